//! Datelines: `Pyongyang, August 16 (KCNA) --`, `(평양 9월 9일발 조선중앙통신)`.
//!
//! A dateline holds no year. It is completed by the year of something near the record.

use jiff::civil::Date;

use super::Plausible;
use super::Reading;
use super::phrase;
use super::phrase::Token;

/// Characters at the head of a text in which a dateline can stand.
const HEAD: usize = 160;

/// Reads the month and day of the dateline at the head of `text`, in the given year.
pub(in crate::source) fn in_dateline(text: &str, year: u32, plausible: Plausible) -> Reading {
    match month_and_day(text) {
        Some((month, day)) => plausible.judge(year, month, day),
        None => Reading::Absent,
    }
}

/// Returns the month and day that a dateline states, and no other month and day.
///
/// English needs the agency's parenthesis after it, Korean and Japanese the word for
/// "dispatched", Chinese the word for "telegram": stories open with other days.
fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let head = text
        .char_indices()
        .nth(HEAD)
        .map_or(text, |(end, _)| &text[..end]);
    let tokens = phrase::tokens(head);
    tokens.windows(4).find_map(|window| match *window {
        [
            Token::Word(word),
            Token::Number {
                value: day,
                digits: 1 | 2,
                ..
            },
            Token::Mark('('),
            Token::Word(_),
        ] => Some((phrase::month(word)?, day)),
        [
            Token::Number {
                value: month,
                digits: 1 | 2,
                ..
            },
            Token::Word("월" | "月"),
            Token::Number {
                value: day,
                digits: 1 | 2,
                ..
            },
            Token::Word(word),
        ] if ["일발", "日発", "日电", "日電"]
            .iter()
            .any(|sent| word.starts_with(sent)) =>
        {
            Some((month, day))
        }
        _ => None,
    })
}

/// Returns the year in which a dispatch of `month` and `day` stands nearest before `day_of_file`.
pub(in crate::source) fn year_before(text: &str, known: Date) -> Option<u32> {
    let (month, day) = month_and_day(text)?;
    let later = (month, day)
        > (
            u32::try_from(known.month()).ok()?,
            u32::try_from(known.day()).ok()?,
        );
    u32::try_from(known.year())
        .ok()
        .map(|year| year - u32::from(later))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_datelines_of_the_agencies_are_read() {
        for (text, expected) in [
            ("Pyongyang, August 16 (KCNA) --Kim Jong Un", Some((8, 16))),
            ("(평양 9월 9일발 조선중앙통신)", Some((9, 9))),
            ("【平壌7月13日発朝鮮中央通信】", Some((7, 13))),
            ("新华社平壤10月9日电", Some((10, 9))),
            ("One day in June Juche 102 (2013), he visited", None),
            ("지난 9월 9일 평양에서", None),
        ] {
            assert_eq!(month_and_day(text), expected, "{text}");
        }
    }

    #[test]
    fn a_december_dateline_in_a_january_file_is_of_the_year_before() {
        let text = "Pyongyang, December 31 (KCNA) --";
        assert_eq!(year_before(text, date(2025, 1, 2)), Some(2024));
        assert_eq!(year_before(text, date(2024, 12, 31)), Some(2024));
    }
}
