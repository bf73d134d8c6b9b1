//! Months of the year.

use super::*;

#[test]
fn a_year_has_twelve_months_also_where_little_or_nothing_is_held() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.write("refused.jsonl", r#"{"title":"A","text":"China"}"#);
    desk.write(
        "one.jsonl",
        r#"{"title":"A","date":"2024-01-01","text":"Of China."}"#,
    );
    let require = |answer: &serde_json::Value, text: &str| {
        assert_eq!(answer["rows"].as_array().unwrap().len(), 12);
        assert!(!text.contains("NaN"));
    };
    for asked in ["season cn dump.jsonl", "season cn one.jsonl"] {
        require(&desk.json(asked), &desk.out(asked));
    }
    let nothing = "season cn refused.jsonl";
    require(
        &desk.json_of_nothing(nothing),
        &desk.out_of_nothing(nothing),
    );
    let one = desk.json("season cn one.jsonl");
    assert_eq!(one["rows"][0]["documents"], 1);
    assert!(one["rows"][1]["share"].is_null());
    assert!(one["even_p"].is_null());
    let early = desk.json("season cn one.jsonl --from 1990-01-01 --to 1990-12-31");
    assert!(early["rows"][0]["documents"].is_null());
}

/// Messages between the two by 20 September and after it: 5 and 7, 7 and 3, 3 and 5.
const LIST: &str = "season --messages --events list.csv --between kim_jong_un,xi_jinping";

fn with_list() -> Desk {
    let desk = Desk::new();
    let mut list = vec!["date,published,from,to,kind,occasion,level,source,status,note".to_owned()];
    for (year, before, after) in [(2022, 5, 7), (2023, 7, 3), (2024, 3, 5)] {
        let days = (0..before).map(|at| (9, 20 - 2 * at));
        for (month, day) in days.chain((0..after).map(|at| (10, 1 + 2 * at))) {
            let day = format!("{year}-{month:02}-{day:02}");
            list.push(format!(
                "{day},{day},kim_jong_un,xi_jinping,reply,,leader,,real,"
            ));
        }
    }
    desk.write("list.csv", list.join("\n"));
    desk
}

#[test]
fn a_list_tells_what_earlier_years_had_by_the_day() {
    let desk = with_list();
    let answer = desk.json(&format!("{LIST} --by-day 09-20"));
    let told: Vec<String> = answer["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            format!(
                "{} {} {} {}",
                row["year"], row["by_day"], row["total"], row["extent"]
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            r#""2022" 5 12 "whole""#,
            r#""2023" 7 10 "whole""#,
            r#""2024" 3 8 "under way""#
        ]
    );
    let earlier = &answer["by_day"]["earlier"];
    assert_eq!(
        (&earlier["by_day"], &earlier["total"]),
        (&12.into(), &22.into())
    );
    assert!(answer["rows"][2]["share"].is_null());
    let text = desk.out(&format!("{LIST} --by-day 09-20 --to 2024-09-20"));
    assert!(
        text.contains("3 by 09-20 of 2024; 2022, 2023 together had 12 of 22 by then"),
        "{text}"
    );
    assert!(text.contains("which has no coverage"), "{text}");
}

#[test]
fn months_of_messages_say_what_autumn_has() {
    let desk = with_list();
    let answer = desk.json(&format!("{LIST} --months 09-10,12-02"));
    assert_eq!(answer["rows"].as_array().unwrap().len(), 12);
    assert_eq!(answer["rows"][8]["messages"], 15);
    assert_eq!(answer["rows"][11]["months"], 2.0);
    assert_eq!(
        (
            &answer["parts"][0]["messages"],
            &answer["parts"][0]["total"]
        ),
        (&30.into(), &30.into())
    );
    assert_eq!(
        (&answer["parts"][1]["months"], &answer["parts"][1]["share"]),
        (&"12-02".into(), &0.0.into())
    );
    assert!(answer["corpus"].is_null());
}

#[test]
fn what_cannot_be_asked_together_is_refused() {
    let desk = with_list();
    for (asked, said) in [
        ("season", "<ENTITY>"),
        ("season cn --between kim_jong_un,putin dump", "--messages"),
        ("season --messages --months 13 dump", "no month"),
        ("season cn --by-day 31-12 dump", "no day of the year"),
    ] {
        let message = desk.error(asked);
        assert!(message.contains(said), "{asked}: {message}");
    }
    let both = desk.error(&format!("{LIST} --by-day 09-20 --to-date 09-20"));
    assert!(both.contains("leave out --to-date"), "{both}");
    let late = desk.error(&format!(
        "{LIST} --by-day 03-01 --from 2024-04-01 --to 2024-09-01"
    ));
    assert!(late.contains("lies on or before 03-01"), "{late}");
}

#[test]
fn a_dump_is_read_in_place_of_a_name_where_messages_are_asked_for() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    let answer = desk.json("season --messages dump.jsonl");
    assert_eq!(answer["rows"].as_array().unwrap().len(), 12);
    assert_eq!(
        answer["corpus"]["records"],
        desk.json("season cn dump.jsonl")["corpus"]["records"]
    );
    let years = desk.json("season cn dump.jsonl --by-day 06-30");
    assert_eq!(years["by_day"]["day"], "06-30");
}
