//! What stands behind each count: articles, messages, or the command that lists them.

use crate::analysis::claims::Asked;
use crate::analysis::dossier::Article;
use crate::analysis::dossier::Behind;
use crate::analysis::dossier::Passage;
use crate::analysis::dossier::Role;
use crate::analysis::dossier::Subject;
use crate::analysis::messages::Message;
use crate::gazetteer::model::EntityIndex;

use super::super::names;
use super::super::shell;
use super::super::table::Cell;
use super::super::table::Column;
use super::super::table::Row;
use super::super::table::Value;
use super::Keyed;
use super::Report;

/// Set around a mention in text that has no other marks.
const MARKS: [char; 2] = ['⟦', '⟧'];

impl Report<'_> {
    /// Returns a row for each count that has something behind it.
    pub fn behind(&self) -> Keyed {
        let mut columns = ["subject", "id"].map(|name| Column::text(name, 1)).to_vec();
        columns.extend(["documents", "listed", "messages"].map(Column::number));
        columns.push(Column::text("command", 1));
        let row = |behind: &Behind| -> Row {
            let (subject, id) = self.subject(behind);
            vec![
                subject.into(),
                id.into(),
                (behind.documents as u64).into(),
                (behind.listed.len() as u64).into(),
                (behind.messages.len() as u64).into(),
                self.listing(behind).map(Value::Text).into(),
            ]
        };
        let rows = self.dossier.behind.iter().map(row).collect();
        Keyed::by_columns("behind", 2, columns, rows)
    }

    /// Returns a row for each article that is listed, count by count.
    pub fn articles(&self) -> Keyed {
        let mut columns = [
            "subject", "id", "document", "role", "date", "outlet", "language",
        ]
        .map(|name| Column::text(name, 1))
        .to_vec();
        columns.extend(["title", "url", "passage"].map(|name| Column::text(name, 1)));
        columns.extend(["mentions", "marked"].map(Column::number));
        columns.push(Column::text("file", 1));
        columns.push(Column::number("record"));
        let all = self.dossier.behind.iter().zip(&self.dossier.articles);
        let rows = all.flat_map(|(behind, articles)| {
            let (subject, id) = self.subject(behind);
            let row = move |article: &Article| of_article(subject, id, article);
            articles.iter().map(row)
        });
        Keyed::by_columns("articles", 4, columns, rows.collect())
    }

    /// Returns a row for each message behind a claim, claim by claim.
    pub fn messages(&self) -> Keyed {
        let mut columns = vec![Column::text("id", 1), Column::number("number")];
        columns.extend(
            [
                "date",
                "published",
                "from",
                "to",
                "signed_with",
                "addressed_with",
                "named_by",
                "kind",
                "level",
            ]
            .map(|name| Column::text(name, 1)),
        );
        columns.push(Column::number("reports"));
        columns.extend(
            ["occasion", "documents", "source", "status", "note"].map(|name| Column::text(name, 1)),
        );
        let rows = self.dossier.behind.iter().flat_map(|behind| {
            let (_, id) = self.subject(behind);
            let messages = (1..).zip(&behind.messages);
            messages.map(move |(number, message)| self.of_message(id, number, message))
        });
        Keyed::by_columns("messages", 2, columns, rows.collect())
    }

    /// Returns what is counted, and the id of the entity or claim.
    pub(in crate::report) fn subject(&self, behind: &Behind) -> (&'static str, &str) {
        match behind.subject {
            Subject::Entity(at) => {
                let entity = self.dossier.inquiry.entities[at];
                ("entity", self.id(entity))
            }
            Subject::Claim(at) => ("claim", self.dossier.claims[at].claim.id.as_str()),
        }
    }

    fn id(&self, entity: EntityIndex) -> &str {
        &self.gazetteer.entities[usize::from(entity.0)].id
    }

    /// Returns the command that lists the mentions behind a count of documents.
    fn listing(&self, behind: &Behind) -> Option<String> {
        let count = self
            .commands
            .count
            .as_ref()
            .filter(|_| behind.documents > 0)?;
        let ids = behind.entities.iter().map(|entity| self.id(*entity));
        let ids: Vec<&str> = ids.collect();
        if ids.is_empty() {
            return None;
        }
        let question = match behind.subject {
            Subject::Entity(_) => self.commands.question.clone(),
            Subject::Claim(at) => {
                let Asked::Of(question) = &self.dossier.claims[at].claim.asked else {
                    return None;
                };
                let (from, to) = (question.from.to_string(), question.to.to_string());
                let mut words = vec!["--from".to_owned(), from, "--to".to_owned(), to];
                if !question.outlets.is_empty() {
                    words.extend(["--outlet".to_owned(), question.outlets.join(",")]);
                }
                for section in &question.sections {
                    words.extend(["--section".to_owned(), section.clone()]);
                }
                words.extend([
                    "--counts".to_owned(),
                    names::level(question.counts).to_owned(),
                ]);
                shell::command(words)
            }
        };
        let last = shell::command(["--entity", &ids.join(","), "--mentions-out", "mentions.csv"]);
        let words = [count.as_str(), question.as_str(), last.as_str()];
        let words = words.into_iter().filter(|words| !words.is_empty());
        Some(words.collect::<Vec<_>>().join(" "))
    }

    fn of_message(&self, id: &str, number: u64, message: &Message) -> Row {
        let listed = message.listed.as_ref();
        let text = |text: String| Some(text).filter(|text| !text.is_empty());
        let listed = |of: fn(&crate::analysis::messages::Listed) -> &String| -> Cell {
            listed.map(|row| Value::Text(of(row).clone())).into()
        };
        let reports = message.reports.iter();
        let documents: Vec<String> = reports.map(|one| one.document.to_string()).collect();
        let beside = |others: &[EntityIndex]| {
            let ids: Vec<&str> = others.iter().map(|other| self.id(*other)).collect();
            text(ids.join(" ")).map(Value::Text)
        };
        vec![
            id.into(),
            number.into(),
            message.date.map(|day| Value::Text(day.to_string())).into(),
            message.published.to_string().into(),
            self.id(message.from).into(),
            self.id(message.to).into(),
            beside(&message.signed_with).into(),
            beside(&message.addressed_with).into(),
            message
                .naming
                .map(|naming| Value::Text(naming.name().to_owned()))
                .into(),
            message.kind.to_string().into(),
            message.level.name().into(),
            (message.reports.len() as u64).into(),
            text(message.occasion.clone()).map(Value::Text).into(),
            text(documents.join(" ")).map(Value::Text).into(),
            listed(|row| &row.source),
            listed(|row| &row.status),
            listed(|row| &row.note),
        ]
    }
}

