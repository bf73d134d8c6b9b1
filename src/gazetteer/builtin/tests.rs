use std::{collections::BTreeSet, fs, path::Path};

use super::*;

#[test]
fn every_file_of_the_corpus_is_compiled_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/gazetteer");
    let there: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| Path::new(name).extension().is_some_and(|e| e == "toml"))
        .map(|name| format!("corpus/gazetteer/{name}"))
        .collect();
    let compiled: BTreeSet<String> = FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(compiled, there);
}

#[test]
fn the_files_load() {
    let mut declarations = Declarations::default();
    for (path, toml) in FILES {
        let file = Declarations::parse(path, toml).unwrap_or_else(|error| panic!("{error}"));
        declarations
            .join(file)
            .unwrap_or_else(|error| panic!("{error}"));
    }
    let assembled = declarations.assemble();
    assembled.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn nothing_in_it_is_doubtful() {
    let problems = Declarations::builtin().problems();
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
