//! Relative frequency: counts made comparable across corpora of unequal size.
//!
//! Pure arithmetic. Knows no document, file or output format.

use std::num::NonZeroU64;

use super::interval::Interval;
use super::interval::Z_95;
use super::interval::wilson;

/// Mentions of one entity, and the corpus size that gives the count meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frequency {
    /// Mentions found.
    pub count: u64,
    /// Tokens searched; an empty corpus has no frequency.
    pub tokens: NonZeroU64,
}

impl Frequency {
    /// Returns the frequency of `count` mentions in `tokens`; `None` if no token was searched.
    pub fn new(count: u64, tokens: u64) -> Option<Self> {
        let tokens = NonZeroU64::new(tokens)?;
        Some(Self { count, tokens })
    }

    /// Returns mentions per million tokens.
    ///
    /// A token is a word in scripts that write spaces and in Korean, a character in Chinese and
    /// Japanese: rates of different languages do not compare.
    pub fn per_million(self) -> f64 {
        1e6 * self.count as f64 / self.tokens.get() as f64
    }
}

/// Documents with a mention among all documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    documents: u64,
    of: NonZeroU64,
}

impl Share {
    /// Returns the share of `documents` in `of`; `None` if there was no document to look at.
    ///
    /// # Panics
    ///
    /// If the part is larger than the whole.
    pub fn new(documents: u64, of: u64) -> Option<Self> {
        assert!(
            documents <= of,
            "{documents} of {of} documents have a mention"
        );
        let of = NonZeroU64::new(of)?;
        Some(Self { documents, of })
    }

    /// Returns the share of documents, from 0 to 1.
    pub fn share(self) -> f64 {
        self.documents as f64 / self.of.get() as f64
    }

    /// Returns the range, from 0 to 1, in which the share lies with 95 % confidence if each
    /// document mentions the entity independently of the others.
    ///
    /// In news they do not: a visit fills a week. Read it as the least uncertainty there is.
    pub fn interval(self) -> Interval {
        wilson(self.documents, self.of, Z_95)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn per_million(count: u64, tokens: u64) -> Option<f64> {
        Frequency::new(count, tokens).map(Frequency::per_million)
    }

    #[test]
    fn a_rate_is_a_count_in_a_million_tokens() {
        assert_eq!(per_million(3, 1_000_000), Some(3.0));
        assert_eq!(per_million(1, 8), Some(125_000.0));
        assert_eq!(per_million(0, 500), Some(0.0));
    }

    #[test]
    fn an_empty_corpus_has_no_rate() {
        assert_eq!(per_million(0, 0), None);
        assert_eq!(Share::new(0, 0), None);
    }

    #[test]
    fn a_share_is_the_part_of_documents_with_a_mention() {
        let share = |part, whole| Share::new(part, whole).map(Share::share);
        assert_eq!(share(1, 4), Some(0.25));
        assert_eq!(share(0, 4), Some(0.0));
        assert_eq!(share(4, 4), Some(1.0));
    }

    // Newcombe (1998), table I: 15 of 148.
    #[test]
    fn the_interval_of_a_share_is_wilsons() {
        let interval = Share::new(15, 148).unwrap().interval();
        assert_eq!(
            format!("{:.4} {:.4}", interval.low, interval.high),
            "0.0624 0.1605"
        );
    }

    #[test]
    #[should_panic(expected = "5 of 4 documents")]
    fn a_part_larger_than_the_whole_is_a_bug() {
        let _ = Share::new(5, 4);
    }
}
