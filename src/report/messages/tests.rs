//! Layout of tables of messages, and that CSV and JSON hold what `docs/FORMATS.md` says.

use jiff::civil::date;

use crate::analysis::messages::Attribution;
use crate::analysis::messages::Day;
use crate::analysis::messages::Kind;
use crate::analysis::messages::Level;
use crate::analysis::messages::Message;
use crate::analysis::messages::MessageQuery;
use crate::analysis::messages::Naming;
use crate::analysis::messages::Source;
use crate::analysis::messages::tally;
use crate::gazetteer::model::Gazetteer;
use crate::period::Granularity;
use crate::period::Window;

use super::super::format;
use super::super::format::Format;
use super::super::table::Table;
use super::*;

fn message(gazetteer: &Gazetteer, ends: [&str; 2], day: Day, kind: Kind) -> Message {
    let [from, to] = ends.map(|id| gazetteer.entity(id).unwrap());
    Message {
        date: day.known().map(Day::from),
        published: day,
        from,
        to,
        kind,
        level: Level::Leader,
        occasion: "birthday".to_owned(),
        signed_with: Vec::new(),
        addressed_with: Vec::new(),
        naming: None,
        grouped: false,
        reports: Vec::new(),
        sentences: Vec::new(),
        listed: None,
    }
}

fn messages(gazetteer: &Gazetteer) -> Vec<Message> {
    let there = ["kim_jong_un", "putin"];
    let back = ["putin", "kim_jong_un"];
    let day = |year, month| Day::from(date(year, month, 7));
    vec![
        message(gazetteer, there, day(2022, 10), Kind::Congratulation),
        message(gazetteer, back, day(2022, 10), Kind::Reply),
        message(gazetteer, there, "2023-10".parse().unwrap(), Kind::Verbal),
    ]
}

fn query(gazetteer: &Gazetteer) -> MessageQuery {
    let entity = |id: &str| gazetteer.entity(id).unwrap();
    MessageQuery {
        between: Some((entity("kim_jong_un"), entity("putin"))),
        window: Window::default(),
        levels: vec![Level::Leader, Level::Party],
        kinds: MessageQuery::messages(),
        attribution: Attribution::Published,
        unverified: true,
    }
}

fn tallied(gazetteer: &Gazetteer) -> MessageTable {
    let source = Source {
        corpus: None,
        has_list: true,
    };
    let (query, all) = (query(gazetteer), messages(gazetteer));
    tally(query, Granularity::Year, &all, source, gazetteer)
}

fn written(table: &Table, head: &Map<String, Value>, format: Format) -> String {
    let mut out = Vec::new();
    format::write(table, head, format, None, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn readers_see_a_line_a_period_and_what_other_choices_change() {
    let gazetteer = Gazetteer::builtin();
    let table = numbers_view(&tallied(&gazetteer), &gazetteer);
    insta::assert_snapshot!(written(&table, &Map::new(), Format::Text), @r"
    year  messages  Kim Jong Un to Vladimir Putin  Vladimir Putin to Kim Jong Un  congratulation  reply  verbal message
    ────  ────────  ─────────────────────────────  ─────────────────────────────  ──────────────  ─────  ──────────────
    2022         2                              1                              1               1      1               0
    2023         1                              1                              0               0      0               1

    counts: levels leader, party; kinds all messages, verbal ones and letters handed over among them, no baskets, wreaths or gifts; by the day of first publication
    with one choice changed at a time: 2023 0 to 1
    without verbal messages: 2023 0
    ");
}

#[test]
fn programs_get_a_line_a_way_and_kind_and_one_for_all() {
    let gazetteer = Gazetteer::builtin();
    let table = numbers(&tallied(&gazetteer), &gazetteer);
    let text = written(&table, &Map::new(), Format::Csv);
    let of_2023: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("2023"))
        .collect();
    assert_eq!(
        text.lines().next().unwrap(),
        "period,period_from,period_to,from,to,kind,state,messages,documents,issue_days,\
         issue_days_expected"
    );
    assert_eq!(
        of_2023,
        [
            "2023,2023-01-01,2023-12-31,kim_jong_un,putin,congratulation,listed,0,,,",
            "2023,2023-01-01,2023-12-31,kim_jong_un,putin,verbal message,listed,1,,,",
            "2023,2023-01-01,2023-12-31,putin,kim_jong_un,reply,listed,0,,,",
            "2023,2023-01-01,2023-12-31,all,all,all,listed,1,,,",
        ]
    );
}

#[test]
fn json_of_numbers_says_what_was_asked_and_what_else_could_be() {
    let gazetteer = Gazetteer::builtin();
    let tallied = tallied(&gazetteer);
    let head = head_of_numbers(&tallied, &gazetteer);
    let text = written(&numbers(&tallied, &gazetteer), &head, Format::Json);
    let found: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(found["query"]["between"], json!(["kim_jong_un", "putin"]));
    assert_eq!(found["query"]["levels"], json!(["leader", "party"]));
    let verbal = json!({ "choice": "without verbal messages", "messages": [2, 0] });
    let choices = found["choices"].as_array().unwrap();
    assert!(choices.contains(&verbal), "{choices:?}");
}

#[test]
fn programs_get_every_field_of_a_message_and_a_month_where_the_day_is_open() {
    let gazetteer = Gazetteer::builtin();
    let all = messages(&gazetteer);
    let shown: Vec<&Message> = all.iter().collect();
    let table = events(&shown, &query(&gazetteer), &gazetteer, true);
    let text = written(&table, &Map::new(), Format::Csv);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "date,published,from,to,kind,level,reports,occasion,signed_with,addressed_with,named_by,\
         grouped,documents,source,status,note"
    );
    assert_eq!(
        lines[3],
        ",2023-10,kim_jong_un,putin,verbal message,leader,0,birthday,,,,no,,,,"
    );
}

#[test]
fn readers_see_who_signs_together_and_a_mark_where_nobody_is_named() {
    let gazetteer = Gazetteer::builtin();
    let entity = |id: &str| gazetteer.entity(id).unwrap();
    let mut message = message(
        &gazetteer,
        ["kim_jong_il", "hu_jintao"],
        "2004-10-01".parse().unwrap(),
        Kind::Greeting,
    );
    message.signed_with = vec![entity("kim_yong_nam"), entity("pak_pong_ju")];
    message.naming = Some(Naming::Group);
    let shown = |is_for_programs, format| {
        let table = events(&[&message], &query(&gazetteer), &gazetteer, is_for_programs);
        written(&table, &Map::new(), format)
    };
    let text = shown(false, Format::Text);
    assert!(
        text.contains("kim_jong_il kim_yong_nam pak_pong_ju"),
        "{text}"
    );
    assert!(text.contains("hu_jintao*"), "{text}");
    assert!(text.contains("* not by name"), "{text}");
    let csv = shown(true, Format::Csv);
    assert!(
        csv.contains("kim_jong_il,hu_jintao,greeting"),
        "programs get the first alone: {csv}"
    );
    assert!(csv.contains("kim_yong_nam pak_pong_ju,,group"), "{csv}");
}
