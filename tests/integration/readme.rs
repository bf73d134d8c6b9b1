//! The README's commands print what the README says.

use std::{fs, path::Path};

#[test]
fn the_readme_shows_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for left in ["headcount-store", "target/xi.csv"] {
        let left = root.join(left);
        if left.is_dir() {
            fs::remove_dir_all(left).unwrap();
        }
    }
    trycmd::TestCases::new().case(root.join("README.md"));
}
