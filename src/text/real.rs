//! Real state-media text through every stage; skipped where it is not at hand.

use std::fs;
use std::path::PathBuf;

use encoding_rs::EUC_KR;
use encoding_rs::GB18030;

use super::decode;
use super::language;
use super::normalize;
use crate::language::Language;

/// Returns the path of a collection, `None` if it is not there.
fn collection(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(name);
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
    }
    path.exists().then_some(path)
}

fn files(folder: &str) -> Vec<String> {
    let entries = collection(folder)
        .into_iter()
        .flat_map(|path| fs::read_dir(path).unwrap());
    let paths = entries.map(|entry| entry.unwrap().path());
    // A licence stands beside some of them.
    let texts = paths.filter(|path| path.extension().is_some());
    texts
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

#[test]
fn every_file_of_an_outlet_is_in_its_language() {
    for (folder, expected) in [
        ("nk-new-year-speeches-ko", Language::Korean),
        ("cctv-zh-2022", Language::Chinese),
        ("channel-one-ru", Language::Russian),
    ] {
        for text in files(folder) {
            // Channel One's files begin with English column names and addresses.
            let text: String = text.lines().skip(2).collect();
            assert_eq!(language::detect(&text), Some(expected), "{folder}");
        }
    }
}

#[test]
fn every_file_of_an_outlet_survives_its_legacy_encoding() {
    for (folder, encoding) in [
        ("nk-new-year-speeches-ko", EUC_KR),
        ("cctv-zh-2022", GB18030),
    ] {
        for text in files(folder) {
            let (bytes, _, lossy) = encoding.encode(&text);
            if lossy {
                continue;
            }
            assert_eq!(decode::detect(&bytes, None, true), encoding);
            assert_eq!(decode::decode(&bytes, encoding).unwrap(), text);
        }
    }
}

#[test]
fn of_a_thousand_headlines_five_at_most_are_taken_for_the_other_language() {
    let Some(path) = collection("kcna-headlines-1997-2009/preprocessed_corpus_part.csv") else {
        return;
    };
    let (mut headlines, mut wrong) = (0, 0);
    for record in csv::Reader::from_path(path).unwrap().records() {
        let record = record.unwrap();
        // The collector's label, made from a dictionary.
        let labelled = if &record[2] == "True" {
            Language::English
        } else {
            Language::Spanish
        };
        headlines += 1;
        wrong += usize::from(language::detect(&record[1]) != Some(labelled));
    }
    assert!(headlines > 60_000);
    assert!(1000 * wrong <= 5 * headlines, "{wrong} of {headlines}");
}

#[test]
fn joined_paragraphs_are_parted_save_where_text_is_missing() {
    let Some(path) = collection("kcna-headlines-1997-2009/KCNA_2011.csv") else {
        return;
    };
    let (mut joined, mut left) = (0, 0);
    for record in csv::Reader::from_path(path).unwrap().records() {
        let record = record.unwrap();
        joined += usize::from(record[0].contains(", ,"));
        left += usize::from(normalize::normalize(&record[0]).contains(", ,"));
    }
    assert!(joined > 10_000);
    assert!(left < 50, "{left} of {joined}");
}
