//! Which messages count, and how many there would be if other choices were made.

use jiff::civil::Date;

use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::period::Window;

use super::Kind;
use super::Level;
use super::Message;
use super::Reading;
use super::Series;
use super::Unread;
use super::leader::head;

/// Which messages are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageQuery {
    /// Only between these two, in both directions; a party stands for its head. `None` for all.
    pub between: Option<(EntityIndex, EntityIndex)>,
    /// Days that count; what is asked of them says `attribution`.
    pub window: Window,
    /// Levels that count.
    pub levels: Vec<Level>,
    /// Kinds that count.
    pub kinds: Vec<Kind>,
    /// Which day of a message is asked for.
    pub attribution: Attribution,
    /// Whether rows of a list count that nobody has seen in print: status `unverified`.
    pub unverified: bool,
}

/// The day by which a message belongs to a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribution {
    /// Of its first publication.
    #[default]
    Published,
    /// On which it was sent; of publication if that is not known.
    Sent,
    /// Of a reply, on which the message was sent that it answers; of others, on which they were
    /// sent.
    Answered,
}

/// Another way of counting, with what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is different.
    pub name: &'static str,
    /// The question with that difference.
    pub query: MessageQuery,
}

/// Days in which a message is answered: condolences of 30 November 2022 on 17 January 2023.
const LONGEST_ANSWER: i64 = 60;

impl MessageQuery {
    /// Returns every kind of message that is none of a gesture.
    pub fn messages() -> Vec<Kind> {
        let all = Kind::ALL.into_iter();
        all.filter(|kind| kind.series() == Series::Messages)
            .collect()
    }

    /// Returns the messages that are asked for, each with the day by which it belongs to a
    /// period, in the order of `messages`.
    pub fn select<'m>(
        &self,
        messages: &'m [Message],
        gazetteer: &Gazetteer,
    ) -> Vec<(&'m Message, Date)> {
        messages
            .iter()
            .filter(|message| self.levels.contains(&message.level))
            .filter(|message| self.kinds.contains(&message.kind))
            .filter(|message| self.unverified || !message.is_unverified())
            .filter(|message| self.is_between(message, gazetteer))
            .map(|message| (message, self.day(message, messages)))
            .filter(|(_, day)| self.window.contains(*day))
            .collect()
    }

    /// Returns whether a report is one of a message that may be asked for.
    pub fn asks_for(&self, reading: &Reading, gazetteer: &Gazetteer) -> bool {
        let day = reading.report.published;
        self.levels.contains(&reading.level)
            && self.kinds.contains(&reading.kind)
            && self.window.contains(day)
            && self.joins(reading.from, reading.to, day, gazetteer)
    }

    /// Returns whether an article that could not be read may report a message that is asked for:
    /// if it names one of the two, or nobody.
    pub fn may_ask_for(&self, unread: &Unread) -> bool {
        let is_named = |entity| unread.leaders.is_empty() || unread.leaders.contains(&entity);
        self.window.contains(unread.report.published)
            && self.between.is_none_or(|(a, b)| is_named(a) || is_named(b))
    }

    /// Returns the same question with one choice changed at a time, as far as that can change
    /// the answer.
    pub fn other_choices(&self) -> Vec<Choice> {
        let without = |left_out: Kind| {
            let kinds = self.kinds.iter().copied();
            kinds.filter(|kind| *kind != left_out).collect()
        };
        let changed = |name, change: &dyn Fn(&mut Self)| {
            let mut query = self.clone();
            change(&mut query);
            (query != *self).then_some(Choice { name, query })
        };
        [
            changed("leaders alone, no party messages", &|q| {
                q.levels = vec![Level::Leader];
            }),
            changed("without verbal messages", &|q| {
                q.kinds = without(Kind::Verbal);
            }),
            changed("without letters", &|q| q.kinds = without(Kind::Letter)),
            changed("without unverified rows", &|q| q.unverified = false),
            changed("by the day of sending", &|q| {
                q.attribution = Attribution::Sent;
            }),
            changed("replies with what they answer", &|q| {
                q.attribution = Attribution::Answered;
            }),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn is_between(&self, message: &Message, gazetteer: &Gazetteer) -> bool {
        let day = message.published.last;
        self.joins(message.from, message.to, day, gazetteer)
    }

    fn joins(&self, from: EntityIndex, to: EntityIndex, day: Date, gazetteer: &Gazetteer) -> bool {
        let Some((a, b)) = self.between else {
            return true;
        };
        let ends = (head(gazetteer, from, day), head(gazetteer, to, day));
        ends == (a, b) || ends == (b, a)
    }

    fn day(&self, message: &Message, all: &[Message]) -> Date {
        let sent = |message: &Message| message.date.unwrap_or(message.published).last;
        match self.attribution {
            Attribution::Published => message.published.last,
            Attribution::Sent => sent(message),
            Attribution::Answered => {
                let answered = answered(message, all).filter(|_| message.kind == Kind::Reply);
                sent(answered.unwrap_or(message))
            }
        }
    }
}

/// Returns what a reply answers: the last message the other way before it.
fn answered<'m>(reply: &Message, all: &'m [Message]) -> Option<&'m Message> {
    let day = |message: &Message| message.date.unwrap_or(message.published).last;
    let sent = day(reply);
    let number = |day| i64::from(crate::facts::day_number(day));
    all.iter()
        .filter(|other| (other.from, other.to) == (reply.to, reply.from))
        .filter(|other| other.kind != Kind::Reply && other.kind.series() == Series::Messages)
        .filter(|other| (0..=LONGEST_ANSWER).contains(&(number(sent) - number(day(other)))))
        .max_by_key(|other| day(other))
}

impl Message {
    /// Returns whether it is known only from a row that nobody has seen in print.
    pub fn is_unverified(&self) -> bool {
        let listed = self.listed.as_ref();
        self.reports.is_empty() && listed.is_some_and(|row| row.status == "unverified")
    }
}
