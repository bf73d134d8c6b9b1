//! Does what was published come out when it is counted again?
//!
//! A claim is a question with the answer that somebody published. It is asked of facts, messages
//! and coverage as any other question is, and tested only where enough is held: what was not
//! searched is neither reproduced nor refuted.

mod check;
mod error;
mod file;
mod mentions;
mod messages;
mod parse;
mod section;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::coverage::PeriodCoverage;
use crate::document::DocumentId;
use crate::gazetteer::declaration::Place;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;
use crate::measure::two_counts::RatioInterval;

use super::compare::Counted;
use super::messages::Message;
use super::subcorpus::UnknownName;

pub use self::check::DUPLICATES;
pub use self::check::Material;
pub use self::check::check;
pub use self::error::Error;
pub use self::error::Problem;
pub use self::messages::query as message_query;
pub use self::parse::read;

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
    /// How far a computed number may lie from it and still reproduce it.
    pub tolerance: f64,
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
    /// Share of expected issue days that must be held, from 0 to 1.
    pub coverage: f64,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// How many messages two leaders exchanged.
    Messages(EntityIndex, EntityIndex),
    /// How often one entity is mentioned.
    Count(EntityIndex, Counted),
    /// Whether no document mentions an entity.
    Silence(EntityIndex),
    /// How many times as often the first is mentioned as the second.
    Ratio([EntityIndex; 2], Counted),
    /// Whether nothing appeared in the section.
    Section,
}

impl Claim {
    /// Returns the entities whose mentions it is about, in its order; none of one about messages
    /// or a section.
    pub fn mentioned(&self) -> Vec<EntityIndex> {
        let Asked::Of(question) = &self.asked else {
            return Vec::new();
        };
        match question.about {
            About::Count(entity, _) | About::Silence(entity) => vec![entity],
            About::Ratio(both, _) => both.to_vec(),
            About::Messages(..) | About::Section => Vec::new(),
        }
    }
}

impl Asked {
    /// Returns the name of the kind, as in a file of claims.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::OutOfReach(_) => "out-of-reach",
            Self::Of(question) => match question.about {
                About::Messages(..) => "messages",
                About::Count(_, counted) => counted.name(),
                About::Silence(_) => "silence",
                About::Ratio(..) => "ratio",
                About::Section => "section",
            },
        }
    }
}

/// A number, published or computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measured {
    /// A count.
    Count(u64),
    /// One count over another.
    Ratio(f64),
}

impl Measured {
    /// Returns the number.
    pub fn number(self) -> f64 {
        match self {
            Self::Count(count) => count as f64,
            Self::Ratio(ratio) => ratio,
        }
    }
}

/// A claim, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// What became of it.
    pub verdict: Verdict,
    /// What was found.
    pub found: Found,
}

/// What became of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// The number published comes out.
    Reproduced,
    /// Another one does.
    Differs,
    /// It cannot be tested.
    Untestable(Reason),
}

/// Why a claim cannot be tested.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Reason {
    #[error("out of reach: {0}")]
    OutOfReach(String),
    #[error("no data: nothing is held of these days; needs a corpus that holds them")]
    NoData,
    #[error("no data: {0}")]
    Unknown(UnknownName),
    #[error("coverage: {held} of {expected} issue days are held, fewer than {needed} %")]
    Coverage {
        held: u32,
        expected: u32,
        needed: f64,
    },
    #[error("too few mentions for a ratio: {first} and {second}")]
    TooFew { first: u64, second: u64 },
}

/// What was found of a claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The number; `None` where nothing was searched.
    pub computed: Option<Measured>,
    /// 95 % interval of a ratio.
    pub interval: Option<RatioInterval>,
    /// Documents searched; `None` where there were none.
    pub documents: Option<u64>,
    /// How completely the days are held; `None` where no document was asked.
    pub coverage: Option<PeriodCoverage>,
    /// What to set beside the number before believing what it is said to show.
    pub beside: Vec<Beside>,
    /// The documents and messages behind it.
    pub evidence: Vec<Evidence>,
}

/// What a sceptic sets beside a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Beside {
    /// A list of messages completes or replaces documents; first and last of its days.
    Listed(Date, Date),
    /// Numbers that other choices of what counts give, where they differ.
    Choices(Vec<(&'static str, u64)>),
    /// The same days of earlier years, the latest first, and the probability of so uneven a
    /// split between this year and those if all had one rate.
    SameDays {
        /// Year and number.
        years: Vec<(i16, u64)>,
        /// Exact, two-sided.
        p: f64,
    },
    /// Documents in which only a title stands for the entity.
    TitleOnly(u64),
    /// Share of documents that none in so many leaves possible, 95 %.
    Possible(f64),
    /// How surprising it is that these very days are empty, at the rate before.
    Surprise {
        /// Issue days with a mention that would be expected.
        expected: f64,
        /// Probability of none.
        p: f64,
    },
    /// The same days of an earlier year.
    EarlierRatio {
        /// The year.
        year: i16,
        /// Its ratio.
        ratio: f64,
        /// 95 % interval.
        interval: RatioInterval,
    },
    /// How the section lived up to the last day asked for.
    Section {
        /// Name of the outlet.
        outlet: String,
        /// Its last day with a document.
        last: Date,
        /// Median of the days from one day with documents to the next.
        usual_interval: Option<f64>,
        /// Probability that so many issue days bring nothing, at its own rate.
        pause_p: Option<f64>,
    },
}

/// What stands behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A document that counts.
    Document(DocumentId),
    /// A message that counts, with the documents that report it.
    Message(Box<Message>),
    /// The last document with a mention before a silence.
    Before(DocumentId),
    /// The first one after it.
    After(DocumentId),
}
