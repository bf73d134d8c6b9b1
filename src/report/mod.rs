//! Results as text, CSV, JSON and Markdown.
