//! Validity: whether a candidate may stand where it was found, whatever overlaps it.

use crate::gazetteer::model::{Alias, AliasKind, Boundary, EntityKind, Gazetteer, Target};
use crate::language::Language;
use crate::span::Span;

use super::Circumstance;
use super::boundary::{self, Left};
use super::candidate::Candidate;
use super::context;
use super::judge::Case;
use super::seam::Positions;
use super::verdict::Refusal;

/// Returns, for each candidate in turn, why it may not stand there.
///
/// Takes the candidates in order of precedence. A Korean name may follow another country's
/// name that is valid itself (벨라루씨조선민주주의인민공화국, 조선수리아): since that one begins
/// further left, it has been judged before.
pub(super) fn refusals(case: &Case<'_>, candidates: &[Candidate]) -> Vec<Option<Refusal>> {
    let seams = seams(case, candidates);
    let mut ends_of_names = Positions::default();
    let mut refusals = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let alias = case.alias(*candidate);
        let refusal = applies(alias, case.circumstance)
            .or_else(|| edges(alias, case.text, candidate.span, &seams, &ends_of_names))
            .or_else(|| {
                context::unmet(&alias.context, case.text, candidate.span).map(Refusal::Context)
            });
        if refusal.is_none()
            && alias.boundary == Boundary::Hangul
            && is_country(case.gazetteer, alias)
        {
            ends_of_names.insert(candidate.span.end);
        }
        refusals.push(refusal);
    }
    refusals
}

/// Returns the edges of glued names; among overlapping ones the leftmost and longest is taken.
fn seams(case: &Case<'_>, candidates: &[Candidate]) -> Positions {
    let mut seams = Positions::default();
    let mut end = 0;
    for candidate in candidates {
        let alias = case.alias(*candidate);
        if alias.boundary == Boundary::Glued
            && candidate.span.start >= end
            && applies(alias, case.circumstance).is_none()
            && context::unmet(&alias.context, case.text, candidate.span).is_none()
        {
            end = candidate.span.end;
            seams.insert(candidate.span.start);
            seams.insert(end);
        }
    }
    seams
}

/// Returns which edge of the alias is no boundary.
fn edges(
    alias: &Alias,
    text: &str,
    span: Span,
    seams: &Positions,
    ends_of_names: &Positions,
) -> Option<Refusal> {
    let is_free = match boundary::left(alias.boundary, text, span, seams) {
        Left::Free => true,
        Left::Glued => ends_of_names.contains(span.start as usize),
        Left::Closed => false,
    };
    if !is_free {
        return Some(Refusal::LeftBoundary);
    }
    (!boundary::ends(alias.boundary, text, span, seams)).then_some(Refusal::RightBoundary)
}

/// Returns why the alias is not looked for in such a document at all.
fn applies(alias: &Alias, circumstance: Circumstance) -> Option<Refusal> {
    if let (Some(written), Some(read)) = (alias.language, circumstance.language)
        && written != read
        && script(written) == script(read)
    {
        return Some(Refusal::Language);
    }
    let day = circumstance.published?;
    let is_current =
        alias.from.is_none_or(|from| from <= day) && alias.to.is_none_or(|to| day <= to);
    (!is_current).then_some(Refusal::Date)
}

/// Scripts that two languages share.
#[derive(PartialEq, Eq)]
enum Script {
    Hangul,
    Latin,
    Han,
    Cyrillic,
}

fn script(language: Language) -> Script {
    match language {
        Language::Korean => Script::Hangul,
        Language::English | Language::Spanish => Script::Latin,
        Language::Chinese | Language::Japanese => Script::Han,
        Language::Russian => Script::Cyrillic,
    }
}

/// Returns whether the alias names a country; not a decoy, a person or a title.
fn is_country(gazetteer: &Gazetteer, alias: &Alias) -> bool {
    alias.targets.iter().any(|(target, kind)| match target {
        Target::Entity(entity) => {
            *kind != AliasKind::Title
                && gazetteer.entities[usize::from(entity.0)].kind == EntityKind::Country
        }
        Target::Office(_) => false,
    })
}
