//! The Korean templates: `X께 Y가 축전을 보내여왔다`, `X께서 Y에게 축전을 보내시였다`.
//!
//! Word order is free and the particle decides: 께, 에게 and 앞으로 mark the recipient, 께서, 가 and
//! 이 the sender, 에게서 and 로부터 the sender of what is received.

use crate::matching::Mention;

use super::act::Act;
use super::kind::Kind;
use super::party::Named;
use super::party::Side;
use super::party::Stretch;

const VERBS: [&str; 8] = [
    "보내시였다",
    "보내였다",
    "보내셨다",
    "보냈다",
    "보내여왔다",
    "보내왔다",
    "받으시였다",
    "받으셨다",
];

/// What may stand between a name and its particle.
const TITLES: [&str; 16] = [
    "동지들",
    "동지",
    "각하",
    "대통령",
    "주석",
    "국가주석",
    "총서기",
    "총비서",
    "비서",
    "국왕",
    "원수님",
    "원수",
    "장군님",
    "장군",
    "위원장",
    "총리",
];

/// Particles, the longer before those they begin with.
const PARTICLES: [(&str, Role); 14] = [
    ("께서는", Role::Sender),
    ("께서", Role::Sender),
    ("께", Role::Recipient),
    ("에게서", Role::Sender),
    ("에게", Role::Recipient),
    ("앞으로", Role::Recipient),
    ("으로부터", Role::Sender),
    ("로부터", Role::Sender),
    ("한테서", Role::Sender),
    ("이 ", Role::Sender),
    ("가 ", Role::Sender),
    ("은 ", Role::Sender),
    ("는 ", Role::Sender),
    ("의 ", Role::Neither),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Sender,
    Recipient,
    /// Whose something is.
    Neither,
}

/// Returns the act that a sentence or a headline reports.
pub(super) fn act(sentence: Stretch<'_>) -> Option<Act> {
    let words = sentence.words();
    let verb = VERBS.iter().filter_map(|verb| words.rfind(verb)).max()?;
    let (object, kind) = Kind::last_in_korean(&words[..verb])?;
    let before = Stretch {
        end: sentence.start + verb,
        ..sentence
    };
    let mut senders: Vec<&Mention> = Vec::new();
    let mut recipients: Vec<&Mention> = Vec::new();
    let mut known_until = sentence.start;
    for person in before.persons() {
        let end = person.span.end as usize;
        let Some((role, length)) = role(&sentence.text[end..sentence.end]) else {
            // Joined by 과 or 와, it shares the particle of the next.
            continue;
        };
        let side = match role {
            Role::Neither => continue,
            Role::Sender => &mut senders,
            Role::Recipient => &mut recipients,
        };
        known_until = end + length;
        side.push(person);
    }
    let object = sentence.start + object;
    let unknown = sentence.text[known_until.min(object)..object].trim();
    let side = |persons: Vec<&Mention>| {
        let mut persons = persons.into_iter();
        match persons.next() {
            None => Side::Other(unknown.to_owned()),
            Some(first) => Side::Persons(Named::of(first, persons, words[..verb].to_owned())),
        }
    };
    Some(Act {
        kinds: vec![kind],
        from: side(senders),
        to: side(recipients),
    })
}

/// Returns the role that the particle behind a name gives it, titles between them, and the bytes
/// up to the end of the particle.
fn role(after: &str) -> Option<(Role, usize)> {
    let mut rest = after;
    loop {
        let found = PARTICLES.iter().find(|(word, _)| rest.starts_with(word));
        if let Some((particle, role)) = found {
            return Some((*role, after.len() - rest.len() + particle.len()));
        }
        let without = TITLES.iter().find_map(|title| rest.strip_prefix(title));
        let shorter = without.or_else(|| rest.strip_prefix(' '))?;
        rest = shorter;
    }
}

/// Returns the occasion: what stands before 에 즈음하여, 과 관련하여 and the like.
pub(super) fn occasion(sentence: &str) -> &str {
    const ENDS: [&str; 4] = ["에 즈음하여", "과 관련하여", "와 관련하여", "에 제하여"];
    let Some(end) = ENDS.iter().filter_map(|words| sentence.find(words)).min() else {
        return "";
    };
    let begins = ["께서 ", "께 ", "가 ", "이 ", "에게 ", ", "];
    let start = begins
        .iter()
        .filter_map(|words| Some(sentence[..end].rfind(words)? + words.len()))
        .max();
    sentence[start.unwrap_or(0)..end].trim()
}
