//! Does what was published come out when it is counted again?
//!
//! A claim is a question with the answer that somebody published. It is asked of facts, messages,
//! phrases and coverage as any other question is, and tested only where enough is held: what was
//! not searched is neither reproduced nor refuted. Each kind of claim has a file with one function
//! `found`; `check` calls it and gives the verdict.

mod answer;
mod check;
mod claim;
mod counts;
mod day;
mod earlier;
mod error;
mod exchange;
mod file;
mod fitting;
mod messages;
mod parse;
mod passages;
mod phrase;
mod rank;
mod rates;
mod ratio;
mod section;
mod silence;
mod title_only;
mod top;

#[cfg(test)]
mod tests;

pub use self::answer::Beside;
pub use self::answer::Checked;
pub use self::answer::Evidence;
pub use self::answer::Found;
pub use self::answer::Reason;
pub use self::answer::Verdict;
pub use self::check::Material;
pub use self::check::check;
pub use self::claim::About;
pub use self::claim::Asked;
pub use self::claim::Claim;
pub use self::claim::DUPLICATES;
pub use self::claim::Events;
pub use self::claim::Measured;
pub use self::claim::Question;
pub use self::claim::Relation;
pub use self::claim::Sought;
pub use self::error::Error;
pub use self::error::Problem;
pub use self::exchange::query as message_query;
pub use self::parse::read;
pub use self::passages::Passages;
pub use self::phrase::Phrase;
