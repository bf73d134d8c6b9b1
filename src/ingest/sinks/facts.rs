//! Facts alone: `scan` keeps no text.

use std::convert::Infallible;

use crate::facts::Facts;
use crate::facts::FactsBuilder;
use crate::ingest::Analysed;
use crate::ingest::Sink;
use crate::rejection::Rejection;

/// Keeps facts and rejections, and forgets the text.
#[derive(Debug, Default)]
pub struct FactsSink {
    builder: FactsBuilder,
    rejections: Vec<Rejection>,
}

impl FactsSink {
    /// Returns what was counted and what was refused.
    pub fn finish(self) -> (Facts, Vec<Rejection>) {
        (self.builder.finish(), self.rejections)
    }
}

impl Sink for FactsSink {
    type Error = Infallible;

    fn document(&mut self, _: usize, analysed: Analysed) -> Result<(), Infallible> {
        self.builder
            .add(&analysed.document, analysed.signature, &analysed.mentions);
        Ok(())
    }

    fn rejection(&mut self, _: usize, rejection: Rejection) -> Result<(), Infallible> {
        self.builder.add_rejected();
        self.rejections.push(rejection);
        Ok(())
    }
}
