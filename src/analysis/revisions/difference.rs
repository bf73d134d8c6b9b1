//! Which words differ between two versions of a text?
//!
//! Words are what spaces and punctuation part; in Han and Kana every character is one.

use similar::{Algorithm, DiffOp, capture_diff_slices_by_key};

/// A run of words that is equal in both texts, or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// In both.
    Same(String),
    /// In the old text alone.
    Deleted(String),
    /// In the new text alone.
    Inserted(String),
}

/// Two texts as one, in parts: without those deleted it is the new text, without those inserted
/// the old, but for spaces at the ends of parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference(pub Vec<Part>);

/// Words shown before and after a change: enough to find the place.
const CONTEXT: usize = 4;

impl Difference {
    /// Returns the runs of words that the new text has no more.
    pub fn deleted(&self) -> Vec<&str> {
        let deleted = self.0.iter().filter_map(|part| match part {
            Part::Deleted(words) => Some(words.trim()),
            Part::Same(_) | Part::Inserted(_) => None,
        });
        deleted.collect()
    }

    /// Returns the runs of words that the old text does not have.
    pub fn inserted(&self) -> Vec<&str> {
        let inserted = self.0.iter().filter_map(|part| match part {
            Part::Inserted(words) => Some(words.trim()),
            Part::Same(_) | Part::Deleted(_) => None,
        });
        inserted.collect()
    }

    /// Returns the changes with some words around each, `[-…-]` what was deleted and `{+…+}` what
    /// was inserted, on one line.
    pub fn marked(&self) -> String {
        let mut line = String::new();
        for (position, part) in self.0.iter().enumerate() {
            match part {
                Part::Deleted(words) => around(&mut line, ["[-", words, "-]"]),
                Part::Inserted(words) => around(&mut line, ["{+", words, "+}"]),
                Part::Same(words) => {
                    let is_last = position + 1 == self.0.len();
                    line.push_str(&shortened(words, position == 0, is_last));
                }
            }
        }
        line.replace('\n', " ").trim().to_owned()
    }
}

/// Sets marks around words, with the space that ends them behind the mark.
fn around(line: &mut String, [open, words, close]: [&str; 3]) {
    let (kept, space) = words.split_at(words.trim_end().len());
    // The space before a deleted word stands in the old text alone.
    if line.ends_with(is_joined) && kept.starts_with(is_joined) {
        line.push(' ');
    }
    line.extend([open, kept, close, space]);
}

/// Returns the words next to the changes before and after, `…` in place of the others.
fn shortened(words: &str, is_first: bool, is_last: bool) -> String {
    let all: Vec<&str> = units(words).into_iter().map(Unit::whole).collect();
    let head = if is_first { 0 } else { CONTEXT };
    let tail = if is_last { 0 } else { CONTEXT };
    if all.len() <= head + tail + 1 {
        return words.to_owned();
    }
    let before = all[..head].concat();
    let after = all[all.len() - tail..].concat();
    let gap = if is_last || before.ends_with(char::is_whitespace) || before.is_empty() {
        "… "
    } else {
        " … "
    };
    before + gap + &after
}

/// Returns how an old and a new text differ, word by word.
pub fn difference(old: &str, new: &str) -> Difference {
    let (old, new) = (units(old), units(new));
    let operations = capture_diff_slices_by_key(Algorithm::Patience, &old, &new, |unit| unit.word);
    let text = |units: &[Unit<'_>]| -> String { units.iter().map(|unit| unit.whole()).collect() };
    let mut parts = Vec::new();
    for operation in operations {
        let (deleted, inserted) = (operation.old_range(), operation.new_range());
        match operation {
            DiffOp::Equal { .. } => parts.push(Part::Same(text(&new[inserted]))),
            DiffOp::Delete { .. } => parts.push(Part::Deleted(text(&old[deleted]))),
            DiffOp::Insert { .. } => parts.push(Part::Inserted(text(&new[inserted]))),
            DiffOp::Replace { .. } => {
                parts.push(Part::Deleted(text(&old[deleted])));
                parts.push(Part::Inserted(text(&new[inserted])));
            }
        }
    }
    Difference(parts)
}

/// A word and the space behind it, which is not compared.
#[derive(Clone, Copy, Debug)]
struct Unit<'t> {
    word: &'t str,
    whole: &'t str,
}

