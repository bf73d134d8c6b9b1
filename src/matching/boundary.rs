//! Boundaries: whether an alias stands there as a name or is part of something longer.
//!
//! An edge is tested only if the alias' own character there is of the tested class: `U.S.`
//! ends in a full stop, so that nothing is asked of what follows it. A seam is a boundary for
//! every test.

use crate::gazetteer::model::Boundary;
use crate::span::Span;

use super::attach;
use super::script;
use super::seam::Positions;

/// Longest ending of a Russian adjective or noun, in letters: `китайск-ими`.
const LONGEST_ENDING: usize = 3;

/// What stands to the left of an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// A boundary.
    Free,
    /// Hangul that may be glued to a name if it ends a country's name itself.
    Glued,
    /// Part of the same word.
    Closed,
}

/// Returns what stands to the left of an alias that covers `span`.
pub(super) fn left(boundary: Boundary, text: &str, span: Span, seams: &Positions) -> Left {
    let at = span.start as usize;
    let (Some(before), Some(first)) = (text[..at].chars().next_back(), text[at..].chars().next())
    else {
        return Left::Free;
    };
    let is_inside = |class: fn(char) -> bool| class(before) && class(first) && !seams.contains(at);
    let closed_if = |closed| if closed { Left::Closed } else { Left::Free };
    match boundary {
        Boundary::Word | Boundary::Stem => closed_if(is_inside(script::is_word)),
        Boundary::HangulBoth => closed_if(is_inside(script::is_hangul)),
        Boundary::Katakana => closed_if(is_inside(script::is_katakana)),
        Boundary::Open | Boundary::Glued => Left::Free,
        Boundary::Hangul if attach::is_counted(before, first) => Left::Closed,
        Boundary::Hangul if !is_inside(script::is_hangul) => Left::Free,
        Boundary::Hangul if !attach::attaches(span.surface(text)) => Left::Closed,
        Boundary::Hangul if attach::is_attachable(text, at, seams) => Left::Free,
        Boundary::Hangul => Left::Glued,
    }
}

/// Returns whether an alias that covers `span` may end there.
pub(super) fn ends(boundary: Boundary, text: &str, span: Span, seams: &Positions) -> bool {
    let at = span.end as usize;
    let (Some(last), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next())
    else {
        return true;
    };
    let is_inside = |class: fn(char) -> bool| class(last) && class(after) && !seams.contains(at);
    match boundary {
        Boundary::Word => !is_inside(script::is_word),
        Boundary::Stem => !is_inside(script::is_word) || is_ending(last, text, at, seams),
        Boundary::HangulBoth => !is_inside(script::is_hangul),
        Boundary::Katakana => !is_inside(script::is_katakana),
        Boundary::Hangul | Boundary::Open | Boundary::Glued => true,
    }
}

