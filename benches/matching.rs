//! How fast mentions are found: by the definition, the automaton and the gate.
//!
//! Every measurement asserts how many names it found: as many as were written into the text.

#[allow(dead_code, reason = "the formats of dumps are for the other benchmark")]
mod invented;

use std::fmt::Write;

use divan::Bencher;
use divan::counter::BytesCount;
use headcount::gazetteer::declaration::Declarations;
use headcount::gazetteer::model::AliasKind;
use headcount::gazetteer::model::Gazetteer;
use headcount::matching::Circumstance;
use headcount::matching::Matcher;
use headcount::matching::automaton::Automaton;
use headcount::matching::definition::Definition;
use headcount::matching::gate::Gate;
use invented::Tongue;

/// Ten countries under five spellings each.
const FIFTY_ALIASES: &str = r#"
entity = [
    { id = "cn", name = "China", kind = "country", names.en = ["China", "PRC", "Red China", "CHINA"], names.ko = ["중국"] },
    { id = "ru", name = "Russia", kind = "country", names.en = ["Russia", "RUSSIA", "USSR", "Muscovy"], names.ko = ["로씨야"] },
    { id = "vn", name = "Vietnam", kind = "country", names.en = ["Vietnam", "Viet Nam", "VIETNAM", "Annam"], names.ko = ["윁남"] },
    { id = "cu", name = "Cuba", kind = "country", names.en = ["Cuba", "CUBA", "Cuban Republic", "Kuba"], names.ko = ["꾸바"] },
    { id = "la", name = "Laos", kind = "country", names.en = ["Laos", "LAOS", "Lao PDR", "Lao Republic"], names.ko = ["라오스"] },
    { id = "mn", name = "Mongolia", kind = "country", names.en = ["Mongolia", "MONGOLIA", "MPR", "Outer Mongolia"], names.ko = ["몽골"] },
    { id = "sy", name = "Syria", kind = "country", names.en = ["Syria", "SYRIA", "SAR", "Syrian Republic"], names.ko = ["수리아"] },
    { id = "ir", name = "Iran", kind = "country", names.en = ["Iran", "IRAN", "Persia", "Iranian Republic"], names.ko = ["페르샤"] },
    { id = "eg", name = "Egypt", kind = "country", names.en = ["Egypt", "EGYPT", "UAR", "Egyptian Republic"], names.ko = ["이집트"] },
    { id = "np", name = "Nepal", kind = "country", names.en = ["Nepal", "NEPAL", "Nepalese Republic", "Nipal"], names.ko = ["네팔"] },
]
"#;

const TONGUES: [Tongue; 3] = [Tongue::English, Tongue::Korean, Tongue::Mixed];

fn main() {
    divan::main();
}

#[divan::bench(args = TONGUES)]
fn automaton_of_the_built_in_gazetteer(bencher: Bencher, tongue: Tongue) {
    let gazetteer = Gazetteer::builtin();
    measure(bencher, &Automaton::new(&gazetteer), tongue, 1000);
}

#[divan::bench(args = TONGUES)]
fn gate_of_the_built_in_gazetteer(bencher: Bencher, tongue: Tongue) {
    let gazetteer = Gazetteer::builtin();
    measure(bencher, &Gate::new(&gazetteer), tongue, 1000);
}

#[divan::bench(args = TONGUES)]
fn gate_of_fifty_aliases(bencher: Bencher, tongue: Tongue) {
    let gazetteer = fifty_aliases();
    measure(bencher, &Gate::new(&gazetteer), tongue, 1000);
}

#[divan::bench(args = TONGUES)]
fn gate_of_two_thousand_aliases(bencher: Bencher, tongue: Tongue) {
    let gazetteer = two_thousand_aliases();
    measure(bencher, &Gate::new(&gazetteer), tongue, 1000);
}

#[divan::bench(args = TONGUES)]
fn automaton_of_two_thousand_aliases(bencher: Bencher, tongue: Tongue) {
    let gazetteer = two_thousand_aliases();
    measure(bencher, &Automaton::new(&gazetteer), tongue, 1000);
}

#[divan::bench(args = TONGUES)]
fn automaton_of_fifty_aliases(bencher: Bencher, tongue: Tongue) {
    let gazetteer = fifty_aliases();
    measure(bencher, &Automaton::new(&gazetteer), tongue, 1000);
}

#[divan::bench(args = TONGUES, sample_count = 5)]
fn definition_of_the_built_in_gazetteer(bencher: Bencher, tongue: Tongue) {
    let gazetteer = Gazetteer::builtin();
    measure(bencher, &Definition::new(&gazetteer), tongue, 2);
}

#[divan::bench(args = TONGUES, sample_count = 5)]
fn definition_of_fifty_aliases(bencher: Bencher, tongue: Tongue) {
    let gazetteer = fifty_aliases();
    measure(bencher, &Definition::new(&gazetteer), tongue, 20);
}

/// What stands between the start of the program and its first mention.
#[divan::bench(args = TONGUES, sample_count = 20)]
fn built_in_gazetteer_to_first_mention(bencher: Bencher, tongue: Tongue) {
    let articles = invented::articles(tongue, 2);
    bencher.bench(|| {
        let gazetteer = Gazetteer::builtin();
        let found = names(&Gate::new(&gazetteer), &articles);
        assert_eq!(found, invented::mentions(&articles));
    });
}

fn measure(bencher: Bencher, matcher: &dyn Matcher, tongue: Tongue, articles: usize) {
    let articles = invented::articles(tongue, articles);
    let expected = invented::mentions(&articles);
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| assert_eq!(names(matcher, &articles), expected));
}

/// Returns how many countries are named in the articles.
fn names(matcher: &dyn Matcher, articles: &[invented::Article]) -> usize {
    let anywhere = Circumstance {
        language: None,
        published: None,
    };
    let mut mentions = Vec::new();
    let mut count = 0;
    for article in articles {
        for text in [&article.title, &article.text] {
            mentions.clear();
            matcher.find(text, anywhere, &mut mentions);
            count += mentions
                .iter()
                .filter(|mention| mention.kind == AliasKind::Name)
                .count();
        }
    }
    count
}

fn fifty_aliases() -> Gazetteer {
    assembled(FIFTY_ALIASES)
}

/// Returns the fifty, and places that stand in no article: each spelled as it is and in capitals.
fn two_thousand_aliases() -> Gazetteer {
    let syllables = ["ba", "ko", "ru", "ti", "me", "la", "no", "vi", "ga", "zu"];
    let mut others = FIFTY_ALIASES.trim_end().trim_end_matches(']').to_owned();
    for number in 0..975 {
        let digits = [number / 100, number / 10 % 10, number % 10];
        let sound = digits.map(|digit| syllables[digit]).concat();
        writeln!(
            others,
            "    {{ id = \"o{number}\", name = \"Q{sound}\", kind = \"country\", \
             names.en = [\"Q{sound}\"] }},"
        )
        .expect("a string takes all that is written");
    }
    let gazetteer = assembled(&(others + "]\n"));
    assert_eq!(gazetteer.aliases.len() / 100, 20);
    gazetteer
}

fn assembled(text: &str) -> Gazetteer {
    let declarations = Declarations::parse("names.toml", text);
    let declarations = declarations.expect("the text above is a gazetteer");
    declarations
        .assemble()
        .expect("no two of its entities share an alias")
}
