//! Real state media through the whole way, against other people's counts and against reading.
//!
//! The texts are no part of the project; without them beside it each test says so and passes.
//! What differs from another count is listed with its reason: a new difference fails.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fs;

use headcount::analysis::counts::CountQuery;
use headcount::analysis::sections::{InMenu, SectionQuery, section_table};
use headcount::facts::Facts;
use headcount::gazetteer::model::{AliasKind, Counts};
use headcount::ingest::{Analysed, Sink, circumstance};
use headcount::language::Language;
use headcount::matching::{Circumstance, Matcher, Mention};
use headcount::period::Granularity;
use headcount::rejection::Rejection;
use headcount::source;
use headcount::store::{Store, check};
use headcount::text::normalize::normalize;
use jiff::civil::date;

use crate::reading::{GAZETTEER, MATCHER};
use crate::reading::{beside, by, counted, files, index, numbers, read, rows, scan};

/// Keeps everything, to be looked at.
#[derive(Default)]
struct Kept {
    documents: Vec<Analysed>,
}

impl Sink for Kept {
    type Error = Infallible;

    fn document(&mut self, _: usize, analysed: &Analysed) -> Result<(), Infallible> {
        self.documents.push(analysed.clone());
        Ok(())
    }

    fn rejection(&mut self, _: usize, _: Rejection) -> Result<(), Infallible> {
        Ok(())
    }

    fn unreadable(&mut self, _: usize, error: source::Error) -> Result<(), Infallible> {
        panic!("{error}")
    }
}

/// Returns the documents of a file or folder of real text, if it is there.
fn documents(name: &str) -> Option<Vec<Analysed>> {
    let path = beside(&format!("data/{name}"))?;
    let mut kept = Kept::default();
    read(&files(&path), 2, &mut kept);
    Some(kept.documents)
}

fn id(mention: &Mention) -> &'static str {
    &GAZETTEER.entities[usize::from(mention.entity.0)].id
}

/// Returns the ids of those who are mentioned in a document by names that count by default.
fn mentioned(analysed: &Analysed) -> BTreeSet<&'static str> {
    let mentions = analysed.mentions.iter();
    mentions
        .filter(|mention| mention.counts <= Counts::Demonyms)
        .map(id)
        .collect()
}

/// Counts mentions of an entity in a text up to a level.
fn count(text: &str, circumstance: Circumstance, entity: &str, level: Counts) -> usize {
    let mut mentions = Vec::new();
    MATCHER.find(text, circumstance, &mut mentions);
    mentions
        .iter()
        .filter(|mention| mention.counts <= level && id(mention) == entity)
        .count()
}

// --- KCNA in English, 2024 ---

const KCNA_2024: &str = "data/kcna-en-2024/headlines_2024-09-09.json";

fn kcna_2024() -> Option<Facts> {
    Some(scan(&files(&beside(KCNA_2024)?), 2).0)
}

/// Entity, month, mentions and documents of the reference, mentions and documents of headcount.
type Difference<'a> = (&'a str, &'a str, (u64, u64), (u64, u64));

/// Where counts differ from the reference, and why.
///
/// - An organisation with a country in its name mentions it; the reference counts it for the
///   organisation alone: the Communist Party of China or of Vietnam, the Chinese People's
///   Volunteers, the General Associations of Koreans in China and in Japan, the United Russia
///   Party, the Lao People's Revolutionary Party, the Palestine Liberation Organization.
/// - Of two versions of an article on 5 August the later counts (`Ceremony for Celebrating
///   Transfer of New-Type Tactical Ballistic ...`): it names the DPRK four times more and Kim
///   Jong Un once. His other mention is not traced; a regular expression finds 240 in the same
///   articles.
/// - `the Abe regime in 2013`, written in 2024: a surname alone means the prime minister while he
///   was one.
/// - `Seyyed Abbas Araghchi` is not Mahmoud Abbas.
const DIFFERENCES_2024: &[Difference] = &[
    ("abbas", "2024-08", (2, 2), (1, 1)),
    ("abe", "2024-05", (1, 1), (0, 0)),
    ("cn", "2024-02", (12, 2), (14, 2)),
    ("cn", "2024-07", (24, 6), (29, 6)),
    ("cn", "2024-08", (15, 9), (17, 10)),
    ("jp", "2024-02", (13, 2), (14, 2)),
    ("jp", "2024-08", (131, 37), (132, 37)),
    ("kim_jong_un", "2024-08", (238, 96), (240, 96)),
    ("kp", "2024-08", (477, 223), (481, 223)),
    ("la", "2024-01", (1, 1), (2, 1)),
    ("la", "2024-08", (11, 3), (14, 3)),
    ("ps", "2024-08", (2, 1), (3, 1)),
    ("ru", "2024-08", (102, 33), (110, 34)),
    ("vn", "2024-07", (18, 5), (25, 5)),
    ("vn", "2024-08", (21, 7), (30, 8)),
];

