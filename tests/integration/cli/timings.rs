//! `scan --timings`: where the time goes, beside an answer that stays as it is.

use super::*;

const STAGES: [&str; 11] = [
    "start-up with the names",
    "read and cut records",
    "fields and dates",
    "clean text",
    "language",
    "tokens",
    "identity digests",
    "fingerprints",
    "names",
    "fold into facts",
    "analysis",
];

/// Returns name, microseconds and tenths of a percent of each row.
fn rows(table: &str) -> Vec<(String, u64, Option<u64>)> {
    let row = |line: &str| {
        let (name, numbers) = line.split_at(24);
        let digits = |text: &str| text.replace('.', "").parse::<u64>().unwrap();
        let mut numbers = numbers.split_whitespace();
        let micros = digits(numbers.next().unwrap());
        (name.trim().to_owned(), micros, numbers.next().map(digits))
    };
    table.lines().map(row).collect()
}

#[test]
fn every_stage_has_a_row_and_they_add_up_to_the_sum() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    for threads in [1, 3] {
        let scan = format!("scan dump.jsonl --threads {threads}");
        let plain = desk.run(&scan);
        let timed = desk.run(&format!("{scan} --timings"));
        assert_eq!((timed.code, timed.out), (plain.code, plain.out));
        let (before, table) = timed.err.split_once("stage").unwrap();
        let bytes = format!("{} bytes, ", DUMP.len());
        assert!(before.contains(&bytes), "{before}");
        let (_, table) = table.split_once('\n').unwrap();
        let (table, legend) = table.split_once("seconds:").unwrap();
        assert!(legend.contains("summed over threads"));

        let rows = rows(table);
        let names: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
        assert_eq!(names, [&STAGES[..], &["sum", "wall"]].concat());
        let (stages, ends) = rows.split_at(STAGES.len());
        let sum: u64 = stages.iter().map(|row| row.1).sum();
        assert_eq!((ends[0].1, ends[0].2), (sum, Some(1000)));
        let shares: u64 = stages.iter().filter_map(|row| row.2).sum();
        assert_eq!(shares, 1000);
        assert!(ends[1].1 > 0 && ends[1].2.is_none(), "{rows:?}");
    }
}

#[test]
fn what_is_refused_is_told_before_the_times() {
    let desk = Desk::new();
    desk.write("dump.jsonl", format!("{DUMP}{{\"text\":\"no day\"}}\n"));
    let ended = desk.run("scan dump.jsonl --timings");
    let (notes, _) = ended.err.split_once("read and cut records").unwrap();
    assert!(notes.contains("refused"), "{}", ended.err);
}
