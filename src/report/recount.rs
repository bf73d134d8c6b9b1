//! What other names change: a row an entity and period, with the documents.

use crate::analysis::recount::Recounted;
use crate::document::DocumentId;

use super::table::Cell;
use super::table::Column;
use super::table::Table;
use super::table::Value;

/// Documents of a sort that readers are shown.
const SHOWN: usize = 3;

/// Returns a row for every entity and period whose mentions differ. `gazetteers` are the
/// fingerprints before and after. Readers are shown the first few documents, programs all.
pub fn table(rows: &[Recounted], gazetteers: [&str; 2], is_for_programs: bool) -> Table {
    let ids = |ids: &[DocumentId]| {
        let shown = if is_for_programs { ids.len() } else { SHOWN };
        let more = ids.len().saturating_sub(shown);
        let named = ids.iter().take(shown).map(ToString::to_string);
        let more = (more > 0).then(|| format!("and {more} more (--format csv)"));
        Cell::from(Value::List(named.chain(more).collect()))
    };
    let columns = vec![
        Column::text("entity", 11),
        Column::text("period", u8::MAX),
        Column::number("documents_total"),
        Column::number("documents_before"),
        Column::number("documents_after"),
        Column::number("mentions_before"),
        Column::number("mentions_after"),
        Column::prose("gained"),
        Column::prose("lost"),
        Column::prose("changed"),
    ];
    let [before, after] = gazetteers;
    let sums = match rows.len() {
        0 => "no count changes".to_owned(),
        1 => "1 count changes".to_owned(),
        some => format!("{some} counts change"),
    };
    Table {
        columns,
        rows: rows
            .iter()
            .map(|row| {
                vec![
                    row.entity.as_str().into(),
                    row.period.as_str().into(),
                    row.documents_total.into(),
                    row.documents[0].into(),
                    row.documents[1].into(),
                    row.mentions[0].into(),
                    row.mentions[1].into(),
                    ids(&row.gained),
                    ids(&row.lost),
                    ids(&row.changed),
                ]
            })
            .collect(),
        footers: vec![format!("{sums}: gazetteer {before} before, {after} after")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::format::{self, Format};

    fn written(format: Format) -> String {
        let row = Recounted {
            entity: "cn".to_owned(),
            period: "total".to_owned(),
            documents_total: 9,
            documents: [Some(6), Some(1)],
            mentions: [Some(6), Some(1)],
            gained: Vec::new(),
            lost: (1..=5).map(DocumentId).collect(),
            changed: Vec::new(),
        };
        let is_for_programs = format == Format::Csv;
        let table = table(&[row], ["a", "b"], is_for_programs);
        let mut out = Vec::new();
        format::write(&table, &serde_json::Map::new(), format, None, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn readers_are_told_how_many_documents_are_not_shown() {
        let id = |number| DocumentId(number).to_string();
        let text = written(Format::Text);
        assert!(text.contains(&id(3)) && !text.contains(&id(4)), "{text}");
        assert!(text.contains("and 2 more (--format csv)"), "{text}");
    }

    #[test]
    fn programs_are_told_all() {
        let csv = written(Format::Csv);
        let all = (1..=5).map(|number| DocumentId(number).to_string());
        assert!(csv.contains(&all.collect::<Vec<_>>().join(" | ")), "{csv}");
    }
}
