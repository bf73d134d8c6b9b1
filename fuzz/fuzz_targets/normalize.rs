//! Stored text is what the module says it is, and normalising it changes nothing.
#![no_main]

use headcount::text::compose::compose;
use headcount::text::headline::Headline;
use headcount::text::language;
use headcount::text::normalize::normalize;
use headcount::text::particle;
use headcount_fuzz::stored;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let normal = normalize(&text);
    stored::text(&normal);
    stored::spans(&normal);
    language::detect(&normal);
    let headline = Headline::of(&text);
    assert_eq!(normalize(&headline.text), headline.text);
    assert!(!headline.text.contains('\n'));
    let composed = compose(&headline.text, &normal);
    assert!(composed.text.starts_with(&headline.text));
    assert_eq!(composed.title_len as usize, headline.text.len());
    for word in normal.split(' ') {
        assert!(word.starts_with(particle::stem(word)));
    }
    // A paragraph is normalised as it would be alone; whether commas join paragraphs is told by
    // the whole text.
    if let Some((first, _)) = normal.split_once('\n')
        && !first.contains(',')
    {
        assert_eq!(normalize(first), first);
    }
});
