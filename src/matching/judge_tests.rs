//! The law by its smallest examples.

use super::*;
use crate::gazetteer::model::Boundary;
use crate::matching::fixture::{ANYWHERE, Fixture, With, date, decoy, name, title};

fn on(day: &str) -> Circumstance {
    Circumstance {
        language: None,
        published: Some(date(day)),
    }
}

#[test]
fn a_longer_string_that_may_not_stand_hides_nothing() {
    let fixture = Fixture::of([
        name("China", "cn", Boundary::Word),
        decoy("China Sea", Boundary::Word),
    ]);
    assert_eq!(fixture.found("China Seas", ANYWHERE), ["China=cn"]);
    assert!(fixture.found("China Sea", ANYWHERE).is_empty());
}

#[test]
fn glued_names_count_and_give_their_neighbours_a_boundary() {
    let fixture = Fixture::of([
        name("Kim Jong Un", "kim", Boundary::Glued),
        name("Korea", "kp", Boundary::Word),
        name("President", "ru", Boundary::Word),
        name("un", "cn", Boundary::Word),
    ]);
    assert_eq!(
        fixture.found("PresidentKim Jong Unun ofKim Jong UnKorea Koreas", ANYWHERE),
        [
            "President=ru",
            "Kim Jong Un=kim",
            "un=cn",
            "Kim Jong Un=kim",
            "Korea=kp"
        ]
    );
}

#[test]
fn a_longer_name_may_begin_at_the_seam() {
    let fixture = Fixture::of([
        name("Kim Il Sung", "kim", Boundary::Glued),
        name("Kim Il Sung University", "kp", Boundary::Word),
    ]);
    assert_eq!(
        fixture.found("atKim Il Sung University", ANYWHERE),
        ["Kim Il Sung University=kp"]
    );
    assert_eq!(
        fixture.found("atKim Il Sung Universityof", ANYWHERE),
        ["Kim Il Sung=kim"]
    );
}

#[test]
fn one_country_may_stand_glued_before_another() {
    let fixture = Fixture::of([
        name("벨라루씨", "by", Boundary::Hangul),
        name("조선", "kp", Boundary::Hangul),
        name("중국", "cn", Boundary::Hangul),
        name("김정은", "kim", Boundary::Hangul),
    ]);
    assert_eq!(
        fixture.found("벨라루씨조선중국친선", ANYWHERE),
        ["벨라루씨=by", "조선=kp", "중국=cn"]
    );
    assert_eq!(
        fixture.found("새벨라루씨조선", ANYWHERE),
        Vec::<String>::new()
    );
    assert_eq!(fixture.found("김정은조선", ANYWHERE), ["김정은=kim"]);
}

#[test]
fn a_country_that_may_not_stand_carries_no_other() {
    let fixture = Fixture::of([
        name("벨라루씨", "by", Boundary::Hangul).between(None, Some("1991-01-01")),
        name("조선", "kp", Boundary::Hangul),
        decoy("일본새", Boundary::Hangul),
    ]);
    assert!(fixture.found("벨라루씨조선", on("2024-01-01")).is_empty());
    assert!(fixture.found("일본새조선", ANYWHERE).is_empty());
}

#[test]
fn a_spelling_means_an_entity_from_its_first_to_its_last_day() {
    let fixture = Fixture::of([
        name("쏘련", "ru", Boundary::Hangul).between(Some("1922-12-30"), Some("1991-12-26"))
    ]);
    for (day, found) in [
        ("1922-12-29", 0),
        ("1922-12-30", 1),
        ("1991-12-26", 1),
        ("1991-12-27", 0),
    ] {
        assert_eq!(fixture.mentions("쏘련은", on(day)).len(), found, "{day}");
    }
    assert_eq!(fixture.mentions("쏘련은", ANYWHERE).len(), 1);
}

#[test]
fn an_alias_counts_once_for_each_of_its_targets() {
    let fixture =
        Fixture::of([name("조중", "kp", Boundary::Hangul).and_for("cn", AliasKind::Compound)]);
    assert_eq!(fixture.found("조중친선", ANYWHERE), ["조중=cn", "조중=kp"]);
}

#[test]
fn a_title_counts_for_its_holder_beside_the_country_in_it() {
    let fixture = Fixture::of([
        title("Russian President", Boundary::Word),
        name("Russian", "ru", Boundary::Word),
        name("Putin", "putin", Boundary::Word),
    ]);
    let text = "the Russian President said";
    assert_eq!(
        fixture.found(text, on("2024-01-01")),
        ["Russian=ru", "Russian President=putin"]
    );
    assert_eq!(
        fixture.found(text, on("2010-01-01")),
        ["Russian=ru", "Russian President=medvedev"]
    );
    assert_eq!(fixture.found(text, ANYWHERE), ["Russian=ru"]);
    assert_eq!(fixture.found(text, on("1999-01-01")), ["Russian=ru"]);
}

#[test]
fn a_title_beside_its_holders_name_is_the_same_mention() {
    let fixture = Fixture::of([
        title("Russian President", Boundary::Word),
        name("Putin", "putin", Boundary::Word),
    ]);
    let found = |text: &str| fixture.found(text, on("2024-01-01")).len();
    assert_eq!(found("Russian President Putin"), 1);
    assert_eq!(found("Putin, Russian President,"), 1);
    assert_eq!(found("Putin met the Russian President"), 2);
    assert_eq!(
        fixture
            .found("Russian President Putin", on("2010-01-01"))
            .len(),
        2
    );
}

#[test]
fn of_overlapping_titles_the_leftmost_and_longest_counts() {
    let fixture = Fixture::of([
        title("President", Boundary::Word),
        title("Russian President", Boundary::Word),
        decoy("Vice President", Boundary::Word),
    ]);
    let found = |text: &str| fixture.found(text, on("2024-01-01"));
    assert_eq!(found("Russian President"), ["Russian President=putin"]);
    assert!(found("Vice President").is_empty());
}
