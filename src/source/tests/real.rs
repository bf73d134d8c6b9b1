//! Real files of state media, where they are at hand.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;

fn folder(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(name);
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

#[test]
fn print_counts() {
    let Some(root) = folder("") else { return };
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let inputs = discover(&[path.clone()]).unwrap();
        let mut good = 0;
        let mut reasons: BTreeMap<String, u64> = BTreeMap::new();
        let mut samples: BTreeMap<String, String> = BTreeMap::new();
        for input in inputs {
            let outcome = read_path(&input.path, &input.name);
            assert_eq!(outcome.summary.records as usize, outcome.records.len());
            for r in &outcome.summary.recognised {
                println!("  {} {:?}", input.path.file_name().unwrap().display(), r);
            }
            for r in outcome.records {
                match r {
                    Ok(r) => {
                        good += 1;
                        let key = format!("{} {:?} {}", r.outlet, r.date_origin, r.text.is_empty());
                        *reasons.entry(key.clone()).or_default() += 1;
                        samples.insert(key, format!("{r:?}").chars().take(700).collect());
                    }
                    Err(r) => {
                        let key = r.reason.name().to_owned();
                        *reasons.entry(key.clone()).or_default() += 1;
                        samples.insert(
                            key + &r.reason.to_string(),
                            format!("{r:?}").chars().take(600).collect(),
                        );
                    }
                }
            }
        }
        println!("{}: {good} {reasons:#?} {samples:#?}", path.display());
    }
}
