//! Runs `tests/cases/*.toml` on every matcher, with the built-in gazetteer.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use headcount::gazetteer::model::{AliasKind, Counts, Gazetteer};
use headcount::language::Language;
use headcount::matching::automaton::Automaton;
use headcount::matching::definition::Definition;
use headcount::matching::explain::explain;
use headcount::matching::gate::Gate;
use headcount::matching::{Circumstance, Matcher, Mention};
use jiff::civil::Date;
use serde::Deserialize;

/// Cases of one file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

/// One decision; `tests/cases/README.md` says what the fields mean.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    rule: String,
    text: String,
    language: Option<String>,
    date: Option<String>,
    counts: Option<String>,
    kinds: Option<Vec<String>>,
    expect: Vec<String>,
}

impl Case {
    fn circumstance(&self) -> Circumstance {
        Circumstance {
            language: self
                .language
                .as_deref()
                .map(|code| code.parse::<Language>().unwrap()),
            published: self.date.as_deref().map(|day| day.parse::<Date>().unwrap()),
        }
    }

    /// Returns the ids of what `matcher` finds, filtered as the case asks.
    fn found(&self, gazetteer: &Gazetteer, matcher: &dyn Matcher) -> Vec<String> {
        let mut mentions = Vec::new();
        matcher.find(&self.text, self.circumstance(), &mut mentions);
        mentions
            .into_iter()
            .filter(|mention| self.asks_for(mention))
            .map(|mention| gazetteer.entities[usize::from(mention.entity.0)].id.clone())
            .collect()
    }

    fn asks_for(&self, mention: &Mention) -> bool {
        let counts = self.counts.as_deref().map_or(Counts::Demonyms, counts);
        let kinds = self.kinds.as_ref();
        mention.counts <= counts
            && kinds.is_none_or(|kinds| kinds.iter().any(|name| kind(name) == mention.kind))
    }
}

fn counts(name: &str) -> Counts {
    match name {
        "names" => Counts::Names,
        "demonyms" => Counts::Demonyms,
        "all" => Counts::All,
        "never" => Counts::Never,
        _ => panic!("{name:?} is no level of counts"),
    }
}

fn kind(name: &str) -> AliasKind {
    match name {
        "name" => AliasKind::Name,
        "abbreviation" => AliasKind::Abbreviation,
        "demonym" => AliasKind::Demonym,
        "compound" => AliasKind::Compound,
        "epithet" => AliasKind::Epithet,
        "capital" => AliasKind::Capital,
        "organisation" => AliasKind::Organisation,
        "title" => AliasKind::Title,
        "institution" => AliasKind::Institution,
        _ => panic!("{name:?} is no kind of alias"),
    }
}

/// Returns every case with the name of its file, in the order of the files' names.
fn cases() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let cases: Cases = toml::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        all.extend(cases.case.into_iter().map(|case| (file.clone(), case)));
    }
    all
}

#[test]
fn every_matcher_answers_every_case() {
    let gazetteer = Gazetteer::builtin();
    let definition = Definition::new(&gazetteer);
    let automaton = Automaton::new(&gazetteer);
    let gate = Gate::new(&gazetteer);
    let matchers: [(&str, &dyn Matcher); 3] = [
        ("definition", &definition),
        ("automaton", &automaton),
        ("gate", &gate),
    ];
    let cases = cases();
    assert!(cases.len() > 80, "only {} cases were read", cases.len());
    let mut wrong = String::new();
    for (file, case) in &cases {
        for (name, matcher) in matchers {
            let found = case.found(&gazetteer, matcher);
            if found != case.expect {
                writeln!(
                    wrong,
                    "{file}, {}: {}\n  {name} finds {found:?}\n  expected {:?} in {:?}",
                    case.rule, case.name, case.expect, case.text
                )
                .unwrap();
                for finding in explain(&gazetteer, &case.text, case.circumstance()) {
                    let surface = finding.span.surface(&case.text);
                    writeln!(wrong, "    {surface:?}: {:?}", finding.verdict).unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn no_two_cases_share_a_name_and_a_text() {
    let mut names: Vec<(String, String)> = cases()
        .into_iter()
        .map(|(_, case)| (case.name, case.text))
        .collect();
    names.sort();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
}
