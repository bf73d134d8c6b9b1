//! Markup: text out of HTML, and out of plain text that holds remains of it.
//!
//! An inline tag parts nothing (`김<b>정</b>은` is one word); a block and `<br>` end a paragraph.
//! What comes out is not yet normalised.

mod entity;
mod html;
mod plain;
mod tag;

pub use html::element_text;
pub use html::html_text;
pub use plain::plain_text;
