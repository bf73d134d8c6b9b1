"""How the sample's files are written: formats, archives, encodings, and the damage in them."""

import csv
import gzip
import html
import io
import json
import lzma
import subprocess
import tarfile
import zipfile
from datetime import date, datetime, timezone

from marks import plain

PINE = "pine-branch"


def place(record):
    """Returns the file of a record and, in an archive, the member."""
    outlet, day = record["outlet"], record["day"]
    name = day.isoformat()
    if record["shelf"] == "EDITIONS":
        page = f"{record['language']}/{name}.{record['suffix']}"
        return ("pine-branch/editions-2024.tar.gz", page) if day.year == 2024 else (f"pine-branch/{page}", None)
    if outlet == PINE:
        if day.year == 2022:
            return ("pine-branch/2022-h1.json", None) if day.month <= 6 else ("pine-branch/2022-h2.json.gz", None)
        if day.year == 2023:
            return (["pine-branch/2023-q1.jsonl", "pine-branch/2023-q2.csv", "pine-branch/2023-q3.tsv",
                     "pine-branch/2023-q4.jsonl.zst"][(day.month - 1) // 3], None)
        if day.month <= 4:
            return "pine-branch/2024-jan-apr.json", None
        if day.month <= 8:
            return "pine-branch/2024-may-aug.csv.xz", None
        return "pine-branch/2024-sep-dec.zip", f"{name[:7]}.json"
    if day.year == 2022:
        if day.month <= 3:
            return "dawn-bell/2022-q1.tar.gz", f"{name}.txt"
        return (f"dawn-bell/2022-q2/{name}.html", None) if day.month <= 6 else ("dawn-bell/2022-h2.jsonl.gz", None)
    if day.year == 2023:
        if day.month <= 3:
            return f"dawn-bell/2023-q1/{name}.md", None
        return ("dawn-bell/2023-q2.csv", None) if day.month <= 6 else ("dawn-bell/2023-h2.json", None)
    if day.month <= 3:
        return f"dawn-bell/2024-q1/{name}.txt", None
    return ("dawn-bell/2024-q2.zip", f"{name}.html") if day.month <= 6 else ("dawn-bell/2024-h2.tsv.zst", None)


def suffix_of(name):
    """Returns the format in a file's name, compression apart."""
    parts = [part for part in name.split(".") if part not in ("gz", "xz", "zst")]
    return parts[-1]


def holds_copies(record):
    """Whether the record's file holds many records, so that copies can stand in it."""
    return suffix_of(place(record)[1] or place(record)[0]) in ("json", "jsonl", "csv", "tsv")


def is_glued(record):
    """Whether the file is one of those that lost the spaces around names."""
    return place(record)[0] == "pine-branch/2024-jan-apr.json" and record["language"] == "en"


KOREAN_SECTIONS = {"World": "국제", "Home": "국내", "Latest News": "새 소식", "External": "대외",
                   "Society-Life": "사회생활", "Top News": "주요소식",
                   "Revolutionary Activities": "혁명활동", "Photo": "사진"}


def fields(record, day):
    """Returns the fields of a record under their common names."""
    title = plain(record["title"])
    if place(record)[0] == "pine-branch/2024-jan-apr.json" and record["day"].day % 3 == 0:
        day_of = record["day"]
        title += f"\r\n\t\t\t\t\r\n\t\t[Juche{day_of.year - 1911}.{day_of.month}.{day_of.day}.]"
    section = record["section"]
    if record["language"] == "ko":
        section = KOREAN_SECTIONS[section]
    return {"outlet": record["outlet"], "language": record["language"], "section": section,
            "date": day, "title": title,
            "text": "\n".join(plain(p) for p in record["body"]), "url": record["url"]}


def with_hard_spaces(text):
    """Returns the text with spaces inside a leader's name that no line may break at."""
    return text.replace("Kim Jong Un", "Kim\u00a0Jong\u00a0Un").replace("Xi Jinping", "Xi\u00a0Jinping")


def milliseconds(day):
    return int(datetime(day.year, day.month, day.day, tzinfo=timezone.utc).timestamp() * 1000)


def juche(day):
    return f"주체{day.year - 1911}({day.year})년 {day.month}월 {day.day}일"


def dotted(day):
    return f"{day.year}.{day.month:02}.{day.day:02}."


DATES = {
    "pine-branch/2022-h1.json": milliseconds,
    "pine-branch/2024-jan-apr.json": milliseconds,
    "pine-branch/2024-sep-dec.zip": lambda day: f"{day.isoformat()}T09:00:00Z",
    "dawn-bell/2023-q2.csv": juche,
    "dawn-bell/2024-h2.tsv.zst": dotted,
}


HARD_SPACES = ["pine-branch/2023-q4.jsonl.zst", "pine-branch/2024-may-aug.csv.xz"]


def rows_of(name, records):
    written = DATES.get(name, date.isoformat)
    rows = [fields(record, written(record["day"])) for record in records]
    if name in HARD_SPACES:
        for row in rows:
            row["text"] = with_hard_spaces(row["text"])
    return rows


def as_json(name, records):
    rows = rows_of(name, records)
    return ("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False, indent=1) for row in rows) + "\n]\n").encode()


def as_jsonl(name, records):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows_of(name, records)).encode()


def as_table(name, records, delimiter):
    out = io.StringIO()
    rows = rows_of(name, records)
    table = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator="\n")
    table.writeheader()
    for row in rows:
        if delimiter == "\t":
            row["text"] = row["text"].replace("\n", " ")
        table.writerow(row)
    mark = "\ufeff" if name == "dawn-bell/2023-q2.csv" else ""
    return (mark + out.getvalue()).encode()


