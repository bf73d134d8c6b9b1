//! How far apart two words are: the edits a typing error makes.

/// Returns the optimal string alignment distance: the least number of characters to insert,
/// delete, replace or exchange with their neighbour, no part edited twice.
///
/// Source: Damerau (1964), "A technique for computer detection and correction of spelling errors".
pub(super) fn edits(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_typing_error_is_one_edit() {
        assert_eq!(edits("china", "china"), 0);
        assert_eq!(edits("chna", "china"), 1);
        assert_eq!(edits("chinaa", "china"), 1);
        assert_eq!(edits("chiba", "china"), 1);
        assert_eq!(edits("chnia", "china"), 1);
        assert_eq!(edits("중궄", "중국"), 1);
    }

    #[test]
    fn an_empty_word_is_as_far_as_the_other_is_long() {
        assert_eq!(edits("", "peru"), 4);
        assert_eq!(edits("peru", ""), 4);
    }

    #[test]
    fn kitten_is_three_edits_from_sitting() {
        assert_eq!(edits("kitten", "sitting"), 3);
    }
}
