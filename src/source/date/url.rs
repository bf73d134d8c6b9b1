//! Dates inside the addresses of outlets, as their sites have written them over the years.

use super::Plausible;
use super::Reading;
use super::in_phrase;

/// Reads the date in an address.
///
/// Known are `2021-09-10` and `2022/01/02` anywhere, eight digits that touch no letter, the
/// two-digit years of the early kcna.co.jp, and Rodong's queries in base64. The hexadecimal
/// ids of kcna.kp hold no date and none is read into them.
pub(in crate::source) fn in_url(url: &str, plausible: Plausible) -> Reading {
    if let Some(query) = url.split_once('?').map(|(_, query)| query)
        && let Some(inside) = base64(query)
        && let found @ (Reading::Day(_) | Reading::Implausible(_)) = in_phrase(&inside, plausible)
    {
        return found;
    }
    match in_phrase(url, plausible) {
        Reading::Absent => early_kcna(url, plausible),
        found => found,
    }
}

/// `/item/1997/9701/news1/01.htm#1`, `/item/2004/200401/news01/02.htm#9`.
///
/// The folder `news01` of a month holds the days as files; year and month stand above it.
fn early_kcna(url: &str, plausible: Plausible) -> Reading {
    let path = || {
        let mut parts = url.split_once("/item/")?.1.split('/');
        let year: u32 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month = parts.next()?;
        if !matches!(month.len(), 4 | 6) || !month.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (file, _) = parts.next_back()?.split_once(".htm")?;
        // The index of a day repeats year and month: 9701/970101.htm.
        let day: u32 = file.strip_prefix(month).unwrap_or(file).parse().ok()?;
        let month: u32 = month[month.len() - 2..].parse().ok()?;
        Some((year, month, day))
    };
    match path() {
        Some((year, month, day)) => plausible.judge(year, month, day),
        None => Reading::Absent,
    }
}

/// Decodes base64 leniently: padding may be wrong, as it is in Rodong's own addresses.
fn base64(text: &str) -> Option<String> {
    let text = text.trim_end_matches('=').replace("%3D", "");
    if text.len() < 16 {
        return None;
    }
    let mut decoded = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            decoded.push((bits >> held).to_be_bytes()[3]);
            bits &= (1 << held) - 1;
        }
    }
    Some(String::from_utf8_lossy(&decoded).into_owned())
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;
    use jiff::civil::date;

    use super::*;

    fn url(text: &str) -> Reading {
        let plausible = Plausible {
            earliest: Date::constant(1945, 1, 1),
            latest: Date::constant(2026, 11, 25),
        };
        in_url(text, plausible)
    }

    #[test]
    fn every_form_of_address_with_a_date_is_read() {
        for (address, expected) in [
            (
                "http://www.kcna.co.jp/item/2011/201103/news20/20110320-18ee.html",
                date(2011, 3, 20),
            ),
            (
                "http://www.kcna.co.jp/item/2011/201112/2011-12-01ee.html",
                date(2011, 12, 1),
            ),
            (
                "http://www.kcna.co.jp/item/1997/9701/news1/01.htm#1",
                date(1997, 1, 1),
            ),
            (
                "http://www.kcna.co.jp/item/1997/9701/970119.htm",
                date(1997, 1, 19),
            ),
            (
                "http://www.kcna.co.jp/item/2004/200401/news01/02.htm#9",
                date(2004, 1, 2),
            ),
            (
                "http://www.rodong.rep.kp/en/index.php?strPageID=SF01_02_01&newsID=2021-09-10-0012",
                date(2021, 9, 10),
            ),
            (
                "http://www.rodong.rep.kp/ko/index.php?MTJAMjAyNC0xMC0yMS1IMDAxQDNAM0BAMEAzMA==",
                date(2024, 10, 21),
            ),
            // The padding is wrong in the original.
            (
                "http://x/index.php?MTJAMjAyNC0wNC0wNC1OMDI2QDVAMUBAMEA4==",
                date(2024, 4, 4),
            ),
            (
                "https://www.1tv.ru/news/2000-08-06/298751-pismo_21_08_2008",
                date(2000, 8, 6),
            ),
            (
                "https://tv.cctv.com/2022/01/02/VIDEbP9kpbhBWrd6p2wJkEGN220102.shtml",
                date(2022, 1, 2),
            ),
        ] {
            assert_eq!(url(address), Reading::Day(expected), "{address}");
        }
    }

    #[test]
    fn an_id_of_hexadecimal_digits_holds_no_date() {
        for address in [
            "http://www.kcna.kp/en/article/q/a20240101ca4ca013a92cc9cf95bd4004.kcmsf",
            "http://www.kcna.kp/kp/article/detail/20240101e89bdd0a6b5e4e1d2f3a4b5c",
            "http://www.kcna.kp/en/category/articles/q/54c0ca4ca013a92cc9cf95bd4004c61a.kcmsf",
        ] {
            assert_eq!(url(address), Reading::Absent, "{address}");
        }
    }
}
