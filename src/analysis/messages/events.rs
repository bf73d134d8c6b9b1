//! From reports to events: which reports tell of one message.
//!
//! They have sender, recipient and class of kind in common, and the day: the same; or the next,
//! in outlets that date differently; or, if a report names none, a publication a few days apart.
//! A greeting and its reply, two directions on a day, a message and a basket are never one.

use jiff::civil::Date;

use crate::gazetteer::model::EntityIndex;
use crate::language::Language;

use super::Kind;
use super::Listed;
use super::Message;
use super::Reading;
use super::Report;
use super::day::Day;

/// Days from a message to its publication, at most: 16 to 22 September 2024 was 7.
const LONGEST_DELAY: i64 = 10;

/// Days between the publications of one message in two outlets, at most: Xinhua was 4 days later
/// in February 2022.
const BETWEEN_OUTLETS: i64 = 4;

/// Returns the events that reports tell of and lists name, by day of publication.
///
/// A row of a list completes the event that it names, or is an event of its own; no two rows are
/// one.
pub fn merge(readings: Vec<Reading>, lists: Vec<Listed>) -> Vec<Message> {
    let mut readings = readings;
    // Those with a day first: what has none joins them, or what was published before it.
    readings.sort_by(|a, b| {
        let key = |r: &Reading| (r.date.is_none(), r.date, r.from, r.to);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.report.cmp(&b.report))
            .then_with(|| a.kind.cmp(&b.kind))
            .then_with(|| a.sentence.cmp(&b.sentence))
    });
    let mut events: Vec<Message> = Vec::new();
    for reading in readings {
        match nearest(&events, &reading) {
            Some(at) => join(&mut events[at], reading),
            None => events.push(event(reading)),
        }
    }
    for row in lists {
        let same = |event: &&mut Message| {
            event.listed.is_none()
                && is_one_way(event, row.from, row.to, row.kind)
                && is_day_of(event, row.date, row.published)
        };
        match events.iter_mut().find(same) {
            Some(event) => {
                event.date = event.date.or(row.date);
                event.published = event.published.min(row.published);
                if event.occasion.is_empty() {
                    event.occasion.clone_from(&row.occasion);
                }
                event.listed = Some(row);
            }
            None => events.push(listed(row)),
        }
    }
    events.sort_by(|a, b| {
        let key = |m: &Message| (m.published, m.date, m.from, m.to, m.kind);
        key(a).cmp(&key(b)).then_with(|| a.reports.cmp(&b.reports))
    });
    events
}

fn event(reading: Reading) -> Message {
    Message {
        date: reading.date.map(Day::from),
        published: reading.report.published.into(),
        from: reading.from,
        to: reading.to,
        kind: reading.kind,
        level: reading.level,
        occasion: reading.occasion,
        signed_with: reading.signed_with,
        addressed_with: reading.addressed_with,
        naming: Some(reading.naming),
        grouped: reading.grouped,
        reports: vec![reading.report],
        sentences: vec![reading.sentence],
        listed: None,
    }
}

fn listed(row: Listed) -> Message {
    Message {
        date: row.date,
        published: row.published,
        from: row.from,
        to: row.to,
        kind: row.kind,
        level: row.level,
        occasion: row.occasion.clone(),
        signed_with: Vec::new(),
        addressed_with: Vec::new(),
        naming: None,
        grouped: false,
        reports: Vec::new(),
        sentences: Vec::new(),
        listed: Some(row),
    }
}

fn is_one_way(event: &Message, from: EntityIndex, to: EntityIndex, kind: Kind) -> bool {
    event.from == from && event.to == to && event.kind.class() == kind.class()
}

/// Returns whether an event and a report of it in another language may be one though only one of
/// them says which sort of message it was: `Kim Jong Il Receives Message from Putin`, `recibe
/// mensaje de felicitacion de Putin`.
fn is_one_way_told_otherwise(event: &Message, reading: &Reading) -> bool {
    let is_unsorted = (event.kind == Kind::Message) != (reading.kind == Kind::Message);
    let are_messages = event.kind.series() == reading.kind.series();
    (event.from, event.to) == (reading.from, reading.to)
        && is_unsorted
        && are_messages
        && event
            .reports
            .iter()
            .all(|report| !is_same_voice(report, &reading.report))
}

