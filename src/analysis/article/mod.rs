//! One article: which documents of a corpus are versions of it.
//!
//! Knows what facts know: ids, days and standings, no text.

mod find;

use crate::dedup::Deduplicated;
use crate::dedup::Policy;
use crate::dedup::Standing;
use crate::facts::DocumentIndex;
use crate::facts::Facts;

pub use self::find::NoSuchDocument;
pub use self::find::find;

/// A document and the others that are taken for the same article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The document asked for.
    pub asked: DocumentIndex,
    /// All versions, the one asked for among them, by day, then by id.
    pub versions: Vec<Version>,
}

/// A document that is a version of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// The document.
    pub document: DocumentIndex,
    /// How it counts by default.
    pub standing: Standing,
}

impl Article {
    /// Returns the article that a document is a version of, under [`Policy::Revisions`].
    ///
    /// Copies with the same text are one document, whose records only the texts tell.
    ///
    /// # Panics
    ///
    /// If the document is not one of these facts.
    pub fn of(facts: &Facts, asked: DocumentIndex) -> Self {
        let standings = Deduplicated::of(facts, Policy::Revisions).standings;
        let counted = |document: DocumentIndex| match standings[document.0 as usize] {
            Standing::Counted { .. } => document,
            Standing::CopyOf(other) | Standing::RevisionOf(other) => other,
        };
        let mut versions: Vec<Version> = (0..)
            .map(DocumentIndex)
            .zip(&standings)
            .filter(|(document, _)| counted(*document) == counted(asked))
            .map(|(document, standing)| Version {
                document,
                standing: *standing,
            })
            .collect();
        versions.sort_by_key(|version| {
            let fact = &facts.documents[version.document.0 as usize];
            (fact.published, fact.id)
        });
        Self { asked, versions }
    }

    /// Returns how the document asked for counts.
    pub fn standing(&self) -> Standing {
        let asked = self.versions.iter().find(|one| one.document == self.asked);
        asked.expect("a document is a version of itself").standing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::invented::Record;
    use crate::analysis::invented::facts;
    use crate::analysis::invented::january;

    #[test]
    fn an_article_without_other_versions_is_alone() {
        let facts = facts(&[
            Record::new(1, january(2), &[]),
            Record::new(2, january(2), &[]),
        ]);
        let article = Article::of(&facts, DocumentIndex(1));
        assert_eq!(
            article.versions,
            [Version {
                document: DocumentIndex(1),
                standing: Standing::Counted { weight: 1 }
            }]
        );
        assert_eq!(article.standing(), Standing::Counted { weight: 1 });
    }
}
