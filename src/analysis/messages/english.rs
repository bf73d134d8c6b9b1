//! The English templates: `X sent a message to Y`, `X received a message from Y`, and headlines
//! without a verb.
//!
//! Knows words and places; who stands there is `party`'s.

use super::kind::Kind;
use super::party::Side;
use super::party::Stretch;

/// What a sentence says was sent, and the two sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Act {
    pub(super) kinds: Vec<Kind>,
    pub(super) from: Side,
    pub(super) to: Side,
}

/// The way of a message, seen from the subject of the verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Sent,
    Received,
}

/// Verbs and the way they mean. `sent by` is no verb of its own: it names the sender.
const VERBS: [(&str, Way); 7] = [
    ("sent", Way::Sent),
    ("sends", Way::Sent),
    ("send", Way::Sent),
    ("received", Way::Received),
    ("receives", Way::Received),
    ("replied to", Way::Sent),
    ("replies to", Way::Sent),
];

/// Verbs that stand for sending in headlines; in a sentence they mean much else.
const HEADLINE_VERBS: [(&str, Way); 8] = [
    ("greets", Way::Sent),
    ("greet", Way::Sent),
    ("congratulates", Way::Sent),
    ("congratulate", Way::Sent),
    ("condoles", Way::Sent),
    ("extends", Way::Sent),
    ("conveys", Way::Sent),
    ("gives", Way::Sent),
];

/// Returns the act that a sentence reports; `None` if nothing is sent or received in it.
pub(super) fn act(sentence: Stretch<'_>) -> Option<Act> {
    act_by(sentence, &VERBS)
}

fn act_by(sentence: Stretch<'_>, verbs: &[(&'static str, Way)]) -> Option<Act> {
    let mut found: Vec<(usize, &str, Way)> = verbs
        .iter()
        .flat_map(|(verb, way)| {
            places(sentence, verb)
                .into_iter()
                .map(|at| (at, *verb, *way))
        })
        .collect();
    found.sort_unstable_by_key(|(at, _, _)| *at);
    found
        .into_iter()
        .find_map(|(at, verb, way)| with_verb(sentence, at, verb, way))
}

/// Returns the act of a headline, which may do without a verb: `Greetings to X from Y`.
pub(super) fn headline(title: Stretch<'_>) -> Option<Act> {
    // `Greets V. V. Putin at airport`.
    if title.words().contains(" at ") {
        return act(title);
    }
    act(title)
        .or_else(|| act_by(title, &HEADLINE_VERBS))
        .or_else(|| without_verb(title))
}

fn with_verb(sentence: Stretch<'_>, at: usize, verb: &str, way: Way) -> Option<Act> {
    let after = at + verb.len();
    let rest = &sentence.text[after..sentence.end];
    let (object, other) = match (way, verb) {
        (_, "replied to" | "replies to") => ("", replied(sentence, after)),
        (_, "greets" | "greet" | "congratulates" | "congratulate" | "condoles") => ("", after),
        (Way::Sent, _) => {
            let to = preposition(rest, &[" to "])?;
            (&rest[..to.0], after + to.1)
        }
        (Way::Received, _) => {
            let from = preposition(rest, &[" from ", " sent by "])?;
            (&rest[..from.0], after + from.1)
        }
    };
    let kinds = kinds(verb, object, &sentence.text[other..sentence.end]);
    if kinds.is_empty() {
        return None;
    }
    let left = Stretch {
        end: at,
        ..sentence
    };
    let right = Stretch {
        start: other,
        ..sentence
    };
    let (subject, object) = (left.side(), right.side());
    let (from, to) = match way {
        Way::Sent => (subject, object),
        Way::Received => (object, subject),
    };
    Some(Act { kinds, from, to })
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

fn kinds(verb: &str, object: &str, rest: &str) -> Vec<Kind> {
    let mut kinds = match verb {
        "replied to" | "replies to" => vec![Kind::Reply],
        "greets" | "greet" => vec![Kind::Greeting],
        "congratulates" | "congratulate" => vec![Kind::Congratulation],
        "condoles" => vec![Kind::Condolence],
        _ => Kind::in_english(object),
    };
    // `Sent a message to X thanking him for`, `received a message from X in reply to`.
    let answers = [
        "thanking him",
        "thanking her",
        "in reply to",
        "in answer to",
    ];
    if answers.iter().any(|words| rest.contains(words)) {
        for kind in &mut kinds {
            if *kind == Kind::Message {
                *kind = Kind::Reply;
            }
        }
    }
    kinds
}

/// Returns begin and end of the first of several prepositions, whatever their case.
fn preposition(text: &str, any: &[&str]) -> Option<(usize, usize)> {
    let text = text.to_ascii_lowercase();
    any.iter()
        .filter_map(|words| text.find(words).map(|at| (at, at + words.len())))
        .min()
}

fn without_verb(title: Stretch<'_>) -> Option<Act> {
    let text = title.words();
    let (to, from) = (preposition(text, &[" to "]), preposition(text, &[" from "]));
    let side = |start: usize, end: usize| {
        let stretch = Stretch {
            start: title.start + start,
            end: title.start + end,
            ..title
        };
        stretch.side()
    };
    let nobody = Side::Other(String::new());
    let (object, from, to) = match (to, from) {
        (None, None) => return None,
        (Some(to), None) => (to.0, possessor(title, to.0), side(to.1, text.len())),
        (None, Some(from)) => (from.0, side(from.1, text.len()), nobody),
        (Some(to), Some(from)) if to.0 < from.0 => {
            (to.0, side(from.1, text.len()), side(to.1, from.0))
        }
        (Some(to), Some(from)) => (from.0, side(from.1, to.0), side(to.1, text.len())),
    };
    let kinds = Kind::in_english(&text[..object]);
    (!kinds.is_empty()).then_some(Act { kinds, from, to })
}

/// Returns whose message it is: `Kim Jong Un's Reply Message to`, `Letter of Russian President to`.
fn possessor(title: Stretch<'_>, before: usize) -> Side {
    let end = title.start + before;
    let words = &title.text[title.start..end];
    if let Some(at) = words.find("'s ") {
        let owner = Stretch {
            end: title.start + at,
            ..title
        };
        return owner.side();
    }
    let of = words.find(" of ").map(|at| Stretch {
        start: title.start + at + " of ".len(),
        end,
        ..title
    });
    // `Message of sympathy` is nobody's.
    match of.map(Stretch::side) {
        Some(owner @ Side::Persons(..)) => owner,
        _ => Side::Other(String::new()),
    }
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

/// Returns the occasion: from the word that begins it to the end of the sentence.
pub(super) fn occasion(sentence: &str) -> &str {
    const BEGINNINGS: [&str; 13] = [
        " on the occasion of ",
        " as regards ",
        " in connection with ",
        " over the ",
        " over his ",
        " upon his ",
        " upon her ",
        " on his ",
        " on her ",
        " on its ",
        " to mark ",
        " to celebrate ",
        " for his ",
    ];
    let anniversary = sentence.find("anniversary").and_then(|at| {
        // `On the 63rd anniversary of`: what precedes is a number.
        let before = &sentence[..at];
        before.rfind(" on the ").filter(|on| before.len() - on < 30)
    });
    let at = BEGINNINGS
        .iter()
        .filter_map(|words| sentence.find(words))
        .chain(anniversary)
        .min();
    at.map_or("", |at| sentence[at..].trim().trim_end_matches(['.', ',']))
}
