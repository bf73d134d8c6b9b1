//! Tags of HTML, by what they do to the text around them.

/// What an element does to text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing: its content runs on.
    Inline,
    /// It begins and ends a paragraph.
    Block,
    /// It and its content are not text.
    Hidden,
}

/// Returns what the element with this name, in lower case, does; `None` if HTML has no such.
pub(super) fn effect(name: &str) -> Option<Effect> {
    Some(match name {
        "a" | "abbr" | "acronym" | "b" | "basefont" | "bdi" | "bdo" | "big" | "cite" | "code"
        | "data" | "del" | "dfn" | "em" | "font" | "i" | "img" | "input" | "ins" | "kbd"
        | "label" | "link" | "map" | "mark" | "meta" | "nobr" | "o:p" | "picture" | "q"
        | "ruby" | "rb" | "s" | "samp" | "small" | "source" | "span" | "strike" | "strong"
        | "sub" | "sup" | "time" | "tt" | "u" | "var" | "wbr" => Effect::Inline,
        "address" | "article" | "aside" | "blockquote" | "body" | "br" | "caption" | "center"
        | "col" | "colgroup" | "dd" | "details" | "dialog" | "dir" | "div" | "dl" | "dt"
        | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4"
        | "h5" | "h6" | "header" | "hgroup" | "hr" | "html" | "legend" | "li" | "main" | "menu"
        | "nav" | "ol" | "p" | "pre" | "section" | "summary" | "table" | "tbody" | "td"
        | "tfoot" | "th" | "thead" | "tr" | "ul" => Effect::Block,
        // Readings in `rt` would part the word they stand above.
        "audio" | "button" | "canvas" | "embed" | "head" | "iframe" | "math" | "noscript"
        | "object" | "option" | "rp" | "rt" | "script" | "select" | "style" | "svg"
        | "template" | "textarea" | "title" | "video" => Effect::Hidden,
        _ => return None,
    })
}
