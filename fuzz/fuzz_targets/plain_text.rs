//! Plain text in whatever encoding, with its dateline and its references.
#![no_main]

use std::io::Read;

use headcount::text::decode;
use headcount::text::decode::Utf8Reader;
use headcount::text::markup;
use headcount_fuzz::reading;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((choice, content)) = data.split_first() else {
        return;
    };
    let profiles = reading::profiles();
    let names = ["a.txt", "2024.txt", "ko/1954.txt", "dump"];
    let name = names[usize::from(choice % 4)];
    let outcome = reading::checked(profiles, name, content);
    if choice & 16 != 0 {
        reading::packed_is_the_same(profiles, name, content, &outcome);
    }
    let encoding = decode::detect(content, None, true);
    let mut streamed = Vec::new();
    let mut reader = Utf8Reader::new(content, encoding);
    let done = reader.read_to_end(&mut streamed);
    done.expect("memory can be read");
    let Ok(streamed) = String::from_utf8(streamed) else {
        // What is said to be UTF-8 passes untouched, valid or not; whoever cuts records checks it.
        assert_eq!(encoding.name(), "UTF-8");
        assert!(decode::decode(content, encoding).is_err());
        return;
    };
    if let Ok(whole) = decode::decode(content, encoding) {
        assert_eq!(whole, streamed);
    }
    if !streamed.contains(['&', '<']) {
        assert_eq!(markup::plain_text(&streamed), streamed);
    }
});
