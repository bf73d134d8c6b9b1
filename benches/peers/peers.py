"""What the comparisons share: inputs, names, versions and where records go."""

import datetime
import json
import os
import platform
import random
import re
import subprocess
from pathlib import Path

import inputs
from run import DATA, PROJECT, aliases, processor

# A record of `headcount generate` with its share of copies, in bytes.
BYTES_A_DOCUMENT = 1780


def add_arguments(parser):
    parser.add_argument("--host", required=True, help="kind of machine, in a word")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--headcount", type=Path, default=PROJECT / "target/release/headcount")


def record_folder(host):
    folder = PROJECT / f"benches/record/{datetime.date.today().isoformat()}-{host}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def write_input(path, size, is_invented, headcount, sources=inputs.MIXED):
    """Writes JSON Lines of about a size, of real text where it is present, and says which."""
    if DATA.is_dir() and not is_invented:
        inputs.write(path, sources, DATA, size, True)
        return "KCNA, New Year addresses, Channel One, CCTV, repeated with other dates and numbers"
    folder = path.with_suffix("")
    generate(headcount, size, folder)
    with open(path, "wb") as out:
        for part in sorted((folder / "dump").iterdir()):
            out.write(part.read_bytes())
    return "`headcount generate`"


def generate(headcount, size, folder):
    """Writes an invented corpus of about a size."""
    documents = max(1, int(size / BYTES_A_DOCUMENT))
    command = [headcount, "generate", "--documents", str(documents), "--out", folder]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def write_documents(lines, path):
    """Writes title and text of each record of JSON Lines, a NUL byte behind each."""
    with open(lines, encoding="utf-8") as records, open(path, "w", encoding="utf-8") as out:
        for line in records:
            try:
                record = json.loads(line)
            except json.JSONDecodeError:
                continue
            out.write(f"{record.get('title', '')}\n\n{record.get('text', '')}\0")


def write_forms(path, headcount, count):
    """Writes spellings of the built-in gazetteer in lower case, a line each, and returns them.

    Only ASCII letters are folded: all peers are asked to find these in either case.
    """
    upper = re.compile("[A-Z]")
    spellings = aliases(headcount)
    forms = sorted({upper.sub(lambda letter: letter[0].lower(), each) for each in spellings})
    if count and count < len(forms):
        forms = sorted(random.Random(5).sample(forms, count))
    path.write_text("\n".join(forms) + "\n", "utf-8")
    return forms


def version(command, pattern=r"\S.*"):
    """Returns what a program says of itself in its first line."""
    told = subprocess.run(command, capture_output=True, text=True)
    return re.search(pattern, told.stdout)[0]


def machine():
    return f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"


def load():
    return f"load {os.getloadavg()[0]:.1f}"
