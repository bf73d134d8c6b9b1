//! A report as one page that stands alone: no script, no network, nothing beside it.
//!
//! Every number is taken from a cell of the report's tables and says which, in `data-figure`:
//! `periods/ru 2024-01/documents` is that field of that row in JSON and CSV. All text is escaped
//! by maud; a link leads out only where it begins with `http://` or `https://`.

mod axis;
mod chart;
mod claims;
mod counts;
mod coverage;
mod evidence;
mod figure;
mod findings;
mod legend;
mod link;
mod method;
mod page;
mod strip;

pub(super) use self::page::page;
