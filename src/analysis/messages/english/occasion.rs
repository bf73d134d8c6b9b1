//! The occasion of a message, in the words of its report.

const BEGINNINGS: [&str; 20] = [
    " on the occasion of ",
    " as regards ",
    " in connection with ",
    " on the day of ",
    " on the death of ",
    " on the demise of ",
    " on the new year",
    " on the New Year",
    " on New Year",
    " over the ",
    " over death of ",
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
    let named = BEGINNINGS.iter().filter_map(|words| {
        let at = sentence.find(words)?;
        // `On his way home`, `on his behalf`.
        let rest = &sentence[at + words.len()..];
        let is_another = ["way ", "behalf"].iter().any(|word| rest.starts_with(word));
        (!is_another).then_some(at)
    });
    named.chain(anniversary).min().unwrap_or(sentence.len())
}
