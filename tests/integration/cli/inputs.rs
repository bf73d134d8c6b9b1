//! Dumps that are not as they should be: each fault is named, with its place, and costs no more
//! than the record or file that has it.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;

const GOOD: &str = r#"{"title":"A","date":"2024-01-01","text":"China"}"#;

/// What `rejected` says of one record: file, record, reason and detail.
#[track_caller]
fn refused(desk: &Desk, paths: &str) -> Vec<(String, u64, String, String)> {
    let report = desk.json(&format!("rejected {paths}"));
    let text = |row: &serde_json::Value, field: &str| row[field].as_str().unwrap().to_owned();
    let rows = report["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        (
            text(row, "file"),
            row["record"].as_u64().unwrap(),
            text(row, "reason"),
            text(row, "detail"),
        )
    })
    .collect()
}

/// Requires that of a file only one record is refused, and that others are counted.
#[track_caller]
fn one_refused(content: impl AsRef<[u8]>, name: &str, record: u64, reason: &str, detail: &str) {
    let desk = Desk::new();
    desk.write(name, content).write("good.jsonl", GOOD);
    let found = refused(&desk, &format!("{name} good.jsonl"));
    assert_eq!(found.len(), 1, "{found:?}");
    let (file, at, why, words) = &found[0];
    assert!(file.starts_with(name), "{file}");
    assert_eq!((*at, why.as_str()), (record, reason));
    assert!(words.contains(detail), "{words}");

    let count = desk.json(&format!("scan {name} good.jsonl --entity cn"));
    let corpus = &count["corpus"];
    assert_eq!(corpus["rejected"], 1);
    let kept = corpus["documents"].as_u64().unwrap() + corpus["copies"].as_u64().unwrap();
    assert_eq!(corpus["records"], kept + 1);
    assert!(kept > 0);

    let strict = desk.run(&format!("scan {name} good.jsonl --entity cn --strict"));
    assert_eq!(strict.code, Some(1), "{strict:?}");
    assert!(strict.err.contains("`headcount rejected"), "{}", strict.err);
    let strict = desk.run(&format!("index {name} good.jsonl --strict"));
    assert_eq!(strict.code, Some(1), "{strict:?}");
    assert_eq!(desk.run("check").code, Some(0));
}

#[test]
fn an_empty_file_is_refused() {
    one_refused("", "empty.json", 1, "empty file", "holds no record");
}

#[test]
fn json_cut_off_loses_only_its_last_record() {
    let cut = format!("[{GOOD},\n{{\"title\":\"B\",\"da");
    one_refused(cut, "cut.json", 2, "truncated", "ends inside a record");
}

#[test]
fn gzip_cut_off_is_refused_as_such() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::none());
    packed.write_all(GOOD.as_bytes()).unwrap();
    let mut packed = packed.finish().unwrap();
    packed.truncate(packed.len() / 2);
    one_refused(packed, "cut.jsonl.gz", 1, "truncated", "ends too early");
}

#[test]
fn a_zip_bomb_is_refused_with_the_limit_named() {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive
        .start_file("bomb.json", SimpleFileOptions::default())
        .unwrap();
    // One member of 100 MB in 100 KB.
    archive.write_all(b"[{\"title\":\"").unwrap();
    let megabyte = vec![b'0'; 1 << 20];
    for _ in 0..100 {
        archive.write_all(&megabyte).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 200_000);
    one_refused(bytes, "bomb.zip", 1, "limit", "1000 bytes out of each byte");
}

#[test]
fn one_record_with_bytes_that_are_no_text_does_not_take_the_others_with_it() {
    let mut lines = Vec::new();
    for n in 1..=20 {
        let mut line = format!(
            "{{\"title\":\"제목\",\"date\":\"2024-01-{n:02}\",\"text\":\"중국과 로씨야\"}}\n"
        )
        .into_bytes();
        if n == 7 {
            let at = line.len() - 10;
            line[at] = 0xFF;
        }
        lines.extend(line);
    }
    one_refused(lines, "ko.jsonl", 7, "encoding", "UTF-8");
}

