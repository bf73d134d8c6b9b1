//! Sections by what stands in them and by what the menu shows, set side by side.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::analysis::subcorpus::Subcorpus;
use crate::analysis::subcorpus::UnknownName;
use crate::coverage::Coverage;
use crate::facts::Facts;
use crate::facts::OutletIndex;
use crate::facts::SectionIndex;
use crate::language::Language;
use crate::measure::multiple::benjamini_hochberg_of;
use crate::period::Window;

use super::SectionLife;
use super::history::MenuHistory;
use super::history::histories;
use super::menu::InMenu;
use super::name::SectionKey;
use super::sections;

/// Which sections are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionQuery {
    /// Days of publication, and of the menu.
    pub window: Window,
    /// Names of outlets; empty for all.
    pub outlets: Vec<String>,
    /// Names of sections, spaces, signs and case aside; empty for all.
    pub sections: Vec<String>,
    /// Languages of documents; empty for all.
    pub languages: Vec<Language>,
}

/// Every section that documents stand in, a menu shows, or is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionTable {
    /// By outlet; first those with documents, the one that stood still longest first.
    pub rows: Vec<SectionRow>,
    /// The menus of the outlets asked for, by outlet.
    pub menus: Vec<MenuHistory>,
}

/// One section of one outlet.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionRow {
    /// Name of the outlet.
    pub outlet: String,
    /// Name of the section.
    pub section: String,
    /// Documents that stand in it; `None` where none of the outlet is held of the days on which
    /// the menu shows it.
    pub documents: Option<u64>,
    /// What stands in it; `None` if no document does.
    pub life: Option<SectionLife>,
    /// Its `pause_p`, adjusted for all sections of the table that have one.
    pub pause_q: Option<f64>,
    /// What the menu shows of it.
    pub menu: InMenu,
    /// Days after its last document, up to the last of its outlet, on which the menu shows it;
    /// `None` without a document or a menu.
    pub menu_days_since: Option<u64>,
}

impl SectionTable {
    /// Returns how many sections were tested for standing still.
    pub fn tested(&self) -> usize {
        self.rows.iter().filter(|row| row.pause_q.is_some()).count()
    }
}

/// Returns the sections asked for. `coverage` must be that of `facts`.
///
/// # Errors
///
/// If a name is of no outlet; or of no section, where no menu is held that could tell whether
/// there was one.
pub fn section_table(
    query: &SectionQuery,
    facts: &Facts,
    coverage: &Coverage,
) -> Result<SectionTable, UnknownName> {
    let mut menus = histories(facts, &query.window);
    menus.retain(|menu| query.outlets.is_empty() || query.outlets.contains(&menu.outlet));
    let lives = match query.part(facts, &menus)? {
        Some(part) => sections(&part, facts, coverage),
        None => Vec::new(),
    };
    let mut rows: Vec<SectionRow> = lives.into_iter().map(|life| row(life, &menus)).collect();
    let mut bare: Vec<SectionRow> = menus
        .iter()
        .flat_map(|menu| query.without_documents(menu, &rows, held(query, menu, facts)))
        .collect();
    rows.append(&mut bare);
    // Stable: within an outlet the order stays.
    rows.sort_by(|one, next| one.outlet.cmp(&next.outlet));
    let pauses: Vec<Option<f64>> = rows
        .iter()
        .map(|row| row.life.as_ref().and_then(|life| life.pause_p))
        .collect();
    for (row, q) in rows.iter_mut().zip(benjamini_hochberg_of(&pauses)) {
        row.pause_q = q;
    }
    Ok(SectionTable { rows, menus })
}

fn row(life: SectionLife, menus: &[MenuHistory]) -> SectionRow {
    let key = SectionKey::of(&life.section);
    let history = menus.iter().find(|menu| menu.outlet == life.outlet);
    SectionRow {
        outlet: life.outlet.clone(),
        section: life.section.clone(),
        documents: Some(life.documents),
        pause_q: None,
        menu: history.map_or(InMenu::NotKnown, |menu| menu.of(&key)),
        menu_days_since: history.map(|menu| menu.days_shown(&key, life.last, life.end)),
        life: Some(life),
    }
}

