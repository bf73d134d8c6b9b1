//! The occasion of a message, in the words of its report.

const BEGINNINGS: [&str; 13] = [
    " on the occasion of ",
    " as regards ",
    " in connection with ",
    " over the ",
    " over his ",
    " upon his ",
    " upon her ",
    " on his ",
    " on her ",
    " on its ",
    " to mark ",
    " to celebrate ",
    " for his ",
];

/// Returns the occasion: from the word that begins it to the end of the sentence.
pub(in super::super) fn occasion(sentence: &str) -> &str {
    sentence[start(sentence)..]
        .trim()
        .trim_end_matches(['.', ','])
}

/// Returns the byte at which the occasion begins, or the end.
pub(super) fn start(sentence: &str) -> usize {
    let anniversary = sentence.find("anniversary").and_then(|at| {
        // `On the 63rd anniversary of`: what precedes is a number.
        let before = &sentence[..at];
        before.rfind(" on the ").filter(|on| before.len() - on < 30)
    });
    let beginnings = BEGINNINGS.iter();
    let named = beginnings.filter_map(|words| sentence.find(words));
    named.chain(anniversary).min().unwrap_or(sentence.len())
}
