//! Places that messages name.

/// Checks that a message names `path` and a line that the text has.
///
/// # Panics
///
/// If it does not.
pub fn check(path: &str, line: u64, text: &str, message: &str) {
    let lines = text.bytes().filter(|byte| *byte == b'\n').count() as u64 + 1;
    assert!(
        (1..=lines).contains(&line),
        "line {line} of {lines}: {message}"
    );
    assert!(message.contains(&format!("{path}:{line}")), "{message}");
}
