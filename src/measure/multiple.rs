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
