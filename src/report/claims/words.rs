//! What stands beside a number and behind it, in words.

use crate::analysis::claims::Beside;
use crate::analysis::claims::Evidence;
use crate::analysis::messages::Message;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::measure::two_counts::RatioInterval;
use crate::report::table::Value;

/// Returns what a sceptic sets beside a number, in words.
pub(in crate::report) fn beside(beside: &Beside) -> String {
    match beside {
        Beside::Listed(first, last) => {
            format!("with a list of messages from {first} to {last}, which may leave out some")
        }
        Beside::Choices(choices) => {
            let others = list(choices, |(name, count)| format!("{name} {count}"));
            format!("with one choice changed: {others}")
        }
        Beside::SameDays { years, p } => {
            let years = list(years, |(year, count)| format!("{year} {count}"));
            format!("same days of earlier years: {years} {}", exact(*p))
        }
        Beside::OfDocuments { share, low, high } => {
            let [share, low, high] = [*share, *low, *high].map(|s| Value::Share(s).to_text());
            format!("{share} of documents ({low}–{high})")
        }
        Beside::SameDaysOfDocuments { years, p } => {
            let years = list(years, |(year, count, of)| format!("{year} {count} of {of}"));
            let p = exact(*p);
            format!("documents on the same days of earlier years: {years} {p}")
        }
        Beside::Rates {
            events,
            first,
            second,
            exposure,
            p,
        } => {
            let (what, link) = if events == exposure {
                (String::new(), "of")
            } else {
                (format!(" {events}"), "in")
            };
            let first = format!("{}{what} {link} {} {exposure}", first.0, first.1);
            let second = format!("{} {link} {}", second.0, second.1);
            format!("{first} against {second} {}", exact(*p))
        }
        Beside::Titles(computed, published) if computed == published => {
            format!("the highest title is {computed}")
        }
        Beside::Titles(computed, published) => {
            format!("the highest title is {computed}, published was {published}")
        }
        Beside::EarlierTitles(years) => {
            let years = list(years, |(year, title)| format!("{year} {title}"));
            format!("same days of earlier years: {years}")
        }
        Beside::Ranking(countries) => {
            let countries = list(countries, |(name, messages)| format!("{name} {messages}"));
            format!("ranking: {countries}")
        }
        Beside::TitleOnly(documents) => format!("by title only in {documents} documents"),
        Beside::Possible(share) => format!(
            "none leaves up to {} of documents possible (95 %)",
            Value::Share(*share).to_text()
        ),
        Beside::Surprise { expected, p } => format!(
            "{} issue days with a mention expected at the rate before, P of none {}",
            Value::Rate(*expected).to_text(),
            Value::Probability(*p).to_text()
        ),
        Beside::EarlierRatio {
            year,
            ratio,
            interval,
        } => format!(
            "same days of {year}: {} ({})",
            Value::Ratio(*ratio).to_text(),
            range(*interval)
        ),
        Beside::Section {
            outlet,
            last,
            usual_interval,
            pause_p,
        } => {
            let last = format!("last in {outlet} on {last}");
            format!("{last}{}", pause(*usual_interval, *pause_p))
        }
    }
}

/// Returns how long a section pauses otherwise, and how surprising this pause is, each after a
/// comma.
fn pause(usual_interval: Option<f64>, p: Option<f64>) -> String {
    let interval = usual_interval.map(|days| {
        let days = Value::Rate(days).to_text();
        format!(", usually every {days} days")
    });
    let p = p.map(|p| format!(", P of such a pause {}", Value::Probability(p).to_text()));
    format!("{}{}", interval.unwrap_or_default(), p.unwrap_or_default())
}

fn list<T>(items: &[T], words: impl Fn(&T) -> String) -> String {
    let words: Vec<String> = items.iter().map(words).collect();
    words.join(", ")
}

fn exact(p: f64) -> String {
    format!("(exact test P {})", Value::Probability(p).to_text())
}

/// Returns an interval, `?` where nothing bounds it above.
pub(in crate::report) fn range(interval: RatioInterval) -> String {
    let low = Value::Ratio(interval.low).to_text();
    let high = interval.high.map(|high| Value::Ratio(high).to_text());
    format!("{low}–{}", high.as_deref().unwrap_or("?"))
}

/// Returns what stands behind a number, in words.
pub(super) fn behind_it(evidence: &Evidence, gazetteer: &Gazetteer) -> String {
    match evidence {
        Evidence::Document(id) => format!("document {id}"),
        Evidence::Before(id) => format!("last before: document {id}"),
        Evidence::After(id) => format!("first after: document {id}"),
        Evidence::Message(message) => of_message(message, gazetteer),
    }
}

fn of_message(message: &Message, gazetteer: &Gazetteer) -> String {
    let id = |entity: EntityIndex| &gazetteer.entities[usize::from(entity.0)].id;
    let (from, to) = (id(message.from), id(message.to));
    let what = format!(
        "message {} {from} to {to}: {}",
        message.published, message.kind
    );
    let reports = message.reports.iter();
    let reports = reports.map(|report| format!("document {}", report.document));
    let listed = message.listed.iter().map(|row| {
        let status = format!("listed as {}", row.status);
        if row.source.is_empty() {
            status
        } else {
            format!("{status}: {}", row.source)
        }
    });
    let words: Vec<String> = std::iter::once(what).chain(reports).chain(listed).collect();
    words.join(", ")
}
