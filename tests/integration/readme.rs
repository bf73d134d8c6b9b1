//! The commands of README and QUESTIONS print what stands there.

use std::{fs, path::Path};

#[test]
fn the_readme_and_the_questions_show_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // One after the other: both make the same store.
    for page in ["README.md", "QUESTIONS.md"] {
        for left in ["headcount-store", "target/tables", "target/invented"] {
            let left = root.join(left);
            if left.is_dir() {
                fs::remove_dir_all(left).unwrap();
            }
        }
        trycmd::TestCases::new().case(root.join(page));
    }
}
