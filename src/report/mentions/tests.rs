use std::fs;
use std::fs::File;

use arrow_array::Array;
use arrow_array::Date32Array;
use arrow_array::StringArray;
use arrow_array::UInt32Array;
use arrow_array::UInt64Array;
use arrow_ipc::reader::FileReader;
use jiff::civil::date;
use serde_json::json;

use super::*;
use crate::analysis::invented::CHINA;
use crate::analysis::invented::gazetteer;
use crate::document::DateOrigin;
use crate::document::DocumentId;
use crate::document::Provenance;
use crate::gazetteer::model::Alias;
use crate::gazetteer::model::AliasIndex;
use crate::gazetteer::model::AliasKind;
use crate::gazetteer::model::Boundary;
use crate::gazetteer::model::Counts;
use crate::language::Language;
use crate::span::Span;

fn document() -> Document {
    Document {
        id: DocumentId(0x00C0_FFEE),
        outlet: "rodong-ko".to_owned(),
        section: String::new(),
        language: Some(Language::Korean),
        published: date(1970, 1, 11),
        date_origin: DateOrigin::Field,
        encoding: "UTF-8",
        url: "http://rodong.kp/1".to_owned(),
        text: "친선, \"중국\"에 대하여".to_owned(),
        title_len: 6,
        tokens: 3,
        provenance: Provenance {
            file: "dump/a, b.json".to_owned(),
            record: 7,
        },
    }
}

/// Returns the gazetteer with one alias of China, 중국, which takes bytes 9 to 15 of the text.
fn found() -> (Gazetteer, [Mention; 1]) {
    let mut gazetteer = gazetteer();
    gazetteer.aliases.push(Alias {
        text: "중국".to_owned(),
        language: Some(Language::Korean),
        targets: Vec::new(),
        boundary: Boundary::Hangul,
        from: None,
        to: None,
        context: std::sync::Arc::default(),
        counts: Counts::Names,
    });
    let mention = Mention {
        span: Span::new(9, 15),
        entity: CHINA,
        alias: AliasIndex(0),
        kind: AliasKind::Name,
        counts: Counts::Names,
    };
    (gazetteer, [mention])
}

/// Returns the file written under `name` with this many times the one mention.
fn written(folder: &Path, name: &str, times: usize) -> PathBuf {
    let path = folder.join(name);
    let (gazetteer, mentions) = found();
    let mut writer = MentionWriter::create(&path).unwrap();
    for _ in 0..times {
        writer.write(&document(), &mentions, &gazetteer).unwrap();
    }
    writer.finish().unwrap();
    path
}

#[test]
fn csv_quotes_and_names_its_columns() {
    let folder = tempfile::tempdir().unwrap();
    let csv = fs::read_to_string(written(folder.path(), "m.csv", 1)).unwrap();
    insta::assert_snapshot!(csv, @r#"
    document,file,record,outlet,date,entity,alias,kind,counts,start,end,surface,title,url
    00000000000000000000000000c0ffee,"dump/a, b.json",7,rodong-ko,1970-01-11,cn,중국,name,names,9,15,중국,친선,http://rodong.kp/1
    "#);
}

#[test]
fn a_file_without_mentions_still_names_its_columns() {
    let folder = tempfile::tempdir().unwrap();
    let csv = fs::read_to_string(written(folder.path(), "m.csv", 0)).unwrap();
    assert_eq!(csv, FIELDS.join(",") + "\n");
    let file = File::open(written(folder.path(), "m.arrow", 0)).unwrap();
    let reader = FileReader::try_new(file, None).unwrap();
    assert_eq!(reader.schema().fields().len(), FIELDS.len());
    assert_eq!(reader.count(), 0);
}

#[test]
fn json_lines_have_the_same_fields() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(written(folder.path(), "m.JSONL", 2)).unwrap();
    let lines: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let expected = json!({
        "document": "00000000000000000000000000c0ffee", "file": "dump/a, b.json", "record": 7,
        "outlet": "rodong-ko", "date": "1970-01-11", "entity": "cn", "alias": "중국",
        "kind": "name", "counts": "names", "start": 9, "end": 15, "surface": "중국",
        "title": "친선", "url": "http://rodong.kp/1",
    });
    assert_eq!(lines, [expected.clone(), expected]);
    let fields: Vec<&String> = lines[0].as_object().unwrap().keys().collect();
    assert_eq!(fields, FIELDS);
}

#[test]
fn arrow_has_the_same_columns_in_batches() {
    let folder = tempfile::tempdir().unwrap();
    let rows = 16_384 + 1;
    let file = File::open(written(folder.path(), "m.arrow", rows)).unwrap();
    let batches: Vec<_> = FileReader::try_new(file, None)
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let sizes: Vec<usize> = batches
        .iter()
        .map(arrow_array::RecordBatch::num_rows)
        .collect();
    assert_eq!(sizes, [16_384, 1]);

    let last = &batches[1];
    let text = |name: &str| {
        let column = last.column_by_name(name).unwrap().as_any();
        column
            .downcast_ref::<StringArray>()
            .unwrap()
            .value(0)
            .to_owned()
    };
    let texts = [
        "document", "file", "outlet", "entity", "alias", "kind", "counts", "surface", "title",
        "url",
    ];
    assert_eq!(
        texts.map(text),
        [
            "00000000000000000000000000c0ffee",
            "dump/a, b.json",
            "rodong-ko",
            "cn",
            "중국",
            "name",
            "names",
            "중국",
            "친선",
            "http://rodong.kp/1"
        ]
    );
    let number = |name: &str| {
        let column = last.column_by_name(name).unwrap().as_any();
        column.downcast_ref::<UInt32Array>().unwrap().value(0)
    };
    assert_eq!((number("start"), number("end")), (9, 15));
    let column = |name: &str| last.column_by_name(name).unwrap().as_any();
    let record = column("record").downcast_ref::<UInt64Array>().unwrap();
    assert_eq!(record.value(0), 7);
    // The 11th of January is ten days after the first.
    let day = column("date").downcast_ref::<Date32Array>().unwrap();
    assert_eq!(day.value(0), 10);
}

#[test]
fn a_name_of_no_known_format_is_refused_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["m.json", "m", "m.xls"] {
        let path = folder.path().join(name);
        let error = MentionWriter::create(&path).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "cannot tell the format of {}: end its name in .csv, .jsonl, .arrow or .parquet",
                path.display()
            )
        );
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_file_has_its_name_only_when_it_is_complete() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.csv");
    let writer = MentionWriter::create(&path).unwrap();
    assert!(!path.exists());
    writer.finish().unwrap();
    assert!(path.exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