def as_plain(record, encoding):
    lines = [plain(record["title"]), "", *map(plain, record["body"])]
    return ("\n".join(lines) + "\n").encode(encoding)


def as_markdown(record):
    return ("# " + "\n\n".join(map(plain, [record["title"], *record["body"]])) + "\n").encode()


TAGGED = {"김정은": "김<b>정</b>은", "습근평": "<strong>습근평</strong>", "로씨야": "로<span>씨</span>야",
          "中国": "中<b>国</b>", "России": "Росси<i>и</i>"}


def as_html(record, encoding, charset):
    """Returns a page whose names have inline tags inside."""

    def marked_up(text):
        text = html.escape(plain(text), quote=False)
        for name, tagged in TAGGED.items():
            text = text.replace(name, tagged)
        return text

    site = "The Pine Branch" if record["outlet"] == PINE else "새벽종"
    paragraphs = "\n".join(f"<p>{marked_up(p)}</p>" for p in record["body"])
    page = f"""<!DOCTYPE html>
<html lang="{record['language']}">
<head>
<meta charset="{charset}">
<title>{html.escape(plain(record['title']), quote=False)}</title>
<meta name="date" content="{record['day'].isoformat()}">
<style>.text p {{ margin: 0 }}</style>
</head>
<body>
<nav><a href="/">{site if encoding not in ("shift_jis", "windows-1252") else "The Pine Branch"}</a></nav>
<article>
<h1>{marked_up(record['title'])}</h1>
<time datetime="{record['day'].isoformat()}">{dotted(record['day'])}</time>
<div class="text">
{paragraphs}
</div>
</article>
<script>var shown = "<p>not text</p>";</script>
</body>
</html>
"""
    return page.encode(encoding)


def encoding_of(record, name):
    """Returns Python's name of the encoding and the charset that a page declares."""
    if "encoding" in record:
        return record["encoding"], record["encoding"]
    if name == "dawn-bell/2022-q1.tar.gz" or name.startswith("dawn-bell/2022-q2/"):
        return "cp949", "euc-kr"
    if name.startswith("dawn-bell/2024-q1/"):
        return "utf-16", "utf-16"
    return "utf-8", "utf-8"


