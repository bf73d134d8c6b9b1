//! Gazetteers written down beside what was counted with them, and read again.
//!
//! A gazetteer proves itself: one whose content does not give its fingerprint is none. That leaves
//! out what is damaged, and what was written under other matching rules.

use super::{
    fingerprint::fingerprint,
    model::{Gazetteer, Target},
};

impl Gazetteer {
    /// Returns the gazetteer as JSON, from which [`Self::from_json`] makes it again. The same
    /// gazetteer gives the same bytes.
    #[expect(
        clippy::missing_panics_doc,
        reason = "plain data can always be written"
    )]
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a gazetteer is plain data")
    }

    /// Returns the gazetteer that was written as this JSON; `None` if it is another, or counts
    /// otherwise by now.
    pub fn from_json(json: &[u8]) -> Option<Self> {
        let gazetteer: Self = serde_json::from_slice(json).ok()?;
        let is_itself = gazetteer.fingerprint == fingerprint(&gazetteer);
        (is_itself && is_closed(&gazetteer)).then_some(gazetteer)
    }
}

/// Returns whether nothing points outside the gazetteer: a store may come from anywhere.
fn is_closed(gazetteer: &Gazetteer) -> bool {
    let (entities, offices) = (gazetteer.entities.len(), gazetteer.offices.len());
    let mut targets = gazetteer.aliases.iter().flat_map(|alias| &alias.targets);
    let mut terms = gazetteer.offices.iter().flat_map(|office| &office.terms);
    targets.all(|(target, _)| match target {
        Target::Entity(index) => usize::from(index.0) < entities,
        Target::Office(index) => usize::from(index.0) < offices,
    }) && terms.all(|(holder, _, _)| usize::from(holder.0) < entities)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_gazetteer_is_read_as_it_was_written() {
        let gazetteer = Gazetteer::builtin();
        let json = gazetteer.to_json();
        assert_eq!(Gazetteer::from_json(&json), Some(gazetteer));
    }

    #[test]
    fn what_was_changed_or_cut_short_is_no_gazetteer() {
        let mut gazetteer = Gazetteer::builtin();
        let json = gazetteer.to_json();
        assert_eq!(Gazetteer::from_json(&json[..json.len() / 2]), None);
        assert_eq!(Gazetteer::from_json(b""), None);
        gazetteer.aliases[7].text.push('x');
        assert_eq!(Gazetteer::from_json(&gazetteer.to_json()), None);
    }

    #[test]
    fn what_points_outside_is_no_gazetteer() {
        let mut gazetteer = Gazetteer::builtin();
        gazetteer.entities.pop();
        gazetteer.fingerprint = fingerprint(&gazetteer);
        assert_eq!(Gazetteer::from_json(&gazetteer.to_json()), None);
    }
}
