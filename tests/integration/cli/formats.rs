//! What is written for programs is what `docs/FORMATS.md` says, read from there: the same fields
//! in the same order, of the types named, and null exactly where it says so.

use serde_json::{Map, Value};

use super::*;

/// A row of a table in `docs/FORMATS.md`, for one field.
#[derive(Clone, Debug)]
struct Field {
    name: String,
    /// As written: `integer`, `day or null`.
    kind: String,
    /// Null where the state is `none`, and never else.
    is_null_without_data: bool,
    /// Null also where it could be there.
    may_be_null: bool,
}

/// Returns the fields in the first table after `heading`.
fn documented(heading: &str) -> Vec<Field> {
    let formats = fs::read_to_string("docs/FORMATS.md").unwrap();
    let (_, after) = formats
        .split_once(&format!("\n{heading}"))
        .unwrap_or_else(|| panic!("docs/FORMATS.md has no {heading}"));
    let mut lines = after.lines().skip_while(|line| !line.starts_with('|'));
    let head = lines.next().unwrap();
    let with_nulls = head.contains("null if `none`");
    let rows = lines.skip(1).take_while(|line| line.starts_with('|'));
    let fields = rows.flat_map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let names = cells[1]
            .split(',')
            .map(|name| name.trim().trim_matches('`'));
        let nulls = if with_nulls { cells[3] } else { "" };
        let field = |name: &str| Field {
            name: name.to_owned(),
            kind: cells[2].to_owned(),
            is_null_without_data: nulls.starts_with("yes"),
            may_be_null: nulls.contains("also") || cells[2].ends_with(" or null"),
        };
        names.map(field).collect::<Vec<_>>()
    });
    fields.collect()
}

fn names(fields: &[Field]) -> Vec<&str> {
    fields.iter().map(|field| field.name.as_str()).collect()
}

fn is_day(value: &Value) -> bool {
    value.as_str().is_some_and(|text| {
        let shape: String = text
            .chars()
            .map(|c| if c.is_ascii_digit() { '0' } else { c })
            .collect();
        shape == "0000-00-00"
    })
}

fn fits(value: &Value, kind: &str) -> bool {
    let kind = kind.trim_end_matches(" or null");
    match kind {
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "number" => value.is_number(),
        "day" => is_day(value),
        "object" => value.is_object(),
        "array of strings" | "arrays of strings" => value
            .as_array()
            .is_some_and(|all| all.iter().all(Value::is_string)),
        "array of objects" => value
            .as_array()
            .is_some_and(|all| all.iter().all(Value::is_object)),
        _ => panic!("docs/FORMATS.md names a type {kind:?} that this test does not know"),
    }
}

/// Requires that an object has exactly these fields.
#[track_caller]
fn require(object: &Map<String, Value>, fields: &[Field]) {
    let keys: Vec<&str> = object.keys().map(String::as_str).collect();
    assert_eq!(keys, names(fields));
    let is_none = object.get("state").is_some_and(|state| state == "none");
    for field in fields {
        let value = &object[&field.name];
        if value.is_null() {
            assert!(
                field.may_be_null || (field.is_null_without_data && is_none),
                "{} is null in {object:?}",
                field.name
            );
        } else {
            assert!(
                !(field.is_null_without_data && is_none),
                "{} is there where nothing was searched: {object:?}",
                field.name
            );
            assert!(fits(value, &field.kind), "{} is {value}", field.name);
        }
    }
}

/// A dump with a gap of a year, of which the last day has a document without a mention.
fn desk() -> Desk {
    let desk = Desk::new();
    let last = r#"{"outlet":"north","section":"back","title":"Late","date":"2025-06-01","text":"Rain fell."}"#;
    desk.write("dump.jsonl", format!("{DUMP}{last}\n"));
    desk.out("index dump.jsonl --store s");
    desk
}

const QUESTIONS: [&str; 4] = [
    "--entity cn,ru --by quarter",
    "--entity xi_jinping --from 2024-01-01 --to 2024-12-31 --to-date 06-30 --outlet north --section back --language en",
    "--counts all --duplicates none",
    "--entity jp --from 1999-01-01 --to 1999-12-31 --by month",
];

