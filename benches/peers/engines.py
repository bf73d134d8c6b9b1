#!/usr/bin/env python3
"""Matchers on the same text by the same rules: gate, automaton, aho-corasick's DFA, Vectorscan.

    benches/peers/engines.py --host 2-core-vm [--size 1e8] [--forms 5000] [--rounds 5]

Builds `engines.rs` (cargo, release) and `vectorscan.cpp` (g++, `apt-get install libvectorscan-dev`
or `libhyperscan-dev`; left out where there is none), asserts that all find every form as often, and
writes the record to benches/record/<day>-<host>/engines.md.
"""

import argparse
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import peers
from run import PROJECT, measured

# Passes that are measured.
PASSES = 3

OURS = {
    "gate": "gate (headcount)",
    "automaton": "automaton (headcount: aho-corasick, kind left to it)",
    "dfa": "aho-corasick, DFA, edges looked at afterwards",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    peers.add_arguments(parser)
    parser.add_argument("--size", type=float, default=1e8, help="bytes of the JSON Lines")
    parser.add_argument("--forms", type=int, default=5000)
    parser.add_argument("--invented", action="store_true", help="also where real text is present")
    parser.add_argument("--engines", type=Path, help="engines.rs, built already")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="headcount-bench-") as scratch:
        scratch = Path(scratch)
        ours = arguments.engines or built_with_cargo()
        vectorscan = built_vectorscan(scratch)
        files = {name: scratch / name for name in ["forms", "text", "ranges", "lines.jsonl"]}
        what = peers.write_input(
            files["lines.jsonl"], arguments.size, arguments.invented, arguments.headcount
        )
        peers.write_documents(files["lines.jsonl"], files["text"])
        forms = peers.write_forms(files["forms"], arguments.headcount, arguments.forms)
        subprocess.run([ours, "classes", files["ranges"]], check=True)
        inputs = [files["forms"], files["text"], files["ranges"]]
        engines = {name: [ours, engine, *inputs] for engine, name in OURS.items()}
        if vectorscan:
            engines[f"Vectorscan {version_of(vectorscan)}, edges looked at afterwards"] = [
                vectorscan,
                *inputs,
            ]
        runs = {engine: [] for engine in engines}
        counts = {}
        for _ in range(arguments.rounds):
            for engine, command in engines.items():
                runs[engine].append(timed([*command, scratch / "counts"]))
                counts[engine] = (scratch / "counts").read_bytes()
        for engine, found in counts.items():
            require_same(engine, found, counts[OURS["gate"]])
        size = files["text"].stat().st_size
        mentions = sum(int(line.split(b"\t")[1]) for line in counts[OURS["gate"]].splitlines())
        record = report(runs, size, what, forms, mentions, arguments)
    file = peers.record_folder(arguments.host) / "engines.md"
    file.write_text(record, "utf-8")
    print(record)


def timed(command):
    """Returns the CPU seconds of a pass, and of all before it: reading and building."""
    once, often = (measured([*command, str(passes)]).seconds for passes in (1, 1 + PASSES))
    a_pass = (often - once) / PASSES
    return a_pass, once - a_pass


def built_with_cargo():
    command = ["cargo", "build", "--release", "--example", "engines"]
    subprocess.run(command, cwd=PROJECT, check=True)
    return PROJECT / "target/release/examples/engines"


def built_vectorscan(scratch):
    """Returns the program, or nothing where no such library is installed."""
    if not shutil.which("g++") or not shutil.which("pkg-config"):
        return left_out("no g++ or pkg-config")
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libhs"], capture_output=True, text=True)
    if flags.returncode != 0:
        return left_out("libhs is not installed")
    program = scratch / "vectorscan"
    source = PROJECT / "benches/peers/vectorscan.cpp"
    command = ["g++", "-O3", "-march=native", "-o", program, source, *shlex.split(flags.stdout)]
    subprocess.run(command, check=True)
    return program


def left_out(why):
    print(f"left out: Vectorscan: {why}", file=sys.stderr)


def version_of(program):
    return peers.version([program, "--version"], r"[\d.]+")


def require_same(engine, found, expected):
    """Stops at the first form that two engines did not find equally often."""
    if found == expected:
        return
    found, expected = [dict(line.split(b"\t") for line in each.splitlines()) for each in (found, expected)]
    for form in sorted({*found, *expected}):
        if found.get(form) != expected.get(form):
            sys.exit(f"{engine} found {form.decode()} {found.get(form)} times, not {expected.get(form)}")


def report(runs, size, what, forms, mentions, arguments):
    seconds = {engine: [a_pass for a_pass, _ in rounds] for engine, rounds in runs.items()}
    reference = statistics.median(seconds[OURS["dfa"]])
    rows = ""
    for engine, passes in seconds.items():
        median = statistics.median(passes)
        build = statistics.median(build for _, build in runs[engine])
        rows += (
            f"| {engine} | {median:.3f} | {min(passes):.3f} | {max(passes):.3f} "
            f"| {size / 1e9 / median:.2f} | {reference / median:.2f} | {build:.2f} |\n"
        )
    lines = subprocess.run(["cargo", "tree", "-p", "aho-corasick", "--depth", "0"], cwd=PROJECT,
                           capture_output=True, text=True).stdout.split()
    return f"""# Matchers by the same rules

Machine: {peers.machine()}; {peers.load()} at the end.
Programs: {peers.version([arguments.headcount, "--version"])}; aho-corasick {"".join(lines[1:2])}; \
{arguments.rounds} rounds by turns. CPU seconds of a pass: those of a run of four passes
without those of a run of one, divided by three; what is left of the latter is reading and building.
Text: {what}: {size / 1e6:.1f} MB of titles and texts in memory, document by document.
Rules: {len(forms):,} forms, ASCII letters in either case; whole words in alphabetic scripts, no edges \
for Hangul and Han; leftmost, then longest. All engines found every form equally often: {mentions:,} in all.
The engines of headcount search a copy in lower case; making it is part of the time.

| engine | CPU s, median | least | most | GB/s | × DFA | before, s |
|---|---:|---:|---:|---:|---:|---:|
{rows}"""


if __name__ == "__main__":
    main()
