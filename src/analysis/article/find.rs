//! The document that somebody means by an id, or by the beginning of one.

use crate::document::DocumentId;
use crate::facts::DocumentIndex;
use crate::facts::Facts;

/// No document, or more than one, is meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum NoSuchDocument {
    #[error(
        "{words:?} is no id of a document, which is up to 32 hexadecimal digits: \
         `headcount concordance` lists ids"
    )]
    NoId { words: String },
    #[error(
        "no document has an id that begins with {prefix:?}{}",
        suggestion(near)
    )]
    Unknown { prefix: String, near: Vec<String> },
    #[error(
        "{prefix:?} begins the ids of {count} documents: give more digits of {}",
        listed(some, *count)
    )]
    Ambiguous {
        prefix: String,
        count: usize,
        some: Vec<String>,
    },
}

fn suggestion(near: &[String]) -> String {
    if near.is_empty() {
        return ": `headcount concordance` lists ids of this corpus".to_owned();
    }
    format!("; did you mean {}?", near.join(" or "))
}

fn listed(some: &[String], count: usize) -> String {
    let more = match count - some.len() {
        0 => String::new(),
        more => format!(" or {more} more"),
    };
    some.join(", ") + &more
}

/// Ids that are listed where one was meant.
const LISTED: usize = 8;

/// Digits that an id has at most.
const DIGITS: usize = 32;

/// Digits of the beginning that an id must share to be thought of.
const SHARED: usize = 4;

/// Returns the document whose id begins with these hexadecimal digits.
///
/// # Errors
///
/// If it is no id, or none or several begin so; then with those that may be meant.
pub fn find(facts: &Facts, words: &str) -> Result<DocumentIndex, NoSuchDocument> {
    let prefix = words.trim().to_ascii_lowercase();
    let is_id = !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_id || prefix.len() > DIGITS {
        return Err(NoSuchDocument::NoId {
            words: words.to_owned(),
        });
    }
    let ids = facts.documents.iter().map(|document| document.id);
    let mut found: Vec<(DocumentId, DocumentIndex)> = ids
        .zip((0..).map(DocumentIndex))
        .filter(|(id, _)| id.to_string().starts_with(&prefix))
        .collect();
    found.sort_unstable();
    match found[..] {
        [(_, document)] => Ok(document),
        [] => Err(NoSuchDocument::Unknown {
            near: nearest(facts, &prefix),
            prefix,
        }),
        _ => Err(NoSuchDocument::Ambiguous {
            prefix,
            count: found.len(),
            some: found
                .iter()
                .take(LISTED)
                .map(|(_, document)| described(facts, *document))
                .collect(),
        }),
    }
}

/// Returns the ids that share most of their beginning with the digits.
fn nearest(facts: &Facts, prefix: &str) -> Vec<String> {
    let shared = |document: &DocumentIndex| {
        let id = facts.documents[document.0 as usize].id.to_string();
        let pairs = id.bytes().zip(prefix.bytes());
        pairs.take_while(|(a, b)| a == b).count()
    };
    let documents = (0..).map(DocumentIndex).take(facts.documents.len());
    let mut near: Vec<(usize, DocumentIndex)> = documents
        .map(|document| (shared(&document), document))
        .filter(|(shared, _)| *shared >= SHARED)
        .collect();
    let most = near.iter().map(|(shared, _)| *shared).max();
    near.retain(|(shared, _)| Some(*shared) == most);
    near.sort_by_key(|(_, document)| facts.documents[document.0 as usize].id);
    let near = near.iter().take(LISTED);
    near.map(|(_, document)| described(facts, *document))
        .collect()
}

fn described(facts: &Facts, document: DocumentIndex) -> String {
    let fact = &facts.documents[document.0 as usize];
    format!(
        "{} ({}, {})",
        fact.id,
        facts.outlet(fact.outlet),
        fact.published
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::invented::Record;
    use crate::analysis::invented::facts;
    use crate::analysis::invented::january;

    fn corpus() -> Facts {
        let records: Vec<Record> = (0..40).map(|n| Record::new(n, january(2), &[])).collect();
        facts(&records)
    }

    #[test]
    fn an_id_is_found_by_its_beginning_whatever_its_case() {
        let facts = corpus();
        let id = facts.documents[7].id.to_string();
        assert_eq!(find(&facts, &id), Ok(DocumentIndex(7)));
        assert_eq!(
            find(&facts, &id[..12].to_ascii_uppercase()),
            Ok(DocumentIndex(7))
        );
    }

    #[test]
    fn a_beginning_of_several_lists_them() {
        let facts = corpus();
        // Forty ids begin with sixteen digits.
        let shared = facts.documents.iter().map(|one| one.id.to_string());
        let mut heads: Vec<String> = shared.map(|id| id[..1].to_owned()).collect();
        heads.sort();
        let pair = heads.windows(2).find(|pair| pair[0] == pair[1]).unwrap();
        let error = find(&facts, &pair[0]).unwrap_err();
        let message = error.to_string();
        assert!(matches!(error, NoSuchDocument::Ambiguous { .. }));
        assert!(message.contains("(kcna-en, 2024-01-02)"), "{message}");
    }

    #[test]
    fn an_id_with_a_wrong_digit_suggests_the_right_one() {
        let facts = corpus();
        let id = facts.documents[3].id.to_string();
        let wrong = format!(
            "{}{}",
            &id[..10],
            if &id[10..11] == "0" { "1" } else { "0" }
        );
        let message = find(&facts, &wrong).unwrap_err().to_string();
        assert!(message.contains(&format!("did you mean {id}")), "{message}");
    }

    #[test]
    fn what_is_no_id_says_what_one_is() {
        let facts = corpus();
        for words in ["", "xi", "dump.json", &"0".repeat(33)] {
            assert!(matches!(
                find(&facts, words),
                Err(NoSuchDocument::NoId { .. })
            ));
        }
        let message = find(&Facts::default(), "abc").unwrap_err().to_string();
        assert!(message.ends_with("lists ids of this corpus"), "{message}");
    }
}
