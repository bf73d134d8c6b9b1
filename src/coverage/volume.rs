//! Volumes: how many documents there are of a day.
//!
//! Days are numbers, as [`DocumentFact::day`](crate::facts::DocumentFact::day) counts them.

/// Documents of one day, or of one week for a weekly outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Volume {
    pub(super) day: i32,
    pub(super) documents: u32,
}

/// Returns the part of `held` that lies between two days, both included.
pub(super) fn between(held: &[Volume], from: i32, to: i32) -> &[Volume] {
    let start = held.partition_point(|volume| volume.day < from);
    let end = held.partition_point(|volume| volume.day <= to);
    &held[start..end.max(start)]
}

/// Returns every day between two, both included, with its documents or none.
pub(super) fn each_day(held: &[Volume], from: i32, to: i32) -> impl Iterator<Item = Volume> {
    let mut held = between(held, from, to).iter().copied().peekable();
    (from..=to).map(move |day| {
        held.next_if(|volume| volume.day == day)
            .unwrap_or(Volume { day, documents: 0 })
    })
}

/// Returns for each day held what is held from it on in a span of so many days.
pub(super) fn windows(held: &[Volume], days: i32) -> impl Iterator<Item = &[Volume]> {
    held.iter()
        .map(move |volume| between(held, volume.day, volume.day + days - 1))
}
