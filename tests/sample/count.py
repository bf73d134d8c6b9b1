#!/usr/bin/env python3
"""Counts the sample without headcount, and writes the answer sheet.

    python3 tests/sample/count.py

Counts come from the marks that were set by hand when the texts were written
(`answers/truth.jsonl`). They are then held against the files themselves: every file of
`corpus/sample` is read again with the standard library alone, every record must be where the
truth says and hold that text, and a naive search for names must find as many as were marked.
Nothing here imports the writer or calls headcount; only the list of messages is shared.
"""

import csv
import gzip
import html.parser
import io
import json
import lzma
import re
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

sys.dont_write_bytecode = True  # leaves no __pycache__ among the sources

from articles_messages import MESSAGES  # noqa: E402

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "corpus" / "sample"
ANSWERS = HERE / "answers"
MARK = re.compile(r"\{(!?)([a-z_,+]+)\|([^{}|]+)\}")

# What the naive search looks for; of several at one place the longest.
FORMS = {
    "cn": ["China", "Chinese", "China's", "People's Republic of China", "중국", "중화인민공화국",
           "中国", "中國", "内蒙古", "china", "Китая", "Китай"],
    "ru": ["Russia", "Russian", "Russian Federation", "로씨야", "로씨야련방", "俄罗斯", "俄羅斯",
           "ロシア", "России", "Россия", "российск", "Российск", "русск", "rusa", "ruso", "rusos"],
    "us": ["U.S.", "United States", "American", "미국", "米国", "美国"],
    "kr": ["south Korea", "South Korea", "South Korean", "남조선", "한국", "韓国"],
    "jp": ["Japan", "Japanese", "일본", "日本", "Japón"],
    "kp": ["DPRK", "조선민주주의인민공화국", "朝鲜", "朝鮮", "КНДР"],
    "la": ["Laos", "Lao", "라오스"], "vn": ["Vietnam", "Vietnamese", "윁남", "越南"],
    "cu": ["Cuba", "Cuban", "꾸바"], "sy": ["Syria", "Syrian", "수리아", "Siria"],
    "ir": ["Iran", "Iranian", "이란", "Irán"], "sd": ["Sudan", "수단"], "jo": ["Jordan"],
    "gq": ["Equatorial Guinea", "Equatorial Guinean", "적도기네", "赤道ギニア"],
    "gn": ["Guinea", "기네", "ギニア"], "in": ["India", "Indian", "인디아", "인도", "Индии"],
    "id": ["Indonesia", "인도네시아", "インドネシア"], "mn": ["Mongolia", "Mongolian", "몽골", "蒙古"],
    "by": ["Belarus", "벨라루씨", "白俄罗斯", "Bielorrusia"],
    "xi_jinping": ["Xi Jinping", "습근평", "습 근 평", "习近平", "習近平"],
    "putin": ["Putin", "뿌찐"],
    "kim_jong_un": ["Kim Jong Un", "김정은", "김 정 은"],
}
COMPOUNDS = {"조중": ["kp", "cn"], "중조": ["cn", "kp"], "朝中": ["kp", "cn"],
             "중국인민지원군": ["cn", "org_cpvol"]}
MEANING = {form: [entity] for entity, forms in FORMS.items() for form in forms} | COMPOUNDS
NAIVE = re.compile("|".join(re.escape(form) for form in sorted(MEANING, key=len, reverse=True)))


def plain(text):
    return MARK.sub(lambda mark: mark[3], text)


def read_truth():
    """Returns every record; a copy with the texts of its article, which the truth has once."""
    with (ANSWERS / "truth.jsonl").open(encoding="utf-8") as truth:
        rows = [json.loads(line) for line in truth]
    articles = {row["article"]: row for row in rows if row["status"] == "document"}
    for row in rows:
        if row["status"] == "copy":
            article = articles[row["article"]]
            row.update(title=article["title"], body=article["body"])
    return rows


def paragraphs(row):
    return [row["title"], *row["body"]]


def marked(row):
    """Returns how often each (entity, kind) is marked in a record."""
    counts = Counter()
    for decoy, targets, _ in (m for text in paragraphs(row) for m in MARK.findall(text)):
        for target in targets.split(","):
            entity, _, kind = target.partition("+")
            counts[entity, "decoy" if decoy else kind or "name"] += 1
    return counts


