//! An invented corpus: what was put into it is what is counted.

use std::collections::BTreeMap;

use super::*;

/// Entity and month; then mentions, documents, documents searched and tokens, empty where
/// nothing was searched.
type Counts = BTreeMap<(String, String), [String; 4]>;

fn counts(csv: &str) -> Counts {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let head = reader.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|field| field == name).unwrap();
    let [entity, period] = ["entity", "period"].map(column);
    let numbers = ["mentions", "documents", "documents_total", "tokens"].map(column);
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| {
        (
            (row[entity].to_owned(), row[period].to_owned()),
            numbers.map(|number| row[number].to_owned()),
        )
    })
    .collect()
}

fn expected(desk: &Desk) -> Counts {
    counts(&fs::read_to_string(desk.path("corpus/expected.csv")).unwrap())
}

fn generated(documents: u32, seed: u32) -> (Desk, String) {
    let desk = Desk::new();
    let generate = format!("generate --documents {documents} --seed {seed} --out corpus");
    let out = desk.out(&generate);
    (desk, out)
}

/// Requires equal counts, and names the first that are not.
fn require_equal(found: &Counts, expected: &Counts) {
    for (key, numbers) in expected {
        assert_eq!(found.get(key), Some(numbers), "{key:?}");
    }
    let other = found.keys().find(|key| !expected.contains_key(key));
    assert_eq!(other, None);
}

#[test]
fn scan_counts_what_was_put_in() {
    for seed in [1, 2] {
        let (desk, _) = generated(3000, seed);
        let scan = desk.out("scan corpus/dump --by month --format csv");
        let expected = expected(&desk);
        require_equal(&counts(&scan), &expected);
        // Names inside names, each counted for itself.
        for entity in ["in", "id", "gn", "gq", "ne", "ng", "xi_jinping"] {
            let mut months = expected.iter().filter(|((of, _), _)| of == entity);
            assert!(
                months.any(|(_, [mentions, ..])| mentions != "0"),
                "{entity}"
            );
        }
        let nothing = ["", "", "", ""].map(str::to_owned);
        let empty = ("cn".to_owned(), "2010-03".to_owned());
        assert_eq!(expected[&empty], nothing);
    }
}

#[test]
fn copies_refusals_and_languages_are_as_many_as_were_written() {
    let (desk, out) = generated(2000, 5);
    let corpus = desk.json("scan corpus/dump")["corpus"].clone();
    let (records, _) = out.split_once(';').unwrap();
    let number = |of: &str| -> u64 {
        let (before, _) = records.split_once(of).unwrap();
        before.rsplit(' ').next().unwrap().parse().unwrap()
    };
    let (copies, refused) = (number(" copies"), number(" to be refused"));
    assert!(copies > 0 && refused > 0, "{out}");
    assert_eq!(corpus["documents"], 2000);
    assert_eq!(corpus["copies"], copies);
    assert_eq!(corpus["rejected"], refused);
    assert_eq!(corpus["revisions"], 0);

    let languages = out.lines().nth(1).unwrap();
    for language in ["en", "ko", "zh", "ru"] {
        let scan = format!("scan corpus/dump --entity cn --language {language}");
        let searched = desk.json(&scan)["rows"][0]["documents_total"]
            .as_u64()
            .unwrap();
        assert!(
            languages.contains(&format!("{language} {searched}")),
            "{language}: {languages}"
        );
    }
}

#[test]
fn what_is_refused_is_refused_for_each_of_its_reasons() {
    let (desk, _) = generated(3000, 1);
    let rejected = desk.out("rejected corpus/dump --format csv");
    for reason in ["truncated", "no date", "implausible date", "no text"] {
        assert!(rejected.contains(reason), "{reason}: {rejected}");
    }
}

#[test]
fn a_store_of_it_counts_the_same() {
    let (desk, _) = generated(500, 9);
    desk.out("index corpus/dump --no-text-index --store s");
    let count = desk.out("count --store s --by month --format csv");
    require_equal(&counts(&count), &expected(&desk));
}

#[test]
fn the_same_seed_writes_the_same_and_no_corpus_is_written_over() {
    let (desk, _) = generated(200, 3);
    let (other, _) = generated(200, 3);
    let bytes = |desk: &Desk| fs::read(desk.path("corpus/dump/part-0001.jsonl")).unwrap();
    assert!(bytes(&desk) == bytes(&other));
    let message = desk.error("generate --documents 200 --out corpus");
    assert!(message.contains("is there already"), "{message}");
}
