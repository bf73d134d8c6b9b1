//! Stores that are not as they should be, and stores in use.

use super::*;

fn indexed() -> Desk {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.out("index dump.jsonl --store s");
    desk
}

const READERS: [&str; 5] = [
    "count",
    "coverage",
    "rejected",
    "check",
    "explain --document 0",
];

#[test]
fn where_there_is_no_store_the_message_says_how_to_make_one() {
    let desk = Desk::new();
    fs::create_dir(desk.path("empty")).unwrap();
    for reader in READERS {
        for place in ["nowhere", "empty"] {
            let message = desk.error(&format!("{reader} --store {place}"));
            assert!(
                message.contains(&format!("headcount index --store {place} FILES")),
                "{message}"
            );
        }
    }
}

#[test]
fn a_file_is_no_store() {
    let desk = Desk::new();
    desk.write("s", "x").write("dump.jsonl", DUMP);
    for command in READERS.iter().chain(&["index dump.jsonl"]) {
        let message = desk.error(&format!("{command} --store s"));
        assert!(
            message.contains("s is a file, and a store is a folder"),
            "{message}"
        );
    }
}

#[test]
fn a_folder_of_other_files_is_left_alone() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP).write("s/thesis.txt", "mine");
    let message = desk.error("index dump.jsonl --store s");
    assert!(
        message.contains("s holds files but no MANIFEST.json"),
        "{message}"
    );
    assert_eq!(fs::read_dir(desk.path("s")).unwrap().count(), 1);
}

#[test]
fn a_store_of_a_newer_version_is_not_touched() {
    let desk = indexed();
    let manifest = desk.path("s/MANIFEST.json");
    let newer = fs::read_to_string(&manifest)
        .unwrap()
        .replace("\"format\": 2", "\"format\": 4");
    fs::write(&manifest, &newer).unwrap();
    for command in READERS.iter().chain(&["index dump.jsonl"]) {
        let message = desk.error(&format!("{command} --store s"));
        assert!(message.contains("has format 4"), "{message}");
        assert!(message.contains("use a newer headcount"), "{message}");
    }
    assert_eq!(fs::read_to_string(&manifest).unwrap(), newer);
}

#[test]
fn damage_is_found_named_and_an_error() {
    let desk = indexed();
    let part = desk.path("s/documents/1.arrow");
    let mut bytes = fs::read(&part).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&part, bytes).unwrap();
    let ended = desk.run("check --store s");
    assert_eq!(ended.code, Some(2));
    assert!(ended.out.contains("documents/1.arrow"), "{}", ended.out);
    assert!(
        ended.err.contains(
            "s is damaged in 1 place: copy it again whole, or `headcount check --repair --store s`"
        ),
        "{}",
        ended.err
    );

    fs::remove_file(&part).unwrap();
    let message = desk.error("count --store s");
    assert!(message.contains("1.arrow is missing"), "{message}");

    fs::write(desk.path("s/MANIFEST.json"), "{").unwrap();
    let message = desk.error("count --store s");
    assert!(
        message.contains("cannot understand s/MANIFEST.json"),
        "{message}"
    );
}

#[test]
fn while_one_writes_a_second_writer_fails_at_once_and_readers_do_not() {
    let desk = indexed();
    let before = desk.out("count --store s --format json");
    desk.write("more.jsonl", DUMP.replace("2024", "2023"));

    let lock = fs::OpenOptions::new()
        .write(true)
        .open(desk.path("s/LOCK"))
        .unwrap();
    lock.lock().unwrap();
    let message = desk.error("index more.jsonl --store s");
    assert!(
        message.contains("another run is writing to the store at s: wait until it ends"),
        "{message}"
    );
    assert_eq!(desk.out("count --store s --format json"), before);
    assert!(desk.out("check --store s").ends_with("is sound\n"));

    drop(lock);
    desk.out("index more.jsonl --store s");
    assert_ne!(desk.out("count --store s --format json"), before);
}

#[test]
fn index_writes_the_mentions_that_count_would() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.out("index dump.jsonl --store s --mentions-out index.csv");
    desk.out("count --store s --mentions-out count.csv");
    let [index, count] = ["index.csv", "count.csv"].map(|name| {
        let text = fs::read_to_string(desk.path(name)).unwrap();
        assert!(text.lines().count() > 1, "{name} holds no mention");
        text
    });
    assert_eq!(index, count);
    let message = desk.error("index dump.jsonl --store t --mentions-out m.xls");
    assert!(message.contains(".jsonl"), "{message}");
}

#[test]
fn what_the_store_holds_is_not_added_again() {
    let desk = indexed();
    let before = desk.out("count --store s --format json");
    desk.write("same.jsonl", DUMP);
    for name in ["same.jsonl", "dump.jsonl"] {
        let again = desk.out(&format!("index {name} --store s"));
        assert!(
            again.contains("1 file skipped: the store holds it already"),
            "{again}"
        );
    }
    assert_eq!(desk.out("count --store s --format json"), before);
}

