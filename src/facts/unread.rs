//! Files of which nothing could be read: one refusal can stand for any number of articles.

/// Files that gave a refusal, and no document and no menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// How many.
    pub files: u64,
    /// The first of them with the name of the reason: `b.json (no profile)`.
    pub first: Option<String>,
}

impl Unread {
    /// Adds a file that was refused for a reason of this name, where that is known.
    pub fn add(&mut self, file: &str, reason: Option<&str>) {
        self.files += 1;
        self.first.get_or_insert_with(|| match reason {
            Some(reason) => format!("{file} ({reason})"),
            None => file.to_owned(),
        });
    }

    /// Adds those of the part of the input that follows.
    pub fn merge(&mut self, part: Self) {
        self.files += part.files;
        self.first = self.first.take().or(part.first);
    }
}
