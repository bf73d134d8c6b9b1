//! Menus: which sections an outlet's site showed on which day.
//!
//! A menu is no document: it says nothing of anybody, and is never counted as a record. It is
//! kept as it was found in a file; what became of a section is decided over all files together.

use jiff::civil::Date;

/// What one file tells of an outlet's menus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuFile {
    /// Outlet as named by the profile.
    pub outlet: String,
    /// The file, as in [`Provenance::file`](crate::document::Provenance::file).
    pub file: String,
    /// What stands in it.
    pub content: MenuContent,
}

/// What stands in a file of menus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuContent {
    /// Menus, by day; the one without a day first.
    Snapshots(Vec<Snapshot>),
    /// Days, each with the name of the file that holds the menu of that day, in the order of
    /// the file.
    Index(Vec<(Date, String)>),
}

/// A menu as it stood on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The day; `None` where neither file nor name says, so that an index has to.
    pub day: Option<Date>,
    /// Its entries, from the top; at least one.
    pub entries: Vec<MenuEntry>,
}

/// A section in a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    /// Name of the section.
    pub section: String,
    /// Where it leads; empty if that is not told.
    pub link: String,
}
