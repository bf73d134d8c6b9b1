//! Facts alone: `scan` keeps no text.

use std::convert::Infallible;
use std::error::Error;

use crate::document::Provenance;
use crate::facts::Facts;
use crate::facts::FactsBuilder;
use crate::ingest::Analysed;
use crate::ingest::Sink;
use crate::ingest::Wanted;
use crate::menu::MenuFile;
use crate::rejection::Reason;
use crate::rejection::Rejection;
use crate::source;
use crate::source::Input;

/// Keeps facts and rejections, and forgets the text.
#[derive(Debug, Default)]
pub struct FactsSink {
    builder: FactsBuilder,
    rejections: Vec<Rejection>,
    /// Names of the inputs.
    names: Vec<String>,
}

impl FactsSink {
    /// Returns what was counted and what was refused.
    pub fn finish(self) -> (Facts, Vec<Rejection>) {
        (self.builder.finish(), self.rejections)
    }
}

impl Sink for FactsSink {
    type Error = Infallible;

    fn plan(&mut self, inputs: &[Input]) -> Result<Vec<Wanted>, Infallible> {
        self.names = inputs.iter().map(|input| input.name.clone()).collect();
        Ok(vec![Wanted::After(0); inputs.len()])
    }

    fn document(&mut self, _: usize, analysed: Analysed) -> Result<(), Infallible> {
        self.builder
            .add(&analysed.document, analysed.signature, &analysed.mentions);
        Ok(())
    }

    fn unreadable(&mut self, input: usize, error: source::Error) -> Result<(), Infallible> {
        let why = error.source().map_or_else(String::new, ToString::to_string);
        let file = self.names[input].clone();
        let provenance = Provenance { file, record: 1 };
        self.rejection(
            input,
            Rejection {
                provenance,
                offset: None,
                reason: Reason::Unreadable(why),
                excerpt: String::new(),
            },
        )
    }

    fn menu(&mut self, _: usize, menu: MenuFile) -> Result<(), Infallible> {
        self.builder.add_menu(menu);
        Ok(())
    }

    fn rejection(&mut self, _: usize, rejection: Rejection) -> Result<(), Infallible> {
        self.builder.add_rejected();
        self.rejections.push(rejection);
        Ok(())
    }
}
