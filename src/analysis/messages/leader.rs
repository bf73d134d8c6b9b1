//! Who speaks for a state or a party on a day.

use jiff::civil::Date;
use jiff::civil::date;

use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::EntityKind;
use crate::gazetteer::model::Gazetteer;

/// The country whose messages are read.
const HOME: &str = "kp";

/// Who led the DPRK, whatever the office: from the death of the one before.
const TOP_LEADERS: [(&str, Date, Date); 3] = [
    ("kim_il_sung", date(1948, 9, 9), date(1994, 7, 7)),
    ("kim_jong_il", date(1994, 7, 8), date(2011, 12, 16)),
    ("kim_jong_un", date(2011, 12, 17), Date::MAX),
];

/// Parties, and the office whose holder heads them; the WPK is headed by the top leader.
const PARTIES: [(&str, &str); 2] = [
    ("org_cpc", "cn_general_secretary"),
    ("org_cpv", "vn_general_secretary"),
];

/// Countries, and the office whose holder signs first for their leaders.
const PRINCIPALS: [(&str, &str); 5] = [
    ("cn", "cn_general_secretary"),
    ("cu", "cu_first_secretary"),
    ("la", "la_general_secretary"),
    ("ru", "ru_president"),
    ("vn", "vn_general_secretary"),
];

/// The party of the top leader.
const OWN_PARTY: &str = "org_wpk";

/// Offices that speak for no state.
const NO_STATE: [&str; 1] = ["un_secretary_general"];

/// Returns whether an entity is the top leader of the DPRK on a day.
pub(super) fn is_top_leader(gazetteer: &Gazetteer, entity: EntityIndex, day: Date) -> bool {
    top_leader(day) == Some(id(gazetteer, entity))
}

/// Returns whether a person holds an office of state on a day: head of state, party or government.
pub(super) fn holds_office(gazetteer: &Gazetteer, person: EntityIndex, day: Date) -> bool {
    gazetteer
        .offices
        .iter()
        .any(|office| !NO_STATE.contains(&office.id.as_str()) && office.holder(day) == Some(person))
}

/// Returns whether the gazetteer knows any office that a person held at any time.
pub(super) fn has_known_office(gazetteer: &Gazetteer, person: EntityIndex) -> bool {
    let mut offices = gazetteer.offices.iter();
    offices.any(|office| office.terms.iter().any(|(holder, _, _)| *holder == person))
}

/// Returns whether an entity is the DPRK, or a person or organisation of it.
pub fn is_of_home(gazetteer: &Gazetteer, entity: EntityIndex) -> bool {
    let entity = &gazetteer.entities[usize::from(entity.0)];
    entity.id == HOME || entity.country.as_deref() == Some(HOME)
}

/// Returns whether an entity is a person.
pub(super) fn is_person(gazetteer: &Gazetteer, entity: EntityIndex) -> bool {
    gazetteer.entities[usize::from(entity.0)].kind == EntityKind::Person
}

/// Returns whether an entity is a country.
pub(super) fn is_country(gazetteer: &Gazetteer, entity: EntityIndex) -> bool {
    gazetteer.entities[usize::from(entity.0)].kind == EntityKind::Country
}

/// Returns whether two persons are of one country.
pub(super) fn are_compatriots(gazetteer: &Gazetteer, a: EntityIndex, b: EntityIndex) -> bool {
    let country = |entity: EntityIndex| &gazetteer.entities[usize::from(entity.0)].country;
    country(a).is_some() && country(a) == country(b)
}

/// Returns who signs first for the leaders of a foreign country on a day.
pub(super) fn principal(
    gazetteer: &Gazetteer,
    country: EntityIndex,
    day: Date,
) -> Option<EntityIndex> {
    let id = id(gazetteer, country);
    let (_, office) = PRINCIPALS.iter().find(|(country, _)| *country == id)?;
    let mut offices = gazetteer.offices.iter();
    offices.find(|o| o.id == *office)?.holder(day)
}

/// Returns the person who heads an entity on a day: of a party its head, of a person the person.
pub fn head(gazetteer: &Gazetteer, entity: EntityIndex, day: Date) -> EntityIndex {
    let id = id(gazetteer, entity);
    let head = if id == OWN_PARTY {
        top_leader(day).and_then(|id| gazetteer.entity(id))
    } else {
        let of_party = PARTIES.iter().find(|(party, _)| *party == id);
        of_party.and_then(|(_, office)| {
            let office = gazetteer.offices.iter().find(|o| o.id == *office)?;
            office.holder(day)
        })
    };
    head.unwrap_or(entity)
}

/// Returns whether an organisation is a party that can send messages.
pub(super) fn is_party(gazetteer: &Gazetteer, entity: EntityIndex) -> bool {
    let entity = &gazetteer.entities[usize::from(entity.0)];
    entity.kind == EntityKind::Organisation
        && (entity.name.contains("Party") || entity.name.contains("United Russia"))
}

fn top_leader(day: Date) -> Option<&'static str> {
    TOP_LEADERS
        .iter()
        .find(|(_, from, to)| *from <= day && day <= *to)
        .map(|(id, _, _)| *id)
}

fn id(gazetteer: &Gazetteer, entity: EntityIndex) -> &str {
    &gazetteer.entities[usize::from(entity.0)].id
}

#[cfg(test)]
mod tests {
    use super::super::fixture::GAZETTEER;
    use super::*;

    #[test]
    fn a_party_is_headed_by_whoever_leads_it_that_day() {
        let entity = |id: &str| GAZETTEER.entity(id).unwrap();
        let head = |party, day| head(&GAZETTEER, entity(party), day);
        assert_eq!(head("org_cpc", date(2022, 10, 16)), entity("xi_jinping"));
        assert_eq!(head("org_cpc", date(2011, 7, 1)), entity("hu_jintao"));
        assert_eq!(head("org_wpk", date(2022, 10, 16)), entity("kim_jong_un"));
        assert_eq!(head("putin", date(2022, 10, 16)), entity("putin"));
    }

    #[test]
    fn medvedev_held_an_office_of_state_until_2020() {
        let medvedev = GAZETTEER.entity("medvedev").unwrap();
        assert!(holds_office(&GAZETTEER, medvedev, date(2011, 8, 15)));
        assert!(!holds_office(&GAZETTEER, medvedev, date(2024, 8, 18)));
    }
}
