//! Tables for other programs: as many rows as are counted, read back by another reader.

use std::collections::BTreeSet;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};

use super::*;

fn exported(format: &str) -> Desk {
    let desk = Desk::new();
    // The last is an earlier text of the first, under its link.
    let revised = r#"{"outlet":"north","section":"front","title":"One","date":"2024-01-01","text":"Xi Jinping of China met the people of China."}"#;
    desk.write("dump.jsonl", format!("{DUMP}{revised}\n"));
    desk.out("index dump.jsonl --store s");
    desk.out(&format!("export --store s --to tables --format {format}"));
    desk
}

fn rows(path: &Path) -> Vec<Row> {
    let file = fs::File::open(path).unwrap();
    let reader = SerializedFileReader::new(file).unwrap();
    reader
        .get_row_iter(None)
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

fn field(row: &Row, name: &str) -> String {
    let (_, field) = row
        .get_column_iter()
        .find(|(known, _)| *known == name)
        .unwrap();
    match field {
        Field::Null => "null".to_owned(),
        Field::Str(text) => text.clone(),
        other => other.to_string(),
    }
}

fn sum(rows: &[Row], name: &str) -> u64 {
    rows.iter()
        .map(|row| field(row, name).parse::<u64>().unwrap())
        .sum()
}

#[test]
fn parquet_has_a_row_for_each_document_and_each_mention_and_their_sums_are_those_of_count() {
    let desk = exported("parquet");
    let documents = rows(&desk.path("tables/documents.parquet"));
    let mentions = rows(&desk.path("tables/mentions.parquet"));
    let corpus = desk.json("count --store s")["corpus"].clone();
    assert_eq!(documents.len() as u64, corpus["documents"]);
    let read = corpus["records"].as_u64().unwrap() - corpus["rejected"].as_u64().unwrap();
    assert_eq!(sum(&documents, "records"), read);
    let ids: BTreeSet<String> = documents.iter().map(|row| field(row, "document")).collect();
    assert_eq!(ids.len(), documents.len());

    let counted = desk.json("count --store s --counts all");
    let counted: u64 = counted["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["mentions"].as_u64().unwrap())
        .sum();
    let counting = mentions
        .iter()
        .filter(|row| field(row, "counts") != "never");
    assert_eq!(counting.count() as u64, counted);
    for mention in &mentions {
        let document = documents
            .iter()
            .find(|row| field(row, "document") == field(mention, "document"));
        let text = field(document.unwrap(), "text");
        let [start, end] =
            ["start", "end"].map(|name| field(mention, name).parse::<usize>().unwrap());
        assert_eq!(text[start..end], field(mention, "surface"));
    }
    let first = documents
        .iter()
        .find(|row| field(row, "title") == "One")
        .unwrap();
    assert_eq!(
        field(first, "date"),
        "2024-01-01 +00:00".replace(" +00:00", "")
    );
    assert_eq!(field(first, "sections"), "front");
    assert_eq!(field(first, "records"), "2");
    assert_eq!(field(first, "counted"), "1");
    assert_eq!(field(first, "counted_as"), "null");
}

#[test]
fn csv_has_the_rows_and_fields_of_parquet() {
    let (csv, parquet) = (exported("csv"), exported("parquet"));
    for name in ["documents", "mentions"] {
        let mut reader = csv::Reader::from_path(csv.path(&format!("tables/{name}.csv"))).unwrap();
        let head: Vec<String> = reader
            .headers()
            .unwrap()
            .iter()
            .map(str::to_owned)
            .collect();
        let lines: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let rows = rows(&parquet.path(&format!("tables/{name}.parquet")));
        assert_eq!(lines.len(), rows.len());
        for (line, row) in lines.iter().zip(&rows) {
            let names: Vec<&String> = row.get_column_iter().map(|(name, _)| name).collect();
            assert_eq!(names, head.iter().collect::<Vec<_>>());
            for (name, value) in head.iter().zip(line) {
                let expected = field(row, name).replace("null", "");
                assert_eq!(value, expected, "{name}");
            }
        }
    }
}

#[test]
fn a_folder_that_is_not_empty_is_refused_unless_forced() {
    let desk = exported("csv");
    let before = fs::read(desk.path("tables/documents.csv")).unwrap();
    let message = desk.error("export --store s --to tables --format csv");
    assert!(message.contains("tables is not empty"), "{message}");
    fs::write(desk.path("tables/documents.csv"), "old").unwrap();
    desk.write("tables/mine.txt", "mine");
    desk.out("export --store s --to tables --format csv --force");
    assert_eq!(fs::read(desk.path("tables/documents.csv")).unwrap(), before);
    assert_eq!(fs::read(desk.path("tables/mine.txt")).unwrap(), b"mine");
    desk.write("file", "x");
    let message = desk.error("export --store s --to file");
    assert!(message.contains("cannot make the folder file"), "{message}");
    desk.error("export --store nowhere --to other");
    assert!(
        !desk.path("other").exists(),
        "nothing is made for a store that is not there"
    );
}

/// A device cannot be synced, so that whoever does not bring a file to the disk does not fail.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_does_not_reach_the_disk_is_an_error_and_the_one_before_stays() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.out("index dump.jsonl --store s");
    for (file, command) in [
        ("seal.json", "count --store s --entity cn --seal seal.json"),
        (
            "report.html",
            "report --store s --entity cn --out report.html",
        ),
    ] {
        desk.out(command);
        let before = fs::read(desk.path(file)).unwrap();
        let part = desk.path(&format!("{file}.part"));
        std::os::unix::fs::symlink("/dev/null", part).unwrap();
        let message = desk.error(command);
        assert!(message.contains(&format!("to {file}: ")), "{message}");
        assert_eq!(fs::read(desk.path(file)).unwrap(), before);
    }
}

/// Ids in the column `document`.
#[cfg(unix)]
fn documents_in(path: &Path) -> Option<BTreeSet<String>> {
    let mut reader = csv::Reader::from_path(path).ok()?;
    let at = reader
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == "document");
    let ids = reader
        .records()
        .map(|row| row.unwrap()[at.unwrap()].to_owned());
    Some(ids.collect())
}

