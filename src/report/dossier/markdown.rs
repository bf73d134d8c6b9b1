//! A report as Markdown: findings as a list, then the tables that readers need.

use std::io;
use std::io::Write;

use super::super::markdown;
use super::super::markdown::escaped;
use super::super::table::Table;
use super::Keyed;
use super::Report;

/// Columns shown of each table, with their heads.
type Shown = [(&'static str, &'static str)];

const TOTALS: &Shown = &[
    ("name", "name"),
    ("documents", "documents"),
    ("documents_total", "of"),
    ("share", "share"),
    ("share_low", "95 % from"),
    ("share_high", "to"),
    ("mentions", "mentions"),
    ("per_million", "per million tokens"),
    ("state", "state"),
];

const PERIODS: &Shown = &[
    ("period", "period"),
    ("name", "name"),
    ("documents", "documents"),
    ("documents_total", "of"),
    ("share", "share"),
    ("mentions", "mentions"),
    ("state", "state"),
];

const COVERAGE: &Shown = &[
    ("outlet", "outlet"),
    ("period", "period"),
    ("documents", "documents"),
    ("issue_days", "issue days held"),
    ("issue_days_expected", "of"),
    ("state", "state"),
];

const CLAIMS: &Shown = &[
    ("claim", "claim"),
    ("text", "text"),
    ("published", "published"),
    ("computed", "computed"),
    ("low", "95 % from"),
    ("high", "to"),
    ("verdict", "verdict"),
    ("documents", "documents"),
    ("issue_days", "issue days held"),
    ("issue_days_expected", "of"),
    ("reason", "reason"),
    ("beside", "beside"),
];

const ARTICLES: &Shown = &[
    ("id", "behind"),
    ("date", "date"),
    ("outlet", "outlet"),
    ("title", "title"),
    ("passage", "passage"),
    ("mentions", "mentions"),
    ("role", "role"),
    ("document", "document"),
    ("url", "link"),
];

const MESSAGES: &Shown = &[
    ("id", "behind"),
    ("published", "published"),
    ("from", "from"),
    ("to", "to"),
    ("kind", "kind"),
    ("reports", "reports"),
    ("occasion", "occasion"),
    ("source", "source"),
    ("status", "status"),
];

const BEHIND: &Shown = &[
    ("id", "behind"),
    ("documents", "documents"),
    ("listed", "listed"),
    ("messages", "messages"),
    ("command", "command"),
];

pub(super) fn write(report: &Report<'_>, mut out: impl Write) -> io::Result<()> {
    let out = &mut out;
    writeln!(out, "# {}", escaped(&report.headline()))?;
    for line in report.searched() {
        writeln!(out, "\n{}", escaped(&line))?;
    }
    let parts: [(&str, Keyed, &Shown); 7] = [
        ("Claims", report.claims(), CLAIMS),
        ("Counts", report.totals(), TOTALS),
        ("Periods", report.periods(), PERIODS),
        ("Coverage", report.coverage(), COVERAGE),
        ("Behind the counts", report.behind(), BEHIND),
        ("Messages", report.messages(), MESSAGES),
        ("Articles", report.articles(), ARTICLES),
    ];
    list("Findings", &report.findings(), out)?;
    list("Before quoting", &report.caveats(), out)?;
    for (head, keyed, shown) in &parts {
        part(head, keyed, shown, out)?;
    }
    writeln!(out, "\n## Again\n\n```\n{}\n```", report.commands.this)
}

/// Writes the sentences of a table.
fn list(head: &str, keyed: &Keyed, out: &mut impl Write) -> io::Result<()> {
    if keyed.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {head}\n")?;
    for row in 0..keyed.len() {
        writeln!(out, "- {}", escaped(&keyed.cell(row, "sentence").to_text()))?;
    }
    Ok(())
}

fn part(head: &str, keyed: &Keyed, shown: &Shown, out: &mut impl Write) -> io::Result<()> {
    if keyed.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {head}\n")?;
    let table: Table = keyed.shown(shown);
    markdown::write(&table, out)
}
