//! Files of menus: read whole, because half a menu would make sections vanish.

use std::collections::BTreeMap;
use std::io::Read;
use std::ops::ControlFlow;
use std::sync::Arc;

use jiff::civil::Date;

use super::cut;
use super::fields::Fields;
use super::format::Format;
use super::origin::Origin;
use super::profile::Kind;
use crate::document::Provenance;
use crate::menu::MenuContent;
use crate::menu::MenuEntry;
use crate::menu::MenuFile;
use crate::menu::Snapshot;
use crate::rejection::Reason;
use crate::rejection::Rejection;

/// Rows of one file that are kept: menus of a hundred sections for every day of a century are
/// fewer.
const ROWS: usize = 4_000_000;

/// What a file of menus gave.
pub(super) struct Found {
    /// What it tells; `None` if it was refused.
    pub(super) menu: Option<MenuFile>,
    /// A menu that cannot be read to its end, at its first fault; each row of an index that
    /// cannot be read.
    pub(super) refused: Vec<Rejection>,
}

/// A row of a menu or of an index: the day that it names, the section or file, the link.
struct Row {
    day: Option<Date>,
    name: String,
    link: String,
}

/// Reads a file that a profile says is a menu, or an index of menus.
pub(super) fn read(origin: &Arc<Origin>, content: &mut dyn Read) -> Found {
    if !matches!(
        origin.format,
        Format::Json | Format::JsonLines | Format::Csv | Format::Tsv
    ) {
        let what = format!(
            "a menu in {}; it is read from json, json-lines, csv or tsv",
            origin.format.name()
        );
        return refused(vec![whole(origin, Reason::UnknownFormat(what))]);
    }
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    let is_menu = origin.profile.kind == Kind::Menu;
    let _ = cut::cut(origin, content, &mut |batch| {
        for row in batch.rows(|fields| row(origin, &fields)) {
            match row {
                Ok(row) => rows.push(row),
                Err(rejection) => faults.push(rejection),
            }
        }
        if rows.len() > ROWS {
            faults = vec![whole(origin, Reason::Limit(format!("{ROWS} rows")))];
            rows.clear();
            return ControlFlow::Break(());
        }
        if is_menu && !faults.is_empty() {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    if is_menu && !faults.is_empty() {
        faults.truncate(1);
        return refused(faults);
    }
    let content = if is_menu {
        MenuContent::Snapshots(snapshots(rows))
    } else {
        let days = rows
            .into_iter()
            .filter_map(|row| Some((row.day?, row.name)));
        MenuContent::Index(days.collect())
    };
    let outlet = origin.profile.outlet.clone();
    let menu = MenuFile {
        outlet: outlet.unwrap_or_else(|| origin.guessed_outlet.clone()),
        file: origin.file.clone(),
        content,
    };
    let is_empty = matches!(&menu.content, MenuContent::Index(days) if days.is_empty());
    Found {
        menu: (!is_empty).then_some(menu),
        refused: faults,
    }
}

fn row(origin: &Origin, fields: &Fields<'_>) -> Result<Row, Reason> {
    let name = fields.title.trim().to_owned();
    let is_menu = origin.profile.kind == Kind::Menu;
    if name.is_empty() {
        let what = if is_menu { "section" } else { "file of a menu" };
        return Err(Reason::Malformed(format!("the record names no {what}")));
    }
    let day = match origin.published(fields) {
        Ok((day, _)) => Some(day),
        Err(Reason::NoDate(_)) if is_menu => None,
        Err(reason) => return Err(reason),
    };
    Ok(Row {
        day,
        name,
        link: fields.url.trim().to_owned(),
    })
}

/// Returns the menus that the rows make, by day.
fn snapshots(rows: Vec<Row>) -> Vec<Snapshot> {
    let mut days: BTreeMap<Option<Date>, Vec<MenuEntry>> = BTreeMap::new();
    for row in rows {
        days.entry(row.day).or_default().push(MenuEntry {
            section: row.name,
            link: row.link,
        });
    }
    days.into_iter()
        .map(|(day, entries)| Snapshot { day, entries })
        .collect()
}

fn refused(refused: Vec<Rejection>) -> Found {
    Found {
        menu: None,
        refused,
    }
}

/// Returns the refusal of a whole file.
fn whole(origin: &Origin, reason: Reason) -> Rejection {
    Rejection {
        provenance: Provenance {
            file: origin.file.clone(),
            record: 1,
        },
        offset: Some(0),
        reason,
        excerpt: String::new(),
    }
}
