//! What a store promises, shown on small stores.

use std::{collections::BTreeMap, fs, path::Path, path::PathBuf};

use jiff::civil::date;
use tempfile::TempDir;

use crate::document::{DateOrigin, Document, DocumentId, Provenance};
use crate::facts::{Added, FactRow, Facts, FactsBuilder, Fingerprints, MentionCount};
use crate::gazetteer::model::{
    Alias, AliasIndex, AliasKind, Boundary, Counts, Entity, EntityIndex, EntityKind, Gazetteer,
};
use crate::language::Language;
use crate::menu::{MenuContent, MenuFile};
use crate::rejection::{Reason, Rejection};
use crate::signature::Signature;
use crate::store::manifest::Manifest;
use crate::store::writer::Limit;
use crate::store::{Error, SourceFile, SourceWriter, Store, Writer, check};

mod damage;
mod edits;
mod kills;
mod recounts;
mod removals;
mod repairs;
mod round_trip;

/// A gazetteer of two countries under two names each.
fn gazetteer(fingerprint: &str) -> Gazetteer {
    let entity = |id: &str, name: &str| Entity {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: EntityKind::Country,
        country: None,
    };
    let alias = |text: &str| Alias {
        text: text.to_owned(),
        language: None,
        targets: Vec::new(),
        boundary: Boundary::Open,
        from: None,
        to: None,
        context: std::sync::Arc::default(),
        counts: Counts::Demonyms,
    };
    Gazetteer {
        entities: vec![entity("cn", "China"), entity("ru", "Russia")],
        aliases: ["China", "Chinese", "Russia", "Russian"]
            .map(alias)
            .to_vec(),
        offices: Vec::new(),
        fingerprint: fingerprint.to_owned(),
    }
}

/// The mentions of [`gazetteer`] in a text, found the plainest way.
fn count(text: &str) -> Vec<MentionCount> {
    let found = |(alias, name, entity): (u32, &str, u16)| {
        let count = u32::try_from(text.matches(name).count()).unwrap();
        (count > 0).then_some(MentionCount {
            entity: EntityIndex(entity),
            alias: AliasIndex(alias),
            kind: if alias % 2 == 0 {
                AliasKind::Name
            } else {
                AliasKind::Demonym
            },
            counts: if alias % 2 == 0 {
                Counts::Names
            } else {
                Counts::Demonyms
            },
            count,
        })
    };
    [
        (0, "China", 0),
        (1, "Chinese", 0),
        (2, "Russia ", 1),
        (3, "Russian", 1),
    ]
    .into_iter()
    .filter_map(found)
    .collect()
}

fn document(title: &str, body: &str, file: &str, record: u64) -> Document {
    let text = match (title, body) {
        ("", body) => body.to_owned(),
        (title, "") => title.to_owned(),
        (title, body) => format!("{title}\n\n{body}"),
    };
    let published = date(2024, 10, 1 + i8::try_from(record % 28).unwrap());
    Document {
        id: DocumentId::of("kcna-en", published, &text),
        outlet: "kcna-en".to_owned(),
        section: if record.is_multiple_of(2) {
            "World"
        } else {
            ""
        }
        .to_owned(),
        language: (!record.is_multiple_of(3)).then_some(Language::English),
        published,
        date_origin: DateOrigin::Dateline,
        encoding: "EUC-KR",
        url: format!("http://kcna.kp/{record}"),
        title_len: u32::try_from(title.len()).unwrap(),
        tokens: u32::try_from(text.split_whitespace().count()).unwrap(),
        text,
        provenance: Provenance {
            file: file.to_owned(),
            record,
        },
    }
}

fn fingerprints(document: &Document) -> Fingerprints {
    let mut bytes = [0; 64];
    for (byte, of_text) in bytes.iter_mut().zip(document.text.bytes()) {
        *byte = of_text;
    }
    Fingerprints {
        text: Signature(bytes),
        ..Fingerprints::of(document)
    }
}

