//! The sections of outlets as a table.

use crate::analysis::evidence::of_sections;
use crate::analysis::sections::SectionLife;
use crate::analysis::subcorpus::Subcorpus;
use crate::facts::Facts;

use super::evidence::Backing;
use super::evidence::Behind;
use super::table::Column;
use super::table::Row;
use super::table::Table;
use super::table::Value;

/// Returns the documents in each section. `subcorpus` and `facts` must be those looked at.
pub fn behind(sections: &[SectionLife], subcorpus: &Subcorpus, facts: &Facts) -> Behind {
    let found = of_sections(sections, subcorpus, facts);
    Behind::documents(sections.iter().zip(found).map(|(section, evidence)| {
        let label = format!("{}, {}", section.outlet, section.section);
        Backing::of(Some(section.documents), evidence, label)
    }))
}

/// Returns a row for every section.
pub fn table(sections: &[SectionLife]) -> Table {
    let mut columns = vec![Column::text("outlet", 1), Column::text("section", 2)];
    columns.push(Column::number("documents"));
    columns.extend(["first", "last"].map(|name| Column::text(name, u8::MAX)));
    columns.extend(
        [
            "usual_interval",
            "days_since",
            "issue_days_since",
            "pause_p",
        ]
        .map(Column::number),
    );
    Table {
        columns,
        rows: sections.iter().map(row).collect(),
        footers: footers(sections),
    }
}

fn row(section: &SectionLife) -> Row {
    vec![
        section.outlet.as_str().into(),
        section.section.as_str().into(),
        section.documents.into(),
        section.first.into(),
        section.last.into(),
        section.usual_interval.map(Value::Rate).into(),
        u64::from(section.days_since).into(),
        u64::from(section.issue_days_since).into(),
        section.pause_p.map(Value::Probability).into(),
    ]
}

fn footers(sections: &[SectionLife]) -> Vec<String> {
    if sections.is_empty() {
        return vec!["no document stands in a section".to_owned()];
    }
    let tested = sections.iter().filter(|s| s.pause_p.is_some()).count();
    let several = match tested {
        0 | 1 => String::new(),
        _ => format!(
            "; {tested} sections were tested, so that one below {} is no surprise",
            Value::Probability(1.0 / tested as f64).to_text()
        ),
    };
    vec![
        "usual_interval: days from one day with documents to the next, the median; since: from \
         the last document to the last of the outlet"
            .to_owned(),
        format!(
            "pause_p: that so many issue days bring nothing, at the section's own rate while it \
             lived{several}"
        ),
        "seasonal sections stop every year: a small pause_p says that one stands still, not why"
            .to_owned(),
    ]
}
