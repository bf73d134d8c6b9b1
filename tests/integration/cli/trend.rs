//! Courses, and what is too short for one.

use super::*;

#[test]
fn what_is_too_short_has_no_trend_and_says_so() {
    let desk = Desk::new();
    desk.write("refused.jsonl", r#"{"title":"A","text":"China"}"#);
    desk.write(
        "one.jsonl",
        r#"{"title":"A","date":"2024-01-01","text":"Of China."}"#,
    );
    let require = |answer: &serde_json::Value, text: &str| {
        assert!(answer["trend"].is_null(), "{answer}");
        assert!(text.contains("no trend and no levels"), "{text}");
        assert!(!text.contains("NaN"), "{text}");
    };
    for asked in [
        "trend cn one.jsonl",
        "trend cn one.jsonl --from 1990-01-01 --to 1990-12-31",
        "trend cn one.jsonl --by total",
    ] {
        require(&desk.json(asked), &desk.out(asked));
    }
    let nothing = "trend cn refused.jsonl";
    require(
        &desk.json_of_nothing(nothing),
        &desk.out_of_nothing(nothing),
    );
    let message = desk.error("trend cn one.jsonl --by day");
    assert!(message.contains("--by week"), "{message}");
    let message = desk.error("trend xi_jinpin one.jsonl");
    assert!(message.contains("did you mean xi_jinping"), "{message}");
}

#[test]
fn a_trend_from_headlines_to_stories_says_that_shares_do_not_compare() {
    let desk = Desk::new();
    let article = |year: u32, number: u32, text: &str| {
        format!(
            "{{\"title\":\"Number {number}\",\"date\":\"{year}-03-{:02}\",\"text\":\"{text}\"}}\n",
            number + 1
        )
    };
    let story = "Rain fell on the fields near the town of the north all day long. ".repeat(4);
    let headlines = (0..20).map(|number| article(2009, number, ""));
    let stories = (0..20).map(|number| article(2011, number, &story));
    desk.write("dump.jsonl", headlines.chain(stories).collect::<String>());
    for asked in ["trend cn", "scan --entity cn,ru", "compare cn ru"] {
        let paths = match asked.split_once(" --") {
            Some((command, rest)) => format!("{command} dump.jsonl --{rest} --by year"),
            None => format!("{asked} dump.jsonl --by year"),
        };
        let answer = desk.out(&paths).replace("\n  ", " ");
        assert!(
            answer.contains("length: about 2 tokens a document in 2009, 58 in 2011: "),
            "{answer}"
        );
        let steps = &desk.json(&paths)["length_steps"];
        assert_eq!(steps[0]["before"]["period"], "2009", "{steps}");
        assert_eq!(steps[0]["after"]["period"], "2011", "{steps}");
    }
}

#[test]
fn several_names_are_refused_where_one_is_asked_for() {
    let desk = Desk::new();
    desk.write(
        "one.jsonl",
        r#"{"title":"A","date":"2024-01-01","text":"Of China."}"#,
    );
    for command in ["trend", "silence", "season", "collocates"] {
        let message = desk.error(&format!("{command} ru,cn one.jsonl"));
        let needed = "\"ru,cn\" names several, and one entity is asked for";
        assert!(message.contains(needed), "{message}");
    }
}
