//! Words that tell languages apart, and the lists that a word stands in.

use std::sync::LazyLock;

/// Bytes of the longest word in any list.
const LONGEST: usize = 16;

/// A word's bytes, the first one lowest: one comparison tells it from another.
type Packed = u128;

/// Places for some 210 words: few are taken, so that most other words meet a free one.
const SLOTS: usize = 1024;

/// The lists that a word stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lists {
    pub(super) english: bool,
    pub(super) spanish: bool,
    /// Of any other language.
    pub(super) foreign: bool,
}

impl Lists {
    /// Returns the lists that hold a word as it is written.
    pub(super) fn of(word: &str) -> Self {
        pack(word).map_or_else(Self::default, Self::of_packed)
    }

    /// Returns the lists that hold a word's lower case.
    pub(super) fn of_lower_case(word: &str) -> Self {
        if !word.is_ascii() {
            return Self::of(&word.to_lowercase());
        }
        // All letters have one bit, the small ones the next lower too.
        let letters = u128::from_le_bytes([0x40; LONGEST]);
        pack(word).map_or_else(Self::default, |packed| {
            Self::of_packed(packed | (packed & letters) >> 1)
        })
    }

    fn of_packed(packed: Packed) -> Self {
        /// Every listed word where its hash leads or further on; zeros are free.
        static LISTED: LazyLock<[(Packed, Lists); SLOTS]> = LazyLock::new(|| {
            let mut listed = [(0, Lists::default()); SLOTS];
            for word in LISTS.concat() {
                let packed = pack(word).expect("no listed word is longer");
                let mut slot = slot(packed);
                while ![packed, 0].contains(&listed[slot].0) {
                    slot = (slot + 1) % SLOTS;
                }
                listed[slot] = (packed, Lists::searched(word));
            }
            listed
        });
        let listed = &*LISTED;
        let mut slot = slot(packed);
        while listed[slot].0 != packed {
            if listed[slot].0 == 0 {
                return Self::default();
            }
            slot = (slot + 1) % SLOTS;
        }
        listed[slot].1
    }

    /// As [`Self::of`], slowly: by a search of the lists.
    fn searched(word: &str) -> Self {
        Self {
            english: ENGLISH.contains(&word),
            spanish: [SPANISH, SPANISH_HEADLINES, LONG_SPANISH_HEADLINES]
                .iter()
                .any(|list| list.contains(&word)),
            foreign: FOREIGN.contains(&word),
        }
    }
}

fn slot(packed: Packed) -> usize {
    // The golden ratio, as odd as it gets.
    let hash = packed.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
    (hash >> 100) as usize % SLOTS
}

/// Returns a word of at most [`LONGEST`] bytes, put together from its head and its end, which may
/// overlap: copied byte by byte it would have to be waited for.
fn pack(word: &str) -> Option<Packed> {
    let bytes = word.as_bytes();
    let joined = |head: u128, end: u128, len: usize| head | end << (8 * (bytes.len() - len));
    Some(match *bytes {
        [] => 0,
        [one] => one.into(),
        [first, .., last] if bytes.len() < 4 => {
            let middle = bytes[bytes.len() / 2];
            u128::from(first) | u128::from(middle) << 8 | joined(0, last.into(), 1)
        }
        _ if bytes.len() <= 8 => {
            let [head, end] =
                [bytes.first_chunk()?, bytes.last_chunk()?].map(|b| u32::from_le_bytes(*b));
            joined(head.into(), end.into(), 4)
        }
        _ if bytes.len() <= LONGEST => {
            let [head, end] =
                [bytes.first_chunk()?, bytes.last_chunk()?].map(|b| u64::from_le_bytes(*b));
            joined(head.into(), end.into(), 8)
        }
        _ => return None,
    })
}

// Words that names are made of (`un`, `son`, `il`, `san`) are in no list, nor
// those that English and Spanish share (`a`, `me`, `no`).

