//! What menus show, and what they leave unknown.

use std::collections::BTreeMap;

use jiff::civil::date;

use super::*;
use crate::analysis::invented::Record;
use crate::analysis::invented::facts;
use crate::analysis::invented::january;
use crate::facts::Facts;
use crate::menu::MenuContent;
use crate::menu::MenuEntry;
use crate::menu::MenuFile;
use crate::menu::Snapshot;
use crate::period::Window;

fn menu(file: &str, day: Option<Date>, sections: &[&str]) -> MenuFile {
    let entries = sections.iter().map(|section| MenuEntry {
        section: (*section).to_owned(),
        link: String::new(),
    });
    MenuFile {
        outlet: "kcna-en".to_owned(),
        file: format!("menus/{file}"),
        content: MenuContent::Snapshots(vec![Snapshot {
            day,
            entries: entries.collect(),
        }]),
    }
}

fn index(days: &[(Date, &str)]) -> MenuFile {
    let days = days.iter().map(|(day, file)| (*day, (*file).to_owned()));
    MenuFile {
        outlet: "kcna-en".to_owned(),
        file: "menus/index.tsv".to_owned(),
        content: MenuContent::Index(days.collect()),
    }
}

/// Returns facts of a document a day in World, from 1 to 20 January, and of menus.
fn held(menus: Vec<MenuFile>) -> Facts {
    let records = (1..=20).map(|day| Record::new(1, january(day), &[]));
    let mut facts = facts(&records.collect::<Vec<_>>());
    facts.menus = menus;
    facts
}

fn ask(query: &SectionQuery, facts: &Facts) -> SectionTable {
    let coverage = Coverage::of(facts, &BTreeMap::new());
    section_table(query, facts, &coverage).unwrap()
}

fn asked(section: &str, menus: Vec<MenuFile>) -> SectionRow {
    let query = SectionQuery {
        sections: vec![section.to_owned()],
        ..SectionQuery::default()
    };
    let mut table = ask(&query, &held(menus));
    assert_eq!(table.rows.len(), 1, "{table:?}");
    table.rows.remove(0)
}

fn shown(row: &SectionRow) -> &MenuLife {
    match &row.menu {
        InMenu::Shown(life) => life,
        other => panic!("{other:?}"),
    }
}

/// World every day of these; Season on those in `season`.
fn daily(days: &[i8], season: &[i8]) -> Vec<MenuFile> {
    let of_day = |day: &i8| {
        let is_season = season.contains(day);
        let sections: &[&str] = if is_season {
            &["World", "Season"]
        } else {
            &["World"]
        };
        menu(&format!("{day}.json"), Some(january(*day)), sections)
    };
    days.iter().map(of_day).collect()
}

#[test]
fn a_section_appears_and_vanishes_between_two_snapshots() {
    let row = asked("Season", daily(&[1, 2, 5, 6, 9, 10], &[5, 6, 9]));
    let life = shown(&row);
    assert_eq!((life.before, life.first), (Some(january(2)), january(5)));
    assert_eq!((life.last, life.after), (january(9), Some(january(10))));
    assert_eq!((life.days, life.absences), (3, 0));
    // Documents are held of those days, and none stands in it.
    assert_eq!((row.documents, row.life), (Some(0), None));
}

#[test]
fn what_stands_in_the_first_and_the_last_snapshot_has_no_known_beginning_or_end() {
    let row = asked("World", daily(&[3, 9], &[]));
    let life = shown(&row);
    assert_eq!((life.before, life.after), (None, None));
    assert_eq!(
        (life.first, life.last, life.days),
        (january(3), january(9), 2)
    );
}

#[test]
fn a_day_without_a_snapshot_is_no_day_without_the_section() {
    let gone = asked("Season", daily(&[1, 2, 3, 7, 8], &[1, 2, 8]));
    assert_eq!(shown(&gone).absences, 1);
    let unknown = asked("Season", daily(&[1, 2, 8], &[1, 2, 8]));
    assert_eq!((shown(&unknown).absences, shown(&unknown).days), (0, 3));
}

#[test]
fn a_section_that_no_menu_shows_never_stood_there_and_did_not_vanish() {
    let row = asked("Year of Friendship", daily(&[1, 2], &[]));
    assert_eq!(row.menu, InMenu::NeverShown);
    assert_eq!(row.documents, Some(0));
}

#[test]
fn without_a_menu_nothing_is_known_and_a_wrong_name_is_an_error() {
    assert_eq!(asked("World", Vec::new()).menu, InMenu::NotKnown);
    let facts = held(Vec::new());
    let coverage = Coverage::of(&facts, &BTreeMap::new());
    let query = SectionQuery {
        sections: vec!["Wrld".to_owned()],
        ..SectionQuery::default()
    };
    let error = section_table(&query, &facts, &coverage).unwrap_err();
    assert!(error.to_string().contains("\"World\""), "{error}");
}

