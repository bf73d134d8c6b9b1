//! Claims about the highest title in the documents on an occasion, such as the guests of a
//! reception.

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
    let title = |place: usize| titles[place].to_string();
    let claimed = match published {
        Some(Measured::Count(place)) => usize::try_from(place).ok(),
        _ => None,
    };
    let claimed = claimed.and_then(|place| titles.get(place.checked_sub(1)?));
    let mut beside: Vec<Beside> = claimed
        .map(|claimed| Beside::Titles(title(place), claimed.to_string()))
        .into_iter()
        .collect();
    let years: Vec<(i16, String)> = same_days(question, sought, bench)
        .iter()
        .filter_map(|(year, then)| Some((*year, title(highest(then, titles, bench)?))))
        .collect();
    if !years.is_empty() {
        beside.push(Beside::EarlierTitles(years));
    }
    let with_title = fitting.fits.iter().filter(|fit| {
        bench
            .material
            .passages
            .count(fit.document.id, &titles[place])
            > 0
    });
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
    titles.iter().position(|title| {
        let mut fits = fitting.fits.iter();
        fits.any(|fit| bench.material.passages.count(fit.document.id, title) > 0)
    })
}
