//! Tallies in a file of the store: kept, found again, and read as far as a question needs them.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::dedup;
use crate::gazetteer::model::{Entity, EntityIndex};
use crate::store::Store;
use crate::tallies::format::{self, BEFORE_HEAD, Block, DIGEST, Head, MAGIC};
use crate::tallies::{FOLDER, Tallies};

/// Tallies that a store keeps, of which the head has been read.
#[derive(Debug)]
pub struct KeptTallies {
    file: File,
    head: Head,
    /// Where the blocks begin.
    blocks: u64,
}

impl KeptTallies {
    /// Returns the tallies of what a store holds now for the gazetteer whose files have this
    /// digest; `None` if it keeps none, or such as are damaged or of other documents or rules.
    pub fn of(store: &Store, names: &str) -> Option<Self> {
        let kept = Self::read(&path(store.folder(), names)).ok()??;
        (kept.head.names == names && kept.head.identity == identity(store)).then_some(kept)
    }

    /// Reads the head of a file; `None` if it is none.
    pub(super) fn read(path: &Path) -> io::Result<Option<Self>> {
        let mut file = File::open(path)?;
        let mut before = [0; BEFORE_HEAD];
        if file.read_exact(&mut before).is_err() {
            return Ok(None);
        }
        let (magic, rest) = before.split_at(MAGIC.len());
        let (len, digest) = rest.split_at(rest.len() - DIGEST);
        let len = u64::from_le_bytes(len.try_into().expect("eight bytes are left"));
        let is_whole = BEFORE_HEAD as u64 + len <= file.metadata()?.len();
        if magic != MAGIC || !is_whole {
            return Ok(None);
        }
        let mut head = vec![0; usize::try_from(len).unwrap_or(usize::MAX)];
        file.read_exact(&mut head)?;
        if blake3::hash(&head).as_bytes() != digest {
            return Ok(None);
        }
        let Ok(head) = serde_json::from_slice(&head) else {
            return Ok(None);
        };
        Ok(Some(Self {
            file,
            head,
            blocks: BEFORE_HEAD as u64 + len,
        }))
    }

    /// Returns the entities of the gazetteer, in its order.
    pub fn entities(&self) -> &[Entity] {
        &self.head.entities
    }

    /// Returns what the tallies are of: equal for equal documents and rules.
    pub(super) fn identity(&self) -> &str {
        &self.head.identity
    }

    /// Returns the tallies with the postings of some entities, of all if none are named; `None`
    /// if the file is damaged.
    ///
    /// # Panics
    ///
    /// If an entity is none of these.
    pub fn load(mut self, entities: &[EntityIndex]) -> Option<Tallies> {
        let head = self.head.clone();
        let cells = head.cells_in(&self.block(&head.cells)?)?;
        let cell_count = cells.len();
        let wanted: Vec<usize> = if entities.is_empty() {
            (0..head.postings.len()).collect()
        } else {
            entities.iter().map(|at| usize::from(at.0)).collect()
        };
        let mut postings = Vec::with_capacity(wanted.len());
        for at in wanted {
            let block = self.block(&head.postings[at])?;
            postings.push((at, format::postings_in(&block, cell_count)?));
        }
        let mut tallies = head.tallies(cells);
        for (at, of_entity) in postings {
            tallies.postings[at] = of_entity;
        }
        Some(tallies)
    }

    fn block(&mut self, block: &Block) -> Option<Vec<u8>> {
        let at = self.blocks.checked_add(block.at)?;
        let end = at.checked_add(block.bytes)?;
        if end > self.file.metadata().ok()?.len() {
            return None;
        }
        let mut bytes = vec![0; usize::try_from(block.bytes).ok()?];
        self.file.seek(SeekFrom::Start(at)).ok()?;
        self.file.read_exact(&mut bytes).ok()?;
        block.is(&bytes).then_some(bytes)
    }
}

/// Keeps the tallies of a store for the gazetteer whose files have this digest, and removes those
/// of other documents.
///
/// # Errors
///
/// If they cannot be written.
pub fn keep(tallies: &Tallies, store: &Store, names: &str) -> io::Result<()> {
    let folder = store.folder().join(FOLDER);
    fs::create_dir_all(&folder)?;
    let identity = identity(store);
    let content = format::encode(tallies, &identity, names);
    for path in files(&folder)? {
        let kept = KeptTallies::read(&path).ok().flatten();
        if kept.is_none_or(|kept| kept.identity() != identity) {
            fs::remove_file(&path)?;
        }
    }
    // No sync: whatever a loss of power leaves of it is known by its digests.
    let mut beside = tempfile::Builder::new();
    beside.suffix(ENDING);
    // As any file of the store: a temporary file is for its owner alone.
    #[cfg(unix)]
    beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = beside.tempfile_in(&folder)?;
    file.write_all(&content)?;
    file.persist(path(store.folder(), names))?;
    Ok(())
}

/// Removes all tallies of a store; the next who counts may keep them anew.
///
/// # Errors
///
/// If they cannot be removed.
pub fn remove(store: &Store) -> io::Result<()> {
    let files = files(&store.folder().join(FOLDER))?;
    files.into_iter().try_for_each(fs::remove_file)
}

/// How the names of these files end.
const ENDING: &str = ".tallies";

/// Returns the files of tallies in a folder, those of a killed run too, sorted; none if there is
/// no such folder.
pub(super) fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(why) => return Err(why),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        if name.to_string_lossy().ends_with(ENDING) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn path(store: &Path, names: &str) -> PathBuf {
    let short = names.get(..16).unwrap_or(names);
    store.join(FOLDER).join(format!("{short}{ENDING}"))
}

/// Returns a digest of what tallies depend on but for the gazetteer: the content of every
/// partition, what was removed, and the rules by which documents are taken for one article.
pub(super) fn identity(store: &Store) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&dedup::RULES_VERSION.to_le_bytes());
    for partition in store.partitions() {
        hasher.update(&partition.number().to_be_bytes());
        hasher.update(partition.digest().as_bytes());
    }
    hasher.update(store.removals_digest().as_bytes());
    hasher.finalize().to_hex().to_string()
}
