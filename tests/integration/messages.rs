//! Messages between leaders: the sample against its answers, real KCNA against reading by eye.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::Path;

use headcount::analysis::messages;
use headcount::analysis::messages::{Finding, Level, Message, Reading, Series, Unread};
use headcount::gazetteer::model::EntityIndex;
use headcount::ingest::{Analysed, Sink};
use headcount::rejection::Rejection;
use headcount::source;

use crate::reading;
use crate::reading::{GAZETTEER, beside, own, rows};

/// Reads the messages of every document.
#[derive(Default)]
struct Messages {
    readings: Vec<Reading>,
    unread: Vec<Unread>,
}

impl Sink for Messages {
    type Error = Infallible;

    fn document(&mut self, _: usize, analysed: Analysed) -> Result<(), Infallible> {
        for finding in messages::read(&analysed.document, &analysed.mentions, &GAZETTEER) {
            match finding {
                Finding::Read(reading) => self.readings.push(reading),
                Finding::Unread(unread) => self.unread.push(unread),
            }
        }
        Ok(())
    }

    fn rejection(&mut self, _: usize, _: Rejection) -> Result<(), Infallible> {
        Ok(())
    }

    fn unreadable(&mut self, _: usize, error: source::Error) -> Result<(), Infallible> {
        panic!("{error}")
    }
}

fn found(path: &Path) -> (Vec<Message>, Vec<Unread>) {
    let mut sink = Messages::default();
    reading::read(&reading::files(path), 2, &mut sink);
    (messages::merge(sink.readings, Vec::new()), sink.unread)
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
fn dump_all() {
    for name in [
        "data/kcna-headlines-1997-2009/KCNA_2011.csv",
        "data/kcna-en-2024/headlines_2024-09-09.json",
        "data/kcna-ko-2026-sample",
    ] {
        let Some(path) = beside(name) else { return };
        let (events, unread) = found(&path);
        let mut out = String::new();
        for e in &events {
            out += &format!(
                "{} pub {} {} | {} | {} | {:?}\n",
                line(e),
                e.published,
                e.level.name(),
                e.reports.len(),
                e.occasion,
                e.sentences[0].chars().take(250).collect::<String>()
            );
        }
        for u in &unread {
            out += &format!(
                "UNREAD {} {} | {} | {:?} | {}\n",
                u.report.published,
                u.reason,
                u.title,
                u.sentence.chars().take(220).collect::<String>(),
                u.report.document
            );
        }
        std::fs::write(format!("/tmp/m_{}.txt", name.replace("/", "_")), out).unwrap();
    }
}
