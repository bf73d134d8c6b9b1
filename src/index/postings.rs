//! A phrase in one segment of the index: terms at their positions.

use std::collections::BTreeMap;
use std::io;

use tantivy::index::InvertedIndexReader;
use tantivy::postings::{Postings as _, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, TERMINATED};

use crate::index::phrase::{Phrase, Piece, is_word};

/// What must stand at one position of a phrase.
enum Slot {
    /// This term.
    Term(String),
    /// A word that is like this.
    Open {
        term: String,
        open_start: bool,
        open_end: bool,
    },
    /// This character, whatever comes after it.
    Character(String),
}

/// A document, and the positions at which what was looked for begins.
type Candidate = (DocId, Vec<u32>);

/// Returns the documents of a segment in which a phrase stands, with how many times it does.
pub(super) fn phrase(
    reader: &InvertedIndexReader,
    phrase: &Phrase,
) -> io::Result<Vec<(DocId, u32)>> {
    let slots = slots(phrase);
    let is_one = slots.len() == 1;
    let option = if is_one {
        IndexRecordOption::WithFreqs
    } else {
        IndexRecordOption::WithFreqsAndPositions
    };
    let mut exact: Vec<(u32, TermInfo)> = Vec::new();
    let mut open: Vec<(u32, Vec<TermInfo>)> = Vec::new();
    for (offset, slot) in (0..).zip(&slots) {
        let terms = terms(reader, slot)?;
        match &terms[..] {
            [] => return Ok(Vec::new()),
            [term] => exact.push((offset, term.clone())),
            _ => open.push((offset, terms)),
        }
    }
    let read = |term: &TermInfo| reader.read_postings_from_terminfo(term, option);
    if is_one {
        let terms = exact.iter().map(|(_, term)| term);
        return summed(terms.chain(open.iter().flat_map(|(_, terms)| terms)), read);
    }
    let mut candidates = if exact.is_empty() {
        let (offset, terms) = open.remove(0);
        union(&terms, offset, read)?
    } else {
        // The rarest first: the others only look where it is.
        exact.sort_by_key(|(offset, term)| (term.doc_freq, *offset));
        let postings: io::Result<Vec<(u32, SegmentPostings)>> = exact
            .iter()
            .map(|(offset, term)| Ok((*offset, read(term)?)))
            .collect();
        intersection(postings?)
    };
    for (offset, terms) in &open {
        candidates = narrowed(candidates, *offset, terms, read)?;
    }
    Ok(candidates
        .into_iter()
        .map(|(doc, starts)| (doc, count(&starts)))
        .collect())
}

/// Returns what must stand at each position.
fn slots(phrase: &Phrase) -> Vec<Slot> {
    let mut slots = Vec::new();
    for (number, piece) in phrase.pieces.iter().enumerate() {
        match piece {
            Piece::Word {
                term,
                open_start: false,
                open_end: false,
            } => slots.push(Slot::Term(term.clone())),
            Piece::Word {
                term,
                open_start,
                open_end,
            } => slots.push(Slot::Open {
                term: term.clone(),
                open_start: *open_start,
                open_end: *open_end,
            }),
            Piece::Run(run) => {
                let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).collect();
                for pair in starts.windows(2) {
                    let end = run[pair[1]..].chars().next().map_or(0, char::len_utf8) + pair[1];
                    slots.push(Slot::Term(run[pair[0]..end].to_owned()));
                }
                let last = run[starts.last().copied().unwrap_or(0)..].to_owned();
                if number + 1 < phrase.pieces.len() {
                    // The run ends here, and so the character stands alone in the index.
                    slots.push(Slot::Term(last));
                } else if starts.len() == 1 {
                    slots.push(Slot::Character(last));
                }
            }
        }
    }
    slots
}

/// Returns the terms of the segment that fit a slot.
fn terms(reader: &InvertedIndexReader, slot: &Slot) -> io::Result<Vec<TermInfo>> {
    let dictionary = reader.terms();
    match slot {
        Slot::Term(term) => Ok(dictionary.get(term)?.into_iter().collect()),
        Slot::Character(prefix) => beginning(reader, prefix, |_| true),
        Slot::Open {
            term,
            open_start: false,
            ..
        } => beginning(reader, term, |_| true),
        Slot::Open {
            term,
            open_start: true,
            open_end,
        } => beginning(reader, "", |word| is_word(word, term, true, *open_end)),
    }
}

/// Returns the terms that begin so and fit.
fn beginning(
    reader: &InvertedIndexReader,
    prefix: &str,
    fits: impl Fn(&str) -> bool,
) -> io::Result<Vec<TermInfo>> {
    let mut found = Vec::new();
    let mut terms = reader.terms().range().ge(prefix).into_stream()?;
    while terms.advance() {
        let term = terms.key();
        if !term.starts_with(prefix.as_bytes()) {
            break;
        }
        if std::str::from_utf8(term).is_ok_and(&fits) {
            found.push(terms.value().clone());
        }
    }
    Ok(found)
}

