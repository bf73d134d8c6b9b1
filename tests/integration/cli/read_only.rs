//! Stores on a medium that is really read-only, where the system lets one be made: whatever was
//! kept beside the documents or was not, every question has the answer of a store that can be
//! written to.
#![cfg(target_os = "linux")]

use super::*;

const MOUNTS: &str = "mount --bind s s && mount -o remount,ro,bind s";

/// Asked with `$0` for the program; each after a line that names it.
const ASKED: [&str; 7] = [
    "search 'China OR 중국' --format json",
    "search 'entity:cn NOT delegation' --sort date --format json",
    "concordance cn --format json",
    "show DOCUMENT --format json",
    "count --entity all --by month --format json",
    "count --entity ru --gazetteer names --format json",
    "check",
];

/// Two dumps, of which the first alone is in the text index.
fn behind() -> Desk {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP)
        .write("more.jsonl", DUMP.replace("2024", "2023"))
        .write(
            "names/a.toml",
            "[[entity]]\nid = \"ru\"\nname = \"Russia\"\nkind = \"country\"\nnames.en = [\"Russia\"]\n",
        );
    desk.out("index dump.jsonl --store s");
    fs::rename(desk.path("s/index"), desk.path("index")).unwrap();
    desk.out("index more.jsonl --store s");
    fs::remove_dir_all(desk.path("s/index")).unwrap();
    fs::rename(desk.path("index"), desk.path("s/index")).unwrap();
    desk
}

impl Desk {
    /// Asks everything of the store where nothing can be written, and then, with what is left of
    /// it, where that can be done; `None` where nothing can be mounted.
    fn asked_both_ways(&self) -> Option<[Ended; 2]> {
        // Not by a search, which would bring the index up to date.
        let found = self.json("concordance xi_jinping --store s");
        let document = found["rows"][0]["document"].as_str().unwrap();
        let script: Vec<String> = ASKED
            .iter()
            .map(|asked| format!("echo '{asked}'; $0 {asked} --store s || exit\n"))
            .collect();
        let script = script.concat().replace("DOCUMENT", document);
        let read_only = self.mounted(MOUNTS, &script)?;
        let written = self.mounted("true", &script)?;
        Some([read_only, written])
    }

    /// Requires that all was answered, and the same.
    fn answers_alike(&self) {
        let Some([read_only, written]) = self.asked_both_ways() else {
            return;
        };
        assert_eq!(written.code, Some(0), "{written:?}");
        assert_eq!(read_only.code, Some(0), "{read_only:?}");
        assert_eq!(read_only.out, written.out);
        assert_eq!(read_only.out.lines().last(), Some("s is sound"));
    }
}

#[test]
fn a_store_with_all_that_is_kept_beside_it_answers_as_elsewhere() {
    let desk = behind();
    desk.out("check --store s --repair");
    desk.answers_alike();
}

#[test]
fn a_store_without_a_text_index_answers_as_elsewhere() {
    let desk = behind();
    fs::remove_dir_all(desk.path("s/index")).unwrap();
    desk.answers_alike();
}

#[test]
fn a_text_index_that_is_behind_is_left_so_and_the_answers_are_those_of_one_that_is_not() {
    let desk = behind();
    desk.answers_alike();
}

#[test]
fn a_text_index_that_is_not_whole_does_not_change_an_answer() {
    for lost in ["standings", "meta.json"] {
        let desk = behind();
        desk.out("check --store s --repair");
        fs::remove_file(desk.path(&format!("s/index/{lost}"))).unwrap();
        desk.answers_alike();
    }
}

#[test]
fn an_index_that_cannot_be_brought_up_to_date_is_a_note_that_says_why() {
    let desk = behind();
    let Some(ended) = desk.mounted(MOUNTS, "$0 search Xi --store s") else {
        return;
    };
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let notes: Vec<&str> = ended.err.lines().take(2).collect();
    assert_eq!(
        notes,
        [
            "note: cannot write s/index: the documents are safe: Read-only file system (os error 30)",
            "note: 3 records are not in the text index and were read one by one: `headcount check --repair --store s` adds them",
        ]
    );
}

#[test]
fn a_repair_says_that_nothing_can_be_written_and_changes_nothing() {
    let desk = behind();
    let part = desk.path("s/documents/1.arrow");
    let mut bytes = fs::read(&part).unwrap();
    bytes.push(0);
    fs::write(&part, &bytes).unwrap();
    let Some(ended) = desk.mounted(MOUNTS, "$0 check --repair --store s") else {
        return;
    };
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(
        ended.out.contains("s/documents/1.arrow has"),
        "{}",
        ended.out
    );
    assert!(ended.err.contains("Read-only file system"), "{}", ended.err);
    assert_eq!(fs::read(&part).unwrap(), bytes);
}
