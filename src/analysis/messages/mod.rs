//! Which messages did leaders send one another?
//!
//! A message is an event: somebody sends somebody something on a day, and any number of articles
//! report it. `read` finds what one article reports in its lead sentence; `merge` makes events of
//! it; what has the words of a message and could not be read is a finding too.

mod act;
mod chinese;
mod dating;
mod day;
mod english;
mod events;
mod findings;
mod folded;
mod kind;
mod korean;
mod lead;
mod leader;
mod level;
mod list;
mod party;
mod query;
mod reading;
mod russian;
mod spanish;
mod tally;
mod unread;
mod ways;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::document::DocumentId;
use crate::gazetteer::model::EntityIndex;
use crate::language::Language;

pub use self::day::Day;
pub use self::day::NoDay;
pub use self::events::merge;
pub use self::findings::Findings;
pub use self::kind::Kind;
pub use self::kind::Series;
pub use self::kind::UnknownKind;
pub use self::leader::head;
pub use self::leader::is_of_home;
pub use self::list::FieldError;
pub use self::list::ListError;
pub use self::list::Listed;
pub use self::list::read_list;
pub use self::query::Attribution;
pub use self::query::Choice;
pub use self::query::MessageQuery;
pub use self::reading::read;
pub use self::tally::MessageTable;
pub use self::tally::Source;
pub use self::tally::TalliedPeriod;
pub use self::tally::Way;
pub use self::tally::tally;

/// What one article says of messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It reports this.
    Read(Reading),
    /// It has the words of a message and a leader, and could not be read.
    Unread(Unread),
}

/// A message as one article reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Who sent it.
    pub from: EntityIndex,
    /// To whom.
    pub to: EntityIndex,
    /// What was sent.
    pub kind: Kind,
    /// Between whom, in the order of protocol.
    pub level: Level,
    /// Day on which it was sent, as far as it is said.
    pub date: Option<Date>,
    /// The occasion in the words of the article; empty if none is named.
    pub occasion: String,
    /// Who else signs it, behind the sender.
    pub signed_with: Vec<EntityIndex>,
    /// Who else it is addressed to, behind the recipient.
    pub addressed_with: Vec<EntityIndex>,
    /// How the foreign leader is named.
    pub naming: Naming,
    /// Whether it is one of several that one sentence reports.
    pub grouped: bool,
    /// The article.
    pub report: Report,
    /// The sentence that was read.
    pub sentence: String,
}

/// An article that reports a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Report {
    /// Day of publication.
    pub published: Date,
    /// Outlet.
    pub outlet: String,
    /// The article.
    pub document: DocumentId,
    /// Language it is written in.
    pub language: Option<Language>,
}

/// An article that looks like the report of a message and could not be read as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The article.
    pub report: Report,
    /// Its headline.
    pub title: String,
    /// Why it could not be read.
    pub reason: Reason,
    /// The sentence that was looked at.
    pub sentence: String,
    /// Leaders that it names.
    pub leaders: Vec<EntityIndex>,
}

/// Why an article could not be read as the report of a message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Reason {
    #[error("nobody sends or receives anything in this sentence")]
    NoVerb,
    #[error("no sender is named")]
    NoSender,
    #[error("no recipient is named")]
    NoRecipient,
    #[error("the sender is no leader or party of the gazetteer: {0}")]
    Sender(String),
    #[error("the recipient is no leader or party of the gazetteer: {0}")]
    Recipient(String),
    #[error("leaders are named only as a group: {0}")]
    Group(String),
    #[error("sender and recipient are both of the DPRK")]
    AtHome,
}

/// How a report names the foreign leader of a message, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Naming {
    /// By name, or as a party.
    Name,
    /// By the office alone: who held it on the day of publication.
    Office,
    /// As one of a country's leaders: who signs first for them on the day of publication.
    Group,
}

impl Naming {
    /// Returns the name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Office => "office",
            Self::Group => "group",
        }
    }
}

/// Between whom a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The top leader of the DPRK and a head of state, party or government.
    Leader,
    /// A party is one side, by its committee or as what its head signs for.
    Party,
    /// Others: heads of protocol, premiers, persons without an office of state.
    Official,
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 3] = [Self::Leader, Self::Party, Self::Official];

    /// Returns the name used for `--levels` and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Party => "party",
            Self::Official => "official",
        }
    }
}

/// The text names no level.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no level of messages: use leader, party or official")]
pub struct UnknownLevel(pub String);

impl std::str::FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(name: &str) -> Result<Self, UnknownLevel> {
        Self::ALL
            .into_iter()
            .find(|level| level.name() == name.trim())
            .ok_or_else(|| UnknownLevel(name.to_owned()))
    }
}

/// A message: an event, and where it is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Day on which it was sent; `None` if no report says.
    pub date: Option<Day>,
    /// Day of the first report.
    pub published: Day,
    /// Who sent it.
    pub from: EntityIndex,
    /// To whom.
    pub to: EntityIndex,
    /// What was sent.
    pub kind: Kind,
    /// Between whom.
    pub level: Level,
    /// The occasion in the words of a report or list; empty if none is named.
    pub occasion: String,
    /// Who else signs it, behind the sender.
    pub signed_with: Vec<EntityIndex>,
    /// Who else it is addressed to, behind the recipient.
    pub addressed_with: Vec<EntityIndex>,
    /// How the foreign leader is named, where the reports name one best; `None` if they stand in
    /// a list alone.
    pub naming: Option<Naming>,
    /// Whether it is one of several that one sentence reports.
    pub grouped: bool,
    /// Articles that report it, the earliest first.
    pub reports: Vec<Report>,
    /// Sentences that were read, in the order of the reports.
    pub sentences: Vec<String>,
    /// Its row in a list of events, if it stands in one.
    pub listed: Option<Listed>,
}
