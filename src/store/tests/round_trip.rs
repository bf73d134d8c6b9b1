//! What goes in comes out.

use proptest::prelude::*;

use super::*;

#[test]
fn documents_come_back_as_they_were_added() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let store = Store::open(&folder).unwrap();
    let [partition] = store.partitions() else {
        panic!("one partition")
    };
    let documents = partition.documents().unwrap();
    let added: Vec<Document> = ["a.json", "b.json"]
        .into_iter()
        .flat_map(input)
        .filter_map(|record| match record {
            Outcome::Kept(document) => Some(document),
            Outcome::Refused(_) | Outcome::Menu(_) => None,
        })
        .collect();
    assert_eq!(documents.rows(), added.len());
    for (stored, added) in documents.iter().zip(&added) {
        let text = stored.text.unwrap_or(&added.text);
        assert_eq!(&stored.with_text(text), added);
        assert_eq!(stored.title, added.title());
        assert_eq!(stored.signature, fingerprints(added).text);
        assert_eq!(stored.has_body, !added.body().is_empty());
    }
    let copies: Vec<bool> = documents.iter().map(|stored| stored.is_copy()).collect();
    let expected = [
        false, false, false, true, false, true, true, true, true, false,
    ];
    assert_eq!(copies, expected);
}

#[test]
fn facts_of_a_store_are_those_of_its_dumps() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let facts = Store::open(&folder).unwrap().facts(&gazetteer).unwrap();
    assert_eq!(facts, facts_of(&["a.json", "b.json"]));
    assert_eq!(
        (facts.records, facts.rejected, facts.documents.len()),
        (12, 2, 5)
    );
}

#[test]
fn the_ledger_adds_up() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let store = Store::open(&folder).unwrap();
    let rows: Vec<[u64; 4]> = store
        .sources()
        .iter()
        .map(|source| {
            [
                source.records,
                source.documents,
                source.copies,
                source.rejected,
            ]
        })
        .collect();
    assert_eq!(rows, [[6, 4, 1, 1], [6, 1, 4, 1]]);
    let totals = store.totals();
    assert_eq!(
        totals.records,
        totals.documents + totals.copies + totals.rejected
    );
    let refused: Vec<Rejection> = store.rejections().map(Result::unwrap).collect();
    assert_eq!(refused, [rejection("a.json", 3), rejection("b.json", 3)]);
}

#[test]
fn a_second_run_over_the_same_files_adds_nothing() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let before = content(folder.path());
    let mut writer = Writer::open(&folder, &gazetteer).unwrap();
    assert!(!writer.claim(source_file("c.json")).is_complete());
    index(&mut writer, &["a.json", "b.json"]);
    assert_eq!(content(folder.path()), before);
}

#[test]
fn two_files_with_one_content_are_both_read_and_the_second_is_all_copies() {
    let gazetteer = gazetteer("0001");
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::open(&folder, &gazetteer).unwrap();
    index(&mut writer, &["a.json", "a.json"]);
    let sources = writer.sources();
    assert_eq!([sources[0].documents, sources[0].copies], [4, 1]);
    assert_eq!([sources[1].documents, sources[1].copies], [0, 5]);
    drop(writer);

    let mut again = Writer::open(&folder, &gazetteer).unwrap();
    let claims = [1, 2, 3].map(|_| again.claim(source_file("a.json")).is_complete());
    assert_eq!(claims, [true, true, false]);
}

#[test]
fn documents_are_listed_once_in_the_order_of_facts() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let store = Store::open(&folder).unwrap();
    let facts = store.facts(&gazetteer).unwrap();
    let listed: Vec<Document> = store.documents().map(Result::unwrap).collect();
    let ids: Vec<DocumentId> = listed.iter().map(|document| document.id).collect();
    let expected: Vec<DocumentId> = facts.documents.iter().map(|fact| fact.id).collect();
    assert_eq!(ids, expected);
    assert_eq!(
        listed[3].text,
        "a.json\n\nRussian and Chinese guests, 로씨야."
    );
}

#[test]
fn records_are_documents_and_copies_with_the_text_of_their_article() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let store = Store::open(&folder).unwrap();
    let totals = store.totals();
    let records: Vec<Document> = store.records().unwrap().collect();
    assert_eq!(records.len() as u64, totals.documents + totals.copies);
    for record in records {
        let id = DocumentId::of(&record.outlet, record.published, &record.text);
        assert_eq!(record.id, id, "the text is not that of the article");
    }
}