def member_bytes(name, member, records):
    """Returns the bytes of a file or a member of an archive, not yet compressed."""
    kind = suffix_of(member or name)
    if kind == "json":
        return as_json(name, records)
    if kind == "jsonl":
        return as_jsonl(name, records)
    if kind in ("csv", "tsv"):
        return as_table(name, records, "," if kind == "csv" else "\t")
    (record,) = records
    encoding, charset = encoding_of(record, name)
    if kind == "txt":
        return as_plain(record, encoding)
    return as_markdown(record) if kind == "md" else as_html(record, encoding, charset)


def packed(name, members):
    """Returns the bytes of a file from those of its members."""
    if name.endswith(".zip"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in members.items():
                info = zipfile.ZipInfo(member, (2024, 12, 31, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
        return out.getvalue()
    if ".tar" in name:
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
            for member, data in members.items():
                info = tarfile.TarInfo(member)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        return gzip.compress(out.getvalue(), mtime=0)
    (data,) = members.values()
    if name.endswith(".gz"):
        return gzip.compress(data, mtime=0)
    if name.endswith(".xz"):
        return lzma.compress(data)
    if name.endswith(".zst"):
        return subprocess.run(["zstd", "-q", "-c", "-"], input=data, stdout=subprocess.PIPE, check=True).stdout
    return data


# Lines put into `pine-branch/2023-q1.jsonl` after the record with this number.
DAMAGE = {
    4: ("cut off", '{"outlet": "pine-branch", "language": "en", "section": "Home", "date": "2023-01-28", "title": "Bakers Learn fr'),
    9: ("dated 2099", json.dumps({"outlet": "pine-branch", "language": "en", "section": "Home",
        "date": "2099-03-04", "title": "Clock Tower Repaired", "text": "The clock tower of Unjin has been repaired. It strikes every hour again.",
        "url": "https://www.pinebranch.example/en/article/clock-tower"})),
    14: ("without date", json.dumps({"outlet": "pine-branch", "language": "en", "section": "Home",
        "title": "Bees Moved to Acacia Grove", "text": "Beekeepers have moved two hundred hives to the acacia grove. The blossom will last ten days.",
        "url": "https://www.pinebranch.example/en/article/bees"})),
}
DAMAGED = "pine-branch/2023-q1.jsonl"


def with_damage(data):
    """Returns the lines with the damaged ones among them, and which line numbers these are."""
    lines, numbers = [], {}
    for number, line in enumerate(data.decode().splitlines(), 1):
        lines.append(line)
        if number in DAMAGE:
            reason, damaged = DAMAGE[number]
            lines.append(damaged)
            numbers[len(lines)] = reason
    return "".join(line + "\n" for line in lines).encode(), numbers


def write(records, folder):
    """Writes every file; returns the records with the file and number they stand under."""
    files = {}
    for record in records:
        name, member = place(record)
        members = files.setdefault(name, {})
        if suffix_of(member or name) in ("txt", "html", "md"):
            single = member or name
            number = 1
            while (member or name) in members or (not member and name in files and members):
                number += 1
                stem, dot, suffix = single.rpartition(".")
                single_named = f"{stem}-{number}.{suffix}"
                if member:
                    member = single_named
                else:
                    name = single_named
                    members = files.setdefault(name, {})
        members.setdefault(member, []).append(record)
    rows = []
    for name, members in sorted(files.items()):
        data = {member: member_bytes(name, member, found) for member, found in members.items()}
        rejected = {}
        if name == DAMAGED:
            data[None], rejected = with_damage(data[None])
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(packed(name, data))
        for member, found in members.items():
            file, number = f"{name}!/{member}" if member else name, 0
            for record in found:
                number += 1
                while number in rejected:
                    rows.append({"file": file, "record": number, "status": "rejected",
                                 "reason": rejected[number]})
                    number += 1
                rows.append({**record, "file": file, "record": number})
    return rows
