use std::collections::BTreeMap;

use super::*;
use crate::analysis::counts::CountQuery;
use crate::analysis::counts::count;
use crate::analysis::invented::CHINA;
use crate::analysis::invented::RUSSIA;
use crate::analysis::invented::Record;
use crate::analysis::invented::XI;
use crate::analysis::invented::facts;
use crate::analysis::invented::gazetteer;
use crate::analysis::invented::january;
use crate::analysis::subcorpus::Subcorpus;
use crate::coverage::Coverage;
use crate::dedup::Policy;
use crate::gazetteer::model::Counts;
use crate::period::Granularity;

/// China and Russia in two documents each, Russia with more mentions, Xi Jinping in none.
fn counted(records: &[Record]) -> CountTable {
    let facts = facts(records);
    let query = CountQuery {
        entities: vec![CHINA, RUSSIA, XI],
        by: Granularity::Total,
        subcorpus: Subcorpus::default(),
        counts: Counts::Demonyms,
        kinds: Vec::new(),
        duplicates: Policy::Copies,
    };
    let coverage = Coverage::of(&facts, &BTreeMap::new());
    count(query, &facts, &gazetteer(), &coverage)
}

fn records() -> [Record; 2] {
    [1, 2].map(|day| Record::new(1, january(day), &[(CHINA, 1), (RUSSIA, 3)]))
}

fn listed(listing: &Listing, unit: Unit) -> (Vec<String>, Vec<String>) {
    let table = counted(&records());
    let listed = listing.of(&table, unit);
    let ids = listed.entities.iter().map(|entity| entity.id.clone());
    (ids.collect(), listed.left_out)
}

#[test]
fn entities_named_one_by_one_stand_in_their_order_with_their_zeros() {
    let (ids, left_out) = listed(&Listing::default(), Unit::Mentions);
    assert_eq!(ids, ["cn", "ru", "xi_jinping"]);
    assert_eq!(left_out, [""; 0]);
}

#[test]
fn a_group_is_ranked_by_the_number_shown_and_its_zeros_are_summed_up() {
    let group = Listing {
        has_group: true,
        ..Listing::default()
    };
    let none = "1 more: 0 documents".to_owned();
    let (by_mentions, left_out) = listed(&group, Unit::Mentions);
    assert_eq!(by_mentions, ["ru", "cn"]);
    assert_eq!(left_out, [none]);
    let (by_documents, _) = listed(&group, Unit::Documents);
    assert_eq!(by_documents, ["cn", "ru"]);
}

#[test]
fn of_a_group_who_was_also_named_is_shown_with_none() {
    let listing = Listing {
        has_group: true,
        named: vec![XI],
        top: None,
    };
    let (ids, left_out) = listed(&listing, Unit::Mentions);
    assert_eq!(ids, ["ru", "cn", "xi_jinping"]);
    assert_eq!(left_out, [""; 0]);
}

#[test]
fn the_first_are_shown_and_the_others_counted() {
    let listing = Listing {
        top: Some(1),
        ..Listing::default()
    };
    let (ids, left_out) = listed(&listing, Unit::Mentions);
    assert_eq!(ids, ["ru"]);
    assert_eq!(
        left_out,
        [
            "1 more entity is mentioned, no more often than these",
            "1 more: 0 documents"
        ]
    );
}

#[test]
fn where_nothing_was_searched_nobody_has_zero() {
    let table = counted(&[]);
    let group = Listing {
        has_group: true,
        ..Listing::default()
    };
    let listed = group.of(&table, Unit::Documents);
    assert_eq!(listed.left_out, ["3 more: no data"]);
}
