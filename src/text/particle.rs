//! Korean particles, taken off by rule: what stands before them is the word.
//!
//! A particle follows a stem of two syllables or more and, where it has two forms, the form that
//! fits the last sound: `은` after a consonant, `는` after a vowel. So `국가` keeps its last
//! syllable. Knows no dictionary: a noun that ends like a noun with a particle is kept only if
//! `NOUNS` lists its ending, and a verb loses nothing but by accident.

/// After which sound a particle stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Any,
    Consonant,
    Vowel,
    /// A vowel or ㄹ.
    Open,
    /// A consonant other than ㄹ.
    Closed,
}

/// Particles, the longest first.
const PARTICLES: [(&str, After); 32] = [
    ("으로부터", After::Closed),
    ("로부터", After::Open),
    ("에게서", After::Any),
    ("으로서", After::Closed),
    ("으로써", After::Closed),
    ("이라고", After::Consonant),
    ("에서", After::Any),
    ("에게", After::Any),
    ("께서", After::Any),
    ("까지", After::Any),
    ("부터", After::Any),
    ("으로", After::Closed),
    ("로서", After::Open),
    ("로써", After::Open),
    ("에로", After::Any),
    ("보다", After::Any),
    ("처럼", After::Any),
    ("마다", After::Any),
    ("조차", After::Any),
    ("라고", After::Vowel),
    ("은", After::Consonant),
    ("는", After::Vowel),
    ("이", After::Consonant),
    ("가", After::Vowel),
    ("을", After::Consonant),
    ("를", After::Vowel),
    ("에", After::Any),
    ("의", After::Any),
    ("과", After::Consonant),
    ("와", After::Vowel),
    ("로", After::Open),
    ("께", After::Any),
];

/// Particles that stand behind others: `에서는`, `중국과의`, `까지도`.
const OUTER: [(&str, After); 5] = [
    ("는", After::Vowel),
    ("은", After::Consonant),
    ("도", After::Any),
    ("만", After::Any),
    ("의", After::Any),
];

/// Ends of nouns and verbs whose last syllable is no particle, though it looks like one.
const NOUNS: &[&str] = &[
    "주의", "회의", "결의", "협의", "합의", "정의", "동의", "명의", "강의", "심의", "토의", "항의",
    "건의", "반도", "지도", "령도", "제도", "정도", "태도", "속도", "강도", "의도", "수도", "보도",
    "온도", "인도", "철도", "년도", "력도", "성과", "결과", "효과", "학과", "경과", "통과", "초과",
    "도로", "철로", "진로", "항로", "선로", "원로", "대로", "경로", "치가", "화가", "휴가", "대가",
    "정은", "사이", "차이", "높이", "깊이", "길이", "맞이", "린이", "백만", "천만", "수만", "대만",
    "불만", "하는", "되는", "시는", "지는", "키는", "오는",
];

/// Ends that read like a meeting (`회의`) and are a society (`회`) with a particle.
const SOCIETIES: [&str; 6] = [
    "위원회의",
    "협회의",
    "대회의",
    "사회의",
    "국회의",
    "련합회의",
];

/// Syllables that a stem has at least.
const STEM: usize = 2;

/// Returns a word of Hangul without its particles.
pub fn stem(word: &str) -> &str {
    let outer = without(word, &OUTER, STEM);
    // Of two syllables a particle is sure, so that `까지도` is no `지도`.
    let long = |word| without(word, &PARTICLES, STEM).filter(|stem| word.len() - stem.len() > 3);
    if let Some(stem) = outer.and_then(long) {
        return stem;
    }
    let is_society = SOCIETIES.iter().any(|end| word.ends_with(end));
    if !is_society && NOUNS.iter().any(|noun| word.ends_with(noun)) {
        return word;
    }
    if let Some(inner) = outer {
        return if NOUNS.iter().any(|noun| inner.ends_with(noun)) {
            inner
        } else {
            without(inner, &PARTICLES, STEM).unwrap_or(inner)
        };
    }
    without(word, &PARTICLES, STEM).unwrap_or(word)
}

/// Returns what follows a name in its word without particles: `인민` of `중국인민에게`, nothing
/// of `중국에서는`.
pub fn rest_after_name(rest: &str) -> &str {
    let is_particle = |text: &str| {
        let all = PARTICLES.iter().chain(&OUTER);
        all.clone().any(|(particle, _)| *particle == text)
            || OUTER.iter().any(|(outer, _)| {
                text.strip_suffix(outer)
                    .is_some_and(|inner| all.clone().any(|(particle, _)| *particle == inner))
            })
    };
    if is_particle(rest) { "" } else { stem(rest) }
}

/// Returns the word without the first of the particles that it ends in and that fits, if so much
/// is left of it.
fn without<'a>(word: &'a str, particles: &[(&str, After)], least: usize) -> Option<&'a str> {
    particles.iter().find_map(|(particle, after)| {
        let stem = word.strip_suffix(particle)?;
        let last = stem.chars().next_back()?;
        (stem.chars().count() >= least && fits(last, *after)).then_some(stem)
    })
}

fn fits(last: char, after: After) -> bool {
    // Syllables stand in the order of their 28 finals, the first of which is none, the ninth ㄹ.
    const FINALS: u32 = 28;
    const RIEUL: u32 = 8;
    if !('가'..='힣').contains(&last) {
        // After a digit or letter of Latin nothing is known of the sound.
        return true;
    }
    let last = (u32::from(last) - u32::from('가')) % FINALS;
    match after {
        After::Any => true,
        After::Consonant => last != 0,
        After::Vowel => last == 0,
        After::Open => last == 0 || last == RIEUL,
        After::Closed => last != 0 && last != RIEUL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_particle_is_taken_off_a_stem_of_two_syllables() {
        for (word, expected) in [
            ("평양에서", "평양"),
            ("인민들에게", "인민들"),
            ("동지께서", "동지"),
            ("친선을", "친선"),
            ("로씨야와", "로씨야"),
            ("중국과", "중국"),
            ("평화로", "평화"),
            ("서울로", "서울"),
            ("모스크바로부터", "모스크바"),
            ("련합군사훈련은", "련합군사훈련"),
            ("세계가", "세계"),
        ] {
            assert_eq!(stem(word), expected);
        }
    }

    #[test]
    fn of_two_particles_both_go() {
        for (word, expected) in [
            ("중국과의", "중국"),
            ("평양에서는", "평양"),
            ("오늘까지도", "오늘"),
            ("관계도", "관계"),
            ("위원회의", "위원회"),
        ] {
            assert_eq!(stem(word), expected);
        }
    }

    #[test]
    fn a_syllable_that_belongs_to_the_word_stays() {
        for word in [
            "국가",
            "전문가",
            "예술가",
            "사회주의",
            "전원회의",
            "조선반도",
            "현지지도",
            "성과",
            "당의",
            "김정은",
            "마을",
            "산골마을",
            "발전하는",
            "정치가",
            "한길로는아니다",
        ] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn what_follows_a_name_may_be_a_particle_alone() {
        assert_eq!(rest_after_name("에서는"), "");
        assert_eq!(rest_after_name("과"), "");
        assert_eq!(rest_after_name("인민에게"), "인민");
        assert_eq!(rest_after_name("동지"), "동지");
    }
}
