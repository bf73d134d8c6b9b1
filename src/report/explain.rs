//! Why each string in a text is a mention or is not.

use crate::gazetteer::model::AliasIndex;
use crate::gazetteer::model::Context;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::matching::Circumstance;
use crate::matching::explain::Finding;
use crate::matching::verdict::Precedence;
use crate::matching::verdict::Refusal;
use crate::matching::verdict::Verdict;

use super::names;
use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;

/// Returns a row for every finding in `text`, in their order. `findings` are those of
/// `gazetteer` in `text`, under `circumstance`.
pub fn table(
    gazetteer: &Gazetteer,
    text: &str,
    circumstance: Circumstance,
    findings: &[Finding],
) -> Table {
    let columns = vec![
        Column {
            importance: 2,
            ..Column::number("start")
        },
        Column {
            importance: 1,
            ..Column::number("end")
        },
        Column::text("surface", 11),
        Column::text("entity", u8::MAX),
        Column::text("kind", 0),
        Column::text("counts", u8::MAX),
        Column::prose("why"),
    ];
    let words = Words {
        gazetteer,
        text,
        circumstance,
    };
    let rows = findings.iter().map(|finding| {
        let (entity, kind, counts) = match finding.verdict {
            Verdict::Counted(mention) => (
                words.id(mention.entity).into(),
                names::kind(mention.kind).into(),
                names::level(mention.counts).into(),
            ),
            _ => (Cell::default(), Cell::default(), "no".into()),
        };
        vec![
            u64::from(finding.span.start).into(),
            u64::from(finding.span.end).into(),
            finding.span.surface(text).into(),
            entity,
            kind,
            counts,
            words.why(finding).into(),
        ]
    });
    let mut rows: Vec<Row> = rows.collect();
    // One spelling under several conditions, all failing alike, is one thing to tell.
    rows.dedup();
    let counted = |finding: &&Finding| matches!(finding.verdict, Verdict::Counted(_));
    Table {
        columns,
        footers: vec![
            format!(
                "mentions: {} of {} places where an alias stands; `counts` is the smallest --counts that includes them",
                findings.iter().filter(counted).count(),
                rows.len()
            ),
            format!(
                "language: {}; date: {}; gazetteer: {}",
                circumstance
                    .language
                    .map_or("unknown", |language| language.code()),
                circumstance
                    .published
                    .map_or_else(|| "unknown".to_owned(), |day| day.to_string()),
                gazetteer.fingerprint
            ),
        ],
        rows,
    }
}

/// What verdicts are put into words with.
struct Words<'a> {
    gazetteer: &'a Gazetteer,
    text: &'a str,
    circumstance: Circumstance,
}

impl Words<'_> {
    fn id(&self, entity: EntityIndex) -> &str {
        &self.gazetteer.entities[usize::from(entity.0)].id
    }

    fn alias(&self, alias: AliasIndex) -> &crate::gazetteer::model::Alias {
        &self.gazetteer.aliases[alias.0 as usize]
    }

    fn why(&self, finding: &Finding) -> String {
        match finding.verdict {
            Verdict::Counted(mention) => {
                let alias = &self.alias(mention.alias).text;
                format!("alias {alias:?}")
            }
            Verdict::Decoy => "decoy: reads like a name and is none".to_owned(),
            Verdict::Refused(refusal) => self.refusal(refusal, finding.alias),
            Verdict::GivesWay { to, alias, span } => {
                let other = span.surface(self.text);
                let is_decoy = self.alias(alias).targets.is_empty();
                let sort = if is_decoy { "the decoy " } else { "" };
                match to {
                    Precedence::Longer => format!("inside {sort}{other:?}"),
                    Precedence::Earlier => {
                        format!("overlaps {sort}{other:?}, which begins earlier")
                    }
                    Precedence::SameDecoy => format!("{other:?} is also a decoy"),
                }
            }
            Verdict::Again { entity, .. } => {
                format!("already counted for {}", self.id(entity))
            }
            Verdict::NoHolder(office) => {
                let office = &self.gazetteer.offices[usize::from(office.0)].id;
                match self.circumstance.published {
                    Some(day) => format!("title: no holder of {office} known on {day}"),
                    None => format!("title: the holder of {office} depends on a date (--date)"),
                }
            }
            Verdict::BesideName { entity, name } => format!(
                "title beside its holder's name {:?}, counted for {}",
                name.surface(self.text),
                self.id(entity)
            ),
        }
    }

    fn refusal(&self, refusal: Refusal, alias: AliasIndex) -> String {
        let alias = self.alias(alias);
        match refusal {
            Refusal::Language => format!(
                "an alias in {}, and the text is in another language of this script",
                alias.language.map_or("?", |language| language.code())
            ),
            Refusal::Date => {
                let end = |day: Option<jiff::civil::Date>| {
                    day.map_or_else(|| "…".to_owned(), |day| day.to_string())
                };
                format!("in use only from {} to {}", end(alias.from), end(alias.to))
            }
            Refusal::LeftBoundary => {
                "part of a longer word: what precedes belongs to it".to_owned()
            }
            Refusal::RightBoundary => {
                "part of a longer word: what follows belongs to it".to_owned()
            }
            Refusal::Context(condition) => context(&alias.context[condition]),
        }
    }
}

fn context(condition: &Context) -> String {
    let (words, list) = match condition {
        Context::OnlyBefore(list) => ("counts only before", list),
        Context::NotBefore(list) => ("does not count before", list),
        Context::OnlyAfter(list) => ("counts only after", list),
        Context::NotAfter(list) => ("does not count after", list),
    };
    format!("{words} {}", list.join(", "))
}