#[test]
fn kcna_2024_counts_as_another_program_does_but_for_differences_with_a_reason() {
    let Some((facts, reference)) =
        kcna_2024().zip(beside("design/reference_counts_kcna_en_2024.csv"))
    else {
        return;
    };
    let table = counted(by(Granularity::Month), &facts);
    let documents: BTreeMap<String, u64> = table
        .periods
        .iter()
        .map(|searched| (searched.period.label(), searched.documents))
        .collect();
    let found = numbers(&table);
    let mut differences = Vec::new();
    let mut compared = 0;
    for row in rows(&reference) {
        let month = row["month"].as_str();
        // September is not whole in this dump.
        if month >= "2024-09" {
            continue;
        }
        assert_eq!(
            documents[month],
            row["stories"].parse::<u64>().unwrap(),
            "{month}"
        );
        let entity = row["entity"].to_lowercase();
        if GAZETTEER.entity(&entity).is_none() {
            continue;
        }
        compared += 1;
        let number = |column: &str| row[column].parse::<u64>().unwrap();
        let expected = (number("mentions"), number("documents"));
        let key = (entity.clone(), month.to_owned());
        let ours = found.get(&key).copied().unwrap_or_default();
        if ours != expected {
            differences.push((entity, month.to_owned(), expected, ours));
        }
    }
    differences.sort();
    let expected: Vec<_> = DIFFERENCES_2024
        .iter()
        .map(|(entity, month, theirs, ours)| {
            ((*entity).to_owned(), (*month).to_owned(), *theirs, *ours)
        })
        .collect();
    assert_eq!(differences, expected);
    assert!(compared > 200, "only {compared} were compared");
}

#[test]
fn organisations_are_what_makes_the_difference_to_the_reference() {
    let Some(facts) = kcna_2024() else { return };
    let query = |kinds: &[AliasKind]| CountQuery {
        kinds: kinds.to_vec(),
        ..by(Granularity::Month)
    };
    let organisations = numbers(&counted(query(&[AliasKind::Organisation]), &facts));
    for (entity, month, theirs, ours) in DIFFERENCES_2024 {
        if ["abbas", "abe", "kim_jong_un", "kp"].contains(entity) {
            continue;
        }
        let key = ((*entity).to_owned(), (*month).to_owned());
        assert_eq!(
            organisations[&key].0,
            ours.0 - theirs.0,
            "{entity} in {month}"
        );
    }
}

#[test]
fn every_record_of_kcna_2024_is_a_document_a_copy_or_refused() {
    let Some(facts) = kcna_2024() else { return };
    let totals = counted(by(Granularity::Total), &facts).corpus.totals;
    assert_eq!(totals.records, 942);
    assert_eq!(
        totals.records,
        totals.documents + totals.copies + totals.rejected
    );
}

#[test]
fn kim_jong_un_is_found_between_neighbours_that_lost_their_spaces() {
    let Some(documents) = documents("kcna-en-2024/headlines_2024-09-09.json") else {
        return;
    };
    let mut glued = 0;
    for analysed in &documents {
        let text = &analysed.document.text;
        for mention in analysed.mentions.iter().filter(|m| id(m) == "kim_jong_un") {
            let (start, end) = (mention.span.start as usize, mention.span.end as usize);
            let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let before = text[..start].chars().next_back();
            if touches(before) || touches(text[end..].chars().next()) {
                glued += 1;
            }
        }
        // Every place where the name stands is a mention, and nothing else is.
        let named = text.to_lowercase().matches("kim jong un").count();
        let found = count(
            text,
            circumstance(&analysed.document),
            "kim_jong_un",
            Counts::Demonyms,
        );
        assert_eq!(found, named, "{}", analysed.document.provenance);
    }
    // Counted with Python: of 703 in the bodies, 91 stand between boundaries.
    assert_eq!(glued, 703 - 91);
}

