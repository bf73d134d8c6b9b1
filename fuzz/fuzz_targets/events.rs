//! Lists of events: a mistake has its line, and every row is an event or joined with one.
#![no_main]

use std::sync::LazyLock;

use headcount::analysis::messages;
use headcount::analysis::messages::ListError;
use headcount::gazetteer::model::Gazetteer;
use headcount_fuzz::place;
use headcount_fuzz::scratch;
use libfuzzer_sys::fuzz_target;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::builtin);

const HEAD: &str = "date,published,from,to,kind,occasion,level,source,status,note\n";

fuzz_target!(|data: &[u8]| {
    let Some((choice, rest)) = data.split_first() else {
        return;
    };
    let Ok(rest) = str::from_utf8(rest) else {
        return;
    };
    let head = if choice % 4 == 0 { "" } else { HEAD };
    let text = format!("{head}{rest}");
    let path = scratch::file(text.as_bytes());
    match messages::read_list(&path, &GAZETTEER) {
        Ok(rows) => {
            assert!(rows.len() <= text.matches(['\n', '\r']).count() + 1);
            let count = rows.len();
            let merged = messages::merge(Vec::new(), rows.clone());
            assert!(merged.len() <= count);
            assert_eq!(merged.is_empty(), count == 0);
            let mut backwards = rows;
            backwards.reverse();
            let merged_backwards = messages::merge(Vec::new(), backwards);
            assert_eq!(
                merged_backwards.len(),
                merged.len(),
                "the order of rows decides"
            );
        }
        Err(error) => {
            let message = error.to_string();
            let line = match error {
                ListError::Entity { line, .. } | ListError::Field { line, .. } => line,
                ListError::Csv { source, .. } => {
                    assert!(!source.to_string().is_empty());
                    return;
                }
                ListError::Read { .. } => panic!("{message}"),
            };
            place::check(&path.display().to_string(), line, &text, &message);
        }
    }
});
