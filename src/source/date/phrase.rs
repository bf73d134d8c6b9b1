//! Dates written in words: the forms of Korean, English, Chinese and Russian, and Juche years.
//!
//! Text is cut into numbers, words and marks; each form is a short sequence of them.

use crate::period::names;

/// A number, word or mark of a date phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Digits, plain or full-width, that touch no letter before them (`apart`).
    Number {
        value: u32,
        digits: usize,
        apart: bool,
    },
    /// Letters.
    Word(&'t str),
    /// Anything else but white space.
    Mark(char),
}

/// Longest text searched, in bytes: a date field is a few words, an address below 2 KB.
const LONGEST: usize = 4096;

/// Returns the first full date, as year, month and day; it may be no day of the calendar.
pub(super) fn find(text: &str) -> Option<(u32, u32, u32)> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| date_at(&tokens[at..]))
}

/// Returns the only number of four digits from 1900 to 2099, if it is the only one.
pub(super) fn lone_year(text: &str) -> Option<u32> {
    let tokens = tokens(text);
    let mut years = tokens.iter().filter_map(|token| match token {
        Token::Number {
            value, digits: 4, ..
        } if (1900..2100).contains(value) => Some(*value),
        _ => None,
    });
    let year = years.next()?;
    years.next().is_none().then_some(year)
}

fn date_at(tokens: &[Token]) -> Option<(u32, u32, u32)> {
    match *tokens {
        [Token::Word(word), ref rest @ ..] => juche(word, rest).or_else(|| month_first(word, rest)),
        [
            Token::Number {
                value,
                digits: 8,
                apart: true,
            },
            ref rest @ ..,
        ] if !matches!(rest, [Token::Word(_), ..]) && (1900..2100).contains(&(value / 10_000)) => {
            Some((value / 10_000, value / 100 % 100, value % 100))
        }
        [
            Token::Number {
                value,
                digits: 4,
                apart: true,
            },
            ref rest @ ..,
        ] => month_and_day(rest).map(|(month, day)| (value, month, day)),
        [
            Token::Number {
                value: day,
                digits: 1 | 2,
                ..
            },
            ref rest @ ..,
        ] => day_first(day, rest),
        _ => None,
    }
}

/// `Juche113.7.30.`, `Juche 113 (2024). 7. 30`, `주체113(2024)년 7월 30일`.
fn juche(word: &str, rest: &[Token]) -> Option<(u32, u32, u32)> {
    if !word.eq_ignore_ascii_case("juche") && word != "주체" {
        return None;
    }
    let [
        Token::Number {
            value,
            digits: 1..=3,
            ..
        },
        rest @ ..,
    ] = rest
    else {
        return None;
    };
    // Juche 1 is 1912, the year of Kim Il Sung's birth.
    let year = value + 1911;
    let rest = match rest {
        [
            Token::Mark('('),
            Token::Number { value, .. },
            Token::Mark(')'),
            rest @ ..,
        ] => {
            // Two years that contradict each other are no date.
            if *value != year {
                return None;
            }
            rest
        }
        rest => rest,
    };
    month_and_day(rest).map(|(month, day)| (year, month, day))
}

/// What follows a year: `-02-11`, `.2.11`, `/4/1`, `_02_04`, `년 1월 1일`, `年1月1日`.
fn month_and_day(tokens: &[Token]) -> Option<(u32, u32)> {
    let [first, month, second, day, ..] = tokens else {
        return None;
    };
    let number = |token: &Token| match token {
        Token::Number {
            value,
            digits: 1 | 2,
            ..
        } => Some(*value),
        _ => None,
    };
    let joined = match (first, second) {
        (Token::Mark(a), Token::Mark(b)) => a == b && matches!(a, '-' | '.' | '/' | '_'),
        (Token::Word(a), Token::Word(b)) => matches!(*a, "년" | "年") && matches!(*b, "월" | "月"),
        _ => false,
    };
    joined.then_some((number(month)?, number(day)?))
}

/// `January 1, 2024`, `Jan. 1, 2024`.
fn month_first(word: &str, rest: &[Token]) -> Option<(u32, u32, u32)> {
    let month = month(word)?;
    let rest = skip(rest, '.');
    let [
        Token::Number {
            value: day,
            digits: 1 | 2,
            ..
        },
        rest @ ..,
    ] = rest
    else {
        return None;
    };
    let [
        Token::Number {
            value: year,
            digits: 4,
            ..
        },
        ..,
    ] = skip(rest, ',')
    else {
        return None;
    };
    Some((*year, month, *day))
}

/// `1 January 2024`, `1 января 2024`, `12.02.2026`.
fn day_first(day: u32, rest: &[Token]) -> Option<(u32, u32, u32)> {
    let (month, rest) = match rest {
        [Token::Word(word), rest @ ..] => (month(word)?, skip(skip(rest, '.'), ',')),
        [
            Token::Mark('.'),
            Token::Number {
                value,
                digits: 1 | 2,
                ..
            },
            Token::Mark('.'),
            rest @ ..,
        ] => (*value, rest),
        _ => return None,
    };
    let [
        Token::Number {
            value: year,
            digits: 4,
            ..
        },
        ..,
    ] = rest
    else {
        return None;
    };
    Some((*year, month, day))
}

fn skip<'a, 't>(tokens: &'a [Token<'t>], mark: char) -> &'a [Token<'t>] {
    match tokens {
        [Token::Mark(first), rest @ ..] if *first == mark => rest,
        _ => tokens,
    }
}

/// Returns the number of a month named in a language in which dates name months.
pub(super) fn month(word: &str) -> Option<u32> {
    u32::try_from(names::month(word)?).ok()
}

/// Cuts a text into numbers, words and marks; white space only separates.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut after_letter = false;
    while let Some((start, c)) = chars.next() {
        if let Some(digit) = digit(c) {
            let (mut value, mut digits) = (digit, 1);
            while let Some(digit) = chars.peek().and_then(|(_, c)| self::digit(*c)) {
                value = value.saturating_mul(10).saturating_add(digit);
                digits += 1;
                chars.next();
            }
            tokens.push(Token::Number {
                value,
                digits,
                apart: !after_letter,
            });
            after_letter = false;
        } else if c.is_alphabetic() {
            let mut end = start + c.len_utf8();
            while let Some((at, c)) = chars.next_if(|(_, c)| c.is_alphabetic()) {
                end = at + c.len_utf8();
            }
            tokens.push(Token::Word(&text[start..end]));
            after_letter = true;
        } else {
            if !c.is_whitespace() {
                tokens.push(Token::Mark(plain_mark(c)));
            }
            after_letter = false;
        }
    }
    tokens
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

fn plain_mark(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '．' => '.',
        '－' | '–' | '−' => '-',
        '／' => '/',
        other => other,
    }
}
