//! Words beside an entity.

use super::*;

/// Articles of two years, in which guests come to China first and goods later.
fn desk() -> Desk {
    let article = |day: &str, n: usize, what: &str| {
        format!(
            "{{\"outlet\":\"north\",\"title\":\"Number {n}\",\"date\":\"{day}\",\"text\":\"The {what} \
             of China came.\\nRain fell over the stones of river {n} and over the hills.\"}}\n"
        )
    };
    let articles: Vec<String> = (1..=6)
        .flat_map(|n| {
            [
                article(&format!("2023-0{n}-01"), n, "friendly guests"),
                article(&format!("2024-0{n}-01"), n, "friendly goods"),
            ]
        })
        .collect();
    let desk = Desk::new();
    desk.write("dump.jsonl", articles.concat());
    desk.out("index dump.jsonl --store s");
    desk
}

fn words(report: &serde_json::Value) -> Vec<&str> {
    let rows = report["rows"].as_array().unwrap().iter();
    rows.map(|row| row["word"].as_str().unwrap()).collect()
}

#[test]
fn words_beside_the_entity_are_listed_by_evidence() {
    let desk = desk();
    let report = desk.json("collocates cn dump.jsonl");
    assert_eq!(words(&report), ["came", "friendly", "goods", "guests"]);
    let first = &report["rows"][1];
    assert_eq!(
        (&first["count"], &first["documents"]),
        (&12.into(), &12.into())
    );
    assert_eq!(first["reference_count"], 0);
    let answer = desk.out("collocates cn dump.jsonl --top 2");
    assert!(
        answer.contains("2 of 4 words found; 60 words beside 12 mentions"),
        "{answer}"
    );
}

#[test]
fn words_of_one_year_are_held_against_those_of_another() {
    let desk = desk();
    let by = desk.json("collocates cn --store s --by year");
    assert_eq!(words(&by), ["guests", "goods"]);
    assert_eq!(by["rows"][0]["period"], "2023");
    let against = desk.json("collocates cn --store s --from 2024-01-01 --against-to 2023-12-31");
    assert_eq!(words(&against), ["goods"]);
    assert_eq!(against["query"]["from"], "2024-01-01");
    assert_eq!(
        by["rows"][1]["log_likelihood"],
        against["rows"][0]["log_likelihood"]
    );
}

#[test]
fn a_store_and_a_dump_have_the_same_words() {
    let desk = desk();
    for asked in [
        "--min-count 1",
        "--by month --min-count 1",
        "--sort log-ratio --window 1",
    ] {
        for format in ["text", "csv", "json", "markdown"] {
            let options = format!("{asked} --format {format}");
            assert_eq!(
                desk.out(&format!("collocates cn --store s {options}")),
                desk.out(&format!("collocates cn dump.jsonl {options}")),
            );
        }
    }
}

#[test]
fn days_that_overlap_are_refused() {
    let desk = desk();
    for days in [
        "--against-to 2023-12-31",
        "--from 2024-01-01 --against-to 2024-01-01",
    ] {
        let message = desk.error(&format!("collocates cn dump.jsonl {days}"));
        assert!(message.contains("overlap: limit both"), "{message}");
    }
    assert_eq!(
        desk.run("collocates cn --by year --against-to 2023-12-31")
            .code,
        Some(2)
    );
}

#[test]
fn who_is_not_named_has_no_words_and_that_is_said() {
    let answer = desk().out("collocates jp dump.jsonl");
    assert!(
        answer.contains("jp is not named in what was searched"),
        "{answer}"
    );
}
