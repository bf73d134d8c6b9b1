//! The matchers agree: whichever finds the names, the same bytes are written.

use super::*;

/// Some names of the sample, in place of the built-in ones, which the definition would try at
/// every place for minutes.
const FEW_NAMES: &str = r#"
entity = [
    { id = "cn", name = "China", kind = "country", names.en = ["China"], names.ko = ["중국"], demonyms.en = ["Chinese"] },
    { id = "ru", name = "Russia", kind = "country", names.en = ["Russia", "Russian Federation"], names.ko = ["로씨야"], demonyms.en = ["Russian"] },
    { id = "cu", name = "Cuba", kind = "country", names.en = ["Cuba"], names.ko = ["꾸바"] },
]
"#;

const ENGINES: [&str; 4] = ["auto", "gate", "automaton", "definition"];

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/sample")
}

/// Returns the answer of a command and the mentions that it writes, found by one engine.
fn found(desk: &Desk, args: &str, engine: &str) -> (String, String) {
    let out = desk.out(&format!("{args} --engine {engine} --mentions-out m.csv"));
    let mentions = fs::read_to_string(desk.path("m.csv")).unwrap();
    fs::remove_file(desk.path("m.csv")).unwrap();
    (out, mentions)
}

#[test]
fn every_engine_finds_the_same_mentions_of_few_names_in_the_whole_sample() {
    let desk = Desk::new();
    desk.write("names/few.toml", FEW_NAMES);
    let scan = format!("scan {} --gazetteer names --format csv", sample().display());
    let [first, others @ ..] = ENGINES.map(|engine| found(&desk, &scan, engine));
    assert!(first.1.lines().count() > 100, "{}", first.1);
    assert!(others.iter().all(|other| *other == first));
}

#[test]
fn the_fast_engines_find_the_same_mentions_of_all_names_in_the_whole_sample() {
    let desk = Desk::new();
    let scan = format!("scan {} --by month --format csv", sample().display());
    let gate = found(&desk, &scan, "gate");
    assert!(gate.1.lines().count() > 500);
    assert!(found(&desk, &scan, "automaton") == gate);
}

#[test]
fn every_engine_finds_the_same_mentions_of_all_names_in_a_few_articles() {
    let desk = Desk::new();
    desk.write(
        "dump.jsonl",
        r#"{"date":"2024-01-01","title":"Russian President Putin Arrives","text":"The U.S.-Japan-ROK pact. ComradeKim Jong Unreceived Xi in Xi'an; Guinea and Equatorial Guinea."}
{"date":"2024-01-02","title":"조로친선","text":"인도네시아와 인도, 중국주석 습근평동지와 로씨야대통령."}
{"date":"2024-01-03","title":"中俄","text":"习近平主席在北京会见俄罗斯总统普京。"}
"#,
    );
    let [first, others @ ..] =
        ENGINES.map(|engine| found(&desk, "scan dump.jsonl --counts all --format csv", engine));
    for surface in ["Putin", "인도네시아", "普京"] {
        assert!(first.1.contains(surface), "{}", first.1);
    }
    assert!(others.iter().all(|other| *other == first));
}

#[test]
fn a_store_holds_the_same_whichever_engine_filled_it_or_counted_it_anew() {
    let desk = Desk::new();
    desk.write("names/few.toml", FEW_NAMES);
    let sample = sample();
    let sample = sample.display();
    let held = ENGINES.map(|engine| {
        let names = format!("--gazetteer names --engine {engine}");
        let fill = format!("index {sample} --no-text-index --store {engine}");
        desk.out(&format!("{fill} {names}"));
        let filled = desk.out(&format!(
            "count --store {engine} --gazetteer names --format csv"
        ));
        // These names are not counted yet in a store that was filled with others.
        let other = format!("index {sample} --no-text-index --store {engine}-again");
        desk.out(&format!("{other} --gazetteer names"));
        desk.write("names/more.toml", MORE_NAMES);
        let count = format!("count --store {engine}-again --gazetteer names --format csv");
        let recounted = found(&desk, &count, engine);
        fs::remove_file(desk.path("names/more.toml")).unwrap();
        (filled, recounted)
    });
    let [first, others @ ..] = held;
    assert!(first.1.0.contains("vn,"), "{}", first.1.0);
    assert!(others.iter().all(|other| *other == first));
}

const MORE_NAMES: &str = r#"
entity = [
    { id = "vn", name = "Vietnam", kind = "country", names.en = ["Vietnam"], names.ko = ["윁남"] },
]
"#;

#[test]
fn an_engine_that_is_none_is_refused_with_those_that_are() {
    let ended = Desk::new().run("scan dump --engine regex");
    assert_eq!(ended.code, Some(2));
    for engine in ENGINES {
        assert!(ended.err.contains(engine), "{}", ended.err);
    }
}
