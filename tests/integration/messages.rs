//! Messages between leaders: the sample against its answers, real KCNA against reading by eye.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::path::Path;

use headcount::analysis::messages;
use headcount::analysis::messages::{
    Attribution, Findings, Kind, Level, Message, MessageQuery, Naming, Series, Source,
    TalliedPeriod, Unread,
};
use headcount::analysis::subcorpus::Subcorpus;
use headcount::dedup::Policy;
use headcount::gazetteer::model::EntityIndex;
use headcount::ingest::{Analysed, FactsSink, Sink};
use headcount::period::{Granularity, Window};
use headcount::rejection::Rejection;
use headcount::source;

use crate::reading;
use crate::reading::{GAZETTEER, beside, own, rows};

/// Reads the messages of every document and keeps its facts.
#[derive(Default)]
struct Messages {
    findings: Findings,
    facts: FactsSink,
}

impl Sink for Messages {
    type Error = Infallible;

    fn document(&mut self, input: usize, analysed: &Analysed) -> Result<(), Infallible> {
        let Analysed {
            document, mentions, ..
        } = analysed;
        self.findings
            .add(messages::read(document, mentions, &GAZETTEER));
        self.facts.document(input, analysed)
    }

    fn rejection(&mut self, _: usize, _: Rejection) -> Result<(), Infallible> {
        Ok(())
    }

    fn unreadable(&mut self, _: usize, error: source::Error) -> Result<(), Infallible> {
        panic!("{error}")
    }
}

/// Returns the messages that files report, in the last version of each article.
fn found(path: &Path) -> (Vec<Message>, Vec<Unread>) {
    let mut sink = Messages::default();
    reading::read(&reading::files(path), 2, &mut sink);
    let (facts, _) = sink.facts.finish();
    let findings = sink
        .findings
        .within(&facts, &Subcorpus::default(), Policy::Revisions);
    (
        messages::merge(findings.readings, Vec::new()),
        findings.unread,
    )
}

fn id(entity: EntityIndex) -> &'static str {
    &GAZETTEER.entities[usize::from(entity.0)].id
}

/// Returns `day from > to kind`.
fn line(message: &Message) -> String {
    let day = message
        .date
        .map_or_else(|| "-".to_owned(), |day| day.to_string());
    let (from, to) = (id(message.from), id(message.to));
    format!("{day} {from} > {to} {}", message.kind)
}

#[test]
fn the_sample_has_the_planted_messages_and_no_others() {
    let (events, _) = found(&own("corpus/sample"));
    let is_message = |event: &&Message| event.kind.series() == Series::Messages;
    let mut found: Vec<String> = events
        .iter()
        .filter(is_message)
        .map(|event| format!("{} {}", line(event), event.reports.len()))
        .collect();
    found.sort_unstable();
    let mut expected: Vec<String> = rows(&own("tests/sample/answers/messages.csv"))
        .iter()
        .map(|row| {
            format!(
                "{} {} > {} {} {}",
                row["date"], row["from"], row["to"], row["kind"], row["reports"]
            )
        })
        .collect();
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert!(events.iter().all(|event| event.level == Level::Leader));
}

#[test]
fn what_looks_like_a_message_in_the_sample_is_none() {
    let (events, unread) = found(&own("corpus/sample"));
    let titles = [
        "Paper Mill Sends Letter of Loyalty",
        "Message from Russian Youth League",
        "Foreign Ministers Exchange Greetings",
        "Floral Basket from Xi Jinping",
    ];
    let sentences: Vec<&String> = events.iter().flat_map(|event| &event.sentences).collect();
    for beginning in [
        "Workers of the Unjin Paper Mill",
        "Kim Jong Un received a message of sympathy from the chairman",
        "The foreign minister",
        "A floral basket in the name",
    ] {
        assert!(
            !sentences
                .iter()
                .any(|sentence| sentence.starts_with(beginning))
        );
    }
    assert!(
        unread
            .iter()
            .all(|unread| titles.contains(&unread.title.as_str()))
    );
}

#[test]
fn the_list_of_known_messages_gives_the_published_figures() {
    let list = messages::read_list(&own("corpus/events/kim-xi.csv"), &GAZETTEER).unwrap();
    let all = messages::merge(Vec::new(), list);
    let entity = |id: &str| GAZETTEER.entity(id).unwrap();
    let query = MessageQuery {
        between: Some((entity("kim_jong_un"), entity("xi_jinping"))),
        window: Window::new(None, "2024-09-20".parse().ok(), None).unwrap(),
        levels: vec![Level::Leader, Level::Party],
        kinds: MessageQuery::messages(),
        attribution: Attribution::Published,
        unverified: true,
    };
    let source = Source {
        corpus: None,
        has_list: true,
    };
    let table = messages::tally(query, Granularity::Year, &all, source, &GAZETTEER);
    let counts: Vec<u64> = table.periods.iter().map(TalliedPeriod::messages).collect();
    // NK Pro, 20 September 2024.
    assert_eq!(counts, [12, 10, 3]);
    assert!(table.periods.iter().all(|period| period.state().is_none()));
    let choice = |name: &str| {
        let mut choices = table.choices.iter();
        choices.find(|(other, _)| *other == name).unwrap().1.clone()
    };
    assert_eq!(choice("leaders alone, no party messages"), [11, 10, 3]);
    // The thanks for the condolences of November 2022 came in January.
    assert_eq!(choice("replies with what they answer")[0], 13);
    assert_eq!(choice("without unverified rows"), [12, 8, 3]);
}