impl<'t> Unit<'t> {
    fn whole(self) -> &'t str {
        self.whole
    }
}

/// Returns the words of a text: runs of letters and digits, and every other character alone.
fn units(text: &str) -> Vec<Unit<'_>> {
    let mut units = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = if is_joined(first) {
            rest.find(|c| !is_joined(c)).unwrap_or(rest.len())
        } else if first.is_whitespace() {
            0
        } else {
            first.len_utf8()
        };
        let after = &rest[word..];
        let space = after.len() - after.trim_start().len();
        units.push(Unit {
            word: &rest[..word],
            whole: &rest[..word + space],
        });
        rest = &rest[word + space..];
    }
    units
}

/// Returns whether a character stands in a word with those beside it.
fn is_joined(c: char) -> bool {
    (c.is_alphanumeric() && !stands_alone(c)) || matches!(c, '\'' | '’')
}

/// Returns whether the character is of Han or Kana, which know no spaces.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_that_were_changed_are_marked_between_those_that_were_not() {
        let changed = difference(
            "The President met the guests on Monday.",
            "The President received the guests.",
        );
        assert_eq!(changed.deleted(), ["met", "on Monday"]);
        assert_eq!(changed.inserted(), ["received"]);
        assert_eq!(
            changed.marked(),
            "The President [-met-] {+received+} the guests [-on Monday-]."
        );
    }

    #[test]
    fn korean_is_compared_by_words_and_chinese_by_characters() {
        let korean = difference("로씨야대통령이 평양에 왔다.", "로씨야대통령이 원산에 왔다.");
        assert_eq!(
            korean.marked(),
            "로씨야대통령이 [-평양에-] {+원산에+} 왔다."
        );
        let chinese = difference("中国国家主席访问朝鲜", "中国国家副主席访问");
        assert_eq!(chinese.inserted(), ["副"]);
        assert_eq!(chinese.deleted(), ["朝鲜"]);
        assert_eq!(chinese.marked(), "中国国家{+副+}主席访问[-朝鲜-]");
    }

    #[test]
    fn far_from_a_change_words_are_left_out() {
        let old = "one two three four five six seven eight nine ten old";
        let new = "one two three four five six seven eight nine ten new";
        assert_eq!(
            difference(old, new).marked(),
            "… seven eight nine ten [-old-]{+new+}"
        );
        assert_eq!(
            difference("old a b c d e f", "new a b c d e f").marked(),
            "[-old-] {+new+} a b c d …"
        );
    }

    #[test]
    fn equal_texts_do_not_differ() {
        let same = difference("A text.\n\nIts body.", "A text.\n\nIts body.");
        assert_eq!((same.deleted().len(), same.inserted().len()), (0, 0));
        assert_eq!(difference("", ""), Difference::default());
    }

    proptest! {
        #[test]
        fn the_parts_make_the_new_text_and_the_words_of_the_old(
            old in "[ab가中 .\n]{0,30}",
            new in "[ab가中 .\n]{0,30}",
        ) {
            let parts = difference(&old, &new).0;
            let text = |of: fn(&Part) -> Option<&String>| -> String {
                parts.iter().filter_map(of).map(String::as_str).collect()
            };
            let made_new = text(|part| match part {
                Part::Same(words) | Part::Inserted(words) => Some(words),
                Part::Deleted(_) => None,
            });
            prop_assert_eq!(made_new, new);
            let made_old = text(|part| match part {
                Part::Same(words) | Part::Deleted(words) => Some(words),
                Part::Inserted(_) => None,
            });
            let without_space = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(without_space(&made_old), without_space(&old));
        }
    }
}
