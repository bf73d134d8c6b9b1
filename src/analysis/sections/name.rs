//! Names of sections, compared: menus and documents do not space them alike.

use crate::text::normalize::normalize;

/// What two spellings of one section have in common: letters and digits, without case.
///
/// KCNA writes `Kim Jong Un's` in one menu and `Kim Jong Un 's` in the next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SectionKey(String);

impl SectionKey {
    pub(super) fn of(name: &str) -> Self {
        let folded: String = normalize(name)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        // A name of signs alone is its own.
        Self(if folded.is_empty() {
            name.to_owned()
        } else {
            folded
        })
    }
}
