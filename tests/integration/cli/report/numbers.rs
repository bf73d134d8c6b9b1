//! Every number of the page is that of JSON, CSV and Markdown.

use std::sync::LazyLock;

use super::*;

/// One report in every format.
struct Written {
    asked: String,
    html: String,
    json: Value,
    csv: String,
    markdown: String,
}

impl Written {
    fn page(&self) -> Html {
        Html::parse_document(&self.html)
    }
}

/// The reports that all tests here look at, each written once.
static REPORTS: LazyLock<Vec<Written>> = LazyLock::new(|| {
    let desk = Desk::new();
    let write = |asked: String| {
        let written = |form: &str| desk.out(&format!("{asked} --format {form}"));
        Written {
            html: written("html"),
            json: serde_json::from_str(&written("json")).unwrap(),
            csv: written("csv"),
            markdown: written("markdown"),
            asked,
        }
    };
    reports().into_iter().map(write).collect()
});

/// Reports on the sample, and on real text where it is at hand.
fn reports() -> Vec<String> {
    let mut reports = vec![
        sample(),
        format!("{} --from 2023-06-15 --to 2024-02-10 --by week", sample()),
        format!(
            "{} --counts all --duplicates none --by quarter --outlet pine-branch",
            sample()
        ),
        format!(
            "report {} --entity ru --by total --day 2025-01-02",
            own("corpus/sample")
        ),
    ];
    let real = own("../shared/data/kcna-en-2024/headlines_2024-09-09.json");
    if Path::new(&real).exists() {
        let entities = "ru,cn,putin,xi_jinping";
        reports.push(format!(
            "report {real} --entity {entities} --day 2025-01-02"
        ));
    } else {
        println!("skipped: {real} is not at hand");
    }
    reports
}

#[test]
fn every_number_of_the_page_stands_in_json() {
    for written in REPORTS.iter() {
        let (page, json, asked) = (written.page(), &written.json, &written.asked);
        let rows = rows(json);
        let figures = all(&page, "[data-figure]");
        assert!(figures.len() > 20, "{asked}");
        for figure in figures {
            let address = figure.attr("data-figure").unwrap();
            let (row, field) = address.rsplit_once('/').unwrap();
            let value = &rows.get(row).unwrap_or_else(|| panic!("{address}"))[field];
            assert_eq!(text(figure), shown(address, value), "{address}");
        }
    }
}

#[test]
fn every_finding_count_and_claim_of_json_stands_on_the_page() {
    for written in REPORTS.iter() {
        let (page, json) = (written.page(), &written.json);
        let figures = all(&page, "[data-figure]");
        let addresses: Vec<&str> = figures
            .iter()
            .filter_map(|one| one.attr("data-figure"))
            .collect();
        let is_by_period = json["query"]["by"] != "total";
        let mut needed = 0;
        for (row, values) in rows(json) {
            let fields: &[&str] = match row.split('/').next().unwrap() {
                "findings" => &["value", "sentence"],
                "claims" => &["published", "computed", "verdict", "text", "reason"],
                "totals" => &[
                    "documents",
                    "documents_total",
                    "share",
                    "share_low",
                    "share_high",
                    "mentions",
                ],
                "periods" if is_by_period => &["documents"],
                "caveats" => &["sentence"],
                "articles" => &["date", "outlet", "document", "file", "record"],
                "messages" => &["published", "from", "to", "kind", "reports"],
                _ => continue,
            };
            for field in fields.iter().filter(|field| !values[**field].is_null()) {
                let address = format!("{row}/{field}");
                assert!(addresses.contains(&address.as_str()), "{address}");
                needed += 1;
            }
        }
        assert!(needed > 0);
    }
}