/// Returns whether a Russian ending, in the case of the stem's last letter, and then a boundary
/// follow at `at`.
fn is_ending(last: char, text: &str, at: usize, seams: &Positions) -> bool {
    let is_letter = |c: &char| script::is_cyrillic(*c) && c.is_uppercase() == last.is_uppercase();
    let mut end = at;
    let mut rest = text[at..].chars();
    for c in rest.by_ref().take(LONGEST_ENDING) {
        if end > at && seams.contains(end) || !script::is_word(c) {
            return true;
        }
        if !is_letter(&c) {
            return false;
        }
        end += c.len_utf8();
    }
    seams.contains(end) || !rest.next().is_some_and(script::is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns whether `alias` may stand at its first occurrence in `text`.
    fn stands(boundary: Boundary, alias: &str, text: &str) -> bool {
        let at = text.find(alias).unwrap();
        let span = Span::new(at, at + alias.len());
        let seams = Positions::default();
        left(boundary, text, span, &seams) == Left::Free && ends(boundary, text, span, &seams)
    }

    #[test]
    fn a_word_is_not_part_of_a_longer_word() {
        for text in [
            "China",
            "China's",
            "anti-China",
            "(China/",
            "북China군",
            "China_",
        ] {
            assert!(stands(Boundary::Word, "China", text), "{text}");
        }
        for text in [
            "Chinaware",
            "IndoChina",
            "China2",
            "2China",
            "Chinaé",
            "China\u{301}",
        ] {
            assert!(!stands(Boundary::Word, "China", text), "{text}");
        }
    }

    #[test]
    fn an_edge_that_is_no_letter_needs_no_test() {
        assert!(stands(Boundary::Word, "U.S.", "the U.S.Army"));
        assert!(!stands(Boundary::Word, "U.S.", "theU.S."));
        assert!(stands(Boundary::Hangul, "3월", "제3월"));
    }

    #[test]
    fn a_stem_takes_up_to_three_letters_of_its_own_case() {
        for text in ["китайск", "китайского", "китайскими.", "китайская-"]
        {
            assert!(stands(Boundary::Stem, "китайск", text), "{text}");
        }
        for text in [
            "некитайского",
            "китайскость",
            "китайскогО",
            "китайско1",
            "китайскиеx",
        ] {
            assert!(!stands(Boundary::Stem, "китайск", text), "{text}");
        }
        assert!(stands(Boundary::Stem, "КИТАЙСК", "КИТАЙСКОГО"));
        assert!(!stands(Boundary::Stem, "КИТАЙСК", "КИТАЙСКого"));
    }

    #[test]
    fn a_korean_name_is_open_on_the_right() {
        assert!(stands(Boundary::Hangul, "중국", "《중국은"));
        assert!(stands(Boundary::Hangul, "중국", "사회주의중국인민지원군"));
        for (alias, text) in [
            ("영국", "진영국가"),
            ("리비아", "볼리비아"),
            ("차드", "리차드"),
        ] {
            assert!(!stands(Boundary::Hangul, alias, text), "{text}");
        }
    }

    #[test]
    fn names_that_read_as_endings_stand_only_after_a_boundary() {
        assert!(stands(Boundary::Hangul, "인도", "또 인도는"));
        for (alias, text) in [
            ("인도", "주인도"),
            ("인도", "전략적인도"),
            ("이란", "통일이란"),
        ] {
            assert!(!stands(Boundary::Hangul, alias, text), "{text}");
        }
    }

    #[test]
    fn a_number_takes_the_day_or_month_after_it() {
        assert!(!stands(Boundary::Hangul, "월남", "4월남북련석회의"));
        assert!(!stands(Boundary::Hangul, "일제", "4.13일제철소"));
        assert!(stands(Boundary::Hangul, "일본", "제5차 일본"));
        assert!(stands(Boundary::Hangul, "중국", "12중국"));
    }

    #[test]
    fn a_spaced_name_needs_boundaries_on_both_sides() {
        assert!(stands(Boundary::HangulBoth, "김 정 은", "(김 정 은)"));
        assert!(!stands(Boundary::HangulBoth, "김 정 은", "김 정 은혜"));
        assert!(!stands(Boundary::HangulBoth, "김 정 은", "새김 정 은"));
    }

    #[test]
    fn katakana_is_bounded_by_anything_else() {
        for text in ["タイの", "駐タイ・大使", "（タイ）"] {
            assert!(stands(Boundary::Katakana, "タイ", text), "{text}");
        }
        for text in ["タイトル", "ネクタイ", "タイー"] {
            assert!(!stands(Boundary::Katakana, "タイ", text), "{text}");
        }
    }

    #[test]
    fn a_seam_is_a_boundary() {
        let text = "PresidentKim";
        let mut seams = Positions::default();
        let span = Span::new(0, 9);
        assert!(!ends(Boundary::Word, text, span, &seams));
        seams.insert(9);
        assert!(ends(Boundary::Word, text, span, &seams));
    }

    #[test]
    fn an_ending_may_run_up_to_a_seam() {
        let text = "китайскогоKim";
        let mut seams = Positions::default();
        let span = Span::new(0, "китайск".len());
        assert!(!ends(Boundary::Stem, text, span, &seams));
        seams.insert(u32::try_from("китайского".len()).unwrap());
        assert!(ends(Boundary::Stem, text, span, &seams));
    }
}
