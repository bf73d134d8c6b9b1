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
    /// The file of the last document or menu.
    understood: String,
    /// The file of the last refusal, with the reason of its first, as long as nothing else is
    /// known of it.
    refused: Option<(String, &'static str)>,
}

impl FactsSink {
    /// Returns what was counted and what was refused.
    pub fn finish(mut self) -> (Facts, Vec<Rejection>) {
        self.leave_refused();
        (self.builder.finish(), self.rejections)
    }

    /// Notes that something could be read of a file.
    fn understand(&mut self, file: &str) {
        if self
            .refused
            .as_ref()
            .is_some_and(|(refused, _)| refused == file)
        {
            self.refused = None;
        }
        if self.understood != file {
            file.clone_into(&mut self.understood);
        }
    }

    /// Notes that something of a file was refused.
    fn refuse(&mut self, file: &str, reason: &'static str) {
        let is_known = self
            .refused
            .as_ref()
            .is_some_and(|(known, _)| known == file);
        if !is_known && self.understood != file {
            self.leave_refused();
            self.refused = Some((file.to_owned(), reason));
        }
    }

    /// Ends with a file of which everything was refused.
    fn leave_refused(&mut self) {
        if let Some((file, reason)) = self.refused.take() {
            self.builder.add_unread(&file, Some(reason));
        }
    }
}

impl Sink for FactsSink {
    type Error = Infallible;

    fn plan(&mut self, inputs: &[Input]) -> Result<Vec<Wanted>, Infallible> {
        self.names = inputs.iter().map(|input| input.name.clone()).collect();
        Ok(vec![Wanted::After(0); inputs.len()])
    }

    fn document(&mut self, _: usize, analysed: &Analysed) -> Result<(), Infallible> {
        self.understand(&analysed.document.provenance.file);
        self.builder.add(
            &analysed.document,
            analysed.fingerprints,
            &analysed.mentions,
        );
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
        self.understand(&menu.file);
        self.builder.add_menu(menu);
        Ok(())
    }

    fn rejection(&mut self, _: usize, rejection: Rejection) -> Result<(), Infallible> {
        self.refuse(&rejection.provenance.file, rejection.reason.name());
        self.builder.add_rejected();
        self.rejections.push(rejection);
        Ok(())
    }
}
