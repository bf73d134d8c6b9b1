//! The judge: which candidates are mentions. The law that every matcher shares.

use crate::gazetteer::model::{Alias, AliasKind, Counts, EntityIndex, Gazetteer, Target};

use super::candidate::Candidate;
use super::overlap::{self, Standing};
use super::title;
use super::validity;
use super::verdict::Verdict;
use super::{Circumstance, Mention};

/// A text with all that is needed to judge what stands in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) text: &'a str,
    pub(super) circumstance: Circumstance,
}

/// A target of a standing candidate, found to be an entity. Of those in one place that name one
/// entity the smallest counts: the one that counts under most `--counts`, then by alias.
type Claim = (EntityIndex, Counts, usize, AliasKind);

impl Case<'_> {
    /// Judges `candidates`, which must be all there are, and puts them in order.
    ///
    /// Appends the mentions, sorted. Everything that becomes of a candidate is told to `report`:
    /// of one that stands for each of its targets, of any other once, or once in either layer
    /// if it belongs to both.
    pub(super) fn judge(
        &self,
        candidates: &mut [Candidate],
        mentions: &mut Vec<Mention>,
        report: &mut impl FnMut(Candidate, Verdict),
    ) {
        candidates.sort_unstable_by_key(Candidate::precedence);
        let refusals = validity::refusals(self, candidates);
        let mut names = Vec::with_capacity(candidates.len());
        let mut titles = Vec::new();
        for (candidate, refusal) in candidates.iter().zip(refusals) {
            if let Some(refusal) = refusal {
                report(*candidate, Verdict::Refused(refusal));
                continue;
            }
            let targets = &self.alias(*candidate).targets;
            if targets.is_empty() || targets.iter().any(|target| !title::is_title(*target)) {
                names.push(*candidate);
            }
            if targets.is_empty() || targets.iter().any(|target| title::is_title(*target)) {
                titles.push(*candidate);
            }
        }
        let first = mentions.len();
        self.judge_names(&names, mentions, report);
        let mut found = Vec::new();
        self.judge_titles(&titles, &mentions[first..], &mut found, report);
        if !found.is_empty() {
            mentions.append(&mut found);
            mentions[first..].sort_unstable();
        }
    }

    /// Judges the layer of names; decoys stand in it.
    fn judge_names(
        &self,
        names: &[Candidate],
        mentions: &mut Vec<Mention>,
        report: &mut impl FnMut(Candidate, Verdict),
    ) {
        let standing = self.standing(names, &mut *report);
        let mut claims = Vec::new();
        for together in standing.chunk_by(|a, b| a.span == b.span) {
            claims.clear();
            for (position, candidate) in together.iter().enumerate() {
                let alias = self.alias(*candidate);
                if alias.targets.is_empty() {
                    report(*candidate, Verdict::Decoy);
                }
                for (target, kind) in &alias.targets {
                    if let Target::Entity(entity) = target
                        && !title::is_title((*target, *kind))
                    {
                        claims.push((*entity, alias.counts, position, *kind));
                    }
                }
            }
            grant(together, &mut claims, mentions, report);
        }
    }

    /// Judges the layer of titles, in which decoys only stand in the way.
    fn judge_titles(
        &self,
        titles: &[Candidate],
        names: &[Mention],
        mentions: &mut Vec<Mention>,
        report: &mut impl FnMut(Candidate, Verdict),
    ) {
        if titles
            .iter()
            .all(|title| overlap::is_decoy(self.gazetteer, title))
        {
            return;
        }
        let standing = self.standing(titles, |candidate, verdict| {
            if !overlap::is_decoy(self.gazetteer, &candidate) {
                report(candidate, verdict);
            }
        });
        let mut claims = Vec::new();
        for together in standing.chunk_by(|a, b| a.span == b.span) {
            claims.clear();
            for (position, candidate) in together.iter().enumerate() {
                let alias = self.alias(*candidate);
                for (target, kind) in &alias.targets {
                    if !title::is_title((*target, *kind)) {
                        continue;
                    }
                    match self.holder(*target, *candidate, names) {
                        Ok(entity) => claims.push((entity, alias.counts, position, *kind)),
                        Err(verdict) => report(*candidate, verdict),
                    }
                }
            }
            grant(together, &mut claims, mentions, report);
        }
    }

    /// Returns who is meant by a title.
    ///
    /// # Errors
    ///
    /// If nobody is, or the holder's name stands beside it: the verdict on the title.
    fn holder(
        &self,
        target: Target,
        title: Candidate,
        names: &[Mention],
    ) -> Result<EntityIndex, Verdict> {
        let entity = match target {
            Target::Entity(entity) => entity,
            Target::Office(office) => self
                .circumstance
                .published
                .and_then(|day| self.gazetteer.offices[usize::from(office.0)].holder(day))
                .ok_or(Verdict::NoHolder(office))?,
        };
        match title::name_beside(self.text, title.span, entity, names) {
            Some(name) => Err(Verdict::BesideName { entity, name }),
            None => Ok(entity),
        }
    }

    /// Returns the candidates of a layer that stand; of the others it tells `report`.
    fn standing(
        &self,
        layer: &[Candidate],
        mut report: impl FnMut(Candidate, Verdict),
    ) -> Vec<Candidate> {
        let standings = overlap::standings(self.gazetteer, layer);
        let mut standing = Vec::with_capacity(layer.len());
        for (candidate, found) in layer.iter().zip(standings) {
            match found {
                Standing::Stands => standing.push(*candidate),
                Standing::GivesWay(to, winner) => report(
                    *candidate,
                    Verdict::GivesWay {
                        to,
                        alias: winner.alias,
                        span: winner.span,
                    },
                ),
            }
        }
        standing
    }

    pub(super) fn alias(&self, candidate: Candidate) -> &Alias {
        &self.gazetteer.aliases[candidate.alias.0 as usize]
    }
}

/// Appends one mention for each entity claimed by candidates of one span.
fn grant(
    together: &[Candidate],
    claims: &mut [Claim],
    mentions: &mut Vec<Mention>,
    report: &mut impl FnMut(Candidate, Verdict),
) {
    claims.sort_unstable();
    for of_entity in claims.chunk_by(|a, b| a.0 == b.0) {
        let (entity, counts, position, kind) = of_entity[0];
        let winner = together[position];
        let mention = Mention {
            span: winner.span,
            entity,
            alias: winner.alias,
            kind,
            counts,
        };
        mentions.push(mention);
        report(winner, Verdict::Counted(mention));
        for (_, _, position, _) in &of_entity[1..] {
            let again = Verdict::Again {
                entity,
                alias: winner.alias,
            };
            report(together[*position], again);
        }
    }
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
