//! JSON: the elements of an array, or the list that stands at a path in an object.
//!
//! Only strings and brackets are told apart; whether an element is valid is found when it is
//! read. So one malformed element costs only itself as long as its brackets close.

use std::ops::ControlFlow;

use memchr::memchr;

use super::Cutter;
use super::More;
use crate::rejection::Reason;

/// Brackets inside each other in one record; deeper ones are no article.
const MAX_NESTING: usize = 128;

pub(super) fn cut(cutter: &mut Cutter, path: &[String]) -> ControlFlow<()> {
    let mut scanner = Scanner {
        cutter,
        at: 0,
        keep: None,
        too_long: None,
    };
    scanner.document(path)
}

/// Why a value has no end.
enum Fault {
    /// The file ended.
    End,
    /// A bracket closes another kind, or brackets nest too deep.
    Brackets,
}

/// What was found on the way through the file.
type Step<T> = ControlFlow<(), T>;

struct Scanner<'s, 'c> {
    cutter: &'s mut Cutter<'c>,
    /// Position in the window.
    at: usize,
    /// Where the record being cut begins; what stands before it can be given up.
    keep: Option<usize>,
    /// Where in the file a record began that is too long to be kept.
    too_long: Option<u64>,
}

impl Scanner<'_, '_> {
    fn document(&mut self, path: &[String]) -> Step<()> {
        match self.next()? {
            None => Step::Continue(()),
            Some(b'[') => {
                self.at += 1;
                if self.list(b']')? {
                    self.trailing()?;
                }
                Step::Continue(())
            }
            Some(b'{') if !path.is_empty() => {
                self.at += 1;
                if self.descend(path)? {
                    self.trailing()?;
                }
                Step::Continue(())
            }
            Some(_) => self.values(),
        }
    }

    /// Values that follow each other without a list around them: each is a record.
    fn values(&mut self) -> Step<()> {
        while self.next()?.is_some() {
            if !self.element()? {
                break;
            }
        }
        Step::Continue(())
    }

    /// The records of a list after its opening bracket; returns whether it was closed.
    fn list(&mut self, close: u8) -> Step<bool> {
        loop {
            match self.next()? {
                None => {
                    self.cutter
                        .refuse_end(self.at, "the list of records has no end");
                    return Step::Continue(false);
                }
                Some(b',') => self.at += 1,
                Some(byte) if byte == close => {
                    self.at += 1;
                    return Step::Continue(true);
                }
                Some(b'"') if close == b'}' => {
                    if self.key()?.is_none() {
                        self.cutter
                            .refuse_end(self.at, "the object of records has no end");
                        return Step::Continue(false);
                    }
                    if self.next()?.is_some() && !self.element()? {
                        return Step::Continue(false);
                    }
                }
                Some(_) => {
                    if !self.element()? {
                        return Step::Continue(false);
                    }
                }
            }
        }
    }

    /// Cuts one record; returns whether what follows it can be cut.
    fn element(&mut self) -> Step<bool> {
        self.keep = Some(self.at);
        let end = self.value()?;
        let start = self.keep.take();
        let offset = self.too_long.take();
        match (end, start) {
            (Ok(()), Some(start)) if start < self.at => self.cutter.record(start..self.at),
            (Ok(()), None) => {
                self.cutter.refuse_too_long(offset.unwrap_or_default());
            }
            (Err(Fault::End), Some(start)) => {
                self.cutter
                    .refuse_end(start, "the file ends inside a record");
                self.at = self.cutter.window.len();
                return Step::Continue(false);
            }
            (Err(Fault::End), None) => {
                self.cutter.refuse_too_long(offset.unwrap_or_default());
                return Step::Continue(false);
            }
            // A closing bracket where a value should be makes no progress.
            (Ok(()) | Err(Fault::Brackets), start) => {
                let reason = "brackets do not match from here on; the rest of the file is lost";
                self.cutter.refuse(
                    start.unwrap_or(self.at),
                    Reason::Malformed(reason.to_owned()),
                );
                self.skip_rest()?;
                return Step::Continue(false);
            }
        }
        Step::Continue(true)
    }

