//! The keys of a file's first JSON record, from its head alone: the shape of its records.

use memchr::memchr;

use super::scan::backslashes;

/// Returns the keys of the first object in a list or of the object itself, as far as `head`
/// goes, and whether it holds that object to its end. Keys of the objects above a list at
/// `path` are not among them.
pub(in crate::source) fn first_keys(head: &[u8], path: &[String]) -> (Vec<String>, bool) {
    let mut keys = Keys { head, at: 0 };
    let found = keys.enter(path);
    let mut names = Vec::new();
    let complete = found && keys.object(&mut names).is_some();
    (names, complete)
}

/// A reader of keys in a head that may end anywhere.
struct Keys<'h> {
    head: &'h [u8],
    at: usize,
}

impl Keys<'_> {
    fn next(&mut self) -> Option<u8> {
        while self.head.get(self.at)?.is_ascii_whitespace() || self.head[self.at] == b',' {
            self.at += 1;
        }
        Some(self.head[self.at])
    }

    fn string(&mut self) -> Option<String> {
        let start = self.at + 1;
        loop {
            self.at += 1 + memchr(b'"', self.head.get(self.at + 1..)?)?;
            if backslashes(&self.head[start..self.at]).is_multiple_of(2) {
                self.at += 1;
                return Some(String::from_utf8_lossy(&self.head[start..self.at - 1]).into_owned());
            }
        }
    }

    fn value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match *self.head.get(self.at)? {
                b'"' => {
                    self.string()?;
                    if depth == 0 {
                        return Some(());
                    }
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' | b',' if depth == 0 => return Some(()),
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        self.at += 1;
                        return Some(());
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Goes to the first record; returns whether there is an object.
    fn enter(&mut self, path: &[String]) -> bool {
        match self.next() {
            Some(b'[') => {
                self.at += 1;
                self.next() == Some(b'{')
            }
            Some(b'{') => self.go_down(path).is_some(),
            _ => false,
        }
    }

    fn go_down(&mut self, path: &[String]) -> Option<()> {
        let [first, rest @ ..] = path else {
            return Some(());
        };
        self.at += 1;
        while self.next()? == b'"' {
            let key = self.string()?;
            while self.next()? == b':' {
                self.at += 1;
            }
            if key != *first {
                self.value()?;
                continue;
            }
            if !rest.is_empty() {
                return self.go_down(rest);
            }
            // The first element of a list, or the first member of an object of records.
            let is_object = self.next()? == b'{';
            self.at += 1;
            if is_object && self.next()? == b'"' {
                self.string()?;
                while self.next()? == b':' {
                    self.at += 1;
                }
            }
            return (self.next()? == b'{').then_some(());
        }
        None
    }

    /// Reads the keys of the object at the position; `None` if the head ends inside it.
    fn object(&mut self, names: &mut Vec<String>) -> Option<()> {
        self.at += 1;
        while self.next()? == b'"' {
            let key = self.string()?;
            while self.next()? == b':' {
                self.at += 1;
            }
            names.push(key);
            self.value()?;
        }
        Some(())
    }
}