#[test]
fn bars_and_cells_of_coverage_are_drawn_as_json_says() {
    for written in REPORTS.iter() {
        let (page, json, asked) = (written.page(), &written.json, &written.asked);
        let rows = rows(json);
        for bar in all(&page, "[data-figure-bar]") {
            let address = bar.attr("data-figure-bar").unwrap();
            let row = rows[address.rsplit_once('/').unwrap().0];
            assert_eq!(
                bar.attr("data-state").unwrap(),
                row["state"].as_str().unwrap()
            );
            let title = bar
                .select(&Selector::parse("title").unwrap())
                .next()
                .map(text)
                .unwrap();
            let period = row["period"].as_str().unwrap();
            let told = match row["state"].as_str().unwrap() {
                "none" => format!("{period}: no data"),
                state => format!(
                    "{period}: {} of {} documents{}",
                    row["documents"],
                    row["documents_total"],
                    if state == "partial" {
                        ", held in part"
                    } else {
                        ""
                    }
                ),
            };
            assert_eq!(title, told);
            let number = bar.select(&Selector::parse("text").unwrap()).next();
            if let Some(number) = number {
                assert_eq!(text(number), row["documents"].to_string());
            }
        }
        let cells = all(&page, "svg.strip [data-state]").len();
        let whole = json["coverage"].as_array().unwrap().iter();
        let parts = whole.filter(|row| row["period"] != "total").count();
        if json["query"]["by"] != "total" {
            assert_eq!(cells, parts, "{asked}");
        }
    }
}

/// Returns every number in a text, days whole.
fn numbers(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !(c.is_ascii_digit() || ".-".contains(c)));
    let words = words.map(|word| word.trim_matches(['.', '-']));
    words.filter(|word| !word.is_empty()).collect()
}

#[test]
fn no_number_of_the_page_stands_outside_what_is_compared() {
    // What a dump, a claim or a command says in its own words, and what other tests here compare.
    const ELSEWHERE: &str = "[data-figure], [data-figure-bar], h1, h4, summary, code, svg, style, \
                             .searched, .title, .passage, .names, .beside, .legend, .tally, title";
    for written in REPORTS.iter() {
        let (page, json) = (written.page(), &written.json);
        let elsewhere = Selector::parse(ELSEWHERE).unwrap();
        let asked = fs::read_to_string(own("corpus/claims/sample.toml")).unwrap();
        let corpus = json["corpus"].to_string();
        let claims: String = json["claims"].to_string();
        for node in page.tree.nodes() {
            let Some(words) = node.value().as_text() else {
                continue;
            };
            let mut above = node.ancestors().filter_map(ElementRef::wrap);
            if above.any(|element| elsewhere.matches(&element)) {
                continue;
            }
            // The days that a claim compares with stand in its file.
            let known = [
                &asked,
                &corpus,
                &claims,
                "95 50",
                env!("CARGO_PKG_VERSION"),
                "0.",
            ];
            for number in numbers(words) {
                let is_known = known.iter().any(|text| numbers(text).contains(&number));
                assert!(is_known, "{number} in {words:?}");
            }
        }
        for line in all(&page, ".searched") {
            let is_said = unescaped(&written.markdown).contains(&text(line));
            assert!(is_said, "{}", text(line));
        }
    }
}

#[test]
fn what_a_sceptic_sets_beside_a_claim_is_what_json_says() {
    let (page, json) = (REPORTS[0].page(), &REPORTS[0].json);
    let claims = json["claims"].as_array().unwrap();
    assert_eq!(all(&page, ".claim").len(), claims.len());
    for (at, row) in claims.iter().enumerate() {
        let words = all(&page, &format!("#claim-{} .beside li", at + 1));
        let words: Vec<String> = words.into_iter().map(text).collect();
        assert_eq!(words.join("; "), row["beside"].as_str().unwrap());
    }
}

#[test]
fn csv_has_every_field_of_every_row_of_json() {
    for written in REPORTS.iter() {
        let Written {
            asked, json, csv, ..
        } = written;
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        assert_eq!(
            reader.headers().unwrap(),
            ["table", "row", "field", "value"].as_slice()
        );
        let mut lines = BTreeMap::new();
        for line in reader.records() {
            let line = line.unwrap();
            let address = format!("{}/{}/{}", &line[0], &line[1], &line[2]);
            assert!(lines.insert(address, line[3].to_owned()).is_none());
        }
        let mut fields = 0;
        for (row, values) in rows(json) {
            for (field, value) in values.as_object().unwrap() {
                let written = &lines[&format!("{row}/{field}")];
                let is_same = match value {
                    Value::Null => written.is_empty(),
                    Value::String(text) => text == written,
                    number => serde_json::from_str::<Value>(written).unwrap() == *number,
                };
                assert!(is_same, "{row}/{field}: {value} is {written}");
                fields += 1;
            }
        }
        assert_eq!(fields, lines.len(), "{asked}");
    }
}

