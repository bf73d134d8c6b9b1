//! JSON: the elements of an array, or the list that stands at a path in an object.
//!
//! Only strings and brackets are told apart; whether an element is valid is found when it is
//! read. So one malformed element costs only itself as long as its brackets close.

use super::Cutter;
use super::scan::Fault;
use super::scan::Scanner;
use super::scan::Step;
use crate::rejection::Reason;

pub(super) fn cut(cutter: &mut Cutter, path: &[String]) -> Step<()> {
    let mut scanner = Scanner {
        cutter,
        at: 0,
        keep: None,
        too_long: None,
    };
    scanner.document(path)
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
}
