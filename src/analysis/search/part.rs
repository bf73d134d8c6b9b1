//! The part of a store that is searched.

use super::rows::Rows;
use super::set::Set;
use crate::analysis::subcorpus::UnknownName;
use crate::language::Language;
use crate::period::Window;

/// Which documents are searched: those in the window that fit every list which is not empty, as
/// in a [`Subcorpus`](crate::analysis::subcorpus::Subcorpus).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Days of publication.
    pub window: Window,
    /// Names of outlets; empty for all.
    pub outlets: Vec<String>,
    /// Names of sections; empty for all. A document that stands in several fits by any of them.
    pub sections: Vec<String>,
    /// Languages; empty for all, also for documents of no known language.
    pub languages: Vec<Language>,
}

impl Part {
    /// Returns the rows of the part that count.
    pub(super) fn rows(&self, rows: &Rows) -> Result<Set, UnknownName> {
        let mut part = rows.counted();
        if self.window != Window::default() {
            part.intersect(&rows.such(|_, outline| self.window.contains(outline.published)));
        }
        if !self.languages.is_empty() {
            part.intersect(&rows.such(|_, outline| {
                let language = outline.language;
                language.is_some_and(|language| self.languages.contains(&language))
            }));
        }
        let outlets = self.outlets.iter().map(|name| rows.of_outlet(name));
        restrict(&mut part, outlets)?;
        let sections = self.sections.iter().map(|name| rows.in_section(name));
        restrict(&mut part, sections)?;
        Ok(part)
    }
}

/// Keeps what stands in any of the sets, if there is one.
fn restrict(
    part: &mut Set,
    sets: impl Iterator<Item = Result<Set, UnknownName>>,
) -> Result<(), UnknownName> {
    let mut united: Option<Set> = None;
    for set in sets {
        let set = set?;
        match &mut united {
            Some(united) => united.unite(&set),
            None => united = Some(set),
        }
    }
    if let Some(united) = united {
        part.intersect(&united);
    }
    Ok(())
}
