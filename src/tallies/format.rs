//! Tallies as bytes: a head in JSON, then cells and postings as plain numbers.
//!
//! Each block has a digest in the head, and the head its own before it, so that what is read is
//! what was written, and what is not asked for need not be read.

use serde::{Deserialize, Serialize};

use crate::facts::{OutletIndex, SectionIndex};
use crate::gazetteer::model::{Counts, Entity};
use crate::language::Language;
use crate::tallies::{Cell, Posting, Standing, Tallies};

/// What a file begins with. Raised when blocks are written otherwise.
pub(super) const MAGIC: &[u8; 20] = b"headcount tallies 1\n";

/// Bytes of the digest of a head.
pub(super) const DIGEST: usize = 32;

/// Bytes before the head: magic, its length, its digest.
pub(super) const BEFORE_HEAD: usize = MAGIC.len() + size_of::<u64>() + DIGEST;

/// Bytes of a cell and of a posting.
const CELL: usize = 24;
const POSTING: usize = 17;

/// All that is not in blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    /// What the tallies are of: the documents and the rules of standings.
    pub(super) identity: String,
    /// Digest of the gazetteer's files.
    pub(super) names: String,
    pub(super) gazetteer: String,
    pub(super) entities: Vec<Entity>,
    pub(super) outlets: Vec<String>,
    pub(super) sections: Vec<String>,
    pub(super) stands: Vec<Vec<(u16, u32)>>,
    pub(super) cells: Block,
    /// One for each entity.
    pub(super) postings: Vec<Block>,
}

/// A run of bytes after the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Block {
    /// Where it begins, from the end of the head.
    pub(super) at: u64,
    pub(super) bytes: u64,
    /// 16 hexadecimal digits: enough against accidents.
    digest: String,
}

impl Block {
    /// Adds a block to those written, and returns where it is.
    fn add(blocks: &mut Vec<u8>, bytes: &[u8]) -> Self {
        let at = blocks.len() as u64;
        blocks.extend_from_slice(bytes);
        Self {
            at,
            bytes: bytes.len() as u64,
            digest: digest(bytes),
        }
    }

    /// Returns whether these are its bytes.
    pub(super) fn is(&self, bytes: &[u8]) -> bool {
        self.bytes == bytes.len() as u64 && self.digest == digest(bytes)
    }
}

fn digest(bytes: &[u8]) -> String {
    let mut digest = blake3::hash(bytes).to_hex().to_string();
    digest.truncate(16);
    digest
}

/// Returns the content of a file of tallies.
pub(super) fn encode(tallies: &Tallies, identity: &str, names: &str) -> Vec<u8> {
    let mut blocks = Vec::new();
    let cells: Vec<u8> = tallies.cells.iter().flat_map(cell_bytes).collect();
    let cells = Block::add(&mut blocks, &cells);
    let postings = tallies.postings.iter().map(|postings| {
        let bytes: Vec<u8> = postings.iter().flat_map(posting_bytes).collect();
        Block::add(&mut blocks, &bytes)
    });
    let head = Head {
        postings: postings.collect(),
        cells,
        identity: identity.to_owned(),
        names: names.to_owned(),
        gazetteer: tallies.gazetteer.clone(),
        entities: tallies.entities.clone(),
        outlets: tallies.outlets.clone(),
        sections: tallies.sections.clone(),
        stands: tallies.stands.iter().map(|list| numbers(list)).collect(),
    };
    let head = serde_json::to_vec(&head).expect("a head is plain data");
    let mut content = MAGIC.to_vec();
    content.extend((head.len() as u64).to_le_bytes());
    content.extend(blake3::hash(&head).as_bytes());
    content.extend(head);
    content.extend(blocks);
    content
}

fn numbers(list: &[(SectionIndex, u32)]) -> Vec<(u16, u32)> {
    list.iter().map(|(section, n)| (section.0, *n)).collect()
}

