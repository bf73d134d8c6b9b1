//! Runs that are stopped: whatever stops them, the store is sound, and the same command again
//! completes it to what a run never stopped makes.
#![cfg(unix)]

use std::{
    process::Child,
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use headcount::gazetteer::model::Gazetteer;
use headcount::store::{Store, check};

use super::*;

/// Longer than any machine takes to begin.
pub(super) const A_LONG_TIME: Duration = Duration::from_mins(1);

const INDEX: &str = "index dump --store s --threads 2 --commit-every 50 --progress none";

/// A dump of several files, some with records that are refused and some that are copies.
fn desk_with_dump() -> Desk {
    let desk = Desk::new();
    let all = many(1200);
    // More files than are under way at once: where a run stops is then for it to say.
    let lines: Vec<&str> = all.lines().collect();
    for (number, part) in lines.chunks(30).enumerate() {
        let mut part = part.join("\n");
        part.push_str("\n{\"title\":\"no day\",\"text\":\"China\"}\n");
        part.push_str(lines[number]);
        part.push('\n');
        desk.write(&format!("dump/{number:02}.jsonl"), part);
    }
    desk
}

impl Desk {
    /// Everything that can be asked of a store: counts, single mentions, refusals.
    fn held(&self, store: &str) -> (String, Vec<u8>, String) {
        let count = format!("count --store {store} --entity all --by month --format json");
        let counts = self.out(&format!("{count} --mentions-out m.jsonl"));
        let mentions = fs::read(self.path("m.jsonl")).unwrap();
        let rejected = self.out(&format!("rejected --store {store} --format csv"));
        (counts, mentions, rejected)
    }

    pub(super) fn spawn(&self, args: &str) -> Child {
        let mut command = self.command(args.split_whitespace());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    }

    /// Returns the generation of the store `s`: the number of its commits.
    pub(super) fn generation(&self) -> u64 {
        fs::read(self.path("s/MANIFEST.json")).map_or(0, |manifest| {
            let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
            manifest["generation"].as_u64().unwrap()
        })
    }
}

/// Sends a signal by name, as `kill` does.
fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill")
        .args(["-s", name, &child.id().to_string()])
        .status();
    assert!(sent.unwrap().success());
}

/// Kills in a row: each hits a run that goes on where the one before was killed.
const KILLS: u32 = 200;

/// The number of records of [`desk_to_be_killed`].
const FEW: u64 = 48;

pub(super) const INDEX_FEW: &str =
    "index dump --store s --threads 2 --commit-every 10 --progress none --gazetteer names";

/// A small dump and few names, so that a run is little more than its commits.
pub(super) fn desk_to_be_killed() -> Desk {
    let desk = Desk::new();
    desk.write(
        "names/a.toml",
        "[[entity]]\nid = \"cn\"\nname = \"China\"\nkind = \"country\"\nnames.en = [\"China\"]\n",
    );
    let all = many(40);
    let lines: Vec<&str> = all.lines().collect();
    for (number, part) in lines.chunks(10).enumerate() {
        let mut part = part.join("\n");
        part.push_str("\n{\"title\":\"no day\",\"text\":\"China\"}\n");
        part.push_str(lines[number]);
        part.push('\n');
        desk.write(&format!("dump/{number:02}.jsonl"), part);
    }
    desk
}

/// Documents and mentions of a store, row by row, and its ledger, however partitions are cut.
pub(super) fn rows(desk: &Desk, store: &str) -> Vec<String> {
    let gazetteer = Gazetteer::from_folder(&desk.path("names")).unwrap();
    let store = Store::open(desk.path(store)).unwrap();
    let mut rows = Vec::new();
    for partition in store.partitions() {
        let documents = partition.documents().unwrap();
        rows.extend(documents.iter().map(|document| format!("{document:?}")));
    }
    let facts = store.facts(&gazetteer).unwrap();
    for document in &facts.documents {
        rows.push(format!(
            "{:?} {:?}",
            document.id,
            facts.mentions_in(document)
        ));
    }
    rows.extend(
        store
            .rejections()
            .map(|refused| format!("{:?}", refused.unwrap())),
    );
    rows.extend(store.sources().iter().map(|source| format!("{source:?}")));
    rows
}

/// Returns the next of a sequence of numbers below one, `state` being where it stands.
///
/// Source: Steele, Lea, Flood (2014), "Fast Splittable Pseudorandom Number Generators".
pub(super) fn next(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (mixed >> 11) as f64 / (1_u64 << 53) as f64
}