#[test]
fn counts_as_json_are_as_documented() {
    let desk = desk();
    let fields = documented("`rows`:");
    let mut states = Vec::new();
    for way in ["scan dump.jsonl", "count --store s"] {
        for question in QUESTIONS {
            let report = desk.json(&format!("{way} {question}"));
            let report = report.as_object().unwrap();
            require(report, &documented("### JSON"));
            assert_eq!(report["headcount"], env!("CARGO_PKG_VERSION"));
            require(
                report["query"].as_object().unwrap(),
                &documented("`query`:"),
            );
            require(
                report["corpus"].as_object().unwrap(),
                &documented("`corpus`:"),
            );
            for row in report["rows"].as_array().unwrap() {
                let row = row.as_object().unwrap();
                require(row, &fields);
                states.push(row["state"].as_str().unwrap().to_owned());
                if row["state"] != "none" {
                    let part = row["documents"].as_f64().unwrap();
                    let whole = row["documents_total"].as_f64().unwrap();
                    assert!((row["share"].as_f64().unwrap() - part / whole).abs() < 1e-15);
                }
            }
        }
    }
    // The nulls were tried, and the numbers.
    assert!(states.iter().any(|state| state == "none"));
    assert!(states.iter().any(|state| state != "none"));
}

#[test]
fn csv_has_the_columns_and_values_of_the_json_rows() {
    let desk = desk();
    let asked = QUESTIONS.map(|question| format!("count --store s {question}"));
    let others = [
        "coverage --store s",
        "coverage --store s --gaps",
        "rejected --store s",
    ];
    let commands = asked.iter().map(String::as_str).chain(others);
    for command in commands {
        let report = desk.json(command);
        let csv = desk.out(&format!("{command} --format csv"));
        let mut lines = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(csv.as_bytes());
        let mut lines = lines.records().map(Result::unwrap);
        let head = lines.next().unwrap();
        for (row, line) in report["rows"]
            .as_array()
            .unwrap()
            .iter()
            .zip(lines.by_ref())
        {
            let row = row.as_object().unwrap();
            assert!(row.keys().eq(head.iter()), "headcount {command}");
            for (value, written) in row.values().zip(line.iter()) {
                let is_same = match value {
                    Value::Null => written.is_empty(),
                    Value::String(text) => text == written,
                    number => serde_json::from_str::<Value>(written).unwrap() == *number,
                };
                assert!(is_same, "headcount {command}: {value} is {written}");
            }
        }
        assert!(lines.next().is_none(), "headcount {command}");
        assert!(!csv.contains('\r') && !csv.starts_with('\u{FEFF}'));
    }
}

#[test]
fn csv_begins_with_the_documented_names_also_without_rows() {
    let desk = desk();
    let head = |command: &str| {
        let csv = desk.out(&format!("{command} --format csv"));
        csv.lines().next().unwrap().to_owned()
    };
    let documented = |heading| names(&documented(heading)).join(",");
    assert_eq!(head("count --store s"), documented("`rows`:"));
    assert_eq!(head("coverage --store s"), documented("## Coverage"));
    assert_eq!(head("rejected --store s"), documented("## Rejected"));
    assert_eq!(
        head("coverage --store s --gaps"),
        "outlet,from,to,issues_missing"
    );

    let desk = Desk::new();
    desk.write("empty.json", "");
    let csv = desk.out_of_nothing("scan empty.json --format csv");
    assert_eq!(csv.trim_end(), documented("`rows`:"));
}

#[test]
fn coverage_and_refusals_as_json_are_as_documented() {
    let desk = desk();
    for (command, heading) in [
        ("coverage --store s", "## Coverage"),
        ("coverage dump.jsonl", "## Coverage"),
        ("rejected --store s", "## Rejected"),
        ("rejected dump.jsonl", "## Rejected"),
    ] {
        let report = desk.json(command);
        let rows = report["rows"].as_array().unwrap();
        assert!(!rows.is_empty(), "headcount {command}");
        for row in rows {
            require(row.as_object().unwrap(), &documented(heading));
        }
    }
}

