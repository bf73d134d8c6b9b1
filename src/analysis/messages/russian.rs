//! The Russian templates: `X направил поздравительную телеграмму Y`, `X поздравил Y`, `X получил
//! телеграмму от Y`, `X выразил соболезнования Y`, `X и Y обменялись телеграммами`, which is two
//! messages.
//!
//! Cases are not looked at: before the verb stands whoever acts, behind it the other.

use super::act::Act;
use super::act::Way;
use super::folded::Folded;
use super::kind::Kind;
use super::party::Named;
use super::party::Side;
use super::party::Stretch;

const SENT: [&str; 6] = [
    "направил",
    "направила",
    "послал",
    "отправил",
    "выразил",
    "передал",
];
const RECEIVED: [&str; 3] = ["получил", "получила", "получили"];
const CONGRATULATED: [&str; 2] = ["поздравил", "поздравила"];
const EXCHANGED: [&str; 2] = ["обменялись", "обменялся"];

/// Sorts of message by their stems, what is said of it before what it is.
const KINDS: [(&str, Kind); 13] = [
    ("устное послание", Kind::Verbal),
    ("новогодн", Kind::NewYearCard),
    ("ответн", Kind::Reply),
    ("благодарственн", Kind::Reply),
    ("соболезнован", Kind::Condolence),
    ("сочувств", Kind::Sympathy),
    ("поздравительн", Kind::Congratulation),
    ("поздравлени", Kind::Congratulation),
    ("приветственн", Kind::Greeting),
    ("письмо", Kind::Letter),
    ("телеграмм", Kind::Message),
    ("послание", Kind::Message),
    ("посланиями", Kind::Message),
];

/// What begins the occasion.
const OCCASIONS: [&str; 5] = [
    "в связи с",
    "по случаю",
    "по поводу",
    "с днем",
    "с годовщиной",
];

/// What may stand between a verb or preposition and a name.
const TITLES: [&str; 21] = [
    "глава",
    "главе",
    "главы",
    "главу",
    "государства",
    "лидер",
    "лидера",
    "лидеру",
    "лидером",
    "президент",
    "президента",
    "президенту",
    "президентом",
    "председателю",
    "председателя",
    "северокорейскому",
    "северокорейского",
    "своему",
    "своего",
    "товарищу",
    "товарища",
];

/// Returns whether words name a message.
pub(super) fn names_a_message(words: &str) -> bool {
    let folded = Folded::of(words);
    kind(&folded.text).is_some()
        || CONGRATULATED
            .iter()
            .any(|verb| folded.places(verb).next().is_some())
}

/// Returns the acts that a sentence or headline reports.
pub(super) fn acts(sentence: Stretch<'_>) -> Vec<Act> {
    let folded = Folded::of(sentence.words());
    let end = folded.text.len();
    let end = OCCASIONS
        .iter()
        .filter_map(|words| folded.places(words).map(|(start, _)| start).next())
        .min()
        .unwrap_or(end);
    let verb = |verbs: &[&str]| {
        let places = verbs.iter().filter_map(|verb| folded.places(verb).next());
        places.filter(|(start, _)| *start < end).min()
    };
    let part = |from: usize, to: usize| sentence.part(folded.origin(from), folded.origin(to));
    let object = kind(&folded.text[..end]);
    if let Some((start, _)) = verb(&EXCHANGED)
        && let Some((_, kind)) = object
    {
        return exchange(part(0, start), kind);
    }
    let found = if let Some((start, after)) = verb(&CONGRATULATED) {
        Some((Way::Sent, Kind::Congratulation, start, after))
    } else if let Some(((start, _), (object, kind))) = verb(&SENT).zip(object) {
        (object > start).then_some((Way::Sent, kind, start, object))
    } else if let Some(((start, after), (_, kind))) = verb(&RECEIVED).zip(object) {
        let from = folded.places("от").find(|(from, _)| *from > after);
        from.map(|(_, from)| (Way::Received, kind, start, from))
    } else {
        None
    };
    found
        .map(|(way, kind, verb, other)| {
            let subject = side(part(0, verb), Begins::Anywhere);
            Act::of(
                way,
                vec![kind],
                subject,
                side(part(other, end), Begins::AtOnce),
            )
        })
        .into_iter()
        .collect()
}

/// Returns both messages of those who exchanged some.
fn exchange(subject: Stretch<'_>, kind: Kind) -> Vec<Act> {
    let mut persons = subject.persons();
    let (Some(one), Some(other)) = (persons.next(), persons.next()) else {
        return Vec::new();
    };
    let side = |mention| {
        let words = subject.words().to_owned();
        Side::Persons(Named::of(mention, [].into_iter(), words))
    };
    let act = |from, to| Act {
        kinds: vec![kind],
        from: side(from),
        to: side(to),
    };
    vec![act(one, other), act(other, one)]
}

/// Returns the sort of message that folded words name, and the end of the last word of its name.
fn kind(words: &str) -> Option<(usize, Kind)> {
    let (_, kind) = KINDS.iter().find(|(stem, _)| words.contains(stem))?;
    let stems = [
        "телеграмм",
        "послани",
        "письм",
        "соболезнован",
        "сочувств",
        "поздравлени",
    ];
    let at = stems
        .iter()
        .filter_map(|stem| words.find(stem).map(|at| at + stem.len()))
        .min()?;
    let rest = &words[at..];
    let end = rest.find(|c: char| !c.is_alphabetic());
    Some((at + end.unwrap_or(rest.len()), *kind))
}

/// Whether words may stand before the name of a side.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// A day, a clause.
    Anywhere,
    /// Titles and countries alone: behind a verb, whoever else is named is another.
    AtOnce,
}

fn side(stretch: Stretch<'_>, begins: Begins) -> Side {
    let words = stretch.words().trim();
    let nobody = || Side::Other(words.to_owned());
    let mut persons = stretch.persons();
    let Some(first) = persons.next() else {
        return nobody();
    };
    let gap = &stretch.text[stretch.start..first.span.start as usize];
    let is_title = |word: &str| {
        word.chars().next().is_none_or(char::is_uppercase)
            || TITLES.contains(&word)
            || stretch
                .inside()
                .any(|mention| mention.span.surface(stretch.text) == word)
    };
    if begins == Begins::AtOnce && !gap.split_whitespace().all(is_title) {
        return nobody();
    }
    Side::Persons(Named::of(first, persons, words.to_owned()))
}

/// Returns the occasion: from the words that begin it to the end of the sentence.
pub(super) fn occasion(sentence: &str) -> &str {
    let folded = Folded::of(sentence);
    let start = OCCASIONS
        .iter()
        .filter_map(|words| folded.places(words).map(|(start, _)| start).next())
        .min();
    start.map_or("", |start| {
        sentence[folded.origin(start)..]
            .trim()
            .trim_end_matches(['.', ','])
    })
}
