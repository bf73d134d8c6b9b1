//! Titles: an office standing for its holder, and when the holder's name already does.

use crate::gazetteer::model::{AliasKind, EntityIndex, Target};
use crate::span::Span;

use super::Mention;

/// What may stand between a title and its holder's name: `Russian President Putin`,
/// `Vladimir Putin, Russian President`.
const GAPS: [&str; 4] = ["", " ", ", ", ","];

/// Bytes of the longest of [`GAPS`].
const LONGEST_GAP: u32 = 2;

/// Returns whether a target is a title.
pub(super) fn is_title((target, kind): (Target, AliasKind)) -> bool {
    match target {
        Target::Office(_) => true,
        Target::Entity(_) => kind == AliasKind::Title,
    }
}

/// Returns where the name of `entity` stands beside a title, or overlaps it.
///
/// Takes the mentions by name in order of their spans.
pub(super) fn name_beside(
    text: &str,
    title: Span,
    entity: EntityIndex,
    names: &[Mention],
) -> Option<Span> {
    let first = names.partition_point(|name| name.span.end + LONGEST_GAP < title.start);
    names[first..]
        .iter()
        .take_while(|name| name.span.start <= title.end + LONGEST_GAP)
        .find(|name| name.entity == entity && is_beside(text, title, name.span))
        .map(|name| name.span)
}

fn is_beside(text: &str, title: Span, name: Span) -> bool {
    let gap = if name.end <= title.start {
        name.end..title.start
    } else if title.end <= name.start {
        title.end..name.start
    } else {
        return true;
    };
    GAPS.contains(&&text[gap.start as usize..gap.end as usize])
}
