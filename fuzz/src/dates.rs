//! A day, written in every form that is read.

use jiff::civil::Date;

/// Returns a day as dumps write it, in the form of this number.
pub fn written(day: Date, form: u8) -> String {
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
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
    let (year, month, date) = (day.year(), day.month(), day.day());
    let name = |names: [&'static str; 12]| names[month.unsigned_abs() as usize - 1];
    let juche = year - 1911;
    match form % 14 {
        0 => day.to_string(),
        1 => format!("[{year}.{month:02}.{date:02}.]"),
        2 => format!("{year}/{month}/{date}"),
        3 => format!("{year}년 {month}월 {date}일"),
        4 => format!("{year}年{month}月{date}日讯"),
        5 => format!("{date} {} {year} года", name(RUSSIAN)),
        6 => format!("{} {date}, {year}", name(ENGLISH)),
        7 => format!("{date} {} {year}", name(ENGLISH)),
        8 => format!("{}. {date}, {year}", &name(ENGLISH)[..3]),
        9 => format!("[Juche{juche}.{month}.{date}.]"),
        10 => format!("주체{juche}({year})년 {month}월 {date}일"),
        11 => format!("{year}{month:02}{date:02}"),
        12 => format!("{day}T13:38:44.493Z"),
        _ => format!("{date:02}.{month:02}.{year}"),
    }
}
