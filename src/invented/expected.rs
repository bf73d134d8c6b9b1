//! What counting a corpus must give.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io;
use std::io::Write;

use super::article::Article;

/// A month: year, and 1 to 12.
type Month = (i16, i8);

/// Counts by month, as known from what was put into the articles.
#[derive(Debug, Default)]
pub(super) struct Expected {
    searched: BTreeMap<Month, Searched>,
    named: BTreeMap<(&'static str, Month), Named>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Searched {
    documents: u64,
    tokens: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Named {
    mentions: u64,
    documents: u64,
}

impl Expected {
    pub(super) fn add(&mut self, article: &Article) {
        let month = (article.day.year(), article.day.month());
        let searched = self.searched.entry(month).or_default();
        searched.documents += 1;
        searched.tokens += u64::from(article.tokens);
        for (at, entity) in article.named.iter().enumerate() {
            let named = self.named.entry((entity, month)).or_default();
            named.mentions += 1;
            named.documents += u64::from(!article.named[..at].contains(entity));
        }
    }

    /// Writes a row for each entity and each month from the first to the last with an article,
    /// named as in the CSV of counts. Where there was no article there are no numbers.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(
            out,
            "entity,period,mentions,documents,documents_total,tokens"
        )?;
        let entities: BTreeSet<&str> = self.named.keys().map(|(entity, _)| *entity).collect();
        for entity in entities {
            for (year, month) in self.months() {
                write!(out, "{entity},{year:04}-{month:02},")?;
                let Some(searched) = self.searched.get(&(year, month)) else {
                    writeln!(out, ",,,")?;
                    continue;
                };
                let named = self.named.get(&(entity, (year, month)));
                let named = named.copied().unwrap_or_default();
                writeln!(
                    out,
                    "{},{},{},{}",
                    named.mentions, named.documents, searched.documents, searched.tokens
                )?;
            }
        }
        Ok(())
    }

    /// Returns every month from the first to the last with an article.
    fn months(&self) -> impl Iterator<Item = Month> + use<> {
        let first = self.searched.keys().next().copied();
        let last = self.searched.keys().next_back().copied();
        let after = |(year, month): Month| match month {
            12 => (year + 1, 1),
            _ => (year, month + 1),
        };
        std::iter::successors(first, move |month| Some(after(*month)))
            .take_while(move |month| Some(*month) <= last)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::invented::Invention;

    #[test]
    fn a_mention_counts_each_time_a_document_once_and_an_empty_month_has_no_numbers() {
        let article = |day, tokens, named: &[&'static str]| Article {
            day,
            tokens,
            named: named.to_vec(),
            ..Invention::new(1).article(0)
        };
        let mut expected = Expected::default();
        expected.add(&article(date(2001, 12, 3), 10, &["cn", "ru", "cn"]));
        expected.add(&article(date(2001, 12, 9), 5, &["cn"]));
        expected.add(&article(date(2002, 2, 1), 7, &[]));
        let mut csv = Vec::new();
        expected.write(&mut csv).unwrap();
        assert_eq!(
            String::from_utf8(csv).unwrap(),
            "entity,period,mentions,documents,documents_total,tokens\n\
             cn,2001-12,3,2,2,15\n\
             cn,2002-01,,,,\n\
             cn,2002-02,0,0,1,7\n\
             ru,2001-12,1,1,2,15\n\
             ru,2002-01,,,,\n\
             ru,2002-02,0,0,1,7\n"
        );
    }
}
