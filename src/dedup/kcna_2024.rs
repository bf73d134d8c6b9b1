//! Nine months of real KCNA, held against the counts of an independent program.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::dedup::{Deduplicated, Policy};
use crate::document::DocumentId;
use crate::facts::{FactRow, Facts, FactsBuilder, digest};
use crate::signature::Signature;
use crate::text::compose::compose;
use crate::text::headline::Headline;
use crate::text::normalize::normalize;

/// Stories by month, counted by an independent program: a story is a text, or a title where no
/// text has it on that day; of a link the last version.
const STORIES: [(&str, u64); 9] = [
    ("2023-12", 1),
    ("2024-01", 20),
    ("2024-02", 14),
    ("2024-03", 5),
    ("2024-04", 8),
    ("2024-05", 14),
    ("2024-06", 22),
    ("2024-07", 81),
    ("2024-08", 296),
];

fn facts(records: &[serde_json::Value]) -> Facts {
    let mut builder = FactsBuilder::default();
    for record in records {
        let field = |name: &str| record[name].as_str().unwrap_or_default();
        let moment = Timestamp::from_millisecond(record["date"].as_i64().unwrap()).unwrap();
        let published = TimeZone::UTC.to_datetime(moment).date();
        let title = Headline::of(field("headline")).text;
        let stored = compose(&title, &normalize(field("story_text")));
        builder.add_row(
            &FactRow {
                id: DocumentId::of("kcna-en", published, &stored.text),
                outlet: "kcna-en",
                section: field("topic"),
                language: None,
                published,
                tokens: 0,
                title: digest::title(&title),
                url: digest::url(field("link")),
                has_body: stored.text.len() > title.len(),
                signature: Signature::of(&stored.text),
            },
            [],
        );
    }
    builder.finish()
}

#[test]
fn stories_of_every_month_are_as_many_as_another_program_counts() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data/kcna-en-2024/headlines_2024-09-09.json");
    let Ok(json) = std::fs::read(&path) else {
        println!("skipped: {} is not there", path.display());
        return;
    };
    let records: Vec<serde_json::Value> = serde_json::from_slice(&json).unwrap();
    let facts = facts(&records);
    let view = Deduplicated::of(&facts, Policy::Revisions);

    let mut stories = BTreeMap::new();
    for (document, standing) in facts.documents.iter().zip(&view.standings) {
        let month = document.published.strftime("%Y-%m").to_string();
        *stories.entry(month).or_insert(0) += standing.weight();
    }
    for (month, expected) in STORIES {
        assert_eq!(stories[month], expected, "{month}");
    }
    // Found by eye: four re-issues in August, one on 8 September.
    assert_eq!(view.totals.revisions, 5);
    assert_eq!(view.totals.records, records.len() as u64);
}