// --- KCNA headlines, 1997 to 2009 ---

/// Why a label and headcount disagree on a headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    /// The label misses a mention: its pattern does not know the word.
    LabelMisses,
    /// The label finds a mention where there is none.
    LabelErrs,
    /// Headcount leaves it out on purpose: a sea, a currency, a script, Hong Kong.
    Policy,
    /// A slip of the pen that headcount does not guess at.
    Slip,
    /// Too short to tell Spanish from English.
    UnknownLanguage,
}

/// What explains a disagreement: country, a part of the title in small letters, why.
const EXPLAINED: &[(&str, &str, Why)] = &[
    ("jp", "sea of japan", Why::Policy),
    ("jp", "mar de japon", Why::Policy),
    ("jp", "japans' ", Why::Slip),
    ("jp", "japanv", Why::Slip),
    ("jp", "rpdc-japon", Why::UnknownLanguage),
    ("jp", "japs'", Why::LabelMisses),
    ("jp", "nipon", Why::LabelMisses),
    ("cn", "use of chinese characters", Why::Policy),
    ("cn", "hong kong, china", Why::Policy),
    ("cn", "sabina chinensis", Why::LabelErrs),
    ("cn", "koreans in china", Why::Slip),
    ("cn", "dprk and china", Why::Slip),
    ("cn", "chino", Why::LabelMisses),
    ("cn", "sino-", Why::LabelMisses),
    ("cn", "rpch", Why::LabelMisses),
    ("us", "us$", Why::Policy),
    ("us", "pounce upon us", Why::LabelErrs),
    ("us", "america", Why::LabelMisses),
    ("us", "yanqui", Why::LabelMisses),
    ("us", "yankee", Why::LabelMisses),
    ("us", "estados unidos", Why::LabelMisses),
    ("us", "estadounidense", Why::LabelMisses),
    ("kr", "u.s. korea policy", Why::LabelErrs),
    ("kr", "s. koreas'", Why::Slip),
    ("kr", "surcoreanos", Why::UnknownLanguage),
    ("kr", "sudcorea", Why::LabelMisses),
    // Shift_JIS read as Latin-1, which headcount repairs: `S.\u{c2}\u{81}@Korea`.
    ("kr", "@korea", Why::LabelMisses),
];

#[test]
fn headlines_agree_with_their_authors_labels_but_for_what_is_explained() {
    let name = "kcna-headlines-1997-2009/preprocessed_corpus_part.csv";
    let Some((path, documents)) = beside(&format!("data/{name}")).zip(documents(name)) else {
        return;
    };
    let rows = rows(&path);
    assert_eq!(rows.len(), 64_986);
    let mut disagreements: BTreeMap<(&str, Option<Why>), u64> = BTreeMap::new();
    let mut unexplained = Vec::new();
    for analysed in &documents {
        let record = usize::try_from(analysed.document.provenance.record).unwrap();
        let row = &rows[record - 1];
        let found = mentioned(analysed);
        for (country, label) in [
            ("jp", "mentions_japan"),
            ("cn", "mentions_china"),
            ("us", "mentions_us"),
            ("kr", "mentions_south_korea"),
        ] {
            if (row[label] == "True") == found.contains(country) {
                continue;
            }
            let title = row["title"].to_lowercase();
            let why = EXPLAINED
                .iter()
                .find(|(of, part, _)| *of == country && title.contains(part))
                .map(|(_, _, why)| *why);
            if why.is_none() {
                unexplained.push(format!("{country} {} {}", row["date"], row["title"]));
            }
            *disagreements.entry((country, why)).or_default() += 1;
        }
    }
    assert!(unexplained.is_empty(), "{unexplained:#?}");
    let expected: BTreeMap<(&str, Option<Why>), u64> = [
        (("cn", Some(Why::LabelMisses)), 64),
        (("cn", Some(Why::LabelErrs)), 2),
        (("cn", Some(Why::Policy)), 10),
        (("cn", Some(Why::Slip)), 2),
        (("jp", Some(Why::LabelMisses)), 5),
        (("jp", Some(Why::Policy)), 3),
        (("jp", Some(Why::Slip)), 2),
        (("jp", Some(Why::UnknownLanguage)), 1),
        (("kr", Some(Why::LabelMisses)), 20),
        (("kr", Some(Why::LabelErrs)), 4),
        (("kr", Some(Why::Slip)), 1),
        (("kr", Some(Why::UnknownLanguage)), 1),
        (("us", Some(Why::LabelMisses)), 279),
        (("us", Some(Why::LabelErrs)), 1),
        (("us", Some(Why::Policy)), 1),
    ]
    .into();
    assert_eq!(disagreements, expected);
    for country in ["jp", "cn", "us", "kr"] {
        let of_country = disagreements.iter().filter(|((of, _), _)| *of == country);
        let sum: u64 = of_country.map(|(_, count)| count).sum();
        // Above 99.5 % agree.
        assert!(sum * 200 < rows.len() as u64, "{country}: {sum}");
    }
}

