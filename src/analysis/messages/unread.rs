//! Which articles that could not be read are worth telling: those that may be of a leader.

use jiff::civil::Date;

use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;

use super::Reason;
use super::act::Act;
use super::leader;
use super::level;
use super::party::Side;
use super::party::Stretch;

/// Returns the leaders that headline and sentence name, if they name enough of them: the top
/// leader and another leader or a foreign office; or, where one side is not named, one leader of
/// a state; or leaders as a group; or a country as one side.
pub(super) fn leaders(
    gazetteer: &Gazetteer,
    day: Date,
    places: &[Stretch<'_>],
    reason: &Reason,
    act: Option<&Act>,
) -> Option<Vec<EntityIndex>> {
    let mut mentioned: Vec<EntityIndex> = places
        .iter()
        .flat_map(|stretch| stretch.inside().map(|mention| mention.entity))
        .collect();
    mentioned.sort_unstable();
    mentioned.dedup();
    let is_foreign = |entity: &EntityIndex| !leader::is_of_home(gazetteer, *entity);
    let is_person = |entity: &EntityIndex| leader::is_person(gazetteer, *entity);
    let has_top_leader = mentioned
        .iter()
        .any(|entity| leader::is_top_leader(gazetteer, *entity, day));
    let has_other = mentioned.iter().any(|it| is_foreign(it) && is_person(it))
        || (mentioned.iter().any(is_foreign)
            && places
                .iter()
                .any(|place| level::names_office(place.words())));
    let sides = || act.into_iter().flat_map(|act| [&act.from, &act.to]);
    let has_group = sides().any(|side| matches!(side, Side::Leaders(..)));
    // `Message to Kim Jong Il from Russia`.
    let is_country = |words: &str| {
        places.iter().any(|place| {
            let mut inside = place.inside();
            inside.any(|mention| {
                leader::is_country(gazetteer, mention.entity)
                    && mention.span.surface(place.text) == words
            })
        })
    };
    let is_from_country =
        sides().any(|side| matches!(side, Side::Other(words) if is_country(words)));
    let is_worth_telling = match reason {
        _ if has_group || (has_top_leader && is_from_country) => true,
        Reason::Group(_) => true,
        Reason::NoSender | Reason::NoRecipient => {
            let has_head_of_state = mentioned
                .iter()
                .any(|it| is_foreign(it) && leader::holds_office(gazetteer, *it, day));
            has_head_of_state || (has_top_leader && has_other)
        }
        Reason::NoVerb | Reason::Sender(_) | Reason::Recipient(_) | Reason::AtHome => {
            has_top_leader && has_other
        }
    };
    is_worth_telling.then(|| mentioned.into_iter().filter(is_person).collect())
}
