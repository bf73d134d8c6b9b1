//! The Spanish templates: `X envía un mensaje a Y`, `X recibe un mensaje de Y`, `X recibió el
//! mensaje que le enviara Y`, `X felicita a Y`.
//!
//! KCNA writes them with and without accents.

mod kinds;
mod titles;

use super::act::Act;
use super::act::Way;
use super::folded::Folded;
use super::kind::Kind;
use super::party::Side;
use super::party::Stretch;

use self::titles::TITLES;

const SENT: [&str; 8] = [
    "envia", "envian", "envio", "enviaron", "dirige", "dirigio", "remite", "remitio",
];
const RECEIVED: [&str; 4] = ["recibe", "reciben", "recibio", "recibieron"];
const CONGRATULATED: [&str; 3] = ["felicita", "felicitan", "felicito"];

/// Ways to say `which X sent him`.
const SENT_HIM: [&str; 14] = [
    "le enviara",
    "le enviaran",
    "les enviara",
    "les enviaran",
    "le dirigiera",
    "le dirigieran",
    "le remitiera",
    "le remitieran",
    "le dedicara",
    "le dedicaran",
    "le mandara",
    "le mandaran",
    "les dirigiera",
    "les dirigieran",
];

/// What begins the occasion.
const OCCASIONS: [&str; 7] = [
    "con motivo de",
    "con motivo del",
    "en ocasion de",
    "en ocasion del",
    "en relacion con",
    "por su",
    "en relacion al",
];

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verb {
    Sent,
    Received,
    Congratulated,
}

/// A stretch and its folded words.
struct Sentence<'d> {
    stretch: Stretch<'d>,
    folded: Folded,
}

/// Returns whether words name a message or gesture.
pub(super) fn names_a_message(words: &str) -> bool {
    !kinds::kinds(&Folded::of(words).text).is_empty()
}

/// Returns the act that a sentence reports; `None` if nothing is sent or received in it.
pub(super) fn act(stretch: Stretch<'_>) -> Option<Act> {
    let sentence = Sentence::of(stretch);
    let of = |verbs: &'static [&'static str], verb: Verb| {
        let words = verbs.iter();
        words.map(move |word| (*word, verb))
    };
    let verbs = of(&SENT, Verb::Sent)
        .chain(of(&RECEIVED, Verb::Received))
        .chain(of(&CONGRATULATED, Verb::Congratulated));
    let mut found: Vec<(usize, usize, Verb)> = verbs
        .flat_map(|(word, verb)| {
            let places = sentence.folded.places(word);
            places.map(move |(start, end)| (start, end, verb))
        })
        .collect();
    found.sort_unstable();
    found
        .into_iter()
        .find_map(|(start, end, verb)| sentence.with_verb(start, end, verb))
}

/// Returns the act of a headline, which may do without a verb: `Mensaje al presidente ruso`.
pub(super) fn headline(title: Stretch<'_>) -> Option<Act> {
    act(title).or_else(|| {
        let sentence = Sentence::of(title);
        let (end, to) = sentence.addressed(0)?;
        let kinds = kinds::kinds(&sentence.folded.text[..end]);
        (!kinds.is_empty()).then_some(Act {
            kinds,
            from: Side::nobody(),
            to,
        })
    })
}

/// Returns the occasion: from the word that begins it to the end of the sentence.
pub(super) fn occasion(sentence: &str) -> &str {
    let folded = Folded::of(sentence);
    let start = occasion_start(&folded, 0);
    let end = match folded.text.find(',') {
        Some(comma) if start == 0 => comma,
        _ => folded.text.len(),
    };
    let words = &sentence[folded.origin(start)..folded.origin(end)];
    words.trim().trim_end_matches(['.', ','])
}

/// Returns the byte at which the occasion begins behind a place, or the end.
fn occasion_start(folded: &Folded, from: usize) -> usize {
    let begins = OCCASIONS.iter().filter_map(|words| {
        let mut places = folded.places(words).map(|(start, _)| start);
        places.find(|start| *start >= from)
    });
    begins.min().unwrap_or(folded.text.len())
}

impl<'d> Sentence<'d> {
    fn of(stretch: Stretch<'d>) -> Self {
        Self {
            stretch,
            folded: Folded::of(stretch.words()),
        }
    }

