//! The fast matcher: three gates, each passed by fewer places of a text, and a trie behind them.
//!
//! `starts` decides by vectors, for 64 bytes at once, where an alias can begin at all;
//! `beginnings` by one look into a small table whether a few bytes there begin one; `head` by
//! another whether up to eight do, and which; `tries` finds the aliases that do. A text goes
//! through the gates in stretches of a kilobyte, each of them a loop without a jump that nobody
//! can foresee.
//!
//! It finds candidates, overlapping ones too; which of them are mentions is the judge's business,
//! as it is for the definition.

#![expect(
    clippy::inline_always,
    reason = "compiled for the instructions of whoever calls it"
)]

use crate::gazetteer::model::{Alias, AliasIndex, Boundary, Gazetteer};
use crate::span::Span;

use super::beginnings::Beginnings;
use super::beginnings::Places;
use super::beginnings::STRETCH;
use super::beginnings::Window;
use super::candidate::Candidate;
use super::head::Heads;
use super::head::group_len;
use super::judge::Case;
use super::spelling::Spelling;
use super::spelling::goes_on;
use super::starts::BLOCK;
use super::starts::ByKind;
use super::starts::Starts;
use super::tries::Tries;
use super::vector;
use super::{Circumstance, Matcher, Mention};

/// A matcher that passes over a text once.
#[derive(Debug)]
pub struct Gate<'g> {
    gazetteer: &'g Gazetteer,
    starts: Starts,
    beginnings: Beginnings,
    heads: Heads,
    tries: Tries,
    /// Aliases that are passed over where the word goes on, though a glued name may end it.
    short: Vec<AliasIndex>,
    engine: vector::Engine,
}

impl<'g> Gate<'g> {
    /// Returns a matcher for the aliases of `gazetteer`, none of which begins with a NUL byte.
    ///
    /// # Panics
    ///
    /// If there are more aliases than [`AliasIndex`] can tell apart.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        let spellings: Vec<&[u8]> = gazetteer
            .aliases
            .iter()
            .map(|alias| alias.text.as_bytes())
            .collect();
        let with_ends: Vec<Spelling> = gazetteer
            .aliases
            .iter()
            .map(|alias| Spelling {
                bytes: alias.text.as_bytes(),
                ends_word: ends_word(alias),
            })
            .collect();
        let mut tries = Tries::default();
        let heads = Heads::of(&with_ends, |head| {
            let first = spellings.partition_point(|spelling| *spelling < head);
            let rest = &spellings[first..];
            let begun = rest.partition_point(|spelling| spelling.starts_with(head));
            tries.add(&spellings, first..first + begun, head.len())
        });
        let is_short = |alias: &Alias| {
            let bytes = alias.text.as_bytes();
            ends_word(alias) && bytes.len() < group_len(bytes)
        };
        let indices = (0..).map(AliasIndex).zip(&gazetteer.aliases);
        Self {
            gazetteer,
            starts: Starts::of(&gazetteer.aliases),
            beginnings: Beginnings::of(&with_ends),
            heads,
            tries,
            short: indices
                .filter(|(_, alias)| is_short(alias))
                .map(|(index, _)| index)
                .collect(),
            engine: vector::Engine::new(),
        }
    }

    /// Returns where aliases stand as bare strings. Left out are only places where a boundary is
    /// missing.
    fn candidates(&self, text: &str) -> Vec<Candidate> {
        let bytes = text.as_bytes();
        // State media name somebody in every line.
        let mut candidates = Vec::with_capacity(text.len() / 64);
        let mut before = 0;
        let mut places: Places = [0; _];
        for from in (0..bytes.len()).step_by(STRETCH) {
            let rest = &bytes[from..];
            let mut padded = [0; _];
            let window: &Window = rest.first_chunk().unwrap_or_else(|| {
                padded[..rest.len()].copy_from_slice(rest);
                &padded
            });
            let hopeful = self.engine.run(Sifting {
                gate: self,
                window,
                blocks: rest.len().div_ceil(BLOCK),
                before: &mut before,
                places: &mut places,
            });
            for place in &places[..hopeful] {
                let start = from + usize::from(*place);
                if let Some((root, len)) = self.heads.at(&bytes[start..]) {
                    self.collect(bytes, start, root, len, &mut candidates);
                }
            }
        }
        self.add_unseen(bytes, &mut candidates);
        candidates
    }

    /// Adds what was not seen beside the edges of glued names, which are boundaries even inside
    /// a word.
    fn add_unseen(&self, text: &[u8], candidates: &mut Vec<Candidate>) {
        let glued = candidates.iter().filter(|candidate| {
            self.gazetteer.aliases[candidate.alias.0 as usize].boundary == Boundary::Glued
        });
        let mut seams: Vec<usize> = glued
            .flat_map(|glued| [glued.span.start as usize, glued.span.end as usize])
            .collect();
        if seams.is_empty() {
            return;
        }
        seams.sort_unstable();
        seams.dedup();
        let seen = candidates.len();
        for seam in seams {
            if self.starts.leaves_out(text, seam)
                && let Some((root, len)) = self.heads.at(&text[seam..])
            {
                self.collect(text, seam, root, len, candidates);
            }
            if !text.get(seam).is_some_and(|next| goes_on(*next)) {
                continue;
            }
            for alias in &self.short {
                let short = self.gazetteer.aliases[alias.0 as usize].text.as_bytes();
                if text[..seam].ends_with(short) {
                    candidates.push(Candidate {
                        span: Span::new(seam - short.len(), seam),
                        alias: *alias,
                    });
                }
            }
        }
        if candidates.len() > seen {
            // A short word may have been seen all the same.
            candidates.sort_unstable_by_key(Candidate::precedence);
            candidates.dedup();
        }
    }

    /// Collects every alias that begins at `start`, where a head of this length stands.
    fn collect(
        &self,
        text: &[u8],
        start: usize,
        root: u32,
        len: usize,
        candidates: &mut Vec<Candidate>,
    ) {
        self.tries
            .each_in(root, len, &text[start..], |len, aliases| {
                let span = Span::new(start, start + len);
                candidates.extend(aliases.map(|index| Candidate {
                    span,
                    alias: AliasIndex(index),
                }));
            });
    }
}

