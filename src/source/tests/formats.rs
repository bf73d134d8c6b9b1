//! Every format, whole and damaged, on invented files.

use jiff::civil::date;

use super::*;
use crate::rejection::Reason;

const KCNA: &str = r#"[
    {"topic": "Home News", "headline": "Kim Jong Un Visits a Farm", "link": "http://x/1",
     "date": 1722816000000, "date_str": null, "story_text": "Pyongyang, August 5 (KCNA) -- He came."},
    {"topic": "Photo", "headline": "A \"photo\"\r\n", "link": "http://x/2", "date": "2024-08-05",
     "story_text": ""}
]"#;

#[test]
fn an_outlets_json_is_read_by_its_profile() {
    let outcome = read_bytes("dump/headlines_2024-08-05.json", KCNA.as_bytes());
    let first = outcome.records[0].as_ref().unwrap();
    assert_eq!(first.outlet, "kcna-en");
    assert_eq!(first.language, Some(Language::English));
    assert_eq!(first.section, "Home News");
    assert_eq!(first.published, date(2024, 8, 5));
    assert_eq!(first.date_origin, DateOrigin::Field);
    assert_eq!(first.text, "Pyongyang, August 5 (KCNA) -- He came.");
    assert_eq!(
        first.provenance.to_string(),
        "dump/headlines_2024-08-05.json record 1"
    );
    assert_eq!(outcome.told()[1], "A \"photo\"");
    let recognised = &outcome.summary.recognised;
    assert_eq!(recognised.len(), 1);
    assert_eq!(recognised[0].profile, "kcna-en");
    assert!(
        recognised[0]
            .fields
            .contains(&("text", "story_text".to_owned()))
    );
}

#[test]
fn the_common_names_of_fields_are_known_without_a_profile() {
    let text = "{\"제목\":\"첫 기사\",\"본문\":\"글\",\"날짜\":\"2024년 1월 1일\",\"lang\":\"ko-KP\",\"outlet\":\"paper\"}\n\
                {\"제목\":\"둘째\",\"본문\":\"글\",\"날짜\":\"주체113(2024)년 1월 2일\"}\n";
    let outcome = read_bytes("dump/rodong/all.jsonl", text.as_bytes());
    let first = outcome.records[0].as_ref().unwrap();
    assert_eq!(
        (first.outlet.as_str(), first.language),
        ("paper", Some(Language::Korean))
    );
    let second = outcome.records[1].as_ref().unwrap();
    assert_eq!((second.outlet.as_str(), second.language), ("rodong", None));
    assert_eq!(second.published, date(2024, 1, 2));
    assert_eq!(
        outcome.summary.recognised[0].fields,
        [
            ("title", "제목"),
            ("text", "본문"),
            ("date", "날짜"),
            ("outlet", "outlet"),
            ("language", "lang")
        ]
        .map(|(field, name)| (field, name.to_owned()))
    );
}

#[test]
fn a_file_without_a_known_field_is_refused_and_its_fields_named() {
    let outcome = read_bytes("words.csv", b"country,capital\nLaos,Vientiane\n");
    let rejection = outcome.records[0].as_ref().unwrap_err();
    assert_eq!(
        rejection.reason,
        Reason::NoProfile("none of the fields country, capital is a known title or text; name them under [fields] in a profile, --profiles".into())
    );
}

#[test]
fn a_table_without_a_known_date_is_refused_with_its_columns() {
    let refused = |content: &str| {
        let outcome = read_bytes("a.csv", content.as_bytes());
        outcome.records[0].as_ref().unwrap_err().reason.to_string()
    };
    assert_eq!(
        refused("Datum;Text\n1.2.2024;Laos\n"),
        "no date found; looked at: date field (none known among the columns \"Datum, Text\"), \
         no url, file name, dateline"
    );
    // Which is the month cannot be told.
    assert_eq!(
        refused("date;text\n03/04/2024;Laos\n"),
        "ambiguous date \"03/04/2024\" (2024-04-03 or 2024-03-04): set date_order = \"dmy\" or \
         \"mdy\" in a profile, --profiles"
    );
}

