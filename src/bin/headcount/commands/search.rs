//! `headcount search`

use std::io::Write;

use anyhow::{Context, bail};
use clap::ValueEnum;
use headcount::{
    analysis::search::{self, Corpus, Expression, Order, Part, SearchQuery},
    gazetteer::{files::GazetteerFiles, model::Gazetteer},
    index::{self, CaughtUp, Standings, TextIndex},
    report::{self, format::Format},
    store::Store,
};

use super::{count, question, reading};
use crate::{
    args::{Counting, FormatArg, Names, Running, StoreFolder, Subcorpus},
    interrupt, note,
    outcome::Outcome,
    progress, terminal,
};

/// Find documents of a store by words, phrases and entities
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A query is words that all must be there, or joined by AND, OR, NOT and parentheses, and:
  \"kim jong un\"           words one after another; in Korean, Chinese and Japanese any characters
  росси*  *kim            words that begin, or end, like this
  entity:xi_jinping       a mention of an entity, as `count` counts them: names glued to their
                          neighbours and other spellings too
  outlet:kcna-en  section:\"Top News\"  language:ko
  date:2024-06  date:[2024-01-01 TO 2024-06-30]  date:[2024 TO *]
Case does not matter, accents do. Where a store has no text index, or one that is behind, search
answers all the same, only slower.

Examples:
  headcount search '\"신년사\" OR \"new year address\"' --sort date
  headcount search 'entity:xi_jinping entity:putin NOT visit' --from 2024-05-01 --to 2024-08-31
  headcount search 남조선 --outlet rodong-ko --limit 50 --format csv > found.csv")]
pub(crate) struct Args {
    /// What is looked for; several arguments are one query
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,

    #[command(flatten)]
    store: StoreFolder,

    /// What comes first: the document that the words say most of, or the latest
    #[arg(long, value_enum, default_value_t, value_name = "ORDER")]
    sort: Sort,

    /// Documents shown; how many there are is always said
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,

    #[command(flatten)]
    subcorpus: Subcorpus,

    #[command(flatten)]
    counting: Counting,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    names: Names,

    #[command(flatten)]
    running: Running,
}

/// What comes first.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Sort {
    /// The document that the words say most of
    #[default]
    Relevance,
    /// The latest
    Date,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let text = args.query.join(" ");
    // Names take longer to load than words to be found.
    let names = Expression::names_entities(&text).then(|| reading::gazetteer(&args.names));
    let gazetteer = names.transpose()?;
    let query = query(args, text, gazetteer.as_ref())?;
    reading::use_threads(&args.running)?;
    let folder = &args.store.store;
    let mut store = Store::open(folder)?;
    if is_behind(&store) {
        catch_up(&store, &args.running)?;
        // A writer may have been at work meanwhile.
        store = Store::open(folder)?;
    }
    let text_index = TextIndex::open(&store);
    let names = gazetteer.as_ref();
    let facts = names
        .map(|names| count::facts(&store, names, &args.running))
        .transpose()?;
    let matcher = names.map(|names| args.running.engine.matcher(names));
    let corpus = Corpus {
        store: &store,
        index: &text_index,
        facts: facts.as_ref(),
        matcher: matcher.as_deref(),
    };
    let found = search::search(&query, &corpus)?;
    report::search::write(
        &query,
        &found,
        names.map(|names| names.fingerprint.as_str()),
        args.format.format,
        terminal::width(),
        &mut *out,
    )?;
    out.flush()?;
    say_what_was_read(&text_index, args);
    if names.is_none() && args.format.format == Format::Text {
        suggest_entity(&query, &reading::names(&args.names)?)?;
    }
    Ok(Outcome::of(store.totals().rejected, args.running.strict))
}

fn query(args: &Args, text: String, gazetteer: Option<&Gazetteer>) -> anyhow::Result<SearchQuery> {
    Ok(SearchQuery {
        expression: Expression::parse(&text, gazetteer).context("cannot understand the query")?,
        text,
        part: Part {
            window: question::window(&args.subcorpus)?,
            outlets: args.subcorpus.outlet.clone(),
            sections: args.subcorpus.section.clone(),
            languages: args.subcorpus.language.clone(),
        },
        counts: args.counting.counts,
        duplicates: args.counting.duplicates,
        order: match args.sort {
            Sort::Relevance => Order::Relevance,
            Sort::Date => Order::Date,
        },
        limit: args.limit,
    })
}

/// Returns whether the store has a text index that does not cover it, or not what was removed
/// since and the rules by which copies are told. A store that was made without one stays so.
fn is_behind(store: &Store) -> bool {
    let text_index = TextIndex::open(store);
    text_index.exists() && (text_index.rows_not_covered() > 0 || !Standings::are_kept(store))
}

/// Brings the text index to what the store holds; where that cannot be, says so, and texts are
/// read instead.
fn catch_up(store: &Store, running: &Running) -> anyhow::Result<()> {
    let stop = interrupt::flag()?;
    match index::catch_up(store, reading::threads(running), &stop) {
        Ok(CaughtUp::Whole | CaughtUp::Busy) => Ok(()),
        Ok(CaughtUp::Stopped) => bail!("interrupted while the text index was brought up to date"),
        Err(why) => {
            let why = anyhow::Error::from(why);
            progress::say(&format!("note: {why:#}"));
            Ok(())
        }
    }
}

/// Says how much was read for want of an index.
fn say_what_was_read(text_index: &TextIndex<'_>, args: &Args) {
    let rows = text_index.rows_not_covered();
    if rows > 0 {
        let store = note::quoted(&args.store.store);
        progress::say(&format!(
            "note: {rows} records are not in the text index and were read one by one: `headcount check --repair --store {store}` adds them"
        ));
    }
}

/// Says how to find an entity whose name was looked for as words.
fn suggest_entity(query: &SearchQuery, names: &GazetteerFiles) -> anyhow::Result<()> {
    let words = query.text.trim().trim_matches('"');
    let is_plain = matches!(query.expression, Expression::Phrase(_) | Expression::All(_));
    // Names take longer to put together than words to be found.
    if !is_plain || !names.hold(words) {
        return Ok(());
    }
    let gazetteer = names.assemble()?;
    if let Ok([entity]) = gazetteer.resolve(words).as_deref() {
        let entity = &gazetteer.entities[usize::from(entity.0)];
        progress::say(&format!(
            "note: entity:{} finds every name of {}, also where it is glued to its neighbours",
            entity.id, entity.name
        ));
    }
    Ok(())
}