    fn with_verb(&self, start: usize, end: usize, verb: Verb) -> Option<Act> {
        let subject = self.subject(start);
        match verb {
            Verb::Congratulated => {
                let (_, to) = self.addressed(end)?;
                let kinds = vec![Kind::Congratulation];
                Some(Act::of(Way::Sent, kinds, subject, to))
            }
            Verb::Sent => {
                // `Al presidente envió un mensaje el rey`: who stands first is addressed.
                let first = self.folded.text.split_whitespace().next();
                let (kinds, other) = if first.is_some_and(|word| ["a", "al"].contains(&word)) {
                    let rest = self.words(end, self.folded.text.len()).trim().to_owned();
                    let kinds = kinds::kinds(&self.folded.text[end..]);
                    return (!kinds.is_empty()).then_some(Act {
                        kinds,
                        from: Side::Other(rest),
                        to: subject,
                    });
                } else {
                    let (object, to) = self.addressed(end)?;
                    (kinds::kinds(&self.folded.text[end..object]), to)
                };
                (!kinds.is_empty()).then(|| Act::of(Way::Sent, kinds, subject, other))
            }
            Verb::Received => {
                let (object, from) = self.sender(end)?;
                let kinds = kinds::kinds(&self.folded.text[end..object]);
                (!kinds.is_empty()).then(|| Act::of(Way::Received, kinds, subject, from))
            }
        }
    }

    /// Returns the side before a verb, without an occasion that stands before it: `Con motivo del
    /// aniversario, el dirigente X envió`.
    fn subject(&self, verb: usize) -> Side {
        let whole = self.side(0, verb);
        if occasion_start(&self.folded, 0) > 0 {
            return whole;
        }
        let commas = self.folded.text[..verb].match_indices(',');
        commas
            .map(|(comma, _)| self.side(comma + 1, verb))
            .find(|side| matches!(side, Side::Persons(_)))
            .unwrap_or(whole)
    }

    /// Returns the side behind the first `a` or `al` after a place, and where that stands.
    fn addressed(&self, after: usize) -> Option<(usize, Side)> {
        let places = ["a", "al"].iter().flat_map(|word| self.folded.places(word));
        let (start, end) = places.filter(|(start, _)| *start >= after).min()?;
        Some((start, self.side(end, occasion_start(&self.folded, end))))
    }

    /// Returns the side that sent what is received after a place, and where its words begin.
    fn sender(&self, after: usize) -> Option<(usize, Side)> {
        let him = SENT_HIM
            .iter()
            .flat_map(|words| self.folded.places(words))
            .filter(|(start, _)| *start > after)
            .min();
        if let Some((start, end)) = him {
            let end = self.behind_day(end);
            return Some((start, self.side(end, occasion_start(&self.folded, end))));
        }
        // `Mensaje de felicitación de X`: the first `de` that somebody follows.
        let places = ["de", "del"]
            .iter()
            .flat_map(|word| self.folded.places(word));
        let mut places: Vec<(usize, usize)> = places
            .filter(|(start, _)| *start > after && self.begins_with_somebody(*start))
            .collect();
        places.sort_unstable();
        let mut sides = places.iter().map(|&(start, end)| {
            let side = self.side(end, occasion_start(&self.folded, end));
            (start, side)
        });
        let first = sides.next()?;
        let is_known = |(_, side): &(usize, Side)| !matches!(side, Side::Other(_));
        if is_known(&first) {
            return Some(first);
        }
        sides.find(is_known).or(Some(first))
    }

    /// Returns whether `de` at a place does not go on with the sort of message.
    fn begins_with_somebody(&self, de: usize) -> bool {
        let next = self.folded.text[de..].split_whitespace().nth(1);
        let sorts = [
            "ano",
            "agradecimiento",
            "condolencia",
            "condolencias",
            "consuelo",
            "felicitacion",
            "flores",
            "pesame",
            "respuesta",
            "saludo",
        ];
        next.is_some_and(|word| !sorts.contains(&word))
    }

    /// Returns the place behind `el día 19`, `este lunes` or `el 31 de marzo`.
    fn behind_day(&self, from: usize) -> usize {
        let rest = &self.folded.text[from..];
        let words: Vec<&str> = rest.split_whitespace().take(4).collect();
        let is_number = |word: &&str| word.parse::<u8>().is_ok() || *word == "primero";
        let count = match words.as_slice() {
            ["el", "dia", number, ..] if is_number(number) => 3,
            ["el", number, "de", _] if is_number(number) => 4,
            ["este", _, ..] => 2,
            _ => 0,
        };
        let mut at = 0;
        for word in &words[..count] {
            let found = rest[at..].find(word);
            at += found.expect("the word was split off this text") + word.len();
        }
        from + at
    }

    fn words(&self, start: usize, end: usize) -> &'d str {
        self.part(start, end).words()
    }

    fn part(&self, start: usize, end: usize) -> Stretch<'d> {
        let origin = |at| self.folded.origin(at);
        self.stretch.part(origin(start), origin(end))
    }

    fn side(&self, start: usize, end: usize) -> Side {
        self.part(start, end).side(&TITLES)
    }
}
