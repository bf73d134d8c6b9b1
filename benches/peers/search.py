#!/usr/bin/env python3
"""headcount index and search against SQLite FTS5 on the same documents.

    benches/peers/search.py --host 2-core-vm [--size 1e8] [--rounds 3] [--documents 1000000]

Takes a release build of headcount; SQLite is that of Python. Writes the record to
benches/record/<day>-<host>/search-against-fts5.md and takes its scratch files away again.
"""

import argparse
import datetime
import json
import os
import random
import shlex
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import inputs
from run import DATA, PROJECT, measured, processor


def main():
    if sys.argv[1:2] == ["--fts5"]:
        return fts5(*sys.argv[2:])
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--host", required=True, help="kind of machine, in a word")
    arguments.add_argument("--size", type=float, default=1e8, help="bytes of the input")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--documents", type=int, default=1_000_000, help="of the large store")
    arguments.add_argument("--headcount", type=Path, default=PROJECT / "target/release/headcount")
    arguments = arguments.parse_args()
    if not DATA.is_dir():
        sys.exit("skipped: ../shared/data is absent")
    day = datetime.date.today().isoformat()
    folder = PROJECT / f"benches/record/{day}-{arguments.host}"
    folder.mkdir(parents=True, exist_ok=True)
    record = folder / "search-against-fts5.md"
    with tempfile.TemporaryDirectory(prefix="headcount-bench-") as scratch:
        report = head(arguments) + indexing(arguments, Path(scratch))
        record.write_text(report, "utf-8")
        report += asking(arguments, Path(scratch))
        record.write_text(report, "utf-8")


def indexing(arguments, scratch):
    """Runs the programs by turns on one input and returns the section of the record."""
    path = scratch / "input.jsonl"
    records = inputs.write(path, inputs.MIXED, DATA, arguments.size, True)
    size = path.stat().st_size
    place = scratch / "out"
    index = [arguments.headcount, "index", path, "--progress", "none", "--store", place]
    fts = [sys.executable, __file__, "--fts5"]
    programs = {
        "headcount index, 1 thread": [*index, "--threads", "1"],
        "headcount index, 2 threads": [*index, "--threads", "2"],
        "headcount index, without text index": [*index, "--no-text-index", "--threads", "1"],
        "SQLite FTS5, unicode61": [*fts, path, place, "unicode61"],
        "SQLite FTS5, trigram": [*fts, path, place, "trigram"],
    }
    runs = {program: [] for program in programs}
    bytes_written = {}
    found = {}
    for _ in range(arguments.rounds):
        for program, command in programs.items():
            runs[program].append(measured(command))
            bytes_written[program] = occupied(place)
            found[program] = answers(arguments, place)
            remove(place)
    path.unlink()
    seconds = {
        program: statistics.median(run.seconds for run in measurements)
        for program, measurements in runs.items()
    }
    own = next(iter(seconds.values()))
    rows = "".join(
        f"| {program} | {middle([run.seconds for run in measurements])} "
        f"| {seconds[program] / own:.2f} "
        f"| {middle([run.wall for run in measurements])} "
        f"| {max(run.peak for run in measurements) / 1e6:.0f} "
        f"| {bytes_written[program] / 1e6:.0f} | {found[program]} |\n"
        for program, measurements in runs.items()
    )
    return f"""## Storing and indexing

KCNA, New Year addresses, Channel One, CCTV: {size / 1e6:.0f} MB, {records:,} records.
Documents found: for `"kim jong un"`, `조선로동당`, `习近平`.

| program | CPU s, median (least–most) | ratio | wall s | peak MB | MB on disk | documents found |
|---|---:|---:|---:|---:|---:|---:|
{rows}
Ratio: CPU against headcount with one thread. The CPU of SQLite contains that of Python, which
reads the JSON. A peak is never less than that of the Python that starts the program, 55 MB.
headcount also cleans text, tells languages, copies and versions, and counts every mention;
unicode61 takes what white space and punctuation part for words, so that of Korean and Chinese it
finds whole words and sentences only; trigram finds nothing shorter than three characters.

"""


def fts5(path, place, tokenizer):
    """Stores and indexes the records of a file, as plainly as SQLite can."""
    Path(place).mkdir()
    database = sqlite3.connect(Path(place) / "fts.db")
    database.execute("PRAGMA journal_mode = OFF")
    options = "tokenize = 'trigram'" if tokenizer == "trigram" else "tokenize = 'unicode61'"
    columns = "title, text, outlet UNINDEXED, date UNINDEXED, url UNINDEXED"
    database.execute(f"CREATE VIRTUAL TABLE documents USING fts5({columns}, {options})")
    with open(path, encoding="utf-8") as lines:
        rows = (
            (record.get("title"), record.get("text"), "", record.get("date"), record.get("url"))
            for record in map(json.loads, lines)
        )
        database.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", rows)
    database.commit()
    database.close()