#[test]
fn a_text_inside_an_object_is_not_taken_for_no_text() {
    let told = |text: &str| {
        let line = format!("{{\"title\":\"a\",\"date\":\"2024-01-01\",\"text\":{text}}}\n");
        read_bytes("a.jsonl", line.as_bytes()).told()
    };
    for unread in [
        r#"{"p":"Laos"}"#,
        r#"[{"p":"Laos"}]"#,
        r#"[[{"p":"Laos"}]]"#,
    ] {
        assert_eq!(told(unread), ["<no profile>"], "{unread}");
    }
    for read in ["null", "\"\"", "[]", r#"["Laos",{"image":"b.jpg"}]"#] {
        assert_eq!(told(read), ["a"], "{read}");
    }
}

#[test]
fn a_record_of_another_shape_is_refused_alone() {
    let text = "{\"title\":\"a\",\"date\":\"2024-01-01\"}\n{\"n\":1}\n[1]\n\
                {\"title\":\"b\",\"date\":\"2024-01-02\"}\n";
    let outcome = read_bytes("a.jsonl", text.as_bytes());
    assert_eq!(outcome.told(), ["a", "<no profile>", "<no profile>", "b"]);
}

#[test]
fn one_bad_record_costs_no_other() {
    let text = "{\"title\":\"조선로동당중앙위원회정치국상무위원회위원들과함께\",\"date\":\"2024-01-01\"}\n\
                {\"title\":\"b\",\"date\":\"2024-01-01\"\n\
                {\"title\":\"\",\"text\":null,\"date\":\"2024-01-01\"}\n\
                {\"title\":\"d\"}\n\
                {\"title\":\"e\",\"date\":\"2099-01-01\"}\n\
                {\"title\":\"f\" \"date\":\"2024-01-01\"}\n\
                {\"title\":\"g\",\"date\":\"2024-01-01\"}";
    let mut bytes = text.as_bytes().to_vec();
    bytes.extend(b"\n{\"title\":\"\xFF\",\"date\":\"2024-01-01\"}\n");
    let outcome = read_bytes("a.jsonl", &bytes);
    assert_eq!(
        outcome.told(),
        [
            "조선로동당중앙위원회정치국상무위원회위원들과함께",
            "<malformed>",
            "<no text>",
            "<no date>",
            "<implausible date>",
            "<malformed>",
            "g",
            "<encoding>"
        ]
    );
    let offsets: Vec<_> = outcome
        .records
        .iter()
        .filter_map(|r| r.as_ref().err()?.offset)
        .collect();
    // Lines of 104, 32, 44, 13 and 33 bytes, each with its end.
    assert_eq!(offsets[..5], [105, 138, 183, 197, 231]);
    let late = outcome.records[4].as_ref().unwrap_err();
    assert_eq!(
        late.reason,
        Reason::ImplausibleDate("2099-01-01".to_owned())
    );
    assert_eq!(late.excerpt, "{\"title\":\"e\",\"date\":\"2099-01-01\"}");
}

#[test]
fn a_csv_of_an_outlet_is_known_by_its_columns() {
    let text = "story,date,index.link,language,title\n\
                \"One., ,  Two\nlines.\",1970-01-01,http://www.kcna.co.jp/item/2011/201112/2011-12-01ee.html,en,\"A, B\"\n\
                ragged,2011-12-01\n\
                ,2011-12-01,,es,\n";
    let outcome = read_bytes("any.csv", text.as_bytes());
    assert_eq!(outcome.told(), ["A, B", "<malformed>", "<no text>"]);
    let first = outcome.records[0].as_ref().unwrap();
    assert_eq!(first.text, "One.\nTwo\nlines.");
    assert_eq!(
        (first.published, first.date_origin),
        (date(2011, 12, 1), DateOrigin::Url)
    );
    assert_eq!((first.outlet.as_str(), first.language), ("kcna", None));
}

#[test]
fn the_delimiter_is_found_whatever_the_file_is_called() {
    for text in [
        "title;date\na, b;2024-01-01\n",
        "title\tdate\na, b\t2024-01-01\n",
    ] {
        assert_eq!(read_bytes("a.csv", text.as_bytes()).told(), ["a, b"]);
    }
}

