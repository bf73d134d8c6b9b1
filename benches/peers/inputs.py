"""Inputs of the comparison with ripgrep: real text repeated to a given size, as JSON Lines.

The texts stand outside the project, in ../shared/data, and are skipped where absent. Each round
over them shifts every date and numbers every title, text and link, so that no record is a copy or
an edited re-issue of another.
"""

import csv
import datetime
import json
import random
import re
from pathlib import Path

csv.field_size_limit(1 << 30)

DAYS = 60
ARTICLE_CHARACTERS = 1200


def kcna_2024(data):
    path = data / "kcna-en-2024/headlines_2024-09-09.json"
    for article in json.loads(path.read_text("utf-8")):
        yield article.get("headline"), article.get("story_text"), article.get("link")


def kcna_2011(data):
    with open(data / "kcna-headlines-1997-2009/KCNA_2011.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield row["title"], row["story"], row["index.link"]


def speeches(data):
    """New Year addresses, cut at line ends into pieces as long as articles."""
    for path in sorted((data / "nk-new-year-speeches-ko").glob("*.txt")):
        piece = ""
        for line in path.read_text("utf-8").splitlines():
            piece += line + "\n"
            if len(piece) >= ARTICLE_CHARACTERS:
                yield f"신년사 {path.stem}", piece, ""
                piece = ""
        yield f"신년사 {path.stem}", piece, ""


def kcna_korean(data):
    for path in sorted((data / "kcna-ko-2026-sample").glob("*.json")):
        articles = json.loads(path.read_text("utf-8")).get("articles", {})
        for article in articles.values():
            yield article.get("title"), article.get("body"), ""


def channel_one(data):
    for path in sorted((data / "channel-one-ru").glob("*.csv")):
        with open(path, encoding="utf-8") as file:
            for row in csv.DictReader(file):
                yield row["title"], row["content"], row["url"]


def cctv(data):
    for path in sorted((data / "cctv-zh-2022").glob("*.md")):
        sections = re.split(r"^### ", path.read_text("utf-8"), flags=re.M)[1:]
        for section in sections:
            title, _, text = section.partition("\n")
            yield title, text, ""


ENGLISH = [kcna_2024, kcna_2011]
KOREAN = [speeches, kcna_korean]
MIXED = ENGLISH + KOREAN + [channel_one, cctv]


def articles(sources, data):
    found = [article for source in sources for article in source(data)]
    found = [article for article in found if (article[1] or "").strip()]
    # Languages alternate as they do in a folder of dumps read together.
    random.Random(1).shuffle(found)
    return found


def write(path, sources, data, size, distinct=True):
    """Writes JSON Lines of about `size` bytes and returns the number of records."""
    found = articles(sources, data)
    if not found:
        return 0
    first = datetime.date(2024, 1, 1)
    records = written = number = 0
    with open(path, "w", encoding="utf-8") as file:
        while written < size:
            for position, (title, text, link) in enumerate(found):
                day = first + datetime.timedelta(days=position % DAYS)
                record = {"date": day.isoformat(), "title": title or "", "text": text}
                if link:
                    record["url"] = link
                if distinct:
                    day -= datetime.timedelta(days=number)
                    record["date"] = day.isoformat()
                    for field in list(record)[1:]:
                        record[field] += f" {number}"
                line = json.dumps(record, ensure_ascii=False) + "\n"
                file.write(line)
                records += 1
                written += len(line.encode())
                if written >= size:
                    break
            number += 1
    return records
