//! Searching a store: what is found, what is said of it, and what is refused.

use super::*;

fn indexed() -> Desk {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.out("index dump.jsonl --store s");
    desk
}

/// Returns the titles found, in order.
fn titles(desk: &Desk, query: &str) -> Vec<String> {
    let answer = desk.json(&format!("search --store s {query}"));
    let rows = answer["rows"].as_array().unwrap();
    let titles: Vec<String> = rows
        .iter()
        .map(|row| row["title"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(answer["documents"], titles.len());
    titles
}

#[test]
fn words_phrases_fields_and_entities_find_documents() {
    let desk = indexed();
    assert_eq!(titles(&desk, "china"), ["One"]);
    assert_eq!(titles(&desk, "벗들"), ["셋"]);
    assert_eq!(titles(&desk, "벗"), ["셋"]);
    assert_eq!(
        titles(&desk, "delegation OR 벗들 --sort date"),
        ["셋", "Two"]
    );
    assert_eq!(titles(&desk, "NOT china --sort date"), ["셋", "Two"]);
    assert_eq!(titles(&desk, "outlet:north section:back"), ["Two"]);
    assert_eq!(titles(&desk, "language:ko"), ["셋"]);
    assert_eq!(titles(&desk, "date:2024-01"), ["One"]);
    assert_eq!(titles(&desk, "entity:cn --sort date"), ["셋", "One"]);
    assert_eq!(titles(&desk, "entity:중국 --from 2024-02-01"), ["셋"]);
    assert_eq!(titles(&desk, "met AND (china OR russia)"), ["One"]);
    assert_eq!(titles(&desk, "nowhere"), Vec::<String>::new());
    assert_eq!(titles(&desk, "arriv*"), ["Two"]);
}

#[test]
fn a_phrase_stands_in_one_paragraph() {
    let desk = indexed();
    let found = |query: &str| {
        let ended = Ended::of(&mut desk.command(["search", "--store", "s", query]));
        assert_eq!(ended.code, Some(0), "{ended:?}");
        ended.out
    };
    assert!(found("\"people of china\"").contains("[people of China]"));
    assert!(found("\"china people\"").starts_with("no document fits, of 3 searched"));
    // Title and text.
    assert!(found("\"two a delegation\"").starts_with("no document fits, of 3 searched"));
}

#[test]
fn the_number_of_documents_is_that_of_count() {
    let desk = indexed();
    desk.write("more.jsonl", many(300));
    desk.out("index more.jsonl --store s");
    for entity in ["cn", "ru", "jp", "kim_jong_un"] {
        for choice in ["", "--counts all", "--duplicates none", "--language en"] {
            let count = desk.json(&format!("count --store s --entity {entity} {choice}"));
            let search = desk.json(&format!("search --store s entity:{entity} {choice}"));
            assert_eq!(
                search["documents"], count["rows"][0]["documents"],
                "{entity} {choice}"
            );
            let searched = &search["searched"]["documents"];
            assert_eq!(
                *searched, count["rows"][0]["documents_total"],
                "{entity} {choice}"
            );
        }
    }
}

#[test]
fn an_article_is_found_once_and_with_every_record_on_request() {
    let desk = Desk::new();
    let article = |section: &str, url: &str| {
        format!(
            "{{\"outlet\":\"north\",\"section\":\"{section}\",\"url\":\"http://x/{url}\",\"title\":\"T\",\"date\":\"2024-01-01\",\"text\":\"Rain fell on the harvest.\"}}\n"
        )
    };
    desk.write("a.jsonl", article("front", "1") + &article("back", "2"));
    desk.out("index a.jsonl --store s");
    assert_eq!(titles(&desk, "rain"), ["T"]);
    assert_eq!(titles(&desk, "rain section:back"), ["T"]);
    assert_eq!(titles(&desk, "rain --section back"), ["T"]);
    assert_eq!(titles(&desk, "rain --duplicates none"), ["T", "T"]);
    assert_eq!(
        titles(&desk, "rain --section back --duplicates none"),
        ["T"]
    );
}

#[test]
fn how_many_there_are_is_said_whatever_is_shown() {
    let desk = Desk::new();
    desk.write("more.jsonl", many(300));
    desk.out("index more.jsonl --store s");
    let said = desk.out("search --store s guests --limit 2");
    assert!(
        said.contains("2 of 300 documents, of 300 searched; --limit shows more"),
        "{said}"
    );
    let none = desk.out("search --store s guests --limit 0");
    assert!(none.starts_with("0 of 300 documents"), "{none}");
    let nothing = desk.json("search --store s guests --from 1990-01-01 --to 1990-12-31");
    assert!(nothing["documents"].is_null() && nothing["searched"]["from"].is_null());
    assert!(
        desk.out("search --store s guests --to 1990-12-31")
            .starts_with("no document is held"),
    );
}

#[test]
fn a_store_without_text_index_is_searched_all_the_same() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.out("index dump.jsonl --store s --no-text-index");
    assert!(!desk.path("s/index").exists());
    let ended = desk.run("search --store s china");
    assert!(ended.out.contains("1 document of 3 searched"), "{ended:?}");
    assert!(
        ended.err.contains("headcount check --repair --store s"),
        "{ended:?}"
    );
    desk.out("check --store s --repair");
    let ended = desk.run("search --store s delegation");
    assert_eq!(ended.err, "");
}

#[test]
fn an_index_that_is_behind_catches_up_by_itself() {
    let desk = indexed();
    desk.write("more.jsonl", many(20));
    desk.out("index more.jsonl --store s --no-text-index");
    let ended = desk.run("search --store s guests");
    assert!(
        ended.out.contains("10 of 20 documents, of 23 searched"),
        "{ended:?}"
    );
    assert_eq!(ended.err, "");
    assert_eq!(desk.out("check --store s"), "s is sound\n");
}

#[test]
fn a_damaged_index_is_found_and_made_anew() {
    let desk = indexed();
    let expected = desk.out("search --store s people");
    let files = || {
        let entries = fs::read_dir(desk.path("s/index")).unwrap();
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    };
    for at in 0..files().len() {
        let file = &files()[at];
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let content = fs::read(file).unwrap();
        if content.is_empty() {
            continue;
        }
        fs::write(file, &content[..content.len() / 2]).unwrap();
        assert_eq!(desk.out("search --store s people"), expected, "{name} cut");
        assert_eq!(
            desk.out("check --store s"),
            "s is sound\n",
            "{name} cut and mended"
        );
    }
    let postings = files()
        .into_iter()
        .find(|file| file.extension().is_some_and(|e| e == "pos"));
    let postings = postings.unwrap();
    let mut content = fs::read(&postings).unwrap();
    content[0] ^= 0xFF;
    fs::write(&postings, content).unwrap();
    let ended = desk.run("check --store s");
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(
        ended
            .out
            .contains("its checksum is not that of its content"),
        "{ended:?}"
    );
    assert!(
        ended.err.contains("headcount check --repair --store s"),
        "{ended:?}"
    );
    desk.out("check --store s --repair");
    assert_eq!(desk.out("check --store s"), "s is sound\n");
    assert_eq!(desk.out("search --store s people"), expected);
}

#[test]
fn what_an_older_program_took_for_a_copy_is_found_and_decided_anew() {
    let desk = indexed();
    let expected = desk.out("search --store s people");
    let file = desk.path("s/index/standings");
    let kept = fs::read(&file).unwrap();
    let magic = kept.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let (digest, content) = (magic..magic + 32, magic + 32..kept.len());
    let mut other = kept.clone();
    // Behind a digest and two sums, the first row: an earlier version in place of an article.
    other[content.start + 48] ^= 1;
    let of_it = blake3::hash(&other[content]);
    other[digest].copy_from_slice(of_it.as_bytes());
    fs::write(&file, other).unwrap();
    let ended = desk.run("check --store s");
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(
        ended.out.contains("which documents are copies"),
        "{ended:?}"
    );
    desk.out("check --store s --repair");
    assert_eq!(fs::read(&file).unwrap(), kept);
    assert_eq!(desk.out("search --store s people"), expected);
}

#[test]
fn a_file_in_place_of_the_index_is_named() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.out("index dump.jsonl --store s --no-text-index");
    desk.write("s/index", "x");
    let ended = desk.run("search --store s people");
    assert!(ended.out.contains("1 document of 3 searched"), "{ended:?}");
    assert!(ended.err.contains("s/index is a file"), "{ended:?}");
    let ended = desk.run("check --store s");
    assert!(ended.out.contains("s/index is a file"), "{ended:?}");
}