#[test]
fn a_teaser_in_place_of_the_text_is_left_out() {
    let text = "url,title,date_extracted,content,category\n\
                http://x,Заголовок,2000-08-06,\"Другая новость\nВ\u{A0}Москве.\nСегодня, 13:26\",\n";
    let record = read_bytes("c.csv", text.as_bytes());
    assert_eq!(
        (record.only().title.as_str(), record.only().text.as_str()),
        ("Заголовок", "")
    );
}

#[test]
fn a_plain_text_is_dated_by_its_name() {
    let outcome = read_bytes(
        "ko/1954.txt",
        "신년사 \n\n해 제\n\n소위\n\n원 문\n\n동지들!\n".as_bytes(),
    );
    let record = outcome.only();
    assert_eq!(
        (record.title.as_str(), record.text.as_str()),
        ("신년사", "동지들!")
    );
    assert_eq!(
        (record.published, record.date_origin),
        (date(1954, 1, 1), DateOrigin::FileName)
    );
    let outcome = read_bytes(
        "kcna/2025-01-02.txt",
        b"Title\nPyongyang, January 2 (KCNA) -- x",
    );
    assert_eq!(outcome.only().published, date(2025, 1, 2));
    let outcome = read_bytes(
        "kcna/2024/a.txt",
        b"Title\nPyongyang, January 2 (KCNA) -- x",
    );
    assert_eq!(outcome.told(), ["<no date>"]);
}

#[test]
fn a_dateline_takes_its_year_from_the_file_name() {
    let outcome = read_bytes("kcna_2024.txt", b"Title\nPyongyang, January 2 (KCNA) -- x");
    assert_eq!(outcome.only().published, date(2024, 1, 2));
    assert_eq!(outcome.only().date_origin, DateOrigin::Dateline);
}

#[test]
fn the_sections_of_markdown_are_records() {
    let text = "# 《新闻联播》（20220101）\n\n## 新闻摘要\n\n### 摘要\n\n一\n\n## 详细新闻\n\n\
                ### 第一\n\n**甲**。\n\n#### 小节\n\n乙。\n\n### 第二\n\n丙。\n";
    let outcome = read_bytes("cctv/20220101.md", text.as_bytes());
    assert_eq!(outcome.told(), ["第一", "第二"]);
    let first = outcome.records[0].as_ref().unwrap();
    assert!(
        first.text.starts_with("甲。") && first.text.ends_with("乙。"),
        "{:?}",
        first.text
    );
    assert_eq!(first.published, date(2022, 1, 1));
}

#[test]
fn a_list_of_links_is_a_list_of_headlines() {
    let text = "[page](http://www.rodong.rep.kp/ko/)\n\n### 사설\n\n\
                1. [제목(2024/5/1, 1면)](http://www.rodong.rep.kp/ko/index.php?MTJAMjAyNC0wNS0wMS1OMDAxQDExQDFA)\n\
                1. [다른 곳](http://elsewhere/)\n";
    let outcome = read_bytes("data_list.md", text.as_bytes());
    let record = outcome.only();
    assert_eq!(
        (record.title.as_str(), record.section.as_str()),
        ("제목", "사설")
    );
    assert_eq!(record.published, date(2024, 5, 1));
}

#[test]
fn a_page_is_read_by_the_elements_pages_have() {
    let text = "<!DOCTYPE html><html lang=ko><head><title>Site</title>\
                <link rel=canonical href='http://x/2024-03-01/a'></head><body><nav>Menu</nav>\
                <article><h1>Title &amp; <b>more</b></h1><p>One.<p>Two.</article></body></html>";
    let outcome = read_bytes("pages/a.html", text.as_bytes());
    let record = outcome.only();
    assert_eq!(record.title, "Title &amp; <b>more</b>");
    assert!(record.text.contains("<p>One.</p>") && !record.text.contains("Menu"));
    assert_eq!(
        (record.published, record.date_origin),
        (date(2024, 3, 1), DateOrigin::Url)
    );
    assert_eq!(
        (record.markup, record.language),
        (Markup::Html, Some(Language::Korean))
    );
}

