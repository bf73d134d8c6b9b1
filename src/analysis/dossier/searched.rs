//! The answers that documents give.

use crate::analysis::compare::Comparison;
use crate::analysis::counts::CountTable;
use crate::analysis::season::Season;
use crate::analysis::season::season;
use crate::analysis::silence::Silences;
use crate::analysis::trend::Course;
use crate::analysis::trend::Events;
use crate::analysis::trend::course;
use crate::coverage::Coverage;
use crate::coverage::Gap;
use crate::coverage::PeriodCoverage;
use crate::facts::Facts;
use crate::gazetteer::model::Gazetteer;
use crate::period::Granularity;

use super::Inquiry;
use super::asking::Asking;

/// What documents say of the entities of an inquiry.
#[derive(Clone, Debug, PartialEq)]
pub struct Searched {
    /// All days together; no row where there is no document.
    pub totals: CountTable,
    /// Period by period.
    pub periods: CountTable,
    /// Of each entity; none where the days asked for are not one stretch.
    pub silences: Vec<Silences>,
    /// The first two entities, if there are two.
    pub comparison: Option<Comparison>,
    /// Of each entity.
    pub seasons: Vec<Season>,
    /// Of each entity; none by the day, on which chance decides.
    pub courses: Vec<Course>,
    /// How each outlet covers the periods, by name of outlet.
    pub strips: Vec<Strip>,
    /// Stretches of missing issues in the days looked at, by name of outlet.
    pub gaps: Vec<(String, Gap)>,
    /// Of each entity, documents in which only a title stands for it.
    pub by_title: Vec<u64>,
}

/// How one outlet covers the periods of [`Searched::periods`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// Name of the outlet.
    pub outlet: String,
    /// One a period.
    pub cells: Vec<PeriodCoverage>,
    /// All days that are looked at, together.
    pub whole: PeriodCoverage,
}

impl Searched {
    pub(super) fn of(
        inquiry: &Inquiry,
        facts: &Facts,
        gazetteer: &Gazetteer,
        coverage: &Coverage,
    ) -> Self {
        let asking = Asking {
            inquiry,
            facts,
            gazetteer,
            coverage,
        };
        let periods = asking.count(inquiry.by);
        let totals = asking.count(Granularity::Total);
        let outlets = asking.outlets();
        Self {
            silences: asking.silences(),
            comparison: asking.comparison(),
            seasons: asking
                .of_each(|entity, query| season(entity, query, facts, gazetteer, coverage)),
            courses: match inquiry.by {
                Granularity::Day => Vec::new(),
                _ => asking
                    .of_each(|_, query| course(query, Events::AsFound, facts, gazetteer, coverage)),
            },
            strips: asking.strips(&periods, &totals, &outlets),
            gaps: asking.gaps(&periods, &outlets),
            by_title: asking.by_title(),
            totals,
            periods,
        }
    }
}
