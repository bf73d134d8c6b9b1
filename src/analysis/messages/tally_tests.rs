//! What was searched for messages, period by period.

use std::collections::BTreeMap;

use jiff::civil::date;

use super::*;
use crate::analysis::invented::Record;
use crate::analysis::invented::facts;
use crate::analysis::invented::gazetteer;
use crate::analysis::messages::Attribution;
use crate::analysis::messages::Level;
use crate::period::Window;

/// Returns the periods of a window in the first outlet of a corpus without messages.
fn searched(facts: &Facts, window: Window, by: Granularity) -> MessageTable {
    let query = MessageQuery {
        between: None,
        window,
        levels: vec![Level::Leader],
        kinds: MessageQuery::messages(),
        attribution: Attribution::Published,
        unverified: true,
    };
    let coverage = Coverage::of(facts, &BTreeMap::new());
    let source = Source {
        corpus: Some((facts, &coverage, &[OutletIndex(0)])),
        has_list: false,
    };
    tally(query, by, &[], source, &gazetteer())
}

#[test]
fn documents_searched_are_those_of_the_period_and_the_window_as_often_as_they_count() {
    let days = [
        date(2023, 5, 1),
        date(2023, 5, 31),
        date(2023, 6, 1),
        date(2023, 8, 9),
    ];
    let records = days.map(|day| Record::new(1, day, &[]));
    let facts = facts(&records);
    let window = Window::new(Some(date(2023, 5, 2)), Some(date(2023, 7, 31)), None).unwrap();
    let table = searched(&facts, window, Granularity::Month);
    assert!(table.periods.iter().all(|month| month.documents.is_none()));
    let weighted: Vec<_> = facts.documents.iter().zip([1, 1, 3, 1]).collect();
    let periods = table.with_documents(&weighted).periods;
    let documents: Vec<_> = periods.iter().map(|month| month.documents).collect();
    assert_eq!(documents, [Some(1), Some(3), Some(0)]);
}

#[test]
fn days_of_outlets_that_are_not_looked_at_are_none_without_messages() {
    let other = Record {
        outlet: "kcna-ko",
        ..Record::new(2, date(2020, 1, 1), &[])
    };
    let facts = facts(&[Record::new(1, date(2023, 5, 1), &[]), other]);
    let periods = searched(&facts, Window::default(), Granularity::Year).periods;
    let years: Vec<_> = periods.iter().map(|year| year.period.label()).collect();
    assert_eq!(years, ["2023"]);
}
