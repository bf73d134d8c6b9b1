//! Context: what stands directly beside an alias, after at most one space.
//!
//! A condition is met by the first characters of what follows, or the last of what precedes;
//! it need not be a whole word: `대통령` is met by `대통령이`.

use crate::gazetteer::model::Context;
use crate::span::Span;

/// Returns the first condition that the text around `span` does not meet.
pub(super) fn unmet(conditions: &[Context], text: &str, span: Span) -> Option<usize> {
    if conditions.is_empty() {
        return None;
    }
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    conditions.iter().position(|condition| match condition {
        Context::OnlyBefore(words) => !words.iter().any(|word| follows(after, word)),
        Context::NotBefore(words) => words.iter().any(|word| follows(after, word)),
        Context::OnlyAfter(words) => !words.iter().any(|word| precedes(before, word)),
        Context::NotAfter(words) => words.iter().any(|word| precedes(before, word)),
    })
}

fn follows(after: &str, word: &str) -> bool {
    after.starts_with(word)
        || after
            .strip_prefix(' ')
            .is_some_and(|after| after.starts_with(word))
}

fn precedes(before: &str, word: &str) -> bool {
    before.ends_with(word)
        || before
            .strip_suffix(' ')
            .is_some_and(|before| before.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns whether `<>` in `text` marks a place where the condition is met.
    fn met(condition: Context, text: &str) -> bool {
        let at = text.find("<>").unwrap();
        let text = text.replace("<>", "X");
        unmet(&[condition], &text, Span::new(at, at + 1)).is_none()
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn one_space_may_stand_between_and_no_more() {
        let only = || Context::OnlyBefore(words(&["정부", "대통령"]));
        assert!(met(only(), "<>정부는"));
        assert!(met(only(), "<> 대통령이"));
        assert!(!met(only(), "<>  대통령"));
        assert!(!met(only(), "<>\n대통령"));
        assert!(!met(only(), "<>"));
    }

    #[test]
    fn what_follows_can_be_forbidden() {
        let not = || Context::NotBefore(words(&["pig", "fowl"]));
        assert!(!met(not(), "<> pigs"));
        assert!(!met(not(), "<>pigs"));
        assert!(met(not(), "<> has pigs"));
        assert!(met(not(), "<>"));
    }

    #[test]
    fn what_precedes_can_be_demanded_or_forbidden() {
        let only = || Context::OnlyAfter(words(&["President"]));
        assert!(met(only(), "President <>"));
        assert!(met(only(), "President<>"));
        assert!(!met(only(), "<>"));
        let not = || Context::NotAfter(words(&["Li"]));
        assert!(!met(not(), "Li <> said"));
        assert!(met(not(), "Li, <> said"));
    }

    #[test]
    fn the_first_unmet_condition_is_named() {
        let conditions = [
            Context::NotBefore(words(&["a"])),
            Context::OnlyAfter(words(&["b"])),
        ];
        assert_eq!(unmet(&conditions, "Xc", Span::new(0, 1)), Some(1));
        assert_eq!(unmet(&conditions, "Xa", Span::new(0, 1)), Some(0));
        assert_eq!(unmet(&conditions, "bX", Span::new(1, 2)), None);
    }
}