impl Head {
    /// Returns the tallies without any posting.
    pub(super) fn tallies(self, cells: Vec<Cell>) -> Tallies {
        let stands = self.stands.into_iter().map(|list| {
            let list = list.into_iter();
            list.map(|(section, n)| (SectionIndex(section), n))
                .collect()
        });
        Tallies {
            stands: stands.collect(),
            postings: vec![Vec::new(); self.entities.len()],
            gazetteer: self.gazetteer,
            entities: self.entities,
            outlets: self.outlets,
            sections: self.sections,
            cells,
        }
    }

    /// Returns whether nothing in a cell points outside the head.
    fn holds(&self, cell: &Cell) -> bool {
        usize::from(cell.outlet.0) < self.outlets.len()
            && (cell.stands as usize) < self.stands.len()
    }

    /// Reads the block of cells; `None` if it is none.
    pub(super) fn cells_in(&self, bytes: &[u8]) -> Option<Vec<Cell>> {
        let (cells, rest) = bytes.as_chunks::<CELL>();
        let cells: Vec<Cell> = cells.iter().map(cell).collect::<Option<_>>()?;
        let is_sound = rest.is_empty() && cells.iter().all(|cell| self.holds(cell));
        is_sound.then_some(cells)
    }
}

fn cell_bytes(cell: &Cell) -> [u8; CELL] {
    let mut bytes = [0; CELL];
    bytes[..4].copy_from_slice(&cell.day.to_le_bytes());
    bytes[4..6].copy_from_slice(&cell.outlet.0.to_le_bytes());
    bytes[6] = language_number(cell.language);
    bytes[7] = cell.standing as u8;
    bytes[8..12].copy_from_slice(&cell.stands.to_le_bytes());
    bytes[12..16].copy_from_slice(&cell.documents.to_le_bytes());
    bytes[16..].copy_from_slice(&cell.tokens.to_le_bytes());
    bytes
}

fn cell(bytes: &[u8; CELL]) -> Option<Cell> {
    let number = |at| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    Some(Cell {
        day: number(0).cast_signed(),
        outlet: OutletIndex(u16::from_le_bytes([bytes[4], bytes[5]])),
        language: match bytes[6] {
            0 => None,
            number => Some(*Language::ALL.get(usize::from(number) - 1)?),
        },
        standing: *[Standing::BareTitle, Standing::Earlier, Standing::Last]
            .get(usize::from(bytes[7]))?,
        stands: number(8),
        documents: number(12),
        tokens: u64::from(number(20)) << 32 | u64::from(number(16)),
    })
}

/// Returns the number that stands for a language: 0 for none.
fn language_number(language: Option<Language>) -> u8 {
    (1..)
        .zip(Language::ALL)
        .find(|(_, known)| Some(*known) == language)
        .map_or(0, |(number, _)| number)
}

/// Every level, by the number that stands for it.
const LEVELS: [Counts; 4] = [Counts::Names, Counts::Demonyms, Counts::All, Counts::Never];

fn posting_bytes(posting: &Posting) -> [u8; POSTING] {
    let mut bytes = [0; POSTING];
    bytes[..4].copy_from_slice(&posting.cell.to_le_bytes());
    bytes[4..8].copy_from_slice(&posting.documents.to_le_bytes());
    bytes[8..16].copy_from_slice(&posting.mentions.to_le_bytes());
    bytes[16] = posting.level as u8;
    bytes
}

/// Reads a block of postings in so many cells; `None` if it is none.
pub(super) fn postings_in(bytes: &[u8], cells: usize) -> Option<Vec<Posting>> {
    let (postings, rest) = bytes.as_chunks::<POSTING>();
    let postings: Vec<Posting> = postings.iter().map(posting).collect::<Option<_>>()?;
    let is_sound = rest.is_empty() && postings.iter().all(|one| (one.cell as usize) < cells);
    is_sound.then_some(postings)
}

fn posting(bytes: &[u8; POSTING]) -> Option<Posting> {
    let number = |at| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    Some(Posting {
        cell: number(0),
        documents: number(4),
        mentions: u64::from(number(12)) << 32 | u64::from(number(8)),
        level: *LEVELS.get(usize::from(bytes[16]))?,
    })
}
