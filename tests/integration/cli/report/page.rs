//! The page itself: it loads nothing, trusts nothing, and says what is not known.

use super::*;

/// Returns the page of a report on a dump of these lines.
fn page(lines: &str, asked: &str) -> Html {
    let desk = Desk::new();
    desk.write("dump.jsonl", lines);
    Html::parse_document(&desk.out(&format!("report dump.jsonl --day 2025-01-02 {asked}")))
}

#[test]
fn the_page_loads_nothing_and_runs_nothing() {
    let desk = Desk::new();
    let written = desk.out(&sample());
    let page = Html::parse_document(&written);
    let foreign = "script, link, img, iframe, object, embed, video, audio, source, base, form, \
                   use, image, foreignObject";
    assert!(all(&page, foreign).is_empty());
    for element in all(&page, "*") {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on"), "{name}={value}");
            assert!(
                !matches!(name, "src" | "srcset" | "style" | "background"),
                "{name}={value}"
            );
            if name == "href" {
                assert!(
                    value.starts_with('#') || value.starts_with("http"),
                    "{value}"
                );
            }
        }
    }
    assert!(!written.contains("@import"));
    for (at, _) in written.match_indices("url(") {
        assert!(written[at..].starts_with("url(#"));
    }
    let policy = all(&page, "meta[http-equiv=Content-Security-Policy]")[0];
    assert!(
        policy
            .attr("content")
            .unwrap()
            .contains("default-src 'none'")
    );
}

