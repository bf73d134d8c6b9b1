//! `headcount season --messages`

use std::{io::Write, path::PathBuf};

use headcount::{
    analysis::{
        messages::{Attribution, Level, MessageQuery, Source, merge},
        season::{message_season, messages_by_day},
    },
    coverage::Coverage,
    facts::Facts,
    gazetteer::model::Gazetteer,
    report,
};

use super::Args;
use crate::{
    commands::{
        messages, question, reading,
        said::{self, Said},
    },
    note,
    outcome::Outcome,
};

pub(super) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let query = query(args, &gazetteer)?;
    let lists = said::lists(&args.events, &gazetteer)?;
    // What stands before the paths is a name only where mentions are asked for.
    let paths: Vec<PathBuf> = args
        .entity
        .iter()
        .map(PathBuf::from)
        .chain(args.paths.iter().cloned())
        .collect();
    let profiles = reading::profiles(&args.reading.sources)?;
    let origin = said::origin(&paths, args.store.as_deref(), &args.events);
    let mut said = Said::of(&[]);
    let (mut facts, mut outlets) = (Facts::default(), Vec::new());
    if let Some(origin) = origin {
        facts = said.read(origin, &profiles, &gazetteer, &args.reading.running)?;
        (_, outlets) = said.restrict(&facts, &args.subcorpus, args.counting.duplicates)?;
    }
    let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
    let source = Source {
        corpus: origin.map(|_| (&facts, &coverage, outlets.as_slice())),
        has_list: !lists.is_empty(),
    };
    let all = merge(said.findings.readings, lists);
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
        let policy = args.counting.duplicates;
        question::tell_corpus(&facts, policy, &gazetteer, &mut table, &mut head);
    }
    args.write(table, &head, &behind, None, out)?;
    Ok(match origin {
        Some(origin) => note::end(&facts, origin, args.reading.running.strict, out)?,
        None => Outcome::Complete,
    })
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
