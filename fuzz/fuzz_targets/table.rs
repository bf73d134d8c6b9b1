//! CSV and TSV: what another program writes is read back, cell by cell.
#![no_main]

use csv::WriterBuilder;
use headcount_fuzz::reading;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((choice, content)) = data.split_first() else {
        return;
    };
    let profiles = reading::profiles();
    let name = ["a.csv", "a.tsv"][usize::from(choice % 2)];
    let outcome = reading::checked(profiles, name, content);
    if choice & 16 != 0 {
        reading::packed_is_the_same(profiles, name, content, &outcome);
    }
    if let Ok(text) = str::from_utf8(content) {
        round_trip(text, b",\t;|"[usize::from(choice / 2 % 4)]);
    }
});

fn round_trip(text: &str, delimiter: u8) {
    // A file with a zero byte is no text.
    let text = text.replace('\0', "");
    let rows: Vec<&str> = text.split('\u{1F}').take(8).collect();
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    writer
        .write_record(["date", "title", "text"])
        .expect("memory takes all");
    for title in &rows {
        writer
            .write_record(["2024-01-01", title, "x"])
            .expect("memory takes all");
    }
    let content = writer.into_inner().expect("memory takes all");
    let outcome = reading::checked(reading::profiles(), "a.csv", &content);
    let read = outcome
        .records
        .iter()
        .map(|record| record.as_ref().expect("a record").title.as_str());
    let expected = rows.iter().map(|title| match title.trim() {
        // A value that is missing, as statistics programs write it.
        "NA" | "nan" | "NaN" | "NULL" => "",
        title => title,
    });
    assert!(read.eq(expected), "{rows:?} {outcome:?}");
}