#[test]
fn what_stands_in_a_dump_is_text_and_never_markup() {
    let hostile = r#"{"outlet":"<i>o</i>","title":"<script>alert(1)</script> China \" onload=\"x","date":"2024-01-01","url":"javascript:alert(1)//http://a.kp","text":"China </mark><img src=x onerror=alert(2)> \u0026lt;script\u0026gt; ]]> <!-- China"}
{"outlet":"o","title":"Second","date":"2024-01-02","url":"https://a.kp/?a=1&b=\"><script>x</script>","text":"China spoke."}
"#;
    let desk = Desk::new();
    desk.write("dump.jsonl", hostile);
    let words = [
        "report",
        "dump.jsonl",
        "--entity",
        "cn",
        "--title",
        "<script>t</script>",
    ];
    let ended = Ended::of(&mut desk.command(words));
    let page = Html::parse_document(&ended.out);
    assert!(all(&page, "script, img").is_empty());
    assert_eq!(text(all(&page, "h1")[0]), "<script>t</script>");
    let links: Vec<&str> = all(&page, "a[rel]")
        .iter()
        .filter_map(|a| a.attr("href"))
        .collect();
    assert_eq!(links, [r#"https://a.kp/?a=1&b="><script>x</script>"#]);
    assert!(text(all(&page, "ol.articles")[0]).contains("link: javascript:alert(1)//http://a.kp"));
    for element in all(&page, "*") {
        assert!(
            element
                .value()
                .attrs()
                .all(|(name, _)| !name.starts_with("on"))
        );
    }
    assert_eq!(all(&page, "ol.articles > li").len(), 2);
}

/// An article a day of January and March 2024, China on the first of each month.
fn january_and_march() -> String {
    let days = (1..=31).flat_map(|day| [(1, day), (3, day)]);
    let line = |(month, day): (u32, u32)| {
        let name = if day == 1 { "China" } else { "Nobody" };
        format!(
            "{{\"outlet\":\"north\",\"title\":\"Day {month} {day}\",\"date\":\"2024-{month:02}-{day:02}\",\
             \"text\":\"{name} was seen at the mill.\"}}\n"
        )
    };
    days.map(line).collect()
}

#[test]
fn a_month_without_documents_is_hatched_and_never_zero() {
    let page = page(&january_and_march(), "--entity cn,ru");
    for entity in ["cn", "ru"] {
        let bar = all(
            &page,
            &format!("[data-figure-bar='periods/{entity} 2024-02/documents']"),
        );
        let [bar] = bar[..] else {
            panic!("one bar a month");
        };
        assert_eq!(bar.attr("data-state"), Some("none"));
        let rects: Vec<_> = bar.select(&Selector::parse("rect").unwrap()).collect();
        assert_eq!(rects.len(), 1);
        assert!(rects[0].attr("fill").unwrap().starts_with("url(#hatch"));
        assert_eq!(text(bar), "2024-02: no data");
        let cell = all(&page, "#counts .tall tbody tr:nth-child(2) td.none");
        assert_eq!(cell.len(), 2);
        assert!(cell.iter().all(|cell| text(*cell) == "no data"));
    }
    // Russia is on no day of January, which is held whole: a solid line, and the number 0.
    let zero = all(
        &page,
        "[data-figure-bar='periods/ru 2024-01/documents'] .bar.zero",
    );
    assert_eq!(zero.len(), 1);
    let strip = all(&page, "svg.strip [data-state=none]");
    assert_eq!(strip.len(), 1);
    assert!(text(all(&page, "#caveats")[0]).contains("Of 3 months, 1 is without a document"));
}

#[test]
fn charts_speak_to_those_who_cannot_see_them() {
    let page = page(&january_and_march(), "--entity cn");
    for chart in all(&page, "svg[role=img]") {
        let named = chart.attr("aria-labelledby").unwrap();
        for id in named.split(' ') {
            assert_eq!(all(&page, &format!("#{id}")).len(), 1, "{id}");
        }
    }
    let told = text(all(&page, "#chart-1-d")[0]);
    assert_eq!(
        told,
        "2024-01: 1 of 31 documents; 2024-02: no data; 2024-03: 1 of 31 documents"
    );
}

#[test]
fn every_anchor_that_is_linked_is_there_once() {
    let desk = Desk::new();
    let page = Html::parse_document(&desk.out(&sample()));
    let mut ids = std::collections::BTreeSet::new();
    for element in all(&page, "[id]") {
        assert!(
            ids.insert(element.attr("id").unwrap()),
            "{:?}",
            element.attr("id")
        );
    }
    for link in all(&page, "a[href^='#']") {
        assert!(ids.contains(&link.attr("href").unwrap()[1..]));
    }
}

#[test]
fn a_text_says_its_language() {
    let page = page(DUMP, "--entity cn");
    let korean = all(&page, "[lang=ko]");
    assert!(korean.iter().any(|one| text(*one).contains("중국의 벗들")));
    let marks: Vec<String> = all(&page, "ol.articles mark")
        .into_iter()
        .map(text)
        .collect();
    assert_eq!(marks, ["China", "China", "중국"]);
    assert_eq!(all(&page, "html[lang=en]").len(), 1);
    assert_eq!(all(&page, "meta[charset=utf-8]").len(), 1);
}

#[test]
fn a_single_document_has_no_trend_no_season_and_no_nan() {
    let one = DUMP.lines().next().unwrap();
    let page = page(one, "--entity cn,ru");
    let words = text(page.root_element());
    assert!(!words.contains("NaN") && !words.contains("inf"), "{words}");
    let findings: Vec<String> = all(&page, ".findings p").into_iter().map(text).collect();
    assert!(
        findings[0].starts_with("China is named in 1 of 1 document: 100.0%"),
        "{findings:?}"
    );
    assert!(findings[1].starts_with("Russia is named in none of 1 document: 0.0%"));
    assert!(findings[2].starts_with("No ratio of China to Russia"));
    assert_eq!(findings.len(), 3);
}

#[test]
fn days_before_the_first_document_are_no_data() {
    let page = page(DUMP, "--entity cn --from 1999-01-01 --to 1999-03-31");
    let words = text(all(&page, "body")[0]);
    assert!(words.contains("No number for China: no document is held of 1999-01-01 to 1999-03-31"));
    assert!(
        words.contains("where documents are of 2024-01-01 to 2024-02-11"),
        "{words}"
    );
    assert!(!words.contains("NaN"));
    assert_eq!(all(&page, "svg.chart [data-state=none]").len(), 3);
    assert!(all(&page, "svg.chart .bar").is_empty());
    assert!(all(&page, "ol.articles").is_empty());
}

#[test]
fn an_empty_corpus_is_said_to_be_empty() {
    let desk = Desk::new();
    desk.write("refused.jsonl", r#"{"title":"A","text":"China"}"#);
    desk.out("index refused.jsonl --store s");
    for place in ["refused.jsonl", "--store s"] {
        for form in ["html", "markdown", "csv", "json"] {
            let written =
                desk.out_of_nothing(&format!("report {place} --entity cn --format {form}"));
            assert!(
                written.contains("No number for China: there is no document to search."),
                "{written}"
            );
            assert!(!written.contains("NaN"));
        }
    }
    let message = desk.error("report --entity cn --store nowhere");
    assert!(message.contains("nowhere"), "{message}");
}
