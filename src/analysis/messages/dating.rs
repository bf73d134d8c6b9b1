//! The day on which a message was sent, as its report says it: `on August 15`, `Friday`, `8일`.
//!
//! A day is said without its year and a weekday without its week; both are looked for backwards
//! from the day of publication.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::language::Language;
use crate::period::names;

use super::folded::Folded;

/// Returns the day that a sentence gives, at most a year before publication.
pub(super) fn day(sentence: &str, language: Option<Language>, published: Date) -> Option<Date> {
    match language {
        Some(Language::Korean) => numbered(sentence, published, '월', '일'),
        Some(Language::Chinese | Language::Japanese) => numbered(sentence, published, '月', '日'),
        Some(Language::Russian) => russian(sentence, published),
        Some(Language::Spanish) => spanish(sentence, published),
        _ => english(sentence, published),
    }
}

/// Returns the first day that follows `on` or is a weekday. `The March 8 revolution` is neither.
fn english(sentence: &str, published: Date) -> Option<Date> {
    let words: Vec<&str> = sentence
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '-'))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|at| {
        let word = words[at].trim_end_matches(['.', '\'']);
        if word == "today" {
            return Some(published);
        }
        // `sunday` is no day.
        let name = word.to_lowercase();
        let weekday = names::english_weekday(&name).filter(|_| name != word);
        if let Some(weekday) = weekday {
            return backwards(published, 7, |day| day.weekday() == weekday);
        }
        let before = |back: usize| at.checked_sub(back).map_or("", |at| words[at]);
        // `on the evening of August 3`.
        let is_said = match before(1) {
            "on" | "dated" => true,
            "of" => ["morning", "evening", "night"].contains(&before(2)),
            _ => false,
        };
        let month = names::month(word).filter(|_| is_said)?;
        let number = words.get(at + 1)?.trim_end_matches('.');
        let number: i8 = number.parse().ok()?;
        backwards(published, 366, |day| {
            day.month() == month && day.day() == number
        })
    })
}

/// Returns the first `el día 15`, `15 de agosto` or `este lunes`.
fn spanish(sentence: &str, published: Date) -> Option<Date> {
    let folded = Folded::of(sentence).text;
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &str| match word {
        "primero" => Some(1),
        _ => word.parse::<i8>().ok(),
    };
    words.windows(3).find_map(|three| match three {
        ["el", "dia", day] => {
            let day = number(day)?;
            backwards(published, 31, |date| date.day() == day)
        }
        [day, "de", month] => {
            let (day, month) = (number(day)?, names::month(month)?);
            backwards(published, 366, |date| {
                (date.month(), date.day()) == (month, day)
            })
        }
        [_, "este", weekday] | ["este", weekday, _] => {
            let weekday = names::spanish_weekday(weekday)?;
            backwards(published, 7, |date| date.weekday() == weekday)
        }
        _ => None,
    })
}

/// Returns the first `15 августа`.
fn russian(sentence: &str, published: Date) -> Option<Date> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    words.windows(2).find_map(|pair| {
        let day: i8 = pair[0].parse().ok()?;
        let month = names::month(pair[1].trim_end_matches([',', '.']))?;
        backwards(published, 366, |date| {
            (date.month(), date.day()) == (month, day)
        })
    })
}

/// Returns the first `8월 15일` or lone `15일`.
fn numbered(sentence: &str, published: Date, month_sign: char, day_sign: char) -> Option<Date> {
    let mut month = None;
    let mut number: Option<i8> = None;
    for c in sentence.chars() {
        if let Some(digit) = c.to_digit(10) {
            let digit = i8::try_from(digit).ok()?;
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit));
        } else if c == month_sign {
            month = number.take();
        } else if c == day_sign {
            if let Some(number) = number {
                return backwards(published, 366, |day| {
                    day.day() == number && month.is_none_or(|month| day.month() == month)
                });
            }
        } else if c != ' ' {
            number = None;
            month = None;
        }
    }
    None
}

/// Returns the last day up to publication that fits.
fn backwards(published: Date, days: i32, fits: impl Fn(Date) -> bool) -> Option<Date> {
    (0..days)
        .filter_map(|back| published.checked_sub(back.days()).ok())
        .find(|day| fits(*day))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Read in a paper of Friday, 16 August 2024.
    fn read(sentence: &str, language: Language) -> Option<Date> {
        day(sentence, Some(language), date(2024, 8, 16))
    }

    #[test]
    fn days_are_looked_for_backwards_from_publication() {
        let english = |sentence| read(sentence, Language::English);
        assert_eq!(english("sent it on August 15."), Some(date(2024, 8, 15)));
        assert_eq!(english("on Sept. 4 sent"), Some(date(2023, 9, 4)));
        assert_eq!(english("Wednesday received"), Some(date(2024, 8, 14)));
        assert_eq!(english("on Friday"), Some(date(2024, 8, 16)));
        assert_eq!(english("on Saturday"), Some(date(2024, 8, 10)));
        let korean = |sentence| read(sentence, Language::Korean);
        assert_eq!(korean("8월 3일 보내여왔다"), Some(date(2024, 8, 3)));
        assert_eq!(korean("20일 축전을"), Some(date(2024, 7, 20)));
    }

    #[test]
    fn spanish_says_the_day_of_the_month_or_the_week() {
        let spanish = |sentence| read(sentence, Language::Spanish);
        assert_eq!(
            spanish("envió el día 13 un mensaje"),
            Some(date(2024, 8, 13))
        );
        assert_eq!(spanish("envio este lunes un"), Some(date(2024, 8, 12)));
        assert_eq!(
            spanish("le dirigiera el 31 de julio"),
            Some(date(2024, 7, 31))
        );
    }

    #[test]
    fn russian_says_day_and_month() {
        let russian = |sentence| read(sentence, Language::Russian);
        assert_eq!(russian("15 августа направил"), Some(date(2024, 8, 15)));
        assert_eq!(russian("направил 15 телеграмм"), None);
    }

    #[test]
    fn the_name_of_a_feast_is_no_day() {
        let english = |sentence| read(sentence, Language::English);
        assert_eq!(
            english("the 48th anniversary of the March 8 revolution"),
            None
        );
        assert_eq!(english("on the 63rd anniversary of the DPRK"), None);
        assert_eq!(read("3.8혁명 48돐", Language::Korean), None);
    }
}
