//! Words for offices, which stand beside names of those who are looked for.

/// A word that stands beside names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A head of state, government or party.
    Head,
    /// Another office or form of address: no part of a name, and no head.
    Other,
}

/// Heads, in lower case; of Russian the stems.
const HEADS: [&str; 16] = [
    "president",
    "premier",
    "king",
    "queen",
    "emir",
    "sultan",
    "chancellor",
    "prime",
    "presidente",
    "primer",
    "rey",
    "канцлер",
    "король",
    "короля",
    "эмир",
    "премьер",
];

/// Heads of which the beginning is enough: `президента`, `премьера`.
const HEAD_STEMS: [&str; 2] = ["президент", "премьер"];

/// Offices that are no heads, forms of address, and what stands beside names with a capital and
/// is none of them: days, months, verbs of headlines.
const OTHERS: &str = "vice deputy minister ministro ministers comrade comrades chairman chairperson \
secretary general mr mrs ms dr excellency excelencia su majesty highness ambassador marshal foreign \
former acting director head speaker senator governor prince princess crown sheikh sir lady great his \
her the and for in on at with to from when while secretario señor el министр министра господин \
председатель председателя глава главы первый вице monday tuesday wednesday thursday friday saturday \
sunday january february march april may june july august september october november december calls \
visits meets greets sends send receives arrives leaves refers hopes supports congratulates inspects \
makes pays sees attends gives says urges expresses remembered congratulated elected denounced hails \
praises lays";

/// Returns what a word of an alphabet is, whatever its case; `None` for no office.
pub(super) fn of_alphabet(word: &str) -> Option<Word> {
    let word = word.to_lowercase();
    let is_head = HEADS.contains(&word.as_str())
        || HEAD_STEMS.iter().any(|stem| {
            word.strip_prefix(stem)
                .is_some_and(|ending| ending.chars().count() <= 2)
        });
    if is_head {
        return Some(Word::Head);
    }
    OTHERS
        .split(' ')
        .any(|other| other == word)
        .then_some(Word::Other)
}

/// Korean offices and forms of address that stand right behind a name; the longer of two that
/// begin together first. `동지` is a comrade of any rank.
pub(super) const KOREAN: [(&str, Word); 40] = [
    ("대통령", Word::Head),
    ("국가주석", Word::Head),
    ("주석", Word::Head),
    ("수상", Word::Head),
    ("총비서", Word::Head),
    ("총리", Word::Head),
    ("국왕", Word::Head),
    ("왕세자", Word::Head),
    ("각하", Word::Head),
    ("위원장", Word::Head),
    ("동지", Word::Other),
    ("부위원장", Word::Other),
    ("비서", Word::Other),
    ("부장", Word::Other),
    ("부상", Word::Other),
    ("외무상", Word::Other),
    ("장관", Word::Other),
    ("대사", Word::Other),
    ("의장", Word::Other),
    ("서기", Word::Other),
    ("서기장", Word::Other),
    ("단장", Word::Other),
    ("국장", Word::Other),
    ("사령관", Word::Other),
    ("대장", Word::Other),
    ("원수", Word::Other),
    ("장군", Word::Other),
    ("수령", Word::Other),
    ("지도자", Word::Other),
    ("령도자", Word::Other),
    ("위원", Word::Other),
    ("선생", Word::Other),
    ("녀사", Word::Other),
    ("제1비서", Word::Other),
    ("책임비서", Word::Other),
    ("부주석", Word::Other),
    ("부총리", Word::Other),
    ("특명전권대사", Word::Other),
    ("대표", Word::Other),
    ("소장", Word::Other),
];

/// Chinese and Japanese offices that stand beside a name.
pub(super) const HAN: [&str; 13] = [
    "大統領",
    "总统",
    "總統",
    "主席",
    "总理",
    "總理",
    "首相",
    "国王",
    "國王",
    "女王",
    "埃米尔",
    "总书记",
    "総書記",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_known_in_any_case_and_ending() {
        assert_eq!(of_alphabet("PRESIDENT"), Some(Word::Head));
        assert_eq!(of_alphabet("Президентом"), Some(Word::Head));
        assert_eq!(of_alphabet("Comrade"), Some(Word::Other));
        assert_eq!(of_alphabet("Presidential"), None);
    }
}
