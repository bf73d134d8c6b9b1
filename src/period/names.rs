//! Months and weekdays by their names in English, Russian and Spanish.

use jiff::civil::Weekday;

const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// In the genitive of dates.
const RUSSIAN: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

const SPANISH: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

const ENGLISH_WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Without accents.
const SPANISH_WEEKDAYS: [&str; 7] = [
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
];

/// Returns the number of a month, from 1, that is named in English, in full or shortened to three
/// letters, in Russian in the genitive, or in Spanish.
pub(crate) fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let is_english = |name: &&str| {
        // `Sept` is the one abbreviation of four letters.
        *name == word || name[..3] == *word || (word == "sept" && *name == "september")
    };
    let position = |names: &[&str]| names.iter().position(|name| *name == word);
    let at = ENGLISH
        .iter()
        .position(is_english)
        .or_else(|| position(&RUSSIAN))
        .or_else(|| position(&SPANISH))?;
    i8::try_from(at + 1).ok()
}

/// Returns the weekday that a word in small letters names in English.
pub(crate) fn english_weekday(word: &str) -> Option<Weekday> {
    weekday(&ENGLISH_WEEKDAYS, word)
}

/// Returns the weekday that a word in small letters, without accents, names in Spanish.
pub(crate) fn spanish_weekday(word: &str) -> Option<Weekday> {
    weekday(&SPANISH_WEEKDAYS, word)
}

fn weekday(from_monday: &[&str], word: &str) -> Option<Weekday> {
    let at = from_monday.iter().position(|name| *name == word)?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_three_languages_and_shortened_in_english() {
        for word in ["September", "Sept", "sep", "сентября", "septiembre"] {
            assert_eq!(month(word), Some(9), "{word}");
        }
        assert_eq!(month("sen"), None);
        assert_eq!(month("maya"), None);
    }

    #[test]
    fn weekdays_are_known_in_small_letters() {
        assert_eq!(english_weekday("sunday"), Some(Weekday::Sunday));
        assert_eq!(spanish_weekday("lunes"), Some(Weekday::Monday));
        assert_eq!(english_weekday("lunes"), None);
    }
}
