//! Links that lead out of the page, as they stand in a dump: of any scheme, or none.

use maud::Markup;
use maud::html;

/// Returns a link that leads out, or as text one that is of no scheme of the web.
pub(super) fn link(url: &str) -> Markup {
    html! {
        @if is_of_the_web(url) {
            " · " a href=(url) rel="noopener noreferrer nofollow" { "article" }
        } @else if !url.is_empty() {
            " · link: " code { (url) }
        }
    }
}

/// Returns whether an address is one that a reader may follow.
fn is_of_the_web(url: &str) -> bool {
    let is = |scheme: &str| {
        url.get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    };
    (is("http://") || is("https://"))
        && !url.contains(|c: char| c.is_control() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_of_the_web_becomes_a_link() {
        for good in ["http://kcna.kp/a", "HTTPS://kcna.kp/?q=1&r=2"] {
            assert!(is_of_the_web(good), "{good}");
        }
        for bad in [
            "",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            " https://a.kp",
            "https://a.kp/\u{0}",
            "data:text/html,x",
            "//kcna.kp/a",
            "httpx://kcna.kp",
            "웹",
        ] {
            assert!(!is_of_the_web(bad), "{bad}");
        }
    }
}
