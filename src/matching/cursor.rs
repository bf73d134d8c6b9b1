//! Cursors: one automaton run through four parts of a text at once.
//!
//! A step of an automaton waits for the step before it, and does little else: the processor has
//! time for three more. The parts overlap by the longest alias, so that none is lost between
//! them, and each occurrence is reported by the part it ends in.

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::dfa::DFA;
use aho_corasick::{Anchored, PatternID};

/// Parts that are walked through together.
const CURSORS: usize = 4;

/// Calls `found` with the end and the pattern of every occurrence in `text`, in no order.
///
/// Takes an automaton that knows every match, without prefilter, and the length of its longest
/// pattern in bytes.
pub(super) fn occurrences(
    automaton: &DFA,
    longest: usize,
    text: &[u8],
    mut found: impl FnMut(usize, PatternID),
) {
    let start = automaton
        .start_state(Anchored::No)
        .expect("the automaton was built for searches without an anchor");
    let part = text.len() / CURSORS;
    if part < 4 * longest {
        walk(automaton, start, text, 0, &mut found);
        return;
    }
    // What ends in a part begins at most so far before it.
    let lead = longest.saturating_sub(1);
    let mut states = [start; CURSORS];
    let leads: [&[u8]; CURSORS - 1] =
        std::array::from_fn(|before| &text[(before + 1) * part - lead..(before + 1) * part]);
    for at in 0..lead {
        for (state, lead) in states[1..].iter_mut().zip(leads) {
            *state = automaton.next_state(Anchored::No, *state, lead[at]);
        }
    }
    let parts: [&[u8]; CURSORS] =
        std::array::from_fn(|cursor| &text[cursor * part..(cursor + 1) * part]);
    for at in 0..part {
        let mut is_special = false;
        for (state, part) in states.iter_mut().zip(parts) {
            *state = automaton.next_state(Anchored::No, *state, part[at]);
            is_special |= automaton.is_special(*state);
        }
        if is_special {
            for (cursor, state) in states.iter().enumerate() {
                report(automaton, *state, cursor * part + at + 1, &mut found);
            }
        }
    }
    let end = CURSORS * part;
    walk(
        automaton,
        states[CURSORS - 1],
        &text[end..],
        end,
        &mut found,
    );
}

/// Walks with one cursor, from a state, through text that begins at `offset`.
fn walk(
    automaton: &DFA,
    mut state: StateID,
    text: &[u8],
    offset: usize,
    found: &mut impl FnMut(usize, PatternID),
) {
    for (at, byte) in text.iter().enumerate() {
        state = automaton.next_state(Anchored::No, state, *byte);
        if automaton.is_special(state) {
            report(automaton, state, offset + at + 1, found);
        }
    }
}

fn report(automaton: &DFA, state: StateID, end: usize, found: &mut impl FnMut(usize, PatternID)) {
    if automaton.is_match(state) {
        for index in 0..automaton.match_len(state) {
            found(end, automaton.match_pattern(state, index));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Returns where the patterns end, by trying each at every position.
    fn naive(patterns: &[String], text: &str) -> Vec<(usize, usize)> {
        let mut ends = Vec::new();
        for (index, pattern) in patterns.iter().enumerate() {
            let ends_of = (pattern.len()..=text.len())
                .filter(|end| text.as_bytes()[..*end].ends_with(pattern.as_bytes()))
                .map(|end| (end, index));
            ends.extend(ends_of);
        }
        ends.sort_unstable();
        ends
    }

    proptest! {
        #[test]
        fn four_cursors_find_what_is_there_and_nothing_twice(
            patterns in prop::collection::btree_set("[ab]{1,6}", 1..6),
            text in "[ab]{0,300}",
        ) {
            let patterns: Vec<String> = patterns.into_iter().collect();
            let longest = patterns.iter().map(String::len).max().unwrap();
            let automaton = DFA::builder().prefilter(false).build(&patterns).unwrap();
            let mut found = Vec::new();
            occurrences(&automaton, longest, text.as_bytes(), |end, pattern| {
                found.push((end, pattern.as_usize()));
            });
            found.sort_unstable();
            prop_assert_eq!(found, naive(&patterns, &text));
        }
    }
}
