//! Archives of every kind, nested, damaged and malicious.

use std::io::Cursor;
use std::io::Write;

use super::*;

const TWO: &[u8] = b"title,date\na,2024-01-01\nb,2024-01-02\n";

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn zstd(content: &[u8]) -> Vec<u8> {
    ::zstd::encode_all(content, 1).unwrap()
}

fn xz(content: &[u8]) -> Vec<u8> {
    let mut encoder = liblzma::write::XzEncoder::new(Vec::new(), 1);
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = ::tar::Builder::new(Vec::new());
    for (name, content) in files {
        let mut header = ::tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, *content).unwrap();
    }
    builder.into_inner().unwrap()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer
            .start_file(*name, ::zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn files(outcome: &Outcome) -> Vec<String> {
    let file = |record: &Result<Record, Rejection>| match record {
        Ok(record) => record.provenance.to_string(),
        Err(rejection) => rejection.provenance.to_string(),
    };
    outcome.records.iter().map(file).collect()
}

#[test]
fn compression_is_known_by_its_bytes() {
    for (name, bytes) in [
        ("a.csv.gz", gzip(TWO)),
        ("a.csv.zst", zstd(TWO)),
        ("a.csv.xz", xz(TWO)),
        ("a.csv", gzip(TWO)),
        ("a.csv.gz", [gzip(&TWO[..24]), gzip(&TWO[24..])].concat()),
    ] {
        let outcome = read_bytes(name, &bytes);
        assert_eq!(outcome.told(), ["a", "b"], "{name}");
        assert_eq!(files(&outcome)[1], format!("{name} record 2"));
        assert_eq!(outcome.summary.digest, Some(blake3::hash(&bytes)));
        assert_eq!(outcome.summary.bytes, bytes.len() as u64);
    }
}

#[test]
fn the_digest_is_the_same_without_reading_records() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    fs::write(&path, zip(&[("a.csv", TWO)])).unwrap();
    let input = Input {
        name: "a.zip".to_owned(),
        path,
    };
    let summary = read_path(&input.path, "a.zip").summary;
    assert_eq!(summary.digest, Some(digest(&input).unwrap()));
}

#[test]
fn members_of_archives_are_files_below_them() {
    let members: &[(&str, &[u8])] = &[
        ("x/a.csv", TWO),
        ("__MACOSX/x/._a.csv", b"\0"),
        ("x/.DS_Store", b"\0"),
        ("e.csv", b""),
    ];
    for (name, bytes) in [
        ("d.zip", zip(members)),
        ("d.tar", tar(members)),
        ("d.tar.gz", gzip(&tar(members))),
        ("d.tgz", gzip(&tar(members))),
        ("d.tar.zst", zstd(&tar(members))),
        ("d.tar.xz", xz(&tar(members))),
    ] {
        let outcome = read_bytes(name, &bytes);
        assert_eq!(outcome.told(), ["a", "b", "<empty file>"], "{name}");
        assert_eq!(files(&outcome)[1], format!("{name}!/x/a.csv record 2"));
        assert_eq!(outcome.summary.digest, Some(blake3::hash(&bytes)));
    }
}

#[test]
fn archives_may_stand_in_archives() {
    let inner = zip(&[("b.csv.xz", &xz(TWO)), ("20220101.txt", b"Title\nText")]);
    let bytes = gzip(&tar(&[("in.zip", &inner), ("c.csv", TWO)]));
    let outcome = read_bytes("all.tar.gz", &bytes);
    assert_eq!(outcome.told(), ["a", "b", "Title", "a", "b"]);
    assert_eq!(
        files(&outcome)[2],
        "all.tar.gz!/in.zip!/20220101.txt record 1"
    );
}

#[test]
fn a_compressed_file_cut_off_gives_what_was_before() {
    let mut text = b"title,date\n".to_vec();
    for n in 0..20_000_u32 {
        // Digits that compress badly, so that the half of the file holds about half of it.
        let noise = n.wrapping_mul(2_654_435_761);
        text.extend(format!("t{noise},2024-01-01\n").bytes());
    }
    for (name, bytes) in [
        ("a.csv.gz", gzip(&text)),
        ("a.csv.zst", zstd(&text)),
        ("a.csv.xz", xz(&text)),
    ] {
        let outcome = read_bytes(name, &bytes[..bytes.len() * 9 / 10]);
        let told = outcome.told();
        assert_eq!(told.last().unwrap(), "<truncated>", "{name}");
        let whole = told.iter().filter(|t| t.starts_with('t')).count();
        assert_eq!(whole + 1, told.len(), "{name}");
        assert!(whole > 1000, "{name}: {whole}");
        let last = outcome.records.last().unwrap().as_ref().unwrap_err();
        let offset = usize::try_from(last.offset.unwrap()).unwrap();
        assert_eq!(
            text[offset - 1],
            b'\n',
            "{name}: refused from the start of its line"
        );
    }
}

#[test]
fn a_damaged_archive_is_one_refusal() {
    let bytes = zip(&[("a.csv", TWO)]);
    assert_eq!(
        read_bytes("a.zip", &bytes[..bytes.len() / 2]).told(),
        ["<malformed>"]
    );
    let bytes = tar(&[("a.csv", TWO), ("b.csv", TWO)]);
    let told = read_bytes("a.tar", &bytes[..1100]).told();
    assert_eq!(told[..2], ["a", "b"]);
    assert_eq!(told.len(), 3);
}

#[test]
fn a_file_damaged_at_its_head_is_refused_for_the_damage() {
    let mut bytes = gzip(TWO);
    bytes[12..20].fill(0xFF);
    assert_eq!(read_bytes("a.csv.gz", &bytes).told(), ["<malformed>"]);
    assert_eq!(
        read_bytes("a.csv.gz", &gzip(TWO)[..12]).told(),
        ["<truncated>"]
    );
}

#[test]
fn an_archive_without_files_holds_no_record() {
    for (name, bytes) in [
        ("a.zip", zip(&[])),
        ("a.tar.gz", gzip(&tar(&[(".x", b"x")]))),
    ] {
        let outcome = read_bytes(name, &bytes);
        assert_eq!(outcome.told(), ["<empty file>"], "{name}");
        assert_eq!(outcome.summary.records, 1);
    }
}

#[test]
fn a_bomb_is_refused_at_the_limit_it_breaks() {
    // Spaces, at deflate's best ratio of 1030 to 1, beyond the free amount.
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&vec![b' '; 80 << 20]).unwrap();
    let outcome = read_bytes("a.txt.gz", &encoder.finish().unwrap());
    assert_eq!(outcome.told(), ["<limit>"]);
    let mut nested = TWO.to_vec();
    for _ in 0..6 {
        nested = gzip(&nested);
    }
    let outcome = read_bytes("a.csv.gz", &nested);
    let rejection = outcome.records[0].as_ref().unwrap_err();
    assert_eq!(
        rejection.reason.to_string(),
        "beyond the limit: more than 5 archives inside each other"
    );
}

#[test]
fn reading_can_be_broken_off() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    fs::write(&path, TWO.repeat(100_000)).unwrap();
    let input = Input {
        name: "a.csv".to_owned(),
        path,
    };
    let mut batches = 0;
    let summary = read(&input, &Profiles::builtin(), TODAY, &mut |_| {
        batches += 1;
        ControlFlow::Break(())
    });
    assert_eq!((batches, summary.unwrap().digest), (1, None));
}