def by_name(row):
    """Returns the default policy's counts: names, abbreviations, demonyms, compounds, also
    those inside a title; no capitals, organisations or titles."""
    counts = Counter()
    for (entity, kind), count in marked(row).items():
        if kind in ("name", "intitle"):
            counts[entity] += count
    return counts


# --- reading the files again ---------------------------------------------------------------

ENCODINGS = {"dawn-bell/2022-q1.tar.gz": "cp949", "dawn-bell/2022-q2/": "cp949",
             "dawn-bell/2024-q1/": "utf-16"}
LANGUAGE_ENCODINGS = {"zh": ["utf-8", "gb18030", "big5"], "ru": ["utf-8", "windows-1251", "koi8-r"],
                      "ja": ["utf-8", "shift_jis", "euc-jp"], "es": ["utf-8", "windows-1252"]}


def members(path):
    """Yields (name, bytes) of a file, or of each member of an archive."""
    name, data = path.relative_to(SAMPLE).as_posix(), path.read_bytes()
    if name.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            for member in archive.namelist():
                yield f"{name}!/{member}", archive.read(member)
    elif name.endswith(".tar.gz"):
        with tarfile.open(path) as archive:
            for member in archive.getmembers():
                yield f"{name}!/{member.name}", archive.extractfile(member).read()
    elif name.endswith(".gz"):
        yield name, gzip.decompress(data)
    elif name.endswith(".xz"):
        yield name, lzma.decompress(data)
    elif name.endswith(".zst"):
        yield name, subprocess.run(["zstd", "-dqc"], input=data, stdout=subprocess.PIPE, check=True).stdout
    else:
        yield name, data


class Page(html.parser.HTMLParser):
    """The words of a page's <article>, without its <time>."""

    def __init__(self):
        super().__init__()
        self.inside, self.skipped, self.words = False, False, []

    def handle_starttag(self, tag, attrs):
        self.inside |= tag == "article"
        self.skipped |= tag == "time"

    def handle_endtag(self, tag):
        if tag == "article":
            self.inside = False
        if tag == "time":
            self.skipped = False

    def handle_data(self, data):
        if self.inside and not self.skipped:
            self.words.append(data)