def answers(arguments, place):
    """Returns how many documents each phrase is found in."""
    phrases = ["kim jong un", "조선로동당", "习近平"]
    if (place / "fts.db").exists():
        database = sqlite3.connect(place / "fts.db")
        query = "SELECT count(*) FROM documents WHERE documents MATCH ?"
        return ", ".join(
            str(database.execute(query, [f'"{phrase}"']).fetchone()[0]) for phrase in phrases
        )
    found = []
    for phrase in phrases:
        command = [arguments.headcount, "search", f'"{phrase}"', "--store", place]
        command += ["--duplicates", "copies", "--limit", "0", "--format", "json"]
        report = subprocess.run(command, capture_output=True, check=True).stdout
        found.append(str(json.loads(report)["documents"]))
    return ", ".join(found)


def asking(arguments, scratch):
    """Returns how long a whole run takes that asks a store of many documents one thing."""
    path = scratch / "many.jsonl"
    invent(path, arguments.documents)
    store = scratch / "many"
    index = [arguments.headcount, "index", path, "--progress", "none", "--store", store]
    indexed = measured(index)
    size = path.stat().st_size
    path.unlink()
    text_index = occupied(store / "index")
    questions = [
        'search \'"a plan of cultural exchange with China"\'',
        "search 조선로동당",
        "search harvest",
        "search 'harvest outlet:north date:2020'",
        "search 'entity:cn harvest'",
        "count --entity cn,ru --by month",
    ]
    rows = ""
    for question in questions:
        command = [arguments.headcount, *shlex.split(question), "--store", store]
        runs = [measured(command) for _ in range(11)]
        rows += (
            f"| `{question}` | {1e3 * min(run.wall for run in runs):.0f} "
            f"| {1e3 * statistics.median(run.wall for run in runs):.0f} "
            f"| {1e3 * statistics.median(run.seconds for run in runs):.0f} "
            f"| {max(run.peak for run in runs) / 1e6:.0f} |\n"
        )
    return f"""## Asking a store of {arguments.documents:,} documents

Invented articles in English and Korean over thirty years, {size / 1e9:.2f} GB; indexed in
{indexed.seconds:.0f} CPU s, {indexed.wall:.0f} s, {indexed.peak / 1e6:.0f} MB; text index
{text_index / 1e6:.0f} MB, store {occupied(store) / 1e6:.0f} MB. Whole processes, 11 runs each.

| question | wall ms, least | wall ms, median | CPU ms, median | peak MB |
|---|---:|---:|---:|---:|
{rows}"""


def invent(path, documents):
    """Writes invented articles, no two alike."""
    chance = random.Random(7)
    first = datetime.date(1995, 1, 1)
    names = ["China", "Russia", "Vietnam", "Cuba", "Laos", "Mongolia", "Syria", "Iran"]
    korean = ["중국", "로씨야", "윁남", "꾸바", "라오스", "몽골", "수리아", "이란"]
    plain = [
        "Officials and working people heard a report on the results of the year.",
        "The farm finished rice transplanting ten days ahead of schedule.",
        "An exhibition of school things opened, and many pupils looked round it.",
        "The newspaper carried an article on the harvest.",
        "He stressed the need to raise the quality of consumer goods.",
    ]
    plain_korean = [
        "일군들과 근로자들이 상반년 사업정형에 대한 보고를 청취하였다.",
        "농장에서는 새 기계의 덕으로 모내기를 예정보다 앞당겨 끝냈다.",
        "전국학용품전시회가 개막되였으며 많은 학생들이 돌아보았다.",
        "조선로동당 일군들이 가을걷이를 도와주었다.",
    ]
    with open(path, "w", encoding="utf-8") as out:
        for number in range(documents):
            day = first + datetime.timedelta(days=chance.randrange(30 * 365))
            if number % 2:
                name = chance.choice(korean)
                title = f"{name} 대표단 도착 {number}"
                sentences = chance.choices(plain_korean, k=6)
                sentences += [f"{name} 대표단이 {number}호 기계공장을 참관하였다."]
            else:
                name = chance.choice(names)
                title = f"Delegation of {name} arrives, number {number}"
                sentences = chance.choices(plain, k=6)
                sentences += [f"It visited the machine plant number {number}."]
                if number % 5000 == 0:
                    sentences += ["They signed a plan of cultural exchange with China."]
            record = {
                "outlet": chance.choice(["north", "south"]),
                "section": chance.choice(["front", "back"]),
                "title": title,
                "date": day.isoformat(),
                "url": f"http://invented.example/{number}",
                "text": " ".join(sentences),
            }
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def occupied(place):
    return sum(file.stat().st_size for file in place.rglob("*") if file.is_file())


def remove(place):
    shutil.rmtree(place)


def middle(values):
    return f"{statistics.median(values):.1f} ({min(values):.1f}–{max(values):.1f})"


def head(arguments):
    command = [arguments.headcount, "--version"]
    version = subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()
    return f"""# headcount index and search against SQLite FTS5

Machine: {processor()}, {os.cpu_count()} cores. Other work ran beside, so CPU seconds (user and
system) are what counts; wall times are upper bounds.
Programs: {version}; SQLite {sqlite3.sqlite_version} from Python {sys.version.split()[0]}, one
transaction without a journal; by turns, {arguments.rounds} rounds.

"""


if __name__ == "__main__":
    main()
