//! Messages between leaders as tables: one by one, by period, and as they were read.

mod events;
mod numbers;
mod reading;

#[cfg(test)]
mod tests;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::analysis::messages::Attribution;
use crate::analysis::messages::MessageQuery;
use crate::analysis::messages::MessageTable;
use crate::coverage::State;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;

use super::names;

pub use self::events::behind_events;
pub use self::events::events;
pub use self::numbers::behind_numbers;
pub use self::numbers::numbers;
pub use self::numbers::numbers_view;
pub use self::reading::readings;
pub use self::reading::unread;

/// Returns the member `query` of a JSON report.
pub fn head(query: &MessageQuery, gazetteer: &Gazetteer) -> Map<String, Value> {
    let between = query
        .between
        .map(|(a, b)| [id(gazetteer, a), id(gazetteer, b)]);
    let window = query.window;
    let members = json!({
        "between": between,
        "from": window.from().map(|day| day.to_string()),
        "to": window.to().map(|day| day.to_string()),
        "to_date": window.to_date().map(|day| day.to_string()),
        "levels": query.levels.iter().map(|level| level.name()).collect::<Vec<_>>(),
        "kinds": query.kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>(),
        "attribution": attribution(query.attribution),
        "unverified": query.unverified,
    });
    [("query".to_owned(), members)].into_iter().collect()
}

/// Returns the members `query` and `choices` of a JSON report of numbers.
pub fn head_of_numbers(table: &MessageTable, gazetteer: &Gazetteer) -> Map<String, Value> {
    let mut members = head(&table.query, gazetteer);
    let choices = table
        .choices
        .iter()
        .map(|(name, counts)| json!({ "choice": name, "messages": counts }));
    members.insert("choices".to_owned(), choices.collect());
    members
}

/// Returns what is held of the days looked at, as a line below a list of messages and as the
/// member `held` of a JSON report, given the messages of a corpus counted over all days together.
pub fn held(whole: &MessageTable) -> Option<(String, Value)> {
    let tallied = whole.periods.first()?;
    let coverage = tallied.coverage?;
    let (held, expected) = (coverage.issue_days_held, coverage.issue_days_expected);
    let members = json!({
        "from": tallied.period.from.to_string(),
        "to": tallied.period.to.to_string(),
        "state": tallied.state().map(names::state),
        "documents": tallied.documents,
        "issue_days": held,
        "issue_days_expected": expected,
    });
    let bound = match coverage.state {
        State::Whole => "",
        State::Partial => ": there may have been more",
        State::None => ": whether there were any is not known",
    };
    let words = format!(
        "held: {held} of {expected} issue days from {} to {}{bound}",
        tallied.period.from, tallied.period.to
    );
    Some((words, members))
}

fn attribution(attribution: Attribution) -> &'static str {
    match attribution {
        Attribution::Published => "published",
        Attribution::Sent => "sent",
        Attribution::Answered => "answered",
    }
}

/// Returns what counts, as a line below a table.
fn policy(query: &MessageQuery) -> String {
    format!("counts: {}", choices(query))
}

/// Returns what counts, in words.
pub(super) fn choices(query: &MessageQuery) -> String {
    let levels: Vec<&str> = query.levels.iter().map(|level| level.name()).collect();
    let kinds = if query.kinds == MessageQuery::messages() {
        "all messages, verbal ones and letters handed over among them, no baskets, wreaths or \
         gifts"
            .to_owned()
    } else {
        let names: Vec<&str> = query.kinds.iter().map(|kind| kind.name()).collect();
        names.join(", ")
    };
    format!(
        "levels {}; kinds {kinds}; by the day {}",
        levels.join(", "),
        match query.attribution {
            Attribution::Published => "of first publication",
            Attribution::Sent => "of sending",
            Attribution::Answered => "of sending, replies by what they answer",
        }
    )
}

fn id(gazetteer: &Gazetteer, entity: EntityIndex) -> &str {
    &gazetteer.entities[usize::from(entity.0)].id
}
