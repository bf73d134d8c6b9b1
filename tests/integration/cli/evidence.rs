//! Every number opens to its articles: as many ids as it says, all of them held.

use std::collections::BTreeSet;

use headcount::store::Store;
use serde_json::Value;

use super::*;

fn sample() -> String {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/sample");
    sample.display().to_string()
}

/// A store of the sample.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.out(&format!("index {} --store s", sample()));
    desk
}

fn ids(cell: &Value) -> Vec<&str> {
    let ids = cell.as_array().unwrap().iter();
    ids.map(|id| id.as_str().unwrap()).collect()
}

/// A question, and its fields of ids beside the numbers that they stand behind.
const ASKED: &[(&str, &[(&str, &str)])] = &[
    (
        "count --entity cn,ru,xi_jinping --evidence",
        &[("document_ids", "documents")],
    ),
    (
        "count --by month --counts all --evidence",
        &[("document_ids", "documents")],
    ),
    (
        "count --entity cn --duplicates none --evidence",
        &[("document_ids", "documents")],
    ),
    (
        "compare ru cn --from 2024-01-01 --to 2024-06-30",
        &[("first_ids", "first"), ("second_ids", "second")],
    ),
    (
        "compare ru cn --by half --duplicates none",
        &[("first_ids", "first"), ("second_ids", "second")],
    ),
    (
        "silence xi_jinping --from 2024-04-01 --to 2024-10-31",
        &[
            ("naming_ids", "documents_naming"),
            ("title_only_ids", "documents_title_only"),
        ],
    ),
    ("season xi_jinping", &[("document_ids", "documents")]),
    (
        "season xi_jinping --by-day 09-20",
        &[("document_ids", "total")],
    ),
    ("trend ru --by quarter", &[("document_ids", "documents")]),
    ("sections", &[("document_ids", "documents")]),
    (
        "messages --between kim_jong_un,putin",
        &[("document_ids", "reports")],
    ),
];

#[test]
fn as_many_ids_stand_behind_a_number_as_it_says_and_the_store_holds_them_all() {
    let desk = desk();
    let store = Store::open(desk.path("s")).unwrap();
    let held: BTreeSet<String> = store
        .documents()
        .map(|document| document.unwrap().id.to_string())
        .collect();
    for (asked, fields) in ASKED {
        let report = desk.json(&format!("{asked} --store s"));
        let mut all = 0;
        for row in report["rows"].as_array().unwrap() {
            // The documents of mentions are those that mention.
            if row
                .get("counted")
                .is_some_and(|counted| counted == "mentions")
            {
                continue;
            }
            for (field, number) in *fields {
                if row[number].is_null() {
                    assert!(row[field].is_null(), "{asked}: {row}");
                    continue;
                }
                let ids = ids(&row[field]);
                assert_eq!(row[number], ids.len(), "{asked}: {field}");
                assert!(ids.iter().all(|id| held.contains(*id)), "{asked}: {field}");
                all += ids.len();
            }
        }
        assert!(all > 0, "{asked}");
    }
}

/// A message is reported by one article or by several; the parts of a year by those of its
/// months.
#[test]
fn seasons_of_messages_open_to_the_articles_that_report_them() {
    let desk = desk();
    let of = |question: &str| -> BTreeSet<String> {
        let report = desk.json(&format!("{question} --between kim_jong_un,putin --store s"));
        let rows = report["rows"].as_array().unwrap().iter();
        rows.flat_map(|row| ids(&row["document_ids"]))
            .map(str::to_owned)
            .collect()
    };
    let reports = of("messages");
    assert!(!reports.is_empty());
    assert_eq!(of("season --messages"), reports);
    assert_eq!(of("season --messages --by-day 09-20"), reports);
}

#[test]
fn claims_open_to_the_documents_that_they_count() {
    let desk = desk();
    let claims = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/claims/sample.toml");
    let report = desk.json(&format!("claims check {} --store s", claims.display()));
    let rows = report["rows"].as_array().unwrap();
    let row = |id: &str| rows.iter().find(|row| row["claim"] == id).unwrap();
    for counted in ["xi-documents", "xi-by-title", "floral-baskets"] {
        let row = row(counted);
        assert_eq!(
            ids(&row["document_ids"]).len() as u64,
            row["computed"].as_u64().unwrap(),
            "{counted}"
        );
    }
    assert!(ids(&row("xi-silence")["document_ids"]).is_empty());
    assert!(ids(&row("messages-2022")["document_ids"]).len() >= 12);
}