// --- KCNA, full stories of 2011 ---

#[test]
fn stories_of_2011_are_told_apart_by_language_where_their_labels_are_wrong() {
    let name = "kcna-headlines-1997-2009/KCNA_2011.csv";
    let Some((path, documents)) = beside(&format!("data/{name}")).zip(documents(name)) else {
        return;
    };
    let rows = rows(&path);
    let mut found: BTreeMap<(String, Option<Language>), u64> = BTreeMap::new();
    for analysed in &documents {
        let record = usize::try_from(analysed.document.provenance.record).unwrap();
        let label = rows[record - 1]["language"].clone();
        *found
            .entry((label, analysed.document.language))
            .or_default() += 1;
        // Spanish little words stand in Spanish, the English article in English.
        let text = format!(" {} ", analysed.document.text.replace('\n', " "));
        let (the, del) = (text.matches(" the ").count(), text.matches(" de ").count());
        match analysed.document.language {
            Some(Language::Spanish) => assert!(the <= del, "{}", analysed.document.provenance),
            Some(Language::English) => {
                assert!(del <= the + 1, "{}", analysed.document.provenance);
            }
            other => panic!("{other:?}: {}", analysed.document.text),
        }
    }
    let of = |label: &str, language| {
        let key = (label.to_owned(), Some(language));
        found.get(&key).copied().unwrap_or_default()
    };
    // All that is labelled Spanish is; of what is labelled English one in sixteen is Spanish.
    assert_eq!(of("es", Language::English), 0);
    assert!(of("es", Language::Spanish) > 700);
    assert!((800..900).contains(&of("en", Language::Spanish)));
    assert!(of("en", Language::English) > 12_000);
}

// --- Korean ---

