//! Which documents count: copies and earlier versions, decided once and kept beside the index.
//!
//! They are decided over the facts of all documents (`dedup`), which takes longer than a search;
//! kept, they are two bits a row. Derived, and of exactly the partitions that they name.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use crate::dedup::{Deduplicated, Policy, RULES_VERSION, Standing};
use crate::document::DocumentId;
use crate::index::FOLDER;
use crate::index::error::Error;
use crate::index::layout::Layout;
use crate::store::Store;

/// What the file begins with.
const MAGIC: &[u8] = b"headcount standings 1\n";

/// Bytes of a digest.
const DIGEST: usize = 32;

/// How a row stands.
const COPY: u8 = 0;
const BARE_TITLE: u8 = 1;
const EARLIER: u8 = 2;
const COUNTED: u8 = 3;

/// The standing of every row of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standings {
    /// Four rows a byte, two bits each.
    packed: Vec<u8>,
    rows: u32,
    articles: u64,
    tokens: u64,
    /// Which rows were removed from the store; empty if none were.
    removed: Vec<bool>,
}

impl Standings {
    /// Returns the standings of a store: those kept, if they are of what it holds now, otherwise
    /// decided anew.
    ///
    /// # Errors
    ///
    /// If the store is damaged.
    pub fn load(store: &Store) -> Result<Self, Error> {
        let standings = match Self::read(store) {
            Some(kept) => kept,
            None => Self::of(store)?,
        };
        Ok(Self {
            removed: store.removed_rows()?,
            ..standings
        })
    }

    /// Returns whether standings are kept of what a store holds now, by the rules in use.
    pub fn are_kept(store: &Store) -> bool {
        Self::read(store).is_some()
    }

    /// Decides the standings of a store.
    ///
    /// # Errors
    ///
    /// If the store is damaged.
    pub fn of(store: &Store) -> Result<Self, Error> {
        Ok(Self::decided(store)?)
    }

    /// Returns whether the standings that were kept, if any, are those of the documents.
    pub(super) fn are_sound(store: &Store) -> Result<bool, crate::store::Error> {
        let Some(kept) = Self::read(store) else {
            return Ok(true);
        };
        let decided = Self::decided(store)?;
        Ok(Self {
            removed: decided.removed.clone(),
            ..kept
        } == decided)
    }

    fn decided(store: &Store) -> Result<Self, crate::store::Error> {
        let facts = store.facts_without_mentions()?;
        let decided = Deduplicated::of(&facts, Policy::Revisions);
        let documents = facts.documents.iter().zip(&decided.standings);
        let standings: HashMap<DocumentId, u8> = documents
            .map(|(document, standing)| {
                let standing = match standing {
                    Standing::Counted { .. } => COUNTED,
                    Standing::CopyOf(_) => BARE_TITLE,
                    Standing::RevisionOf(_) => EARLIER,
                };
                (document.id, standing)
            })
            .collect();
        let mut decided = Self {
            packed: Vec::new(),
            rows: 0,
            articles: 0,
            tokens: 0,
            removed: store.removed_rows()?,
        };
        for partition in store.partitions() {
            for row in partition.outlines()?.iter() {
                // What was removed is in no facts.
                let known = standings.get(&row.id).filter(|_| !row.is_copy);
                decided.push(known.copied().unwrap_or(COPY));
                if known.is_some() {
                    decided.articles += 1;
                    decided.tokens += u64::from(row.tokens);
                }
            }
        }
        Ok(decided)
    }

    /// Returns whether the row with this ordinal stands for an article under a policy. Under
    /// [`Policy::None`] every row does, copies too, but for those that were removed. The row with
    /// the text of an article counts as long as any record of it is left.
    pub fn counts(&self, ordinal: u32, policy: Policy) -> bool {
        let standing = self.get(ordinal);
        match policy {
            Policy::None => self.removed.get(ordinal as usize) != Some(&true),
            Policy::Copies => standing >= EARLIER,
            Policy::Revisions => standing == COUNTED,
        }
    }

    /// Returns the number of articles: rows with a text of their own, whether they count or not.
    pub fn articles(&self) -> u64 {
        self.articles
    }

