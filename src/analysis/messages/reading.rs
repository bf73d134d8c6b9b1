//! What one article says: its lead sentence, or of a bare headline the headline.

use crate::document::Document;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::language::Language;
use crate::matching::Mention;

use super::Finding;
use super::Level;
use super::Reading;
use super::Reason;
use super::Report;
use super::Unread;
use super::chinese;
use super::dating;
use super::english;
use super::english::Act;
use super::kind::Kind;
use super::korean;
use super::lead;
use super::lead::Sentence;
use super::leader;
use super::level;
use super::party::Side;
use super::party::Stretch;

/// Returns the messages that a document reports, or why it reports none though it looks so;
/// nothing for most documents.
///
/// `mentions` are all that `gazetteer` has in the document's text, titles among them. English,
/// Korean and Chinese are read.
pub fn read(document: &Document, mentions: &[Mention], gazetteer: &Gazetteer) -> Vec<Finding> {
    let article = Article {
        document,
        mentions,
        gazetteer,
    };
    if !article.looks_like_a_message() {
        return Vec::new();
    }
    let lead = lead::lead(document);
    let Some(sentence) = lead.or_else(|| lead::headline(document)) else {
        return Vec::new();
    };
    let stretch = article.stretch(sentence);
    let acts: Vec<Act> = match (document.language, lead) {
        (Some(Language::Chinese), _) => chinese::acts(stretch),
        (Some(Language::Korean), _) => korean::act(stretch).into_iter().collect(),
        (_, Some(_)) => english::act(stretch).into_iter().collect(),
        (_, None) => english::headline(stretch).into_iter().collect(),
    };
    if acts.is_empty() {
        let unread = article.unread(sentence, Reason::NoVerb);
        return unread.into_iter().collect();
    }
    let judged = acts.into_iter().map(|act| article.judged(sentence, act));
    judged.flatten().collect()
}

#[derive(Clone, Copy)]
struct Article<'d> {
    document: &'d Document,
    mentions: &'d [Mention],
    gazetteer: &'d Gazetteer,
}

