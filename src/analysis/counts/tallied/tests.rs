use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::analysis::counts::count;
use crate::analysis::invented::gazetteer;
use crate::document::DocumentId;
use crate::facts::FactRow;
use crate::facts::Facts;
use crate::facts::FactsBuilder;
use crate::facts::MentionCount;
use crate::facts::OutletIndex;
use crate::facts::SectionIndex;
use crate::gazetteer::model::AliasIndex;
use crate::gazetteer::model::AliasKind;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;
use crate::language::Language;
use crate::period::Granularity;
use crate::period::Window;
use crate::signature::Signature;

const OUTLETS: [&str; 2] = ["kcna-en", "rodong-ko"];
const SECTIONS: [&str; 3] = ["", "Home", "World"];
const LEVELS: [Counts; 4] = [Counts::Names, Counts::Demonyms, Counts::All, Counts::Never];
const POLICIES: [Policy; 3] = Policy::ALL;

/// One record in a few numbers: so few that copies, bare titles and versions come about.
type Numbers = (u64, usize, usize, u8, i64, u8);

fn record() -> impl Strategy<Value = (Numbers, Vec<(u16, usize, u32)>)> {
    let mentions = prop::collection::vec((0_u16..3, 0_usize..4, 1_u32..4), 0..4);
    (
        (
            0_u64..12,
            0_usize..2,
            0_usize..3,
            0_u8..3,
            0_i64..60,
            0_u8..6,
        ),
        mentions,
    )
}

fn facts(records: &[(Numbers, Vec<(u16, usize, u32)>)]) -> Facts {
    let mut builder = FactsBuilder::default();
    for ((article, outlet, section, language, day, kind), mentions) in records {
        let published = date(2023, 12, 20).saturating_add((day % 40).days());
        let text = format!("{article} {kind}");
        let mentions = mentions.iter().map(|(entity, level, count)| MentionCount {
            entity: EntityIndex(*entity),
            alias: AliasIndex(u32::try_from(*level).unwrap()),
            kind: AliasKind::Name,
            counts: LEVELS[*level],
            count: *count,
        });
        let mut mentions: Vec<MentionCount> = mentions.collect();
        mentions.sort_unstable();
        mentions.dedup_by_key(|mention| (mention.entity, mention.counts));
        let row = FactRow {
            id: DocumentId::of(OUTLETS[*outlet], published, &text),
            outlet: OUTLETS[*outlet],
            section: SECTIONS[*section],
            language: [None, Some(Language::Korean), Some(Language::English)]
                [usize::from(*language)],
            published,
            tokens: 10 + u32::from(*kind),
            title: Some(article % 3),
            url: (*kind < 3).then_some(article % 4),
            has_body: *kind != 5,
            signature: Signature([u8::from(*kind == 4); 64]),
        };
        builder.add_row(&row, mentions);
    }
    builder.add_rejected();
    builder.finish()
}

fn query() -> impl Strategy<Value = CountQuery> {
    let lists = (
        prop::collection::vec((0_u16..3).prop_map(EntityIndex), 0..3),
        prop::collection::vec((0_u16..2).prop_map(OutletIndex), 0..2),
        prop::collection::vec((0_u16..3).prop_map(SectionIndex), 0..2),
        prop::collection::vec(
            prop::sample::select(vec![Language::Korean, Language::English]),
            0..2,
        ),
    );
    let days = (
        prop::option::of(0_i64..50),
        0_i64..50,
        prop::option::of(prop::sample::select(vec!["12-24", "01-05"])),
    );
    let rest = (
        prop::sample::select(Granularity::ALL.to_vec()),
        prop::sample::select(LEVELS.to_vec()),
        prop::sample::select(POLICIES.to_vec()),
    );
    (lists, days, rest).prop_map(
        |(
            (entities, outlets, sections, languages),
            (from, span, to_date),
            (by, counts, duplicates),
        )| {
            let from = from.map(|day| date(2023, 12, 15).saturating_add(day.days()));
            let to = from.map(|from| from.saturating_add(span.days()));
            let to_date = to_date.map(|day| day.parse().unwrap());
            let window = Window::new(from, to, to_date).unwrap_or_default();
            let subcorpus = Subcorpus {
                window,
                outlets,
                sections,
                languages,
            };
            CountQuery {
                entities,
                by,
                subcorpus,
                counts,
                kinds: Vec::new(),
                duplicates,
            }
        },
    )
}

/// Leaves out outlets and sections that these facts do not have.
fn fitting(mut query: CountQuery, facts: &Facts) -> CountQuery {
    let part = &mut query.subcorpus;
    part.outlets
        .retain(|outlet| usize::from(outlet.0) < facts.outlets.len());
    part.sections
        .retain(|section| usize::from(section.0) < facts.sections.len());
    query
}

proptest! {
    #[test]
    fn tallies_count_as_the_documents_do(
        records in prop::collection::vec(record(), 0..60),
        query in query(),
    ) {
        let facts = facts(&records);
        let query = fitting(query, &facts);
        let gazetteer = gazetteer();
        let rhythms = BTreeMap::from([("kcna-en".to_owned(), Rhythm::Daily)]);
        let coverage = Coverage::of(&facts, &rhythms);
        let one_by_one = count(query.clone(), &facts, &gazetteer, &coverage);
        let tallies = Tallies::of(&facts, &gazetteer);
        let tallied = count_tallied(query, &tallies, &rhythms, facts.rejected, facts.removed);
        prop_assert_eq!(tallied, Some(one_by_one));
    }
}

#[test]
fn these_records_hold_copies_bare_titles_and_earlier_versions() {
    // Two sections of one article; its bare title; a version with another text under its link.
    let article = |section, kind| ((3, 0, section, 2, 0, kind), vec![(0, 0, 1)]);
    let facts = facts(&[article(1, 0), article(2, 0), article(1, 5), article(1, 1)]);
    let tallies = Tallies::of(&facts, &gazetteer());
    let mut standings: Vec<Standing> = tallies.cells.iter().map(|cell| cell.standing).collect();
    standings.sort();
    assert_eq!(
        standings,
        [Standing::BareTitle, Standing::Earlier, Standing::Last]
    );
    assert_eq!(
        tallies.stands,
        [
            vec![(SectionIndex(0), 1), (SectionIndex(1), 1)],
            vec![(SectionIndex(0), 1)]
        ]
    );
}

#[test]
fn sorts_of_name_are_not_told_apart() {
    let query = CountQuery {
        entities: Vec::new(),
        by: Granularity::Total,
        subcorpus: Subcorpus::default(),
        counts: Counts::All,
        kinds: vec![AliasKind::Demonym],
        duplicates: Policy::Copies,
    };
    let tallies = Tallies::of(&facts(&[]), &gazetteer());
    assert_eq!(count_tallied(query, &tallies, &BTreeMap::new(), 0, 0), None);
}
