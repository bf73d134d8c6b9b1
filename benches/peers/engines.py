#!/usr/bin/env python3
"""Matchers on the same text by the same rules: gate, automaton, aho-corasick's DFA, Vectorscan.

    benches/peers/engines.py --host 2-core-vm [--size 1e8] [--forms 5000] [--rounds 5] [--passes 3]

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

import inputs
import peers
from run import DATA, PROJECT, measured

TEXTS = {
    "English": ("KCNA 2011 and 2024", inputs.ENGLISH),
    "Korean": ("New Year addresses, KCNA 2026", inputs.KOREAN),
    "mixed": ("the above, Channel One, CCTV", inputs.MIXED),
}

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
    parser.add_argument("--passes", type=int, default=3, help="that are measured, after one that is not")
    parser.add_argument("--invented", action="store_true", help="also where real text is present")
    parser.add_argument("--engines", type=Path, help="engines.rs, built already")
    arguments = parser.parse_args()
    texts = TEXTS
    if arguments.invented or not DATA.is_dir():
        texts = {"invented": ("`headcount generate`", inputs.MIXED)}
    with tempfile.TemporaryDirectory(prefix="headcount-bench-") as scratch:
        scratch = Path(scratch)
        ours = arguments.engines or built_with_cargo()
        vectorscan = built_vectorscan(scratch)
        names, ranges = scratch / "forms", scratch / "ranges"
        forms = peers.write_forms(names, arguments.headcount, arguments.forms)
        subprocess.run([ours, "classes", ranges], check=True)
        engines = {name: [ours, engine] for engine, name in OURS.items()}
        if vectorscan:
            name = f"Vectorscan {version_of(vectorscan)}, edges looked at afterwards"
            engines[name] = [vectorscan]
        file = peers.record_folder(arguments.host) / "engines.md"
        record = head(forms, arguments)
        for text, (what, sources) in texts.items():
            record += f"\n## {text}\n\n{what}: "
            record += compare(sources, engines, names, ranges, scratch, arguments)
            file.write_text(record, "utf-8")
    print(record)


def compare(sources, engines, names, ranges, scratch, arguments):
    """Runs the engines by turns over one text and returns the section of the record."""
    lines, documents, counted = scratch / "lines.jsonl", scratch / "text", scratch / "counts"
    peers.write_input(lines, arguments.size, arguments.invented, arguments.headcount, sources)
    peers.write_documents(lines, documents)
    lines.unlink()
    runs = {engine: [] for engine in engines}
    counts = {}
    for _ in range(arguments.rounds):
        for engine, command in engines.items():
            command = [*command, names, documents, ranges, counted]
            runs[engine].append(timed(command, arguments.passes))
            counts[engine] = counted.read_bytes()
    for engine, found in counts.items():
        require_same(engine, found, counts[OURS["gate"]])
    mentions = sum(int(line.split(b"\t")[1]) for line in counts[OURS["gate"]].splitlines())
    return section(runs, documents.stat().st_size, mentions)


def timed(command, passes):
    """Returns the CPU seconds of a pass, and of all before it: reading and building."""
    once, often = (measured([*command, str(count)]).seconds for count in (1, 1 + passes))
    a_pass = (often - once) / passes
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


def section(runs, size, mentions):
    seconds = {engine: [a_pass for a_pass, _ in rounds] for engine, rounds in runs.items()}
    ours = statistics.median(seconds[OURS["gate"]])
    rows = ""
    for engine, passes in seconds.items():
        median = statistics.median(passes)
        build = statistics.median(build for _, build in runs[engine])
        rows += (
            f"| {engine} | {median:.3f} | {min(passes):.3f} | {max(passes):.3f} "
            f"| {size / 1e9 / median:.2f} | {median / ours:.2f} | {build:.2f} |\n"
        )
    return f"""{size / 1e6:.1f} MB of titles and texts in memory, document by document; {mentions:,} found.

| engine | CPU s, median | least | most | GB/s | × gate | before, s |
|---|---:|---:|---:|---:|---:|---:|
{rows}"""


def head(forms, arguments):
    lines = subprocess.run(["cargo", "tree", "-p", "aho-corasick", "--depth", "0"], cwd=PROJECT,
                           capture_output=True, text=True).stdout.split()
    return f"""# Matchers by the same rules

Machine: {peers.machine()}; {peers.load()} at the start.
Programs: {peers.version([arguments.headcount, "--version"])}; aho-corasick {"".join(lines[1:2])}; \
{arguments.rounds} rounds by turns. CPU seconds of a pass: those of a run of {arguments.passes + 1} passes
without those of a run of one, divided by {arguments.passes}; what is left of the latter is reading and building.
Rules: {len(forms):,} forms, ASCII letters in either case; whole words in alphabetic scripts, no edges \
for Hangul and Han; leftmost, then longest. All engines found every form equally often.
The engines of headcount search a copy in lower case; making it is part of the time.
"""


if __name__ == "__main__":
    main()