#[test]
fn a_dump_and_the_store_of_it_open_to_the_same_articles() {
    let desk = desk();
    let sample = sample();
    for (asked, _) in ASKED {
        let (command, rest) = asked.split_once(' ').unwrap_or((asked, ""));
        let from_store = format!("{asked} --store s --evidence");
        let from_dump = match command {
            "count" => format!("scan {sample} {rest} --evidence"),
            "compare" => asked.replace("ru cn", &format!("ru cn {sample}")) + " --evidence",
            _ => format!("{asked} {sample} --evidence"),
        };
        let once = |asked: String| {
            asked.replacen(
                " --evidence",
                "",
                usize::from(asked.matches("--evidence").count() > 1),
            )
        };
        assert_eq!(
            desk.json(&once(from_store.clone()))["rows"],
            desk.json(&once(from_dump))["rows"],
            "{asked}"
        );
    }
}

#[test]
fn the_parts_of_a_number_open_to_the_articles_of_the_whole() {
    let desk = desk();
    let all = |asked: &str, field: &str| -> Vec<String> {
        let report = desk.json(&format!("{asked} --store s"));
        let rows = report["rows"].as_array().unwrap().iter();
        let rows = rows.filter(|row| row.get("counted").is_none_or(|c| c == "documents"));
        let mut all: Vec<String> = rows
            .filter(|row| !row[field].is_null())
            .flat_map(|row| ids(&row[field]))
            .map(str::to_owned)
            .collect();
        all.sort_unstable();
        all
    };
    let whole = all("count --entity ru --evidence", "document_ids");
    for (asked, field) in [
        ("count --entity ru --by month --evidence", "document_ids"),
        ("compare ru cn --by week", "first_ids"),
        ("season ru", "document_ids"),
        ("trend ru --by year", "document_ids"),
    ] {
        assert_eq!(all(asked, field), whole, "{asked}");
    }
    let outlets = ["dawn-bell", "pine-branch"].map(|outlet| {
        let asked = format!("count --entity ru --evidence --outlet {outlet}");
        all(&asked, "document_ids")
    });
    let mut outlets = outlets.concat();
    outlets.sort_unstable();
    assert_eq!(outlets, whole);
    let window = "--from 2024-04-01 --to 2024-10-31";
    let silence = desk.json(&format!("silence ru {window} --store s"));
    let mut named = ids(&silence["rows"][0]["naming_ids"]);
    named.sort_unstable();
    let counted = all(
        &format!("count --entity ru --evidence {window}"),
        "document_ids",
    );
    assert_eq!(named, counted);
}

#[test]
fn articles_are_listed_with_day_outlet_and_title_and_can_be_opened() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.out("index dump.jsonl --store s");
    for asked in [
        "count --entity ru --store s --evidence",
        "scan dump.jsonl --entity ru --evidence",
    ] {
        let answer = desk.out(asked);
        let (_, list) = answer.split_once("\n\nbehind").unwrap();
        let line = list
            .lines()
            .find(|line| line.starts_with("Russia"))
            .unwrap();
        let words: Vec<&str> = line.split_whitespace().collect();
        let ["Russia", "2024-02-10", "north", id, "Two"] = words[..] else {
            panic!("{line}")
        };
        let opened = desk.out(&format!("show {id} --store s"));
        assert!(opened.contains("Russia"), "{opened}");
    }
}

#[test]
fn what_is_not_listed_is_counted_and_can_be_had() {
    let desk = Desk::new();
    desk.write("dump.jsonl", many(200));
    let answer = desk.out("trend cn dump.jsonl --by year --evidence");
    // 34 of the first 200 numbers leave 0 when divided by 6, and as many 4, where it is 중국.
    assert!(answer.contains("and 57 more"), "{answer}");
    let command = "headcount scan dump.jsonl --entity cn --mentions-out FILE.csv";
    assert!(answer.contains(command), "{answer}");
    desk.out("scan dump.jsonl --entity cn --mentions-out all.csv");
    let all = fs::read_to_string(desk.path("all.csv")).unwrap();
    assert_eq!(all.lines().count(), 1 + 67);
    assert!(all.lines().next().unwrap().ends_with(",title,url"));
}

#[test]
fn csv_has_ids_only_where_they_are_asked_for() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    for asked in [
        "trend cn dump.jsonl",
        "scan dump.jsonl --entity cn",
        "sections dump.jsonl",
    ] {
        let head = |asked: &str| {
            let csv = desk.out(&format!("{asked} --format csv"));
            csv.lines().next().unwrap().to_owned()
        };
        assert!(!head(asked).contains("ids"), "{asked}");
        assert!(
            head(&format!("{asked} --evidence")).ends_with(",document_ids"),
            "{asked}"
        );
    }
}
