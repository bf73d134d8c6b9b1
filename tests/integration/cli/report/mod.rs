//! Whole reports: one truth in four formats, on a page that needs nothing beside it.

mod numbers;
mod page;

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use super::*;

/// The arguments of a report on the invented sample, with claims and entities.
fn sample() -> String {
    format!(
        "report {} --claims {} --entity ru,cn,xi_jinping,mn --day 2025-01-02",
        own("corpus/sample"),
        own("corpus/claims/sample.toml")
    )
}

fn own(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    path.display().to_string()
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// Returns each row of each table of a JSON report, by `table/row`.
fn rows(json: &Value) -> BTreeMap<String, &Value> {
    let mut rows = BTreeMap::new();
    for (table, members) in json.as_object().unwrap() {
        let Some(members) = members.as_array() else {
            continue;
        };
        for (at, row) in members.iter().enumerate() {
            let word = |field: &str| row[field].as_str().unwrap_or_default();
            let words = |fields: &[&str]| {
                let words: Vec<&str> = fields.iter().map(|field| word(field)).collect();
                words.join(" ")
            };
            let key = match table.as_str() {
                "findings" => words(&["finding", "entities"]),
                "claims" => words(&["claim"]),
                "totals" => words(&["entity"]),
                "periods" => words(&["entity", "period"]),
                "coverage" => words(&["outlet", "period"]),
                "behind" => words(&["subject", "id"]),
                "articles" => words(&["subject", "id", "document", "role"]),
                "messages" => format!("{} {}", word("id"), row["number"]),
                _ => (at + 1).to_string(),
            };
            let before = rows.insert(format!("{table}/{key}"), row);
            assert!(before.is_none(), "{table}/{key} stands there twice");
        }
    }
    rows
}

/// Returns a number as readers see it: shares in per cent, counts whole, all else with two
/// decimals, probabilities with three.
fn shown(address: &str, value: &Value) -> String {
    let (row, field) = address.rsplit_once('/').unwrap();
    let Some(number) = value.as_f64() else {
        return value.as_str().unwrap().to_owned();
    };
    let small = |number: f64, places: usize| {
        let shown = format!("{number:.places$}");
        if number > 0.0 && shown.trim_matches(['0', '.']).is_empty() {
            format!("<0.{}1", "0".repeat(places - 1))
        } else {
            shown
        }
    };
    let is_share = field.starts_with("share")
        || (row.starts_with("findings/share") && matches!(field, "low" | "high"));
    match field {
        _ if value.is_u64() => value.to_string(),
        _ if is_share => small(100.0 * number, 1) + "%",
        "p" => small(number, 3),
        "per_million" => small(number, 1),
        "value" if row.starts_with("findings/trend") => format!("{number:+.2}").replace('-', "−"),
        _ => small(number, 2),
    }
}

#[test]
fn who_is_not_known_is_answered_with_who_is_alike() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    let message = desk.error("report dump.jsonl --entity Chnia");
    assert!(message.contains("did you mean China (cn)?"), "{message}");
    let message = desk.error("report dump.jsonl");
    assert!(message.contains("name somebody with --entity"), "{message}");
    let message = desk.error("report dump.jsonl --entity countries");
    assert!(message.contains("name up to 24"), "{message}");
}

#[test]
fn a_report_is_written_whole_or_not_at_all() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    let asked = "report dump.jsonl --entity cn --day 2024-03-01";
    let said = desk.out(&format!("{asked} --out cn.html"));
    assert_eq!(said, "cn.html: China, 2 articles\n");
    let page = fs::read_to_string(desk.path("cn.html")).unwrap();
    assert!(page.ends_with("</html>"));
    assert!(!desk.path("cn.html.part").exists());
    let message = desk.error(&format!("{asked} --out cn.docx"));
    assert!(message.contains("end its name in .html"), "{message}");
    let message = desk.error(&format!("{asked} --out dump.jsonl --format html"));
    assert!(
        message.contains("one of the files that are read"),
        "{message}"
    );
    let message = desk.error(&format!("{asked} --out missing/cn.html"));
    assert!(
        message.contains("cannot write the report to missing/cn.html"),
        "{message}"
    );
}

