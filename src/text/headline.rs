//! Headlines: titles without what list pages add to them.
//!
//! KCNA's lists end a title with its date in brackets, sometimes behind line ends and tabs:
//! `…\r\n\t\t[Juche113.7.30.]`, `…[2024.02.11.]`.

use super::normalize;

/// A title as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The title, normalised, on one line.
    pub text: String,
    /// The date at its end, without brackets: `Juche113.7.30.`, `2024.02.11.`
    pub list_date: Option<String>,
}

impl Headline {
    /// Returns the headline in a title that is plain text, without markup.
    pub fn of(title: &str) -> Self {
        let on_one_line = |text: &str| normalize::normalize(text).replace('\n', " ");
        let line = on_one_line(title);
        match split_list_date(&line) {
            Some((text, date)) => Self {
                // Commas are a tail only where nothing follows.
                text: on_one_line(text),
                list_date: Some(date.to_owned()),
            },
            None => Self {
                text: line,
                list_date: None,
            },
        }
    }
}

/// Parts the date in brackets from the end of a title.
fn split_list_date(line: &str) -> Option<(&str, &str)> {
    let (text, date) = line.strip_suffix(']')?.rsplit_once('[')?;
    is_date(date).then(|| (text.trim_end_matches(' '), date))
}

/// Returns whether this is year, month and day in digits, the year perhaps of the Juche era.
fn is_date(text: &str) -> bool {
    let text = text
        .strip_prefix("Juche")
        .or_else(|| text.strip_prefix("주체"))
        .unwrap_or(text);
    let parts: Vec<&str> = text
        .trim_end_matches('.')
        .split(['.', '-', '/'])
        .map(str::trim)
        .collect();
    let is_number = |part: &str, longest: usize| {
        !part.is_empty() && part.len() <= longest && part.bytes().all(|b| b.is_ascii_digit())
    };
    matches!(parts[..], [year, month, day]
        if is_number(year, 4) && is_number(month, 2) && is_number(day, 2))
}

#[cfg(test)]
mod tests {
    use super::Headline;

    fn parts(title: &str) -> (String, Option<String>) {
        let Headline { text, list_date } = Headline::of(title);
        (text, list_date)
    }

    #[test]
    fn a_list_date_is_parted_from_the_title() {
        let expected = |date: &str| ("Kim Meets Xi".to_owned(), Some(date.to_owned()));
        assert_eq!(
            parts("Kim Meets Xi\r\n\t\t\t[Juche113.7.30.]"),
            expected("Juche113.7.30.")
        );
        assert_eq!(parts("Kim Meets Xi[2024.02.11.] "), expected("2024.02.11."));
        assert_eq!(
            parts("Kim Meets Xi [주체113. 7. 30.]"),
            expected("주체113. 7. 30.")
        );
    }

    #[test]
    fn a_tail_of_commas_before_the_list_date_goes_as_any_other() {
        for title in [
            "Kim Meets Xi, , ,\r\n\t\t[Juche113.7.30.]",
            "Kim Meets Xi, , ,",
        ] {
            assert_eq!(parts(title).0, "Kim Meets Xi");
        }
    }

    #[test]
    fn other_brackets_belong_to_the_title() {
        for title in [
            "Newsreel [Video]",
            "[2024.02.11.] opens",
            "Results [3.2]",
            "[1.2.3.4]",
        ] {
            assert_eq!(parts(title), (title.to_owned(), None));
        }
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(parts(" Kim\r\n Meets  Xi ").0, "Kim Meets Xi");
        assert_eq!(parts(" \n"), (String::new(), None));
    }
}
