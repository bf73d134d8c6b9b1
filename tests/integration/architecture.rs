//! The library's layers, checked: a module may use only modules below it.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Lowest first; modules on one line do not see each other.
const LAYERS: &[&[&str]] = &[
    &["span", "language", "period", "measure", "byte_mask"],
    &["document", "signature", "invented"],
    &["rejection", "menu"],
    &["text"],
    &["gazetteer", "source"],
    &["matching"],
    &["facts"],
    &["dedup"],
    &["coverage"],
    &["store"],
    &["index", "tallies"],
    &["analysis", "ingest"],
    &["report"],
];

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn layer(module: &str) -> usize {
    LAYERS
        .iter()
        .position(|modules| modules.contains(&module))
        .unwrap_or_else(|| panic!("`{module}` has no layer; add it to LAYERS"))
}

/// Returns every Rust file under `path`.
fn rust_files(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap();
        return entries
            .flat_map(|entry| rust_files(&entry.unwrap().path()))
            .collect();
    }
    let is_rust = path.extension().is_some_and(|extension| extension == "rs");
    if is_rust {
        vec![path.to_owned()]
    } else {
        Vec::new()
    }
}

/// Returns the module named by every `crate::module` under `path`.
fn uses(path: &Path) -> Vec<String> {
    rust_files(path)
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .flat_map(|text| {
            let named = |rest: &str| -> String {
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect()
            };
            text.split("crate::").skip(1).map(named).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn dependencies_point_down() {
    for entry in fs::read_dir(root("src")).unwrap() {
        let path = entry.unwrap().path();
        let module = path.file_stem().unwrap().to_str().unwrap();
        if matches!(module, "lib" | "bin") {
            continue;
        }
        for used in uses(&path).iter().filter(|used| *used != module) {
            assert!(
                layer(used) < layer(module),
                "`{module}` uses `{used}`, which is not below it"
            );
        }
    }
}

#[test]
fn the_layer_test_sees_every_use() {
    let grouped: Vec<PathBuf> = rust_files(&root("src"))
        .into_iter()
        .filter(|file| !file.starts_with(root("src/bin")))
        .filter(|file| fs::read_to_string(file).unwrap().contains("use crate::{"))
        .collect();
    assert!(
        grouped.is_empty(),
        "grouped imports hide the modules they name: {grouped:?}"
    );
}

#[test]
fn unsafe_code_stands_in_two_files() {
    let mut unsafe_files: Vec<PathBuf> = rust_files(&root("src"))
        .into_iter()
        .filter(|file| fs::read_to_string(file).unwrap().contains("unsafe {"))
        .collect();
    unsafe_files.sort();
    let expected = ["src/matching/vector.rs", "src/store/mapped.rs"];
    assert_eq!(unsafe_files, expected.map(root));
}

#[test]
fn the_library_reads_no_clock_and_no_environment() {
    const FOREIGN: [&str; 5] = [
        "ZonedDateTime::now",
        "SystemTime::now",
        "env::var",
        "process::exit",
        "current_dir",
    ];
    for file in rust_files(&root("src")) {
        if file.starts_with(root("src/bin")) {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for foreign in FOREIGN {
            assert!(!text.contains(foreign), "{} uses {foreign}", file.display());
        }
    }
}

#[test]
fn documents_name_only_paths_that_are_there() {
    for page in [
        "README.md",
        "docs/ARCHITECTURE.md",
        "docs/FORMATS.md",
        "docs/MEASURES.md",
    ] {
        let text = fs::read_to_string(root(page)).unwrap_or_else(|_| panic!("{page} is missing"));
        let quoted = text.split('`').skip(1).step_by(2);
        for path in quoted.filter(|quoted| {
            ["src/", "docs/", "corpus/", "tests/", "benches/", "fuzz/"]
                .iter()
                .any(|folder| quoted.starts_with(folder))
                && !quoted.contains(['*', '<', ' ', '{'])
        }) {
            assert!(
                root(path).exists(),
                "{page} names {path}, which is not there"
            );
        }
    }
}

#[test]
fn every_measure_in_the_table_has_its_function() {
    let page = fs::read_to_string(root("docs/MEASURES.md")).unwrap();
    let mut functions = 0;
    for name in page.split('`').skip(1).step_by(2) {
        let Some(path) = name.strip_suffix("()") else {
            continue;
        };
        let (place, function) = path.rsplit_once("::").unwrap_or(("", path));
        // `measure::frequency::Share` is a type in `src/measure/frequency.rs`.
        let modules: Vec<&str> = place
            .split("::")
            .filter(|part| part.starts_with(char::is_lowercase))
            .collect();
        let file = root(&format!("src/{}.rs", modules.join("/")));
        let code = fs::read_to_string(&file)
            .unwrap_or_else(|_| panic!("docs/MEASURES.md names {name}, but {file:?} is missing"));
        assert!(
            code.contains(&format!("pub fn {function}(")),
            "docs/MEASURES.md names {name}, which is not there"
        );
        functions += 1;
    }
    assert!(functions > 0, "docs/MEASURES.md names no function");
}

#[test]
fn every_fuzz_target_has_its_file_its_seeds_and_its_place_in_the_table() {
    let manifest = fs::read_to_string(root("fuzz/Cargo.toml")).unwrap();
    let table = fs::read_to_string(root("fuzz/README.md")).unwrap();
    let targets = manifest
        .split("[[bin]]\nname = \"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap());
    let mut named = 0;
    for target in targets {
        assert!(root(&format!("fuzz/fuzz_targets/{target}.rs")).exists());
        assert!(root(&format!("fuzz/seeds/{target}")).is_dir(), "{target}");
        assert!(table.contains(&format!("`{target}`")), "{target}");
        named += 1;
    }
    let files = rust_files(&root("fuzz/fuzz_targets")).len();
    assert_eq!(named, files);
}
