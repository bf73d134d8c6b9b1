//! Questions with mistakes in them, and answers that must agree with each other.

use serde_json::Value;

use super::*;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.out("index dump.jsonl --store s");
    desk
}

/// Requires that both ways of counting answer with an error that holds all these words.
#[track_caller]
fn both_say(question: &str, words: &[&str]) {
    let desk = desk();
    for way in ["scan dump.jsonl", "count --store s"] {
        let message = desk.error(&format!("{way} {question}"));
        for word in words {
            assert!(message.contains(word), "{way} {question}: {message}");
        }
    }
}

#[test]
fn an_unknown_name_is_answered_with_names_that_are_near() {
    both_say("--entity rusia_", &["no entity is called \"rusia_\"", "ru"]);
    both_say("--entity xi_jinpin", &["did you mean xi_jinping"]);
    both_say("--entity 뿌틴", &["did you mean", "뿌찐", "putin"]);
    both_say(
        "--entity cn,Atlantis",
        &["no entity is called \"Atlantis\"", "use an id such as `cn`"],
    );
}

#[test]
fn days_that_are_none_and_ranges_that_run_backwards_are_refused() {
    both_say("--from 2024-13-01", &["--from", "2024-13-01", "2024-09-20"]);
    both_say("--to yesterday", &["--to", "yesterday", "2024-09-20"]);
    both_say("--to 2024", &["--to", "2024-09-20"]);
    both_say(
        "--from 2024-06-01 --to 2023-01-01",
        &[
            "begins on 2024-06-01, after it ends on 2023-01-01",
            "exchange",
        ],
    );
    both_say(
        "--to-date 31-12",
        &["--to-date", "month and day, as in 09-20"],
    );
}

#[test]
fn unknown_outlets_and_sections_are_answered_with_those_there_are() {
    both_say(
        "--outlet west",
        &["outlet \"west\"", "\"north\", \"south\""],
    );
    both_say(
        "--section sport",
        &["section \"sport\"", "\"back\", \"front\""],
    );
    let desk = Desk::new();
    desk.write(
        "a.jsonl",
        r#"{"title":"A","date":"2024-01-01","text":"China"}"#,
    );
    let message = desk.error("scan a.jsonl --section sport");
    assert!(
        message.contains("no document here has a section"),
        "{message}"
    );
}

#[test]
fn unknown_choices_are_answered_with_the_known_ones() {
    both_say(
        "--unit score",
        &["mentions", "documents", "share", "per-million"],
    );
    both_say("--format xml", &["text", "csv", "json", "markdown"]);
    both_say(
        "--by decade",
        &["day", "week", "month", "quarter", "half", "year", "total"],
    );
    both_say("--counts most", &["names", "names+demonyms", "all"]);
    both_say("--duplicates some", &["copies", "revisions", "none"]);
    both_say("--language fr", &["ko, en, zh, ru, ja, es"]);
    both_say("--progress loud", &["auto", "bar", "text", "json", "none"]);
    both_say("--threads 0", &["--threads", "1..=1024"]);
}

#[test]
fn a_file_for_mentions_is_refused_before_the_dump_is_read() {
    both_say(
        "--mentions-out m.xlsx",
        &["m.xlsx", ".csv, .jsonl, .arrow or .parquet"],
    );
    both_say("--mentions-out m", &[".csv, .jsonl, .arrow or .parquet"]);
    both_say("--mentions-out no/m.csv", &["cannot create no/m.csv"]);
    let desk = Desk::new();
    // Were it read first, the empty outlet would be the error.
    desk.write("dump.jsonl", DUMP);
    let message = desk.error("scan dump.jsonl --outlet west --mentions-out m");
    assert!(
        message.contains(".csv, .jsonl, .arrow or .parquet"),
        "{message}"
    );
}

