//! What one article says: its lead sentence, or of a bare headline the headline.

use crate::document::Document;
use crate::gazetteer::model::Gazetteer;
use crate::language::Language;
use crate::matching::Mention;

use super::Finding;
use super::Reading;
use super::Reason;
use super::Report;
use super::Unread;
use super::act::Act;
use super::chinese;
use super::dating;
use super::english;
use super::kind::Kind;
use super::korean;
use super::lead;
use super::lead::Sentence;
use super::party::Stretch;
use super::russian;
use super::spanish;
use super::unread;
use super::ways;
use super::ways::Shared;

/// Returns the messages that a document reports, or why it reports none though it looks so;
/// nothing for most documents.
///
/// `mentions` are all that `gazetteer` has in the document's text, titles among them. English,
/// Korean, Chinese, Spanish and Russian are read.
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
        (Some(Language::Russian), _) => russian::acts(stretch),
        (Some(Language::Spanish), Some(_)) => spanish::act(stretch).into_iter().collect(),
        (Some(Language::Spanish), None) => spanish::headline(stretch).into_iter().collect(),
        (_, Some(_)) => english::act(stretch).into_iter().collect(),
        (_, None) => english::headline(stretch).into_iter().collect(),
    };
    if acts.is_empty() {
        let unread = article.unread(sentence, Reason::NoVerb, None);
        return unread.into_iter().collect();
    }
    let judged = acts.iter().map(|act| article.judged(sentence, act));
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
                sentences.any(|sentence| !english::in_english(sentence.text).is_empty())
            }
            Some(Language::Korean) => {
                sentences.any(|sentence| Kind::last_in_korean(sentence.text).is_some())
            }
            Some(Language::Chinese) => {
                sentences.any(|sentence| chinese::kind(sentence.text).is_some())
            }
            Some(Language::Russian) => {
                sentences.any(|sentence| russian::names_a_message(sentence.text))
            }
            Some(Language::Spanish) => {
                sentences.any(|sentence| spanish::names_a_message(sentence.text))
            }
            _ => false,
        }
    }

    fn judged(self, sentence: Sentence<'_>, act: &Act) -> Vec<Finding> {
        let kinds = self.named_by_headline(act.kinds.clone());
        let shared = if kinds.contains(&Kind::NewYearCard) {
            Shared::ByNobody
        } else {
            Shared::ByCountry
        };
        let sides = (&act.from, &act.to);
        let day = self.document.published;
        let exchanges = match ways::exchanges(self.gazetteer, day, sides, shared) {
            Ok(exchanges) => exchanges,
            Err(reason) => {
                return self
                    .unread(sentence, reason, Some(act))
                    .into_iter()
                    .collect();
            }
        };
        let date = self.date(sentence);
        let occasion = match self.document.language {
            Some(Language::Korean) => korean::occasion(sentence.text),
            Some(Language::Russian) => russian::occasion(sentence.text),
            Some(Language::Spanish) => spanish::occasion(sentence.text),
            Some(Language::Chinese) => "",
            _ => english::occasion(sentence.text),
        };
        let grouped = exchanges.len() > 1;
        let readings = exchanges.iter().flat_map(|exchange| {
            kinds.iter().map(move |&kind| {
                Finding::Read(Reading {
                    from: exchange.from,
                    to: exchange.to,
                    kind,
                    level: exchange.level,
                    date,
                    occasion: occasion.to_owned(),
                    signed_with: exchange.signed_with.clone(),
                    addressed_with: exchange.addressed_with.clone(),
                    naming: exchange.naming,
                    grouped,
                    report: self.report(),
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
        let title = english::in_english(self.document.title());
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

    fn report(self) -> Report {
        Report {
            published: self.document.published,
            outlet: self.document.outlet.clone(),
            document: self.document.id,
            language: self.document.language,
        }
    }

    /// Returns the finding that the sentence could not be read, if it may be of a leader.
    fn unread(self, sentence: Sentence<'_>, reason: Reason, act: Option<&Act>) -> Option<Finding> {
        let places: Vec<Stretch<'_>> = [lead::headline(self.document), Some(sentence)]
            .into_iter()
            .flatten()
            .map(|place| self.stretch(place))
            .collect();
        let day = self.document.published;
        let leaders = unread::leaders(self.gazetteer, day, &places, &reason, act)?;
        Some(Finding::Unread(Unread {
            report: self.report(),
            title: self.document.title().to_owned(),
            reason,
            sentence: sentence.text.to_owned(),
            leaders,
        }))
    }
}
