use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::analysis::invented::CHINA;
use crate::analysis::invented::RUSSIA;
use crate::analysis::invented::Record;
use crate::analysis::invented::XI;
use crate::analysis::invented::facts;
use crate::analysis::invented::gazetteer;
use crate::analysis::invented::january;
use crate::coverage::Coverage;
use crate::coverage::State;
use crate::facts::Facts;
use crate::facts::OutletIndex;
use crate::facts::SectionIndex;
use crate::language::Language;
use crate::period::Window;

fn by(by: Granularity) -> CountQuery {
    CountQuery {
        entities: vec![CHINA],
        by,
        subcorpus: Subcorpus::default(),
        counts: Counts::Demonyms,
        kinds: Vec::new(),
        duplicates: Policy::Copies,
    }
}

fn counted(query: &CountQuery, facts: &Facts) -> CountTable {
    count(
        query.clone(),
        facts,
        &gazetteer(),
        &Coverage::of(facts, &BTreeMap::new()),
    )
}

/// Label, mentions, documents and documents in all.
type Numbers = (String, Option<u64>, Option<u64>, Option<u64>);

fn numbers(table: &CountTable) -> Vec<Numbers> {
    table
        .rows()
        .map(|row| {
            let label = row.period.period.label();
            (
                label,
                row.mentions(),
                row.documents(),
                row.documents_total(),
            )
        })
        .collect()
}

#[test]
fn mentions_and_documents_are_counted_with_their_denominators() {
    let facts = facts(&[
        Record::new(1, january(1), &[(CHINA, 3)]),
        Record::new(2, january(1), &[(CHINA, 1), (RUSSIA, 5)]),
        Record::new(3, january(2), &[]),
        Record::new(4, january(2), &[(RUSSIA, 1)]),
    ]);
    let table = counted(&by(Granularity::Month), &facts);
    let rows: Vec<CountRow> = table.rows().collect();
    let [row] = rows[..] else {
        panic!("{} rows", rows.len())
    };
    assert_eq!((row.mentions(), row.documents()), (Some(4), Some(2)));
    assert_eq!((row.documents_total(), row.tokens()), (Some(4), Some(400)));
    assert_eq!(row.share().map(Share::share), Some(0.5));
    assert_eq!(row.frequency().map(Frequency::per_million), Some(10_000.0));
    assert_eq!(
        (row.entity.id.as_str(), row.entity.name.as_str()),
        ("cn", "China")
    );
}

#[test]
fn a_month_without_documents_has_rows_without_numbers() {
    let facts = facts(&[
        Record::new(1, date(2024, 1, 30), &[(CHINA, 3)]),
        Record::new(2, date(2024, 4, 1), &[]),
    ]);
    let table = counted(&by(Granularity::Month), &facts);
    let label = str::to_owned;
    assert_eq!(
        numbers(&table),
        [
            (label("2024-01"), Some(3), Some(1), Some(1)),
            (label("2024-02"), None, None, None),
            (label("2024-03"), None, None, None),
            (label("2024-04"), Some(0), Some(0), Some(1)),
        ]
    );
    let missing = table.rows().nth(1).unwrap();
    assert_eq!(missing.state(), CellState::None);
    assert_eq!(missing.tokens(), None);
    assert_eq!((missing.share(), missing.frequency()), (None, None));
}

#[test]
fn copies_count_once_unless_every_record_is_asked_for() {
    let copy = |section| Record {
        section,
        ..Record::new(1, january(1), &[(CHINA, 2)])
    };
    let facts = facts(&[copy("World"), copy("Latest"), copy("Latest")]);
    let query = by(Granularity::Total);
    let once = |mentions, documents| {
        vec![(
            "total".to_owned(),
            Some(mentions),
            Some(documents),
            Some(documents),
        )]
    };
    assert_eq!(numbers(&counted(&query, &facts)), once(2, 1));
    let every = CountQuery {
        duplicates: Policy::None,
        ..query
    };
    assert_eq!(numbers(&counted(&every, &facts)), once(6, 3));

    let totals = counted(&every, &facts).corpus.totals;
    assert_eq!(
        (totals.records, totals.documents, totals.rejected),
        (4, 3, 1)
    );
}

