#!/usr/bin/env python3
"""Writes `corpus/sample`, the invented corpus, and the truth about every record in it.

    python3 tests/sample/write_sample.py

The same bytes come out every time. Needs the `zstd` command beside the standard library.
The texts stand in `articles_*.py`, who is mentioned is marked in them by hand; `schedule.py`
says which article stands in which issue, `formats.py` how a file is written.
"""

import hashlib
import json
import shutil
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # leaves no __pycache__ among the sources

import formats  # noqa: E402
from schedule import DAWN, PINE, editions, weekly  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpus" / "sample"
TRUTH = Path(__file__).with_name("answers") / "truth.jsonl"

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
          "September", "October", "November", "December"]
# Sections under which a record is repeated, with another link, by the article's turn.
REPEATS = {"World": [["Latest News"], [], ["Latest News", "External"], []],
           "Top News": [["World", "Latest News", "External"], ["World", "Latest News"]],
           "Revolutionary Activities": [[]],
           "Home": [[], ["Latest News"], [], ["Latest News", "Society-Life", "External", "Top News"], []]}
PHOTO_EVERY = 17


def link(entry, salt=""):
    """Returns an address without a date, as many sites have it."""
    identity = f"{entry['outlet']} {entry.get('revision', entry['day'])} {entry['title']} {salt}"
    digest = hashlib.sha256(identity.encode()).hexdigest()[:32]
    site = "pinebranch" if entry["outlet"] == PINE else "saebyokjong"
    return f"https://www.{site}.example/{entry['language']}/article/{digest}"


def with_dateline(entry):
    """Returns the paragraphs with the agency's dateline and end mark."""
    day, body = entry["day"], list(entry["body"])
    if entry["language"] == "en":
        body[0] = f"{{kp+capital|Pyongyang}}, {MONTHS[day.month - 1]} {day.day} (PBW) -- {body[0]}"
        if day.year == 2024:
            body[-1] += " -0-"
    elif entry["language"] == "ko" and day.year >= 2023:
        body[0] = f"({{kp+capital|평양}} {day.month}월 {day.day}일발 새벽종) {body[0]}"
        body[-1] += "(끝)"
    return body


def glued(text):
    """Returns the text as a scraper leaves it that drops a tag with the spaces around it."""
    name = "{kim_jong_un|Kim Jong Un}"
    return text.replace(f" {name}", name).replace(f"{name} ", name)


def records_of(entry, turn):
    """Returns the article and its copies, each with its own link and section."""
    entry = {**entry, "body": with_dateline(entry), "url": link(entry), "status": "document"}
    if entry.get("shelf") == "REVISED":
        entry["status"] = "document" if entry["later"] else "superseded"
        return [entry]
    if entry["shelf"] == "EDITIONS" or not formats.holds_copies(entry):
        return [entry]
    sections = REPEATS.get(entry["section"], [[]])
    records = [entry]
    for section in sections[turn % len(sections)]:
        records.append({**entry, "section": section, "url": link(entry, section), "status": "copy"})
    if turn % PHOTO_EVERY == 5 and entry["day"].year != 2023:
        records.append({**entry, "section": "Photo", "url": link(entry, "Photo"), "body": [],
                        "status": "photo"})
    return records


def all_records():
    """Returns every record that can be read, numbered by article."""
    entries = weekly(PINE) + weekly(DAWN) + editions()
    turns, records = {}, []
    for number, entry in enumerate(entries):
        key = (entry["outlet"], entry["section"])
        turn = turns[key] = turns.get(key, -1) + 1
        for record in records_of(entry, turn):
            if formats.is_glued(record):
                record["body"] = [glued(sentence) for sentence in record["body"]]
            records.append({**record, "article": number})
    return records


def truth_of(record):
    """Returns what count.py needs to know, marks included."""
    row = {key: record[key] for key in ("file", "record", "status", "article", "outlet", "section",
                                        "language")}
    row["date"] = record["day"].isoformat()
    if record["status"] != "copy":  # a copy has the texts of its article
        row["title"] = record["title"]
        row["body"] = record["body"]
    if "message" in record:
        row["message"] = record["message"]
    return row


def main():
    shutil.rmtree(SAMPLE, ignore_errors=True)
    rows = formats.write(all_records(), SAMPLE)
    TRUTH.parent.mkdir(exist_ok=True)
    with TRUTH.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row if "day" not in row else truth_of(row), ensure_ascii=False) + "\n")
    files = [path for path in SAMPLE.rglob("*") if path.is_file()]
    print(f"{len(rows)} records in {len(files)} files, {sum(f.stat().st_size for f in files)} bytes")


if __name__ == "__main__":
    main()
