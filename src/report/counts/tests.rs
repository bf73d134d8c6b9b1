use std::collections::BTreeMap;

use jiff::civil::date;
use serde_json::json;

use super::*;
use crate::analysis::counts::CountQuery;
use crate::analysis::counts::count;
use crate::analysis::invented::CHINA;
use crate::analysis::invented::RUSSIA;
use crate::analysis::invented::Record;
use crate::analysis::invented::facts;
use crate::analysis::invented::gazetteer;
use crate::analysis::invented::january;
use crate::analysis::subcorpus::Subcorpus;
use crate::coverage::Coverage;
use crate::coverage::PeriodCoverage;
use crate::coverage::State;
use crate::dedup::Policy;
use crate::facts::Facts;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;
use crate::period::Granularity;
use crate::period::Window;

fn counted(entities: &[EntityIndex], by: Granularity, facts: &Facts) -> CountTable {
    let query = CountQuery {
        entities: entities.to_vec(),
        by,
        subcorpus: Subcorpus::default(),
        counts: Counts::Demonyms,
        kinds: Vec::new(),
        duplicates: Policy::Copies,
    };
    count(
        query,
        facts,
        &gazetteer(),
        &Coverage::of(facts, &BTreeMap::new()),
    )
}

/// January has three documents and a copy, February none, the first of March one.
fn corpus() -> Facts {
    facts(&[
        Record::new(1, january(30), &[(CHINA, 3), (RUSSIA, 1)]),
        Record::new(1, january(30), &[(CHINA, 3), (RUSSIA, 1)]),
        Record::new(2, january(31), &[(CHINA, 1)]),
        Record::new(3, january(31), &[]),
        Record::new(4, date(2024, 3, 1), &[(RUSSIA, 2)]),
    ])
}

