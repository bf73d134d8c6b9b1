//! Copies and revisions: which documents are one article.