/// Returns whether two reports are of one outlet in one language: two such articles of different
/// days tell of different messages.
fn is_same_voice(one: &Report, other: &Report) -> bool {
    one.outlet == other.outlet && one.language == other.language
}

/// Returns the event that a reading tells of, of several the one nearest in time.
fn nearest(events: &[Message], reading: &Reading) -> Option<usize> {
    let published = reading.report.published;
    events
        .iter()
        .enumerate()
        .filter(|(_, event)| {
            is_one_way(event, reading.from, reading.to, reading.kind)
                || is_one_way_told_otherwise(event, reading)
        })
        .filter_map(|(at, event)| Some((distance(event, reading.date, &reading.report)?, at)))
        .min_by_key(|(distance, at)| (*distance, published, *at))
        .map(|(_, at)| at)
}

/// Returns how many days an event lies from a report of it; `None` if it is too far.
fn distance(event: &Message, date: Option<Date>, report: &Report) -> Option<i64> {
    let own = event.date.and_then(Day::known);
    let held = &event.reports;
    // An article is issued again on the next day at most.
    let is_another = held.iter().any(|other| {
        is_same_voice(other, report) && days(other.published, report.published).abs() > 1
    });
    match (own, date) {
        (Some(own), Some(date)) => {
            let apart = days(own, date).abs();
            let is_elsewhere = held.iter().all(|other| other.outlet != report.outlet);
            (apart == 0 || (apart == 1 && is_elsewhere)).then_some(apart)
        }
        (_, None) | (None, _) if is_another => None,
        (Some(own), None) => {
            let delay = days(own, report.published);
            (0..=LONGEST_DELAY).contains(&delay).then_some(delay)
        }
        (None, _) => held
            .iter()
            .map(|other| days(other.published, report.published).abs())
            .min()
            .filter(|apart| *apart <= BETWEEN_OUTLETS),
    }
}

/// Returns whether an event may be of a listed day.
fn is_day_of(event: &Message, date: Option<Day>, published: Day) -> bool {
    match (
        event.date.and_then(Day::known),
        date.and_then(Day::known),
        published.known(),
    ) {
        (Some(own), Some(listed), _) => days(own, listed).abs() <= 1,
        (Some(own), None, Some(published)) => (0..=LONGEST_DELAY).contains(&days(own, published)),
        (None, _, Some(published)) => {
            days(event.published.first, published).abs() <= BETWEEN_OUTLETS
        }
        (_, _, None) => {
            published.first <= event.published.first && event.published.first <= published.last
        }
    }
}

/// Returns how little the language of a report tells apart: Korean has one word for congratulation
/// and greeting, Chinese and Spanish nearly so.
fn rank(report: &Report) -> u8 {
    match report.language {
        Some(Language::English) => 0,
        Some(Language::Korean) => 2,
        _ => 1,
    }
}

/// Adds a report to the event that it tells of.
fn join(event: &mut Message, reading: Reading) {
    let mut held = event.reports.iter();
    let tells_more = held.all(|held| rank(&reading.report) < rank(held));
    if event.kind == Kind::Message || (tells_more && reading.kind != Kind::Message) {
        event.kind = reading.kind;
    }
    if event.occasion.is_empty() || (tells_more && !reading.occasion.is_empty()) {
        event.occasion = reading.occasion;
    }
    event.date = event.date.or(reading.date.map(Day::from));
    add(&mut event.signed_with, &reading.signed_with);
    add(&mut event.addressed_with, &reading.addressed_with);
    event.naming = event.naming.min(Some(reading.naming));
    event.level = event.level.min(reading.level);
    event.grouped &= reading.grouped;
    if !event.reports.contains(&reading.report) {
        event.reports.push(reading.report);
        event.sentences.push(reading.sentence);
        let mut both: Vec<(Report, String)> = event
            .reports
            .drain(..)
            .zip(event.sentences.drain(..))
            .collect();
        both.sort();
        (event.reports, event.sentences) = both.into_iter().unzip();
    }
    event.published = event.reports[0].published.into();
}

/// Adds the persons whom one report names and others do not.
fn add(persons: &mut Vec<EntityIndex>, others: &[EntityIndex]) {
    for other in others {
        if !persons.contains(other) {
            persons.push(*other);
        }
    }
}

fn days(from: Date, to: Date) -> i64 {
    i64::from(crate::facts::day_number(to)) - i64::from(crate::facts::day_number(from))
}
