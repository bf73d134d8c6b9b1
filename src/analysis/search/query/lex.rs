//! A query in pieces, each with where it stands.

use super::QueryError;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Word(String),
    Quoted(String),
    /// What stands in square brackets.
    Range(String),
    /// The name before a colon.
    Field(String),
    Open,
    Close,
    And,
    Or,
    Not,
}

/// A piece, and the number of its first character in the query, from 1.
pub(super) type Placed = (usize, Piece);

/// Cuts a query into pieces.
pub(super) fn pieces(query: &str) -> Result<Vec<Placed>, QueryError> {
    let chars: Vec<char> = query.chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let start = at + 1;
        let rest = &chars[at + 1..];
        match c {
            _ if c.is_whitespace() => at += 1,
            '(' => {
                pieces.push((start, Piece::Open));
                at += 1;
            }
            ')' => {
                pieces.push((start, Piece::Close));
                at += 1;
            }
            '"' | '“' | '”' => {
                let text = until(rest, &['"', '“', '”']).ok_or(QueryError::Unclosed {
                    at: start,
                    what: "the quotation mark",
                })?;
                at += text.chars().count() + 2;
                pieces.push((start, Piece::Quoted(text)));
            }
            '[' => {
                let text = until(rest, &[']']).ok_or(QueryError::Unclosed {
                    at: start,
                    what: "the square bracket",
                })?;
                at += text.chars().count() + 2;
                pieces.push((start, Piece::Range(text)));
            }
            // `-x` is NOT x; a dash by itself is a word without a letter.
            '-' if begins_operand(rest) && begins_word(&chars[..at]) => {
                pieces.push((start, Piece::Not));
                at += 1;
            }
            _ => {
                let word: String = chars[at..].iter().take_while(|c| is_in_word(**c)).collect();
                let (piece, taken) = understood(word);
                pieces.push((start, piece));
                at += taken;
            }
        }
    }
    Ok(pieces)
}

fn until(rest: &[char], ends: &[char]) -> Option<String> {
    let end = rest.iter().position(|c| ends.contains(c))?;
    Some(rest[..end].iter().collect())
}

fn is_in_word(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '(' | ')' | '"' | '“' | '”')
}

fn begins_operand(rest: &[char]) -> bool {
    rest.first()
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '"' | '“' | '(' | '*'))
}

fn begins_word(before: &[char]) -> bool {
    before.last().is_none_or(|c| c.is_whitespace() || *c == '(')
}

/// Returns what a word is, and how many characters of it that takes.
fn understood(word: String) -> (Piece, usize) {
    let piece = match word.as_str() {
        "AND" => Piece::And,
        "OR" => Piece::Or,
        "NOT" => Piece::Not,
        _ => match word.split_once(':') {
            Some((name, _)) if is_name(name) => {
                let taken = name.chars().count() + 1;
                return (Piece::Field(name.to_owned()), taken);
            }
            _ => {
                let taken = word.chars().count();
                return (Piece::Word(word), taken);
            }
        },
    };
    (piece, word.chars().count())
}

/// A colon after digits (`9:30`) or after words of other scripts is no field's.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
}
