//! What tantivy is told of a document: its words, and where it stands.

use tantivy::Index;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::TextAnalyzer;

use crate::index::token::Terms;

/// Name of the tokenizer in the schema.
const TOKENIZER: &str = "headcount";

/// Name of the field of places, as columns are asked for.
pub(super) const PLACE: &str = "place";

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// Title and text, with positions; not stored.
    pub(super) text: Field,
    /// Partition and row, as [`Place::to_number`](super::Place::to_number) joins them.
    pub(super) place: Field,
    /// Partition, so that all of it can be deleted.
    pub(super) partition: Field,
}

/// Returns the schema. No lengths of fields are kept: the store knows how many tokens a document
/// has.
pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_indexing_options(indexing);
    let fields = Fields {
        text: schema.add_text_field("text", text),
        place: schema.add_u64_field(PLACE, FAST),
        partition: schema.add_u64_field("partition", INDEXED),
    };
    (schema.build(), fields)
}

/// Teaches an index to take text apart.
pub(super) fn register_tokenizer(index: &Index) {
    let analyzer = TextAnalyzer::builder(Terms).build();
    index.tokenizers().register(TOKENIZER, analyzer);
}
