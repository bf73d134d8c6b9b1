//! Patterns over file names: `*` for any characters, `?` for one.
//!
//! A pattern without `/` is held against the file's own name, one with `/` against as many
//! folders as it names. The member of an archive is a file below a folder.

/// A pattern over file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamePattern(String);

impl NamePattern {
    /// Takes the pattern as written in a profile.
    pub(super) fn new(pattern: &str) -> Self {
        Self(pattern.to_owned())
    }

    /// Returns whether the end of `name`, in whole path parts, is as the pattern says.
    pub(super) fn matches(&self, name: &str) -> bool {
        let name = name.replace("!/", "/");
        let parts = self.0.matches('/').count() + 1;
        let start = name
            .rmatch_indices('/')
            .nth(parts - 1)
            .map_or(0, |(at, _)| at + 1);
        let tail = &name[start..];
        tail.matches('/').count() + 1 == parts && matches(self.0.as_bytes(), tail.as_bytes())
    }
}

/// Returns whether the whole `text` is as `pattern` says.
///
/// On a mismatch after a star, the star takes one byte more: linear in all but odd cases.
pub(super) fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(&byte) if byte == b'?' || byte == text[t] => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((at, taken)) = star else {
                    return false;
                };
                star = Some((at, taken + 1));
                p = at + 1;
                t = taken + 1;
            }
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_held_against_as_many_parts_as_it_names() {
        let matches = |pattern, name| NamePattern::new(pattern).matches(name);
        assert!(matches("headlines_*.json", "dump/kcna/headlines_2024.json"));
        assert!(matches("menus/*", "kcna/menus/links_1.json"));
        assert!(!matches("menus/*", "links_1.json"));
        assert!(!matches("headlines_*.json", "dump/old_headlines_1.json"));
        assert!(matches("????.txt", "speeches/1954.txt"));
        assert!(!matches("????.txt", "speeches/notes.txt"));
        assert!(matches("*.json", "all.zip!/a.json"));
        assert!(matches("all.zip/a.json", "all.zip!/a.json"));
    }
}