#[test]
fn killed_200_times_at_any_moment_and_run_again_the_store_is_as_if_never_killed() {
    let desk = desk_to_be_killed();
    let begun = Instant::now();
    desk.out(&INDEX_FEW.replace("--store s", "--store whole"));
    let whole_run = begun.elapsed();
    let expected = rows(&desk, "whole");
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let seed = since_epoch.subsec_nanos().into();
    println!("seed {seed}");

    let (mut state, mut amid, mut completed) = (seed, 0, 0);
    for round in 0..KILLS {
        let mut child = desk.spawn(INDEX_FEW);
        thread::sleep(whole_run.mul_f64(next(&mut state)));
        child.kill().unwrap();
        let finished = child.wait().unwrap().success();
        if desk.generation() > 0 {
            let findings = check(desk.path("s")).unwrap();
            let damage: Vec<_> = findings.iter().filter(|found| found.is_damage()).collect();
            assert!(damage.is_empty(), "seed {seed}, round {round}: {damage:?}");
            let totals = Store::open(desk.path("s")).unwrap().totals();
            assert_eq!(
                totals.records,
                totals.documents + totals.copies + totals.rejected,
                "seed {seed}, round {round}"
            );
            amid += u32::from((1..FEW).contains(&totals.records) && !finished);
        }
        if finished {
            completed += 1;
            assert!(rows(&desk, "s") == expected, "seed {seed}, round {round}");
            fs::remove_dir_all(desk.path("s")).unwrap();
        }
    }
    println!("{amid} kills fell between commits, {completed} runs were complete");
    assert!(amid > 0, "no kill fell between two commits");
    desk.out(INDEX_FEW);
    assert!(rows(&desk, "s") == expected, "seed {seed}");
    assert_eq!(desk.out("check --store s"), "s is sound\n");
}

/// Ctrl-C, `kill`, and a terminal that is closed.
#[test]
fn a_run_asked_to_stop_keeps_what_it_has_and_goes_on_when_run_again() {
    let desk = desk_with_dump();
    desk.out(&INDEX.replace("--store s", "--store whole"));
    let expected = desk.held("whole");
    for name in ["INT", "TERM", "HUP"] {
        let mut child = desk.spawn(INDEX);
        let begun = Instant::now();
        while desk.generation() < 3 && child.try_wait().unwrap().is_none() {
            assert!(begun.elapsed() < A_LONG_TIME, "no commit was made");
            thread::sleep(Duration::from_millis(1));
        }
        signal(&child, name);
        let output = child.wait_with_output().unwrap();
        let err = told(output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}: {err}");
        let kept = desk.json("count --store s --entity cn")["corpus"]["records"].clone();
        assert_eq!(
            err,
            format!(
                "error: interrupted: the store s keeps {kept} records of this run; run the same command again to go on\n"
            )
        );
        assert_eq!(desk.out("check --store s"), "s is sound\n");
        assert_eq!(desk.run("rejected --store s").code, Some(0));

        desk.out(INDEX);
        assert_eq!(desk.held("s"), expected, "{name}");
        fs::remove_dir_all(desk.path("s")).unwrap();
    }
}

#[test]
fn an_interrupted_scan_shows_no_numbers_since_they_would_be_partial() {
    let desk = desk_with_dump();
    let mut child = desk.spawn("scan dump --mentions-out m.csv --threads 1 --progress json");
    // The file is begun before the first record is read, and the handler set before that.
    let begun = Instant::now();
    while !desk.path("m.csv.part").exists() && begun.elapsed() < A_LONG_TIME {
        thread::sleep(Duration::from_millis(1));
    }
    signal(&child, "INT");
    let code = child.wait().unwrap().code();
    let output = child.wait_with_output().unwrap();
    let err = told(output.stderr);
    assert_eq!(code, Some(2), "{err}");
    assert!(output.stdout.is_empty());
    assert!(err.contains("error: interrupted"), "{err}");
    assert!(
        !desk.path("m.csv").exists(),
        "a file of this name is complete"
    );
}

#[test]
fn a_second_writer_beside_a_running_one_fails_at_once() {
    let desk = desk_with_dump();
    let mut first = desk.spawn(INDEX);
    let begun = Instant::now();
    while desk.generation() < 2 && first.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < A_LONG_TIME, "no commit was made");
        thread::sleep(Duration::from_millis(1));
    }
    // Held still, so that it is certain to be there yet.
    signal(&first, "STOP");
    let second = desk.run(INDEX);
    let reader = desk.run("count --store s --entity cn --format json");
    signal(&first, "CONT");
    assert!(first.wait().unwrap().success());
    assert_eq!(second.code, Some(2), "{second:?}");
    assert!(
        second.err.contains("another run is writing"),
        "{}",
        second.err
    );
    assert_eq!(reader.code, Some(0), "{reader:?}");
}
