//! Where the stages meet: dump files in, documents and mentions out, in the order of the files.
//!
//! `analyse` is the pure heart, record to document; `pipeline` runs it on many threads; what
//! becomes of the documents is the caller's [`Sink`].

mod pipeline;
