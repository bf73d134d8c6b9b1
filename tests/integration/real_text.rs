//! Counts in real state media against counting strings by hand.
//!
//! The texts are not part of the project; without them beside it these tests say so and pass.

use std::fs;
use std::path::{Path, PathBuf};

use headcount::gazetteer::model::{Counts, Gazetteer};
use headcount::language::Language;
use headcount::matching::gate::Gate;
use headcount::matching::{Circumstance, Matcher, Mention};

/// Returns a folder or file of real text, if it is there.
fn real(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
    {
        eprintln!("skipped: no {name} beside the project");
    }
    None
}

/// Returns the surface forms that count by default for `entity`.
fn surfaces<'t>(
    gazetteer: &Gazetteer,
    text: &'t str,
    language: Language,
    entity: &str,
) -> Vec<&'t str> {
    let circumstance = Circumstance {
        language: Some(language),
        published: None,
    };
    let is_asked = |mention: &Mention| {
        mention.counts <= Counts::Demonyms
            && gazetteer.entities[usize::from(mention.entity.0)].id == entity
    };
    let mut mentions = Vec::new();
    Gate::new(gazetteer).find(text, circumstance, &mut mentions);
    mentions
        .into_iter()
        .filter(is_asked)
        .map(|mention| mention.span.surface(text))
        .collect()
}

#[test]
fn new_year_speeches_hold_japan_but_no_ways_of_working_and_no_country_inside_a_word() {
    let Some(folder) = real("nk-new-year-speeches-ko") else {
        return;
    };
    let gazetteer = Gazetteer::builtin();
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    let text: String = paths
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let found = |entity: &str, part: &str| {
        surfaces(&gazetteer, &text, Language::Korean, entity)
            .into_iter()
            .filter(|surface| surface.contains(part))
            .count()
    };
    let raw = |part: &str| text.matches(part).count();

    assert!(raw("일본새") > 0);
    // 재일본조선인 begins with the compound 재일, which is Japan too.
    let residents = raw("재일본");
    assert_eq!(found("jp", "일본") + residents, raw("일본") - raw("일본새"));
    assert_eq!(found("jp", "재일"), raw("재일") - raw("60만재일"));
    // Every one is a verbal ending, a means, arrogance, 진영국가, 볼리비아, heavy industry.
    for (entity, name) in [
        ("ir", "이란"),
        ("sd", "수단"),
        ("om", "오만"),
        ("gb", "영국"),
        ("ly", "리비아"),
        ("cn", "중공"),
    ] {
        assert!(raw(name) > 0, "{name}");
        assert_eq!(found(entity, name), 0, "{name}");
    }
    for (entity, compound) in [
        ("us", "조미"),
        ("cn", "조중"),
        ("jp", "항일"),
        ("us", "반미"),
    ] {
        assert!(raw(compound) > 0, "{compound}");
        assert_eq!(found(entity, compound), raw(compound), "{compound}");
    }
}

#[test]
fn leaders_are_found_in_kcna_2024_though_most_names_are_glued() {
    let Some(path) = real("kcna-en-2024/headlines_2024-09-09.json") else {
        return;
    };
    let gazetteer = Gazetteer::builtin();
    let records: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let texts = records.as_array().unwrap().iter();
    let texts: Vec<&str> = texts
        .filter_map(|record| record["story_text"].as_str())
        .collect();
    let text = texts.join("\n").replace('\u{a0}', " ");
    for (entity, name) in [
        ("kim_jong_un", "Kim Jong Un"),
        ("kim_il_sung", "Kim Il Sung"),
        ("kim_jong_il", "Kim Jong Il"),
    ] {
        let raw = text.matches(name).count();
        let free = text.matches(&format!(" {name} ")).count();
        assert!(free * 2 < raw, "{name} stands free {free} times of {raw}");
        let found = surfaces(&gazetteer, &text, Language::English, entity);
        let found = found
            .iter()
            .filter(|surface| surface.contains(name))
            .count();
        assert_eq!(found, raw, "{name}");
    }
}
