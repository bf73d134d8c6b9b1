//! Moving through JSON: past strings, values and white space, over the ends of windows.

use std::ops::ControlFlow;

use memchr::memchr;

use super::Cutter;
use super::More;

/// Brackets inside each other in one record; deeper ones are no article.
const MAX_NESTING: usize = 128;

/// Why a value has no end.
pub(super) enum Fault {
    /// The file ended.
    End,
    /// A bracket closes another kind, or brackets nest too deep.
    Brackets,
}

/// What was found on the way through the file.
pub(super) type Step<T> = ControlFlow<(), T>;

pub(super) struct Scanner<'s, 'c> {
    pub(super) cutter: &'s mut Cutter<'c>,
    /// Position in the window.
    pub(super) at: usize,
    /// Where the record being cut begins; what stands before it can be given up.
    pub(super) keep: Option<usize>,
    /// Where in the file a record began that is too long to be kept.
    pub(super) too_long: Option<u64>,
}

impl Scanner<'_, '_> {
    /// Goes past one value.
    pub(super) fn value(&mut self) -> Step<Result<(), Fault>> {
        let mut open: Vec<u8> = Vec::new();
        loop {
            let Some(byte) = self.byte()? else {
                // A number or word at the top of the file ends with it.
                return Step::Continue(if open.is_empty() {
                    Ok(())
                } else {
                    Err(Fault::End)
                });
            };
            match byte {
                b'"' => {
                    if !self.string()? {
                        return Step::Continue(Err(Fault::End));
                    }
                    if open.is_empty() {
                        return Step::Continue(Ok(()));
                    }
                    continue;
                }
                b'{' | b'[' if open.len() == MAX_NESTING => {
                    return Step::Continue(Err(Fault::Brackets));
                }
                b'{' => open.push(b'}'),
                b'[' => open.push(b']'),
                b'}' | b']' => match open.pop() {
                    Some(expected) if expected == byte => {
                        if open.is_empty() {
                            self.at += 1;
                            return Step::Continue(Ok(()));
                        }
                    }
                    Some(_) => return Step::Continue(Err(Fault::Brackets)),
                    None => return Step::Continue(Ok(())),
                },
                b',' | b' ' | b'\n' | b'\r' | b'\t' if open.is_empty() => {
                    return Step::Continue(Ok(()));
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Goes past a string; returns whether it ends.
    pub(super) fn string(&mut self) -> Step<bool> {
        let mut from = self.at + 1;
        loop {
            let window = &self.cutter.window;
            if let Some(quote) = memchr(b'"', window.get(from..).unwrap_or_default()) {
                let quote = from + quote;
                let before = &window[self.at + 1..quote];
                from = quote + 1;
                if backslashes(before).is_multiple_of(2) {
                    self.at = from;
                    return Step::Continue(true);
                }
                continue;
            }
            let end = window.len();
            if self.keep.is_none() {
                // Of a string passed over, an open backslash is all that matters. It stands
                // in for the opening quote, one byte before what is looked at next.
                let open = backslashes(&window[(self.at + 1).min(end)..]) % 2;
                self.at = end - 1 - open;
            }
            let before = self.at;
            if !self.refill()? {
                return Step::Continue(false);
            }
            from = end - (before - self.at);
        }
    }

    /// Returns the next byte that is no white space, without passing it.
    pub(super) fn next(&mut self) -> Step<Option<u8>> {
        loop {
            match self.byte()? {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return Step::Continue(other),
            }
        }
    }

    /// Returns the byte at the position, reading on where the window ends.
    pub(super) fn byte(&mut self) -> Step<Option<u8>> {
        loop {
            if let Some(byte) = self.cutter.window.get(self.at) {
                return Step::Continue(Some(*byte));
            }
            if !self.refill()? {
                return Step::Continue(None);
            }
        }
    }

    /// Moves the window on; returns whether there may be more. It has grown, or a record that
    /// is too long is no longer kept, so that it can grow next time.
    fn refill(&mut self) -> Step<bool> {
        let keep = self.keep.unwrap_or(self.at);
        let more = self.cutter.more(keep)?;
        self.at -= keep;
        self.keep = self.keep.map(|_| 0);
        if more == More::TooLong {
            self.too_long = Some(self.cutter.offset);
            self.keep = None;
        }
        Step::Continue(more != More::Nothing)
    }

    pub(super) fn skip_rest(&mut self) -> Step<()> {
        while self.cutter.more(self.cutter.window.len())? == More::Bytes {}
        self.at = self.cutter.window.len();
        Step::Continue(())
    }
}

/// Counts the backslashes at the end of `bytes`.
pub(super) fn backslashes(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .rev()
        .take_while(|byte| **byte == b'\\')
        .count()
}
