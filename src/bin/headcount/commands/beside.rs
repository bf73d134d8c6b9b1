//! A sink beside another: it looks at every document before the other takes it.

use headcount::{
    ingest::{Analysed, Sink, Wanted},
    menu::MenuFile,
    rejection::Rejection,
    source::{self, Input},
};

/// Shows every document to a function, and hands everything on.
#[derive(Debug)]
pub(crate) struct Beside<S, F> {
    /// The sink that takes everything.
    pub(crate) inner: S,
    look: F,
}

impl<S, F: FnMut(&Analysed)> Beside<S, F> {
    pub(crate) fn new(inner: S, look: F) -> Self {
        Self { inner, look }
    }
}

impl<S: Sink, F: FnMut(&Analysed)> Sink for Beside<S, F> {
    type Error = S::Error;

    fn plan(&mut self, inputs: &[Input]) -> Result<Vec<Wanted>, S::Error> {
        self.inner.plan(inputs)
    }

    fn document(&mut self, input: usize, analysed: &Analysed) -> Result<(), S::Error> {
        (self.look)(analysed);
        self.inner.document(input, analysed)
    }

    fn rejection(&mut self, input: usize, rejection: Rejection) -> Result<(), S::Error> {
        self.inner.rejection(input, rejection)
    }

    fn menu(&mut self, input: usize, menu: MenuFile) -> Result<(), S::Error> {
        self.inner.menu(input, menu)
    }

    fn unreadable(&mut self, input: usize, error: source::Error) -> Result<(), S::Error> {
        self.inner.unreadable(input, error)
    }

    fn finished(&mut self, input: usize) -> Result<(), S::Error> {
        self.inner.finished(input)
    }
}