impl SectionQuery {
    /// Returns the documents that are looked at; `None` if none can be.
    fn part(&self, facts: &Facts, menus: &[MenuHistory]) -> Result<Option<Subcorpus>, UnknownName> {
        let mut part = Subcorpus {
            window: self.window,
            languages: self.languages.clone(),
            ..Subcorpus::default()
        };
        for name in &self.outlets {
            let known = position(&facts.outlets, |outlet| outlet == name);
            if known.is_empty() && !menus.iter().any(|menu| menu.outlet == *name) {
                return Err(UnknownName::Outlet {
                    name: name.clone(),
                    known: facts.outlets.clone(),
                });
            }
            part.outlets.extend(known.into_iter().map(OutletIndex));
        }
        for name in &self.sections {
            let key = SectionKey::of(name);
            let known = position(&facts.sections, |section| SectionKey::of(section) == key);
            if known.is_empty() && menus.is_empty() {
                return Err(UnknownName::Section {
                    name: name.clone(),
                    known: facts.sections.clone(),
                });
            }
            part.sections.extend(known.into_iter().map(SectionIndex));
        }
        let is_possible = (self.outlets.is_empty() || !part.outlets.is_empty())
            && (self.sections.is_empty() || !part.sections.is_empty());
        Ok(is_possible.then_some(part))
    }

    /// Returns the sections of a menu, and those asked for, that no row is of.
    /// `held` are the first and the last day of documents of the outlet.
    fn without_documents(
        &self,
        menu: &MenuHistory,
        rows: &[SectionRow],
        held: Option<(Date, Date)>,
    ) -> Vec<SectionRow> {
        let of_outlet = rows.iter().filter(|row| row.outlet == menu.outlet);
        let mut there: BTreeSet<SectionKey> =
            of_outlet.map(|row| SectionKey::of(&row.section)).collect();
        let asked: Vec<(SectionKey, &str)> = self
            .sections
            .iter()
            .map(|name| (SectionKey::of(name), name.as_str()))
            .collect();
        let shown = menu.sections.iter();
        let shown = shown.map(|(key, shown)| (key.clone(), shown.name.as_str()));
        let mut found: Vec<(SectionKey, &str)> = shown
            .filter(|(key, _)| asked.is_empty() || asked.iter().any(|(wish, _)| wish == key))
            .collect();
        found.sort_by_key(|(key, _)| menu.sections[key].days.first().copied());
        found.extend(asked);
        found
            .into_iter()
            .filter(|(key, _)| there.insert(key.clone()))
            .map(|(key, name)| SectionRow {
                outlet: menu.outlet.clone(),
                section: name.to_owned(),
                documents: none_among(held, &menu.of(&key)),
                life: None,
                pause_q: None,
                menu: menu.of(&key),
                menu_days_since: None,
            })
            .collect()
    }
}

/// Returns the first and the last day of documents of a menu's outlet.
fn held(query: &SectionQuery, menu: &MenuHistory, facts: &Facts) -> Option<(Date, Date)> {
    let days = facts
        .documents
        .iter()
        .filter(|document| facts.outlet(document.outlet) == menu.outlet)
        .map(|document| document.published)
        .filter(|day| query.window.contains(*day));
    days.fold(None, |held, day| {
        let (first, last) = held.unwrap_or((day, day));
        Some((first.min(day), last.max(day)))
    })
}

/// Returns 0 where documents are held of the days on which a section was shown, or of any if it
/// never was.
fn none_among(held: Option<(Date, Date)>, menu: &InMenu) -> Option<u64> {
    let (first, last) = held?;
    match menu {
        InMenu::Shown(shown) => (shown.first <= last && first <= shown.last).then_some(0),
        InMenu::NeverShown | InMenu::NotKnown => Some(0),
    }
}

/// Returns where the names stand that fit.
fn position(names: &[String], fits: impl Fn(&str) -> bool) -> Vec<u16> {
    (0..)
        .zip(names)
        .filter(|(_, name)| fits(name))
        .map(|(at, _)| at)
        .collect()
}
