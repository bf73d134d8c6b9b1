//! Real files of state media, where they are at hand, counted beforehand with Python.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::slice;

use super::*;

fn folder(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(name);
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// What became of the records of one folder.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    records: usize,
    titles_only: usize,
    outlets: Vec<String>,
    refused: BTreeMap<&'static str, usize>,
}

fn counts(name: &str) -> Option<Counts> {
    let mut counts = Counts::default();
    for input in discover(slice::from_ref(&folder(name)?)).unwrap() {
        for record in read_path(&input.path, &input.name).records {
            match record {
                Ok(record) => {
                    counts.records += 1;
                    counts.titles_only += usize::from(record.text.is_empty());
                    counts.outlets.push(record.outlet);
                    counts.outlets.dedup();
                }
                Err(rejection) => *counts.refused.entry(rejection.reason.name()).or_default() += 1,
            }
        }
    }
    counts.outlets.sort();
    counts.outlets.dedup();
    println!("{name}: {counts:?}");
    Some(counts)
}

fn expect(
    name: &str,
    outlet: &str,
    records: usize,
    titles_only: usize,
    refused: &[(&'static str, usize)],
) {
    let Some(found) = counts(name) else { return };
    let expected = Counts {
        records,
        titles_only,
        outlets: vec![outlet.to_owned()],
        refused: refused.iter().copied().collect(),
    };
    assert_eq!(found, expected, "{name}");
}

#[test]
fn three_schemas_of_one_day_give_every_record() {
    // Eight files; a licence and the home page. Six menus and their index are no records.
    expect("kcna-en-2024", "kcna-en", 3040, 508, &[("no articles", 2)]);
}

#[test]
fn days_in_milliseconds_are_the_days_listed_in_words() {
    let Some(folder) = folder("kcna-en-2024") else {
        return;
    };
    let path = folder.join("headlines_2024-09-09.json");
    let listed: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let mut found = 0;
    for (row, record) in listed
        .as_array()
        .unwrap()
        .iter()
        .zip(read_path(&path, "x.json").records)
    {
        assert_eq!(row["date_str"], record.unwrap().published.to_string());
        found += 1;
    }
    assert_eq!(found, 942);
    // And without the words, by the milliseconds alone.
    let stripped = fs::read_to_string(&path)
        .unwrap()
        .replace("\"date_str\"", "\"was\"");
    for (row, record) in listed
        .as_array()
        .unwrap()
        .iter()
        .zip(read_bytes("headlines_1.json", stripped.as_bytes()).records)
    {
        assert_eq!(row["date_str"], record.unwrap().published.to_string());
    }
}

#[test]
fn rows_of_the_early_years_are_all_read() {
    // 64,986 headlines and 13,907 stories, of which 1,910 are empty but for the title.
    expect(
        "kcna-headlines-1997-2009",
        "kcna",
        78_893,
        66_896,
        &[("no articles", 2)],
    );
}

#[test]
fn speeches_begin_after_the_editors_preface() {
    expect(
        "nk-new-year-speeches-ko",
        "new-year-speeches-ko",
        53,
        0,
        &[],
    );
    let Some(folder) = folder("nk-new-year-speeches-ko") else {
        return;
    };
    for input in discover(&[folder]).unwrap() {
        let outcome = read_path(&input.path, &input.name);
        let record = outcome.only();
        assert!(
            !record.text.contains("해 제\n") && !record.text.starts_with("원"),
            "{}",
            input.name
        );
        assert!(!record.title.is_empty() && record.published.day_of_year() == 1);
    }
}

#[test]
fn korean_articles_and_headlines_are_read() {
    expect("kcna-ko-2026-sample", "kcna-ko", 45, 35, &[]);
    expect(
        "rodong-headlines-ko-2024",
        "rodong-ko",
        59,
        59,
        &[("no articles", 1)],
    );
}

#[test]
fn articles_are_found_between_images_in_both_shapes() {
    // Eight articles in each of five snapshots.
    expect("rodong-en-2021", "rodong-en", 40, 0, &[]);
}

#[test]
fn sections_of_the_news_are_read_once() {
    expect("cctv-zh-2022", "cctv-zh", 1885, 0, &[("no articles", 1)]);
}

#[test]
fn rows_of_channel_one_are_read_without_its_teasers() {
    let Some(found) = counts("channel-one-ru") else {
        return;
    };
    // One row has neither title nor text of its own.
    assert_eq!(found.records, 5345 + 5574 - 1);
    assert_eq!(found.refused, BTreeMap::from([("no text", 1)]));
}

#[test]
fn addresses_of_the_early_years_tell_the_day_of_the_column() {
    let Some(folder) = folder("kcna-headlines-1997-2009") else {
        return;
    };
    let mut rows = csv::Reader::from_path(folder.join("preprocessed_corpus_part.csv")).unwrap();
    let plausible = date::Plausible {
        earliest: Date::constant(1996, 12, 1),
        latest: TODAY,
    };
    let (mut same, mut other) = (0, Vec::new());
    for row in rows.records().map(Result::unwrap) {
        match date::in_url(&row[4], plausible) {
            date::Reading::Day(day) if day.to_string() == row[0] => same += 1,
            found => other.push(format!("{} {} {found:?}", &row[0], &row[4])),
        }
    }
    // The site linked the stories of whole days to the page of the day before or after, and a
    // few links lead nowhere.
    println!("{same} the same, {} others", other.len());
    assert!(other.len() * 50 < same, "{other:#?}");
}
