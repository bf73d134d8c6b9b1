//! Ids of documents as people read them: as many digits as tell a corpus' documents apart.

use crate::document::DocumentId;
use crate::facts::Facts;

/// Digits that are written at least, as many as in short names of commits.
const SHORTEST: usize = 8;

/// How many digits of an id are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shorthand {
    digits: usize,
}

impl Shorthand {
    /// Returns the shorthand by which no two documents of these facts read alike.
    pub fn of(facts: &Facts) -> Self {
        let mut ids: Vec<u128> = facts.documents.iter().map(|one| one.id.0).collect();
        ids.sort_unstable();
        let shared = ids
            .windows(2)
            .map(|pair| (pair[0] ^ pair[1]).leading_zeros() as usize / 4);
        Self {
            digits: shared.max().map_or(0, |most| most + 1).max(SHORTEST),
        }
    }

    /// Returns the first digits of an id.
    pub fn write(self, id: DocumentId) -> String {
        let mut digits = id.to_string();
        digits.truncate(self.digits);
        digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::FactRow;
    use crate::facts::FactsBuilder;
    use crate::signature::Signature;

    fn facts(ids: &[u128]) -> Facts {
        let mut builder = FactsBuilder::default();
        for id in ids {
            let row = FactRow {
                id: DocumentId(*id),
                outlet: "north",
                section: "",
                language: None,
                published: jiff::civil::date(2024, 1, 1),
                tokens: 1,
                title: None,
                url: None,
                has_body: true,
                signature: Signature::of("text"),
            };
            builder.add_row(&row, []);
        }
        builder.finish()
    }

    #[test]
    fn ids_that_begin_alike_are_written_until_they_differ() {
        let alike = 0x1234_5678_9a00_0000_0000_0000_0000_0000;
        let id = DocumentId(alike);
        assert_eq!(Shorthand::of(&facts(&[alike])).write(id), "12345678");
        assert_eq!(Shorthand::of(&facts(&[alike, 7])).write(id), "12345678");
        let other = 0x1234_5678_9b00_0000_0000_0000_0000_0000;
        assert_eq!(
            Shorthand::of(&facts(&[alike, other])).write(id),
            "123456789a"
        );
        assert_eq!(Shorthand::of(&Facts::default()).write(id), "12345678");
    }
}
