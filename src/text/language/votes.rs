//! English, Spanish or neither: every word of a text in Latin letters has a vote or none.

use crate::language::Language;

/// Words from which on a text is long: function words suffice, and a third language is told.
const LONG: usize = 12;

/// Words that are looked at: one in three of them is a function word.
const ENOUGH: usize = 128;

/// Returns the language of a text in Latin letters: English unless more speaks for another.
///
/// In a short text endings have half a vote, and Spanish must lead by a whole one, lest `China`
/// and `Russia` decide. Neither of the two only where one word in twelve at least is of a third
/// language.
pub(super) fn language(text: &str) -> Option<Language> {
    let votes = Votes::of(text);
    let (mut english, mut spanish) = (2 * votes.english, 2 * votes.spanish);
    if votes.words < LONG {
        english += votes.english_endings;
        spanish += votes.spanish_endings;
    } else if votes.foreign > votes.english.max(votes.spanish) && 12 * votes.foreign >= votes.words
    {
        return None;
    }
    if spanish >= english + 2 {
        Some(Language::Spanish)
    } else {
        Some(Language::English)
    }
}

/// What speaks for a language, in words.
#[derive(Debug, Default)]
struct Votes {
    english: usize,
    english_endings: usize,
    spanish: usize,
    spanish_endings: usize,
    /// Of any other language.
    foreign: usize,
    words: usize,
}

impl Votes {
    fn of(text: &str) -> Self {
        let mut votes = Self::default();
        let is_all_capitals = !text.contains(char::is_lowercase);
        let words = text.split(|c: char| !c.is_alphabetic());
        for word in words.filter(|word| !word.is_empty()).take(ENOUGH) {
            votes.words += 1;
            if word.starts_with(char::is_lowercase) {
                votes.add(word);
            } else if votes.words == 1 || is_all_capitals {
                votes.add(&word.to_lowercase());
            } else {
                // `La Paz`, `Los Angeles`: a capital inside a text is a name's, save in headlines.
                votes.add_english(&word.to_lowercase());
            }
        }
        votes.spanish += text.matches(['¿', '¡']).count();
        votes
    }

    fn add(&mut self, word: &str) {
        self.add_english(word);
        if SPANISH_LISTS.iter().any(|list| list.contains(&word)) {
            self.spanish += 1;
        } else if ends_in_spanish(word) {
            self.spanish_endings += 1;
        }
        self.foreign += usize::from(FOREIGN.contains(&word));
    }

    fn add_english(&mut self, word: &str) {
        if ENGLISH.contains(&word) {
            self.english += 1;
        } else if word.len() > 4 && ENGLISH_ENDINGS.iter().any(|ending| word.ends_with(ending)) {
            self.english_endings += 1;
        }
    }
}

fn ends_in_spanish(word: &str) -> bool {
    word.contains('ñ')
        || SPANISH_ENDINGS.iter().any(|ending| word.ends_with(ending))
        || word.len() > 4 && word.ends_with(['a', 'o', 'á', 'é', 'í', 'ó', 'ú'])
}

const ENGLISH_ENDINGS: &[&str] = &[
    "ing", "ed", "tion", "tions", "ment", "ly", "ness", "ship", "ity", "ght", "ers", "sh",
];

const SPANISH_ENDINGS: &[&str] = &[
    "ción", "cion", "ciones", "dad", "dades", "ado", "ados", "ada", "adas", "ando", "iendo",
    "ista", "ico", "ica",
];

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

/// Every list of Spanish words.
const SPANISH_LISTS: [&[&str]; 3] = [SPANISH, SPANISH_HEADLINES, LONG_SPANISH_HEADLINES];

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