#[test]
fn the_command_on_the_page_writes_the_page_again() {
    let desk = Desk::new();
    desk.write("my dump's.jsonl", DUMP);
    let words = [
        "report",
        "my dump's.jsonl",
        "--entity",
        "cn,ru",
        "--title",
        "It's $HOME <b>",
    ];
    let first = Ended::of(&mut desk.command(words));
    assert_eq!(first.code, Some(0), "{first:?}");
    let page = Html::parse_document(&first.out);
    let command = all(&page, "#method pre code").pop().map(text).unwrap();
    let command = command.strip_prefix("headcount ").unwrap();
    assert!(command.contains(" --day "), "{command}");
    let program = program().display();
    let again = Command::new("sh")
        .args(["-c", &format!("{program} {command}")])
        .current_dir(desk.folder.path())
        .output()
        .unwrap();
    let again = Html::parse_document(&String::from_utf8(again.stdout).unwrap());
    // The first run took the day from the clock, and its command names it.
    assert_eq!(again.html(), page.html());
}

#[test]
fn a_store_a_dump_and_any_number_of_threads_give_the_same_report() {
    let desk = Desk::new();
    let sample = own("corpus/sample");
    let asked = "--entity ru,cn,xi_jinping --day 2025-01-02 --format json";
    desk.out(&format!("index {sample} --store s"));
    let report = |place: &str| {
        let mut report: Value =
            serde_json::from_str(&desk.out(&format!("report {place} {asked}"))).unwrap();
        let report = report.as_object_mut().unwrap();
        report.remove("command");
        for row in report["behind"].as_array_mut().unwrap() {
            row.as_object_mut().unwrap().remove("command");
        }
        report.clone()
    };
    let one = report(&format!("{sample} --threads 1"));
    assert_eq!(report(&format!("{sample} --threads 3")), one);
    assert_eq!(report("--store s"), one);
}

#[test]
fn the_command_for_a_long_list_lists_as_many_documents_as_are_counted() {
    let desk = Desk::new();
    let json: Value =
        serde_json::from_str(&desk.out(&format!("{} --format json", sample()))).unwrap();
    let mut long = 0;
    for row in json["behind"].as_array().unwrap() {
        let counted = row["documents"].as_u64().unwrap();
        if row["subject"] != "entity" || counted < 50 {
            continue;
        }
        let command = row["command"].as_str().unwrap();
        let command = command.strip_prefix("headcount ").unwrap();
        desk.out(command);
        let mentions = fs::read_to_string(desk.path("mentions.csv")).unwrap();
        let documents = mentions
            .lines()
            .skip(1)
            .map(|line| line.split(',').next().unwrap());
        let documents: std::collections::BTreeSet<&str> = documents.collect();
        assert_eq!(documents.len() as u64, counted, "{command}");
        long += 1;
    }
    assert!(long >= 2);
}

#[test]
fn claims_without_a_corpus_are_reported_with_the_messages_behind_them() {
    let desk = Desk::new();
    let claims = own("corpus/claims/nkpro-2024.toml");
    let list = own("corpus/events/kim-xi.csv");
    let asked = format!("report --claims {claims} --events {list} --day 2025-01-02");
    let page = Html::parse_document(&desk.out(&asked));
    // Published by NK Pro and counted by hand in the list: 12, 10 and 3.
    let lists = all(&page, "ol.messages");
    let lengths = lists.iter().map(|list| list.child_elements().count());
    assert_eq!(lengths.collect::<Vec<_>>(), [12, 10, 3]);
    let verdicts = all(&page, ".claim .verdict").into_iter().map(text);
    let reproduced = verdicts.filter(|verdict| verdict == "reproduced");
    assert_eq!(reproduced.count(), 3);
    assert!(all(&page, "#counts, #coverage").is_empty());
    assert!(text(all(&page, "#caveats")[0]).contains("No text was searched"));
}
