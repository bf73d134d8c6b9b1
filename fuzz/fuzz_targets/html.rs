//! HTML: whatever the bytes are, and text that is written as HTML comes out as it was.
#![no_main]

use headcount::text::markup;
use headcount::text::normalize::normalize;
use headcount_fuzz::reading;
use headcount_fuzz::stored;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((choice, content)) = data.split_first() else {
        return;
    };
    let profiles = reading::profiles();
    let name = [
        "a.html",
        "2024-01-04.html",
        "dump",
        "pine-branch/2024-01-04.html",
    ];
    let name = name[usize::from(choice % 4)];
    let outcome = reading::checked(profiles, name, content);
    // Without an ending the content decides, and may be taken for lines of JSON.
    if name.ends_with(".html") {
        assert_eq!(outcome.records.len(), 1);
    }
    if choice & 16 != 0 {
        reading::packed_is_the_same(profiles, name, content, &outcome);
    }
    let Ok(text) = str::from_utf8(content) else {
        return;
    };
    stored::text(&normalize(&markup::html_text(text)));
    let words = text
        .split(|c: char| !c.is_alphanumeric() && !"<>&\"';#".contains(c))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let written = words.replace('&', "&amp;").replace('<', "&lt;");
    let page = format!("<p>{written}</p>");
    assert_eq!(
        normalize(&markup::html_text(&page)),
        normalize(&words),
        "{page}"
    );
});
