//! Counts from tallies: in milliseconds, however many documents there are.

use std::io::Write;

use headcount::{
    analysis::counts::count_tallied,
    facts::Facts,
    gazetteer::{files::GazetteerFiles, lookup::called, model::Gazetteer},
    source::Profiles,
    store::Store,
    tallies::{self, KeptTallies, Tallies},
};

use super::Args;
use crate::{
    commands::{question, reading},
    note::{self, LeftOut},
    outcome::Outcome,
};

/// Answers from the tallies that the store keeps for these names; `None` if it keeps none that
/// are of what it holds now.
pub(super) fn answer(
    args: &Args,
    names: &GazetteerFiles,
    profiles: &Profiles,
    store: &Store,
    out: &mut impl Write,
) -> anyhow::Result<Option<Outcome>> {
    let Some(kept) = KeptTallies::of(store, &names.digest()) else {
        return Ok(None);
    };
    let mut gazetteer = None;
    let question = question::understand_by(&args.question, |words| {
        if let Some(found) = called(kept.entities(), words) {
            return Ok(found);
        }
        // An alias: only now are all of them needed.
        let gazetteer = match &mut gazetteer {
            Some(gazetteer) => gazetteer,
            none => none.insert(names.assemble()?),
        };
        Ok(gazetteer.resolve(words)?)
    })?;
    let Some(tallies) = kept.load(question.entities()) else {
        return Ok(None);
    };
    let query = question.query_among(&tallies.outlets, &tallies.sections)?;
    let rhythms = reading::rhythms(profiles);
    let totals = store.totals();
    let (rejected, removed) = (totals.rejected, totals.removed);
    let Some(table) = count_tallied(query, &tallies, &rhythms, rejected, removed) else {
        return Ok(None);
    };
    note::set_aside(store);
    question.show(&table, &mut *out)?;
    let read = table.corpus.totals.records;
    let left_out = LeftOut {
        read,
        refused: rejected,
        unread: &store.unread(),
        has_menus: rejected == read && !store.menus()?.is_empty(),
    };
    let origin = note::Origin::Store(&args.store.store);
    let strict = args.reading.running.strict;
    Ok(Some(note::end_without(&left_out, origin, strict, out)?))
}

/// Keeps the tallies of a store for the next question, unless it has them or cannot be written
/// to: they only save time.
pub(crate) fn keep(facts: &Facts, gazetteer: &Gazetteer, store: &Store, names: &GazetteerFiles) {
    let digest = names.digest();
    if KeptTallies::of(store, &digest).is_none() {
        let _ = tallies::keep(&Tallies::of(facts, gazetteer), store, &digest);
    }
}
