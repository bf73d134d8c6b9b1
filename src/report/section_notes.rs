//! What stands below a table of sections: how to read it, and what the menus do not tell.

use crate::analysis::sections::InMenu;
use crate::analysis::sections::MenuHistory;
use crate::analysis::sections::SectionRow;
use crate::analysis::sections::SectionTable;

use super::sections::days_between;
use super::sections::ends;

/// Links that are named before the rest is only counted.
const NAMED: usize = 3;

pub(super) fn footers(answer: &SectionTable) -> Vec<String> {
    if answer.rows.is_empty() {
        return vec!["no document stands in a section".to_owned()];
    }
    let mut footers = Vec::new();
    if answer.rows.iter().any(|row| row.life.is_some()) {
        footers.extend(of_documents(answer));
    }
    if !answer.menus.is_empty() {
        footers.push(
            "menu: appeared between menu_before and menu_first, vanished between menu_last and \
             menu_after; empty: it stood in the first snapshot held, or in the last"
                .to_owned(),
        );
    }
    footers.extend(answer.menus.iter().map(snapshots));
    footers.extend(answer.rows.iter().filter_map(stood_on));
    footers.extend(answer.rows.iter().filter_map(|row| unknown(row, answer)));
    footers.extend(answer.rows.iter().filter_map(came_back));
    footers.extend(links_changed(answer));
    footers
}

fn of_documents(answer: &SectionTable) -> Vec<String> {
    let tested = answer.tested();
    let mut footers = Vec::new();
    if answer.menus.is_empty() {
        footers.push(
            "usual_interval: days from one day with documents to the next, the median; since: \
             from the last document to the last of the outlet"
                .to_owned(),
        );
    } else {
        footers.push(
            "first, last: documents; days_since: from the last document to the last of the outlet"
                .to_owned(),
        );
    }
    footers.push(
        "pause_p: that so many issue days bring nothing, at the section's own rate while it lived"
            .to_owned(),
    );
    if tested > 1 {
        let low = |q: &SectionRow| q.pause_q.is_some_and(|q| q <= 0.05);
        let found = answer.rows.iter().filter(|row| low(row)).count();
        let still = if found == 1 { "stands" } else { "stand" };
        footers.push(format!(
            "{tested} sections were tested; {found} of them {still} still at a false discovery \
             rate of 5 % (pause_q, Benjamini–Hochberg)"
        ));
    }
    footers.push(
        "seasonal sections stop every year: a small pause_p says that one stands still, not why"
            .to_owned(),
    );
    footers
}

/// Returns of which days there is a snapshot.
fn snapshots(menu: &MenuHistory) -> String {
    let (first, last) = ends(menu);
    let (held, all) = (menu.days.len(), days_between(menu));
    let mut parts = vec![format!(
        "menus of {}: {held} days of {all}, {first} to {last}",
        menu.outlet
    )];
    if all > held as u64 {
        parts.push("what the others showed is not known".to_owned());
    }
    if menu.lost > 0 {
        parts.push(format!(
            "on {} days the index names no one menu that is held",
            menu.lost
        ));
    }
    if menu.undated > 0 {
        let (have, tell) = if menu.undated == 1 {
            ("menu has", "tells")
        } else {
            ("menus have", "tell")
        };
        parts.push(format!("{} {have} no day and {tell} nothing", menu.undated));
    }
    parts.join("; ")
}

/// Returns that a section stands in the menu although nothing appears in it.
fn stood_on(row: &SectionRow) -> Option<String> {
    let (life, InMenu::Shown(menu)) = (row.life.as_ref()?, &row.menu) else {
        return None;
    };
    let is_still = row.pause_q.is_some_and(|q| q <= 0.05) && row.menu_days_since? > 0;
    is_still.then(|| {
        format!(
            "{}: stands in the menu to {}, though its last document is of {}; documents of {} \
             are held to {}",
            row.section, menu.last, life.last, row.outlet, life.end
        )
    })
}

/// Returns that a section which was asked for stands nowhere.
fn unknown(row: &SectionRow, answer: &SectionTable) -> Option<String> {
    if row.life.is_some() || row.menu != InMenu::NeverShown {
        return None;
    }
    let menu = answer.menus.iter().find(|menu| menu.outlet == row.outlet)?;
    let (first, last) = ends(menu);
    Some(format!(
        "{}: no menu of {} from {first} to {last} that is held shows it, and no document stands \
         in it: that it vanished, or ever was there, cannot be told from these",
        row.section, row.outlet
    ))
}

/// Returns that a section was gone for a while.
fn came_back(row: &SectionRow) -> Option<String> {
    let InMenu::Shown(menu) = &row.menu else {
        return None;
    };
    let times = match menu.absences {
        0 => return None,
        1 => "once".to_owned(),
        times => format!("{times} times"),
    };
    Some(format!(
        "{}: vanished and came back {times} between {} and {}",
        row.section, menu.first, menu.last
    ))
}

/// Returns which sections stand under another link than before.
fn links_changed(answer: &SectionTable) -> Option<String> {
    let changed: Vec<String> = answer
        .rows
        .iter()
        .filter_map(|row| match &row.menu {
            InMenu::Shown(menu) => menu.links.get(1).map(|(day, _)| (row, *day)),
            InMenu::NeverShown | InMenu::NotKnown => None,
        })
        .map(|(row, day)| format!("{} on {day}", row.section))
        .collect();
    let more = changed.len().saturating_sub(NAMED);
    let named = changed[..changed.len() - more].join(", ");
    match (changed.len(), more) {
        (0, _) => None,
        (_, 0) => Some(format!("other links, and still the same section: {named}")),
        _ => Some(format!(
            "other links, and still the same section: {named} and {more} more (menu_links)"
        )),
    }
}
