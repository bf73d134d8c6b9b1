//! Small gazetteers and texts full of their aliases, made from the input.

use arbitrary::Arbitrary;
use arbitrary::Result;
use arbitrary::Unstructured;
use headcount::gazetteer::model::Alias;
use headcount::gazetteer::model::AliasKind;
use headcount::gazetteer::model::Boundary;
use headcount::gazetteer::model::Context;
use headcount::gazetteer::model::Counts;
use headcount::gazetteer::model::Entity;
use headcount::gazetteer::model::EntityIndex;
use headcount::gazetteer::model::EntityKind;
use headcount::gazetteer::model::Gazetteer;
use headcount::gazetteer::model::Office;
use headcount::gazetteer::model::OfficeIndex;
use headcount::gazetteer::model::Target;
use headcount::language::Language;
use headcount::matching::Circumstance;
use headcount::matching::Matcher;
use headcount::matching::Mention;
use headcount::matching::automaton::Automaton;
use headcount::matching::definition::Definition;
use headcount::matching::explain::explain;
use headcount::matching::gate::Gate;
use headcount::matching::verdict::Verdict;
use jiff::civil::Date;
use jiff::civil::date;

/// Latin, Cyrillic, Hangul (among it what attaches), Han, kana, digits, punctuation, a combining
/// mark, four bytes, spaces.
const PIECES: [&str; 40] = [
    "a", "b", "A", "ab", "ба", "Б", "ск", "가", "나", "반", "적", "주의", "통일", "인도", "이란",
    "은", "의", "에서", "들", "中", "国", "タ", "イ", "ー", "・", "1", ".", ",", "-", "'",
    "\u{301}", "𠀀", " ", "\n", "\n\n", "(", "s", "ん", "ㄱ", "é",
];

const ENTITIES: u16 = 5;

fn pieces(from: &mut Unstructured, longest: u8) -> Result<String> {
    let count = from.int_in_range(1..=longest)?;
    (0..count).map(|_| from.choose(&PIECES).copied()).collect()
}

fn language(from: &mut Unstructured) -> Result<Option<Language>> {
    Ok(if from.ratio(2_u8, 3_u8)? {
        None
    } else {
        Some(*from.choose(&Language::ALL)?)
    })
}

fn day(from: &mut Unstructured) -> Result<Option<Date>> {
    let days = [None, Some(1999), Some(2004), Some(2010), Some(2024)];
    Ok(from.choose(&days)?.map(|year| date(year, 1, 1)))
}

/// Returns language and day of a document.
///
/// # Errors
///
/// If the input is used up.
pub fn circumstance(from: &mut Unstructured) -> Result<Circumstance> {
    Ok(Circumstance {
        language: language(from)?,
        published: day(from)?,
    })
}

fn context(from: &mut Unstructured) -> Result<Context> {
    let words = (0..from.int_in_range(1_u8..=2)?)
        .map(|_| pieces(from, 2))
        .collect::<Result<_>>()?;
    Ok(match from.int_in_range(0_u8..=3)? {
        0 => Context::OnlyBefore(words),
        1 => Context::NotBefore(words),
        2 => Context::OnlyAfter(words),
        _ => Context::NotAfter(words),
    })
}

fn target(from: &mut Unstructured) -> Result<(Target, AliasKind)> {
    let entity = Target::Entity(EntityIndex(from.int_in_range(0..=ENTITIES - 1)?));
    Ok(match from.int_in_range(0_u8..=5)? {
        0..=2 => (entity, AliasKind::Name),
        3 => (entity, AliasKind::Title),
        _ => (Target::Office(OfficeIndex(0)), AliasKind::Title),
    })
}

fn alias(from: &mut Unstructured) -> Result<Alias> {
    let boundaries = [
        Boundary::Word,
        Boundary::Stem,
        Boundary::Hangul,
        Boundary::HangulBoth,
        Boundary::Katakana,
        Boundary::Open,
        Boundary::Glued,
    ];
    let counts = [Counts::Names, Counts::Demonyms, Counts::All, Counts::Never];
    let is_dated = from.ratio(1_u8, 4_u8)?;
    let contexts = from.int_in_range(0_u8..=5)?.saturating_sub(3);
    Ok(Alias {
        text: pieces(from, 4)?,
        language: language(from)?,
        targets: (0..from.int_in_range(0_u8..=2)?)
            .map(|_| target(from))
            .collect::<Result<_>>()?,
        boundary: *from.choose(&boundaries)?,
        from: if is_dated { day(from)? } else { None },
        to: if is_dated { day(from)? } else { None },
        context: (0..contexts)
            .map(|_| context(from))
            .collect::<Result<_>>()?,
        counts: *from.choose(&counts)?,
    })
}