#[test]
fn a_section_is_the_same_under_another_link_and_spacing() {
    let mut menus = vec![
        menu("1.json", Some(january(1)), &["Kim Jong Un's Activities"]),
        menu("2.json", Some(january(2)), &["Kim Jong Un 's Activities"]),
    ];
    for (menu, link) in menus.iter_mut().zip(["/old", "/new"]) {
        let MenuContent::Snapshots(snapshots) = &mut menu.content else {
            panic!()
        };
        snapshots[0].entries[0].link = link.to_owned();
    }
    let row = asked("kim jong un's activities", menus);
    let life = shown(&row);
    assert_eq!((life.days, life.before, life.after), (2, None, None));
    let links = [
        (january(1), "/old".to_owned()),
        (january(2), "/new".to_owned()),
    ];
    assert_eq!(life.links, links);
    assert_eq!(row.section, "Kim Jong Un 's Activities");
}

#[test]
fn an_index_names_a_menu_by_its_file_with_or_without_what_stands_around_it() {
    for name in [
        "links_ed41.json",
        "links_ed41",
        "ed41",
        "menus/links_ed41.json",
    ] {
        let menus = vec![
            menu("links_ed41.json", None, &["World"]),
            index(&[(january(4), name)]),
        ];
        let row = asked("World", menus);
        assert_eq!(shown(&row).first, january(4), "{name}");
    }
    // The end of a word is no name.
    let menus = vec![
        menu("links_ed41.json", None, &["World"]),
        index(&[(january(4), "41")]),
    ];
    assert_eq!(asked("World", menus).menu, InMenu::NotKnown);
}

#[test]
fn a_menu_that_is_not_held_leaves_its_days_unknown() {
    let menus = vec![
        menu("a.json", None, &["World"]),
        menu("never.json", None, &["World", "Season"]),
        index(&[(january(1), "a"), (january(2), "b"), (january(3), "a")]),
    ];
    let table = ask(&SectionQuery::default(), &held(menus));
    let [history] = &table.menus[..] else {
        panic!("{table:?}")
    };
    assert_eq!(history.days, [january(1), january(3)]);
    assert_eq!((history.lost, history.undated), (1, 1));
    assert!(table.rows.iter().all(|row| row.section != "Season"));
}

#[test]
fn two_files_that_an_index_could_mean_are_one_only_if_they_say_the_same() {
    let elsewhere = |sections| MenuFile {
        file: "copy/a.json".to_owned(),
        ..menu("", None, sections)
    };
    let from_afar = |sections| MenuFile {
        file: "index.tsv".to_owned(),
        ..index(&[(january(1), sections)])
    };
    let here = menu("a.json", None, &["World"]);
    let days = |menus| ask(&SectionQuery::default(), &held(menus)).menus.len();
    // The one beside the index is meant; from another folder either could be.
    let beside = vec![
        here.clone(),
        elsewhere(&["Season"]),
        index(&[(january(1), "a")]),
    ];
    let table = ask(&SectionQuery::default(), &held(beside));
    assert!(table.rows.iter().all(|row| row.section != "Season"));
    assert_eq!(
        days(vec![here.clone(), elsewhere(&["Season"]), from_afar("a")]),
        0
    );
    assert_eq!(days(vec![here, elsewhere(&["World"]), from_afar("a")]), 1);
}

#[test]
fn a_section_stands_in_the_menu_after_its_last_document() {
    let mut records: Vec<Record> = (1..=20)
        .map(|day| Record::new(1, january(day), &[]))
        .collect();
    for record in &mut records[..5] {
        record.section = "Season";
    }
    let mut facts = facts(&records);
    facts.menus = daily(&[4, 6, 10, 20, 25], &[4, 6, 10, 20, 25]);
    let table = ask(&SectionQuery::default(), &facts);
    let season = &table.rows[0];
    assert_eq!(season.section, "Season");
    assert_eq!(season.life.as_ref().unwrap().last, january(5));
    assert_eq!(shown(season).last, january(25));
    // On the 6th, 10th and 20th; of the 25th no document is held.
    assert_eq!(season.menu_days_since, Some(3));
}

#[test]
fn where_no_document_is_held_none_is_no_number() {
    let later = menu("l.json", Some(date(2025, 6, 1)), &["Season"]);
    let row = asked("Season", vec![later]);
    assert_eq!((row.documents, shown(&row).first), (None, date(2025, 6, 1)));
}

#[test]
fn the_window_restricts_menus_too() {
    let menus = daily(&[1, 5, 9], &[1, 9]);
    let window = Window::new(Some(january(2)), Some(january(8)), None).unwrap();
    let query = SectionQuery {
        window,
        ..SectionQuery::default()
    };
    let table = ask(&query, &held(menus));
    assert_eq!(table.menus[0].days, [january(5)]);
    assert!(table.rows.iter().all(|row| row.section != "Season"));
}

#[test]
fn menus_of_an_outlet_without_documents_are_shown_alone() {
    let mut facts = held(daily(&[1], &[]));
    facts.menus[0].outlet = "other".to_owned();
    let query = SectionQuery {
        outlets: vec!["other".to_owned()],
        ..SectionQuery::default()
    };
    let table = ask(&query, &facts);
    let [row] = &table.rows[..] else {
        panic!("{table:?}")
    };
    assert_eq!(
        (&*row.outlet, &*row.section, row.documents),
        ("other", "World", None)
    );
    let none = SectionQuery {
        outlets: vec!["nobody".to_owned()],
        ..SectionQuery::default()
    };
    let coverage = Coverage::of(&facts, &BTreeMap::new());
    assert!(section_table(&none, &facts, &coverage).is_err());
}