#[test]
fn a_dump_is_not_overwritten_with_its_mentions() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    for name in ["dump.jsonl", "./dump.jsonl"] {
        let message = desk.error(&format!("scan dump.jsonl --mentions-out {name}"));
        assert!(
            message.contains("is one of the files that are read"),
            "{message}"
        );
    }
    assert_eq!(fs::read_to_string(desk.path("dump.jsonl")).unwrap(), DUMP);
}

#[test]
fn one_name_can_be_added_to_the_built_in_ones() {
    let desk = Desk::new();
    desk.write(
        "a.jsonl",
        "{\"title\":\"T\",\"date\":\"2024-01-02\",\"text\":\"Guests from the Middle Kingdom and Russia\"}\n",
    );
    desk.write(
        "names/mine.toml",
        "[[entity]]\nid = \"cn\"\nnames.en = [\"Middle Kingdom\"]\n",
    );
    let mentions = |options: &str| {
        let answer = desk.json(&format!("scan a.jsonl --entity cn,ru {options}"));
        [0, 1].map(|row| answer["rows"][row]["mentions"].as_u64())
    };
    assert_eq!(mentions(""), [Some(0), Some(1)]);
    assert_eq!(mentions("--extend-gazetteer names"), [Some(1), Some(1)]);
    let message = desk.error("scan a.jsonl --gazetteer names --extend-gazetteer names");
    assert!(message.contains("cannot be used with"), "{message}");
}

#[test]
fn a_gazetteer_with_an_error_is_refused_at_its_line() {
    let desk = desk();
    let message = desk.error("scan dump.jsonl --gazetteer nowhere");
    assert!(
        message.contains("cannot read gazetteer nowhere"),
        "{message}"
    );
    fs::create_dir(desk.path("empty")).unwrap();
    let message = desk.error("scan dump.jsonl --gazetteer empty");
    assert!(
        message.contains("no .toml file in gazetteer folder empty"),
        "{message}"
    );

    let head = "[[entity]]\nid = \"ru\"\nname = \"Russia\"\nkind = \"country\"\n";
    desk.write(
        "a/names.toml",
        format!("{head}names.ko = [\"로\u{1105}\u{1175}야\"]\n"),
    );
    let message = desk.error("scan dump.jsonl --gazetteer a");
    assert!(message.contains("a/names.toml:5: alias"), "{message}");
    assert!(message.contains("write \"로리야\""), "{message}");

    desk.write("b/names.toml", format!("{head}colour = \"white\"\n"));
    let message = desk.error("scan dump.jsonl --gazetteer b");
    assert!(message.contains("b/names.toml:5:"), "{message}");

    desk.write(
        "c/names.toml",
        format!("{head}names.en = [\"Russia\"]\n\n{head}"),
    );
    let message = desk.error("count --store s --gazetteer c");
    assert!(
        message.contains("c/names.toml:8: \"ru\" is already declared at c/names.toml:2"),
        "{message}"
    );
}

#[test]
fn doubtful_names_are_found_and_told_by_the_exit_code() {
    let desk = Desk::new();
    assert_eq!(desk.run("gazetteer check").code, Some(0));
    let entity = |id: &str| {
        format!(
            "[[entity]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"country\"\nnames.en = [\"Ruritania\"]\n\n"
        )
    };
    desk.write("g/names.toml", entity("aa") + &entity("bb"));
    let ended = desk.run("gazetteer check --gazetteer g");
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.out.contains("names.toml:"), "{}", ended.out);
    assert!(ended.out.contains("Ruritania"), "{}", ended.out);
}

