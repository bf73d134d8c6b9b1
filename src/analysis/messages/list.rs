//! Lists of events: messages known from elsewhere, in place of a corpus or to complete it.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use serde::Deserialize;

use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;

use super::Kind;
use super::Level;
use super::UnknownKind;
use super::UnknownLevel;
use super::day::Day;
use super::day::NoDay;

/// A row of a list of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Day on which it was sent, if known.
    pub date: Option<Day>,
    /// Day of its first publication.
    pub published: Day,
    /// Who sent it.
    pub from: EntityIndex,
    /// To whom.
    pub to: EntityIndex,
    /// What was sent.
    pub kind: Kind,
    /// The occasion; empty if none is named.
    pub occasion: String,
    /// Between whom.
    pub level: Level,
    /// Where it is known from.
    pub source: String,
    /// How sure it is.
    pub status: String,
    /// What else is to be said.
    pub note: String,
}

/// Why a list of events could not be read.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum ListError {
    #[error("cannot read events {path}")]
    Read {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("cannot read events {path}")]
    Csv { path: PathBuf, source: csv::Error },
    #[error("{path}:{line}: no entity has the id {id:?}; `headcount gazetteer show` finds ids")]
    Entity {
        path: PathBuf,
        line: u64,
        id: String,
    },
    #[error("{path}:{line}")]
    Field {
        path: PathBuf,
        line: u64,
        source: FieldError,
    },
}

/// A field of a list that says nothing.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum FieldError {
    #[error(transparent)]
    Day(#[from] NoDay),
    #[error(transparent)]
    Kind(#[from] UnknownKind),
    #[error(transparent)]
    Level(#[from] UnknownLevel),
}

/// A row as it is written.
#[derive(Deserialize)]
struct Row {
    date: String,
    published: String,
    from: String,
    to: String,
    kind: String,
    occasion: String,
    level: String,
    source: String,
    status: String,
    note: String,
}

/// Reads a list of events: CSV with the columns `date, published, from, to, kind, occasion,
/// level, source, status, note`. Lines that begin with `#` are remarks.
///
/// # Errors
///
/// If the file cannot be read, or a field names no day, entity, kind or level.
pub fn read_list(path: &Path, gazetteer: &Gazetteer) -> Result<Vec<Listed>, ListError> {
    let text = fs::read_to_string(path).map_err(|source| ListError::Read {
        path: path.to_owned(),
        source,
    })?;
    parse(&text, path, gazetteer)
}

fn parse(text: &str, path: &Path, gazetteer: &Gazetteer) -> Result<Vec<Listed>, ListError> {
    let not_csv = |source| ListError::Csv {
        path: path.to_owned(),
        source,
    };
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let head = reader.headers().map_err(not_csv)?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(not_csv)?;
        let line = record.position().map_or(0, csv::Position::line);
        let row: Row = record.deserialize(Some(&head)).map_err(not_csv)?;
        let entity = |id: &str| {
            gazetteer.entity(id).ok_or_else(|| ListError::Entity {
                path: path.to_owned(),
                line,
                id: id.to_owned(),
            })
        };
        let (from, to) = (entity(&row.from)?, entity(&row.to)?);
        let listed = listed(row, from, to).map_err(|source| ListError::Field {
            path: path.to_owned(),
            line,
            source,
        })?;
        rows.push(listed);
    }
    Ok(rows)
}

fn listed(row: Row, from: EntityIndex, to: EntityIndex) -> Result<Listed, FieldError> {
    let date = if row.date.is_empty() {
        None
    } else {
        Some(row.date.parse()?)
    };
    Ok(Listed {
        date,
        published: row.published.parse()?,
        from,
        to,
        kind: row.kind.parse()?,
        level: row.level.parse()?,
        occasion: row.occasion,
        source: row.source,
        status: row.status,
        note: row.note,
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::GAZETTEER;
    use super::*;

    const HEAD: &str = "date,published,from,to,kind,occasion,level,source,status,note\n";

    fn parsed(row: &str) -> Result<Vec<Listed>, ListError> {
        parse(
            &format!("# A remark\n{HEAD}{row}\n"),
            Path::new("e.csv"),
            &GAZETTEER,
        )
    }

    fn message(error: &ListError) -> String {
        let source = std::error::Error::source(error).map(ToString::to_string);
        [Some(error.to_string()), source]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(": ")
    }

    #[test]
    fn a_row_may_leave_the_day_open() {
        let rows = parsed(",2023-09,kim_jong_un,xi_jinping,verbal_message,,leader,,,").unwrap();
        assert_eq!(rows[0].date, None);
        assert_eq!(rows[0].published.to_string(), "2023-09");
        assert_eq!(rows[0].kind, Kind::Verbal);
    }

    #[test]
    fn what_a_row_cannot_mean_is_said_with_its_line() {
        let error = |row| message(&parsed(row).unwrap_err());
        assert_eq!(
            error("2024-01-01,2024-01-01,kim,xi_jinping,reply,,leader,,,"),
            "e.csv:3: no entity has the id \"kim\"; `headcount gazetteer show` finds ids"
        );
        assert!(
            error("2024-01-01,soon,kim_jong_un,xi_jinping,reply,,leader,,,")
                .starts_with("e.csv:3: \"soon\" is no day and no month")
        );
        assert!(
            error("2024-01-01,2024-01-01,kim_jong_un,xi_jinping,reply,,boss,,,")
                .contains("\"boss\" is no level")
        );
    }
}
