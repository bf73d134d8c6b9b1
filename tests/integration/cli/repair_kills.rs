//! Repairs that are killed: the store is as it was or opens, and the same command again makes of
//! it what a repair never killed does.
#![cfg(unix)]

use std::{
    collections::BTreeMap,
    thread,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use headcount::store::Store;

use super::kills::{A_LONG_TIME, INDEX_FEW, desk_to_be_killed, next, rows};
use super::*;

/// Kills, each of a repair of the same damage.
const KILLS: u32 = 42;

const REPAIR: &str = "check --repair --store s";

/// A store of several partitions with a removal, counted for two lists of names, of which files
/// of every kind are damaged, and whose text index is behind.
fn damaged() -> Desk {
    let desk = desk_to_be_killed();
    desk.out(&INDEX_FEW.replace("--store s", "--store damaged"));
    let all = desk.json("search greeted --store damaged --limit 3");
    let document = all["rows"][0]["document"].as_str().unwrap();
    desk.out(&format!("remove --id {document} --store damaged"));
    desk.write("dump/more.jsonl", many(3).replace("2024", "2023"));
    fs::rename(desk.path("damaged/index"), desk.path("index")).unwrap();
    desk.out(&INDEX_FEW.replace("--store s", "--store damaged"));
    fs::remove_dir_all(desk.path("damaged/index")).unwrap();
    fs::rename(desk.path("index"), desk.path("damaged/index")).unwrap();
    desk.out("count --store damaged --entity cn");
    for kind in ["documents", "rejected", "mentions", "removed"] {
        let files = content(&desk.path("damaged"), Path::new(kind));
        let (path, bytes) = files.first_key_value().unwrap();
        fs::write(desk.path("damaged").join(path), &bytes[..bytes.len() / 2]).unwrap();
    }
    desk
}

/// Every file below a folder of a store, by its path.
fn content(store: &Path, below: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(store.join(below)).unwrap() {
        let entry = entry.unwrap();
        let path = below.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            files.extend(content(store, &path));
        } else {
            files.insert(path.clone(), fs::read(store.join(path)).unwrap());
        }
    }
    files
}

/// The files of a store that are neither derived of the others nor kept out of them.
fn store_files(desk: &Desk, store: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = content(&desk.path(store), Path::new(""));
    let aside = ["index", "damaged", "MANIFEST.json.tmp"];
    files.retain(|path, _| !aside.iter().any(|aside| path.starts_with(aside)));
    files
}

/// All that a store holds. The text index gives its files names by chance: of it, what is found.
fn held(desk: &Desk, store: &str) -> (BTreeMap<PathBuf, Vec<u8>>, Vec<String>, String) {
    let mut files = content(&desk.path(store), Path::new(""));
    files.retain(|path, _| !path.starts_with("index"));
    let standings = fs::read(desk.path(&format!("{store}/index/standings"))).unwrap();
    files.insert("index/standings".into(), standings);
    let found = desk.out(&format!(
        "search greeted --store {store} --limit 100 --format csv"
    ));
    (files, rows(desk, store), found)
}

/// Makes `s` the damaged store again.
fn damage(desk: &Desk) {
    fs::remove_dir_all(desk.path("s")).ok();
    for (path, bytes) in content(&desk.path("damaged"), Path::new("")) {
        let path = desk.path("s").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn a_repair_killed_at_any_moment_and_run_again_ends_as_one_never_killed() {
    let desk = damaged();
    damage(&desk);
    let begun = Instant::now();
    let said = desk.out(REPAIR);
    let whole_run = begun.elapsed();
    assert_eq!(said.matches("set aside: s/damaged/").count(), 3, "{said}");
    let checked = desk.out("check --store s");
    let expected = held(&desk, "s");
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let seed = since_epoch.subsec_nanos().into();
    println!("seed {seed}");

    let (mut state, mut before_commit, mut after_commit) = (seed, 0, 0);
    for round in 0..KILLS {
        damage(&desk);
        let generation = desk.generation();
        let mut child = desk.spawn(REPAIR);
        let begun = Instant::now();
        // The files are set aside and committed in a moment that chance alone would seldom hit.
        let is_begun = || match round % 3 {
            0 => true,
            1 => desk.path("s/damaged").exists(),
            _ => desk.generation() > generation,
        };
        while !is_begun() && child.try_wait().unwrap().is_none() {
            assert!(begun.elapsed() < A_LONG_TIME, "nothing was repaired");
        }
        let rest = whole_run.saturating_sub(begun.elapsed());
        let part = if round % 3 == 0 { 1.0 } else { 0.1 };
        thread::sleep(rest.mul_f64(part * next(&mut state)));
        child.kill().unwrap();
        let finished = child.wait().unwrap().success();
        let at = format!("seed {seed}, round {round}");
        if desk.generation() > generation {
            Store::open(desk.path("s")).expect(&at);
            after_commit += u32::from(!finished);
        } else {
            assert!(
                store_files(&desk, "s") == store_files(&desk, "damaged"),
                "{at}"
            );
            before_commit += 1;
        }
        desk.out(REPAIR);
        assert_eq!(desk.out("check --store s"), checked, "{at}");
        assert!(held(&desk, "s") == expected, "{at}");
    }
    println!("{before_commit} kills fell before the commit, {after_commit} after it");
    assert!(before_commit > 0 && after_commit > 0, "no kill fell amid");
}