/// Of the outlets, one has a menu, and a section that stands in it alone.
#[test]
fn sections_are_as_documented() {
    let desk = desk();
    desk.write(
        "profiles/north.toml",
        "outlet = \"north\"\n[menu]\nfiles = [\"menu.csv\"]",
    );
    desk.write(
        "menu.csv",
        "date,section\n2024-01-01,back\n2025-12-01,new\n2025-12-02,back\n",
    );
    let sections = "sections dump.jsonl menu.csv --profiles profiles";
    let rows = desk.json(sections)["rows"].as_array().unwrap().clone();
    let csv = desk.out(&format!("{sections} --evidence --format csv"));
    let fields = documented("## Sections");
    assert_eq!(csv.lines().next().unwrap(), names(&fields).join(","));
    let mut states: Vec<&str> = Vec::new();
    for row in &rows {
        assert!(row.as_object().unwrap().keys().eq(names(&fields)));
        for field in &fields {
            let value = &row[&field.name];
            assert!(
                value.is_null() || fits(value, &field.kind),
                "{} is {value}",
                field.name
            );
        }
        states.push(row["menu"].as_str().unwrap());
        let is_shown = matches!(states[states.len() - 1], "shown" | "vanished");
        assert_eq!(row["menu_first"].is_null(), !is_shown, "{row}");
    }
    assert!(
        ["shown", "vanished", "not known"]
            .iter()
            .all(|state| states.contains(state))
    );
    let new = rows.iter().find(|row| row["section"] == "new").unwrap();
    assert!(new["documents"].is_null() && new["last"].is_null(), "{new}");
}

#[test]
fn seasons_of_messages_and_years_by_a_day_are_as_documented() {
    let desk = desk();
    for (command, heading) in [
        ("season --messages --store s", "### Messages: `season"),
        ("season cn --store s --by-day 09-20", "### By a day"),
        ("season --messages --store s --by-day 09-20", "### By a day"),
    ] {
        let fields = documented(heading);
        let report = desk.json(command);
        for row in report["rows"].as_array().unwrap() {
            assert!(
                row.as_object().unwrap().keys().eq(names(&fields)),
                "{command}: {row}"
            );
            for field in &fields {
                let value = &row[&field.name];
                assert!(
                    value.is_null() || fits(value, &field.kind),
                    "{} is {value}",
                    field.name
                );
            }
        }
        let csv = desk.out(&format!("{command} --format csv"));
        // Ids stand in CSV only on request.
        let in_csv = names(&fields).join(",").replace(",document_ids", "");
        assert_eq!(csv.lines().next().unwrap(), in_csv);
    }
}

#[test]
fn mentions_are_as_documented_and_as_many_as_are_counted() {
    let desk = desk();
    let fields = documented("## Mentions");
    for question in ["", "--counts all", "--entity cn", "--duplicates none"] {
        let count = format!("count --store s {question} --mentions-out");
        let report = desk.json(&format!("{count} m.jsonl"));
        let counted = report["rows"].as_array().unwrap().iter();
        let counted: u64 = counted.map(|row| row["mentions"].as_u64().unwrap()).sum();
        let lines = fs::read_to_string(desk.path("m.jsonl")).unwrap();
        assert_eq!(lines.lines().count() as u64, counted, "{question}");
        for line in lines.lines() {
            let row: Map<String, Value> = serde_json::from_str(line).unwrap();
            require(&row, &fields);
        }
        desk.out(&format!("{count} m.csv"));
        let csv = fs::read_to_string(desk.path("m.csv")).unwrap();
        assert_eq!(csv.lines().next().unwrap(), names(&fields).join(","));
        assert_eq!(csv.lines().count() as u64, counted + 1, "{question}");
        assert!(!desk.path("m.csv.part").exists());
    }
}

#[test]
fn collocates_are_as_documented() {
    let desk = desk();
    for asked in [
        "collocates cn --store s --min-count 1",
        "collocates cn dump.jsonl --min-count 1 --by year",
        "collocates cn dump.jsonl --min-count 1 --from 2024-02-01 --against-to 2024-01-31",
    ] {
        let report = desk.json(asked);
        let rows = report["rows"].as_array().unwrap();
        for row in rows {
            require(row.as_object().unwrap(), &documented("## Collocates"));
        }
        assert_eq!(report["collocates"]["found"], rows.len(), "{asked}");
    }
    let csv = desk.out("collocates jp dump.jsonl --format csv");
    assert_eq!(
        csv.trim_end(),
        names(&documented("## Collocates")).join(",")
    );
}

#[test]
fn suggestions_are_as_documented() {
    let desk = desk();
    let more = r#"{"outlet":"north","title":"Five","date":"2024-03-01","text":"A message from President Aldo Bianchi of Italy came. They saw Carla Verdi there."}"#;
    desk.write("more.jsonl", format!("{DUMP}{more}\n"));
    let fields = documented("## Suggestions");
    let heads = desk.json("gazetteer suggest more.jsonl --min-documents 1");
    let all = desk.json("gazetteer suggest more.jsonl --min-documents 1 --all");
    let names = |report: &Value| -> Vec<String> {
        let rows = report["rows"].as_array().unwrap().iter();
        rows.map(|row| {
            require(row.as_object().unwrap(), &fields);
            row["name"].as_str().unwrap().to_owned()
        })
        .collect()
    };
    assert_eq!(names(&heads), ["Aldo Bianchi"]);
    assert_eq!(names(&all), ["Aldo Bianchi", "Carla Verdi"]);
    desk.out("index more.jsonl --store t");
    assert_eq!(
        desk.json("gazetteer suggest --store t --min-documents 1 --all"),
        all
    );
}