impl<'d> Article<'d> {
    fn stretch(self, sentence: Sentence<'_>) -> Stretch<'d> {
        Stretch {
            text: &self.document.text,
            mentions: self.mentions,
            gazetteer: self.gazetteer,
            start: sentence.start,
            end: sentence.end(),
        }
    }

    /// Returns whether headline or lead have the words of a message.
    fn looks_like_a_message(self) -> bool {
        let places = [lead::headline(self.document), lead::lead(self.document)];
        let mut sentences = places.into_iter().flatten();
        match self.document.language {
            Some(Language::English) => {
                sentences.any(|sentence| !Kind::in_english(sentence.text).is_empty())
            }
            Some(Language::Korean) => {
                sentences.any(|sentence| Kind::last_in_korean(sentence.text).is_some())
            }
            Some(Language::Chinese) => {
                sentences.any(|sentence| chinese::kind(sentence.text).is_some())
            }
            _ => false,
        }
    }

    fn judged(self, sentence: Sentence<'_>, act: Act) -> Vec<Finding> {
        let date = self.date(sentence);
        let kinds = self.named_by_headline(act.kinds);
        let ways = match self.ways(&act.from, &act.to) {
            Ok(ways) => ways,
            Err(reason) => return self.unread(sentence, reason).into_iter().collect(),
        };
        let occasion = match self.document.language {
            Some(Language::Korean) => korean::occasion(sentence.text),
            Some(Language::Chinese) => "",
            _ => english::occasion(sentence.text),
        };
        let cards = kinds.contains(&Kind::NewYearCard);
        let ways = if cards { &ways[..] } else { &ways[..1] };
        let readings = ways.iter().flat_map(|&(from, to, level)| {
            let report = self.report();
            kinds.iter().map(move |&kind| {
                Finding::Read(Reading {
                    from,
                    to,
                    kind,
                    level,
                    date,
                    occasion: occasion.to_owned(),
                    grouped: ways.len() > 1,
                    report: report.clone(),
                    sentence: sentence.text.to_owned(),
                })
            })
        });
        readings.collect()
    }

    /// Returns the day that the lead names, or the next sentence, if that tells of the delivery.
    fn date(self, sentence: Sentence<'_>) -> Option<jiff::civil::Date> {
        let Document {
            language,
            published,
            ..
        } = *self.document;
        dating::day(sentence.text, language, published).or_else(|| {
            let next = lead::next(self.document, sentence)?;
            let delivered = ["conveyed", "handed over", "delivered"];
            let is_told = delivered.iter().any(|verb| next.text.contains(verb));
            is_told.then(|| dating::day(next.text, language, published))?
        })
    }

    /// Replaces a message of no named sort by the sort that the headline names.
    fn named_by_headline(self, mut kinds: Vec<Kind>) -> Vec<Kind> {
        let title = Kind::in_english(self.document.title());
        if let Some(named) = title.first().filter(|kind| {
            kind.series() == super::Series::Messages
                && self.document.language == Some(Language::English)
        }) {
            for kind in &mut kinds {
                if *kind == Kind::Message {
                    *kind = *named;
                }
            }
        }
        kinds
    }

    /// Returns sender, recipient and level: of the first of each side first, then of the others.
    fn ways(
        self,
        from: &Side,
        to: &Side,
    ) -> Result<Vec<(EntityIndex, EntityIndex, Level)>, Reason> {
        let senders = match from {
            Side::Other(words) if words.is_empty() => return Err(Reason::NoSender),
            Side::Other(words) => return Err(Reason::Sender(words.clone())),
            Side::Party(party) => vec![*party],
            Side::Persons(persons, _) => persons.clone(),
        };
        let recipients = match to {
            Side::Other(words) if words.is_empty() => return Err(Reason::NoRecipient),
            Side::Other(words) => return Err(Reason::Recipient(words.clone())),
            Side::Party(party) => vec![*party],
            Side::Persons(persons, _) => persons.clone(),
        };
        let is_home = |entity| leader::is_of_home(self.gazetteer, entity);
        if is_home(senders[0]) && is_home(recipients[0]) {
            return Err(Reason::AtHome);
        }
        // A card goes from each of several, or to each of several; other messages are signed by
        // the first for all.
        let pairs: Vec<(EntityIndex, EntityIndex)> = if is_home(senders[0]) {
            recipients.iter().map(|to| (senders[0], *to)).collect()
        } else {
            senders.iter().map(|from| (*from, recipients[0])).collect()
        };
        let level = level::of(
            self.gazetteer,
            self.document.published,
            (senders[0], from),
            (recipients[0], to),
        );
        let ways = pairs.into_iter().filter(|(from, to)| from != to);
        Ok(ways.map(|(from, to)| (from, to, level)).collect())
    }

    fn report(self) -> Report {
        Report {
            published: self.document.published,
            outlet: self.document.outlet.clone(),
            document: self.document.id,
            language: self.document.language,
        }
    }

    /// Returns the finding that the sentence could not be read, if headline or sentence name the
    /// top leader and either another leader or a foreign office.
    fn unread(self, sentence: Sentence<'_>, reason: Reason) -> Option<Finding> {
        let day = self.document.published;
        let places = || {
            [lead::headline(self.document), Some(sentence)]
                .into_iter()
                .flatten()
        };
        let mentioned = || {
            places().flat_map(|sentence| {
                let stretch = self.stretch(sentence);
                stretch.inside().map(|mention| mention.entity)
            })
        };
        let is_foreign = |entity| !leader::is_of_home(self.gazetteer, entity);
        let has_leader = mentioned().any(|it| leader::is_top_leader(self.gazetteer, it, day));
        let has_other = mentioned()
            .any(|it| is_foreign(it) && leader::is_person(self.gazetteer, it))
            || (mentioned().any(is_foreign)
                && places().any(|sentence| level::names_office(sentence.text)));
        (has_leader && has_other).then(|| {
            Finding::Unread(Unread {
                report: self.report(),
                title: self.document.title().to_owned(),
                reason,
                sentence: sentence.text.to_owned(),
            })
        })
    }
}
