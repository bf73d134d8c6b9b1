//! Overlap: of candidates that cover the same characters, which one stands.
//!
//! The leftmost stands, of those that start together the longest. Candidates of one and the
//! same span stand together, unless one of them is a decoy: then only decoys do. Validity
//! comes first: a longer string that may not stand there hides nothing.

use crate::gazetteer::model::Gazetteer;

use super::candidate::Candidate;
use super::verdict::Precedence;

/// What overlap makes of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It stands.
    Stands,
    /// It gives way to this one.
    GivesWay(Precedence, Candidate),
}

/// Returns the standing of each of the valid candidates, given in order of precedence.
pub(super) fn standings(gazetteer: &Gazetteer, candidates: &[Candidate]) -> Vec<Standing> {
    let mut standings = Vec::with_capacity(candidates.len());
    let mut last: Option<Candidate> = None;
    for together in candidates.chunk_by(|a, b| a.span == b.span) {
        let in_the_way = last.filter(|last| last.span.overlaps(together[0].span));
        if let Some(winner) = in_the_way {
            let precedence = if winner.span.end >= together[0].span.end {
                Precedence::Longer
            } else {
                Precedence::Earlier
            };
            standings.extend(
                together
                    .iter()
                    .map(|_| Standing::GivesWay(precedence, winner)),
            );
            continue;
        }
        let decoy = together.iter().find(|c| is_decoy(gazetteer, c)).copied();
        last = Some(decoy.unwrap_or(together[0]));
        standings.extend(together.iter().map(|candidate| match decoy {
            Some(decoy) if !is_decoy(gazetteer, candidate) => {
                Standing::GivesWay(Precedence::SameDecoy, decoy)
            }
            _ => Standing::Stands,
        }));
    }
    standings
}

/// Returns whether the candidate counts for nothing.
pub(super) fn is_decoy(gazetteer: &Gazetteer, candidate: &Candidate) -> bool {
    gazetteer.aliases[candidate.alias.0 as usize]
        .targets
        .is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::model::{AliasIndex, Boundary};
    use crate::matching::fixture::{Fixture, decoy, name};
    use crate::span::Span;

    /// Returns which candidates stand, given as (start, end, alias).
    fn standing(candidates: &[(usize, usize, u32)]) -> Vec<bool> {
        let fixture = Fixture::of([
            name("a", "kp", Boundary::Open),
            name("b", "cn", Boundary::Open),
            decoy("c", Boundary::Open),
        ]);
        let candidates: Vec<Candidate> = candidates
            .iter()
            .map(|(start, end, alias)| Candidate {
                span: Span::new(*start, *end),
                alias: AliasIndex(*alias),
            })
            .collect();
        assert!(candidates.is_sorted_by_key(Candidate::precedence));
        standings(&fixture.gazetteer, &candidates)
            .into_iter()
            .map(|standing| standing == Standing::Stands)
            .collect()
    }

    #[test]
    fn the_leftmost_stands_though_the_other_is_longer() {
        assert_eq!(standing(&[(0, 3, 0), (2, 9, 1)]), [true, false]);
    }

    #[test]
    fn of_those_that_start_together_the_longest_stands() {
        assert_eq!(standing(&[(0, 5, 0), (0, 3, 1)]), [true, false]);
    }

    #[test]
    fn what_begins_where_the_last_ended_stands() {
        let candidates = [(0, 3, 0), (2, 5, 1), (3, 6, 1)];
        assert_eq!(standing(&candidates), [true, false, true]);
    }

    #[test]
    fn equal_spans_stand_together_unless_one_is_a_decoy() {
        assert_eq!(standing(&[(0, 3, 0), (0, 3, 1)]), [true, true]);
        assert_eq!(standing(&[(0, 3, 0), (0, 3, 2)]), [false, true]);
    }
}
