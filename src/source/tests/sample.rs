//! The invented sample, whose records were counted when it was written.

use std::collections::BTreeMap;

use super::*;

#[test]
fn every_file_of_the_sample_gives_the_records_counted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let answers = root.join("tests/sample/answers/records.csv");
    let mut rows = csv::Reader::from_path(answers).unwrap();
    let expected: BTreeMap<String, (usize, usize)> = rows
        .deserialize()
        .map(|row: csv::Result<BTreeMap<String, String>>| {
            let row = row.unwrap();
            let number = |column: &str| row[column].parse().unwrap();
            (row["file"].clone(), (number("records"), number("rejected")))
        })
        .collect();
    let sample = root.join("corpus/sample");
    let mut found: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for input in discover(std::slice::from_ref(&sample)).unwrap() {
        let name = input.path.strip_prefix(&sample).unwrap().to_str().unwrap();
        for record in read_path(&input.path, name).records {
            let (file, refused) = match record {
                Ok(record) => (record.provenance.file, 0),
                Err(rejection) => (rejection.provenance.file, 1),
            };
            let counts = found.entry(file).or_default();
            counts.0 += 1;
            counts.1 += refused;
        }
    }
    assert_eq!(found, expected);
}
