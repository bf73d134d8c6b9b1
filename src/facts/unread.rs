//! Files of which nothing could be read: one refusal can stand for any number of articles.

/// Files that gave no document and no menu, but a refusal or a failure of the system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// How many.
    pub files: u64,
    /// The first of them with the reason: `b.json (no profile)`.
    pub first: Option<String>,
}

impl Unread {
    /// Adds a file that could not be read for this reason, where that is known.
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
