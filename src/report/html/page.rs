//! The page as a whole.

use maud::DOCTYPE;
use maud::Markup;
use maud::PreEscaped;
use maud::html;

use super::super::dossier::Report;
use super::claims;
use super::counts;
use super::coverage;
use super::evidence;
use super::findings;
use super::method;

/// Colours, type and print.
const STYLE: &str = include_str!("style.css");

/// Forbids the page to load anything, should a text of a dump find a way past the escaping.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A part of the page: its anchor, its heading, and what stands there, if anything does.
type Part = (&'static str, &'static str, Option<Markup>);

/// Returns the page.
pub(in crate::report) fn page(report: &Report<'_>) -> String {
    let headline = report.headline();
    let parts: [Part; 7] = [
        ("claims", "Claims", claims::part(report)),
        ("findings", "Findings", findings::part(report)),
        ("caveats", "Before quoting", findings::caveats(report)),
        ("counts", "Counts", counts::part(report)),
        ("coverage", "What is held", coverage::part(report)),
        ("evidence", "Behind the counts", evidence::part(report)),
        ("method", "How it was counted", Some(method::part(report))),
    ];
    let parts: Vec<(&str, &str, Markup)> = parts
        .into_iter()
        .filter_map(|(anchor, heading, markup)| Some((anchor, heading, markup?)))
        .collect();
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="referrer" content="no-referrer";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "headcount " (env!("CARGO_PKG_VERSION")) };
                title { (headline) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (headline) }
                    @for line in report.searched() { p.searched { (line) } }
                    nav aria-label="Parts of this report" {
                        @for (anchor, heading, _) in &parts {
                            a href={ "#" (anchor) } { (heading) }
                        }
                    }
                }
                main {
                    @for (anchor, heading, markup) in &parts {
                        section id=(anchor) {
                            h2 { (heading) }
                            (markup)
                        }
                    }
                }
            }
        }
    }
    .into_string()
}