fn written(table: &CountTable, unit: Unit, format: Format) -> String {
    let mut out = Vec::new();
    write(table, unit, format, Some(80), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The corpus by month, as if January had two issue days and February and March twenty, of
/// which two, none and one are held.
fn by_month(entities: &[EntityIndex]) -> CountTable {
    let mut table = counted(entities, Granularity::Month, &corpus());
    let coverage = [
        (2, 2, State::Whole),
        (0, 20, State::None),
        (1, 20, State::Partial),
    ];
    for (searched, (held, expected, state)) in table.periods.iter_mut().zip(coverage) {
        searched.coverage = PeriodCoverage {
            documents: searched.documents,
            issue_days_held: held,
            issue_days_expected: expected,
            low_days: 0,
            state,
        };
    }
    table
}

#[test]
fn months_stand_below_and_entities_beside_one_another() {
    let table = by_month(&[CHINA, RUSSIA]);
    insta::assert_snapshot!(written(&table, Unit::Mentions, Format::Text), @r"
    month    documents  China  Russia
    ───────  ─────────  ─────  ──────
    2024-01         3      4       1
    2024-02         ·      ·       ·
    2024-03         1~     0~      2~

    · no data: nothing was searched, which is not zero
    ~ partial: 39 of 42 issue days are missing
    cells: mentions; documents: all that were searched
    searched: 4 documents of kcna-en, 2024-01-30 to 2024-03-01; counts
      names+demonyms, duplicates copies, gazetteer 0123456789abcdef
    records read: 6 = 4 documents + 1 copies + 1 rejected
    ");
}

#[test]
fn of_many_outlets_the_first_are_named_and_the_others_counted() {
    let mut table = by_month(&[CHINA]);
    let mut searched = |outlets: usize| {
        table.outlets = (1..=outlets).map(|outlet| format!("o{outlet}")).collect();
        let text = written(&table, Unit::Mentions, Format::Text).replace("\n  ", " ");
        text.lines()
            .find_map(|line| line.strip_prefix("searched: 4 documents of "))
            .and_then(|line| {
                line.split_once(", 2024")
                    .map(|(outlets, _)| outlets.to_owned())
            })
    };
    let twelve = "o1, o2, o3, o4, o5, o6, o7, o8, o9, o10, o11, o12";
    assert_eq!(searched(12), Some(twelve.to_owned()));
    assert_eq!(searched(13), Some(format!("{twelve}, o13")));
    assert_eq!(searched(1), Some("o1".to_owned()));
    assert_eq!(searched(14), Some(format!("{twelve} and 2 more")));
}

#[test]
fn a_rate_stands_beside_the_tokens_it_is_of() {
    let table = by_month(&[CHINA]);
    let text = written(&table, Unit::PerMillion, Format::Text);
    let head: Vec<&str> = text.lines().take(5).collect();
    insta::assert_snapshot!(head.join("\n"), @r"
    month    tokens     China
    ───────  ──────  ────────
    2024-01    300   13333.3
    2024-02      ·         ·
    2024-03    100~      0.0~
    ");
}

#[test]
fn a_step_in_volume_is_a_warning_to_readers() {
    let mut table = by_month(&[CHINA]);
    for (searched, documents) in table.periods.iter_mut().zip([4, 7, 3]) {
        searched.documents = documents;
        searched.coverage.state = State::Whole;
    }
    let text = written(&table, Unit::Mentions, Format::Text).replace("\n  ", " ");
    let warning = "\nvolume: 4 documents in 2024-01, 7 in 2024-02 (first of 2 such steps): \
                   over such a step compare shares, not counts\n";
    assert!(text.contains(warning), "{text}");
}

#[test]
fn a_step_in_length_is_a_warning_to_readers_and_a_member_for_programs() {
    let mut table = by_month(&[CHINA]);
    let searched = [(40, 280), (0, 0), (20, 4199)];
    for (period, (documents, tokens)) in table.periods.iter_mut().zip(searched) {
        (period.documents, period.tokens) = (documents, tokens);
    }
    let text = written(&table, Unit::Share, Format::Text).replace("\n  ", " ");
    let warning = "\nlength: about 7 tokens a document in 2024-01, 210 in 2024-03: \
                   shares of documents are not comparable\n";
    assert!(text.contains(warning), "{text}");
    let json: serde_json::Value =
        serde_json::from_str(&written(&table, Unit::Share, Format::Json)).unwrap();
    assert_eq!(
        json["length_steps"],
        json!([{
            "before": {"period": "2024-01", "from": "2024-01-01", "to": "2024-01-31", "documents": 40, "tokens": 280},
            "after": {"period": "2024-03", "from": "2024-03-01", "to": "2024-03-31", "documents": 20, "tokens": 4199},
        }])
    );
}

#[test]
fn days_beyond_what_is_held_have_a_line_in_place_of_a_table() {
    let asked = |from, to, format| {
        let mut query = by_month(&[CHINA]).query;
        query.subcorpus.window = Window::new(from, to, None).unwrap();
        let corpus = corpus();
        let coverage = Coverage::of(&corpus, &BTreeMap::new());
        let table = count(query, &corpus, &gazetteer(), &coverage);
        written(&table, Unit::Share, format)
    };
    for format in [Format::Text, Format::Markdown] {
        let after = asked(Some(date(2024, 3, 2)), None, format);
        assert_eq!(
            after.lines().next(),
            Some("nothing is held after 2024-03-01")
        );
        assert!(!after.contains("China"), "{after}");
        let before = asked(None, Some(date(2024, 1, 29)), format);
        assert_eq!(
            before.lines().next(),
            Some("nothing is held before 2024-01-30")
        );
        let within = asked(Some(date(2024, 3, 1)), None, format);
        assert!(within.contains("China"), "{within}");
    }
    let csv = asked(Some(date(2024, 3, 2)), None, Format::Csv);
    assert!(csv.starts_with("entity,name,period,"), "{csv}");
}

#[test]
fn markdown_shows_what_text_shows() {
    let table = by_month(&[CHINA]);
    insta::assert_snapshot!(written(&table, Unit::Share, Format::Markdown), @r"
    | month | documents | China |
    | --- | ---: | ---: |
    | 2024-01 | 3 | 66.7% |
    | 2024-02 | · | · |
    | 2024-03 | 1\~ | 0.0%\~ |

    · no data: nothing was searched, which is not zero

    \~ partial: 39 of 42 issue days are missing

    cells: share of documents with a mention; documents: all that were searched

    searched: 4 documents of kcna-en, 2024-01-30 to 2024-03-01; counts names+demonyms, duplicates copies, gazetteer 0123456789abcdef

    records read: 6 = 4 documents + 1 copies + 1 rejected
    ");
}

#[test]
fn a_total_has_a_line_an_entity_with_every_number() {
    let table = counted(&[RUSSIA, CHINA], Granularity::Total, &corpus());
    let text = written(&table, Unit::Documents, Format::Text);
    let head: Vec<&str> = text.lines().take(4).collect();
    insta::assert_snapshot!(head.join("\n"), @r"
    entity  name    mentions  documents  of  share  per million
    ──────  ──────  ────────  ─────────  ──  ─────  ───────────
    ru      Russia         3          2   4  50.0%       7500.0
    cn      China          4          2   4  50.0%      10000.0
    ");
}

// Intervals by the roots of (p − x)² = z²·x(1 − x)/n, solved apart from this project.
#[test]
fn csv_has_every_number_and_none_without_data() {
    let table = by_month(&[CHINA]);
    let csv = written(&table, Unit::Mentions, Format::Csv);
    let mut lines = csv.lines();
    assert_eq!(
        lines.next(),
        Some(
            "entity,name,period,from,to,state,mentions,documents,documents_total,\
             share,share_low,share_high,tokens,per_million,\
             issue_days,issue_days_expected"
        )
    );
    let january: Vec<&str> = lines.next().unwrap().split(',').collect();
    assert_eq!(
        january[..9],
        [
            "cn",
            "China",
            "2024-01",
            "2024-01-01",
            "2024-01-31",
            "counted",
            "4",
            "2",
            "3"
        ]
    );
    let number = |at: usize| january[at].parse::<f64>().unwrap();
    for (at, expected) in [
        (9, 2.0 / 3.0),
        (10, 0.207_659_600_802),
        (11, 0.938_508_055_280),
    ] {
        assert!((number(at) - expected).abs() < 1e-9, "{}", january[at]);
    }
    assert_eq!(january[12], "300");
    assert!((number(13) - 13_333.333_333).abs() < 1e-5);
    assert_eq!(
        lines.next(),
        Some("cn,China,2024-02,2024-02-01,2024-02-29,none,,,,,,,,,0,20")
    );
}

#[test]
fn json_says_what_was_asked_and_searched() {
    let table = by_month(&[CHINA]);
    let text = written(&table, Unit::Mentions, Format::Json);
    let found: serde_json::Value = serde_json::from_str(&text).unwrap();
    let names: Vec<&String> = found.as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        ["headcount", "query", "corpus", "length_steps", "rows"]
    );
    assert_eq!(
        found["query"],
        json!({
            "entities": ["cn"], "by": "month", "from": null, "to": null, "to_date": null,
            "outlets": [], "sections": [], "languages": [], "counts": "names+demonyms", "kinds": [],
            "duplicates": "copies",
        })
    );
    assert_eq!(
        found["corpus"],
        json!({
            "records": 6, "documents": 4, "copies": 1, "rejected": 1, "revisions": 0,
            "outlets": ["kcna-en"], "from": "2024-01-30", "to": "2024-03-01",
            "gazetteer": "0123456789abcdef",
            "removed": 0,
        })
    );
    assert_eq!(
        found["rows"][1],
        json!({
            "entity": "cn", "name": "China", "period": "2024-02",
            "from": "2024-02-01", "to": "2024-02-29", "state": "none",
            "mentions": null, "documents": null, "documents_total": null,
            "share": null, "share_low": null, "share_high": null,
            "tokens": null, "per_million": null,
            "issue_days": 0, "issue_days_expected": 20,
        })
    );
    assert_eq!(found["rows"][2]["state"], "partial");
    assert_eq!(found["rows"][2]["mentions"], 0);
}

#[test]
fn json_and_csv_hold_the_same_fields() {
    let table = by_month(&[CHINA]);
    let csv = written(&table, Unit::Mentions, Format::Csv);
    let json: serde_json::Value =
        serde_json::from_str(&written(&table, Unit::Mentions, Format::Json)).unwrap();
    let fields: Vec<&String> = json["rows"][0].as_object().unwrap().keys().collect();
    let columns: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    assert_eq!(fields, columns);
}

#[test]
fn of_many_entities_readers_see_the_first_and_how_many_are_left_out() {
    let mut table = counted(&[], Granularity::Total, &corpus());
    let russia = table.entities.pop().unwrap();
    table.entities = vec![russia; 23];
    let text = written(&table, Unit::Documents, Format::Text);
    assert_eq!(
        text.lines().filter(|line| line.starts_with("ru ")).count(),
        20
    );
    assert!(text.contains("\n3 more entities are mentioned, in no more documents than these\n"));
    let csv = written(&table, Unit::Documents, Format::Csv);
    assert_eq!(csv.lines().count(), 24);
}

#[test]
fn units_and_formats_are_read_by_name() {
    for unit in Unit::ALL {
        assert_eq!(unit.name().parse(), Ok(unit));
    }
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
    }
    assert_eq!(
        "percent".parse::<Unit>().unwrap_err().to_string(),
        "\"percent\" is no unit: use one of mentions, documents, share, per-million"
    );
    assert_eq!(
        "xlsx".parse::<Format>().unwrap_err().to_string(),
        "\"xlsx\" is no format of reports: use one of text, csv, json, markdown"
    );
}

#[test]
fn days_beyond_the_corpus_are_said_to_be_so() {
    let facts = corpus();
    let window = Window::new(Some(date(2030, 1, 1)), None, None).unwrap();
    let query = CountQuery {
        entities: vec![CHINA],
        by: Granularity::Month,
        subcorpus: Subcorpus {
            window,
            ..Subcorpus::default()
        },
        counts: Counts::Demonyms,
        kinds: Vec::new(),
        duplicates: Policy::Copies,
    };
    let coverage = Coverage::of(&facts, &BTreeMap::new());
    let table = count(query, &facts, &gazetteer(), &coverage);
    let text = written(&table, Unit::Mentions, Format::Text).replace("\n  ", " ");
    let searched = "\nsearched: 0 documents of kcna-en on the days asked for, where documents are \
                    of 2024-01-30 to 2024-03-01; counts";
    assert!(text.contains(searched), "{text}");
}
