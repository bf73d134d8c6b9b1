//! A section in the menu of its outlet: since when, until when.

use jiff::civil::Date;

use super::history::MenuHistory;
use super::name::SectionKey;

/// What is known of a section from the menus of its outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InMenu {
    /// No snapshot of the outlet's menu is held.
    NotKnown,
    /// There are snapshots, and none shows it.
    NeverShown,
    /// Some show it.
    Shown(MenuLife),
}

/// A section that a menu shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuLife {
    /// First day on which a snapshot shows it.
    pub first: Date,
    /// Last such day.
    pub last: Date,
    /// The last day before `first` with a snapshot: it appeared between the two. `None` if the
    /// first snapshot shows it, so that it may be of any age.
    pub before: Option<Date>,
    /// The first day after `last` with a snapshot: it vanished between the two. `None` if the
    /// last snapshot shows it.
    pub after: Option<Date>,
    /// Days with a snapshot that shows it.
    pub days: u64,
    /// Times that it was gone and came back.
    pub absences: u64,
    /// Where it led, and the first day of each; empty if links are not told.
    pub links: Vec<(Date, String)>,
}

impl MenuHistory {
    /// Returns what the menus show of the section of this name.
    pub(super) fn of(&self, section: &SectionKey) -> InMenu {
        let Some(shown) = self.sections.get(section) else {
            return InMenu::NeverShown;
        };
        let (Some(&first), Some(&last)) = (shown.days.first(), shown.days.last()) else {
            return InMenu::NeverShown;
        };
        let from = self.days.partition_point(|day| *day < first);
        let to = self.days.partition_point(|day| *day <= last);
        let mut absences = 0;
        let mut was_shown = true;
        for day in &self.days[from..to] {
            let is_shown = shown.days.binary_search(day).is_ok();
            absences += u64::from(was_shown && !is_shown);
            was_shown = is_shown;
        }
        InMenu::Shown(MenuLife {
            first,
            last,
            before: from.checked_sub(1).map(|at| self.days[at]),
            after: self.days.get(to).copied(),
            days: shown.days.len() as u64,
            absences,
            links: shown.links.clone(),
        })
    }

    /// Returns on how many days after `last`, up to `end`, a snapshot shows the section.
    pub(super) fn days_shown(&self, section: &SectionKey, last: Date, end: Date) -> u64 {
        self.sections.get(section).map_or(0, |shown| {
            let after = shown.days.iter().filter(|day| last < **day && **day <= end);
            after.count() as u64
        })
    }
}
