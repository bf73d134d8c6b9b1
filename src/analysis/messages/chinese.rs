//! The Chinese templates: `X向Y致慰问电`, `X致电祝贺Y`, `X同Y互致贺电`, which is two messages.

use super::act::Act;
use super::kind::Kind;
use super::party::Named;
use super::party::Side;
use super::party::Stretch;

/// Kinds by their names, the longer before those they end with.
const KINDS: [(&str, Kind); 13] = [
    ("口信", Kind::Verbal),
    ("复电", Kind::Reply),
    ("回电", Kind::Reply),
    ("感谢电", Kind::Reply),
    ("慰问电", Kind::Sympathy),
    ("唁电", Kind::Condolence),
    ("贺电", Kind::Congratulation),
    ("贺信", Kind::Congratulation),
    ("致电祝贺", Kind::Congratulation),
    ("亲署函", Kind::Letter),
    ("亲笔信", Kind::Letter),
    ("花篮", Kind::FloralBasket),
    ("花圈", Kind::Wreath),
];

/// Returns the kind that is named first.
pub(super) fn kind(words: &str) -> Option<Kind> {
    KINDS
        .iter()
        .filter_map(|(name, kind)| words.find(name).map(|at| (at, *kind)))
        .min()
        .map(|(_, kind)| kind)
        // `致电马克龙，祝贺他再次当选`.
        .or_else(|| {
            let is_wish = words.contains("致电") && words.contains("祝贺");
            is_wish.then_some(Kind::Congratulation)
        })
}

/// Returns the acts that a sentence or headline reports.
pub(super) fn acts(sentence: Stretch<'_>) -> Vec<Act> {
    let words = sentence.words();
    let Some(kind) = kind(words) else {
        return Vec::new();
    };
    let act = |from: Side, to: Side| Act {
        kinds: vec![kind],
        from,
        to,
    };
    if let Some(both) = words.find("互致") {
        let (Some(one), Some(other)) = two(sentence, &["同", "和", "与"], both) else {
            return Vec::new();
        };
        return vec![act(one.clone(), other.clone()), act(other, one)];
    }
    let end = words.len();
    let joints = [&["向"][..], &["致电祝贺", "致电", "复电", "回电", "致函"]];
    for joint in joints {
        if let (Some(from), Some(to)) = two(sentence, joint, end) {
            return vec![act(from, to)];
        }
    }
    Vec::new()
}

/// Returns the person before and the person behind the first joint, none further than `end`.
fn two(sentence: Stretch<'_>, joints: &[&str], end: usize) -> (Option<Side>, Option<Side>) {
    let words = &sentence.words()[..end];
    let found = joints
        .iter()
        .filter_map(|joint| words.find(joint).map(|at| (at, at + joint.len())))
        .min();
    let Some((before, after)) = found else {
        return (None, None);
    };
    let person = |start: usize, end: usize| {
        let stretch = Stretch {
            start: sentence.start + start,
            end: sentence.start + end,
            ..sentence
        };
        let first = stretch.persons().next()?;
        // Whoever follows another clause is not addressed.
        let gap = &sentence.text[stretch.start..first.span.start as usize];
        let is_apart = start > 0 && gap.contains(['，', '。', '；', ' ']);
        let words = stretch.words().to_owned();
        (!is_apart).then(|| Side::Persons(Named::of(first, [].into_iter(), words)))
    };
    (person(0, before), person(after, end))
}
