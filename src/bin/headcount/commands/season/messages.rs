//! `headcount season --messages`

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use headcount::{
    analysis::{
        corpus::Corpus,
        messages::{Attribution, Findings, Level, MessageQuery, Source, merge, read_list},
        season::{message_season, messages_by_day},
        subcorpus::Subcorpus,
    },
    coverage::Coverage,
    dedup::Deduplicated,
    facts::{Facts, OutletIndex},
    gazetteer::model::Gazetteer,
    period::Window,
    report,
    store::Store,
};

use super::Args;
use crate::{
    args::DEFAULT_STORE,
    commands::{count, messages, question, reading},
    note,
    outcome::Outcome,
};

pub(super) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let query = query(args, &gazetteer)?;
    let mut lists = Vec::new();
    for file in &args.events {
        lists.extend(read_list(file, &gazetteer)?);
    }
    // What stands before the paths is a name only where mentions are asked for.
    let paths: Vec<PathBuf> = args
        .entity
        .iter()
        .map(PathBuf::from)
        .chain(args.paths.iter().cloned())
        .collect();
    let profiles = reading::profiles(&args.reading.sources)?;
    let store = match &args.store {
        Some(folder) => Some(folder.as_path()),
        None => args.events.is_empty().then_some(Path::new(DEFAULT_STORE)),
    };
    let (facts, findings, origin) = if !paths.is_empty() {
        let running = &args.reading.running;
        let (facts, findings) =
            reading::with_dump(&paths, &profiles, &gazetteer, running, |dump| {
                messages::from_dump(dump, &gazetteer)
            })?;
        (facts, findings, Some(note::Origin::Dump(&paths)))
    } else if let Some(folder) = store {
        let store = Store::open(folder)?;
        let facts = count::facts(&store, &gazetteer, &args.reading.running)?;
        let findings = messages::from_store(&store, &gazetteer)?;
        (facts, findings, Some(note::Origin::Store(folder)))
    } else {
        (Facts::default(), Findings::default(), None)
    };
    let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
    let (outlets, readings) = within(args, &facts, findings, origin.is_some())?;
    let source = Source {
        corpus: origin.map(|_| (&facts, &coverage, outlets.as_slice())),
        has_list: !lists.is_empty(),
    };
    let all = merge(readings.readings, lists);
    let (mut table, mut head, behind) = if let Some(day) = args.by_day {
        let (by_year, answer) = messages_by_day(day, &query, &all, source, &gazetteer)?;
        let (table, head) = report::season::of_messages_by_day(&query, &answer, &gazetteer);
        let behind = report::season::behind_messages(&by_year, &facts);
        (table, head, behind)
    } else {
        let answer = message_season(query, &args.months, &all, source, &gazetteer);
        (
            report::season::months_of_messages(&answer),
            report::season::head_of_messages(&answer, &gazetteer),
            report::season::behind_months_of_messages(&answer, &facts),
        )
    };
    if origin.is_some() {
        let totals = Deduplicated::of(&facts, args.counting.duplicates).totals;
        let corpus = Corpus::of(&facts, totals, &gazetteer);
        head.insert("corpus".to_owned(), report::corpus::json(&corpus));
        table.footers.push(report::corpus::records_read(totals));
    }
    args.write(table, &head, &behind, None, out)?;
    Ok(match origin {
        Some(origin) => note::end(&facts, origin, args.reading.running.strict, out)?,
        None => Outcome::Complete,
    })
}

/// Returns the outlets that are looked at, and what their documents report.
fn within(
    args: &Args,
    facts: &Facts,
    findings: Findings,
    has_corpus: bool,
) -> anyhow::Result<(Vec<OutletIndex>, Findings)> {
    if !has_corpus {
        return Ok((Vec::new(), findings));
    }
    let subcorpus = Subcorpus::named(
        facts,
        Window::default(),
        &args.subcorpus.outlet,
        &args.subcorpus.section,
        &args.subcorpus.language,
    )?;
    let findings = findings.within(facts, &subcorpus, args.counting.duplicates);
    let outlets = if subcorpus.outlets.is_empty() {
        (0..).map(OutletIndex).take(facts.outlets.len()).collect()
    } else {
        subcorpus.outlets
    };
    Ok((outlets, findings))
}

fn query(args: &Args, gazetteer: &Gazetteer) -> anyhow::Result<MessageQuery> {
    let levels = match args.levels.as_slice() {
        [] => vec![Level::Leader, Level::Party],
        levels => levels.to_vec(),
    };
    let kinds = match args.kinds.as_slice() {
        [] => MessageQuery::messages(),
        kinds => kinds.to_vec(),
    };
    Ok(MessageQuery {
        between: messages::between(&args.between, gazetteer)?,
        window: question::window(&args.subcorpus)?,
        levels,
        kinds,
        attribution: Attribution::Published,
        unverified: true,
    })
}
