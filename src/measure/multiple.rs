//! Many tests at once: how small does a P have to be to stand out of all of them?
//!
//! Pure arithmetic. Knows no document, file or output format.

/// Returns, for each P value of one family of tests, the smallest false discovery rate at which
/// it would be taken for a finding: its adjusted value, from 0 to 1, in the order given.
///
/// Takes the P values of all m tests that were made, not only of those that look well: m is the
/// length of the list, and has to be told beside the result. Of the findings at or below q, a
/// part of q is expected to be none, if the tests are independent or depend on each other
/// positively. It is no probability that this one is none.
///
/// Source: Benjamini & Hochberg (1995), "Controlling the False Discovery Rate"; adjusted values
/// as in Yekutieli & Benjamini (1999).
pub fn benjamini_hochberg(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|a, b| p_values[*a].total_cmp(&p_values[*b]));
    let m = p_values.len() as f64;
    let mut adjusted = vec![1.0; p_values.len()];
    // From the largest down: none is above a larger one.
    let mut least = 1.0_f64;
    for (rank, at) in order.iter().enumerate().rev() {
        least = least.min(p_values[*at] * m / (rank + 1) as f64);
        adjusted[*at] = least;
    }
    adjusted
}

/// As [`benjamini_hochberg`], where some were not tested and have no P: they are not counted
/// among the tests and have no adjusted value.
pub fn benjamini_hochberg_of(p_values: &[Option<f64>]) -> Vec<Option<f64>> {
    let tested: Vec<f64> = p_values.iter().copied().flatten().collect();
    let mut adjusted = benjamini_hochberg(&tested).into_iter();
    p_values
        .iter()
        .map(|p| p.and_then(|_| adjusted.next()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    // The fifteen P values of the example in the paper (thrombolysis after infarction), of which
    // the procedure takes the first four at 5 %; adjusted by multipletests of statsmodels 0.15.0.
    #[test]
    fn the_example_of_the_paper_has_four_findings() {
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0,
        ];
        let q = benjamini_hochberg(&p);
        assert_eq!(q.iter().filter(|q| **q <= 0.05).count(), 4);
        let expected = [
            0.0015, 0.003, 0.0095, 0.035_625, 0.0603, 0.063_857, 0.063_857, 0.0645, 0.0765, 0.486,
            0.581_182, 0.714_875, 0.753_231, 0.813_214, 1.0,
        ];
        for (q, expected) in q.iter().zip(expected) {
            assert!((q - expected).abs() < 1e-6, "{q} for {expected}");
        }
    }

    // multipletests of statsmodels 0.15.0.
    #[test]
    fn adjusted_values_stand_in_the_order_given() {
        let q = benjamini_hochberg(&[0.04, 0.001, 0.04, 0.03]);
        let expected = [0.04, 0.004, 0.04, 0.04];
        assert!(
            q.iter().zip(expected).all(|(q, e)| (q - e).abs() < 1e-12),
            "{q:?}"
        );
    }

    #[test]
    fn what_was_not_tested_is_no_test() {
        let q = benjamini_hochberg_of(&[None, Some(0.01), None, Some(0.5)]);
        assert_eq!(q, [None, Some(0.02), None, Some(0.5)]);
        assert_eq!(benjamini_hochberg_of(&[None]), [None]);
        assert!(benjamini_hochberg(&[]).is_empty());
    }

    proptest! {
        /// By the definition: of the sorted values the last with p ≤ q·rank/m is taken, and all
        /// before it.
        #[test]
        fn a_value_is_taken_at_a_level_exactly_if_its_adjusted_one_is_below(
            p in prop::collection::vec(0.0_f64..1.0, 1..20), level in 0.001_f64..0.999,
        ) {
            let mut sorted = p.clone();
            sorted.sort_by(f64::total_cmp);
            let m = p.len() as f64;
            let taken = (1..=p.len()).filter(|rank| sorted[rank - 1] <= level * *rank as f64 / m);
            let taken = taken.max().unwrap_or(0);
            let found = benjamini_hochberg(&p).iter().filter(|q| **q <= level).count();
            prop_assert_eq!(found, taken);
        }
    }
}
