use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::document::DocumentId;
use crate::facts::{FactRow, FactsBuilder};
use crate::signature::Signature;

/// Returns the places of every document by link, sorted: what leaving out those that no other
/// shares is held to.
fn every_place(facts: &Facts) -> Vec<Place> {
    let mut places = Vec::new();
    for (index, document) in (0..).map(DocumentIndex).zip(&facts.documents) {
        if let Some(url) = document.url.filter(|_| document.has_body) {
            let key = within_outlet(document, url);
            places.push(Place::new(key, document.day(), index));
        }
    }
    places.sort_unstable();
    places
}

proptest! {
    #[test]
    fn leaving_out_what_is_not_repeated_leaves_every_group_of_versions(
        links in prop::collection::vec((prop::option::of(0u64..200), 0u8..2, any::<bool>()), 0..300),
    ) {
        let mut builder = FactsBuilder::default();
        for (number, (url, outlet, has_body)) in (1..).zip(links) {
            let row = FactRow {
                id: DocumentId(number << 64),
                outlet: ["kcna-en", "rodong-en"][usize::from(outlet)],
                section: "",
                language: None,
                published: date(2024, 8, 5),
                tokens: 10,
                title: None,
                url,
                has_body,
                signature: Signature([0; 64]),
            };
            builder.add_row(&row, []);
        }
        let facts = builder.finish();
        let all = every_place(&facts);
        let repeated = repeated(&facts, |document| document.url);
        prop_assert_eq!(
            same_key(&repeated).collect::<Vec<_>>(),
            same_key(&all).collect::<Vec<_>>()
        );
    }
}
