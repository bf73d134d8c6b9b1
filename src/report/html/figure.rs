//! Numbers on the page, each with the name of its cell.

use maud::Markup;
use maud::html;

use super::super::dossier::Keyed;

/// Returns the value of a cell; where there is none, that in words.
pub(super) fn figure(keyed: &Keyed, row: usize, field: &str) -> Markup {
    figure_or(keyed, row, field, "no data")
}

/// Returns the value of a cell, or these words where there is none.
pub(super) fn figure_or(keyed: &Keyed, row: usize, field: &str, none: &str) -> Markup {
    let cell = keyed.cell(row, field);
    html! {
        @if cell.value.is_some() {
            span data-figure=(keyed.address(row, field)) { (cell.to_text()) }
        } @else {
            span.nothing { (none) }
        }
    }
}

/// Returns a command whose words stay whole where the line ends.
pub(super) fn command(words: &str) -> Markup {
    html! {
        @for (at, word) in words.split(' ').enumerate() {
            @if at > 0 { " " }
            span.word { (word) }
        }
    }
}

/// Returns a table of columns of a table, one row a row, in a box of its own that scrolls.
pub(super) fn table(keyed: &Keyed, caption: &str, columns: &[(&str, &str)]) -> Markup {
    let is_number = |field: &str| {
        let column = keyed.table.columns.iter().find(|one| one.name == field);
        column.is_some_and(|column| column.align == super::super::table::Align::Right)
    };
    let class = |field: &str| if is_number(field) { "number" } else { "text" };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(caption) {
            table {
                caption { (caption) }
                thead { tr {
                    @for (field, head) in columns { th scope="col" class=(class(field)) { (head) } }
                } }
                tbody {
                    @for row in 0..keyed.len() {
                        tr {
                            @for (at, (field, _)) in columns.iter().enumerate() {
                                @if at == 0 {
                                    th scope="row" { (figure_or(keyed, row, field, "")) }
                                } @else {
                                    td class=(class(field)) { (figure_or(keyed, row, field, "–")) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
