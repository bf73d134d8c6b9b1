//! A result with all that it rests on, in a file that can be verified.
//!
//! One JSON object, as `count` writes it, with the corpus, the names and a digest of the file
//! itself, which is its last line.

mod drift;

use std::io;
use std::io::Write;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::analysis::counts::CountTable;
use crate::analysis::provenance;
use crate::facts::Facts;
use crate::gazetteer::MATCHING_RULES_VERSION;
use crate::gazetteer::model::Gazetteer;

use super::counts;
use super::json;

pub use self::drift::Drift;
pub use self::drift::drifts;

/// Version of the format of sealed results.
const FORMAT: u64 = 1;

/// What stands before the digest, at the end of the file.
const BEFORE_DIGEST: &str = ",\n\"digest\":\"";

/// What stands behind it.
const AFTER_DIGEST: &str = "\"}\n";

/// Why a sealed result cannot be used.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Error {
    #[error("it is no sealed result: `headcount count --seal FILE` writes one")]
    NotSealed,
    #[error("it was changed after it was sealed: its digest is not that of its content")]
    Changed,
    #[error(
        "it is sealed in format {found}, and this program knows formats up to {FORMAT}: use a newer headcount"
    )]
    Newer { found: u64 },
    #[error("cannot understand it as JSON")]
    Json(#[source] serde_json::Error),
}

/// Writes counts as a sealed result. The same counts give the same bytes.
///
/// # Errors
///
/// If writing fails.
pub fn write(
    table: &CountTable,
    facts: &Facts,
    gazetteer: &Gazetteer,
    mut out: impl Write,
) -> io::Result<()> {
    let mut text = Vec::new();
    let rows = counts::rows(table);
    json::write(
        &head(table, facts, gazetteer),
        &counts::columns(),
        rows,
        &mut text,
    )?;
    while text.pop().is_some_and(|byte| byte != b'}') {}
    let digest = blake3::hash(&text).to_hex();
    out.write_all(&text)?;
    write!(out, "{BEFORE_DIGEST}{digest}{AFTER_DIGEST}")
}

fn head(table: &CountTable, facts: &Facts, gazetteer: &Gazetteer) -> Map<String, Value> {
    let holdings = provenance::holdings(facts);
    let digest = provenance::corpus_digest(&holdings);
    let held = holdings.iter().map(|holding| {
        json!([
            holding.outlet,
            holding.month,
            holding.documents,
            holding.digest
        ])
    });
    let entities = table.entities.iter().map(|entity| entity.entity);
    let mut head = Map::new();
    head.insert("seal".to_owned(), FORMAT.into());
    head.insert("matching_rules".to_owned(), MATCHING_RULES_VERSION.into());
    head.extend(counts::context(table));
    head.insert("corpus_digest".to_owned(), digest.into());
    head.insert("holdings".to_owned(), held.collect());
    head.insert(
        "aliases".to_owned(),
        json!(provenance::aliases(gazetteer, entities)),
    );
    head
}

/// Returns a sealed result as it was written.
///
/// # Errors
///
/// If it is none, or was changed by so much as a byte.
pub fn read(text: &str) -> Result<Value, Error> {
    let sealed: Value = serde_json::from_str(text).map_err(Error::Json)?;
    let Some(format) = sealed["seal"].as_u64() else {
        return Err(Error::NotSealed);
    };
    if format > FORMAT {
        return Err(Error::Newer { found: format });
    }
    let parts = text
        .strip_suffix(AFTER_DIGEST)
        .and_then(|text| text.rsplit_once(BEFORE_DIGEST));
    let (content, digest) = parts.ok_or(Error::Changed)?;
    if blake3::hash(content.as_bytes()).to_hex().as_str() != digest {
        return Err(Error::Changed);
    }
    Ok(sealed)
}
