//! Explanations: every string in a text that could be a mention, and why it is one or not.

use crate::gazetteer::model::{AliasIndex, Gazetteer};
use crate::span::Span;

use super::Circumstance;
use super::candidate::Candidate;
use super::definition;
use super::judge::Case;
use super::verdict::Verdict;

/// A place where an alias stands as a bare string, and what becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Bytes that the alias covers.
    pub span: Span,
    /// The alias.
    pub alias: AliasIndex,
    /// What becomes of it.
    pub verdict: Verdict,
}

/// Returns what becomes of every alias that stands in `text`, from left to right, the longest
/// first.
///
/// An alias that counts for several entities is listed once for each. The findings that are
/// [`Verdict::Counted`] are exactly what matchers find. It searches as the definition does, so
/// that it is meant for a sentence or an article, not for a corpus.
pub fn explain(gazetteer: &Gazetteer, text: &str, circumstance: Circumstance) -> Vec<Finding> {
    let case = Case {
        gazetteer,
        text,
        circumstance,
    };
    let mut candidates = definition::candidates(gazetteer, text);
    let mut judged: Vec<(Candidate, Verdict)> = Vec::new();
    case.judge(
        &mut candidates,
        &mut Vec::new(),
        &mut |candidate, verdict| {
            judged.push((candidate, verdict));
        },
    );
    judged.sort_by_key(|(candidate, _)| candidate.precedence());
    judged
        .into_iter()
        .map(|(candidate, verdict)| Finding {
            span: candidate.span,
            alias: candidate.alias,
            verdict,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::model::{Boundary, Context};
    use crate::language::Language;
    use crate::matching::fixture::{ANYWHERE, Fixture, With, date, decoy, entity, name, title};
    use crate::matching::verdict::{Precedence, Refusal};

    /// Returns the verdicts on one surface form, in order.
    fn verdicts(
        fixture: &Fixture,
        text: &str,
        circumstance: Circumstance,
        surface: &str,
    ) -> Vec<Verdict> {
        explain(&fixture.gazetteer, text, circumstance)
            .into_iter()
            .filter(|finding| finding.span.surface(text) == surface)
            .map(|finding| finding.verdict)
            .collect()
    }

    #[test]
    fn the_edge_that_fails_is_named() {
        let fixture = Fixture::of([name("China", "cn", Boundary::Word)]);
        let of = |text| verdicts(&fixture, text, ANYWHERE, "China");
        assert_eq!(of("IndoChina"), [Verdict::Refused(Refusal::LeftBoundary)]);
        assert_eq!(of("Chinaware"), [Verdict::Refused(Refusal::RightBoundary)]);
        assert!(matches!(of("China")[..], [Verdict::Counted(_)]));
    }

    #[test]
    fn language_date_and_context_are_named() {
        let not = Context::NotBefore(vec!["pig".to_owned()]);
        let only = Context::OnlyAfter(vec!["in".to_owned()]);
        let fixture = Fixture::of([name("Guinea", "cn", Boundary::Word)
            .in_language(Language::English)
            .between(Some("1958-10-02"), None)
            .where_beside(not)
            .where_beside(only)]);
        let of = |text, language, day| {
            let circumstance = Circumstance {
                language,
                published: Some(date(day)),
            };
            verdicts(&fixture, text, circumstance, "Guinea")
        };
        let refused = |refusal| [Verdict::Refused(refusal)];
        assert_eq!(
            of("in Guinea", Some(Language::Spanish), "2024-01-01"),
            refused(Refusal::Language)
        );
        assert_eq!(of("in Guinea", None, "1958-10-01"), refused(Refusal::Date));
        assert_eq!(
            of("in Guinea pigs", None, "2024-01-01"),
            refused(Refusal::Context(0))
        );
        assert_eq!(
            of("Guinea", None, "2024-01-01"),
            refused(Refusal::Context(1))
        );
    }

    #[test]
    fn what_stands_in_the_way_is_named() {
        let fixture = Fixture::of([
            decoy("South China Sea", Boundary::Word),
            name("China", "cn", Boundary::Word),
            name("Sea Power", "ru", Boundary::Word),
        ]);
        let text = "South China Sea Power";
        let span = Span::new(0, 15);
        let alias = fixture
            .gazetteer
            .aliases
            .iter()
            .position(|alias| alias.targets.is_empty())
            .map(|at| AliasIndex(u32::try_from(at).unwrap()))
            .unwrap();
        let gives_way = |to| Verdict::GivesWay { to, alias, span };
        let of = |surface| verdicts(&fixture, text, ANYWHERE, surface);
        assert_eq!(of("China"), [gives_way(Precedence::Longer)]);
        assert_eq!(of("Sea Power"), [gives_way(Precedence::Earlier)]);
        assert_eq!(of("South China Sea"), [Verdict::Decoy]);
    }

    #[test]
    fn a_title_without_holder_and_one_beside_its_holder_are_told_apart() {
        let fixture = Fixture::of([
            title("Russian President", Boundary::Word),
            name("Putin", "putin", Boundary::Word),
        ]);
        let of = |text, published| {
            let circumstance = Circumstance {
                language: None,
                published,
            };
            verdicts(&fixture, text, circumstance, "Russian President")
        };
        let text = "Russian President Putin";
        assert!(matches!(of(text, None)[..], [Verdict::NoHolder(_)]));
        assert_eq!(
            of(text, Some(date("2024-01-01"))),
            [Verdict::BesideName {
                entity: entity("putin"),
                name: Span::new(18, 23)
            }]
        );
    }

    #[test]
    fn a_spelling_of_two_languages_counts_once() {
        let fixture = Fixture::of([
            name("China", "cn", Boundary::Word).in_language(Language::English),
            name("China", "cn", Boundary::Word).in_language(Language::Spanish),
        ]);
        let of = |language| {
            let circumstance = Circumstance {
                language,
                published: None,
            };
            verdicts(&fixture, "China", circumstance, "China")
        };
        assert!(matches!(
            of(None)[..],
            [Verdict::Counted(_), Verdict::Again { .. }]
        ));
        assert!(matches!(
            of(Some(Language::Spanish))[..],
            [Verdict::Refused(Refusal::Language), Verdict::Counted(_)]
        ));
    }
}
