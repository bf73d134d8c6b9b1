#!/usr/bin/env python3
"""headcount scan beside programs that count strings: rg, grep, ugrep, pyahocorasick, polars.

    benches/peers/programs.py --host 2-core-vm [--size 1e8] [--rounds 3] [--limit 600]

Programs that are not installed are left out by name (`apt-get install ugrep`, `pip install
pyahocorasick polars`). Writes the record to benches/record/<day>-<host>/programs.md.
"""

import argparse
import importlib.metadata
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import peers
from run import measured

PYTHON = {"pyahocorasick": "pyahocorasick", "polars extract_many": "polars"}


def main():
    if sys.argv[1:2] == ["--peer"]:
        return print(PEERS[sys.argv[2]](*sys.argv[3:]))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    peers.add_arguments(parser)
    parser.add_argument("--size", type=float, default=1e8, help="bytes of the JSON Lines")
    parser.add_argument("--forms", type=int, default=0, help="names looked for; 0: all")
    parser.add_argument("--invented", action="store_true", help="also where real text is present")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which one is stopped")
    arguments = parser.parse_args()
    # GNU grep folds ASCII letters alone here, as all but ripgrep and ugrep do.
    os.environ["LC_ALL"] = "C"
    with tempfile.TemporaryDirectory(prefix="headcount-bench-") as scratch:
        path, names = Path(scratch, "lines.jsonl"), Path(scratch, "names")
        what = peers.write_input(path, arguments.size, arguments.invented, arguments.headcount)
        forms = peers.write_forms(names, arguments.headcount, arguments.forms)
        programs, missing = installed(arguments.headcount, names, path)
        runs = {program: [] for program in programs}
        stopped = []
        for _ in range(arguments.rounds):
            for program, (command, _) in programs.items():
                if program in stopped:
                    continue
                limited = ["timeout", str(arguments.limit), *command]
                run = measured(limited, accepted=(0, 124))
                if run.code == 124:
                    stopped.append(program)
                else:
                    runs[program].append(run)
        record = report(programs, runs, stopped, missing, path.stat().st_size, what, forms, arguments)
    (peers.record_folder(arguments.host) / "programs.md").write_text(record, "utf-8")
    print(record)


def installed(headcount, names, path):
    """Returns commands with what they count, and the names of those that are not there."""
    scan = [headcount, "scan", path, "--progress", "none", "--format", "json", "--threads", "1"]
    own = [sys.executable, __file__, "--peer"]
    programs = {
        "headcount scan": (scan, "mentions"),
        "rg --count-matches -F -i": (["rg", "--count-matches", "-F", "-i", "-f", names, path], "strings"),
        "rg --count-matches -F": (["rg", "--count-matches", "-F", "-f", names, path], "strings in this case"),
        "grep -c -F -i": (["grep", "-c", "-F", "-i", "-f", names, path], "lines"),
        "ugrep -c -F -i": (["ugrep", "-c", "-F", "-i", "-f", names, path], "lines"),
        "pyahocorasick": ([*own, "pyahocorasick", names, path], "strings, overlapping too"),
        "polars extract_many": ([*own, "polars", names, path], "strings"),
    }
    missing = [program for program in programs if not is_installed(program)]
    return {program: each for program, each in programs.items() if program not in missing}, missing


def is_installed(program):
    if program in PYTHON:
        try:
            return bool(importlib.metadata.version(PYTHON[program]))
        except importlib.metadata.PackageNotFoundError:
            return False
    command = program.split()[0]
    return command == "headcount" or shutil.which(command) is not None


def version_of(program, headcount):
    if program in PYTHON:
        return f"{PYTHON[program]} {importlib.metadata.version(PYTHON[program])}"
    command = program.split()[0]
    return peers.version([headcount if command == "headcount" else command, "--version"])


def with_pyahocorasick(names, path):
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for form in Path(names).read_text("utf-8").splitlines():
        automaton.add_word(form, 1)
    automaton.make_automaton()
    upper_to_lower = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
    with open(path, encoding="utf-8") as lines:
        return sum(1 for line in lines for _ in automaton.iter(line.translate(upper_to_lower)))


def with_polars(names, path):
    import polars

    forms = Path(names).read_text("utf-8").splitlines()
    lines = Path(path).read_text("utf-8").split("\n")
    found = polars.Series(lines).str.extract_many(
        forms, ascii_case_insensitive=True, leftmost=True
    )
    return found.list.len().sum()


PEERS = {"pyahocorasick": with_pyahocorasick, "polars": with_polars}


def report(programs, runs, stopped, missing, size, what, forms, arguments):
    medians = {
        program: statistics.median(run.seconds for run in measurements)
        for program, measurements in runs.items()
        if measurements
    }
    rows = ""
    for program, (_, counted) in programs.items():
        if program in stopped or program not in medians:
            rows += f"| {program} | stopped after {arguments.limit:.0f} s | | | | | | | {counted} |\n"
            continue
        seconds = [run.seconds for run in runs[program]]
        counts = {run.count() for run in runs[program]}
        assert len(counts) == 1, f"{program} counted {counts}"
        rows += (
            f"| {program} | {medians[program]:.2f} | {min(seconds):.2f} | {max(seconds):.2f} "
            f"| {size / 1e9 / medians[program]:.3f} "
            f"| {medians[program] / medians['headcount scan']:.2f} "
            f"| {max(run.peak for run in runs[program]) / 1e6:.0f} "
            f"| {counts.pop():,} | {counted} |\n"
        )
    versions = "; ".join(dict.fromkeys(version_of(each, arguments.headcount) for each in programs))
    left_out = f"\nNot installed: {', '.join(missing)}." if missing else ""
    return f"""# headcount scan beside programs that count strings

Machine: {peers.machine()}; {peers.load()} at the end.
Programs: {versions}; {arguments.rounds} rounds by turns, CPU seconds (user and system), all threads.{left_out}
Input: {what}: {size / 1e6:.1f} MB of JSON Lines.
Names: {len(forms):,} spellings of the built-in gazetteer with ASCII letters in lower case, one a line;
headcount has all of the gazetteer with its rules. The programs do different things: headcount counts
names that stand as names in documents told apart; the others find strings anywhere in a line.

| program | CPU s, median | least | most | GB per CPU s | × headcount | peak MB | count | of |
|---|---:|---:|---:|---:|---:|---:|---:|---|
{rows}"""


if __name__ == "__main__":
    main()