/// Returns the name of what a document is to a count.
pub(in crate::report) fn role(role: Role) -> &'static str {
    match role {
        Role::Counted => "counted",
        Role::Report => "report",
        Role::Before => "last before",
        Role::After => "first after",
    }
}

fn of_article(subject: &str, id: &str, article: &Article) -> Row {
    let text = |text: String| Some(text).filter(|text| !text.is_empty()).map(Value::Text);
    let passages: Vec<String> = article.passages.iter().map(written).collect();
    vec![
        subject.into(),
        id.into(),
        article.document.to_string().into(),
        role(article.role).into(),
        article.published.into(),
        article.outlet.as_str().into(),
        article
            .language
            .map(|one| Value::Text(one.code().to_owned()))
            .into(),
        text(written(&article.title)).into(),
        text(article.url.clone()).into(),
        text(passages.join(" ")).into(),
        (article.mentions as u64).into(),
        (article.marked as u64).into(),
        article.provenance.file.as_str().into(),
        article.provenance.record.into(),
    ]
}

/// Returns words with mentions in white square brackets, which no news has.
fn written(passage: &Passage) -> String {
    let pieces = passage.pieces.iter().map(|piece| {
        if piece.is_marked {
            format!("{}{}{}", MARKS[0], piece.text, MARKS[1])
        } else {
            piece.text.clone()
        }
    });
    let ellipsis = |is_cut| if is_cut { "…" } else { "" };
    let words: String = pieces.collect();
    let (before, after) = (ellipsis(passage.has_before), ellipsis(passage.has_after));
    format!("{before}{words}{after}")
}
