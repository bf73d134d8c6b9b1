//! Headlines, which may do without a verb: `Greetings to X from Y`.

use super::super::act::Act;
use super::super::act::Way;
use super::super::kind::Kind;
use super::super::party::Side;
use super::super::party::Stretch;
use super::TITLES;
use super::Verb;
use super::act;
use super::act_by;
use super::kinds::in_english;
use super::preposition;

/// Verbs that stand for a message in headlines; in a sentence they mean much else.
const HEADLINE_VERBS: [(&str, Verb); 12] = [
    ("greets", Verb::Does(Kind::Greeting)),
    ("greet", Verb::Does(Kind::Greeting)),
    ("congratulates", Verb::Does(Kind::Congratulation)),
    ("congratulate", Verb::Does(Kind::Congratulation)),
    ("felicitates", Verb::Does(Kind::Congratulation)),
    ("felicitate", Verb::Does(Kind::Congratulation)),
    ("condoles", Verb::Does(Kind::Condolence)),
    ("consoles", Verb::Does(Kind::Sympathy)),
    ("replies", Verb::Does(Kind::Reply)),
    ("extends", Verb::Of(Way::Sent)),
    ("conveys", Verb::Of(Way::Sent)),
    ("gives", Verb::Of(Way::Sent)),
];

/// Headlines that end with what was done to their subject.
const PASSIVE: [(&str, Kind); 3] = [
    (" greeted", Kind::Greeting),
    (" congratulated", Kind::Congratulation),
    (" felicitated", Kind::Congratulation),
];

/// Returns the act of a headline, which may do without a verb: `Greetings to X from Y`.
pub(in super::super) fn headline(title: Stretch<'_>) -> Option<Act> {
    // `Greets V. V. Putin at airport`.
    if title.words().contains(" at ") {
        return act(title);
    }
    act(title)
        .or_else(|| act_by(title, &HEADLINE_VERBS))
        .or_else(|| without_verb(title))
        .or_else(|| passive(title))
}

fn without_verb(title: Stretch<'_>) -> Option<Act> {
    let text = title.words();
    let (to, from) = (preposition(text, &[" to "]), preposition(text, &[" from "]));
    let side = |start: usize, end: usize| title.part(start, end).side(&TITLES);
    let end = text.len();
    let (object, from, to) = match (to, from) {
        (None, None) => return None,
        (Some(to), None) => (to.0, possessor(title, to.0), side(to.1, end)),
        (None, Some(from)) => match preposition(&text[from.1..], &[" from "]) {
            // KCNA's own slip of 16 February 2001: the first `from` is a `to`.
            Some((at, after)) => (from.0, side(from.1 + after, end), side(from.1, from.1 + at)),
            None => (from.0, side(from.1, end), Side::nobody()),
        },
        (Some(to), Some(from)) if to.0 < from.0 => (to.0, side(from.1, end), side(to.1, from.0)),
        (Some(to), Some(from)) => (from.0, side(from.1, to.0), side(to.1, end)),
    };
    let kinds = in_english(&text[..object]);
    (!kinds.is_empty()).then_some(Act { kinds, from, to })
}

/// Returns whose message it is: `Kim Jong Un's Reply Message to`, `Letter of Russian President to`.
fn possessor(title: Stretch<'_>, before: usize) -> Side {
    let words = &title.words()[..before];
    if let Some(at) = words.find("'s ") {
        return title.part(0, at).side(&TITLES);
    }
    let of = words.find(" of ").map(|at| at + " of ".len());
    // `Message of sympathy` is nobody's.
    match of.map(|of| title.part(of, before).side(&TITLES)) {
        Some(owner @ Side::Persons(_)) => owner,
        _ => Side::nobody(),
    }
}

/// Returns the act of `Chinese Leaders Felicitated`: nobody says by whom.
fn passive(title: Stretch<'_>) -> Option<Act> {
    let lower = title.words().to_ascii_lowercase();
    let (at, kind) = PASSIVE
        .iter()
        .find_map(|(verb, kind)| Some((lower.strip_suffix(verb)?.len(), *kind)))?;
    Some(Act {
        kinds: vec![kind],
        from: Side::nobody(),
        to: title.part(0, at).side(&TITLES),
    })
}