#[test]
fn an_article_in_two_sections_counts_in_each_and_once_in_both() {
    let copy = |section| Record {
        section,
        ..Record::new(1, january(1), &[(CHINA, 2)])
    };
    let facts = facts(&[copy("World"), copy("Latest")]);
    let in_sections = |sections: &[u16]| {
        let mut query = by(Granularity::Total);
        query.subcorpus.sections = sections.iter().map(|s| SectionIndex(*s)).collect();
        counted(&query, &facts)
            .rows()
            .next()
            .and_then(|row| row.mentions())
    };
    assert_eq!(in_sections(&[0]), Some(2));
    assert_eq!(in_sections(&[1]), Some(2));
    assert_eq!(in_sections(&[0, 1]), Some(2));
}

#[test]
fn the_level_decides_which_sorts_of_name_count() {
    let mut record = Record::new(1, january(1), &[(CHINA, 1)]);
    record.mentions.push((CHINA, AliasKind::Demonym, 10));
    record.mentions.push((CHINA, AliasKind::Capital, 100));
    let facts = facts(&[record]);
    let mentions = |counts, kinds: &[AliasKind]| {
        let query = CountQuery {
            counts,
            kinds: kinds.to_vec(),
            ..by(Granularity::Total)
        };
        let table = counted(&query, &facts);
        table.rows().next().and_then(|row| row.mentions())
    };
    assert_eq!(mentions(Counts::Names, &[]), Some(1));
    assert_eq!(mentions(Counts::Demonyms, &[]), Some(11));
    assert_eq!(mentions(Counts::All, &[]), Some(111));
    assert_eq!(mentions(Counts::All, &[AliasKind::Capital]), Some(100));
    assert_eq!(mentions(Counts::Names, &[AliasKind::Capital]), Some(0));
}

#[test]
fn without_a_wish_every_mentioned_entity_comes_most_documents_first_then_by_id() {
    let facts = facts(&[
        Record::new(1, january(1), &[(XI, 9)]),
        Record::new(2, january(2), &[(RUSSIA, 1)]),
        Record::new(3, january(3), &[(RUSSIA, 1)]),
    ]);
    let ids = |entities: &[EntityIndex]| -> Vec<String> {
        let query = CountQuery {
            entities: entities.to_vec(),
            ..by(Granularity::Day)
        };
        let table = counted(&query, &facts);
        table
            .entities
            .iter()
            .map(|entity| entity.id.clone())
            .collect()
    };
    assert_eq!(ids(&[]), ["ru", "xi_jinping"]);
    assert_eq!(ids(&[XI, CHINA, XI]), ["xi_jinping", "cn"]);
}

#[test]
fn the_same_window_of_every_year_is_compared() {
    let facts = facts(&[
        Record::new(1, date(2023, 9, 20), &[(CHINA, 1)]),
        Record::new(2, date(2023, 9, 21), &[(CHINA, 10)]),
        Record::new(3, date(2024, 3, 1), &[(CHINA, 100)]),
    ]);
    let mut query = by(Granularity::Year);
    query.subcorpus.window = Window::new(None, None, "09-20".parse().ok()).unwrap();
    let label = str::to_owned;
    assert_eq!(
        numbers(&counted(&query, &facts)),
        [
            (label("2023"), Some(1), Some(1), Some(1)),
            (label("2024"), Some(100), Some(1), Some(1)),
        ]
    );
    query.by = Granularity::Total;
    let table = counted(&query, &facts);
    let total = &table.periods[0].period;
    assert_eq!(
        (total.from, total.to),
        (date(2023, 9, 20), date(2024, 3, 1))
    );
    assert_eq!(
        numbers(&table),
        [(label("total"), Some(101), Some(2), Some(2))]
    );
}

/// Returns an article a day of the first half of 2023 and of 2024.
fn first_halves() -> Facts {
    let days = |year| {
        let (first, last) = (date(year, 1, 1), date(year, 6, 30));
        Period::covering(Granularity::Day, first, last)
    };
    let records = [2023, 2024].map(days).concat();
    let records: Vec<Record> = records
        .iter()
        .map(|day| Record::new(1, day.from, &[(CHINA, 1)]))
        .collect();
    facts(&records)
}