#[test]
fn records_without_day_or_text_and_of_an_impossible_day_are_named() {
    let second = |record: &str| format!("{GOOD}\n{record}\n");
    let no_day = second(r#"{"title":"B","text":"Russia"}"#);
    one_refused(no_day, "a.jsonl", 2, "no date", "date field (none there)");
    let no_text = second(r#"{"title":"","date":"2024-01-02","text":"  "}"#);
    one_refused(no_text, "b.jsonl", 2, "no text", "neither title nor text");
    let far = second(r#"{"title":"B","date":"2099-01-01","text":"Russia"}"#);
    one_refused(far, "c.jsonl", 2, "implausible date", "2099-01-01");
    let early = second(r#"{"title":"B","date":"1912-04-15","text":"Russia"}"#);
    one_refused(early, "d.jsonl", 2, "implausible date", "before 1945");
}

#[test]
fn files_of_other_formats_are_refused_by_what_they_are() {
    one_refused(
        b"\x89PNG\r\n\x1a\n\0\0",
        "a.png",
        1,
        "unknown format",
        "PNG",
    );
    one_refused(b"%PDF-1.7\n1 0 obj", "a.json", 1, "unknown format", "PDF");
    let noise: Vec<u8> = (0..500_u32)
        .map(|n| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).unwrap())
        .collect();
    one_refused(noise, "noise", 1, "unknown format", "binary");
}

#[test]
fn where_nothing_could_be_read_that_is_said_beside_the_empty_table() {
    let desk = Desk::new();
    desk.write("a.json", "");
    let ended = desk.run("scan a.json");
    assert_eq!(ended.code, Some(1));
    assert!(
        ended.err.starts_with(
            "note: the only record could not be read: `headcount rejected a.json` lists them with reasons\n\
             note: 1 file could not be read at all: a.json (empty file); any number of articles may be missing\n\
             error: nothing could be read, so the answer is of no document: "
        ),
        "{}",
        ended.err
    );
    desk.run("index a.json --store s");
    let count = desk.run("count --store s");
    assert_eq!(count.code, Some(1), "{count:?}");
    assert!(
        count.err.contains("error: nothing could be read"),
        "{count:?}"
    );
}

#[test]
fn files_that_could_not_be_read_at_all_are_counted_and_the_first_is_named() {
    let desk = Desk::new();
    desk.write("dump/a.jsonl", DUMP)
        .write("dump/b.json", "[{\"x\":1},{\"x\":2}]")
        .write("dump/c.json", "")
        .write("dump/d.jsonl", DUMP.replace("One", "Other"));
    desk.out("index dump --store s");
    for asked in ["scan dump", "count --store s"] {
        let ended = desk.run(asked);
        assert_eq!(ended.code, Some(0), "{ended:?}");
        assert!(
            ended.err.contains(
                "note: 2 files could not be read at all: the first is dump/b.json (no profile); any number of articles may be missing\n"
            ),
            "{asked}: {}",
            ended.err
        );
    }
    let whole = desk.run("scan dump/a.jsonl");
    assert!(!whole.err.contains("at all"), "{}", whole.err);
}

#[test]
fn refused_records_are_noted_with_the_command_that_lists_them() {
    let desk = Desk::new();
    desk.write("my dump.jsonl", DUMP);
    let scan = Ended::of(&mut desk.command(["scan", "my dump.jsonl"]));
    assert_eq!(
        scan.err,
        "note: 1 of 4 records was refused: `headcount rejected 'my dump.jsonl'` lists them with reasons\n"
    );
    let index = Ended::of(&mut desk.command(["index", "my dump.jsonl", "--store", "s"]));
    assert!(index.out.contains("`headcount rejected --store s`"));
    let count = desk.run("count --store s");
    assert_eq!(
        count.err,
        "note: 1 of 4 records was refused: `headcount rejected --store s` lists them with reasons\n"
    );
}

#[test]
fn a_missing_path_and_an_empty_folder_are_errors() {
    let desk = Desk::new();
    fs::create_dir(desk.path("empty")).unwrap();
    for command in ["scan", "index", "rejected", "coverage"] {
        let missing = desk.error(&format!("{command} nowhere"));
        assert!(missing.contains("nowhere does not exist; name files or folders"));
        let empty = desk.error(&format!("{command} empty"));
        assert!(empty.contains("empty holds no file to read"), "{empty}");
    }
    assert!(desk.error("scan -").contains("name /dev/stdin"));
}

#[test]
fn an_index_that_could_not_begin_leaves_no_store_behind() {
    let desk = Desk::new();
    desk.error("index nowhere");
    assert!(!desk.path("headcount-store").exists());
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;

    let desk = Desk::new();
    desk.write("shut.jsonl", GOOD).write("good.jsonl", GOOD);
    let shut = fs::Permissions::from_mode(0o000);
    fs::set_permissions(desk.path("shut.jsonl"), shut).unwrap();
    if fs::read(desk.path("shut.jsonl")).is_ok() {
        println!("skipped: to this user no file is shut");
        return;
    }
    let found = refused(&desk, "shut.jsonl good.jsonl");
    assert_eq!(found[0].2, "unreadable");
    let message = desk.error("index shut.jsonl");
    assert!(message.contains("shut.jsonl"), "{message}");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_opened_keeps_no_other_out_of_a_store() {
    let desk = Desk::new();
    desk.write("dump/good.jsonl", GOOD);
    std::os::unix::fs::symlink("nowhere", desk.path("dump/dangling.jsonl")).unwrap();
    let run = |args: &str| desk.command(args.split_whitespace()).output().unwrap();
    let indexed = run("index dump --mentions-out m.csv");
    let told = String::from_utf8(indexed.stderr).unwrap();
    assert!(indexed.status.success(), "{told}");
    let note = "note: 1 file could not be read at all: dump/dangling.jsonl (No such file";
    assert!(told.contains(note), "{told}");
    let kept = desk.json("count --store headcount-store --entity cn");
    let scanned = desk.json("scan dump/good.jsonl --entity cn");
    assert_eq!(kept["corpus"], scanned["corpus"]);
    assert_eq!(run("index --strict dump").status.code(), Some(1));

    // Once it can be opened, it is read like any other.
    desk.write("dump/nowhere", GOOD);
    assert!(run("index dump").status.success());
    let records = |found: &serde_json::Value| found["corpus"]["records"].as_u64().unwrap();
    let kept = desk.json("count --store headcount-store --entity cn");
    assert_eq!(records(&kept), 2 * records(&scanned));
}

#[cfg(unix)]
#[test]
fn nobody_need_read_what_is_told_on_standard_error() {
    let desk = Desk::new();
    desk.write("good.jsonl", GOOD)
        .write("other.txt", "no article");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let ended = desk
        .command(["index", "good.jsonl", "other.txt", "--progress", "json"])
        .stderr(writer)
        .status();
    assert!(ended.unwrap().success());
    let kept = desk.json("count --store headcount-store --entity cn");
    let scanned = desk.json("scan good.jsonl other.txt --entity cn");
    assert_eq!(kept["corpus"], scanned["corpus"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_can_be_scanned_but_not_indexed() {
    let desk = Desk::new();
    let made = Command::new("mkfifo").arg(desk.path("pipe")).status();
    assert!(made.unwrap().success());
    let message = desk.error("index pipe");
    assert!(message.contains("pipe can be read only once"), "{message}");
    desk.write("good.jsonl", GOOD);
    let message = desk.error("index pipe good.jsonl");
    assert!(message.contains("pipe can be read only once"), "{message}");
    let message = desk.error("scan pipe --mentions-out m.csv");
    assert!(message.contains("pipe can be read only once"), "{message}");
    assert!(!desk.path("m.csv.part").exists());

    let writer = std::thread::spawn({
        let pipe = desk.path("pipe");
        move || fs::write(pipe, DUMP).unwrap()
    });
    assert_eq!(desk.json("scan pipe")["corpus"]["documents"], 3);
    writer.join().unwrap();
}

#[test]
fn names_of_fields_are_recognised_in_capitals_or_not() {
    let desk = Desk::new();
    desk.write(
        "a.jsonl",
        r#"{"TITLE":"One","DATE":"2024-01-01","Text":"China","Category":"World","Source":"north"}"#,
    );
    desk.write(
        "b.csv",
        "Headline,PubDate,FULL_TEXT\nTwo,2024-01-02,Of China.\n",
    );
    let report = desk.json("scan a.jsonl b.csv --entity cn --evidence");
    assert_eq!(report["corpus"]["rejected"], 0);
    assert_eq!(report["rows"][0]["documents"], 2);
    assert!(
        report["corpus"]["outlets"]
            .as_array()
            .unwrap()
            .contains(&"north".into())
    );
    let told = desk.command(["scan", "a.jsonl"]).output().unwrap().stderr;
    let told = String::from_utf8(told).unwrap();
    assert!(told.contains("TITLE"), "{told}");
}

#[test]
fn a_name_written_as_usual_goes_before_the_same_in_capitals() {
    let desk = Desk::new();
    desk.write(
        "a.jsonl",
        r#"{"Text":"Of Russia.","text":"Of China.","title":"A","date":"2024-01-01"}"#,
    );
    let report = desk.json("scan a.jsonl --entity cn,ru");
    assert_eq!(report["rows"][0]["documents"], 1);
    assert_eq!(report["rows"][1]["documents"], 0);
}

#[test]
fn a_date_with_slashes_is_read_where_it_is_one_day_and_else_refused() {
    let desk = Desk::new();
    let lines = ["2024/05/13", "13/05/2024", "05/13/2024", "05/06/2024"];
    let lines = lines
        .map(|date| format!("{{\"title\":\"{date}\",\"date\":\"{date}\",\"text\":\"China\"}}\n"));
    desk.write("a.jsonl", lines.concat());
    let report = desk.json("scan a.jsonl --entity cn --by day --from 2024-05-13 --to 2024-05-13");
    assert_eq!(report["rows"][0]["documents"], 3);
    let found = refused(&desk, "a.jsonl");
    assert_eq!(found.len(), 1);
    let (_, record, reason, detail) = &found[0];
    assert_eq!((*record, reason.as_str()), (4, "ambiguous date"));
    for words in [
        "2024-06-05 or 2024-05-06",
        "date_order = \"dmy\" or \"mdy\"",
    ] {
        assert!(detail.contains(words), "{detail}");
    }

    for (order, day) in [("dmy", "2024-06-05"), ("mdy", "2024-05-06")] {
        let profile = format!(
            "outlet = \"x\"\nfiles = [\"a.jsonl\"]\ndate_order = \"{order}\"\n[fields]\ntitle = [\"title\"]\ntext = [\"text\"]\ndate = [\"date\"]\n"
        );
        desk.write(&format!("{order}/x.toml"), profile);
        let asked = format!("scan a.jsonl --profiles {order} --entity cn --from {day} --to {day}");
        assert_eq!(desk.json(&asked)["rows"][0]["documents"], 1, "{order}");
    }
}

#[test]
fn a_link_says_which_of_two_days_a_date_is_but_not_a_third() {
    let desk = Desk::new();
    let line = |url: &str| {
        format!(
            "{{\"title\":\"A\",\"date\":\"05/06/2024\",\"url\":\"{url}\",\"text\":\"China {url}\"}}\n"
        )
    };
    let lines = [
        line("http://x.kp/2024/06/05/a"),
        line("http://x.kp/2024/09/09/b"),
    ];
    desk.write("a.jsonl", lines.concat());
    let report = desk.json("scan a.jsonl --entity cn --by day");
    let rows = report["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["period"]), (1, &"2024-06-05".into()));
    assert_eq!(report["corpus"]["rejected"], 1);
}