#[test]
fn whole_reports_as_json_are_as_documented() {
    let desk = desk();
    let own = |path: &str| format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    let (claims, list) = (
        own("corpus/claims/sample.toml"),
        own("corpus/events/kim-xi.csv"),
    );
    let sample = own("corpus/sample");
    for asked in [
        "--store s --entity cn,ru".to_owned(),
        format!("{sample} --claims {claims}"),
        format!("--claims {claims} --events {list}"),
    ] {
        let report = desk.json(&format!("report {asked}"));
        let report = report.as_object().unwrap();
        let members = documented("**JSON** is one object");
        require(report, &members);
        for (table, heading) in [
            ("findings", "`findings`:"),
            ("caveats", "`caveats`:"),
            ("behind", "`behind`:"),
            ("articles", "`articles`, by day"),
            ("totals", "`rows`:"),
            ("periods", "`rows`:"),
            ("coverage", "## Coverage"),
        ] {
            let mut fields = documented(heading);
            if table == "coverage" {
                fields[1].name = "period".to_owned();
            }
            for row in report[table].as_array().unwrap() {
                require(row.as_object().unwrap(), &fields);
            }
        }
        for (table, heading, first) in [
            ("claims", "## Claims", 0),
            ("messages", "**One by one**", 2),
        ] {
            let mut fields = documented(heading);
            fields.retain(|field| {
                !matches!(field.name.as_str(), "evidence" | "grouped" | "document_ids")
            });
            for row in report[table].as_array().unwrap() {
                let keys = row.as_object().unwrap().keys().skip(first);
                let mut keys: Vec<&str> = keys.map(String::as_str).collect();
                let mut names = names(&fields);
                keys.sort_unstable();
                names.sort_unstable();
                assert_eq!(keys, names, "{table}");
            }
        }
    }
}

#[test]
fn lines_and_single_documents_are_as_documented() {
    let desk = desk();
    let fields = documented("## Concordance");
    let mut ids = Vec::new();
    for asked in [
        "concordance cn --store s",
        "concordance Jinping dump.jsonl --phrase --sample 9",
    ] {
        let report = desk.json(asked);
        let rows = report["rows"].as_array().unwrap();
        assert!(!rows.is_empty(), "{asked}");
        for row in rows {
            require(row.as_object().unwrap(), &fields);
            ids.push(row["document"].as_str().unwrap().to_owned());
        }
    }
    let report = desk.json(&format!("show {} --store s", ids[0]));
    for row in report["rows"].as_array().unwrap() {
        require(
            row.as_object().unwrap(),
            &documented("`rows`, of a document:"),
        );
    }
    let keys: Vec<&String> = report.as_object().unwrap().keys().collect();
    let members = [
        "headcount",
        "document",
        "records",
        "gazetteer",
        "text",
        "rows",
    ];
    assert_eq!(keys, members);
    let keys: Vec<&String> = report["document"].as_object().unwrap().keys().collect();
    assert_eq!(keys, names(&documented("`document`, the one asked for:")));
    let keys: Vec<&String> = report["records"][0].as_object().unwrap().keys().collect();
    assert_eq!(keys, names(&documented("`records`, of every version")));
}

#[test]
fn what_an_invented_corpus_expects_has_the_documented_names() {
    let desk = Desk::new();
    desk.out("generate --documents 1 --out corpus");
    let csv = fs::read_to_string(desk.path("corpus/expected.csv")).unwrap();
    let fields = documented("## Invented corpora");
    assert_eq!(csv.lines().next().unwrap(), names(&fields).join(","));
}

#[test]
fn the_last_row_of_json_is_on_a_line_of_its_own() {
    let desk = desk();
    let text = desk.out("count --store s --entity cn,ru --by year --format json");
    let rows = text.lines().filter(|line| line.starts_with("{\"entity\""));
    for row in rows.clone() {
        let row: Value = serde_json::from_str(row.trim_end_matches(',')).unwrap();
        assert!(row.is_object());
    }
    // Two entities in two years.
    assert_eq!(rows.count(), 4);
}
