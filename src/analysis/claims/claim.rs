//! A claim: a question, and the answer that was published.

use jiff::civil::Date;

use crate::analysis::compare::Counted;
use crate::dedup::Policy;
use crate::gazetteer::declaration::Place;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;

use super::phrase::Phrase;

/// Which documents count as one if a claim does not say, as everywhere by default.
pub const DUPLICATES: Policy = Policy::Revisions;

/// A published statement as a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Where it is written down.
    pub place: Place,
    /// Its id, unlike that of any other claim of the file.
    pub id: String,
    /// What was published, in words.
    pub text: String,
    /// By whom.
    pub source: String,
    /// How it is asked.
    pub asked: Asked,
    /// The number published; `None` where it is out of reach and has none.
    pub published: Option<Measured>,
    /// How a computed number must stand to it to reproduce it.
    pub relation: Relation,
    /// How far a computed number may lie from it and still equal it.
    pub tolerance: f64,
}

/// How a computed number must stand to the published one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Relation {
    /// It is the same.
    #[default]
    Equal,
    /// It is larger, with its whole interval.
    More,
    /// It is smaller, with its whole interval.
    Less,
}

/// How a claim is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// Of documents or of messages.
    Of(Question),
    /// Not at all, with what would be needed.
    OutOfReach(String),
}

/// What is asked, and of what.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is asked.
    pub about: About,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Names of outlets; empty for all.
    pub outlets: Vec<String>,
    /// Names of sections; empty for all.
    pub sections: Vec<String>,
    /// Which mentions count.
    pub counts: Counts,
    /// Which documents count as one.
    pub duplicates: Policy,
    /// Share of expected issue days that must be held, from 0 to 1.
    pub coverage: f64,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// How many messages two leaders exchanged; a country stands for its leaders.
    Messages(EntityIndex, EntityIndex),
    /// How many documents hold what is sought, or how often it stands in them.
    Count(Sought, Counted),
    /// How many documents have a title of an entity and none of its names.
    TitleOnly(EntityIndex),
    /// Whether no document mentions an entity.
    Silence(EntityIndex),
    /// How many times as often the first is mentioned as the second.
    Ratio([EntityIndex; 2], Counted),
    /// Whether nothing appeared in the section.
    Section,
    /// On which day what is sought first stands in a document.
    First(Sought),
    /// On which day it last does.
    Last(Sought),
    /// Which of these titles, the highest first, is the highest in documents with what is sought.
    Rank(Sought, Vec<Phrase>),
    /// Whether somebody exchanged most messages with these countries, in this order.
    Top(EntityIndex, Vec<EntityIndex>),
    /// How many times as often something happens in some months as in the others.
    Season(Events, Vec<i8>),
    /// How many times as often something happens as on other days, from the first to the last.
    Change(Events, [Date; 2]),
}

/// What must stand in one document, all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Mentions of these.
    pub entities: Vec<EntityIndex>,
    /// These phrases.
    pub phrases: Vec<Phrase>,
}

/// What happens more or less often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Events {
    /// Messages between two; a country stands for its leaders.
    Messages(EntityIndex, EntityIndex),
    /// Documents that hold what is sought.
    Documents(Sought),
}

impl Claim {
    /// Returns the entities whose mentions it is about, in its order; none of one about messages
    /// or a section.
    pub fn mentioned(&self) -> Vec<EntityIndex> {
        match &self.asked {
            Asked::Of(question) if !question.about.is_of_messages() => question.about.entities(),
            Asked::Of(_) | Asked::OutOfReach(_) => Vec::new(),
        }
    }
}

impl Asked {
    /// Returns the name of the kind, as in a file of claims.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::OutOfReach(_) => "out-of-reach",
            Self::Of(question) => question.about.kind(),
        }
    }
}

impl About {
    fn kind(&self) -> &'static str {
        match self {
            Self::Messages(..) => "messages",
            Self::Count(_, counted) => counted.name(),
            Self::TitleOnly(_) => "title-only",
            Self::Silence(_) => "silence",
            Self::Ratio(..) => "ratio",
            Self::Section => "section",
            Self::First(_) => "first",
            Self::Last(_) => "last",
            Self::Rank(..) => "rank",
            Self::Top(..) => "top",
            Self::Season(..) => "season",
            Self::Change(..) => "change",
        }
    }

    /// Returns whether messages are asked for.
    pub fn is_of_messages(&self) -> bool {
        match self {
            Self::Messages(..) | Self::Top(..) => true,
            Self::Season(events, _) | Self::Change(events, _) => {
                matches!(events, Events::Messages(..))
            }
            _ => false,
        }
    }

    /// Returns whether mentions are asked for, so that it matters which names count.
    pub fn is_of_mentions(&self) -> bool {
        match self {
            Self::Silence(_) | Self::Ratio(..) => true,
            _ => self
                .sought()
                .is_some_and(|sought| !sought.entities.is_empty()),
        }
    }

    /// Returns what must stand in a document that counts.
    pub fn sought(&self) -> Option<&Sought> {
        match self {
            Self::Count(sought, _)
            | Self::First(sought)
            | Self::Last(sought)
            | Self::Rank(sought, _)
            | Self::Season(Events::Documents(sought), _)
            | Self::Change(Events::Documents(sought), _) => Some(sought),
            _ => None,
        }
    }

    /// Returns the entities that it names, in its order.
    pub fn entities(&self) -> Vec<EntityIndex> {
        match self {
            Self::Messages(one, other)
            | Self::Season(Events::Messages(one, other), _)
            | Self::Change(Events::Messages(one, other), _) => vec![*one, *other],
            Self::Ratio(both, _) => both.to_vec(),
            Self::TitleOnly(entity) | Self::Silence(entity) => vec![*entity],
            Self::Top(one, others) => std::iter::once(one).chain(others).copied().collect(),
            Self::Section => Vec::new(),
            Self::Count(sought, _)
            | Self::First(sought)
            | Self::Last(sought)
            | Self::Rank(sought, _)
            | Self::Season(Events::Documents(sought), _)
            | Self::Change(Events::Documents(sought), _) => sought.entities.clone(),
        }
    }

    /// Returns the phrases that documents must be read for.
    pub fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        let ranks: &[Phrase] = match self {
            Self::Rank(_, ranks) => ranks,
            _ => &[],
        };
        let sought = self.sought().into_iter();
        sought.flat_map(|sought| &sought.phrases).chain(ranks)
    }
}

/// A number, published or computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measured {
    /// A count, or a place in a list from 1.
    Count(u64),
    /// One count over another.
    Ratio(f64),
    /// A day.
    Day(Date),
}

impl Measured {
    /// Returns the number; of a day that of days since 1970.
    pub fn number(self) -> f64 {
        match self {
            Self::Count(count) => count as f64,
            Self::Ratio(ratio) => ratio,
            Self::Day(day) => f64::from(crate::facts::day_number(day)),
        }
    }
}