#[test]
fn a_store_that_was_moved_is_searched_with_its_index() {
    let desk = indexed();
    fs::rename(desk.path("s"), desk.path("t")).unwrap();
    let ended = desk.run("search --store t people");
    assert!(ended.out.contains("1 document of 3 searched"), "{ended:?}");
    assert_eq!(ended.err, "");
}

#[test]
fn mistakes_are_answered_with_what_was_expected() {
    let desk = indexed();
    let refused = |query: &str| {
        let ended = Ended::of(&mut desk.command(["search", "--store", "s", query]));
        assert_eq!(ended.code, Some(2), "{query}: {ended:?}");
        assert_eq!(ended.out, "");
        ended.err
    };
    let begins = "error: cannot understand the query: ";
    assert_eq!(
        refused("china AND"),
        format!(
            "{begins}at character 10 of the query: expected a word, a \"phrase\", a field or (, found the end\n"
        )
    );
    assert!(refused("").contains("the query is empty"));
    assert!(refused("?!").contains("holds no letter or digit"));
    assert!(refused("titel:x").contains("there is no field \"titel\""));
    assert!(
        refused("entity:chinaa")
            .contains("at character 8 of the query: no entity is called \"chinaa\"")
    );
    assert!(
        refused("outlet:east")
            .contains("no document is of outlet \"east\": outlets here are \"north\", \"south\"")
    );
    assert!(
        desk.error("search --store s china --outlet east")
            .contains("no document is of outlet")
    );
    assert!(
        desk.error("search --store s china --section east")
            .contains("no document stands in section")
    );
    assert!(
        desk.error("search --store nowhere china")
            .contains("there is no store at nowhere")
    );
    assert!(
        desk.error("search --store dump.jsonl china")
            .contains("dump.jsonl is a file")
    );
}

