//! The sections of outlets as a table.

use jiff::civil::Date;
use serde_json::Map;
use serde_json::json;

use crate::analysis::evidence::of_sections;
use crate::analysis::sections::InMenu;
use crate::analysis::sections::MenuHistory;
use crate::analysis::sections::MenuLife;
use crate::analysis::sections::SectionLife;
use crate::analysis::sections::SectionQuery;
use crate::analysis::sections::SectionRow;
use crate::analysis::sections::SectionTable;
use crate::facts::Facts;

use super::evidence::Backing;
use super::evidence::Behind;
use super::table::Cell;
use super::table::Column;
use super::table::Table;
use super::table::Value;

type Field = (Column, fn(&SectionRow) -> Cell);

/// Returns the members of the JSON object before the rows: `tested` and `menus`.
pub fn head(answer: &SectionTable) -> Map<String, serde_json::Value> {
    let menus: Vec<serde_json::Value> = answer.menus.iter().map(menu).collect();
    let members = [
        ("tested".to_owned(), json!(answer.tested())),
        ("menus".to_owned(), menus.into()),
    ];
    members.into_iter().collect()
}

fn menu(menu: &MenuHistory) -> serde_json::Value {
    let (first, last) = ends(menu);
    json!({
        "outlet": menu.outlet,
        "first": first.to_string(),
        "last": last.to_string(),
        "days": menu.days.len(),
        "days_between": days_between(menu),
        "lost": menu.lost,
        "undated": menu.undated,
    })
}

/// Returns a row for every section, with every field that `docs/FORMATS.md` explains.
pub fn table(answer: &SectionTable) -> Table {
    let mut fields = of_documents();
    fields.extend(of_menus());
    made(answer, fields)
}

/// Returns the same for readers: without what the menus show where there is none, and else
/// without what can be read off the rest.
pub fn view(answer: &SectionTable) -> Table {
    let mut fields = of_documents();
    if !answer.menus.is_empty() {
        let left_out = ["usual_interval", "issue_days_since", "pause_q"];
        fields.retain(|(column, _)| !left_out.contains(&column.name.as_str()));
        let shown = [
            "menu",
            "menu_before",
            "menu_first",
            "menu_last",
            "menu_after",
        ];
        let of_menus = of_menus().into_iter();
        fields.extend(of_menus.filter(|(column, _)| shown.contains(&column.name.as_str())));
    }
    made(answer, fields)
}

/// Returns the documents in each section. `query` must be the one answered, and `facts` those
/// looked at.
pub fn behind(answer: &SectionTable, query: &SectionQuery, facts: &Facts) -> Behind {
    let found = of_sections(answer, query, facts);
    Behind::documents(answer.rows.iter().zip(found).map(|(section, evidence)| {
        let label = format!("{}, {}", section.outlet, section.section);
        Backing::of(section.documents, evidence, label)
    }))
}

fn made(answer: &SectionTable, fields: Vec<Field>) -> Table {
    let row = |row: &SectionRow| fields.iter().map(|(_, cell)| cell(row)).collect();
    Table {
        rows: answer.rows.iter().map(row).collect(),
        columns: fields.into_iter().map(|(column, _)| column).collect(),
        footers: super::section_notes::footers(answer),
    }
}

fn of_documents() -> Vec<Field> {
    vec![
        // Whose row it is must not be left out for want of room.
        (Column::text("outlet", u8::MAX), |row| {
            row.outlet.as_str().into()
        }),
        (Column::text("section", u8::MAX), |row| {
            row.section.as_str().into()
        }),
        number("documents", |row| row.documents.into()),
        day("first", |row| life(row, |life| Value::Day(life.first))),
        day("last", |row| life(row, |life| Value::Day(life.last))),
        number("usual_interval", |row| {
            let interval = row.life.as_ref().and_then(|life| life.usual_interval);
            interval.map(Value::Rate).into()
        }),
        number("days_since", |row| {
            life(row, |life| Value::Count(u64::from(life.days_since)))
        }),
        number("issue_days_since", |row| {
            life(row, |life| Value::Count(u64::from(life.issue_days_since)))
        }),
        number("pause_p", |row| {
            let p = row.life.as_ref().and_then(|life| life.pause_p);
            p.map(Value::Probability).into()
        }),
        number("pause_q", |row| row.pause_q.map(Value::Probability).into()),
    ]
}

fn of_menus() -> Vec<Field> {
    vec![
        (Column::text("menu", u8::MAX), |row| state(row).into()),
        day("menu_before", |row| shown_day(row, |life| life.before)),
        day("menu_first", |row| shown_day(row, |life| Some(life.first))),
        day("menu_last", |row| shown_day(row, |life| Some(life.last))),
        day("menu_after", |row| shown_day(row, |life| life.after)),
        number("menu_days", |row| match &row.menu {
            InMenu::Shown(life) => life.days.into(),
            InMenu::NeverShown => 0.into(),
            InMenu::NotKnown => Cell::default(),
        }),
        number("menu_absences", |row| shown(row).map(|l| l.absences).into()),
        number("menu_links", |row| {
            shown(row).map(|life| life.links.len() as u64).into()
        }),
        number("menu_days_since", |row| row.menu_days_since.into()),
    ]
}

fn number(name: &str, cell: fn(&SectionRow) -> Cell) -> Field {
    (Column::number(name), cell)
}

fn day(name: &str, cell: fn(&SectionRow) -> Cell) -> Field {
    let importance = match name {
        "menu_before" => 1,
        "menu_after" => 2,
        "menu_first" => 3,
        "menu_last" => 4,
        "first" => 5,
        _ => u8::MAX,
    };
    (Column::text(name, importance), cell)
}

fn life(row: &SectionRow, value: fn(&SectionLife) -> Value) -> Cell {
    row.life.as_ref().map(value).into()
}

fn shown(row: &SectionRow) -> Option<&MenuLife> {
    match &row.menu {
        InMenu::Shown(life) => Some(life),
        InMenu::NeverShown | InMenu::NotKnown => None,
    }
}

fn shown_day(row: &SectionRow, day: fn(&MenuLife) -> Option<Date>) -> Cell {
    shown(row).and_then(day).map(Value::Day).into()
}

fn state(row: &SectionRow) -> &'static str {
    match &row.menu {
        InMenu::NotKnown => "not known",
        InMenu::NeverShown => "never shown",
        InMenu::Shown(life) if life.after.is_some() => "vanished",
        InMenu::Shown(_) => "shown",
    }
}

/// Returns the first and the last day of which there is a snapshot.
pub(super) fn ends(menu: &MenuHistory) -> (Date, Date) {
    let days = &menu.days;
    let first = days.first().expect("a history has a day");
    (*first, *days.last().expect("a history has a day"))
}

/// Returns the days from the first snapshot to the last, both among them.
pub(super) fn days_between(menu: &MenuHistory) -> u64 {
    let (first, last) = ends(menu);
    last.duration_since(first).as_hours().unsigned_abs() / 24 + 1
}
