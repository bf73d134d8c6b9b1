//! Documents for the tests of this folder.

use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::civil::date;

use crate::document::DateOrigin;
use crate::document::Document;
use crate::document::DocumentId;
use crate::document::Provenance;
use crate::gazetteer::model::Gazetteer;
use crate::language::Language;
use crate::matching::Circumstance;
use crate::matching::Matcher;
use crate::matching::automaton::Automaton;

use super::Finding;
use super::Message;
use super::read;

pub(super) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::builtin);
static MATCHER: LazyLock<Automaton> = LazyLock::new(|| Automaton::new(&GAZETTEER));

/// A document of 16 August 2024, a Friday.
pub(super) fn document(title: &str, body: &str, language: Language) -> Document {
    published(title, body, language, date(2024, 8, 16))
}

pub(super) fn published(title: &str, body: &str, language: Language, day: Date) -> Document {
    let gap = if title.is_empty() || body.is_empty() {
        ""
    } else {
        "\n\n"
    };
    let text = format!("{title}{gap}{body}");
    Document {
        id: DocumentId::of("kcna-en", day, &text),
        outlet: "kcna-en".to_owned(),
        section: String::new(),
        language: Some(language),
        published: day,
        date_origin: DateOrigin::Field,
        encoding: "UTF-8",
        url: String::new(),
        title_len: u32::try_from(title.len()).unwrap(),
        text,
        tokens: 0,
        provenance: Provenance {
            file: String::new(),
            record: 1,
        },
    }
}

/// Returns what is read in a document with the built-in names.
pub(super) fn findings(document: &Document) -> Vec<Finding> {
    let mut mentions = Vec::new();
    let circumstance = Circumstance {
        language: document.language,
        published: Some(document.published),
    };
    MATCHER.find(&document.text, circumstance, &mut mentions);
    read(document, &mentions, &GAZETTEER)
}

/// Returns `from > to kind date level`, or `- reason`.
pub(super) fn words(document: &Document) -> Vec<String> {
    let id = |entity: crate::gazetteer::model::EntityIndex| {
        GAZETTEER.entities[usize::from(entity.0)].id.as_str()
    };
    findings(document)
        .iter()
        .map(|finding| match finding {
            Finding::Read(reading) => format!(
                "{} > {} {} {} {}",
                id(reading.from),
                id(reading.to),
                reading.kind,
                reading
                    .date
                    .map_or_else(|| "-".to_owned(), |day| day.to_string()),
                reading.level.name()
            ),
            Finding::Unread(unread) => format!("- {}", unread.reason),
        })
        .collect()
}

/// Returns the events that documents report.
pub(super) fn events(documents: &[Document]) -> Vec<Message> {
    let readings = documents.iter().flat_map(findings);
    let read = readings.filter_map(|finding| match finding {
        Finding::Read(reading) => Some(reading),
        Finding::Unread(_) => None,
    });
    super::merge(read.collect(), Vec::new())
}
