//! What stands behind each count: articles with their mentions marked, and messages.

use maud::Markup;
use maud::html;

use crate::analysis::dossier::Article;
use crate::analysis::dossier::Behind;
use crate::analysis::dossier::Passage;
use crate::analysis::dossier::Role;
use crate::analysis::dossier::SHORT;
use crate::analysis::dossier::Subject;
use crate::analysis::messages::Message;
use crate::language::Language;

use super::super::dossier::Keyed;
use super::super::dossier::Report;
use super::figure::command;
use super::figure::figure;
use super::figure::figure_or;
use super::link::link;

/// Returns the anchor of what stands behind the count of this position.
pub(super) fn anchor(behind: usize) -> String {
    format!("behind-{}", behind + 1)
}

/// Returns what is behind every count that has anything behind it.
pub(super) fn part(report: &Report<'_>) -> Option<Markup> {
    let behind = &report.dossier.behind;
    if behind.is_empty() {
        return None;
    }
    let tables = Tables {
        behind: report.behind(),
        articles: report.articles(),
        messages: report.messages(),
    };
    let (mut articles, mut messages) = (0, 0);
    Some(html! {
        p.fine {
            "Every article behind a count below " (SHORT) ", with the mentions that count "
            mark { "marked" } " in the words around them."
        }
        @for (at, one) in behind.iter().enumerate() {
            (count(report, &tables, at, (articles, messages)))
            @let _ = (articles += report.dossier.articles[at].len(), messages += one.messages.len());
        }
    })
}

struct Tables {
    behind: Keyed,
    articles: Keyed,
    messages: Keyed,
}

/// Returns what is behind one count, given the rows of the first article and message of it.
fn count(report: &Report<'_>, tables: &Tables, at: usize, rows: (usize, usize)) -> Markup {
    let behind = &report.dossier.behind[at];
    let (first_article, first_message) = rows;
    let has_command = tables.behind.cell(at, "command").value.is_some();
    html! {
        details.behind open id=(anchor(at)) {
            summary { h3 { (heading(report, behind)) } }
            @if behind.documents > 0 || behind.messages.is_empty() {
                p.fine {
                    (figure(&tables.behind, at, "documents"))
                    (if behind.documents == 1 { " article" } else { " articles" })
                    @if behind.is_long() && behind.listed.is_empty() { ": too many to list here." }
                    @else if behind.is_long() {
                        ", of which " (figure(&tables.behind, at, "listed"))
                        " are listed: those of periods with fewer than " (SHORT) "."
                    }
                    @if behind.is_long() && has_command { " This command lists every mention:" }
                }
            }
            @if behind.is_long() && has_command {
                pre { code data-figure=(tables.behind.address(at, "command")) {
                    (command(&tables.behind.cell(at, "command").to_text()))
                } }
            }
            @if !behind.messages.is_empty() {
                ol.messages {
                    @for (number, message) in behind.messages.iter().enumerate() {
                        (of_message(&tables.messages, first_message + number, message))
                    }
                }
            }
            @if !report.dossier.articles[at].is_empty() {
                ol.articles {
                    @for (number, article) in report.dossier.articles[at].iter().enumerate() {
                        (of_article(&tables.articles, first_article + number, article))
                    }
                }
            }
        }
    }
}

fn heading(report: &Report<'_>, behind: &Behind) -> String {
    match behind.subject {
        Subject::Entity(at) => {
            let entity = report.dossier.inquiry.entities[at];
            report.gazetteer.entities[usize::from(entity.0)]
                .name
                .clone()
        }
        Subject::Claim(at) => report.dossier.claims[at].claim.text.clone(),
    }
}

fn of_article(table: &Keyed, row: usize, article: &Article) -> Markup {
    let hidden = article.mentions - article.marked.min(article.mentions);
    html! {
        li {
            p.title lang=[article.language.map(Language::code)] {
                @if article.title.pieces.is_empty() { span.nothing { "without a title" } }
                @else { (passage(&article.title)) }
            }
            p.fine {
                time datetime=(article.published) { (figure(table, row, "date")) }
                " · " (figure(table, row, "outlet"))
                @if article.role != Role::Counted { " · " (figure(table, row, "role")) }
                (link(&article.url))
            }
            @for words in &article.passages {
                p.passage lang=[article.language.map(Language::code)] { (passage(words)) }
            }
            @if hidden > 0 {
                p.fine {
                    (figure(table, row, "marked")) " of " (figure(table, row, "mentions"))
                    " mentions are shown"
                }
            }
            p.fine.id {
                (figure(table, row, "document")) " · "
                (figure(table, row, "file")) " record " (figure(table, row, "record"))
            }
        }
    }
}

fn passage(passage: &Passage) -> Markup {
    html! {
        @if passage.has_before { "…" }
        @for piece in &passage.pieces {
            @if piece.is_marked { mark { (piece.text) } } @else { (piece.text) }
        }
        @if passage.has_after { "…" }
    }
}

fn of_message(table: &Keyed, row: usize, message: &Message) -> Markup {
    html! {
        li {
            p {
                (figure(table, row, "published")) ": "
                (figure(table, row, "from")) " to " (figure(table, row, "to")) ", "
                (figure(table, row, "kind"))
                @if !message.occasion.is_empty() { " – " (figure(table, row, "occasion")) }
            }
            p.fine {
                (figure(table, row, "reports"))
                (if message.reports.len() == 1 { " article reports it" } else { " articles report it" })
                @if message.listed.is_some() {
                    " · listed as " (figure_or(table, row, "status", ""))
                    ": " (figure_or(table, row, "source", ""))
                }
            }
        }
    }
}
