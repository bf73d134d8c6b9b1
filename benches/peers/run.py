#!/usr/bin/env python3
"""headcount scan against ripgrep on the same file, in CPU seconds.

    benches/peers/run.py --host 2-core-vm [--size 1e9] [--rounds 5]

Takes a release build of headcount and `rg` on the path. Writes the record to
benches/record/<day>-<host>/scan-against-ripgrep.md and takes its scratch files away again.
"""

import argparse
import csv
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import inputs

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT.parent / "shared/data"
TENTH = "rg -F -i, a tenth of it, once"
CORPORA = [
    ("English", "KCNA 2011 and 2024", inputs.ENGLISH, True),
    ("Korean", "New Year addresses in pieces, KCNA 2026", inputs.KOREAN, True),
    ("mixed", "the above, Channel One in Russian, CCTV in Chinese", inputs.MIXED, True),
    ("English copies", "as English, every round the same", inputs.ENGLISH, False),
]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--host", required=True, help="kind of machine, in a word")
    arguments.add_argument("--size", type=float, default=1e9, help="bytes of each input")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--headcount", type=Path, default=PROJECT / "target/release/headcount")
    arguments = arguments.parse_args()
    if not DATA.is_dir():
        sys.exit("skipped: ../shared/data is absent")
    with tempfile.TemporaryDirectory(prefix="headcount-bench-") as scratch:
        scratch = Path(scratch)
        names = aliases(arguments.headcount)
        (scratch / "aliases").write_text("\n".join(names) + "\n", "utf-8")
        # Without case, spellings that differ in capitals alone are one: fewer for ripgrep.
        folded = sorted({name.lower() for name in names})
        (scratch / "folded").write_text("\n".join(folded) + "\n", "utf-8")
        day = datetime.date.today().isoformat()
        folder = PROJECT / f"benches/record/{day}-{arguments.host}"
        folder.mkdir(parents=True, exist_ok=True)
        sections = []
        for corpus in CORPORA:
            sections.append(compare(corpus, arguments, scratch))
            # A run takes an hour; what is measured is written down at once.
            report = head(arguments, names) + "\n".join(sections)
            (folder / "scan-against-ripgrep.md").write_text(report, "utf-8")


def aliases(headcount):
    """Returns every spelling of the built-in gazetteer, decoys apart, as headcount lists them."""
    found = set()
    for kind in ["countries", "leaders", "organisations"]:
        command = [headcount, "gazetteer", "show", kind, "--format", "csv"]
        listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        found.update(row["alias"] for row in csv.DictReader(listed.splitlines()))
    return sorted(found)


def compare(corpus, arguments, scratch):
    """Runs the programs by turns on one input and returns the section of the record."""
    name, what, sources, distinct = corpus
    path = scratch / "input.jsonl"
    records = inputs.write(path, sources, DATA, arguments.size, distinct)
    size = path.stat().st_size
    tenth = scratch / "tenth.jsonl"
    write_head(path, tenth, size // 10)
    scan = [arguments.headcount, "scan", path, "--progress", "none", "--format", "json"]
    search = ["rg", "--count-matches", "-F", "-f"]
    programs = {
        "headcount scan, 1 thread": [*scan, "--threads", "1"],
        "headcount scan, 2 threads": [*scan, "--threads", "2"],
        "rg -F": [*search, scratch / "aliases", path],
        # Ten times the input takes it ten times as long; nobody would wait for three rounds.
        TENTH: [*search, scratch / "folded", "-i", tenth],
    }
    runs = {program: [] for program in programs}
    for number in range(arguments.rounds):
        for program, command in programs.items():
            if program == TENTH and number > 0:
                continue
            runs[program].append(measured(command))
    rows = [
        row(program, measurements, tenth.stat().st_size if program == TENTH else size)
        for program, measurements in runs.items()
    ]
    ours = runs["headcount scan, 1 thread"][0].answer
    corpus = json.loads(ours)["corpus"]
    path.unlink()
    tenth.unlink()
    return f"""## {name}

{what}: {size / 1e9:.2f} GB, {records:,} records; headcount: {corpus["documents"]:,} documents, \
{corpus["copies"]:,} copies, {corpus["rejected"]:,} rejected.

| program | CPU s, median | least | most | GB per CPU s | wall s | peak MB | count |
|---|---:|---:|---:|---:|---:|---:|---:|
{"".join(rows)}"""


def write_head(path, head, size):
    """Writes the lines that begin in the first `size` bytes of a file to another."""
    with open(path, "rb") as lines, open(head, "wb") as out:
        while out.tell() < size:
            out.write(lines.readline())


class Measured:
    def __init__(self, answer, code, seconds, wall, peak):
        self.answer = answer
        self.code = code
        self.seconds = seconds
        self.wall = wall
        self.peak = peak

    def count(self):
        """Returns the mentions counted, or what ripgrep says."""
        if self.answer.lstrip().startswith(b"{"):
            rows = json.loads(self.answer)["rows"]
            return sum(each["mentions"] or 0 for each in rows)
        return int(self.answer)


def measured(command, accepted=(0,)):
    with tempfile.TemporaryFile() as out:
        start = datetime.datetime.now()
        child = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = (datetime.datetime.now() - start).total_seconds()
        if child.returncode not in accepted:
            sys.exit(f"{command[0]} ended with {child.returncode}")
        out.seek(0)
        seconds = usage.ru_utime + usage.ru_stime
        return Measured(out.read(), child.returncode, seconds, wall, usage.ru_maxrss * 1024)


def row(program, runs, size):
    seconds = [run.seconds for run in runs]
    median = statistics.median(seconds)
    wall = statistics.median(run.wall for run in runs)
    peak = max(run.peak for run in runs)
    counts = {run.count() for run in runs}
    assert len(counts) == 1, f"{program} counted {counts}"
    return (
        f"| {program} | {median:.2f} | {min(seconds):.2f} | {max(seconds):.2f} "
        f"| {size / 1e9 / median:.3f} | {wall:.2f} | {peak / 1e6:.0f} | {counts.pop():,} |\n"
    )


def head(arguments, names):
    def version(command):
        return subprocess.run(
            [command, "--version"], capture_output=True, check=True, text=True
        ).stdout.splitlines()[0]

    return f"""# headcount scan against ripgrep

Machine: {processor()}, {os.cpu_count()} cores, {platform.system()}. Other work ran beside, so CPU
seconds (user and system) are what counts; wall times tell little.
Programs: {version(arguments.headcount)}, {version("rg")}, by turns, {arguments.rounds} rounds.
Names: the {len(names):,} spellings of the built-in gazetteer without decoys, one a line for
`rg --count-matches -F -f`; with `-i` those that differ in capitals alone once, and the
first tenth of the input, because that is slow.
Input: JSON Lines made of real text repeated; each round over it has other dates, and numbers in
title, text and link, so that no record is a copy. ripgrep counts non-overlapping strings anywhere
in the lines; headcount counts names where they stand as names, in documents told apart, and also
reads JSON, dates, languages and tokens.

"""


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


if __name__ == "__main__":
    main()