#[test]
fn a_profile_with_an_error_is_refused_at_its_line() {
    let desk = desk();
    let message = desk.error("scan dump.jsonl --profiles nowhere");
    assert!(message.contains("cannot read profile nowhere"), "{message}");
    fs::create_dir(desk.path("empty")).unwrap();
    let message = desk.error("scan dump.jsonl --profiles empty");
    assert!(
        message.contains("no .toml file in profile folder empty"),
        "{message}"
    );
    desk.write("p/mine.toml", "outlet = \"mine\"\nlanguage = \"klingon\"\n");
    let message = desk.error("index dump.jsonl --profiles p --store s");
    assert!(
        message.contains("p/mine.toml:2: language is \"klingon\""),
        "{message}"
    );
    desk.write("p/mine.toml", "outlet = \"mine\"\n\ncolour = \"white\"\n");
    let message = desk.error("coverage dump.jsonl --profiles p");
    assert!(message.contains("p/mine.toml:3:"), "{message}");
    assert!(message.contains("colour"), "{message}");
}

#[test]
fn a_text_to_explain_must_be_there() {
    let desk = desk();
    for text in ["", "  "] {
        let ended = Ended::of(&mut desk.command(["explain", text]));
        assert_eq!(ended.code, Some(2));
        assert!(ended.err.contains("the text is empty"), "{}", ended.err);
    }
    desk.error("explain");
    let message = desk.error("explain --document zz --store s");
    assert!(
        message.contains("no document whose id begins with \"zz\""),
        "{message}"
    );
    desk.write("many.jsonl", many(40));
    desk.out("index many.jsonl --store s");
    // Of 43 ids some two begin with the same of 16 digits.
    let ambiguous =
        (0..16).map(|digit| desk.run(&format!("explain --document {digit:x} --store s")));
    let ambiguous: Vec<Ended> = ambiguous.filter(|ended| ended.code == Some(2)).collect();
    assert!(
        ambiguous
            .iter()
            .any(|ended| ended.err.contains("give more digits")),
        "{ambiguous:?}"
    );
}

