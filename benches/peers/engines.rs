//! One engine on one file in memory, for `engines.py`, which sets several side by side.
//!
//! ```text
//! engines gate|automaton|dfa FORMS TEXT RANGES COUNTS PASSES
//! engines classes RANGES
//! ```
//!
//! The rules are the same for every engine: forms, one a line in lower case, are found whatever
//! the case of ASCII letters; those of alphabetic scripts as whole words, those with a Hangul, Han
//! or Kana character anywhere; of those that overlap the leftmost counts, of those that start
//! together the longest. Documents end with a NUL byte. They are searched PASSES times, so that
//! two runs tell what one more pass costs. COUNTS gets a line for each form that was found.
//!
//! `classes` writes the characters that continue a word, as ranges: asked of headcount itself, so
//! that the peers follow the same rule.

#![allow(
    clippy::unwrap_used,
    reason = "a program that is run by a script, which sees where it stopped"
)]

use std::env;
use std::fmt::Write;
use std::fs;

use aho_corasick::AhoCorasick;
use aho_corasick::AhoCorasickKind;
use headcount::gazetteer::model::Alias;
use headcount::gazetteer::model::AliasKind;
use headcount::gazetteer::model::Boundary;
use headcount::gazetteer::model::Counts;
use headcount::gazetteer::model::Entity;
use headcount::gazetteer::model::EntityIndex;
use headcount::gazetteer::model::EntityKind;
use headcount::gazetteer::model::Gazetteer;
use headcount::gazetteer::model::Target;
use headcount::matching::Circumstance;
use headcount::matching::Matcher;
use headcount::matching::Mention;
use headcount::matching::automaton::Automaton;
use headcount::matching::gate::Gate;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["classes", ranges] => fs::write(ranges, word_ranges()).unwrap(),
        [engine, forms, text, ranges, counts, passes] => {
            let forms = fs::read_to_string(forms).unwrap();
            let mut forms: Vec<&str> = forms.lines().collect();
            forms.sort_unstable();
            let text = fs::read_to_string(text).unwrap();
            let documents: Vec<&str> = text.split_terminator('\0').collect();
            let passes = passes.parse().unwrap();
            match engine {
                "gate" => {
                    let gazetteer = gazetteer(&forms);
                    let gate = Gate::new(&gazetteer);
                    let mut room = Room::default();
                    search(&forms, &documents, passes, counts, |document, found| {
                        mentioned(&gate, document, &mut room, found);
                    });
                }
                "automaton" => {
                    let gazetteer = gazetteer(&forms);
                    let automaton = Automaton::new(&gazetteer);
                    let mut room = Room::default();
                    search(&forms, &documents, passes, counts, |document, found| {
                        mentioned(&automaton, document, &mut room, found);
                    });
                }
                "dfa" => {
                    let words = Words::read(ranges);
                    let peer = Dfa::new(&forms, &words);
                    search(&forms, &documents, passes, counts, |document, found| {
                        peer.find(document, found);
                    });
                }
                _ => panic!("no engine is called {engine}"),
            }
        }
        _ => panic!(
            "use: engines ENGINE FORMS TEXT RANGES COUNTS PASSES, or: engines classes RANGES"
        ),
    }
}

/// Searches all documents so many times, and writes what was found.
fn search(
    forms: &[&str],
    documents: &[&str],
    passes: usize,
    counts: &str,
    mut find: impl FnMut(&str, &mut [u64]),
) {
    let mut found = Vec::new();
    for _ in 0..passes {
        found = vec![0; forms.len()];
        for document in documents {
            find(document, &mut found);
        }
    }
    let mut lines = String::new();
    for (form, count) in forms.iter().zip(&found).filter(|(_, count)| **count > 0) {
        writeln!(lines, "{form}\t{count}").unwrap();
    }
    fs::write(counts, lines).unwrap();
}

/// What a document is searched with, used again for the next.
#[derive(Default)]
struct Room {
    lower: String,
    mentions: Vec<Mention>,
}

/// Counts the mentions in a document. What is searched is a copy in lower case, as are the forms.
fn mentioned(matcher: &impl Matcher, document: &str, room: &mut Room, found: &mut [u64]) {
    let circumstance = Circumstance {
        language: None,
        published: None,
    };
    room.lower.clear();
    room.lower.push_str(document);
    room.lower.make_ascii_lowercase();
    room.mentions.clear();
    matcher.find(&room.lower, circumstance, &mut room.mentions);
    for mention in &room.mentions {
        found[usize::from(mention.entity.0)] += 1;
    }
}

