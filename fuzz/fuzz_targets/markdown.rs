//! Markdown: one document, sections or a list of links.
#![no_main]

use headcount_fuzz::reading;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((choice, content)) = data.split_first() else {
        return;
    };
    let profiles = reading::profiles();
    let names = ["a.md", "20220101.md", "data_list.md", "kcna-en/20240104.md"];
    let name = names[usize::from(choice % 4)];
    let outcome = reading::checked(profiles, name, content);
    if choice & 16 != 0 {
        reading::packed_is_the_same(profiles, name, content, &outcome);
    }
});
