//! One answer, four formats: every number is the same in text, Markdown, CSV and JSON.

use serde_json::Value;

use super::*;

/// A table as it is printed: names of columns, then the cells of each row.
type Printed = (Vec<String>, Vec<Vec<String>>);

/// Reads the first table of a text, by the rule under its head. Letters must be one column wide.
fn from_text(text: &str) -> Printed {
    let lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
    let rule = &lines[1];
    assert!(rule.iter().all(|c| matches!(c, '─' | ' ')), "{text}");
    let starts: Vec<usize> = (0..rule.len())
        .filter(|at| rule[*at] == '─' && (*at == 0 || rule[at - 1] == ' '))
        .collect();
    let cut = |line: &Vec<char>| -> Vec<String> {
        let ends = starts[1..].iter().copied().chain([usize::MAX]);
        let cell = |(from, to): (&usize, usize)| {
            let cell = line
                .get(*from..to.min(line.len()).max(*from))
                .unwrap_or(&[]);
            cell.iter().collect::<String>().trim().to_owned()
        };
        starts.iter().zip(ends).map(cell).collect()
    };
    let rows = lines[2..].iter().take_while(|line| !line.is_empty());
    (cut(&lines[0]), rows.map(cut).collect())
}

/// Reads the first table of a Markdown document.
fn from_markdown(text: &str) -> Printed {
    let cut = |line: &str| -> Vec<String> {
        let inner = line.strip_prefix("| ").unwrap().strip_suffix(" |").unwrap();
        let cells = inner.split(" | ");
        cells
            .map(|cell| cell.replace('\\', "").trim().to_owned())
            .collect()
    };
    let mut lines = text.lines().take_while(|line| line.starts_with('|'));
    let head = cut(lines.next().unwrap());
    (head, lines.skip(1).map(cut).collect())
}

/// Returns what is printed for a number that programs read.
fn as_printed(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        // A claim may be of a day.
        Value::String(text) => text.clone(),
        number => number.to_string(),
    }
}

/// A question, the columns that readers are shown, and the fields that hold the same numbers.
type Asked<'a> = (&'a str, &'a [(&'a str, &'a str)]);

const ASKED: &[Asked<'_>] = &[
    (
        "count --store s --entity cn,ru,xi_jinping",
        &[
            ("mentions", "mentions"),
            ("documents", "documents"),
            ("of", "documents_total"),
        ],
    ),
    (
        "scan SAMPLE --entity cn,ru,xi_jinping --duplicates none --counts all",
        &[
            ("mentions", "mentions"),
            ("documents", "documents"),
            ("of", "documents_total"),
        ],
    ),
    (
        "compare ru cn --store s --by quarter",
        &[("Russia", "first"), ("China", "second"), ("of", "of")],
    ),
    (
        "silence xi_jinping --store s --from 2024-04-01 --to 2024-08-31",
        &[
            ("days held", "issue_days"),
            ("of", "issue_days_expected"),
            ("named", "documents_naming"),
            ("title only", "documents_title_only"),
        ],
    ),
    (
        "season xi_jinping --store s",
        &[
            ("years", "years"),
            ("documents", "documents"),
            ("documents_total", "documents_total"),
            ("issue_days", "issue_days"),
            ("issue_days_expected", "issue_days_expected"),
        ],
    ),
    (
        "trend ru --store s --by month --to 2025-02-28",
        &[
            ("documents", "documents"),
            ("documents_total", "documents_total"),
            ("level", "level"),
        ],
    ),
    (
        "sections --store s --language en",
        &[
            ("documents", "documents"),
            ("days_since", "days_since"),
            ("issue_days_since", "issue_days_since"),
        ],
    ),
    (
        "messages --store s --between kim_jong_un,putin",
        &[("reports", "reports")],
    ),
    (
        "messages --store s --between kim_jong_un,xi_jinping --by month",
        &[("documents", "documents"), ("messages", "messages")],
    ),
    (
        "claims check CLAIMS --store s",
        &[("published", "published"), ("computed", "computed")],
    ),
];

/// Returns the rows that readers see one by one: of messages by period, those of all ways.
fn seen(report: &Value) -> Vec<&Value> {
    let rows = report["rows"].as_array().unwrap().iter();
    rows.filter(|row| row.get("period_from").is_none() || row["from"] == "all")
        .collect()
}

#[test]
fn every_number_is_the_same_in_all_formats() {
    let desk = Desk::new();
    let own = |path: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let sample = own("corpus/sample").display().to_string();
    let claims = own("corpus/claims/sample.toml").display().to_string();
    desk.out(&format!("index {sample} --store s"));
    for (asked, columns) in ASKED {
        let asked = asked.replace("SAMPLE", &sample).replace("CLAIMS", &claims);
        let report = desk.json(&asked);
        let text = from_text(&desk.out(&asked));
        let markdown = from_markdown(&desk.out(&format!("{asked} --format markdown")));
        assert_eq!(text, markdown, "{asked}");

        let (head, rows) = text;
        let seen = seen(&report);
        assert_eq!(rows.len(), seen.len(), "{asked}");
        assert!(!rows.is_empty(), "{asked}");
        for (column, field) in *columns {
            let at = head.iter().position(|name| name == column).unwrap();
            for (row, value) in rows.iter().zip(&seen) {
                let shown = row[at].trim_end_matches(['~', '·']);
                let value = &value[field];
                // Ratios are rounded for readers.
                if !value.is_f64() {
                    assert_eq!(shown, as_printed(value), "{asked}: {column} of {row:?}");
                }
            }
        }
        same_as_csv(&desk, &asked, &report);
    }
}

/// Requires that CSV has the values of the JSON rows, ids among them.
fn same_as_csv(desk: &Desk, asked: &str, report: &Value) {
    let asks_for_ids = if asked.starts_with("claims") {
        ""
    } else {
        " --evidence"
    };
    let with_ids;
    let report = if asked.starts_with("count") || asked.starts_with("scan") {
        with_ids = desk.json(&format!("{asked} --evidence"));
        &with_ids
    } else {
        report
    };
    let csv = desk.out(&format!("{asked}{asks_for_ids} --format csv"));
    let mut csv = csv::Reader::from_reader(csv.as_bytes());
    let head = csv.headers().unwrap().clone();
    let rows = report["rows"].as_array().unwrap();
    let lines: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
    assert_eq!(lines.len(), rows.len(), "{asked}");
    for (row, line) in rows.iter().zip(&lines) {
        let row = row.as_object().unwrap();
        let is_in_csv = |name: &&String| !asks_for_ids.is_empty() || *name != "document_ids";
        assert!(row.keys().filter(is_in_csv).eq(head.iter()), "{asked}");
        for (name, written) in head.iter().zip(line) {
            let is_same = match &row[name] {
                Value::Null => written.is_empty(),
                Value::String(text) => text == written,
                Value::Array(ids) => {
                    let ids: Vec<&str> = ids.iter().map(|id| id.as_str().unwrap()).collect();
                    written == ids.join(" ")
                }
                number => serde_json::from_str::<Value>(written).unwrap() == *number,
            };
            assert!(is_same, "{asked}: {name} is {written} in {row:?}");
        }
    }
}