def readings(name, data):
    """Yields the text decoded in each encoding that may be meant."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield data.decode("utf-16")
        return
    for start, encoding in ENCODINGS.items():
        if name.startswith(start):
            yield data.decode(encoding)
            return
    language = re.search(r"/(zh|ru|ja|es)/", name)
    for encoding in LANGUAGE_ENCODINGS[language[1]] if language else ["utf-8"]:
        try:
            yield data.decode(encoding)
        except UnicodeDecodeError:
            pass


def texts(name, text):
    """Returns the records of a file, each as one string, `None` for what is no record."""
    kind = [part for part in name.split(".") if part not in ("gz", "xz", "zst")][-1]
    if kind == "json":
        return [f"{row['title']}\n{row['text']}" for row in json.loads(text)]
    if kind == "jsonl":
        records = []
        for line in text.splitlines():
            try:
                row = json.loads(line)
                good = "date" in row and row["date"] < "2099"
                records.append(f"{row['title']}\n{row['text']}" if good else None)
            except json.JSONDecodeError:
                records.append(None)
        return records
    if kind in ("csv", "tsv"):
        table = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter="," if kind == "csv" else "\t")
        return [f"{row['title']}\n{row['text']}" for row in table]
    if kind == "html":
        page = Page()
        page.feed(text)
        return ["".join(page.words)]
    return [text.lstrip("# ")]


def squeezed(text):
    """Returns the text without space, and without the list date behind a headline."""
    return "".join(re.sub(r"\[Juche[\d.]+\]", "", text).split())


def check_files(rows):
    """Returns how many records were compared with what stands in the files."""
    expected = defaultdict(dict)
    for row in rows:
        words = None if row["status"] == "rejected" else squeezed("".join(map(plain, paragraphs(row))))
        expected[row["file"]][row["record"]] = words
    compared, seen = 0, set()
    for path in sorted(SAMPLE.rglob("*")):
        if not path.is_file():
            continue
        for name, data in members(path):
            seen.add(name)
            wanted = [expected[name][n] for n in sorted(expected[name])]
            found = [[t and squeezed(t) for t in texts(name, text)] for text in readings(name, data)]
            assert wanted in found, f"{name} does not hold what the truth says"
            compared += len(wanted)
    assert seen == set(expected), f"files differ: {seen ^ set(expected)}"
    return compared


def check_names(rows):
    """Asserts that a naive search finds as many names as are marked, decoys among them."""
    searched, differing = Counter(), []
    for row in rows:
        if row["status"] == "rejected":
            continue
        found, wanted = Counter(), by_name(row)
        for text in paragraphs(row):
            for hit in NAIVE.finditer(plain(text)):
                found.update(MEANING[hit[0]])
            for decoy, _, surface in MARK.findall(text):
                if decoy:
                    wanted.update(entity for hit in NAIVE.finditer(surface) for entity in MEANING[hit[0]])
        if found != wanted:
            differing.append(f"{row['file']} record {row['record']}: found {dict(found - wanted)}, "
                             f"marked {dict(wanted - found)} in {row['title']}")
        searched.update(found)
    assert not differing, "\n".join(differing)
    return searched


# --- the answer sheet ------------------------------------------------------------------------

def write_csv(name, header, rows):
    with (ANSWERS / name).open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


def tally(rows):
    """Returns mentions, and documents with one, by (entity, outlet, month); outlet `all` is both."""
    mentions, documents = Counter(), Counter()
    for row in rows:
        for entity, count in by_name(row).items():
            for outlet in (row["outlet"], "all"):
                for period in (row["date"][:7], row["date"][:4]):
                    mentions[entity, outlet, period] += count
                    documents[entity, outlet, period] += 1
    return mentions, documents


def message_rows(rows):
    for number, message in enumerate(MESSAGES):
        reports = [r for r in rows if r.get("message") == number]
        assert reports, f"message {number} is reported nowhere"
        yield [message["day"], message["from"], message["to"], message["kind"], len(reports),
               " · ".join(f"{r['outlet']} {r['date']} {plain(r['title'])}" for r in reports)]


def between_kim_and(leader, year):
    return sum(1 for m in MESSAGES if leader in (m["from"], m["to"]) and m["day"].startswith(str(year)))


def summary(rows, counted, mentions, documents):
    """Returns answers.toml as text, after asserting what was planted."""
    status = Counter(row["status"] for row in rows)
    reasons = Counter(row["reason"] for row in rows if row["status"] == "rejected")
    ru, cn = ("ru", "all", "2023"), ("cn", "all", "2023")
    assert 2 * mentions[ru] == 3 * mentions[cn], (mentions[ru], mentions[cn])
    assert 2 * documents[ru] == 3 * documents[cn], (documents[ru], documents[cn])
    months = [f"{y}-{m:02}" for y in (2022, 2023, 2024) for m in range(1, 13)]
    silent = [m for m in months if not mentions["xi_jinping", "all", m]]
    assert silent == ["2024-05", "2024-06", "2024-07", "2024-08"], silent
    present = Counter((row["outlet"], row["date"][:7]) for row in counted)
    missing = [(outlet, m) for outlet in ("pine-branch", "dawn-bell") for m in months if not present[outlet, m]]
    assert missing == [("dawn-bell", "2023-11")], missing
    friendship = sorted(r["date"] for r in counted if r["section"].startswith("Year of Friendship"))
    assert friendship and "2024-01" == friendship[0][:7] and friendship[-1][:7] == "2024-06"
    kim_xi = [between_kim_and("xi_jinping", y) for y in (2022, 2023, 2024)]
    assert kim_xi == [12, 10, 3]
    assert max(m["day"] for m in MESSAGES if "xi_jinping" in (m["from"], m["to"])) < "2024-09-20"
    kim_putin = [between_kim_and("putin", y) for y in (2022, 2023, 2024)]
    titles = Counter()
    for row in counted:
        for (entity, kind), count in marked(row).items():
            if kind == "title":
                titles[entity, row["date"][:7]] += count
    raw = Counter()
    for row in rows:
        if row["status"] != "rejected" and row["date"].startswith("2023"):
            raw.update(by_name(row))
    lines = [
        "# Written by tests/sample/count.py. Counts are from marks set by hand, not from headcount.",
        "# Default policy: names, abbreviations, demonyms and compounds, without capitals,",
        "# organisations and titles; copies merged; of revisions the last version; photo headlines",
        "# belong to the article of that title and day.",
        "", "[records]",
        f"read = {len(rows)}",
        f"documents = {status['document'] + status['superseded']}",
        f"copies = {status['copy'] + status['photo']}  # {status['photo']} of them photo headlines",
        f"rejected = {status['rejected']}",
        f"superseded = {status['superseded']}  # of the documents; a later version counts",
        f"counted = {status['document']}",
        "", "[rejected]",
        *[f'"{reason}" = {count}' for reason, count in sorted(reasons.items())],
        "", "[documents_by_outlet]",
        *[f'{o} = {sum(n for (outlet, _), n in present.items() if outlet == o)}' for o in ("pine-branch", "dawn-bell")],
        "", "[documents_by_language]",
        *[f"{l} = {n}" for l, n in sorted(Counter(row["language"] for row in counted).items())],
        "", "[missing]", 'outlet = "dawn-bell"', 'month = "2023-11"',
        "", "[messages]  # distinct messages by the year in which they were sent and reported",
        f"kim_jong_un_xi_jinping = {{ 2022 = {kim_xi[0]}, 2023 = {kim_xi[1]}, 2024 = {kim_xi[2]} }}",
        f"kim_jong_un_putin = {{ 2022 = {kim_putin[0]}, 2023 = {kim_putin[1]}, 2024 = {kim_putin[2]} }}",
        'last_kim_jong_un_xi_jinping = "2024-09-09"',
        "", "[ru_against_cn_2023]  # 1.5 in mentions and in documents, both outlets",
        f"mentions = [{mentions[ru]}, {mentions[cn]}]", f"documents = [{documents[ru]}, {documents[cn]}]",
        f"mentions_in_all_records = [{raw['ru']}, {raw['cn']}]  # copies counted again: not 1.5",
        "", "[xi_jinping_silence]", f"months_without_name = {json.dumps(silent)}",
        "mentions_by_title = { " + ", ".join(f"{m} = {n}" for (e, m), n in sorted(titles.items()) if e == "xi_jinping") + " }",
        "", "[year_of_friendship]", 'section = "Year of Friendship – 2024"', f"dates = {json.dumps(friendship)}",
    ]
    for title, counts in (("mentions", mentions), ("documents", documents)):
        lines += ["", f"[{title}_by_year]  # [2022, 2023, 2024], both outlets; by month: mentions.csv"]
        for entity in sorted({key[0] for key in mentions}):
            lines.append(f"{entity} = {[counts[entity, 'all', y] for y in ('2022', '2023', '2024')]}")
    return "\n".join(lines) + "\n"


def main():
    rows = read_truth()
    compared = check_files(rows)
    searched = check_names(rows)
    counted = [row for row in rows if row["status"] == "document"]
    mentions, documents = tally(counted)
    for entity in ("ru", "cn"):
        print(entity, mentions[entity, "all", "2023"], documents[entity, "all", "2023"])
    kinds = ("document", "superseded", "copy", "photo", "rejected")
    files = defaultdict(Counter)
    for row in rows:
        files[row["file"]][row["status"]] += 1
    write_csv("records.csv", ["file", "records", *kinds],
              [[file, sum(c.values()), *(c[kind] for kind in kinds)] for file, c in sorted(files.items())])
    volume = Counter((row["outlet"], row["date"][:7]) for row in counted)
    months = [f"{y}-{m:02}" for y in (2022, 2023, 2024) for m in range(1, 13)]
    write_csv("documents.csv", ["outlet", "month", "documents"],
              [[o, m, volume[o, m] or ""] for o in ("dawn-bell", "pine-branch") for m in months])
    write_csv("mentions.csv", ["entity", "outlet", "period", "mentions", "documents"],
              [[*key, mentions[key], documents[key]] for key in sorted(mentions)])
    write_csv("messages.csv", ["date", "from", "to", "kind", "reports", "reported in"], message_rows(counted))
    (ANSWERS / "answers.toml").write_text(summary(rows, counted, mentions, documents), encoding="utf-8")
    print(f"{compared} records compared with their files, {sum(searched.values())} names found by naive search")


if __name__ == "__main__":
    main()
