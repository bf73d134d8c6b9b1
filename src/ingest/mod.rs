//! Where the stages meet: dump files in, documents and mentions out, in the order of the files.
//!
//! `analyse` is the pure heart, record to document; `pipeline` runs it on many threads; what
//! becomes of the documents is the caller's [`Sink`]: facts for `scan`, a store for `index`.

mod analyse;
mod observer;
mod pipeline;
mod run;
mod sinks;
mod stopwatch;

pub use self::analyse::Analysed;
pub use self::analyse::analyse;
pub use self::analyse::circumstance;
pub use self::observer::Observer;
pub use self::observer::Progress;
pub use self::observer::Silent;
pub use self::run::End;
pub use self::run::Settings;
pub use self::run::Sink;
pub use self::run::Wanted;
pub use self::run::run;
pub use self::run::run_timed;
pub use self::sinks::FactsSink;
pub use self::sinks::StoreSink;
pub use self::sinks::StoreSinkError;
pub use self::stopwatch::Lap;
pub use self::stopwatch::Stage;
pub use self::stopwatch::Stopwatch;
pub use self::stopwatch::Untimed;