#[test]
fn output_into_a_closed_pipe_is_success() {
    let desk = Desk::new();
    desk.write("many.jsonl", many(600));
    for format in ["text", "csv", "json", "markdown"] {
        let mut child = desk
            .command([
                "scan",
                "many.jsonl",
                "--by",
                "day",
                "--entity",
                "countries",
                "--format",
                format,
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "{format}: {ended:?}");
        assert_eq!(told(ended.stderr), "", "{format}");
    }
}

#[test]
fn progress_goes_to_standard_error_alone_and_changes_no_answer() {
    let desk = Desk::new();
    desk.write("many.jsonl", many(300));
    let scan = "scan many.jsonl --format csv --progress";
    let quiet = desk.run(&format!("{scan} none"));
    assert_eq!(quiet.err, "");
    let auto = desk.run(&format!("{scan} auto"));
    assert_eq!(
        (auto.out.as_str(), auto.err.as_str()),
        (quiet.out.as_str(), "")
    );
    let bar = desk.run(&format!("{scan} bar"));
    assert_eq!(bar.out, quiet.out);

    let text = desk.run(&format!("{scan} text"));
    assert_eq!(text.out, quiet.out);
    assert!(
        text.err.ends_with("1 of 1 files, 300 records, 0 refused\n"),
        "{}",
        text.err
    );

    let json = desk.run(&format!("{scan} json"));
    assert_eq!(json.out, quiet.out);
    let last: Value = serde_json::from_str(json.err.lines().last().unwrap()).unwrap();
    assert_eq!(last["files"], 1);
    assert_eq!(last["records"], 300);
    assert_eq!(last["bytes"], last["bytes_total"]);
}

#[test]
fn any_number_of_threads_gives_the_same_bytes_in_every_format() {
    let desk = Desk::new();
    desk.write("many.jsonl", many(300))
        .write("dump.jsonl", DUMP);
    for threads in ["1", "4"] {
        desk.out(&format!(
            "index many.jsonl dump.jsonl --store s{threads} --threads {threads} --commit-every 70"
        ));
    }
    let digests = |store: &str| desk.json(&format!("count --store {store} --entity all --by week"));
    assert_eq!(digests("s1"), digests("s4"));
    for format in ["text", "csv", "json", "markdown"] {
        let asked = format!("--entity all --by month --format {format}");
        let scan = desk.out(&format!("scan many.jsonl dump.jsonl {asked} --threads 1"));
        let same = [
            format!("scan many.jsonl dump.jsonl {asked} --threads 4"),
            format!("count --store s1 {asked} --threads 1"),
            format!("count --store s1 {asked} --threads 4"),
            format!("count --store s4 {asked} --threads 4"),
        ];
        for command in same {
            assert!(
                desk.out(&command) == scan,
                "headcount {command} differs from a scan"
            );
        }
    }
    for ending in ["csv", "jsonl", "arrow"] {
        for threads in ["1", "4"] {
            let file = format!("m{threads}.{ending}");
            desk.out(&format!(
                "scan many.jsonl dump.jsonl --threads {threads} --mentions-out {file}"
            ));
            desk.out(&format!(
                "count --store s1 --threads {threads} --mentions-out s{file}"
            ));
        }
        let read = |name: &str| fs::read(desk.path(&format!("{name}.{ending}"))).unwrap();
        assert!(!read("m1").is_empty());
        for other in ["m4", "sm1", "sm4"] {
            assert!(
                read(other) == read("m1"),
                "{other}.{ending} differs from m1"
            );
        }
    }
}

/// Returns the sum of a number over all rows, and over those of `--by total`.
fn sum(desk: &Desk, question: &str, field: &str) -> u64 {
    let rows = desk.json(&format!("count --store s --entity all {question}"));
    let rows = rows["rows"].as_array().unwrap().iter();
    rows.filter_map(|row| row[field].as_u64()).sum()
}

#[test]
fn parts_add_up_to_the_whole() {
    let desk = desk();
    desk.write("many/dump.jsonl", many(200));
    desk.out("index many/dump.jsonl --store s");
    for field in ["mentions", "documents", "documents_total", "tokens"] {
        let whole = sum(&desk, "", field);
        assert!(whole > 0);
        let over = |option: &str, parts: &[&str]| -> u64 {
            let part = |part: &&str| sum(&desk, &format!("{option} {part}"), field);
            parts.iter().map(part).sum()
        };
        assert_eq!(
            over("--outlet", &["north", "south", "many"]),
            whole,
            "{field}"
        );
        assert_eq!(over("--language", &["ko", "en"]), whole, "{field}");
        for by in ["day", "week", "month", "quarter", "half", "year"] {
            assert_eq!(over("--by", &[by]), whole, "{field} by {by}");
        }
        let halves = sum(&desk, "--to 2024-06-30", field) + sum(&desk, "--from 2024-07-01", field);
        assert_eq!(halves, whole, "{field}");
    }
}

#[test]
fn countries_are_ranked_and_those_with_none_are_summed_up() {
    let desk = desk();
    for way in ["scan dump.jsonl", "count --store s"] {
        let answer = desk.out(&format!("{way} --entity countries"));
        let first = answer.lines().nth(2).unwrap();
        assert!(first.starts_with("cn "), "{answer}");
        assert!(answer.contains(" more: 0 documents"), "{answer}");
        assert!(!answer.contains("Japan"), "{answer}");

        let named = desk.out(&format!("{way} --entity countries,jp"));
        assert!(named.contains("Japan"), "{named}");
        let one_by_one = desk.out(&format!("{way} --entity jp,ru"));
        assert!(
            one_by_one.lines().nth(2).unwrap().starts_with("jp "),
            "{one_by_one}"
        );

        let top = desk.out(&format!("{way} --entity countries --top 1"));
        assert!(!top.contains("Russia"), "{top}");
        assert!(top.contains("1 more entity is mentioned"), "{top}");
        both_say("--top 0", &["--top"]);
    }
    let all = desk.json("scan dump.jsonl --entity countries --top 1");
    let ids: Vec<&str> = all["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["entity"].as_str().unwrap())
        .collect();
    assert!(ids.len() > 100);
    assert!(ids.is_sorted(), "{ids:?}");
}