const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "on", "for", "by", "with", "at", "from", "is", "are", "was",
    "were", "be", "been", "has", "have", "had", "its", "his", "her", "their", "they", "he", "she",
    "it", "as", "that", "this", "which", "who", "not", "against", "over", "under", "into", "up",
    "s", "an", "held", "meets", "visits", "sends", "new",
];

const SPANISH: &[&str] = &[
    "de", "del", "el", "la", "los", "las", "y", "en", "con", "por", "para", "que", "se", "su",
    "sus", "al", "una", "es", "lo", "como", "sobre", "contra", "entre", "desde", "hasta", "ante",
    "este", "esta", "fue", "ser", "envia", "recibe", "rinde", "rinden", "rendir", "visita",
    "visitan", "expresan", "recorre", "recorren", "llega", "llegan", "felicita", "denuncia",
    "ofrece", "más", "mas", "ee", "uu", "tras", "nuestro",
];

/// Words of KCNA's Spanish headlines, frequent there and in none of its 57,000 English ones.
const SPANISH_HEADLINES: &[&str] = &[
    "acto", "actos", "banquete", "comenta", "condena", "condenan", "coreana", "coreanas",
    "coreano", "coreanos", "critica", "debe", "dirige", "elogian", "entidad", "exige", "mensaje",
    "nuevo", "ofrecen", "ofrenda", "pueblo", "refiere", "revela", "vocero",
];

/// More of them, which `rustfmt` sets one a line.
const LONG_SPANISH_HEADLINES: &[&str] = &[
    "aniversario",
    "comentario",
    "denuncian",
    "embajador",
    "entidades",
    "inspecciona",
    "presidente",
];

/// Every list of words.
const LISTS: [&[&str]; 5] = [
    ENGLISH,
    SPANISH,
    SPANISH_HEADLINES,
    LONG_SPANISH_HEADLINES,
    FOREIGN,
];

const FOREIGN: &[&str] = &[
    // French
    "les", "des", "est", "et", "une", "dans", "pour", "le", "du", "aux", "au", "sur", "qui", "pas",
    "ne", "cette", "avec", "été", // German
    "der", "das", "und", "ist", "nicht", "mit", "von", "für", "dem", "zu", "ein", "eine", "auf",
    "im", "sich", "den", // Portuguese, Italian
    "não", "uma", "dos", "em", "ao", "aos", "pela", "pelo", "seu", "sua", "são", "foi", "os", "e",
    "o", "da", "che", "della", "dei", "delle", "nel", "gli", "di", "ed", "ha", "i", // Dutch
    "het", "een", "van", "voor", "zijn", "met", "ook", // Swedish, Danish, Norwegian
    "och", "og", "att", "som", "det", "är", "er", "av", "af", "til", "på", // Turkish
    "ve", "bir", "için", "ile", // Vietnamese
    "của", "và", "các", "là", // Polish
    "się", "nie", "jest", "oraz", // Indonesian
    "yang", "dan", "dengan",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_listed_word_is_found_in_its_lists() {
        for word in LISTS.concat() {
            assert_ne!(Lists::of(word), Lists::default(), "{word}");
            assert_eq!(Lists::of(word), Lists::searched(word), "{word}");
            assert_eq!(Lists::of_lower_case(&word.to_uppercase()), Lists::of(word));
        }
    }

    proptest! {
        #[test]
        fn a_packed_word_holds_its_bytes_and_zeros(word in "[a-zé]{0,18}") {
            let expected = (word.len() <= LONGEST).then(|| {
                let mut bytes = [0; LONGEST];
                bytes[..word.len()].copy_from_slice(word.as_bytes());
                u128::from_le_bytes(bytes)
            });
            prop_assert_eq!(pack(&word), expected);
        }

        #[test]
        fn any_word_is_found_where_a_search_finds_it(word in "[a-zÉáéñ]{1,18}|[hst]{0,1}[aeh]{1,2}s?") {
            prop_assert_eq!(Lists::of(&word), Lists::searched(&word));
            let lower = Lists::searched(&word.to_lowercase());
            prop_assert_eq!(Lists::of_lower_case(&word.to_uppercase()), lower);
        }
    }
}
