//! The English templates: `X sent a message to Y`, `X received a message from Y`, and headlines
//! without a verb.
//!
//! Knows words and places; who stands there is `party`'s.

mod headline;
mod kinds;
mod occasion;
mod titles;

use std::ops::Range;

use super::act::Act;
use super::act::Way;
use super::kind::Kind;
use super::party::Stretch;

use self::titles::TITLES;

pub(super) use self::headline::headline;
pub(super) use self::kinds::in_english;
pub(super) use self::occasion::occasion;

/// What a verb says of its subject.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verb {
    /// It sent or received what follows, to or from somebody.
    Of(Way),
    /// It did this to whoever follows.
    Does(Kind),
    /// It replied to a message, or to whoever sent it.
    Replied,
}

/// Verbs and what they mean. `sent by` is no verb of its own: it names the sender.
const VERBS: [(&str, Verb); 7] = [
    ("sent", Verb::Of(Way::Sent)),
    ("sends", Verb::Of(Way::Sent)),
    ("send", Verb::Of(Way::Sent)),
    ("received", Verb::Of(Way::Received)),
    ("receives", Verb::Of(Way::Received)),
    ("replied to", Verb::Replied),
    ("replies to", Verb::Replied),
];

/// Returns the act that a sentence reports; `None` if nothing is sent or received in it.
pub(super) fn act(sentence: Stretch<'_>) -> Option<Act> {
    act_by(sentence, &VERBS)
}

fn act_by(sentence: Stretch<'_>, verbs: &[(&'static str, Verb)]) -> Option<Act> {
    let mut found: Vec<(usize, &str, Verb)> = verbs
        .iter()
        .flat_map(|(verb, means)| {
            let places = places(sentence, verb).into_iter();
            places.map(|at| (at, *verb, *means))
        })
        .collect();
    found.sort_unstable();
    found
        .into_iter()
        .find_map(|(at, verb, means)| with_verb(sentence, at..at + verb.len(), means))
}

fn with_verb(sentence: Stretch<'_>, verb: Range<usize>, means: Verb) -> Option<Act> {
    let after = verb.end;
    let rest = &sentence.text[after..sentence.end];
    let behind = |any: &[&str]| {
        let (start, end) = preposition(rest, any)?;
        Some((&rest[..start], after + end))
    };
    let (way, mut kinds, other) = match means {
        Verb::Replied => (Way::Sent, vec![Kind::Reply], replied(sentence, after)),
        Verb::Does(kind) => (Way::Sent, vec![kind], after),
        Verb::Of(Way::Sent) => {
            let (object, other) = behind(&[" to "])?;
            (Way::Sent, in_english(object), other)
        }
        Verb::Of(Way::Received) => {
            let (object, other) = behind(&[" from ", " sent by "])?;
            (Way::Received, in_english(object), other)
        }
    };
    if kinds.is_empty() {
        return None;
    }
    kinds::answering(&mut kinds, &sentence.text[other..sentence.end]);
    let subject = Stretch {
        end: verb.start,
        ..sentence
    };
    let object = Stretch {
        start: other,
        end: other + occasion::start(&sentence.text[other..sentence.end]),
        ..sentence
    };
    let (subject, object) = (subject.side(&TITLES), object.side(&TITLES));
    Some(Act::of(way, kinds, subject, object))
}

/// Returns where the other side begins after `replied to`: at once, or behind `sent by`.
fn replied(sentence: Stretch<'_>, after: usize) -> usize {
    let rest = &sentence.text[after..sentence.end];
    let by = [" sent by ", " from "]
        .iter()
        .filter_map(|words| Some(rest.to_lowercase().find(words)? + words.len()))
        .min();
    after + by.unwrap_or(0)
}

/// Returns begin and end of the first of several prepositions, whatever their case.
fn preposition(text: &str, any: &[&str]) -> Option<(usize, usize)> {
    let text = text.to_ascii_lowercase();
    any.iter()
        .filter_map(|words| text.find(words).map(|at| (at, at + words.len())))
        .min()
}

/// Returns where a verb stands, as a word or glued to a name: `Kim Jong Unreceived`.
fn places(sentence: Stretch<'_>, verb: &str) -> Vec<usize> {
    let words = sentence.words().to_ascii_lowercase();
    let is_free = |at: usize| {
        let before = words[..at].chars().next_back();
        let after = words[at + verb.len()..].chars().next();
        let place = sentence.start + at;
        let is_glued = || {
            let mut mentions = sentence.mentions.iter();
            mentions.any(|mention| mention.span.end as usize == place)
        };
        // `The message sent by X` names a sender and is no verb.
        let names_sender = verb == "sent"
            && ["by ", "in "]
                .iter()
                .any(|word| words[at + 4..].trim_start().starts_with(word));
        (before.is_none_or(|c| !c.is_alphanumeric()) || is_glued())
            && after.is_none_or(|c| !c.is_alphanumeric())
            && !names_sender
    };
    words
        .match_indices(verb)
        .map(|(at, _)| at)
        .filter(|at| is_free(*at))
        .map(|at| sentence.start + at)
        .collect()
}