#[test]
fn files_that_are_no_articles_are_refused_for_what_they_are() {
    for (name, content, expected) in [
        ("a.pdf", &b"%PDF-1.7"[..], "format not read: PDF"),
        (
            "scrape.py",
            b"import json",
            "format not read: a file ending in .py",
        ),
        ("a.bin", b"ab\0\x01", "format not read: binary"),
        ("a.json", b"", "the file holds no record"),
        ("a.json", b"[]", "the file holds no record"),
        (
            "rodong_2022-11-02.json",
            b"{\"topNews\":[]}",
            "the file holds no record",
        ),
        (
            "LICENSE",
            b"MIT",
            "holds no articles: a file about the others beside it, by its name",
        ),
        (
            "kcna_home_2024.html",
            b"<html>",
            "holds no articles: the site's home page, a list of headlines without their articles",
        ),
    ] {
        let outcome = read_bytes(name, content);
        assert_eq!(outcome.records.len(), 1, "{name}");
        assert_eq!(
            outcome.records[0].as_ref().unwrap_err().reason.to_string(),
            expected,
            "{name}"
        );
        assert_eq!(outcome.summary.records, 1);
    }
}

#[test]
fn a_legacy_encoding_is_decoded_and_damage_costs_one_record() {
    let text = "title,date\n조선중앙통신은 다음과 같이 보도하였다,2024-01-01\n김정은동지께서 현지지도하시였다,2024-01-02\n"
        .to_owned();
    let text =
        text + &"우리 인민은 강성국가건설을 위하여 힘차게 나아가고있다,2024-01-03\n".repeat(9);
    let (bytes, ..) = encoding_rs::EUC_KR.encode(&text);
    let mut bytes = bytes.into_owned();
    let outcome = read_bytes("a.csv", &bytes);
    assert_eq!(
        outcome.told()[..2],
        [
            "조선중앙통신은 다음과 같이 보도하였다",
            "김정은동지께서 현지지도하시였다"
        ]
    );
    assert_eq!(outcome.records[0].as_ref().unwrap().encoding, "EUC-KR");
    bytes[11] = 0xFF;
    let outcome = read_bytes("a.csv", &bytes);
    assert_eq!(
        outcome.told()[..2],
        ["<encoding>", "김정은동지께서 현지지도하시였다"]
    );
}

#[test]
fn utf_16_is_text() {
    let mut bytes = vec![0xFF, 0xFE];
    let text = "title\tdate\n조선\t2024-01-01\n";
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read_bytes("a.tsv", &bytes).told(), ["조선"]);
}

#[test]
fn megabytes_of_base64_in_one_line_are_passed_over() {
    let image = "/9j/".repeat(1 << 20);
    let record = |n: u32| {
        format!(
            r#"{{"url":"http://r/?newsID=2021-09-{n:02}-0012","images":[{{"dataUrl":"{image}"}}],"title":"T{n}","content":["One.","Two."]}}"#
        )
    };
    let text = format!(
        r#"{{"title":"Rodong Sinmun","topNews":[{},{}],"dateScraped":"2021-10-13"}}"#,
        record(10),
        record(11)
    );
    let outcome = read_bytes("rodong_2021-10-13.json", text.as_bytes());
    assert_eq!(outcome.told(), ["T10", "T11"]);
    let last = outcome.records[1].as_ref().unwrap();
    assert_eq!(
        (last.text.as_str(), last.published),
        ("One.\nTwo.", date(2021, 9, 11))
    );
}

#[test]
fn lists_nested_without_end_are_refused_and_do_not_exhaust_the_stack() {
    let (open, close) = ("[".repeat(200_000), "]".repeat(200_000));
    let lines = format!(
        "{{\"title\":\"a\",\"date\":\"2024-01-01\",\"text\":{open}\"x\"{close}}}\n{{\"title\":\"b\",\"date\":\"2024-01-01\"}}\n"
    );
    assert_eq!(
        read_bytes("a.jsonl", lines.as_bytes()).told(),
        ["<malformed>", "b"]
    );
}