/// Returns a gazetteer of a few aliases.
///
/// # Errors
///
/// If the input is used up.
pub fn gazetteer(from: &mut Unstructured) -> Result<Gazetteer> {
    let mut aliases = (0..from.int_in_range(1_u8..=10)?)
        .map(|_| alias(from))
        .collect::<Result<Vec<_>>>()?;
    aliases.sort_by(|a, b| a.text.cmp(&b.text));
    let entities = (0..ENTITIES).map(|index| Entity {
        id: format!("e{index}"),
        name: format!("e{index}"),
        kind: if index < 3 {
            EntityKind::Country
        } else {
            EntityKind::Person
        },
        country: None,
    });
    let term = |entity, from: Option<i16>, to: Option<i16>| {
        let day = |year: i16| date(year, 5, 7);
        (EntityIndex(entity), from.map(day), to.map(day))
    };
    Ok(Gazetteer {
        entities: entities.collect(),
        aliases,
        offices: vec![Office {
            id: "office".to_owned(),
            terms: vec![
                term(3, Some(2000), Some(2008)),
                term(4, Some(2008), Some(2012)),
                term(3, Some(2012), None),
            ],
        }],
        fingerprint: String::new(),
    })
}

/// Returns a text of aliases of the gazetteer and other pieces.
///
/// # Errors
///
/// If the input is used up.
pub fn text(from: &mut Unstructured, gazetteer: &Gazetteer) -> Result<String> {
    let mut text = String::new();
    while !from.is_empty() && text.len() < 2000 {
        match from.int_in_range(0_u8..=9)? {
            0..=4 => {
                let last = gazetteer.aliases.len() - 1;
                text += &gazetteer.aliases[from.int_in_range(0..=last)?].text;
            }
            5..=7 => text += from.choose(&PIECES)?,
            8 => text.push(char::arbitrary(from)?),
            _ => text.extend(std::iter::repeat_n('.', from.int_in_range(1..=150)?)),
        }
    }
    Ok(text)
}

/// Returns what the definition finds.
pub fn defined(gazetteer: &Gazetteer, text: &str, circumstance: Circumstance) -> Vec<Mention> {
    let mut mentions = Vec::new();
    Definition::new(gazetteer).find(text, circumstance, &mut mentions);
    mentions
}

/// Checks that mentions are sorted, cover their aliases and do not overlap.
///
/// # Panics
///
/// If not.
pub fn mentions_hold(gazetteer: &Gazetteer, text: &str, mentions: &[Mention]) {
    assert!(mentions.is_sorted());
    for mention in mentions {
        let alias = &gazetteer.aliases[mention.alias.0 as usize];
        assert_eq!(mention.span.surface(text), alias.text);
    }
    for is_title in [false, true] {
        let layer: Vec<&Mention> = mentions
            .iter()
            .filter(|mention| (mention.kind == AliasKind::Title) == is_title)
            .collect();
        for pair in layer.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let apart = !a.span.overlaps(b.span);
            assert!(
                apart || (a.span == b.span && a.entity != b.entity),
                "{a:?} {b:?}"
            );
        }
    }
}

/// Checks that automaton, gate and explanation agree with the definition, span for span.
///
/// # Panics
///
/// If not.
pub fn all_agree(gazetteer: &Gazetteer, text: &str, circumstance: Circumstance) {
    let expected = defined(gazetteer, text, circumstance);
    mentions_hold(gazetteer, text, &expected);
    let mut found = Vec::new();
    Automaton::new(gazetteer).find(text, circumstance, &mut found);
    assert_eq!(found, expected, "automaton and definition");
    found.clear();
    Gate::new(gazetteer).find(text, circumstance, &mut found);
    assert_eq!(found, expected, "gate and definition");
    assert_eq!(explained(gazetteer, text, circumstance), expected);
}

/// Returns what an explanation counts.
pub fn explained(gazetteer: &Gazetteer, text: &str, circumstance: Circumstance) -> Vec<Mention> {
    let findings = explain(gazetteer, text, circumstance).into_iter();
    let mut counted: Vec<Mention> = findings
        .filter_map(|finding| match finding.verdict {
            Verdict::Counted(mention) => Some(mention),
            _ => None,
        })
        .collect();
    counted.sort_unstable();
    counted
}