/// Returns the cells of the table below a heading of Markdown, without its head.
fn table<'a>(markdown: &'a str, heading: &str) -> Vec<Vec<&'a str>> {
    let Some((_, after)) = markdown.split_once(&format!("\n## {heading}\n")) else {
        return Vec::new();
    };
    let lines = after
        .trim_start()
        .lines()
        .take_while(|line| line.starts_with('|'));
    let cells = |line: &'a str| {
        let cells = line.trim_matches('|').split(" | ");
        cells.map(str::trim).collect()
    };
    lines.skip(2).map(cells).collect()
}

fn unescaped(text: &str) -> String {
    text.replace('\\', "")
}

#[test]
fn markdown_has_the_numbers_of_json() {
    for Written { json, markdown, .. } in REPORTS.iter() {
        for (heading, name, key, fields) in [
            (
                "Counts",
                "totals",
                "entity",
                &[
                    "name",
                    "documents",
                    "documents_total",
                    "share",
                    "share_low",
                    "share_high",
                    "mentions",
                ][..],
            ),
            (
                "Periods",
                "periods",
                "entity",
                &[
                    "period",
                    "name",
                    "documents",
                    "documents_total",
                    "share",
                    "mentions",
                    "state",
                ][..],
            ),
            (
                "Coverage",
                "coverage",
                "outlet",
                &[
                    "outlet",
                    "period",
                    "documents",
                    "issue_days",
                    "issue_days_expected",
                    "state",
                ][..],
            ),
        ] {
            let written = table(markdown, heading);
            let rows = json[name].as_array().unwrap();
            assert_eq!(written.len(), rows.len(), "{heading}");
            for (cells, row) in written.iter().zip(rows) {
                for (cell, field) in cells.iter().zip(fields) {
                    let told = match &row[*field] {
                        Value::Null => String::new(),
                        value => shown(&format!("{name}/{}/{field}", row[key]), value),
                    };
                    assert_eq!(unescaped(cell), told, "{heading}: {row}");
                }
            }
        }
        let plain = unescaped(markdown);
        for name in ["findings", "caveats"] {
            for row in json[name].as_array().unwrap() {
                let sentence = row["sentence"].as_str().unwrap();
                assert!(plain.contains(&format!("- {sentence}\n")), "{sentence}");
            }
        }
    }
}

#[test]
fn articles_behind_a_short_count_are_as_many_as_it_says() {
    let (page, json) = (REPORTS[0].page(), &REPORTS[0].json);
    let mut short = 0;
    for (at, row) in json["behind"].as_array().unwrap().iter().enumerate() {
        let counted = usize::try_from(row["documents"].as_u64().unwrap()).unwrap();
        let articles = all(&page, &format!("#behind-{} ol.articles > li", at + 1));
        let around = json["articles"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|article| {
                let role = article["role"].as_str().unwrap();
                article["subject"] == row["subject"]
                    && article["id"] == row["id"]
                    && role.contains(' ')
            });
        let around = around.count();
        if counted < 50 {
            assert_eq!(articles.len(), counted + around, "{row}");
            short += 1;
        } else {
            let months = json["periods"].as_array().unwrap().iter();
            let short_months: u64 = months
                .filter(|month| row["subject"] == "entity" && month["entity"] == row["id"])
                .filter_map(|month| month["documents"].as_u64().filter(|count| *count < 50))
                .sum();
            let listed = usize::try_from(short_months).unwrap();
            assert_eq!(articles.len(), listed + around, "{row}");
            assert!(row["command"].is_string());
        }
    }
    assert!(short >= 6);
}