/// Two stores that have no document in common, written over each other, and killed as soon as a
/// name stands for another file than before.
#[cfg(unix)]
#[test]
fn an_export_killed_while_it_names_its_files_leaves_no_documents_beside_mentions_of_another() {
    use std::os::unix::fs::MetadataExt;

    let desk = Desk::new();
    desk.write("one.jsonl", many(60))
        .write("two.jsonl", many(60).replace("2024", "2023"));
    desk.out("index one.jsonl --store one");
    desk.out("index two.jsonl --store two");
    desk.out("export --store one --to tables --format csv");
    let files = ["documents", "mentions"].map(|name| desk.path(&format!("tables/{name}.csv")));
    let inodes = || {
        files
            .each_ref()
            .map(|file| fs::metadata(file).map(|it| it.ino()).ok())
    };
    let mut torn = 0;
    for round in 0..12 {
        let store = ["two", "one"][round % 2];
        let before = inodes();
        let mut child = desk.spawn(&format!(
            "export --store {store} --to tables --format csv --force"
        ));
        let is_named = || {
            inodes()
                .iter()
                .zip(&before)
                .any(|(now, before)| now.is_some() && now != before)
        };
        while !is_named() && child.try_wait().unwrap().is_none() {}
        child.kill().unwrap();
        child.wait().unwrap();
        let mentions = documents_in(&files[1]).expect("some run has always named its mentions");
        let Some(documents) = documents_in(&files[0]) else {
            torn += 1;
            continue;
        };
        assert!(mentions.is_subset(&documents), "round {round}: of two runs");
        assert!(!mentions.is_empty());
    }
    println!("{torn} kills of 12 fell while the files were named");
}

/// A folder in the place of the file of mentions: what was begun has no final name.
#[test]
fn an_export_that_fails_leaves_no_half_file_under_a_final_name() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.out("index dump.jsonl --store s");
    fs::create_dir_all(desk.path("tables/mentions.parquet.part")).unwrap();
    desk.error("export --store s --to tables --force");
    assert!(!desk.path("tables/documents.parquet").exists());
    assert!(!desk.path("tables/mentions.parquet").is_file());
}
