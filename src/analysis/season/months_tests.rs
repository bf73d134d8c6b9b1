//! Messages over the months of the year.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::civil::date;

use super::*;
use crate::analysis::invented::CHINA;
use crate::analysis::invented::RUSSIA;
use crate::analysis::invented::Record;
use crate::analysis::invented::facts;
use crate::analysis::invented::gazetteer;
use crate::analysis::messages::Attribution;
use crate::analysis::messages::Day;
use crate::analysis::messages::Kind;
use crate::analysis::messages::Level;
use crate::analysis::messages::Message;
use crate::analysis::messages::MessageQuery;
use crate::analysis::messages::Source;
use crate::facts::OutletIndex;
use crate::period::Window;

fn sent(days: &[Date]) -> Vec<Message> {
    let message = |day: &Date| Message {
        date: None,
        published: Day::from(*day),
        from: CHINA,
        to: RUSSIA,
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
    };
    days.iter().map(message).collect()
}

fn query(window: Window) -> MessageQuery {
    MessageQuery {
        between: None,
        window,
        levels: vec![Level::Leader],
        kinds: MessageQuery::messages(),
        attribution: Attribution::Published,
        unverified: true,
    }
}

const LIST: Source<'static> = Source {
    corpus: None,
    has_list: true,
};

fn listed(days: &[Date], spans: &[&str]) -> MessageSeason {
    let spans: Vec<MonthSpan> = spans.iter().map(|span| span.parse().unwrap()).collect();
    message_season(
        query(Window::default()),
        &spans,
        &sent(days),
        LIST,
        &gazetteer(),
    )
}

// By hand: from January 2023 to October 2024 each month twice, November and December once.
#[test]
fn a_list_is_taken_from_the_first_year_to_its_last_month() {
    let season = listed(
        &[date(2023, 5, 1), date(2023, 11, 1), date(2024, 10, 1)],
        &[],
    );
    assert_eq!(season.listed, Some((date(2023, 1, 1), date(2024, 10, 31))));
    let exposures: Vec<f64> = season.months.iter().map(|month| month.exposure).collect();
    assert_eq!(
        exposures,
        [2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 1.0, 1.0]
    );
    let rates: Vec<Option<f64>> = season.months.iter().map(|month| month.rate).collect();
    assert_eq!(
        (rates[4], rates[9], rates[10]),
        (Some(0.5), Some(0.5), Some(1.0))
    );
    // The mean rate is 2 in 12.
    assert!((season.months[10].index.unwrap() - 6.0).abs() < 1e-12);
}

#[test]
fn a_part_of_the_year_is_set_beside_even_months() {
    let autumn: Vec<Date> = (1..=16).map(|day| date(2023, 9, day)).collect();
    let mut days = autumn;
    days.extend((1..=14).map(|day| date(2023, 3, day)));
    days.push(date(2023, 12, 1));
    let season = listed(&days, &["09-10", "12-02"]);
    let [autumn, winter] = &season.parts[..] else {
        panic!("{season:?}")
    };
    assert_eq!((autumn.messages, autumn.total), (16, 31));
    assert!((autumn.even.unwrap() - 2.0 / 12.0).abs() < 1e-12);
    assert_eq!((winter.messages, winter.even), (1, Some(0.25)));
    assert!(autumn.p.unwrap() < 1e-4);
}

/// Half of the issue days with one message are as much as all of them with two.
#[test]
fn months_are_weighted_by_the_issue_days_held() {
    let mut records: Vec<Record> = date(2023, 1, 1)
        .series(jiff::ToSpan::days(1))
        .take(365)
        .map(|day| Record::new(1, day, &[]))
        .collect();
    records.retain(|record| record.day.month() != 6 || record.day.day() <= 15);
    let facts = facts(&records);
    let coverage = Coverage::of(&facts, &BTreeMap::new());
    let source = Source {
        corpus: Some((&facts, &coverage, &[OutletIndex(0)])),
        has_list: false,
    };
    let messages = sent(&[date(2023, 6, 3), date(2023, 7, 3), date(2023, 7, 4)]);
    let season = message_season(
        query(Window::default()),
        &[],
        &messages,
        source,
        &gazetteer(),
    );
    let [june, july] = [&season.months[5], &season.months[6]];
    assert_eq!((june.issue_days_held, june.issue_days_expected), (15, 30));
    assert!((june.exposure - 0.5).abs() < 1e-12);
    assert_eq!((june.rate, july.rate), (Some(2.0), Some(2.0)));
    assert_eq!(season.listed, None);
}

#[test]
fn a_month_that_is_not_held_is_no_month_without_messages() {
    let records: Vec<Record> = (1..=20)
        .map(|day| Record::new(1, date(2023, 5, day), &[]))
        .collect();
    let facts = facts(&records);
    let coverage = Coverage::of(&facts, &BTreeMap::new());
    let source = Source {
        corpus: Some((&facts, &coverage, &[OutletIndex(0)])),
        has_list: false,
    };
    let season = message_season(query(Window::default()), &[], &[], source, &gazetteer());
    assert_eq!((season.months[0].years, season.months[0].rate), (0, None));
    assert_eq!((season.months[4].years, season.months[4].messages), (1, 0));
    assert_eq!(season.even_p, None);
}

#[test]
fn without_messages_there_is_no_season() {
    let season = listed(&[], &["09-10"]);
    assert!(season.months.iter().all(|month| month.rate.is_none()));
    assert_eq!((season.even_p, season.parts[0].share()), (None, None));
}
