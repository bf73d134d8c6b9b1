//! Between whom a message goes: leaders, parties or others.

use jiff::civil::Date;

use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;

use super::Level;
use super::leader;
use super::party::Named;
use super::party::Side;

/// Returns the level of a message, given who signs and who is addressed, each with all that its
/// side says.
pub(super) fn of(
    gazetteer: &Gazetteer,
    day: Date,
    (from, sender): (EntityIndex, &Side),
    (to, recipient): (EntityIndex, &Side),
) -> Level {
    let is_top = |entity| leader::is_top_leader(gazetteer, entity, day);
    let is_party = |side: &Side| matches!(side, Side::Party(_));
    let (person, other) = match (is_top(from), is_top(to)) {
        (true, _) => (to, recipient),
        (_, true) => (from, sender),
        _ if is_party(sender) || is_party(recipient) => return Level::Party,
        _ => return Level::Official,
    };
    match other {
        Side::Party(_) => Level::Party,
        Side::Persons(Named { words, .. }) => of_person(gazetteer, day, person, words),
        Side::Leaders(..) => of_person(gazetteer, day, person, ""),
        Side::Other(_) => Level::Official,
    }
}

/// Returns the level of whoever writes to the top leader, or is written to.
fn of_person(gazetteer: &Gazetteer, day: Date, person: EntityIndex, words: &str) -> Level {
    if leader::is_of_home(gazetteer, person) {
        Level::Official
    } else if leader::holds_office(gazetteer, person, day)
        || (!leader::has_known_office(gazetteer, person) && speaks_for_state(words))
    {
        Level::Leader
    } else if ["Party", "Partido", "정당", "당 "]
        .iter()
        .any(|party| words.contains(party))
    {
        // `Dmitri Medvedev, president of the United Russia Party`.
        Level::Party
    } else {
        Level::Official
    }
}

const OFFICES: [&str; 18] = [
    "president of",
    "king of",
    "emir",
    "prime minister",
    "premier of",
    "chancellor of",
    "governor-general",
    "chief of the palestinian",
    "general secretary of",
    "presidente de",
    "primer ministro de",
    "rey de",
    "secretario general de",
    "대통령",
    "국왕",
    "주석",
    "총리",
    "총비서",
];

/// Returns whether words name an office of state or party.
pub(super) fn names_office(words: &str) -> bool {
    let words = words.to_lowercase();
    OFFICES.iter().any(|office| words.contains(office))
}

/// Returns whether words behind a name say that its holder speaks for a state.
fn speaks_for_state(words: &str) -> bool {
    const OTHERS: [&str; 9] = [
        "Party",
        "Partido",
        "vicepresidente",
        "Vicepresidente",
        "vice-president",
        "Vice-President",
        "former",
        "University",
        "Association",
    ];
    names_office(words) && !OTHERS.iter().any(|other| words.contains(other))
}