/// Returns a gazetteer in which every form, given in order, is the only name of an entity.
fn gazetteer(forms: &[&str]) -> Gazetteer {
    let entity = |form: &&str| Entity {
        id: (*form).to_owned(),
        name: (*form).to_owned(),
        kind: EntityKind::Organisation,
        country: None,
    };
    let alias = |(index, form): (usize, &&str)| Alias {
        text: (*form).to_owned(),
        language: None,
        targets: vec![(
            Target::Entity(EntityIndex(u16::try_from(index).unwrap())),
            AliasKind::Name,
        )],
        boundary: boundary(form),
        from: None,
        to: None,
        context: std::sync::Arc::default(),
        counts: Counts::Names,
    };
    Gazetteer {
        entities: forms.iter().map(entity).collect(),
        aliases: forms.iter().enumerate().map(alias).collect(),
        offices: Vec::new(),
        fingerprint: String::new(),
    }
}

fn boundary(form: &str) -> Boundary {
    if form.contains(is_east_asian) {
        Boundary::Open
    } else {
        Boundary::Word
    }
}

/// Returns whether a form with this character is found anywhere.
fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3000}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7FF}')
}

/// Returns the characters beside which a whole word does not end, a range a line.
fn word_ranges() -> String {
    let gazetteer = gazetteer(&["a"]);
    let gate = Gate::new(&gazetteer);
    let continues_a_word = |c: &char| {
        let mut found = [0];
        // Upper case is searched as lower case.
        mentioned(&gate, &format!("a{c}"), &mut Room::default(), &mut found);
        found == [0]
    };
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for c in ('\0'..=char::MAX).filter(continues_a_word).map(u32::from) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == c => *last = c,
            _ => ranges.push((c, c)),
        }
    }
    let mut lines = String::new();
    for (first, last) in ranges {
        writeln!(lines, "{first} {last}").unwrap();
    }
    lines
}

/// Which characters continue a word.
struct Words(Vec<(u32, u32)>);

impl Words {
    fn read(ranges: &str) -> Self {
        let range = |line: &str| {
            let (first, last) = line.split_once(' ').unwrap();
            (first.parse().unwrap(), last.parse().unwrap())
        };
        let lines = fs::read_to_string(ranges).unwrap();
        Self(lines.lines().map(range).collect())
    }

    fn contain(&self, c: char) -> bool {
        if c.is_ascii() {
            return c.is_ascii_alphanumeric();
        }
        let at = self.0.partition_point(|(_, last)| *last < u32::from(c));
        self.0
            .get(at)
            .is_some_and(|(first, _)| *first <= u32::from(c))
    }

    /// Returns whether no word goes on over a place of the text.
    fn part_at(&self, text: &str, at: usize) -> bool {
        let before = text[..at].chars().next_back();
        let after = text[at..].chars().next();
        let is_word = |c: Option<char>| c.is_some_and(|c| self.contain(c));
        !(is_word(before) && is_word(after))
    }
}

/// The peer: one deterministic automaton of aho-corasick, edges looked at afterwards.
struct Dfa<'w> {
    search: AhoCorasick,
    is_word: Vec<bool>,
    words: &'w Words,
}

impl<'w> Dfa<'w> {
    fn new(forms: &[&str], words: &'w Words) -> Self {
        Self {
            search: AhoCorasick::builder()
                .kind(Some(AhoCorasickKind::DFA))
                .ascii_case_insensitive(true)
                .build(forms)
                .unwrap(),
            is_word: forms
                .iter()
                .map(|form| boundary(form) == Boundary::Word)
                .collect(),
            words,
        }
    }

    fn find(&self, text: &str, found: &mut [u64]) {
        let occurrences = self.search.find_overlapping_iter(text);
        let mut valid: Vec<(usize, usize, usize)> = occurrences
            .map(|found| (found.start(), found.end(), found.pattern().as_usize()))
            .filter(|(start, end, form)| {
                let part_at = |at| self.words.part_at(text, at);
                !self.is_word[*form] || part_at(*start) && part_at(*end)
            })
            .collect();
        valid.sort_unstable_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
        let mut covered = 0;
        for (start, end, form) in valid {
            if start >= covered {
                covered = end;
                found[form] += 1;
            }
        }
    }
}