#[test]
fn who_looks_for_a_name_is_told_of_the_entity() {
    let desk = indexed();
    let ended = desk.run("search --store s \"xi jinping\"");
    assert!(
        ended
            .err
            .contains("entity:xi_jinping finds every name of Xi Jinping"),
        "{ended:?}"
    );
}

#[cfg(unix)]
#[test]
fn killed_while_the_index_is_written_it_is_completed_by_the_next_search() {
    use std::{thread, time::Instant};

    let desk = Desk::new();
    desk.write("more.jsonl", many(4000));
    desk.out("index more.jsonl --store s --no-text-index --commit-every 500");
    let repair = "check --store s --repair";
    let begun = Instant::now();
    desk.out(repair);
    let whole = begun.elapsed();
    let expected = desk.out("search --store s guests China --limit 3");
    let mut amid = 0;
    for round in 0..20_u32 {
        // Killed early enough, there is none to remove.
        if desk.path("s/index").exists() {
            fs::remove_dir_all(desk.path("s/index")).unwrap();
        }
        let mut command = desk.command(repair.split(' '));
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // A fraction of a whole run that jumps about between 0 and 1.
        thread::sleep(whole * ((round * 7 + 3) % 20) / 20);
        child.kill().unwrap();
        amid += usize::from(!child.wait().unwrap().success());
        let ended = desk.run("search --store s guests China --limit 3");
        assert_eq!(
            (ended.code, &ended.out),
            (Some(0), &expected),
            "round {round}: {ended:?}"
        );
        assert_eq!(desk.out("check --store s"), "s is sound\n", "round {round}");
    }
    assert!(amid > 0, "no kill fell within a run");
}

#[test]
fn after_a_removal_the_first_search_keeps_what_the_next_ones_need() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.run("index dump.jsonl --store s");
    desk.out("remove --outlet south --store s");
    let are_kept = || {
        let store = headcount::store::Store::open(desk.path("s")).unwrap();
        headcount::index::Standings::are_kept(&store)
    };
    assert!(!are_kept());
    // One of the four records was refused.
    assert!(desk.run("search delegation --store s").out.contains("Two"));
    assert!(are_kept());
}
