use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::analysis::compare::CompareQuery;
use crate::analysis::compare::Counted;
use crate::analysis::compare::compare;
use crate::analysis::counts::CountQuery;
use crate::analysis::counts::count;
use crate::analysis::invented::CHINA;
use crate::analysis::invented::RUSSIA;
use crate::analysis::invented::Record;
use crate::analysis::invented::facts;
use crate::analysis::invented::gazetteer;
use crate::analysis::invented::january;
use crate::analysis::season::season;
use crate::analysis::sections::SectionQuery;
use crate::analysis::sections::section_table;
use crate::analysis::silence::SilenceQuery;
use crate::analysis::silence::silences;
use crate::analysis::subcorpus::Subcorpus;
use crate::coverage::Coverage;
use crate::dedup::Policy;
use crate::gazetteer::model::AliasKind;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;
use crate::period::Granularity;

fn by(by: Granularity, duplicates: Policy) -> CountQuery {
    CountQuery {
        entities: vec![CHINA, RUSSIA],
        by,
        subcorpus: Subcorpus::default(),
        counts: Counts::Demonyms,
        kinds: Vec::new(),
        duplicates,
    }
}

fn coverage(facts: &Facts) -> Coverage {
    Coverage::of(facts, &BTreeMap::new())
}

fn id(article: u64, day: Date) -> DocumentId {
    DocumentId::of("kcna-en", day, &article.to_string())
}

#[test]
fn the_documents_behind_a_count_stand_by_day_then_by_id() {
    let facts = facts(&[
        Record::new(3, january(9), &[(CHINA, 1)]),
        Record::new(1, january(5), &[(CHINA, 2), (RUSSIA, 1)]),
        Record::new(2, january(5), &[(CHINA, 1)]),
        Record::new(4, january(5), &[]),
    ]);
    let table = count(
        by(Granularity::Total, Policy::Revisions),
        &facts,
        &gazetteer(),
        &coverage(&facts),
    );
    let [china, russia] = &of_counts(&table, &facts)[..] else {
        panic!("two rows")
    };
    let mut fifth = [id(1, january(5)), id(2, january(5))];
    fifth.sort_unstable();
    let ids: Vec<DocumentId> = china.ids().collect();
    assert_eq!(ids, [fifth[0], fifth[1], id(3, january(9))]);
    assert_eq!(russia.ids().collect::<Vec<_>>(), [id(1, january(5))]);
}

#[test]
fn where_every_record_counts_an_id_stands_once_for_each() {
    let copy = Record::new(1, january(5), &[(CHINA, 2)]);
    let facts = facts(&[copy.clone(), copy]);
    let cited = |policy| {
        let query = by(Granularity::Total, policy);
        let table = count(query, &facts, &gazetteer(), &coverage(&facts));
        let china = of_counts(&table, &facts).swap_remove(0);
        (china.cited().len(), china.ids().count(), china.documents())
    };
    assert_eq!(cited(Policy::Revisions), (1, 1, 1));
    assert_eq!(cited(Policy::None), (1, 2, 2));
}

#[test]
fn ids_that_are_not_held_are_left_out() {
    let facts = facts(&[Record::new(1, january(5), &[])]);
    let sets = [
        BTreeSet::from([id(1, january(5)), id(2, january(5))]),
        BTreeSet::new(),
    ];
    let found = of_ids(&sets, &facts);
    assert_eq!(found[0].ids().collect::<Vec<_>>(), [id(1, january(5))]);
    assert_eq!(found[1], Evidence::default());
}

fn record() -> impl Strategy<Value = Record> {
    let kinds = vec![AliasKind::Name, AliasKind::Demonym, AliasKind::Title];
    let mentions =
        prop::collection::btree_map((0_u16..2, prop::sample::select(kinds)), 1_u32..3, 0..3);
    (
        0_u64..4,
        prop::sample::select(vec!["kcna-en", "vok"]),
        prop::sample::select(vec!["World", "Latest", ""]),
        0_i32..800,
        mentions,
    )
        .prop_map(|(article, outlet, section, day, mentions)| Record {
            article,
            outlet,
            section,
            language: None,
            day: date(2022, 12, 1).saturating_add(day.days()),
            tokens: 10,
            mentions: mentions
                .into_iter()
                .map(|((entity, kind), count)| (EntityIndex(entity), kind, count))
                .collect(),
        })
}

fn policy() -> impl Strategy<Value = Policy> {
    prop::sample::select(Policy::ALL.to_vec())
}

proptest! {
    #[test]
    fn as_many_documents_stand_behind_a_number_as_it_says(
        records in prop::collection::vec(record(), 0..40),
        duplicates in policy(),
    ) {
        let facts = facts(&records);
        let (gazetteer, coverage) = (gazetteer(), coverage(&facts));

        for granularity in Granularity::ALL {
            let table = count(by(granularity, duplicates), &facts, &gazetteer, &coverage);
            let behind = of_counts(&table, &facts);
            prop_assert_eq!(behind.len(), table.rows().count());
            for (row, behind) in table.rows().zip(&behind) {
                prop_assert_eq!(row.documents().unwrap_or(0), behind.documents());
                prop_assert!(behind.cited().iter().all(|c| row.period.period.contains(c.published)));
            }
        }

        let query = by(Granularity::Total, duplicates);
        let answer = season(CHINA, query.clone(), &facts, &gazetteer, &coverage);
        for (month, behind) in answer.months.iter().zip(of_season(&answer, &facts)) {
            prop_assert_eq!(month.documents, behind.documents());
        }

        let compared = CompareQuery {
            first: CHINA,
            second: RUSSIA,
            by: query.by,
            subcorpus: Subcorpus {
                window: crate::period::Window::new(Some(date(2024, 1, 1)), None, None).unwrap(),
                ..Subcorpus::default()
            },
            counts: query.counts,
            duplicates,
        };
        let answer = compare(&compared, &facts, &gazetteer, &coverage).unwrap();
        let behind = of_comparison(&answer, &facts);
        prop_assert_eq!(behind.len(), answer.rows.len());
        for (row, behind) in answer.rows.iter().zip(&behind) {
            let counts = row.counts(Counted::Documents).unwrap_or_default();
            prop_assert_eq!(counts, [behind[0].documents(), behind[1].documents()]);
        }

        let query = SilenceQuery {
            entity: CHINA,
            window: Some((date(2023, 3, 1), date(2023, 6, 30))),
            subcorpus: Subcorpus::default(),
            counts: Counts::Demonyms,
            duplicates,
        };
        let answer = silences(query, &facts, &gazetteer, &coverage);
        for (stretch, behind) in answer.stretches.iter().zip(of_silences(&answer, &facts)) {
            prop_assert_eq!(stretch.mentioning, behind.naming.documents());
            prop_assert_eq!(stretch.by_title, behind.title_only.documents());
        }

        let query = SectionQuery::default();
        let answer = section_table(&query, &facts, &coverage).unwrap();
        let behind = of_sections(&answer, &query, &facts);
        for (row, behind) in answer.rows.iter().zip(&behind) {
            prop_assert_eq!(row.documents.unwrap_or(0), behind.documents());
        }
    }
}
