//! JSON Lines: a record each line that is not blank.

use std::ops::ControlFlow;

use memchr::memchr;

use super::Cutter;
use super::More;

pub(super) fn cut(cutter: &mut Cutter) -> ControlFlow<()> {
    let (mut start, mut at) = (0, 0);
    let mut too_long: Option<u64> = None;
    loop {
        let Some(end) = memchr(b'\n', &cutter.window[at..]).map(|found| at + found) else {
            at = cutter.window.len();
            // Of a line that is too long, nothing is kept.
            let keep = if too_long.is_some() { at } else { start };
            match cutter.more(keep)? {
                More::Bytes => {
                    at -= keep;
                    start = 0;
                    continue;
                }
                More::TooLong => {
                    too_long = Some(cutter.offset);
                    at -= keep;
                    start = at;
                    continue;
                }
                More::Nothing => {
                    start = 0;
                    last_line(cutter, start, too_long);
                    return ControlFlow::Continue(());
                }
            }
        };
        match too_long.take() {
            Some(offset) => cutter.refuse_too_long(offset),
            None if cutter.window[start..end].trim_ascii().is_empty() => {}
            None => cutter.record(start..end),
        }
        at = end + 1;
        start = at;
    }
}

fn last_line(cutter: &mut Cutter, start: usize, too_long: Option<u64>) {
    if let Some(offset) = too_long {
        cutter.refuse_too_long(offset);
    } else if !cutter.window[start..].trim_ascii().is_empty() {
        if cutter.error.is_some() {
            cutter.refuse_end(start, "the file ends inside a line");
        } else {
            cutter.record(start..cutter.window.len());
        }
    }
}