/// Returns whether an alias counts only where no ASCII letter or digit follows it.
fn ends_word(alias: &Alias) -> bool {
    let last = alias.text.bytes().next_back();
    alias.boundary == Boundary::Word && last.is_some_and(|last| last.is_ascii_alphanumeric())
}

/// All gates but the trie, for one stretch of a text.
struct Sifting<'a, 'g> {
    gate: &'a Gate<'g>,
    window: &'a Window,
    /// Blocks of the window before the end of the text.
    blocks: usize,
    before: &'a mut u64,
    places: &'a mut Places,
}

impl vector::Work for Sifting<'_, '_> {
    /// How many places, at the front, are left.
    type Done = usize;

    #[inline(always)]
    fn run(self) -> usize {
        let Self { gate, window, .. } = self;
        let (blocks, _) = window.as_chunks();
        let mut starts = ByKind::default();
        let blocks = blocks.iter().take(self.blocks);
        gate.starts.in_blocks(blocks, self.before, &mut starts);
        let count = gate.beginnings.in_window(window, &starts, self.places);
        gate.heads.keep(window, self.places, count)
    }
}

impl Matcher for Gate<'_> {
    fn find(&self, text: &str, circumstance: Circumstance, mentions: &mut Vec<Mention>) {
        let case = Case {
            gazetteer: self.gazetteer,
            text,
            circumstance,
        };
        case.judge(&mut self.candidates(text), mentions, &mut |_, _| {});
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::fixture::{ANYWHERE, Fixture, name};

    /// Returns what the gate finds, which must be what the definition finds.
    fn found(fixture: &Fixture, text: &str) -> Vec<String> {
        let mut mentions = Vec::new();
        Gate::new(&fixture.gazetteer).find(text, ANYWHERE, &mut mentions);
        assert_eq!(mentions, fixture.mentions(text, ANYWHERE), "{text}");
        fixture.found(text, ANYWHERE)
    }

    #[test]
    fn a_short_word_that_a_glued_name_ends_is_found() {
        let fixture = Fixture::of([
            name("UN", "cn", Boundary::Word),
            name("US", "by", Boundary::Word),
            name("Kim", "kim", Boundary::Glued),
        ]);
        assert_eq!(found(&fixture, "the UNKim"), ["UN=cn", "Kim=kim"]);
        assert_eq!(
            found(&fixture, "KimUNKimUS."),
            ["Kim=kim", "UN=cn", "Kim=kim", "US=by"]
        );
        assert_eq!(found(&fixture, "UNESCO and aUNKim"), ["Kim=kim"]);
        let accented = Fixture::of([
            name("éa", "cn", Boundary::Word),
            name("Kim", "kim", Boundary::Glued),
        ]);
        assert_eq!(found(&accented, "the éaKim"), ["éa=cn", "Kim=kim"]);
        // One that ends the word by itself is there once.
        assert_eq!(found(&fixture, "UN Kim"), ["UN=cn", "Kim=kim"]);
    }

    #[test]
    fn what_stands_over_the_end_of_a_stretch_is_found() {
        let fixture = Fixture::of([name("중국", "cn", Boundary::Hangul)]);
        for before in STRETCH - 9..STRETCH + 3 {
            let text = " ".repeat(before) + "중국";
            assert_eq!(found(&fixture, &text), ["중국=cn"]);
        }
    }
}