/// Paragraphs of New Year speeches, read and counted by hand: year, line of the file, entity,
/// level, mentions.
const READ: &[(i16, usize, &str, Counts, usize)] = &[
    // 쏘련정부는, 쏘련군대를, 쏘련군대철거가; 조선민주주의인민공화국이, 공화국북반부인민들은,
    // 북조선지역에서는.
    (1949, 37, "xsu", Counts::Names, 3),
    (1949, 37, "kp", Counts::Names, 3),
    // 일본군대까지, ≪일본이동≫; 남조선주둔; 미국군대가, 미제국주의자들은, 미군 four times.
    (1949, 39, "jp", Counts::Names, 2),
    (1949, 39, "kr", Counts::Names, 1),
    (1949, 39, "us", Counts::Demonyms, 6),
    (1949, 25, "xsu", Counts::Names, 1),
    (1949, 25, "mn", Counts::Names, 1),
    // 쏘련, 중화인민공화국과.
    (1961, 54, "xsu", Counts::Names, 1),
    (1961, 54, "cn", Counts::Names, 1),
    // 미국침략군대의, 미제국주의자들과; 남조선인민들의, 남조선의, and 남북조선의 in a compound.
    (1961, 46, "us", Counts::Demonyms, 2),
    (1961, 46, "kr", Counts::Names, 2),
    // 중화인민공화국의 twice, 중국인민의.
    (1972, 63, "cn", Counts::Names, 3),
    // 미제와; 일본군국주의자들의, 일본인민; 중국인민, 라오스인민, 캄보쟈인민.
    (1972, 67, "us", Counts::Demonyms, 1),
    (1972, 67, "jp", Counts::Names, 2),
    (1972, 67, "cn", Counts::Names, 1),
    (1972, 67, "la", Counts::Names, 1),
    (1972, 67, "kh", Counts::Names, 1),
    // 영웅적꾸바인민은, 영웅적꾸바인민과; 볼리비아 holds 리비아.
    (1972, 69, "cu", Counts::Names, 2),
    (1972, 69, "bo", Counts::Names, 1),
    (1972, 69, "ly", Counts::All, 0),
    // 미국, 미국은, 미국이; 남조선사이에, 남조선에서.
    (1986, 96, "us", Counts::Names, 3),
    (1986, 96, "kr", Counts::Names, 2),
    // 중국과의, and 중국인민지원군 as an organisation; 쏘련.
    (1986, 104, "cn", Counts::Names, 1),
    (1986, 104, "cn", Counts::Demonyms, 2),
    (1986, 104, "xsu", Counts::Names, 1),
    // 미국과, 미국의, 미국이며, 미국입니다, and 조미회담 in a compound; 반공화국.
    (1994, 82, "us", Counts::Names, 4),
    (1994, 82, "us", Counts::Demonyms, 5),
    (1994, 82, "kp", Counts::Demonyms, 2),
];

#[test]
fn names_with_particles_are_counted_as_by_reading() {
    let Some(folder) = beside("data/nk-new-year-speeches-ko") else {
        return;
    };
    for (year, line, entity, level, expected) in READ {
        let text = fs::read_to_string(folder.join(format!("{year}.txt"))).unwrap();
        let paragraph = normalize(text.lines().nth(line - 1).unwrap());
        let circumstance = Circumstance {
            language: Some(Language::Korean),
            published: Some(date(*year, 1, 1)),
        };
        let found = count(&paragraph, circumstance, entity, *level);
        assert_eq!(
            found, *expected,
            "{entity} in {year}, line {line}: {paragraph}"
        );
    }
}

#[test]
fn ways_of_working_are_not_japan_and_words_are_not_countries() {
    let Some(documents) = documents("nk-new-year-speeches-ko") else {
        return;
    };
    let mut ways_of_working = 0;
    for analysed in &documents {
        let text = &analysed.document.text;
        ways_of_working += text.matches("일본새").count();
        for mention in analysed
            .mentions
            .iter()
            .filter(|m| m.counts != Counts::Never)
        {
            let after = &text[mention.span.end as usize..];
            let surface = mention.span.surface(text);
            assert!(!(id(mention) == "jp" && surface == "일본" && after.starts_with('새')));
            // Sudan, Iran, Oman, the United Kingdom and Libya are named in no speech.
            assert!(
                !["ir", "sd", "om", "gb", "ly"].contains(&id(mention)),
                "{surface} in {}: {}",
                analysed.document.published,
                after.chars().take(20).collect::<String>()
            );
            assert_ne!(surface, "중공");
        }
    }
    // As many as `grep` finds.
    assert_eq!(ways_of_working, 4);
}

#[test]
fn putin_is_in_a_headline_of_september_2026_by_his_title_alone() {
    let Some(documents) = documents("kcna-ko-2026-sample") else {
        return;
    };
    let titled: Vec<&Analysed> = documents
        .iter()
        .filter(|analysed| analysed.document.text.contains("로씨야련방 대통령이 축전"))
        .collect();
    let [headline] = titled[..] else {
        panic!("{} headlines", titled.len())
    };
    let of = |entity: &str| -> Vec<(AliasKind, Counts)> {
        let mentions = headline.mentions.iter().filter(|m| id(m) == entity);
        mentions.map(|m| (m.kind, m.counts)).collect()
    };
    assert_eq!(of("putin"), [(AliasKind::Title, Counts::All)]);
    assert_eq!(of("ru"), [(AliasKind::Name, Counts::Names)]);
    assert_eq!(of("kim_jong_un"), [(AliasKind::Name, Counts::Names)]);
    // 반로씨야적 and 반로씨야단체 name Russia.
    let article = documents
        .iter()
        .find(|analysed| analysed.document.body().contains("반로씨야단체"))
        .unwrap();
    let text = &article.document.text;
    let found = count(
        text,
        circumstance(&article.document),
        "ru",
        Counts::Demonyms,
    );
    assert_eq!(found, text.matches("로씨야").count());
}

