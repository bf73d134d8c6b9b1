//! Laws: the automaton agrees with the definition, and explanations with both.
//!
//! Aliases and texts are built from the same few pieces, so that nearly every text is full of
//! overlapping aliases.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::gazetteer::model::{
    Alias, AliasKind, Boundary, Context, Counts, EntityIndex, OfficeIndex, Target,
};
use crate::language::Language;
use crate::matching::automaton::Automaton;
use crate::matching::explain::explain;
use crate::matching::fixture::{ENTITIES, Fixture, date};
use crate::matching::gate::Gate;
use crate::matching::verdict::{Refusal, Verdict};
use crate::matching::{Circumstance, Matcher, Mention};

/// Latin, Cyrillic, Hangul (among it what attaches), Han, Katakana, digits, punctuation, a
/// combining mark, a four-byte character, spaces.
pub(super) const PIECES: [&str; 28] = [
    "a", "b", "A", "ab", "ба", "Б", "ск", "가", "나", "반", "적", "주의", "통일", "인도", "이란",
    "中", "国", "タ", "イ", "ー", "・", "1", ".", ",", "\u{301}", "𠀀", " ", "\n",
];

fn word(longest: usize) -> impl Strategy<Value = String> {
    vec(select(&PIECES[..]), 1..=longest).prop_map(|pieces| pieces.concat())
}

fn boundary() -> impl Strategy<Value = Boundary> {
    select(vec![
        Boundary::Word,
        Boundary::Stem,
        Boundary::Hangul,
        Boundary::Hangul,
        Boundary::HangulBoth,
        Boundary::Katakana,
        Boundary::Open,
        Boundary::Open,
        Boundary::Glued,
    ])
}

fn target() -> impl Strategy<Value = (Target, AliasKind)> {
    let entity = || (0..u16::try_from(ENTITIES.len()).unwrap()).prop_map(EntityIndex);
    let named = entity().prop_map(|entity| (Target::Entity(entity), AliasKind::Name));
    let titled = entity().prop_map(|entity| (Target::Entity(entity), AliasKind::Title));
    let office = Just((Target::Office(OfficeIndex(0)), AliasKind::Title));
    prop_oneof![4 => named, 1 => titled, 2 => office]
}

fn context() -> impl Strategy<Value = Context> {
    (vec(word(1), 1..3), 0..4).prop_map(|(words, which)| match which {
        0 => Context::OnlyBefore(words),
        1 => Context::NotBefore(words),
        2 => Context::OnlyAfter(words),
        _ => Context::NotAfter(words),
    })
}

fn language() -> impl Strategy<Value = Option<Language>> {
    option::of(select(&Language::ALL[..]))
}

/// Days around the terms of the fixture's office, all in few years.
fn day() -> impl Strategy<Value = Option<jiff::civil::Date>> {
    let days = ["1999-01-01", "2004-01-01", "2010-01-01", "2024-01-01"];
    option::of(select(days.map(date).to_vec()))
}

pub(super) fn alias() -> impl Strategy<Value = Alias> {
    let counts = select(vec![
        Counts::Names,
        Counts::Demonyms,
        Counts::All,
        Counts::Never,
    ]);
    let validity = prop_oneof![3 => Just((None, None)), 1 => (day(), day())];
    let contexts = prop_oneof![3 => Just(Vec::new()), 1 => vec(context(), 1..3)];
    (
        word(3),
        prop_oneof![2 => Just(None), 1 => language()],
        vec(target(), 0..3),
        boundary(),
        validity,
        contexts,
        counts,
    )
        .prop_map(
            |(text, language, targets, boundary, (from, to), context, counts)| Alias {
                text,
                language,
                targets,
                boundary,
                from,
                to,
                context: context.into(),
                counts,
            },
        )
}

pub(super) fn fixture() -> impl Strategy<Value = Fixture> {
    vec(alias(), 1..12).prop_map(Fixture::of)
}

pub(super) fn circumstance() -> impl Strategy<Value = Circumstance> {
    (language(), day()).prop_map(|(language, published)| Circumstance {
        language,
        published,
    })
}