    fn refuse_brackets(&mut self, start: usize) {
        let reason = "brackets do not match from here on; the rest of the file is lost";
        self.cutter
            .refuse(start, Reason::Malformed(reason.to_owned()));
    }

    /// Goes down an object to the list at `path`, after the opening bracket; returns whether
    /// the object was closed.
    fn descend(&mut self, path: &[String]) -> Step<bool> {
        let mut found = false;
        loop {
            match self.next()? {
                None => {
                    self.cutter.refuse_end(self.at, "the object has no end");
                    return Step::Continue(false);
                }
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    if !found {
                        let path = path.join("/");
                        let reason = Reason::NoProfile(format!("no list of records at {path:?}"));
                        self.cutter.refuse(self.at, reason);
                    }
                    return Step::Continue(true);
                }
                Some(b'"') => {
                    let Some(key) = self.key()? else {
                        self.cutter.refuse_end(self.at, "the object has no end");
                        return Step::Continue(false);
                    };
                    let wanted = path.first().is_some_and(|first| *first == key);
                    let inside = match (self.next()?, &path[1..]) {
                        (Some(b'['), []) if wanted => Some(self.enter(|s| s.list(b']'))?),
                        (Some(b'{'), []) if wanted => Some(self.enter(|s| s.list(b'}'))?),
                        (Some(b'{'), deeper) if wanted => Some(self.enter(|s| s.descend(deeper))?),
                        _ => None,
                    };
                    match inside {
                        Some(true) => found = true,
                        Some(false) => return Step::Continue(false),
                        None => {
                            let began = self.cutter.offset + self.at as u64;
                            let past = self.value()?;
                            if let Err(fault) = past {
                                match fault {
                                    Fault::End => {
                                        self.cutter.refuse_end_at(began, "a value has no end");
                                    }
                                    Fault::Brackets => self.refuse_brackets(self.at),
                                }
                                self.skip_rest()?;
                                return Step::Continue(false);
                            }
                        }
                    }
                }
                Some(_) => {
                    let reason = Reason::Malformed("an object's key should stand here".to_owned());
                    self.cutter.refuse(self.at, reason);
                    self.skip_rest()?;
                    return Step::Continue(false);
                }
            }
        }
    }

    fn enter(&mut self, read: impl FnOnce(&mut Self) -> Step<bool>) -> Step<bool> {
        self.at += 1;
        read(self)
    }

    /// Refuses what follows the end of the document, if anything does.
    fn trailing(&mut self) -> Step<()> {
        if self.next()?.is_some() {
            let reason = Reason::Malformed("text after the end of the document".to_owned());
            self.cutter.refuse(self.at, reason);
            self.skip_rest()?;
        }
        Step::Continue(())
    }

    /// Reads a key and its colon; `None` if the file ends.
    fn key(&mut self) -> Step<Option<String>> {
        self.keep = Some(self.at);
        let ended = self.string()?;
        let start = self.keep.take().unwrap_or(self.at);
        if !ended {
            return Step::Continue(None);
        }
        let key = self.cutter.window[start..self.at].trim_ascii();
        let key = String::from_utf8_lossy(key).trim_matches('"').to_owned();
        match self.next()? {
            Some(b':') => self.at += 1,
            Some(_) => {}
            None => return Step::Continue(None),
        }
        Step::Continue(Some(key))
    }

    /// Goes past one value.
    fn value(&mut self) -> Step<Result<(), Fault>> {
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
    fn string(&mut self) -> Step<bool> {
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
    fn next(&mut self) -> Step<Option<u8>> {
        loop {
            match self.byte()? {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return Step::Continue(other),
            }
        }
    }

    /// Returns the byte at the position, reading on where the window ends.
    fn byte(&mut self) -> Step<Option<u8>> {
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

    fn skip_rest(&mut self) -> Step<()> {
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