    /// Returns the number of tokens in all articles.
    pub fn tokens(&self) -> u64 {
        self.tokens
    }

    fn get(&self, ordinal: u32) -> u8 {
        self.packed[ordinal as usize / 4] >> (2 * (ordinal % 4)) & 3
    }

    fn push(&mut self, standing: u8) {
        if self.rows.is_multiple_of(4) {
            self.packed.push(0);
        }
        let last = self.packed.len() - 1;
        self.packed[last] |= standing << (2 * (self.rows % 4));
        self.rows += 1;
    }

    /// Reads the standings that were kept; `None` if there are none, or of other documents.
    pub(super) fn read(store: &Store) -> Option<Self> {
        let content = fs::read(path(store)).ok()?;
        let content = content.strip_prefix(MAGIC)?;
        let (digest, content) = content.split_at_checked(DIGEST)?;
        let (of, rest) = content.split_at_checked(DIGEST)?;
        let (articles, rest) = rest.split_first_chunk()?;
        let (tokens, packed) = rest.split_first_chunk()?;
        let rows = Layout::of(store).rows();
        let is_sound = blake3::hash(content).as_bytes() == digest
            && identity(store, RULES_VERSION) == of
            && packed.len() == (rows as usize).div_ceil(4);
        is_sound.then(|| Self {
            packed: packed.to_vec(),
            rows,
            articles: u64::from_le_bytes(*articles),
            tokens: u64::from_le_bytes(*tokens),
            removed: Vec::new(),
        })
    }

    /// Keeps the standings.
    pub(super) fn write(&self, store: &Store) -> Result<(), Error> {
        let path = path(store);
        let content = [
            &identity(store, RULES_VERSION)[..],
            &self.articles.to_le_bytes(),
            &self.tokens.to_le_bytes(),
            &self.packed,
        ]
        .concat();
        let written = || -> io::Result<()> {
            let folder = path.parent().expect("it lies in the folder of the index");
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(MAGIC)?;
            file.write_all(blake3::hash(&content).as_bytes())?;
            file.write_all(&content)?;
            file.as_file().sync_all()?;
            file.persist(&path)?;
            Ok(())
        };
        written().map_err(|source| Error::File {
            path: path.clone(),
            source,
        })
    }
}

/// Returns where the standings of a store are kept.
pub(super) fn path(store: &Store) -> PathBuf {
    store.folder().join(FOLDER).join("standings")
}

/// Returns a digest of what the standings depend on: the rules, the content of every partition,
/// and what was removed.
fn identity(store: &Store, rules: u32) -> [u8; DIGEST] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&rules.to_be_bytes());
    for partition in store.partitions() {
        hasher.update(&partition.number().to_be_bytes());
        hasher.update(partition.digest().as_bytes());
    }
    hasher.update(store.removals_digest().as_bytes());
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::model::Gazetteer;
    use crate::store::Writer;

    #[test]
    fn standings_kept_by_other_rules_are_decided_anew() {
        let folder = tempfile::tempdir().unwrap();
        let gazetteer = Gazetteer {
            entities: Vec::new(),
            aliases: Vec::new(),
            offices: Vec::new(),
            fingerprint: "0001".to_owned(),
        };
        let mut writer = Writer::open(&folder, &gazetteer).unwrap();
        writer.commit().unwrap();
        let store = Store::open(&folder).unwrap();
        fs::create_dir(folder.path().join(FOLDER)).unwrap();
        assert!(!Standings::are_kept(&store));
        Standings::of(&store).unwrap().write(&store).unwrap();
        assert!(Standings::are_kept(&store));

        let [kept, older] = [0, 1].map(|less| identity(&store, RULES_VERSION - less));
        let mut content = fs::read(path(&store)).unwrap();
        let (head, of) = content.split_at_mut(MAGIC.len() + DIGEST);
        assert_eq!(of[..DIGEST], kept);
        of[..DIGEST].copy_from_slice(&older);
        head[MAGIC.len()..].copy_from_slice(blake3::hash(of).as_bytes());
        fs::write(path(&store), content).unwrap();
        assert!(!Standings::are_kept(&store));
    }
}
