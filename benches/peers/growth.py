#!/usr/bin/env python3
"""How time and memory of headcount scan grow with the input and with the names looked for.

    benches/peers/growth.py --host 2-core-vm [--rounds 3] [--sizes 10 100 1000] [--huge]

Sizes are megabytes of what `headcount generate` writes; `--huge` adds 10,000. Every scan with the
built-in names is compared with what the corpus expects. Writes growth.md and growth.svg to
benches/record/<day>-<host>/.
"""

import argparse
import csv
import random
import shutil
import statistics
import tempfile
from pathlib import Path

import peers
import plot
from run import measured


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    peers.add_arguments(parser)
    parser.add_argument("--sizes", type=float, nargs="+", default=[10, 100, 1000], help="MB")
    parser.add_argument("--huge", action="store_true", help="also 10,000 MB; takes as much disk")
    parser.add_argument("--aliases", type=int, nargs="+", default=[500, 5_000, 50_000])
    parser.add_argument("--aliases-size", type=float, default=100, help="MB that these are sought in")
    arguments = parser.parse_args()
    sizes = [*arguments.sizes, *([10_000] if arguments.huge else [])]
    folder = peers.record_folder(arguments.host)
    with tempfile.TemporaryDirectory(prefix="headcount-bench-") as scratch:
        by_size = over_sizes(sizes, arguments, Path(scratch))
        by_aliases = over_aliases(arguments, Path(scratch))
    (folder / "growth.svg").write_text(drawn(by_size, by_aliases), "utf-8")
    record = report(by_size, by_aliases, arguments)
    (folder / "growth.md").write_text(record, "utf-8")
    print(record)


def over_sizes(sizes, arguments, scratch):
    """Returns megabytes and runs, by turns over all sizes; one corpus is on the disk at a time."""
    runs = {}
    for _ in range(arguments.rounds):
        for size in sizes:
            corpus = scratch / "corpus"
            peers.generate(arguments.headcount, size * 1e6, corpus)
            dump = corpus / "dump"
            megabytes = sum(part.stat().st_size for part in dump.iterdir()) / 1e6
            scan = [arguments.headcount, "scan", dump, "--by", "month", "--format", "csv"]
            run = measured([*scan, "--threads", "1", "--progress", "none"])
            require_expected(run.answer, corpus / "expected.csv")
            runs.setdefault(megabytes, []).append(run)
            shutil.rmtree(corpus)
    return runs


def require_expected(answer, expected):
    names = ["mentions", "documents", "documents_total", "tokens"]

    def counts(lines):
        rows = csv.DictReader(lines)
        return {(row["entity"], row["period"]): [row[name] for name in names] for row in rows}

    found = counts(answer.decode().splitlines())
    with open(expected, encoding="utf-8", newline="") as file:
        assert found == counts(file), f"other counts than in {expected}"


def over_aliases(arguments, scratch):
    """Returns numbers of names and runs, by turns over all of them, on one corpus."""
    corpus = scratch / "corpus"
    peers.generate(arguments.headcount, arguments.aliases_size * 1e6, corpus)
    runs = {}
    counts = set()
    for aliases in arguments.aliases:
        write_names(scratch / str(aliases), aliases)
    for _ in range(arguments.rounds):
        for aliases in arguments.aliases:
            scan = [arguments.headcount, "scan", corpus / "dump", "--entity", "china"]
            scan += ["--gazetteer", scratch / str(aliases), "--format", "json"]
            run = measured([*scan, "--threads", "1", "--progress", "none"])
            counts.add(run.count())
            runs.setdefault(aliases, []).append(run)
    assert len(counts) == 1, f"China was counted {counts} times"
    return runs


def write_names(folder, count):
    """Writes a gazetteer of so many names: China, and others of the same sound in no text."""
    chance = random.Random(11)
    names = {"China"}
    syllables = ["ba", "ko", "ru", "ti", "me", "la", "no", "shi", "ve", "ga", "po", "du", "zan", "lem"]
    hangul = "가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후"
    while len(names) < count:
        latin = "".join(chance.choices(syllables, k=4)).capitalize()
        names.add(latin if len(names) % 2 else "".join(chance.choices(hangul, k=5)))
    folder.mkdir()
    others = sorted(names - {"China"})
    with open(folder / "names.toml", "w", encoding="utf-8") as out:
        out.write('[[entity]]\nid = "china"\nname = "China"\nkind = "country"\nnames.en = ["China"]\n')
        for first in range(0, len(others), 5):
            few = others[first : first + 5]
            latin = [name for name in few if name.isascii()]
            korean = [name for name in few if not name.isascii()]
            out.write(f'[[entity]]\nid = "e{first}"\nname = "{few[0]}"\nkind = "country"\n')
            out.write(f"names.en = {quoted(latin)}\nnames.ko = {quoted(korean)}\n")


def quoted(names):
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def medians(runs):
    """Returns a row for each key: CPU seconds, wall seconds, peak megabytes."""
    return {
        key: (
            statistics.median(run.seconds for run in measurements),
            statistics.median(run.wall for run in measurements),
            max(run.peak for run in measurements) / 1e6,
        )
        for key, measurements in runs.items()
    }


def drawn(by_size, by_aliases):
    sizes, aliases = medians(by_size), medians(by_aliases)
    return plot.panels(
        [
            ("CPU seconds by MB of input", {size: each[0] for size, each in sizes.items()}),
            ("peak MB by MB of input", {size: each[2] for size, each in sizes.items()}),
            ("CPU seconds by names", {count: each[0] for count, each in aliases.items()}),
            ("peak MB by names", {count: each[2] for count, each in aliases.items()}),
        ]
    )


def report(by_size, by_aliases, arguments):
    def rows(runs, scale):
        lines, before = "", None
        for key, (seconds, wall, peak) in sorted(medians(runs).items()):
            least = min(run.seconds for run in runs[key])
            most = max(run.seconds for run in runs[key])
            growth = ""
            if before:
                growth = f"× {seconds / before[1]:.2f} for × {key / before[0]:.1f}"
            lines += f"| {key:,.0f} | {seconds:.2f} | {least:.2f} | {most:.2f} | {scale(key, seconds)} "
            lines += f"| {growth} | {wall:.2f} | {peak:.0f} |\n"
            before = key, seconds
        return lines

    megabytes = f"{arguments.aliases_size:,.0f}"
    return f"""# How headcount scan grows

Machine: {peers.machine()}; {peers.load()} at the end.
Program: {peers.version([arguments.headcount, "--version"])}, one thread that analyses; \
{arguments.rounds} rounds by turns.
Input: `headcount generate`; all counts by month were those that it expects. CPU seconds are user and
system.

## With the input, built-in names

| MB | CPU s, median | least | most | MB per CPU s | growth | wall s | peak MB |
|---:|---:|---:|---:|---:|---|---:|---:|
{rows(by_size, lambda size, seconds: f"{size / seconds:.0f}")}
## With the names, {megabytes} MB of input

Names declared; headcount makes more spellings of them. Only one of them stands in the text.

| names | CPU s, median | least | most | µs per name | growth | wall s | peak MB |
|---:|---:|---:|---:|---:|---|---:|---:|
{rows(by_aliases, lambda count, seconds: f"{1e6 * seconds / count:.0f}")}
![growth](growth.svg)
"""


if __name__ == "__main__":
    main()