fn rejection(file: &str, record: u64) -> Rejection {
    Rejection {
        provenance: Provenance {
            file: file.to_owned(),
            record,
        },
        offset: Some(record * 100),
        reason: Reason::NoDate("field, url".to_owned()),
        excerpt: "{\"title\":".to_owned(),
    }
}

fn menu(file: &str) -> MenuFile {
    MenuFile {
        outlet: "kcna-en".to_owned(),
        file: file.to_owned(),
        content: MenuContent::Index(vec![(date(2024, 8, 4), "ed4164bbfc28".to_owned())]),
    }
}

/// What a record of an input file becomes.
#[derive(Clone, Debug)]
enum Outcome {
    Kept(Document),
    Refused(Rejection),
    Menu(MenuFile),
}

/// An input file: six records, of which one is a copy and one is refused, and a menu.
fn input(file: &str) -> Vec<Outcome> {
    vec![
        Outcome::Kept(document("Chinese visit", "To China from Russia .", file, 1)),
        Outcome::Kept(document("", "A text without a title.", file, 2)),
        Outcome::Refused(rejection(file, 3)),
        Outcome::Menu(menu(file)),
        Outcome::Kept(document("A headline alone", "", file, 4)),
        Outcome::Kept(document("Chinese visit", "To China from Russia .", file, 1)),
        Outcome::Kept(document(
            file,
            "Russian and Chinese guests, 로씨야.",
            file,
            6,
        )),
    ]
}

fn source_file(name: &str) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        digest: blake3::hash(name.as_bytes()).to_hex().to_string(),
        bytes: 1000,
    }
}

fn add(source: &mut SourceWriter<'_, '_>, record: &Outcome) -> Result<(), Error> {
    match record {
        Outcome::Kept(document) => source
            .add_document(document, fingerprints(document), &count(&document.text))
            .map(|_| ()),
        Outcome::Refused(rejection) => source.add_rejection(rejection),
        Outcome::Menu(menu) => source.add_menu(menu),
    }
}

/// Reads input files into a store, as a run of the program does, and commits.
fn index(writer: &mut Writer<'_>, files: &[&str]) {
    for file in files {
        let claim = writer.claim(source_file(file));
        if claim.is_complete() {
            continue;
        }
        let done = usize::try_from(claim.records()).unwrap();
        let mut source = writer.source(&claim);
        for record in &input(file)[done..] {
            add(&mut source, record).unwrap();
        }
        source.finish().unwrap();
    }
    writer.commit().unwrap();
}

/// A store of two input files.
fn store_of_two(gazetteer: &Gazetteer) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    index(
        &mut Writer::open(&folder, gazetteer).unwrap(),
        &["a.json", "b.json"],
    );
    folder
}

/// The facts that the input files give without any store.
fn facts_of(files: &[&str]) -> Facts {
    let mut builder = FactsBuilder::default();
    for file in files {
        for record in input(file) {
            match record {
                Outcome::Kept(document) => {
                    let row = FactRow::of(&document, fingerprints(&document));
                    builder.add_row(&row, count(&document.text));
                }
                Outcome::Refused(_) => builder.add_rejected(),
                Outcome::Menu(menu) => builder.add_menu(menu),
            }
        }
    }
    builder.finish()
}

/// Every file below a folder with its content, but for the lock.
fn content(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(content(&path));
        } else if path.file_name().unwrap() != "LOCK" {
            files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    files
}

/// What a store holds, however its partitions are cut.
fn held(folder: &Path, gazetteer: &Gazetteer) -> (Facts, Vec<String>, Vec<Rejection>, String) {
    let store = Store::open(folder).unwrap();
    let mut rows = Vec::new();
    for partition in store.partitions() {
        let documents = partition.documents().unwrap();
        rows.extend(documents.iter().map(|document| format!("{document:?}")));
    }
    (
        store.facts(gazetteer).unwrap(),
        rows,
        store.rejections().map(Result::unwrap).collect(),
        format!("{:?}", store.sources()),
    )
}
