//! Text out of HTML, parsed as browsers do.

use std::borrow::Cow;

use memchr::memchr2;
use memchr::memmem;
use scraper::ElementRef;
use scraper::Html;
use scraper::Node;

use super::tag::Effect;
use super::tag::effect;

/// Returns the text of an HTML fragment; borrowed if it holds no markup.
///
/// White space means what it does in HTML: line ends of the source are spaces, save in `<pre>`.
/// Scripts, styles, comments, templates and readings above words (`<rt>`) are left out, entities
/// decoded once. Takes any text; what is malformed is read as browsers read it.
pub fn html_text(fragment: &str) -> Cow<'_, str> {
    if memchr2(b'<', b'&', fragment.as_bytes()).is_some() {
        let fragment = without_data_urls(fragment);
        Cow::Owned(element_text(Html::parse_fragment(&fragment).root_element()))
    } else if memchr2(b'\n', b'\r', fragment.as_bytes()).is_some() {
        Cow::Owned(fragment.replace(['\n', '\r'], " "))
    } else {
        Cow::Borrowed(fragment)
    }
}

/// Returns the text of an element of a parsed page, as [`html_text`] does.
pub fn element_text(element: ElementRef<'_>) -> String {
    let mut text = Text::default();
    let mut node = *element;
    // A loop, for markup may be nested as deep as it is long.
    loop {
        let is_visible = text.open(node.value());
        if let Some(child) = node.first_child().filter(|_| is_visible) {
            node = child;
            continue;
        }
        if is_visible {
            text.close(node.value());
        }
        node = loop {
            if node == *element {
                return text.into_string();
            }
            if let Some(next) = node.next_sibling() {
                break next;
            }
            let Some(parent) = node.parent() else {
                return text.into_string();
            };
            node = parent;
            text.close(node.value());
        };
    }
}

/// Text gathered on a walk through a tree.
#[derive(Default)]
struct Text {
    out: String,
    /// How many `<pre>` are open.
    preformatted: usize,
}

impl Text {
    /// Enters a node, and returns whether its children are text.
    fn open(&mut self, node: &Node) -> bool {
        match node {
            Node::Text(text) if self.preformatted > 0 => self.out.push_str(text),
            Node::Text(text) => self.push_flowing(text),
            Node::Element(element) => match effect(element.name()) {
                Some(Effect::Hidden) => return false,
                Some(Effect::Block) => {
                    self.end_paragraph();
                    self.preformatted += usize::from(element.name() == "pre");
                }
                Some(Effect::Inline) | None => {}
            },
            Node::Comment(_) | Node::Doctype(_) | Node::ProcessingInstruction(_) => return false,
            Node::Document | Node::Fragment => {}
        }
        true
    }

    /// Leaves a node that was entered.
    fn close(&mut self, node: &Node) {
        let Node::Element(element) = node else { return };
        if effect(element.name()) == Some(Effect::Block) {
            self.end_paragraph();
            self.preformatted -= usize::from(element.name() == "pre");
        }
    }

    fn end_paragraph(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn into_string(mut self) -> String {
        self.out.truncate(self.out.trim_end_matches('\n').len());
        self.out
    }

    fn push_flowing(&mut self, text: &str) {
        for (index, line) in text.split(['\n', '\r']).enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            self.out.push_str(line);
        }
    }
}

/// Returns `html` without the content of long `data:` URLs: megabytes of images in attributes,
/// that the parser would copy.
pub(super) fn without_data_urls(html: &str) -> Cow<'_, str> {
    /// Longer than any word that begins with `data:`.
    const SHORTEST: usize = 256;
    let mut out = String::new();
    let mut from = 0;
    for at in memmem::find_iter(html.as_bytes(), "data:") {
        if at < from {
            continue;
        }
        let is_url = |b: &u8| b.is_ascii_alphanumeric() || b"+/=;:,.%_-".contains(b);
        let len = html.as_bytes()[at..]
            .iter()
            .take_while(|b| is_url(b))
            .count();
        if len >= SHORTEST {
            out.push_str(&html[from..at]);
            from = at + len;
        }
    }
    if from == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[from..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;
    use scraper::Html;
    use scraper::Selector;

    use super::element_text;
    use super::html_text;
    use super::without_data_urls;

    #[test]
    fn an_inline_tag_parts_nothing() {
        assert_eq!(
            html_text("김<b>정</b>은 of<strong>Kim</strong>and"),
            "김정은 ofKimand"
        );
        assert_eq!(html_text("Nam<wbr>po <x-name>Kim</x-name>s"), "Nampo Kims");
    }

    #[test]
    fn a_block_ends_a_paragraph() {
        assert_eq!(
            html_text("<p>One</p><div>Two<br>Three</div>Four"),
            "One\nTwo\nThree\nFour"
        );
        assert_eq!(html_text("<table><tr><td>Xi<td>Putin</table>"), "Xi\nPutin");
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        let html = "a<script>var x = '<b>';</script><style>p{}</style><!-- c --><template>t\
                    </template><noscript>n</noscript><ruby>朝鮮<rp>(<rt>ちょうせん<rp>)</ruby>";
        assert_eq!(html_text(html), "a朝鮮");
    }

    #[test]
    fn entities_are_decoded_once() {
        assert_eq!(
            html_text("Q&amp;A &amp;nbsp; &#39;x&#x27; &lt;b&gt; &quot;"),
            "Q&A &nbsp; 'x' <b> \""
        );
        assert_eq!(html_text("a&nbsp;b"), "a\u{A0}b");
    }

    #[test]
    fn line_ends_of_the_source_are_spaces() {
        assert_eq!(html_text("One\r\ntwo"), "One  two");
        assert_eq!(html_text("<b>One</b>\ntwo"), "One two");
        assert_eq!(html_text("<pre>One\ntwo</pre>three"), "One\ntwo\nthree");
    }

    #[test]
    fn text_without_markup_is_borrowed() {
        assert!(matches!(
            html_text("Kim Jong Un"),
            Cow::Borrowed("Kim Jong Un")
        ));
    }

    #[test]
    fn an_image_in_an_attribute_is_not_parsed() {
        let image = "QUJD".repeat(500_000);
        let html = format!("a<img src=\"data:image/jpeg;base64,{image}\">b");
        assert_eq!(without_data_urls(&html), "a<img src=\"\">b");
        assert_eq!(html_text(&html), "ab");
        assert_eq!(without_data_urls("the data: 5 of 6"), "the data: 5 of 6");
    }

    #[test]
    fn the_text_of_one_element_of_a_page_is_that_element_s() {
        let page = Html::parse_document("<p>menu</p><div id=main><p>Kim<p>Xi</div><p>foot</p>");
        let main = Selector::parse("#main").unwrap();
        assert_eq!(element_text(page.select(&main).next().unwrap()), "Kim\nXi");
        let whole = element_text(page.root_element());
        assert_eq!(whole, "menu\nKim\nXi\nfoot");
    }

    #[test]
    fn deep_nesting_is_walked() {
        let html = format!("{}x", "<div><b>".repeat(2_000));
        assert_eq!(html_text(&html), "x");
    }

    proptest! {
        #[test]
        fn no_markup_panics(html in "(<|>|/|&|;|=|\"|b|p|pre|table|td|template|script|!--|svg|#x0|&amp;| |김){0,30}") {
            html_text(&html);
        }
    }
}
