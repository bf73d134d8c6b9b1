//! Commands that a reader can copy: each word as a shell takes it for one.

/// Returns a word as a POSIX shell takes it for one.
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+=:,@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Returns a command line of these words.
pub fn command(words: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let words = words.into_iter().map(|word| quoted(word.as_ref()));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_quoted_where_a_shell_would_take_it_apart() {
        assert_eq!(quoted("dump/2024.json"), "dump/2024.json");
        assert_eq!(quoted("자료/1월.json"), "자료/1월.json");
        assert_eq!(quoted("my dump"), "'my dump'");
        assert_eq!(quoted("$(rm -r ~)"), "'$(rm -r ~)'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
        assert_eq!(
            command(["count", "--section", "Home News"]),
            "count --section 'Home News'"
        );
    }
}