#[test]
fn days_outside_the_window_do_not_make_a_period_partial() {
    let facts = first_halves();
    let states = |by, to_date: Option<&str>| -> Vec<CellState> {
        let mut query = self::by(by);
        let to_date = to_date.map(|day| day.parse().unwrap());
        query.subcorpus.window = Window::new(None, None, to_date).unwrap();
        counted(&query, &facts)
            .rows()
            .map(|row| row.state())
            .collect()
    };
    assert_eq!(states(Granularity::Year, None), [CellState::Partial; 2]);
    assert_eq!(states(Granularity::Total, None), [CellState::Partial]);
    assert_eq!(
        states(Granularity::Year, Some("06-30")),
        [CellState::Counted; 2]
    );
    assert_eq!(
        states(Granularity::Total, Some("06-30")),
        [CellState::Counted]
    );
}

#[test]
fn a_step_in_volume_between_whole_periods_is_noticed() {
    let mut table = counted(&by(Granularity::Month), &first_halves());
    table.periods.truncate(4);
    let documents = [439, 650, 1008, 672];
    for (searched, documents) in table.periods.iter_mut().zip(documents) {
        searched.documents = documents;
        searched.coverage.state = State::Whole;
    }
    let steps = |table: &CountTable| -> Vec<(u64, u64)> {
        let steps = table.volume_steps();
        steps
            .iter()
            .map(|step| (step.before.documents, step.after.documents))
            .collect()
    };
    // 650 is 1.48 times 439, 1008 is 1.55 times 650 and exactly 1.5 times 672.
    assert_eq!(steps(&table), [(650, 1008)]);
    table.periods[1].coverage.state = State::Partial;
    assert_eq!(steps(&table), []);
}

#[test]
fn a_step_in_length_is_noticed_across_periods_that_tell_nothing() {
    let mut table = counted(&by(Granularity::Month), &first_halves());
    table.periods.truncate(6);
    let (none, few) = ((0, 0), (19, 19_000));
    let searched = [(100, 700), none, few, (20, 4200), (30, 3150), (30, 3149)];
    for (period, (documents, tokens)) in table.periods.iter_mut().zip(searched) {
        (period.documents, period.tokens) = (documents, tokens);
    }
    let steps = |table: &CountTable| -> Vec<(Option<u64>, Option<u64>)> {
        let steps = table.length_steps();
        steps
            .iter()
            .map(|step| {
                let means = [step.before, step.after].map(SearchedPeriod::tokens_per_document);
                (means[0], means[1])
            })
            .collect()
    };
    // 7 tokens a document, 210, 105 (exactly half) and just less.
    assert_eq!(steps(&table), [(Some(7), Some(210))]);
    table.periods.remove(4);
    assert_eq!(
        steps(&table),
        [(Some(7), Some(210)), (Some(210), Some(105))]
    );
    table.query.by = Granularity::Day;
    assert_eq!(steps(&table), []);
}

#[test]
fn the_range_asked_for_is_answered_beyond_the_corpus() {
    let facts = facts(&[Record::new(1, january(31), &[])]);
    let mut query = by(Granularity::Month);
    query.subcorpus.window =
        Window::new(Some(date(2023, 12, 15)), Some(date(2024, 2, 3)), None).unwrap();
    let table = counted(&query, &facts);
    let states: Vec<CellState> = table.rows().map(|row| row.state()).collect();
    assert_eq!(states, [CellState::None, CellState::Zero, CellState::None]);
    assert_eq!(table.periods[0].period.from, date(2023, 12, 15));
}

#[test]
fn an_empty_corpus_has_no_rows() {
    let table = counted(&by(Granularity::Month), &facts(&[]));
    assert_eq!(table.rows().count(), 0);
    assert_eq!(table.corpus.range, None);
}