#[test]
fn an_article_of_an_earlier_run_makes_a_copy() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let mut writer = Writer::open(&folder, &gazetteer).unwrap();
    let claim = writer.claim(source_file("c.json"));
    let mut source = writer.source(&claim);
    let known = document("Chinese visit", "To China from Russia .", "c.json", 1);
    let added = source
        .add_document(&known, fingerprints(&known), &[])
        .unwrap();
    assert_eq!(added, Some(Added::Copy));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let gazetteer = gazetteer("0001");
    let [first, second] = [store_of_two(&gazetteer), store_of_two(&gazetteer)];
    let relative = |folder: &TempDir| -> Vec<(PathBuf, Vec<u8>)> {
        content(folder.path())
            .into_iter()
            .map(|(path, bytes)| (path.strip_prefix(folder).unwrap().to_owned(), bytes))
            .collect()
    };
    let files = relative(&first);
    assert_eq!(files.len(), 6);
    assert_eq!(files, relative(&second));
}

#[test]
fn partitions_are_cut_when_full_and_hold_the_same() {
    let gazetteer = gazetteer("0001");
    let whole = store_of_two(&gazetteer);
    let folder = tempfile::tempdir().unwrap();
    let limit = Limit { bytes: 30, rows: 2 };
    let mut writer = Writer::open(&folder, &gazetteer).unwrap().with_limit(limit);
    index(&mut writer, &["a.json", "b.json"]);
    assert!(Store::open(&folder).unwrap().partitions().len() > 4);
    assert_eq!(
        held(folder.path(), &gazetteer),
        held(whole.path(), &gazetteer)
    );
    assert!(check(&folder).unwrap().is_empty());
}

#[test]
fn a_document_is_found_by_the_head_of_its_id() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let store = Store::open(&folder).unwrap();
    let wanted = document("A headline alone", "", "a.json", 4);
    let id = wanted.id.to_string();
    assert_eq!(store.document(&id).unwrap(), wanted);
    assert_eq!(store.document(&id[..8].to_uppercase()).unwrap(), wanted);
    assert!(matches!(
        store.document("zz"),
        Err(Error::NoDocument { .. })
    ));
    assert!(matches!(
        store.document(""),
        Err(Error::AmbiguousDocument { .. })
    ));
}

#[test]
fn a_moved_store_opens() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let elsewhere = tempfile::tempdir().unwrap();
    let moved = elsewhere.path().join("moved");
    let before = held(folder.path(), &gazetteer);
    fs::rename(folder.keep(), &moved).unwrap();
    assert_eq!(held(&moved, &gazetteer), before);
}

prop_compose! {
    fn any_document()(
        outlet in "[a-z]{1,4}", section in "\\PC{0,6}", language in 0..7usize,
        days in -9000..30_000i32, origin in 0..4usize, url in "\\PC{0,12}",
        title in "\\PC{0,12}", body in "[\\PC\n]{0,60}", tokens in any::<u32>(),
        file in "\\PC{1,6}", record in any::<u64>(), like in 0..3u8,
    ) -> Document {
        use jiff::ToSpan;
        let origins = [
            DateOrigin::Field, DateOrigin::Url, DateOrigin::FileName, DateOrigin::Dateline,
        ];
        // Few distinct articles, so that copies occur.
        let (title, body) = if like == 0 { (String::new(), "same".to_owned()) } else { (title, body) };
        let published = if like == 0 { date(2000, 2, 29) } else { date(1970, 1, 1) + days.days() };
        let outlet = if like == 0 { "kcna".to_owned() } else { outlet };
        let text = format!("{title}{body}");
        Document {
            id: DocumentId::of(&outlet, published, &text),
            outlet, section, published, url, tokens, text,
            language: Language::ALL.get(language).copied(),
            date_origin: origins[origin],
            encoding: "windows-1251",
            title_len: u32::try_from(title.len()).unwrap(),
            provenance: Provenance { file, record },
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_documents_come_back(
        documents in prop::collection::vec(any_document(), 0..30),
        rows in 1..40usize,
    ) {
        let gazetteer = gazetteer("0001");
        let folder = tempfile::tempdir().unwrap();
        let limit = Limit { bytes: usize::MAX, rows };
        let mut writer = Writer::open(&folder, &gazetteer).unwrap().with_limit(limit);
        let claim = writer.claim(source_file("a"));
        let mut source = writer.source(&claim);
        let mut builder = FactsBuilder::default();
        for document in &documents {
            let mentions = count(&document.text);
            let added = source.add_document(document, fingerprints(document), &mentions).unwrap();
            let row = FactRow::of(document, fingerprints(document));
            prop_assert_eq!(Some(builder.add_row(&row, mentions)), added);
        }
        source.finish().unwrap();
        writer.commit().unwrap();
        let store = Store::open(&folder).unwrap();
        let mut added = documents.iter();
        for partition in store.partitions() {
            for stored in partition.documents().unwrap().iter() {
                let document = added.next().unwrap();
                prop_assert_eq!(stored.text.unwrap_or(&document.text), &document.text);
                prop_assert_eq!(&stored.with_text(&document.text), document);
            }
        }
        prop_assert!(added.next().is_none());
        prop_assert_eq!(store.facts(&gazetteer).unwrap(), builder.finish());
        prop_assert!(check(&folder).unwrap().is_empty());
    }
}
