//! Articles whose outlet nothing names: how a dump is laid out, packed or typed changes no count.

use std::{fs::File, io::Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;

/// Nine articles that name no outlet.
fn nine() -> String {
    let article = |day| {
        format!(
            "{{\"title\":\"A {day}\",\"date\":\"2024-01-0{day}\",\"text\":\"China, {day}.\"}}\n"
        )
    };
    (1..=9).map(article).collect()
}

/// Requires that a scan, typed in this folder, counts nine documents.
#[track_caller]
fn nine_documents(desk: &Desk, folder: &str, paths: &str) {
    let args = format!("scan {paths} --entity cn --format json");
    let mut command = desk.command(args.split_whitespace());
    let ended = Ended::of(command.current_dir(desk.path(folder)));
    let report: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    let corpus = &report["corpus"];
    assert_eq!(corpus["documents"], 9, "{folder}: scan {paths}: {corpus}");
}

#[test]
fn files_of_the_same_articles_are_merged_however_their_path_is_typed() {
    let desk = Desk::new();
    desk.write("du/mon.jsonl", nine())
        .write("du/tue.jsonl", nine());
    nine_documents(&desk, ".", "du");
    nine_documents(&desk, ".", "du/mon.jsonl ./du/../du/tue.jsonl");
    nine_documents(&desk, "du", ".");
    nine_documents(&desk, "du", "mon.jsonl tue.jsonl");
    nine_documents(&desk, "du", "../du mon.jsonl");
}

#[test]
fn folders_of_a_day_each_are_no_outlets() {
    let desk = Desk::new();
    desk.write("daily/2024-08-04/headlines.jsonl", nine())
        .write("daily/2024-08-05/headlines.jsonl", nine())
        .write("daily/2024/08/06/headlines.jsonl", nine());
    nine_documents(&desk, ".", "daily");
    nine_documents(&desk, "daily/2024-08-04", "headlines.jsonl ../2024-08-05");
}

#[test]
fn a_file_and_the_archive_that_holds_it_are_the_same_articles() {
    let desk = Desk::new();
    desk.write("dz/good.jsonl", nine());
    let mut zip = ZipWriter::new(File::create(desk.path("dz/d.zip")).unwrap());
    zip.start_file("good.jsonl", SimpleFileOptions::default())
        .unwrap();
    zip.write_all(nine().as_bytes()).unwrap();
    zip.finish().unwrap();
    nine_documents(&desk, ".", "dz");
    nine_documents(&desk, "dz", "good.jsonl d.zip");
}
