//! Layout of what a year has by a day.

use jiff::civil::date;

use super::*;
use crate::analysis::messages::Attribution;
use crate::analysis::messages::Day;
use crate::analysis::messages::Kind;
use crate::analysis::messages::Level;
use crate::analysis::messages::Message;
use crate::analysis::messages::Source;
use crate::analysis::season::messages_by_day;
use crate::period::Window;
use crate::report::format;
use crate::report::format::Format;

/// Two in 2023, of which one by 20 September, and one of 2024.
fn answer(gazetteer: &Gazetteer) -> (Table, Map<String, serde_json::Value>) {
    let [from, to] = ["kim_jong_un", "putin"].map(|id| gazetteer.entity(id).unwrap());
    let days = [date(2023, 5, 1), date(2023, 10, 1), date(2024, 5, 1)];
    let messages = days.map(|day| Message {
        date: None,
        published: Day::from(day),
        from,
        to,
        kind: Kind::Greeting,
        level: Level::Leader,
        occasion: String::new(),
        grouped: false,
        reports: Vec::new(),
        sentences: Vec::new(),
        signed_with: Vec::new(),
        addressed_with: Vec::new(),
        naming: None,
        listed: None,
    });
    let query = MessageQuery {
        between: Some((from, to)),
        window: Window::default(),
        levels: vec![Level::Leader],
        kinds: MessageQuery::messages(),
        attribution: Attribution::Published,
        unverified: true,
    };
    let source = Source {
        corpus: None,
        has_list: true,
    };
    let day = "09-20".parse().unwrap();
    let (_, found) = messages_by_day(day, &query, &messages, source, gazetteer).unwrap();
    of_messages_by_day(&query, &found, gazetteer)
}

fn written(table: &Table, head: &Map<String, serde_json::Value>, format: Format) -> String {
    let mut out = Vec::new();
    format::write(table, head, format, None, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn readers_are_told_what_earlier_years_had_by_the_day() {
    let (table, head) = answer(&Gazetteer::builtin());
    insta::assert_snapshot!(written(&view(table), &head, Format::Text), @r"
    year  by_day  total  share  extent
    ────  ──────  ─────  ─────  ─────────
    2023       1      2  50.0%  whole
    2024       1      1         under way

    messages; by_day: up to and with 09-20 of the year; share: of a year that is whole
    1 by 09-20 of 2024; 2023 had 1 of 2 by then: 50.0% (95 %: 9.5%–90.5%, as if each fell by itself)
    2024: 1.00 times their rate on these days (95 % exact: 0.01–78.50), exact P of so uneven a split at one rate 1.000; a large P is no proof that the rates are equal
    from a list of events, which has no coverage: its years are taken for whole, and the last to go on unless --to ends it; what it leaves out nobody knows
    counts: levels leader; kinds all messages, verbal ones and letters handed over among them, no baskets, wreaths or gifts; by the day of first publication
    ");
}

#[test]
fn programs_get_every_column_and_the_earlier_years_together() {
    let (table, head) = answer(&Gazetteer::builtin());
    let csv = written(&table, &head, Format::Csv);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        lines,
        [
            "year,by_day,by_day_issue_days,by_day_issue_days_expected,total,issue_days,\
             issue_days_expected,share,extent",
            "2023,1,,,2,,,0.5,whole",
            "2024,1,,,1,,,,under way",
        ]
    );
    let json = written(&table, &head, Format::Json);
    let found: serde_json::Value = serde_json::from_str(&json).unwrap();
    let earlier = &found["by_day"]["earlier"];
    assert_eq!(
        (&earlier["by_day"], &earlier["total"]),
        (&1.into(), &2.into())
    );
    assert_eq!(found["by_day"]["day"], "09-20");
}
