//! How fast dumps become facts, format by format, and text stored text.
//!
//! Every measurement asserts what it read: all records, and every name written into them.

mod invented;

use std::fs;
use std::io::Write;
use std::sync::atomic::AtomicBool;

use divan::Bencher;
use divan::counter::BytesCount;
use flate2::Compression;
use flate2::write::GzEncoder;
use headcount::facts::Facts;
use headcount::gazetteer::model::AliasKind;
use headcount::gazetteer::model::Gazetteer;
use headcount::ingest;
use headcount::ingest::End;
use headcount::ingest::FactsSink;
use headcount::ingest::Settings;
use headcount::ingest::Silent;
use headcount::matching::gate::Gate;
use headcount::source;
use headcount::source::Profiles;
use headcount::text;
use invented::Article;
use invented::Tongue;

const TONGUES: [Tongue; 3] = [Tongue::English, Tongue::Korean, Tongue::Mixed];

/// About 1.5 MB in English.
const ARTICLES: usize = 1500;

fn main() {
    divan::main();
}

#[divan::bench(args = TONGUES)]
fn json_lines_to_facts(bencher: Bencher, tongue: Tongue) {
    to_facts(bencher, tongue, |articles| {
        vec![file("a.jsonl", invented::json_lines(articles))]
    });
}

#[divan::bench(args = TONGUES)]
fn json_lines_in_gzip_to_facts(bencher: Bencher, tongue: Tongue) {
    to_facts(bencher, tongue, |articles| {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        let lines = invented::json_lines(articles);
        packed
            .write_all(lines.as_bytes())
            .expect("a vector has room");
        let packed = packed.finish().expect("a vector has room");
        vec![("a.jsonl.gz".to_owned(), packed)]
    });
}

#[divan::bench(args = TONGUES)]
fn json_array_to_facts(bencher: Bencher, tongue: Tongue) {
    to_facts(bencher, tongue, |articles| {
        vec![file("a.json", invented::json_array(articles))]
    });
}

#[divan::bench(args = TONGUES)]
fn csv_to_facts(bencher: Bencher, tongue: Tongue) {
    to_facts(bencher, tongue, |articles| {
        vec![file("a.csv", invented::csv(articles))]
    });
}

#[divan::bench(args = TONGUES)]
fn pages_to_facts(bencher: Bencher, tongue: Tongue) {
    to_facts(bencher, tongue, |articles| {
        each(articles, "html", |article| {
            let Article { title, text, .. } = article;
            let body = text.replace('\n', "</p>\n<p>");
            format!(
                "<html><head><title>{title}</title></head><body><h1>{title}</h1>\n\
                 <p>{body}</p></body></html>"
            )
        })
    });
}

#[divan::bench(args = TONGUES)]
fn plain_text_to_facts(bencher: Bencher, tongue: Tongue) {
    to_facts(bencher, tongue, |articles| {
        each(articles, "txt", |article| {
            format!("{}\n\n{}\n", article.title, article.text)
        })
    });
}

#[divan::bench(args = TONGUES)]
fn markdown_to_facts(bencher: Bencher, tongue: Tongue) {
    to_facts(bencher, tongue, |articles| {
        each(articles, "md", |article| {
            format!("# {}\n\n{}\n", article.title, article.text)
        })
    });
}

/// Text that is nearly as it is stored: the common case.
#[divan::bench(args = TONGUES)]
fn normalize_clean(bencher: Bencher, tongue: Tongue) {
    normalize(bencher, tongue, |text| text);
}

/// Text with typographic quotes, no-break spaces and doubled spaces.
#[divan::bench(args = TONGUES)]
fn normalize_typographic(bencher: Bencher, tongue: Tongue) {
    normalize(bencher, tongue, |text| {
        text.replace(", ", "\u{A0}\u{2013}  \u{2018}")
            .replace(". ", ".\u{2019}  ")
    });
}

/// A file of a dump: its name, and what is in it.
type File = (String, Vec<u8>);

fn file(name: &str, text: String) -> File {
    (name.to_owned(), text.into_bytes())
}

/// Returns a file for each article, named by its day.
fn each(articles: &[Article], ending: &str, text: impl Fn(&Article) -> String) -> Vec<File> {
    let numbered = articles.iter().enumerate();
    numbered
        .map(|(number, article)| {
            let name = format!("{}/{number}.{ending}", article.day);
            file(&name, text(article))
        })
        .collect()
}

fn to_facts(bencher: Bencher, tongue: Tongue, format: impl Fn(&[Article]) -> Vec<File>) {
    let articles = invented::articles(tongue, ARTICLES);
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut bytes = 0;
    for (name, text) in format(&articles) {
        let path = folder.path().join(name);
        let above = path.parent().expect("it stands in the folder");
        fs::create_dir_all(above).expect("a temporary folder has room");
        fs::write(&path, &text).expect("a temporary file can be written");
        bytes += text.len();
    }
    let gazetteer = Gazetteer::builtin();
    let matcher = Gate::new(&gazetteer);
    let profiles = Profiles::builtin();
    let inputs = source::discover(&[folder.path().to_owned()]).expect("it was just written");
    let interrupted = AtomicBool::new(false);
    let settings = Settings {
        profiles: &profiles,
        matcher: &matcher,
        today: jiff::civil::date(2025, 1, 1),
        threads: 1,
        interrupted: &interrupted,
    };
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let mut sink = FactsSink::default();
        let end = ingest::run(&inputs, settings, &mut Silent, &mut sink);
        assert_eq!(end, Ok(End::Complete));
        let (facts, rejections) = sink.finish();
        assert!(rejections.is_empty(), "{rejections:?}");
        assert_eq!(facts.documents.len(), articles.len());
        assert_eq!(names(&facts), invented::mentions(&articles));
    });
}

/// Returns how many countries were named.
fn names(facts: &Facts) -> usize {
    let names = facts
        .mentions
        .iter()
        .filter(|mention| mention.kind == AliasKind::Name);
    names.map(|mention| mention.count as usize).sum()
}

fn normalize(bencher: Bencher, tongue: Tongue, written: fn(String) -> String) {
    let articles = invented::articles(tongue, ARTICLES);
    let texts: Vec<String> = articles
        .into_iter()
        .map(|article| written(article.text))
        .collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    // Of any white space, one character is left between two words.
    let expected: usize = texts
        .iter()
        .map(|text| text.split_whitespace().count())
        .sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let found: usize = texts
            .iter()
            .map(|text| {
                text::normalize::normalize(text)
                    .matches([' ', '\n'])
                    .count()
                    + 1
            })
            .sum();
        assert_eq!(found, expected);
    });
}
