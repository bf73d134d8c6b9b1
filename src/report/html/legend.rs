//! What the signs of charts and strips mean, in words beside each.

use maud::Markup;
use maud::html;

/// Returns the legend of charts.
pub(super) fn of_charts() -> Markup {
    let sign = |class: &str, words: &str| {
        html! {
            li {
                svg class="sign" width="18" height="14" aria-hidden="true" { (mark(class)) }
                " " (words)
            }
        }
    };
    html! {
        ul.legend {
            (sign("counted", "solid bar: counted"))
            (sign("zero", "thin solid line: zero, and the days are held"))
            (sign("partial", "pale bar with a broken edge: held in part, a lower bound"))
            (sign("none", "hatched: no data, which is not zero"))
        }
    }
}

fn mark(class: &str) -> Markup {
    html! {
        @match class {
            "none" => {
                (hatch("hatch-legend"))
                rect x="1" y="1" width="16" height="12" fill="url(#hatch-legend)" {}
            }
            "zero" => rect class="bar zero" x="1" y="11" width="16" height="2" {},
            other => rect class={ "bar " (other) } x="3" y="1" width="12" height="12" {},
        }
    }
}

/// Returns the legend of strips.
pub(super) fn of_strips() -> Markup {
    html! {
        ul.legend {
            li {
                svg class="sign" width="18" height="14" aria-hidden="true" {
                    rect class="bar counted" x="3" y="1" width="12" height="12" {}
                }
                " full cell: nine of ten issues or more are held"
            }
            li {
                svg class="sign" width="18" height="14" aria-hidden="true" {
                    rect class="bar partial" x="3" y="6" width="12" height="7" {}
                }
                " pale, lower cell: held in part, as high as the part"
            }
            li {
                svg class="sign" width="18" height="14" aria-hidden="true" {
                    (hatch("hatch-held"))
                    rect x="1" y="1" width="16" height="12" fill="url(#hatch-held)" {}
                }
                " hatched: no data"
            }
        }
    }
}

/// Returns the pattern of what is not held.
pub(super) fn hatch(id: &str) -> Markup {
    html! {
        defs {
            pattern id=(id) width="5" height="5" patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)" {
                line class="hatch" x1="0" y1="0" x2="0" y2="5" {}
            }
        }
    }
}