#[cfg(unix)]
#[test]
fn a_store_that_cannot_be_written_can_be_read() {
    use std::os::unix::fs::PermissionsExt;

    let desk = indexed();
    let before = desk.out("count --store s --format json");
    let set = |mode| {
        for folder in ["s", "s/documents", "s/mentions"] {
            fs::set_permissions(desk.path(folder), fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    set(0o555);
    fs::remove_file(desk.path("s/LOCK")).ok();
    assert_eq!(desk.out("count --store s --format json"), before);
    assert_eq!(desk.run("check --store s").code, Some(0));
    // Also with names that it holds no mentions of.
    desk.write(
        "names/a.toml",
        "[[entity]]\nid = \"ru\"\nname = \"Russia\"\nkind = \"country\"\nnames.en = [\"Russia\"]\n",
    );
    let other = desk.json("count --store s --gazetteer names --entity ru");
    assert_eq!(other["rows"][0]["documents"], 1);
    set(0o755);
}

/// A medium that is really read-only, where the system lets one be made.
#[cfg(target_os = "linux")]
#[test]
fn a_store_on_a_read_only_medium_can_be_read_and_not_written() {
    let desk = indexed();
    let before = desk.out("count --store s --format json");
    let Some(ended) = desk.mounted(
        "mount --bind s s && mount -o remount,ro,bind s",
        "$0 count --store s --format json; $0 index dump.jsonl --store s",
    ) else {
        return;
    };
    assert_eq!(ended.out, before);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("read-only"), "{}", ended.err);
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_the_store_keeps_what_was_committed_and_says_so() {
    let desk = Desk::new();
    desk.write("many.jsonl", many(800));
    let Some(ended) = desk.mounted(
        "mkdir disk && mount -t tmpfs -o size=256k none disk",
        "$0 index many.jsonl --store disk/s --commit-every 100; code=$?
         $0 check --store disk/s && $0 count --store disk/s --entity cn --format json; exit $code",
    ) else {
        return;
    };
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(
        ended.err.contains("no room on the disk to write"),
        "{}",
        ended.err
    );
    assert!(
        ended.err.contains("what was committed is safe"),
        "{}",
        ended.err
    );
    let (sound, count) = ended.out.split_once('\n').unwrap();
    assert!(sound.ends_with("is sound"), "{sound}");
    let count: serde_json::Value = serde_json::from_str(count).unwrap();
    let records = count["corpus"]["records"].as_u64().unwrap();
    assert!(
        0 < records && records < 800 && records.is_multiple_of(100),
        "{records}"
    );
}

/// The limit of file size stops a write as a full disk does, and needs no right to mount.
#[cfg(unix)]
#[test]
fn a_write_that_fails_leaves_what_was_committed_and_a_later_run_completes_it() {
    let desk = Desk::new();
    desk.write("few.jsonl", many(40))
        .write("many.jsonl", many(800));
    desk.out("index few.jsonl --store s");
    let before = desk.out("count --store s --format json");
    let mut limited = Command::new("sh");
    limited
        .args([
            "-c",
            "ulimit -f 100; exec \"$0\" index many.jsonl --store s",
        ])
        .arg(program())
        .current_dir(desk.folder.path());
    let ended = Ended::of(&mut limited);
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(
        ended.err.contains("raise the limit (`ulimit -f`)"),
        "{}",
        ended.err
    );
    assert_eq!(desk.out("check --store s"), "s is sound\n");
    assert_eq!(desk.out("count --store s --format json"), before);

    desk.out("index many.jsonl --store s");
    desk.out("index few.jsonl many.jsonl --store whole");
    assert_eq!(
        desk.out("count --store s --by month --format json"),
        desk.out("count --store whole --by month --format json")
    );
}

#[cfg(target_os = "linux")]
impl Desk {
    /// Runs a script after mounts that only it sees; `$0` is the program. `None`, with a line
    /// that says so, where the system lets nothing be mounted.
    pub(super) fn mounted(&self, mounts: &str, script: &str) -> Option<Ended> {
        let script = format!("{{ {mounts}; }} >/dev/null 2>&1 || exit 77\n{script}");
        let mut command = Command::new("unshare");
        command
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", &script])
            .arg(program())
            .current_dir(self.folder.path());
        let output = command.output().ok()?;
        let err = String::from_utf8(output.stderr).unwrap();
        if output.status.code() == Some(77) || err.starts_with("unshare:") {
            println!("skipped: nothing can be mounted here");
            return None;
        }
        Some(Ended {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err,
        })
    }
}