// --- everything ---

#[test]
fn all_folders_go_into_one_store_and_nothing_is_lost() {
    let Some(path) = beside("data") else { return };
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let inputs = files(&path);
    let added = index(&store, &inputs);
    assert_eq!(
        added.records,
        added.documents + added.copies + added.rejected
    );

    let opened = Store::open(&store).unwrap();
    let mut names = BTreeSet::new();
    for source in opened.sources() {
        let has_any = source.records > 0 || source.menus > 0;
        assert!(source.complete && has_any, "{}", source.name);
        assert_eq!(
            source.records,
            source.documents + source.copies + source.rejected
        );
        names.insert(source.name.as_str());
    }
    // Files of equal content are one source.
    let digests: BTreeSet<_> = inputs
        .iter()
        .map(|input| source::digest(input).unwrap().to_hex().to_string())
        .collect();
    assert_eq!(names.len(), digests.len());

    let mut refused: BTreeMap<&'static str, u64> = BTreeMap::new();
    for rejection in opened.rejections() {
        *refused.entry(rejection.unwrap().reason.name()).or_default() += 1;
    }
    // Licences, notes, the home page, word lists; a row of Channel One without title and
    // text, and two stories of 2011 of which a comma is left; the table of published figures.
    let expected = BTreeMap::from([("no articles", 7), ("no date", 1), ("no text", 3)]);
    assert_eq!(refused, expected);

    assert!(check(&store).unwrap().is_empty());
    let again = index(&store, &inputs);
    assert_eq!((again.records, again.documents, again.rejected), (0, 0, 0));
}

// --- Menus of KCNA in English ---

/// Days and first and last appearance were read from the index and the six menus with Python.
#[test]
fn menus_tell_when_sections_of_kcna_came_and_went() {
    let Some(path) = beside("data/kcna-en-2024") else {
        return;
    };
    let facts = scan(&files(&path), 2).0;
    let coverage = crate::reading::coverage(&facts);
    let query = SectionQuery {
        sections: [
            "Celebrations for New Year",
            "Social Life",
            "Marking V-Day",
            "Year of Korea",
        ]
        .map(str::to_owned)
        .to_vec(),
        ..SectionQuery::default()
    };
    let table = section_table(&query, &facts, &coverage).unwrap();
    let [menus] = &table.menus[..] else {
        panic!("{:?}", table.menus)
    };
    assert_eq!((menus.days.len(), menus.lost, menus.undated), (724, 0, 0));
    let told: Vec<String> = table
        .rows
        .iter()
        .map(|row| match &row.menu {
            InMenu::Shown(life) => {
                let day =
                    |day: Option<jiff::civil::Date>| day.map_or("-".into(), |d| d.to_string());
                let (before, after) = (day(life.before), day(life.after));
                format!(
                    "{}: {before} {} {} {after}",
                    row.section, life.first, life.last
                )
            }
            other => format!("{}: {other:?}", row.section),
        })
        .collect();
    assert_eq!(
        told,
        [
            "Celebrations for New Year: - 2024-08-04 2026-07-01 2026-07-09",
            "Social Life: 2026-07-01 2026-07-09 2026-08-22 -",
            "Marking V-Day: 2026-07-25 2026-07-26 2026-08-10 2026-08-11",
            "Year of Korea: NeverShown",
        ]
    );
    let new_year = &table.rows[0];
    assert_eq!(new_year.life.as_ref().unwrap().last, date(2024, 2, 25));
    // Every day from 4 August to 9 September 2024, the last with documents, but none missing.
    assert_eq!(new_year.menu_days_since, Some(37));
}