/// Returns the lines of messages that one of these persons sent or got, by the day of
/// publication.
fn lines_of(events: &[Message], persons: &[&str]) -> Vec<String> {
    let is_asked =
        |event: &&Message| persons.contains(&id(event.from)) || persons.contains(&id(event.to));
    events
        .iter()
        .filter(is_asked)
        .map(|event| format!("{} {}", event.published, line(event)))
        .collect()
}

#[test]
fn kcna_of_august_2024_has_three_messages_with_putin_and_none_with_xi() {
    let Some(path) = beside("data/kcna-en-2024/headlines_2024-09-09.json") else {
        return;
    };
    let (events, _) = found(&path);
    assert_eq!(
        lines_of(&events, &["putin", "xi_jinping"]),
        [
            "2024-08-04 2024-08-03 putin > kim_jong_un sympathy",
            "2024-08-16 2024-08-13 putin > kim_jong_un greeting",
            "2024-08-16 2024-08-15 kim_jong_un > putin reply",
        ]
    );
    // `Russian Party Leader` and `President of United Russia Party`.
    let medvedev = events.iter().filter(|event| id(event.from) == "medvedev");
    let medvedev: Vec<(String, Level)> = medvedev
        .map(|event| (event.published.to_string(), event.level))
        .collect();
    assert_eq!(
        medvedev,
        [
            ("2024-08-08".to_owned(), Level::Party),
            ("2024-08-18".to_owned(), Level::Party)
        ]
    );
}

/// Returns a sort of message as the other program names it; it tells fewer apart.
fn named_alike(kind: Kind) -> &'static str {
    match kind {
        Kind::Congratulation | Kind::Greeting => "congratulation",
        Kind::Sympathy | Kind::Condolence => "condolence",
        Kind::Reply => "reply",
        Kind::NewYearCard => "new_year_card",
        Kind::Message => "message",
        other => other.name(),
    }
}

#[test]
fn kcna_of_2011_has_the_messages_that_another_program_found_and_one_more() {
    let (Some(path), Some(table)) = (
        beside("data/kcna-headlines-1997-2009/KCNA_2011.csv"),
        beside("design/exchanges_extracted.tsv"),
    ) else {
        return;
    };
    let persons = ["hu_jintao", "xi_jinping", "medvedev", "putin"];
    let (events, _) = found(&path);
    let is_asked =
        |event: &&Message| persons.contains(&id(event.from)) || persons.contains(&id(event.to));
    let found: BTreeSet<String> = events
        .iter()
        .filter(is_asked)
        .map(|event| {
            let day = event.date.map_or_else(String::new, |day| day.to_string());
            let (from, to) = (id(event.from), id(event.to));
            format!(
                "{} {day} {from} {to} {}",
                event.published,
                named_alike(event.kind)
            )
        })
        .collect();
    let text = std::fs::read_to_string(table).unwrap();
    let expected: BTreeSet<String> = text
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|row| row[0] == "KCNA_2011")
        // It lists those who sign together, the first of whom signs for all.
        .map(|row| [row[1], row[2], first(row[4]), first(row[5]), row[6]])
        .filter(|[_, _, from, to, _]| persons.contains(from) || persons.contains(to))
        .map(|row| row.join(" "))
        .collect();
    let more: Vec<&String> = found.difference(&expected).collect();
    let less: Vec<&String> = expected.difference(&found).collect();
    // The other program did not look at a story without a headline, nor at a second sentence:
    // "It was delivered on Saturday".
    // Nor at the Spanish story, which says that the message was one of congratulation.
    let in_spanish = |kind: &str| format!("2011-07-10 2011-07-10 hu_jintao kim_jong_il {kind}");
    let card = |day: &str| format!("2011-12-31 {day} hu_jintao kim_jong_un new_year_card");
    let without_headline = "2011-01-26 2011-01-25 kim_yong_nam medvedev condolence";
    assert_eq!(
        more,
        [
            without_headline,
            &in_spanish("congratulation"),
            &card("2011-12-31")
        ]
    );
    assert_eq!(less, [&in_spanish("message"), &card("")]);
    let leaders = events.iter().filter(|event| event.level == Level::Leader);
    let with_hu = leaders.filter(|event| [id(event.from), id(event.to)].contains(&"hu_jintao"));
    assert_eq!(with_hu.count(), 13);
}

fn first(joined: &str) -> &str {
    joined.split('+').next().unwrap()
}

#[test]
fn kcna_headlines_of_thirteen_years_have_the_messages_that_a_reader_found() {
    let Some(path) = beside("data/kcna-headlines-1997-2009/preprocessed_corpus_part.csv") else {
        return;
    };
    let (events, _) = found(&path);
    let persons = ["jiang_zemin", "hu_jintao", "yeltsin", "putin", "medvedev"];
    let is_asked = |event: &&Message| {
        let ends = [id(event.from), id(event.to)];
        ends.contains(&"kim_jong_il") && ends.iter().any(|end| persons.contains(end))
    };
    let messages = MessageQuery::messages();
    let asked: Vec<&Message> = events
        .iter()
        .filter(is_asked)
        .filter(|event| messages.contains(&event.kind))
        .collect();
    let of_year = |year: i16| {
        let held = asked
            .iter()
            .filter(|event| event.published.last.year() == year);
        held.count()
    };
    // Counted by hand over all headlines that name China, Russia or one of the five beside a word
    // for a message, in English and Spanish.
    let by_hand = [7, 9, 3, 7, 11, 9, 11, 13, 13, 12, 13, 13, 15];
    assert_eq!((1997..=2009).map(of_year).collect::<Vec<_>>(), by_hand);
    let in_groups = asked
        .iter()
        .filter(|event| event.naming == Some(Naming::Group));
    assert_eq!(in_groups.count(), 17);
}
