//! How it was counted: the names, where the records went, and the command.

use maud::Markup;
use maud::html;

use crate::dedup::Policy;
use crate::language::Language;

use super::super::dossier::Keyed;
use super::super::dossier::Report;
use super::super::names;
use super::figure::command;

/// Returns what was searched for and how, and how to do it again.
pub(super) fn part(report: &Report<'_>) -> Markup {
    let inquiry = &report.dossier.inquiry;
    html! {
        @if let Some(searched) = &report.dossier.searched {
            @let totals = searched.totals.corpus.totals;
            dl.facts {
                dt { "Counts" }
                dd { (names::level(inquiry.counts)) }
                dt { "Duplicates" }
                dd { (inquiry.duplicates.name()) ": " (duplicates(inquiry.duplicates)) }
                dt { "Outlets" }
                dd { (searched.strips.iter().map(|one| one.outlet.as_str()).collect::<Vec<_>>().join(", ")) }
                dt { "Records read" }
                dd {
                    (totals.records) " = " (totals.documents) " documents + " (totals.copies)
                    " copies + " (totals.rejected) " rejected"
                    @if totals.revisions > 0 {
                        "; " (totals.revisions) " documents are earlier versions and not counted"
                    }
                }
                @if totals.rejected > 0 {
                    @if let Some(rejected) = &report.commands.rejected {
                        dt { "Rejected" } dd { code { (command(rejected)) } }
                    }
                }
            }
        }
        dl.facts {
            dt { "Gazetteer" } dd { code { (report.gazetteer.fingerprint) } }
            dt { "Version" } dd { "headcount " (env!("CARGO_PKG_VERSION")) }
        }
        h3 { "The names" }
        (looked_for(&report.names()))
        h3 { "Again" }
        p.fine { "This command writes this report again, from the same files, byte for byte:" }
        pre { code { (command(&report.commands.this)) } }
        p.fine {
            "Each number of this page names its row and field in its " code { "data-figure" }
            "; " code { "--format json" } " and " code { "--format csv" } " write the same numbers."
        }
    }
}

fn duplicates(policy: Policy) -> &'static str {
    match policy {
        Policy::Revisions => "copies and earlier versions of an article do not count",
        Policy::Copies => "copies of an article do not count",
        Policy::None => "every record counts",
    }
}

/// Returns the names of each entity, those of one language together.
fn looked_for(names: &Keyed) -> Markup {
    let row = |at: usize| {
        let text = |field: &str| names.cell(at, field).to_text();
        (text("entity"), text("language"), text("alias"))
    };
    let rows: Vec<(String, String, String)> = (0..names.len()).map(row).collect();
    html! {
        @for of_entity in rows.chunk_by(|one, next| one.0 == next.0) {
            details.names {
                summary { (of_entity[0].0) ": " (of_entity.len()) " names" }
                @for language in languages(of_entity) {
                    p lang=[Some(&language).filter(|one| !one.is_empty())] {
                        (of_language(of_entity, &language))
                    }
                }
            }
        }
    }
}

/// Returns the languages of the names, in the order of the declaration; those of none last.
fn languages(rows: &[(String, String, String)]) -> Vec<String> {
    let all = Language::ALL.iter().map(|language| language.code());
    all.chain([""])
        .filter(|code| rows.iter().any(|(_, language, _)| language == code))
        .map(str::to_owned)
        .collect()
}

fn of_language(rows: &[(String, String, String)], language: &str) -> String {
    let of_language = rows.iter().filter(|(_, one, _)| one == language);
    let mut aliases: Vec<&str> = of_language.map(|(_, _, alias)| alias.as_str()).collect();
    aliases.dedup();
    aliases.join(", ")
}
