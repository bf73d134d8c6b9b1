//! What became of a claim: the verdict, what was found, and what a sceptic sets beside it.

use jiff::civil::Date;

use crate::analysis::messages::Message;
use crate::analysis::subcorpus::UnknownName;
use crate::coverage::PeriodCoverage;
use crate::document::DocumentId;
use crate::measure::two_counts::RatioInterval;

use super::Claim;
use super::Measured;

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
    /// What was published comes out.
    Reproduced,
    /// Something else does.
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
    #[error(
        "no data: a list that names no message of these days does not show that there was none"
    )]
    ListHasNone,
    #[error("too few mentions for a ratio: {first} and {second}")]
    TooFew { first: u64, second: u64 },
    #[error("too few for a ratio: nothing on the days that it would be divided by")]
    NothingToDivideBy,
    #[error("undecided: the interval holds both more and less than what was published")]
    Undecided,
    #[error("none of {searched} documents holds what is sought: nothing to rank")]
    NothingSought { searched: u64 },
    #[error("no title of the list stands in the {documents} documents with what is sought")]
    NoTitle { documents: u64 },
}

/// What was found of a claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The number; `None` where nothing was searched, and where no day is the first or the last.
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
    /// The share that documents have among those searched, with its 95 % interval.
    OfDocuments {
        /// From 0 to 1.
        share: f64,
        /// Lower end.
        low: f64,
        /// Upper end.
        high: f64,
    },
    /// Documents on the same days of earlier years, the latest first, and the probability of so
    /// uneven a split of documents if all years had one rate.
    SameDaysOfDocuments {
        /// Year, documents that count, documents searched.
        years: Vec<(i16, u64, u64)>,
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
    /// What a ratio of two rates is of.
    Rates {
        /// What happens, in the plural.
        events: &'static str,
        /// Number and exposure on the days asked for.
        first: (u64, u64),
        /// Number and exposure on the others.
        second: (u64, u64),
        /// What the exposure counts, in the plural.
        exposure: &'static str,
        /// Probability of so uneven a split if both had one rate: exact, two-sided.
        p: f64,
    },
    /// The titles that the places stand for: computed, published.
    Titles(String, String),
    /// The highest title on the same days of earlier years, the latest first.
    EarlierTitles(Vec<(i16, String)>),
    /// Countries and their messages, the most first.
    Ranking(Vec<(String, u64)>),
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
