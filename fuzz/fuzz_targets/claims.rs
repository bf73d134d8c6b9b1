//! Files of claims: a mistake has its line, a claim its kind and what it asks for.
#![no_main]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use headcount::analysis::claims;
use headcount::analysis::claims::Asked;
use headcount::analysis::claims::Error;
use headcount::gazetteer::model::Gazetteer;
use headcount_fuzz::place;
use headcount_fuzz::scratch;
use libfuzzer_sys::fuzz_target;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::builtin);

fuzz_target!(|data: &[u8]| {
    let Ok(toml) = str::from_utf8(data) else {
        return;
    };
    let path = scratch::file(data);
    match claims::read(&path, &GAZETTEER) {
        Ok(read) => {
            let ids: BTreeSet<&str> = read.iter().map(|claim| claim.id.as_str()).collect();
            assert_eq!(ids.len(), read.len());
            for claim in &read {
                assert!(!claim.asked.kind().is_empty());
                let known = |index: &headcount::gazetteer::model::EntityIndex| {
                    usize::from(index.0) < GAZETTEER.entities.len()
                };
                assert!(claim.mentioned().iter().all(known));
                let Asked::Of(question) = &claim.asked else {
                    continue;
                };
                assert!(question.about.entities().iter().all(known));
                for phrase in question.about.phrases() {
                    let spans = phrase.spans(toml);
                    assert!(spans.is_sorted());
                    assert!(spans.iter().all(|span| !span.surface(toml).is_empty()));
                }
            }
        }
        Err(Error::Empty { path: named }) => {
            assert_eq!(named, path.display().to_string());
        }
        Err(error) => {
            let message = error.to_string();
            let (Error::Syntax { place, .. } | Error::Claim { place, .. }) = error else {
                panic!("{message}");
            };
            place::check(
                &path.display().to_string(),
                u64::from(place.line),
                toml,
                &message,
            );
        }
    }
});
