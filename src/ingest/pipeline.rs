//! One reader, many workers, one consumer that sees everything in the order of the files.
//!
//! Knows no document and no format: it moves work between threads so that the outcome does not
//! depend on their number.

use std::{
    collections::BTreeMap,
    panic::{self, AssertUnwindSafe},
    thread,
};

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};

/// Pieces of work under way for each worker: enough to keep it busy, few enough to bound memory.
const PIECES_PER_WORKER: usize = 4;

/// Runs `produce` on one thread, `work` on `workers` threads, and `consume` on the calling
/// thread with the results in the order in which their pieces were produced.
///
/// A consumed result goes back to the worker that made it, which drops it before its next piece:
/// were another thread to free so many texts, each of the two would wait for the other's
/// allocations. At most `4 × workers` pieces are anywhere between producer and consumer;
/// beside them every worker may hold what was consumed since it began its last one.
/// Production stops early when `consume` returns an error; that error is returned.
///
/// # Panics
///
/// If a worker panics.
pub(super) fn ordered<Piece: Send, Done: Send, Failure>(
    workers: usize,
    produce: impl FnOnce(&mut dyn FnMut(Piece) -> Proceed) + Send,
    work: impl Fn(Piece) -> Done + Sync,
    mut consume: impl FnMut(&mut Done) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let in_flight = PIECES_PER_WORKER * workers;
    let (permit_back, permits) = bounded::<()>(in_flight);
    for _ in 0..in_flight {
        permit_back
            .send(())
            .expect("the channel has this much room");
    }
    let (to_workers, pieces) = bounded::<(u64, Piece)>(in_flight);
    let (to_consumer, results) = bounded::<Finished<Done>>(in_flight);

    thread::scope(|scope| {
        scope.spawn(move || feed(produce, &permits, &to_workers));
        for _ in 0..workers {
            let (pieces, to_consumer, work) = (pieces.clone(), to_consumer.clone(), &work);
            scope.spawn(move || {
                let (give_back, consumed) = unbounded();
                for (number, piece) in pieces {
                    consumed.try_iter().for_each(drop);
                    // A panic must reach the consumer, which waits for this number.
                    let done = panic::catch_unwind(AssertUnwindSafe(|| work(piece)));
                    let give_back = give_back.clone();
                    let finished = Finished {
                        number,
                        done,
                        give_back,
                    };
                    if to_consumer.send(finished).is_err() {
                        return;
                    }
                }
            });
        }
        // Only the workers hold these ends now, so that the loop below ends with them; and what
        // the consumer holds goes when it returns, so that a waiting producer wakes up.
        drop((pieces, to_consumer));
        let (results, permit_back) = (results, permit_back);

        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for finished in &results {
            waiting.insert(finished.number, finished);
            while let Some(finished) = waiting.remove(&next) {
                next += 1;
                let done = finished.done;
                let mut done = done.unwrap_or_else(|panic| panic::resume_unwind(panic));
                consume(&mut done)?;
                // Worker and producer may be gone already; then nobody needs these.
                let _ = finished.give_back.send(done);
                let _ = permit_back.try_send(());
            }
        }
        Ok(())
    })
}

/// What a worker made of a piece.
struct Finished<Done> {
    /// The piece's.
    number: u64,
    done: thread::Result<Done>,
    /// To the worker.
    give_back: Sender<Done>,
}

/// Whether a producer should go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proceed {
    /// More is wanted.
    Yes,
    /// The consumer has stopped.
    No,
}

/// Numbers what is produced and hands it to the workers, one permit a piece.
fn feed<Piece>(
    produce: impl FnOnce(&mut dyn FnMut(Piece) -> Proceed),
    permits: &Receiver<()>,
    to_workers: &Sender<(u64, Piece)>,
) {
    let mut number = 0;
    produce(&mut |piece| {
        if permits.recv().is_err() || to_workers.send((number, piece)).is_err() {
            return Proceed::No;
        }
        number += 1;
        Proceed::Yes
    });
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn squares(workers: usize) -> Vec<u64> {
        let mut seen = Vec::new();
        let produce = |emit: &mut dyn FnMut(u64) -> Proceed| {
            for n in 0..200 {
                assert_eq!(emit(n), Proceed::Yes);
            }
        };
        let work = |n: u64| {
            // Some pieces take longer than those after them.
            if n.is_multiple_of(7) {
                thread::sleep(Duration::from_millis(1));
            }
            n * n
        };
        let end: Result<(), ()> = ordered(workers, produce, work, |done| {
            seen.push(*done);
            Ok(())
        });
        assert_eq!(end, Ok(()));
        seen
    }

    #[test]
    fn results_come_in_the_order_of_production_at_any_number_of_workers() {
        let expected: Vec<u64> = (0..200).map(|n| n * n).collect();
        for workers in [1, 2, 5] {
            assert_eq!(squares(workers), expected);
        }
    }

    #[test]
    #[should_panic(expected = "seven is refused")]
    fn a_panic_in_a_worker_reaches_the_caller() {
        let produce = |emit: &mut dyn FnMut(u64) -> Proceed| {
            (0..100).take_while(|n| emit(*n) == Proceed::Yes).count();
        };
        let work = |n: u64| assert!(n != 7, "seven is refused");
        let _: Result<(), ()> = ordered(2, produce, work, |()| Ok(()));
    }

    #[test]
    fn a_failing_consumer_stops_the_producer() {
        let produce = |emit: &mut dyn FnMut(u64) -> Proceed| {
            let mut n = 0;
            while emit(n) == Proceed::Yes {
                n += 1;
            }
        };
        let end = ordered(
            2,
            produce,
            |n| n,
            |n| if *n == 10 { Err("full") } else { Ok(()) },
        );
        assert_eq!(end, Err("full"));
    }
}
