//! Keyness: how much more often a word stands in one corpus than in another.
//!
//! Pure arithmetic. Knows no word, document or output format.

/// A word in two disjoint corpora: how often, among how many words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordInTwo {
    count: u64,
    words: u64,
    reference_count: u64,
    reference_words: u64,
}

impl WordInTwo {
    /// Returns `count` of `words` in the target corpus and `reference_count` of
    /// `reference_words` in the reference; `None` if either corpus has no words.
    ///
    /// # Panics
    ///
    /// If a part is larger than its whole.
    pub fn new(count: u64, words: u64, reference_count: u64, reference_words: u64) -> Option<Self> {
        assert!(
            count <= words && reference_count <= reference_words,
            "a word is one of the words"
        );
        (words > 0 && reference_words > 0).then_some(Self {
            count,
            words,
            reference_count,
            reference_words,
        })
    }

    /// Returns how often the word would stand in the target if its rate were that of both
    /// corpora together.
    pub fn expected(&self) -> f64 {
        let both = (self.count + self.reference_count) as f64;
        let all = (self.words + self.reference_words) as f64;
        both * self.words as f64 / all
    }

    /// Returns the log-likelihood G² that the word's rate differs between the corpora, over the
    /// four cells of the table of word and other words in target and reference.
    ///
    /// The result is ≥ 0, dimensionless, and χ²(1) under equal rates if words stand
    /// independently of one another, which in news they do not: it ranks, it does not prove. It
    /// measures evidence, not size, so print [`Self::log_ratio`] beside it.
    ///
    /// Source: Dunning (1993), "Accurate methods for the statistics of surprise and coincidence".
    /// (Rayson & Garside (2000) leave out the cells of other words, which for rare words hardly
    /// matters.)
    pub fn log_likelihood(&self) -> f64 {
        let all = (self.words + self.reference_words) as f64;
        let word = self.count + self.reference_count;
        let other = self.words + self.reference_words - word;
        let cell = |observed: u64, row: u64, column: u64| {
            if observed == 0 {
                return 0.0;
            }
            let expected = row as f64 * column as f64 / all;
            observed as f64 * (observed as f64 / expected).ln()
        };
        let sum = cell(self.count, word, self.words)
            + cell(self.reference_count, word, self.reference_words)
            + cell(self.words - self.count, other, self.words)
            + cell(
                self.reference_words - self.reference_count,
                other,
                self.reference_words,
            );
        // Of equal rates the logarithms cancel but for rounding.
        (2.0 * sum).max(0.0)
    }

    /// Returns the binary logarithm of the rate in the target over that in the reference: 1 is
    /// twice as often, −1 half as often. A count of 0 is taken as ½, so that there is a ratio;
    /// `None` if both are 0.
    ///
    /// Source: Hardie (2014), "Log Ratio: an informal introduction".
    pub fn log_ratio(&self) -> Option<f64> {
        if self.count + self.reference_count == 0 {
            return None;
        }
        let rate = |count: u64, words: u64| {
            let count = if count == 0 { 0.5 } else { count as f64 };
            count / words as f64
        };
        let ratio = rate(self.count, self.words) / rate(self.reference_count, self.reference_words);
        Some(ratio.log2())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    fn of(count: u64, words: u64, reference_count: u64, reference_words: u64) -> WordInTwo {
        WordInTwo::new(count, words, reference_count, reference_words).unwrap()
    }

    // Dunning (1993), the first table of bigrams: A with B, A without, B without A, neither.
    #[test]
    fn the_log_likelihood_is_that_of_dunnings_table() {
        let cases = [
            ((110, 2442, 111, 29_114), "270.72"),
            ((29, 13, 123, 31_612), "263.90"),
            ((31, 23, 139, 31_584), "256.84"),
            ((10, 0, 3, 31_764), "167.23"),
            ((76, 104, 2476, 29_121), "157.21"),
        ];
        for ((both, only_first, only_second, neither), published) in cases {
            let word = of(both, both + only_first, only_second, only_second + neither);
            assert_eq!(format!("{:.2}", word.log_likelihood()), published);
        }
    }

    // By hand: 10 of 100 against 10 of 900. Of 1,000 words 20 are the word, so that 2 are
    // expected; 2 · (10 ln 5 + 10 ln (10/18) + 90 ln (90/98) + 890 ln (890/882)) = 21.177.
    #[test]
    fn a_case_by_hand() {
        let word = of(10, 100, 10, 900);
        assert!((word.expected() - 2.0).abs() < 1e-12);
        assert!((word.log_likelihood() - 21.177).abs() < 5e-4);
        // 0.1 over 10/900 is 9.
        assert!((word.log_ratio().unwrap() - 9_f64.log2()).abs() < 1e-12);
    }

    #[test]
    fn twice_the_rate_is_a_log_ratio_of_one() {
        let ratio = |a, b, c, d| of(a, b, c, d).log_ratio();
        assert_eq!(ratio(2, 1_000, 1, 1_000), Some(1.0));
        assert_eq!(ratio(1, 1_000, 4, 1_000), Some(-2.0));
        // Never in the reference: as if half a time.
        assert_eq!(ratio(4, 1_000, 0, 1_000), Some(3.0));
        assert_eq!(ratio(0, 1_000, 0, 1_000), None);
    }

    #[test]
    fn a_corpus_without_words_has_no_keyness() {
        assert_eq!(WordInTwo::new(0, 0, 1, 2), None);
        assert_eq!(WordInTwo::new(1, 2, 0, 0), None);
    }

    proptest! {
        #[test]
        fn equal_rates_are_no_evidence_and_exchanging_the_corpora_changes_the_sign_alone(
            count in 0_u64..50,
            reference in 0_u64..50,
            rest in 1_u64..5_000,
        ) {
            let (words, reference_words) = (count + rest, reference + rest);
            let one = of(count, words, reference, reference_words);
            let other = of(reference, reference_words, count, words);
            prop_assert!((one.log_likelihood() - other.log_likelihood()).abs() < 1e-9);
            if let (Some(one), Some(other)) = (one.log_ratio(), other.log_ratio()) {
                prop_assert!((one + other).abs() < 1e-9);
            }
            prop_assert!(of(count, words, 3 * count, 3 * words).log_likelihood() < 1e-9);
        }
    }
}