fn record() -> impl Strategy<Value = Record> {
    let mention = (
        0_u16..3,
        prop::sample::select(vec![
            AliasKind::Name,
            AliasKind::Demonym,
            AliasKind::Capital,
        ]),
        1_u32..4,
    );
    (
        0_u64..6,
        prop::sample::select(vec!["kcna-en", "rodong-ko", "vok"]),
        prop::sample::select(vec!["World", "Latest", ""]),
        0_i32..70,
        0_u32..50,
    )
        .prop_flat_map(move |(article, outlet, section, day, tokens)| {
            let mentions = prop::collection::btree_map(
                (mention.0.clone(), mention.1.clone()),
                mention.2.clone(),
                0..4,
            );
            mentions.prop_map(move |mentions| Record {
                article,
                outlet,
                section,
                language: (outlet != "vok").then_some(Language::Korean),
                day: date(2023, 12, 1).saturating_add(day.days()),
                tokens,
                mentions: mentions
                    .into_iter()
                    .map(|((entity, kind), count)| (EntityIndex(entity), kind, count))
                    .collect(),
            })
        })
}

/// Returns mentions, documents, documents in all and tokens, added up over the rows.
fn sums(query: &CountQuery, facts: &Facts) -> [u64; 4] {
    let table = counted(query, facts);
    let mut sums = [0; 4];
    for row in table.rows() {
        let cells = [
            row.mentions(),
            row.documents(),
            row.documents_total(),
            row.tokens(),
        ];
        for (sum, cell) in sums.iter_mut().zip(cells) {
            *sum += cell.unwrap_or(0);
        }
    }
    sums
}

fn added(parts: impl Iterator<Item = [u64; 4]>) -> [u64; 4] {
    parts.fold([0; 4], |sum, part| {
        std::array::from_fn(|at| sum[at] + part[at])
    })
}

fn policy() -> impl Strategy<Value = Policy> {
    prop::sample::select(Policy::ALL.to_vec())
}

fn last_day() -> Date {
    date(2024, 2, 8)
}

proptest! {
    #[test]
    fn the_parts_of_a_count_add_up_to_it(
        records in prop::collection::vec(record(), 0..40),
        duplicates in policy(),
    ) {
        let facts = facts(&records);
        let whole = CountQuery { duplicates, counts: Counts::All, ..by(Granularity::Total) };
        let total = sums(&whole, &facts);

        for granularity in Granularity::ALL {
            let query = CountQuery { by: granularity, ..whole.clone() };
            prop_assert_eq!(sums(&query, &facts), total, "by {}", granularity);
        }
        let outlets = (0..).map(OutletIndex).take(facts.outlets.len()).map(|outlet| {
            let mut query = whole.clone();
            query.subcorpus.outlets = vec![outlet];
            sums(&query, &facts)
        });
        prop_assert_eq!(added(outlets), total, "outlets");
        let kinds = [AliasKind::Name, AliasKind::Demonym, AliasKind::Capital].map(|kind| {
            let query = CountQuery { kinds: vec![kind], ..whole.clone() };
            sums(&query, &facts)
        });
        prop_assert_eq!(added(kinds.into_iter())[0], total[0], "mentions of every kind");
        if duplicates == Policy::None {
            let sections = (0..).map(SectionIndex).take(facts.sections.len()).map(|section| {
                let mut query = whole.clone();
                query.subcorpus.sections = vec![section];
                sums(&query, &facts)
            });
            prop_assert_eq!(added(sections), total, "records of every section");
        }
    }

    #[test]
    fn two_windows_side_by_side_add_up_to_both(
        records in prop::collection::vec(record(), 0..40),
        duplicates in policy(),
        cut in 0_i32..70,
    ) {
        let facts = facts(&records);
        let in_window = |from, to| {
            let mut query = CountQuery { duplicates, ..by(Granularity::Week) };
            query.subcorpus.window = Window::new(from, to, None).unwrap();
            sums(&query, &facts)
        };
        let day = date(2023, 12, 1).saturating_add(cut.days());
        let parts = [
            in_window(None, Some(day)),
            in_window(Some(day.tomorrow().unwrap()), Some(last_day().max(day.tomorrow().unwrap()))),
        ];
        prop_assert_eq!(added(parts.into_iter()), in_window(None, None));
    }
}
