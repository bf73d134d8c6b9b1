//! One article, made of its number.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::date;

use crate::language::Language;
use crate::measure::random::SplitMix64;

use super::sentence::Page;
use super::tongue::Tongue;

/// First day of the corpus, and how many days it has: 2001 to 2020.
const FIRST: Date = date(2001, 1, 1);
const DAYS: usize = 7_305;

/// A month without an article: what is held of it is nothing, which is not zero.
const EMPTY: (i16, i8) = (2010, 3);

/// An invented article, and what was put into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its number, from 0.
    pub number: u64,
    /// Language that it is written in.
    pub language: Language,
    /// Outlet; one a language.
    pub outlet: &'static str,
    /// Section.
    pub section: &'static str,
    /// Day of publication.
    pub day: Date,
    /// Link that no other article has.
    pub url: String,
    /// Title that no other article has.
    pub title: String,
    /// Text, paragraphs separated by `\n`.
    pub text: String,
    /// Tokens in title and text.
    pub tokens: u32,
    /// Ids of those named in title and text, once a mention, in no order that matters.
    pub named: Vec<&'static str>,
}

/// A corpus without end: what makes articles of their numbers.
#[derive(Clone, Debug)]
pub struct Invention {
    stream: u64,
    tongues: [Tongue; 4],
}

impl Invention {
    /// Returns the corpus of a seed, the same on every machine.
    pub fn new(seed: u64) -> Self {
        Self {
            stream: SplitMix64::new(seed).next_u64(),
            tongues: Tongue::all(),
        }
    }

    /// Returns the article of a number. Two of five are English, two Korean; the others are
    /// Chinese and Russian.
    pub fn article(&self, number: u64) -> Article {
        let mut random = self.random(number, Purpose::Article);
        let [english, korean, chinese, russian] = &self.tongues;
        let tongue = match random.below(10) {
            0..=3 => english,
            4..=7 => korean,
            8 => chinese,
            _ => russian,
        };
        written(tongue, number, &mut random)
    }

    /// Returns the random numbers of an article for a purpose: a stream of their own, for those
    /// of neighbours must not be each other's, shifted.
    pub(super) fn random(&self, number: u64, purpose: Purpose) -> SplitMix64 {
        let place = number * 2 + purpose as u64;
        SplitMix64::new(SplitMix64::new(self.stream.wrapping_add(place)).next_u64())
    }
}

/// What random numbers are drawn for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose {
    /// The article itself.
    Article,
    /// The records that follow it.
    Following,
}

fn written(tongue: &Tongue, number: u64, random: &mut SplitMix64) -> Article {
    let day = day(random);
    let names_someone = random.below(5) > 0;
    let mut page = Page::default();
    let title = if names_someone {
        &tongue.title
    } else {
        &tongue.title_without_name
    };
    title.write(tongue.names, Some(number), random, &mut page);
    let title = std::mem::take(&mut page.text);
    body(tongue, names_someone, random, &mut page);
    Article {
        number,
        language: tongue.language,
        outlet: tongue.outlet,
        section: tongue.sections[random.below(2)],
        day,
        url: format!("https://{}.example/article/{number}", tongue.outlet),
        title,
        text: page.text,
        tokens: page.tokens,
        named: page.named,
    }
}

/// Writes 8 to 31 sentences in paragraphs of four.
fn body(tongue: &Tongue, names_someone: bool, random: &mut SplitMix64, page: &mut Page) {
    let sentences = 8 + random.below(24);
    let trap = (random.below(4) == 0).then(|| random.below(sentences));
    for at in 0..sentences {
        if at > 0 {
            page.text
                .push_str(if at % 4 == 0 { "\n" } else { tongue.space });
        }
        let choices = if trap == Some(at) {
            &tongue.traps
        } else if names_someone && at % 3 == 1 {
            &tongue.naming
        } else {
            &tongue.plain
        };
        let sentence = &choices[random.below(choices.len())];
        sentence.write(tongue.names, None, random, page);
    }
}

/// Returns a day at random, none of the empty month.
fn day(random: &mut SplitMix64) -> Date {
    loop {
        let days = i64::try_from(random.below(DAYS)).expect("there are a few thousand");
        let day = FIRST
            .checked_add(days.days())
            .expect("2020 is within the calendar");
        if (day.year(), day.month()) != EMPTY {
            return day;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_the_same_whenever_it_is_made_and_another_with_another_seed() {
        let invention = Invention::new(7);
        let article = invention.article(12);
        assert_eq!(invention.article(12), article);
        assert_ne!(invention.article(13).text, article.text);
        assert_ne!(Invention::new(8).article(12).text, article.text);
    }

    #[test]
    fn every_language_has_articles_and_the_empty_month_has_none() {
        let invention = Invention::new(1);
        let articles: Vec<Article> = (0..3000).map(|number| invention.article(number)).collect();
        for (language, least) in [
            (Language::English, 1000),
            (Language::Korean, 1000),
            (Language::Chinese, 200),
            (Language::Russian, 200),
        ] {
            let of_it = articles
                .iter()
                .filter(|article| article.language == language);
            assert!(of_it.count() > least, "{language}");
        }
        let is_empty = |day: Date| (day.year(), day.month()) == (2010, 3);
        assert!(!articles.iter().any(|article| is_empty(article.day)));
        assert!(articles.iter().any(|article| article.day.year() == 2020));
    }
}
