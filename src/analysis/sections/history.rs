//! The menu of an outlet day by day, put together from all files that tell of it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::name::SectionKey;
use crate::facts::Facts;
use crate::menu::MenuContent;
use crate::menu::MenuEntry;
use crate::menu::MenuFile;
use crate::menu::Snapshot;
use crate::period::Window;

/// What is known of an outlet's menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuHistory {
    /// Name of the outlet.
    pub outlet: String,
    /// Days with a snapshot, in order; at least one. Of any other day nothing is known.
    pub days: Vec<Date>,
    /// Days on which an index names a menu that is not held, or several.
    pub lost: u64,
    /// Menus that neither file, name nor index gives a day.
    pub undated: u64,
    /// Every section that was ever shown.
    pub(super) sections: BTreeMap<SectionKey, Shown>,
}

/// A section as the menus show it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// Its name, as it was spelled last.
    pub(super) name: String,
    /// Days on which a menu shows it, in order.
    pub(super) days: Vec<Date>,
    /// Where it led, and since when.
    pub(super) links: Vec<(Date, String)>,
}

/// Returns the history of every outlet of whose menu there is a dated snapshot in the window, by
/// name. Where two menus of a day differ, both were shown on it.
pub(super) fn histories(facts: &Facts, window: &Window) -> Vec<MenuHistory> {
    let outlets: BTreeSet<&str> = facts.menus.iter().map(|m| m.outlet.as_str()).collect();
    outlets
        .into_iter()
        .filter_map(|outlet| {
            let files = facts.menus.iter().filter(|menu| menu.outlet == outlet);
            history(outlet, &files.collect::<Vec<_>>(), window)
        })
        .collect()
}

fn history(outlet: &str, files: &[&MenuFile], window: &Window) -> Option<MenuHistory> {
    let undated = Undated::of(files);
    let mut menus: BTreeMap<Date, Vec<&[MenuEntry]>> = BTreeMap::new();
    let mut named = BTreeSet::new();
    let mut lost = BTreeSet::new();
    for file in files {
        match &file.content {
            MenuContent::Snapshots(snapshots) => {
                for Snapshot { day, entries } in snapshots {
                    if let Some(day) = day {
                        menus.entry(*day).or_default().push(entries);
                    }
                }
            }
            MenuContent::Index(days) => {
                for (day, key) in days {
                    if let Some(at) = undated.named(key, &file.file) {
                        named.insert(at);
                        menus.entry(*day).or_default().push(undated.menus[at].1);
                    } else {
                        lost.insert(*day);
                    }
                }
            }
        }
    }
    menus.retain(|day, _| window.contains(*day));
    lost.retain(|day| window.contains(*day) && !menus.contains_key(day));
    let mut sections: BTreeMap<SectionKey, Shown> = BTreeMap::new();
    for (day, entries) in &menus {
        for entry in entries.iter().copied().flatten() {
            let shown = sections.entry(SectionKey::of(&entry.section));
            shown.or_default().add(*day, entry);
        }
    }
    (!menus.is_empty()).then(|| MenuHistory {
        outlet: outlet.to_owned(),
        days: menus.into_keys().collect(),
        lost: lost.len() as u64,
        undated: undated.distinct_without(&named),
        sections,
    })
}

impl Shown {
    fn add(&mut self, day: Date, entry: &MenuEntry) {
        self.name.clone_from(&entry.section);
        if self.days.last() != Some(&day) {
            self.days.push(day);
        }
        let is_other = self
            .links
            .last()
            .is_none_or(|(_, link)| *link != entry.link);
        if is_other && !entry.link.is_empty() {
            self.links.push((day, entry.link.clone()));
        }
    }
}

/// Menus to which an index has to give a day, and by which names it may call them.
struct Undated<'a> {
    menus: Vec<(&'a str, &'a [MenuEntry])>,
    by_name: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Undated<'a> {
    fn of(files: &[&'a MenuFile]) -> Self {
        let mut undated = Self {
            menus: Vec::new(),
            by_name: BTreeMap::new(),
        };
        for file in files {
            let MenuContent::Snapshots(snapshots) = &file.content else {
                continue;
            };
            for snapshot in snapshots.iter().filter(|snapshot| snapshot.day.is_none()) {
                let at = undated.menus.len();
                undated.menus.push((&file.file, &snapshot.entries));
                for name in names(&file.file) {
                    undated.by_name.entry(name).or_default().push(at);
                }
            }
        }
        undated
    }

    /// Returns the menu that an index in the file `index` calls `key`: of several, the one in the
    /// same folder; `None` if there is none or they say different things.
    fn named(&self, key: &str, index: &str) -> Option<usize> {
        let (_, key) = folder_and_file(key);
        let called = self.by_name.get(key)?;
        let (folder, _) = folder_and_file(index);
        let is_beside = |at: &&usize| folder_and_file(self.menus[**at].0).0 == folder;
        let beside: Vec<usize> = called.iter().filter(is_beside).copied().collect();
        let meant = if beside.is_empty() { called } else { &beside };
        let (first, others) = meant.split_first()?;
        let is_same = |at: &usize| self.menus[*at].1 == self.menus[*first].1;
        others.iter().all(is_same).then_some(*first)
    }

    /// Returns how many menus, equal ones once, have no day.
    fn distinct_without(&self, named: &BTreeSet<usize>) -> u64 {
        let known: Vec<&[MenuEntry]> = named.iter().map(|at| self.menus[*at].1).collect();
        let mut left: Vec<&[MenuEntry]> = Vec::new();
        for (_, entries) in &self.menus {
            if !known.contains(entries) && !left.contains(entries) {
                left.push(entries);
            }
        }
        left.len() as u64
    }
}

/// Returns the names by which an index may call a file: its own, that without its ending, and
/// what stands in it behind a sign, such as `ed41` of `links_ed41.json`.
fn names(file: &str) -> Vec<&str> {
    let (_, file) = folder_and_file(file);
    let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
    let mut names = vec![file];
    if stem != file {
        names.push(stem);
    }
    let signs = stem.char_indices().filter(|(_, c)| !c.is_alphanumeric());
    names.extend(signs.map(|(at, sign)| &stem[at + sign.len_utf8()..]));
    names.retain(|name| !name.is_empty());
    names
}

fn folder_and_file(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}
