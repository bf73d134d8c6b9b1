//! Profiles: a mistake has its line, and a profile that is read can be read with.
#![no_main]

use headcount::source::ProfileError;
use headcount::source::Profiles;
use headcount_fuzz::place;
use headcount_fuzz::reading;
use headcount_fuzz::scratch;
use libfuzzer_sys::fuzz_target;

const FILES: [(&str, &str); 6] = [
    (
        "p/a.json",
        r#"{"items": [{"title": "Kim", "text": "x", "date": "2024-01-01"}, 1]}"#,
    ),
    (
        "p/a.csv",
        "date,title,text\n2024-01-01,Kim,x\n05/06/2024,\"Xi\n",
    ),
    (
        "p/20240101.md",
        "# Kim\n\n## One\n- [Xi](http://x/2024/01/01)\ntext\n### Two\n",
    ),
    (
        "p/a.html",
        "<html lang=en><h1>Kim</h1><div class=text><p>x</p></div></html>",
    ),
    ("p/1954.txt", "Kim\n----\nPyongyang, January 1 (KCNA) -- x"),
    ("p/menu.csv", "date,section,link\n2024-01-01,One,a\n"),
];

fuzz_target!(|data: &[u8]| {
    let Ok(toml) = str::from_utf8(data) else {
        return;
    };
    let folder = scratch::folder_of("p.toml", data);
    match Profiles::with_folder(&folder) {
        Err(error) => {
            let message = error.to_string();
            let (ProfileError::Toml { path, line, .. } | ProfileError::Value { path, line, .. }) =
                error
            else {
                panic!("{message}");
            };
            place::check(&path.display().to_string(), line as u64, toml, &message);
        }
        Ok(profiles) => {
            let ours = profiles.iter().next().expect("a profile");
            assert_eq!(ours.name, "p");
            for (name, content) in FILES {
                let outcome = reading::read(&profiles, name, content.as_bytes());
                assert!(!outcome.records.is_empty() || !outcome.menus.is_empty());
                assert_eq!(outcome.summary.records, outcome.records.len() as u64);
            }
        }
    }
});
