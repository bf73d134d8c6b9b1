//! Sentences with places for names and numbers, and how many tokens they come to.

use crate::measure::random::SplitMix64;

use super::tongue::Name;

/// A sentence of a tongue.
///
/// Written with `{}` where a name is to stand and `#` where a number is.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    parts: Vec<Part>,
    /// Tokens without those of the names.
    tokens: u32,
    /// Who is named in it whatever its places hold.
    named: &'static [&'static str],
    spacing: Spacing,
}

#[derive(Clone, Debug)]
enum Part {
    Text(&'static str),
    Name,
    Number,
}

/// What a token is in a tongue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spacing {
    /// What stands between spaces.
    Words,
    /// A Han character, or a number.
    Characters,
}

impl Spacing {
    /// Returns the tokens of text without hyphens, which would part a word.
    pub(super) fn tokens(self, text: &str) -> u32 {
        let count = match self {
            Self::Words => text.split_whitespace().count(),
            Self::Characters => text
                .chars()
                .filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'))
                .count(),
        };
        u32::try_from(count).expect("sentences are short")
    }
}

/// What a sentence is written into.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) tokens: u32,
    pub(super) named: Vec<&'static str>,
}

impl Sentence {
    pub(super) fn new(
        template: &'static str,
        named: &'static [&'static str],
        spacing: Spacing,
    ) -> Self {
        let mut parts = Vec::new();
        let mut rest = template;
        while let Some(at) = rest.find(['{', '#']) {
            let (before, place) = rest.split_at(at);
            parts.push(Part::Text(before));
            let (part, len) = if place.starts_with('#') {
                (Part::Number, "#".len())
            } else {
                (Part::Name, "{}".len())
            };
            parts.push(part);
            rest = &place[len..];
        }
        parts.push(Part::Text(rest));
        let places = |wanted: fn(&Part) -> bool| {
            u32::try_from(parts.iter().filter(|part| wanted(part)).count())
                .expect("sentences are short")
        };
        let tokens = match spacing {
            // A place is a word already; what a name has more is added with it.
            Spacing::Words => spacing.tokens(template) - places(|part| matches!(part, Part::Name)),
            Spacing::Characters => {
                spacing.tokens(template) + places(|part| matches!(part, Part::Number))
            }
        };
        Self {
            parts,
            tokens,
            named,
            spacing,
        }
    }

    /// Writes the sentence with names taken at random, and the number or one at random.
    pub(super) fn write(
        &self,
        names: &[Name],
        number: Option<u64>,
        random: &mut SplitMix64,
        page: &mut Page,
    ) {
        page.tokens += self.tokens;
        page.named.extend(self.named);
        for part in &self.parts {
            match part {
                Part::Text(text) => page.text.push_str(text),
                Part::Name => {
                    let (entity, form) = names[random.below(names.len())];
                    page.text.push_str(form);
                    page.tokens += self.spacing.tokens(form);
                    page.named.push(entity);
                }
                Part::Number => {
                    let number = number.unwrap_or_else(|| 10 + random.next_u64() % 9_990);
                    page.text.push_str(&number.to_string());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(template: &'static str, spacing: Spacing, name: Name) -> Page {
        let mut page = Page::default();
        Sentence::new(template, &["gq"], spacing).write(
            &[name],
            Some(7),
            &mut SplitMix64::new(1),
            &mut page,
        );
        page
    }

    #[test]
    fn words_stand_between_spaces_and_a_name_may_be_two() {
        let page = written(
            "{} and {} met, number #.",
            Spacing::Words,
            ("xi_jinping", "Xi Jinping"),
        );
        assert_eq!(page.text, "Xi Jinping and Xi Jinping met, number 7.");
        assert_eq!(page.tokens, 8);
        assert_eq!(page.named, ["gq", "xi_jinping", "xi_jinping"]);
    }

    #[test]
    fn an_ending_belongs_to_the_word_of_its_name() {
        let page = written("{}의 신문.", Spacing::Words, ("cn", "중국"));
        assert_eq!((page.text.as_str(), page.tokens), ("중국의 신문.", 2));
    }

    #[test]
    fn characters_and_numbers_are_tokens_of_chinese() {
        let page = written("{}代表团，第#号。", Spacing::Characters, ("cn", "中国"));
        assert_eq!(
            (page.text.as_str(), page.tokens),
            ("中国代表团，第7号。", 8)
        );
    }
}