/// Returns the documents that hold any of the terms, with how many times they do.
fn summed<'t>(
    terms: impl Iterator<Item = &'t TermInfo>,
    read: impl Fn(&TermInfo) -> io::Result<SegmentPostings>,
) -> io::Result<Vec<(DocId, u32)>> {
    let mut found: Vec<(DocId, u32)> = Vec::new();
    for term in terms {
        let mut postings = read(term)?;
        while postings.doc() != TERMINATED {
            found.push((postings.doc(), postings.term_freq()));
            postings.advance();
        }
    }
    found.sort_unstable();
    found.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        if is_same {
            kept.1 += next.1;
        }
        is_same
    });
    Ok(found)
}

/// Returns the documents that hold any of the terms, with where a phrase would begin that has it
/// at this offset.
fn union(
    terms: &[TermInfo],
    offset: u32,
    read: impl Fn(&TermInfo) -> io::Result<SegmentPostings>,
) -> io::Result<Vec<Candidate>> {
    let mut found: BTreeMap<DocId, Vec<u32>> = BTreeMap::new();
    for term in terms {
        let mut postings = read(term)?;
        while postings.doc() != TERMINATED {
            let starts = found.entry(postings.doc()).or_default();
            append_starts(&mut postings, offset, starts);
            postings.advance();
        }
    }
    let sorted = found.into_iter().map(|(doc, mut starts)| {
        starts.sort_unstable();
        (doc, starts)
    });
    Ok(sorted.collect())
}

/// Returns the documents in which all terms stand at their offsets from one start.
fn intersection(mut postings: Vec<(u32, SegmentPostings)>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let (mut starts, mut others) = (Vec::new(), Vec::new());
    let Some((first, rest)) = postings.split_first_mut() else {
        return found;
    };
    while first.1.doc() != TERMINATED {
        let doc = first.1.doc();
        let ahead = rest
            .iter_mut()
            .map(|(_, other)| {
                if other.doc() < doc {
                    other.seek(doc)
                } else {
                    other.doc()
                }
            })
            .find(|at| *at != doc);
        if let Some(ahead) = ahead {
            first.1.seek(ahead);
            continue;
        }
        starts.clear();
        append_starts(&mut first.1, first.0, &mut starts);
        for (offset, other) in &mut *rest {
            if starts.is_empty() {
                break;
            }
            others.clear();
            append_starts(other, *offset, &mut others);
            retain_common(&mut starts, &others);
        }
        if !starts.is_empty() {
            found.push((doc, starts.clone()));
        }
        first.1.advance();
    }
    found
}

/// Returns the candidates in which one of the terms stands at the offset.
fn narrowed(
    candidates: Vec<Candidate>,
    offset: u32,
    terms: &[TermInfo],
    read: impl Fn(&TermInfo) -> io::Result<SegmentPostings>,
) -> io::Result<Vec<Candidate>> {
    let mut allowed: Vec<Vec<u32>> = vec![Vec::new(); candidates.len()];
    for term in terms {
        let mut postings = read(term)?;
        for ((doc, _), allowed) in candidates.iter().zip(&mut allowed) {
            if postings.doc() < *doc {
                postings.seek(*doc);
            }
            if postings.doc() == *doc {
                append_starts(&mut postings, offset, allowed);
            }
        }
    }
    let narrowed = candidates.into_iter().zip(allowed);
    let narrowed = narrowed.map(|((doc, mut starts), mut allowed)| {
        allowed.sort_unstable();
        retain_common(&mut starts, &allowed);
        (doc, starts)
    });
    Ok(narrowed.filter(|(_, starts)| !starts.is_empty()).collect())
}

/// Appends where a phrase would begin that has the term at this offset.
fn append_starts(postings: &mut SegmentPostings, offset: u32, starts: &mut Vec<u32>) {
    let from = starts.len();
    postings.append_positions_with_offset(0, starts);
    let mut kept = from;
    for at in from..starts.len() {
        if let Some(start) = starts[at].checked_sub(offset) {
            starts[kept] = start;
            kept += 1;
        }
    }
    starts.truncate(kept);
}

/// Keeps what stands in both; both are sorted.
fn retain_common(starts: &mut Vec<u32>, others: &[u32]) {
    let mut others = others.iter().copied().peekable();
    starts.retain(|start| {
        while others.next_if(|other| other < start).is_some() {}
        others.peek() == Some(start)
    });
}

fn count(starts: &[u32]) -> u32 {
    u32::try_from(starts.len()).expect("positions are numbered in 32 bits")
}
