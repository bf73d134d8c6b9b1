//! Rows of mentions: their columns, written and read.
//!
//! Entities and aliases stand by name, for whoever opens the file, and by index, which is
//! valid in the gazetteer of the set's fingerprint only.

use std::{mem, ops::Range, sync::Arc};

use arrow_array::{
    ArrayRef, RecordBatch, UInt16Array, UInt32Array,
    builder::{StringDictionaryBuilder, UInt16Builder, UInt32Builder},
    types::{Int32Type, UInt16Type, UInt32Type},
};
use arrow_schema::ArrowError;

use crate::facts::MentionCount;
use crate::gazetteer::model::{AliasIndex, AliasKind, Counts, EntityIndex, Gazetteer};
use crate::store::error::Error;
use crate::store::labels::Label;
use crate::store::table::{self, TableFile, Values};

/// Rows of mentions that wait to be written.
#[derive(Default)]
pub(super) struct MentionRows {
    document: UInt32Builder,
    entity: StringDictionaryBuilder<Int32Type>,
    alias: StringDictionaryBuilder<Int32Type>,
    entity_index: UInt16Builder,
    alias_index: UInt32Builder,
    kind: StringDictionaryBuilder<Int32Type>,
    counts: StringDictionaryBuilder<Int32Type>,
    count: UInt32Builder,
}

impl MentionRows {
    /// Adds the mentions in one document; `row` is its row in the partition's documents.
    ///
    /// # Panics
    ///
    /// If the mentions are not of this gazetteer.
    pub(super) fn push(&mut self, gazetteer: &Gazetteer, row: u32, mentions: &[MentionCount]) {
        for mention in mentions {
            let entity = &gazetteer.entities[usize::from(mention.entity.0)];
            let alias = &gazetteer.aliases[mention.alias.0 as usize];
            self.document.append_value(row);
            self.entity.append_value(&entity.id);
            self.alias.append_value(&alias.text);
            self.entity_index.append_value(mention.entity.0);
            self.alias_index.append_value(mention.alias.0);
            self.kind.append_value(mention.kind.stored_name());
            self.counts.append_value(mention.counts.stored_name());
            self.count.append_value(mention.count);
        }
    }

    /// Returns the rows as a table, and starts anew.
    pub(super) fn take(&mut self) -> Result<RecordBatch, ArrowError> {
        let mut rows = mem::take(self);
        let columns: [(&str, ArrayRef, bool); 8] = [
            ("document", Arc::new(rows.document.finish()), false),
            ("entity", Arc::new(rows.entity.finish()), false),
            ("alias", Arc::new(rows.alias.finish()), false),
            ("entity_index", Arc::new(rows.entity_index.finish()), false),
            ("alias_index", Arc::new(rows.alias_index.finish()), false),
            ("kind", Arc::new(rows.kind.finish()), false),
            ("counts", Arc::new(rows.counts.finish()), false),
            ("count", Arc::new(rows.count.finish()), false),
        ];
        table::batch("mentions", columns)
    }
}

/// The columns of mentions that counting needs.
#[derive(Clone, Debug)]
pub(super) struct MentionTable {
    document: UInt32Array,
    entity: UInt16Array,
    alias: UInt32Array,
    kind: Values<AliasKind>,
    counts: Values<Counts>,
    count: UInt32Array,
}

impl MentionTable {
    const COLUMNS: [&str; 6] = [
        "document",
        "entity_index",
        "alias_index",
        "kind",
        "counts",
        "count",
    ];

    /// Decodes the mentions of a mapped file.
    pub(super) fn decode(file: &TableFile) -> Result<Self, Error> {
        let table = file.columns(&Self::COLUMNS)?;
        let mentions = Self {
            document: table.numbers::<UInt32Type>("document")?,
            entity: table.numbers::<UInt16Type>("entity_index")?,
            alias: table.numbers::<UInt32Type>("alias_index")?,
            kind: table.labels("kind")?,
            counts: table.labels("counts")?,
            count: table.numbers::<UInt32Type>("count")?,
        };
        if !mentions.document.values().is_sorted() {
            return Err(file.content("mentions are not in the order of documents"));
        }
        Ok(mentions)
    }

    /// Returns the number of rows.
    pub(super) fn rows(&self) -> usize {
        self.document.len()
    }

    /// Returns whether every row is of a document below `documents` and of this gazetteer.
    pub(super) fn fits(&self, documents: usize, gazetteer: Option<&Gazetteer>) -> bool {
        let last = self.document.values().last();
        last.is_none_or(|row| (*row as usize) < documents)
            && gazetteer.is_none_or(|gazetteer| {
                let entities = gazetteer.entities.len();
                let aliases = gazetteer.aliases.len();
                self.entity
                    .values()
                    .iter()
                    .all(|at| usize::from(*at) < entities)
                    && self
                        .alias
                        .values()
                        .iter()
                        .all(|at| (*at as usize) < aliases)
            })
    }

    /// Returns the row of the first mention at or after `from` that is not of `document`.
    pub(super) fn end(&self, document: u32, from: usize) -> usize {
        let rest = &self.document.values()[from..];
        from + rest.iter().take_while(|row| **row == document).count()
    }

    /// Returns the rows of the mentions in a document.
    pub(super) fn of(&self, document: u32) -> Range<usize> {
        let documents = self.document.values();
        let start = documents.partition_point(|row| *row < document);
        start..self.end(document, start)
    }

    /// Returns the mentions in a row.
    pub(super) fn get(&self, row: usize) -> MentionCount {
        let known = "every row has a kind and a level, the columns have no nulls";
        MentionCount {
            entity: EntityIndex(self.entity.value(row)),
            alias: AliasIndex(self.alias.value(row)),
            kind: self.kind.get(row).expect(known),
            counts: self.counts.get(row).expect(known),
            count: self.count.value(row),
        }
    }
}
