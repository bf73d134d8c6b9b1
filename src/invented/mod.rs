//! A corpus of any size with known counts, for tests of scale that need no real text.
//!
//! What stands in it is known because it was put there: no matcher looks at it, and nothing of
//! how records are read or names found is known here. Every article is made of its number and
//! the seed alone, so that the first articles of a long corpus are those of a short one. The
//! sentences are invented; none is from a newspaper.

mod article;
mod chinese;
mod english;
mod expected;
mod korean;
mod record;
mod russian;
mod sentence;
mod tongue;
mod write;

pub use article::Article;
pub use article::Invention;
pub use write::Error;
pub use write::Written;
pub use write::write;
