//! Claims about the highest title in the documents on an occasion, such as the guests of a
//! reception.

use crate::document::DocumentId;
use crate::span::Span;

use super::Beside;
use super::Evidence;
use super::Found;
use super::Measured;
use super::Phrase;
use super::Question;
use super::Reason;
use super::Sought;
use super::check::Ground;
use super::check::Outcome;
use super::check::lacking;
use super::fitting::Bench;
use super::fitting::Fitting;
use super::fitting::same_days;

/// Returns the place of the highest title, from 1. That a title stands in a document does not say
/// that who bears it was there: the document does.
pub(super) fn found(
    question: &Question,
    sought: &Sought,
    titles: &[Phrase],
    published: Option<Measured>,
    bench: &Bench<'_>,
) -> Outcome {
    let fitting = Fitting::of(question, sought, (question.from, question.to), bench)?;
    let Some(place) = highest(&fitting, titles, bench) else {
        let reason = match fitting.documents() {
            0 => Reason::NothingSought {
                searched: fitting.searched(),
            },
            documents => Reason::NoTitle { documents },
        };
        return Err(lacking(Some(fitting.coverage), question).unwrap_or(reason));
    };
    let title = |place: usize| titles[place].name().to_owned();
    let claimed = match published {
        Some(Measured::Count(place)) => usize::try_from(place).ok(),
        _ => None,
    };
    let claimed = claimed.and_then(|place| titles.get(place.checked_sub(1)?));
    let mut beside: Vec<Beside> = claimed
        .map(|claimed| Beside::Titles(title(place), claimed.name().to_owned()))
        .into_iter()
        .collect();
    let years: Vec<(i16, String)> = same_days(question, sought, bench)
        .iter()
        .filter_map(|(year, then)| Some((*year, title(highest(then, titles, bench)?))))
        .collect();
    if !years.is_empty() {
        beside.push(Beside::EarlierTitles(years));
    }
    let fits = fitting.fits.iter();
    let with_title = fits.filter(|fit| has_title(fit.document.id, titles, place, bench));
    let found = Found {
        computed: Some(Measured::Count(place as u64 + 1)),
        documents: Some(fitting.searched()),
        coverage: Some(fitting.coverage),
        beside,
        evidence: with_title
            .map(|fit| Evidence::Document(fit.document.id))
            .collect(),
        ..Found::default()
    };
    Ok((found, Ground::Documents))
}

/// Returns where in the list the first title stands that one of the documents has.
fn highest(fitting: &Fitting<'_>, titles: &[Phrase], bench: &Bench<'_>) -> Option<usize> {
    (0..titles.len()).find(|place| {
        let mut fits = fitting.fits.iter();
        fits.any(|fit| has_title(fit.document.id, titles, *place, bench))
    })
}

/// Returns whether a document has a title other than within a longer one of the list, such as the
/// minister within the vice-minister.
fn has_title(document: DocumentId, titles: &[Phrase], place: usize, bench: &Bench<'_>) -> bool {
    let spans = |title: &Phrase| bench.material.passages.spans(document, title);
    let is_within = |one: &Span| {
        let mut longer = titles.iter().flat_map(spans);
        longer.any(|other| other != one && other.start <= one.start && one.end <= other.end)
    };
    spans(&titles[place]).iter().any(|span| !is_within(span))
}
