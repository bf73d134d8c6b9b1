//! Files that are one document, and Markdown files that are a few: read as a whole.

use std::ops::ControlFlow;
use std::ops::Range;

use super::Cutter;
use super::More;

/// Cuts the whole file as one record.
pub(super) fn cut(cutter: &mut Cutter) -> ControlFlow<()> {
    if fill(cutter)? && !cutter.window.trim_ascii().is_empty() {
        cutter.record(0..cutter.window.len());
    }
    ControlFlow::Continue(())
}

/// Cuts the sections under headings of `level`, below the heading `below` if there is one.
pub(super) fn cut_sections(
    cutter: &mut Cutter,
    level: usize,
    below: Option<&str>,
) -> ControlFlow<()> {
    if !fill(cutter)? {
        return ControlFlow::Continue(());
    }
    let mut sections: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    let mut inside = below.is_none();
    for line in lines(&cutter.window) {
        let Some((depth, words)) = heading(&cutter.window[line.clone()]) else {
            continue;
        };
        if depth <= level
            && let Some(start) = open.take()
        {
            sections.push(start..line.start);
        }
        if depth < level
            && let Some(below) = below
        {
            inside = words == below.as_bytes();
        }
        if depth == level && inside {
            open = Some(line.start);
        }
    }
    sections.extend(open.map(|start| start..cutter.window.len()));
    for section in sections {
        cutter.record(section);
    }
    ControlFlow::Continue(())
}

/// Cuts the list lines that hold a link to an address with these words in it.
pub(super) fn cut_links(cutter: &mut Cutter, address: &str) -> ControlFlow<()> {
    if !fill(cutter)? {
        return ControlFlow::Continue(());
    }
    let finder = memchr::memmem::Finder::new(address);
    let mut above: Option<Range<usize>> = None;
    let mut found = Vec::new();
    for line in lines(&cutter.window) {
        let text = &cutter.window[line.clone()];
        if heading(text).is_some() {
            above = Some(line);
        } else if is_list_line(text)
            && memchr::memmem::find(text, b"](")
                .is_some_and(|at| finder.find(&text[at..]).is_some())
        {
            found.push((above.clone(), line));
        }
    }
    for (above, line) in found {
        cutter.record_under(above, line);
    }
    ControlFlow::Continue(())
}

/// Reads the file to its end; returns whether it is whole, having refused it if not.
fn fill(cutter: &mut Cutter) -> ControlFlow<(), bool> {
    loop {
        match cutter.more(0)? {
            More::Bytes => {}
            More::Nothing => break,
            More::TooLong => {
                cutter.refuse_too_long(cutter.offset);
                while cutter.more(cutter.window.len())? == More::Bytes {}
                return ControlFlow::Continue(false);
            }
        }
    }
    if cutter.error.is_some() {
        cutter.refuse_end(0, "the file ends too early");
        return ControlFlow::Continue(false);
    }
    ControlFlow::Continue(true)
}

/// Returns the lines of a text, without their ends.
fn lines(text: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let mut ends = memchr::memchr_iter(b'\n', text).chain([text.len()]);
    std::iter::from_fn(move || {
        let end = ends.next()?;
        let line = start..end;
        start = end + 1;
        Some(line)
    })
}

/// Returns the depth and words of a heading.
fn heading(line: &[u8]) -> Option<(usize, &[u8])> {
    let depth = line.iter().take_while(|byte| **byte == b'#').count();
    let words = line[depth..].strip_prefix(b" ")?;
    (1..=6)
        .contains(&depth)
        .then(|| (depth, words.trim_ascii()))
}

fn is_list_line(line: &[u8]) -> bool {
    let line = line.trim_ascii_start();
    let number = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match number {
        0 => line.starts_with(b"- ") || line.starts_with(b"* "),
        digits => line[digits..].starts_with(b". "),
    }
}
