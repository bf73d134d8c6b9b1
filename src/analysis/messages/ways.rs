//! From the two sides of an act to messages: who signs first, who with him, and for how many.

use jiff::civil::Date;

use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;

use super::Level;
use super::Naming;
use super::Reason;
use super::leader;
use super::level;
use super::party::Side;

/// One message of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Exchange {
    pub(super) from: EntityIndex,
    pub(super) to: EntityIndex,
    pub(super) signed_with: Vec<EntityIndex>,
    pub(super) addressed_with: Vec<EntityIndex>,
    pub(super) level: Level,
    pub(super) naming: Naming,
}

/// Whether compatriots share a message or each has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shared {
    /// The first of a country signs for its others.
    ByCountry,
    /// Each has one: New Year cards.
    ByNobody,
}

/// Whoever one side is, and how the first is named.
struct Signers {
    persons: Vec<EntityIndex>,
    naming: Naming,
}

/// Returns the messages that go from one side to the other: one to or from each foreign country
/// or person.
///
/// # Errors
///
/// If a side is nobody who can be known, or both are of the DPRK.
pub(super) fn exchanges(
    gazetteer: &Gazetteer,
    day: Date,
    (from, to): (&Side, &Side),
    shared: Shared,
) -> Result<Vec<Exchange>, Reason> {
    let senders = signers(gazetteer, day, from, to)
        .map_err(|words| why(from, words, Reason::NoSender, Reason::Sender))?;
    let recipients = signers(gazetteer, day, to, from)
        .map_err(|words| why(to, words, Reason::NoRecipient, Reason::Recipient))?;
    let is_home = |entity| leader::is_of_home(gazetteer, entity);
    let (sender, recipient) = (senders.persons[0], recipients.persons[0]);
    if is_home(sender) && is_home(recipient) {
        return Err(Reason::AtHome);
    }
    let naming = senders.naming.max(recipients.naming);
    let exchange = |from_these: &[EntityIndex], to_these: &[EntityIndex]| Exchange {
        from: from_these[0],
        to: to_these[0],
        signed_with: compatriots(gazetteer, from_these),
        addressed_with: compatriots(gazetteer, to_these),
        level: level::of(gazetteer, day, (from_these[0], from), (to_these[0], to)),
        naming,
    };
    let exchanges = if is_home(sender) {
        let groups = groups(gazetteer, &abroad(gazetteer, &recipients.persons), shared);
        let each = groups.iter().map(|to| exchange(&senders.persons, to));
        each.collect::<Vec<_>>()
    } else {
        let groups = groups(gazetteer, &abroad(gazetteer, &senders.persons), shared);
        let each = groups
            .iter()
            .map(|from| exchange(from, &recipients.persons));
        each.collect()
    };
    Ok(exchanges
        .into_iter()
        .filter(|exchange| exchange.from != exchange.to)
        .collect())
}

/// Returns the persons or party of one side; of leaders named as a group the first, if the other
/// side is the top leader by name.
///
/// The words of a side that is none of these are the error.
fn signers(gazetteer: &Gazetteer, day: Date, side: &Side, other: &Side) -> Result<Signers, String> {
    match side {
        Side::Persons(named) => Ok(Signers {
            persons: named.persons.clone(),
            naming: named.naming,
        }),
        Side::Party(party) => Ok(Signers {
            persons: vec![*party],
            naming: Naming::Name,
        }),
        Side::Leaders(country, words) => {
            // `DPRK Leaders Sent Message of Sympathy to Chinese Leaders` of 24 November 2009 was
            // not from the top leader: only where he is named are they his counterparts.
            let faces_top_leader = matches!(other, Side::Persons(named)
                if leader::is_top_leader(gazetteer, named.persons[0], day));
            country
                .filter(|_| faces_top_leader)
                .and_then(|country| leader::principal(gazetteer, country, day))
                .map(|principal| Signers {
                    persons: vec![principal],
                    naming: Naming::Group,
                })
                .ok_or_else(|| words.clone())
        }
        Side::Other(words) => Err(words.clone()),
    }
}

fn why(side: &Side, words: String, nobody: Reason, somebody: fn(String) -> Reason) -> Reason {
    match side {
        Side::Leaders(..) => Reason::Group(words),
        _ if words.is_empty() => nobody,
        _ => somebody(words),
    }
}

/// Returns the first person and the other foreign ones: beside a foreign leader, one of the DPRK is
/// whose death or birthday is the occasion.
fn abroad(gazetteer: &Gazetteer, persons: &[EntityIndex]) -> Vec<EntityIndex> {
    let others = persons[1..].iter().copied();
    let abroad = others.filter(|other| !leader::is_of_home(gazetteer, *other));
    [persons[0]].into_iter().chain(abroad).collect()
}

/// Returns the persons of one side by the message that they share.
fn groups(gazetteer: &Gazetteer, persons: &[EntityIndex], shared: Shared) -> Vec<Vec<EntityIndex>> {
    let mut groups: Vec<Vec<EntityIndex>> = Vec::new();
    for &person in persons {
        let own = groups.iter_mut().find(|group| {
            shared == Shared::ByCountry && leader::are_compatriots(gazetteer, group[0], person)
        });
        match own {
            Some(group) => group.push(person),
            None => groups.push(vec![person]),
        }
    }
    groups
}

/// Returns who of a side is of the first one's country, behind the first.
fn compatriots(gazetteer: &Gazetteer, persons: &[EntityIndex]) -> Vec<EntityIndex> {
    let others = persons[1..].iter().copied();
    others
        .filter(|other| leader::are_compatriots(gazetteer, persons[0], *other))
        .collect()
}