/// Texts in which the aliases of the fixture occur, whole and in parts.
fn fixture_and_text() -> impl Strategy<Value = (Fixture, String)> {
    fixture().prop_flat_map(|fixture| {
        let spellings: Vec<String> = fixture
            .gazetteer
            .aliases
            .iter()
            .map(|alias| alias.text.clone())
            .collect();
        let part = prop_oneof![
            3 => select(spellings),
            2 => select(&PIECES[..]).prop_map(str::to_owned),
            // So that a text may have parts without a script, which the automaton leaves out.
            1 => (1_usize..150).prop_map(|length| ".".repeat(length)),
        ];
        (
            Just(fixture),
            vec(part, 0..14).prop_map(|parts| parts.concat()),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn automaton_and_gate_agree_with_the_definition(
        (fixture, text) in fixture_and_text(),
        circumstance in circumstance(),
    ) {
        let mut found = Vec::new();
        Automaton::new(&fixture.gazetteer).find(&text, circumstance, &mut found);
        prop_assert_eq!(&found, &fixture.mentions(&text, circumstance));
        let mut passed = Vec::new();
        Gate::new(&fixture.gazetteer).find(&text, circumstance, &mut passed);
        prop_assert_eq!(passed, found);
    }

    #[test]
    fn explanations_count_what_matchers_find(
        (fixture, text) in fixture_and_text(),
        circumstance in circumstance(),
    ) {
        let mut counted: Vec<Mention> = explain(&fixture.gazetteer, &text, circumstance)
            .into_iter()
            .filter_map(|finding| match finding.verdict {
                Verdict::Counted(mention) => Some(mention),
                _ => None,
            })
            .collect();
        counted.sort_unstable();
        prop_assert_eq!(counted, fixture.mentions(&text, circumstance));
    }

    #[test]
    fn mentions_are_sorted_and_cover_an_alias_as_it_is_spelled(
        (fixture, text) in fixture_and_text(),
        circumstance in circumstance(),
    ) {
        let mentions = fixture.mentions(&text, circumstance);
        prop_assert!(mentions.is_sorted());
        for mention in &mentions {
            let alias = &fixture.gazetteer.aliases[mention.alias.0 as usize];
            prop_assert_eq!(mention.span.surface(&text), &alias.text);
            prop_assert_eq!(mention.counts, alias.counts);
        }
        let layer = |is_title| mentions.iter().filter(move |m| (m.kind == AliasKind::Title) == is_title);
        for (a, b) in layer(false).zip(layer(false).skip(1)).chain(layer(true).zip(layer(true).skip(1))) {
            prop_assert!(!a.span.overlaps(b.span) || a.span == b.span && a.entity != b.entity);
        }
    }

    #[test]
    fn whatever_gives_way_gives_way_to_something_that_stands(
        (fixture, text) in fixture_and_text(),
        circumstance in circumstance(),
    ) {
        let findings = explain(&fixture.gazetteer, &text, circumstance);
        for finding in &findings {
            let Verdict::GivesWay { alias, span, .. } = finding.verdict else { continue };
            prop_assert!(span.overlaps(finding.span));
            prop_assert!(span.start <= finding.span.start);
            let stands = findings.iter().any(|winner| {
                (winner.span, winner.alias) == (span, alias)
                    && !matches!(winner.verdict, Verdict::Refused(_))
            });
            prop_assert!(stands);
        }
    }

    #[test]
    fn an_open_alias_in_its_language_and_time_is_refused_for_its_context_alone(
        (fixture, text) in fixture_and_text(),
    ) {
        let circumstance = Circumstance { language: None, published: None };
        for finding in explain(&fixture.gazetteer, &text, circumstance) {
            let alias = &fixture.gazetteer.aliases[finding.alias.0 as usize];
            if let (Boundary::Open | Boundary::Glued, Verdict::Refused(refusal)) = (alias.boundary, finding.verdict) {
                prop_assert!(matches!(refusal, Refusal::Context(_)));
            }
        }
    }
}
