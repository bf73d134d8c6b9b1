//! Scripts of the characters at an alias's edges, which decide how its boundaries are tested.

use super::model::Boundary;

/// Returns the boundary that suits a spelling.
///
/// Hangul anywhere decides for Hangul; otherwise an edge in Katakana, then an edge that is a
/// letter or digit of an alphabet. Han, and a spelling that begins and ends in punctuation, have
/// no boundary to test.
pub(super) fn boundary_of(text: &str) -> Boundary {
    let edges = || text.chars().next().into_iter().chain(text.chars().last());
    if text.chars().any(is_hangul) {
        Boundary::Hangul
    } else if edges().any(is_katakana) {
        Boundary::Katakana
    } else if edges().any(is_alphabetic) {
        Boundary::Word
    } else {
        Boundary::Open
    }
}

/// Returns whether the character is a Hangul syllable.
pub(super) fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}')
}

/// Returns whether the character is a letter or digit of an alphabet that knows words.
pub(super) fn is_alphabetic(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{400}'..='\u{52F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_at_the_edges_decides_how_boundaries_are_tested() {
        assert_eq!(boundary_of("China"), Boundary::Word);
        assert_eq!(boundary_of("U.S."), Boundary::Word);
        assert_eq!(boundary_of("Китай"), Boundary::Word);
        assert_eq!(boundary_of("중국"), Boundary::Hangul);
        assert_eq!(boundary_of("7개국집단"), Boundary::Hangul);
        assert_eq!(boundary_of("中国"), Boundary::Open);
        assert_eq!(boundary_of("イラン"), Boundary::Katakana);
        assert_eq!(boundary_of("金ジョンウン"), Boundary::Katakana);
        assert_eq!(boundary_of("在日コリアン"), Boundary::Katakana);
        assert_eq!(boundary_of("朝ロ両国"), Boundary::Open);
    }
}
