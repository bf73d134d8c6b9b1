//! A text with its mentions marked where they stand: `⟦Xi Jinping: xi_jinping⟧`.

use crate::gazetteer::model::Counts;
use crate::gazetteer::model::Gazetteer;
use crate::matching::Mention;
use crate::span::Span;

use super::super::names;

const OPEN: char = '⟦';
const CLOSE: char = '⟧';

/// Returns the text with the mentions in it marked, each with the ids of whom it counts for, and
/// with the `--counts` it needs where that is not the default. A title around a name is marked
/// around the mark of the name.
///
/// `mentions` are sorted, as matchers return them.
pub(super) fn marked(text: &str, mentions: &[Mention], gazetteer: &Gazetteer) -> String {
    let mut marks: Vec<(Span, String)> = mentions
        .chunk_by(|a, b| a.span == b.span)
        .map(|of_span| (of_span[0].span, label(of_span, gazetteer)))
        .collect();
    // The outer of two that begin together is opened first.
    marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut marked = String::with_capacity(text.len() + 16 * marks.len());
    let mut open: Vec<(Span, String)> = Vec::new();
    let mut at = 0;
    for (span, label) in marks {
        while let Some(last) = open.pop_if(|(last, _)| last.end <= span.start) {
            close(&mut marked, text, &mut at, &last);
        }
        marked.push_str(&text[at..span.start as usize]);
        marked.push(OPEN);
        at = span.start as usize;
        open.push((span, label));
    }
    while let Some(last) = open.pop() {
        close(&mut marked, text, &mut at, &last);
    }
    marked.push_str(&text[at..]);
    marked
}

fn close(marked: &mut String, text: &str, at: &mut usize, (span, label): &(Span, String)) {
    // Of two that cross, the inner one ends where the outer one does.
    let end = (span.end as usize).max(*at);
    marked.push_str(&text[*at..end]);
    marked.extend([": ", label]);
    marked.push(CLOSE);
    *at = end;
}

fn label(mentions: &[Mention], gazetteer: &Gazetteer) -> String {
    let ids = mentions.iter().map(|mention| {
        let id = gazetteer.entities[usize::from(mention.entity.0)]
            .id
            .as_str();
        if mention.counts <= Counts::Demonyms {
            id.to_owned()
        } else {
            format!("{id} ({})", names::level(mention.counts))
        }
    });
    ids.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::model::AliasIndex;
    use crate::gazetteer::model::AliasKind;
    use crate::gazetteer::model::Entity;
    use crate::gazetteer::model::EntityIndex;
    use crate::gazetteer::model::EntityKind;

    fn gazetteer() -> Gazetteer {
        let entity = |id: &str| Entity {
            id: id.to_owned(),
            name: id.to_owned(),
            kind: EntityKind::Country,
            country: None,
        };
        Gazetteer {
            entities: ["cn", "kp", "xi"].map(entity).into(),
            aliases: Vec::new(),
            offices: Vec::new(),
            fingerprint: String::new(),
        }
    }

    fn mention(start: usize, end: usize, entity: u16, counts: Counts) -> Mention {
        Mention {
            span: Span::new(start, end),
            entity: EntityIndex(entity),
            alias: AliasIndex(0),
            kind: AliasKind::Name,
            counts,
        }
    }

    #[test]
    fn a_title_is_marked_around_the_name_in_it() {
        let text = "A Chinese President came.";
        let mentions = [
            mention(2, 9, 0, Counts::Demonyms),
            mention(2, 19, 2, Counts::All),
        ];
        assert_eq!(
            marked(text, &mentions, &gazetteer()),
            "A ⟦⟦Chinese: cn⟧ President: xi (all)⟧ came."
        );
    }

    #[test]
    fn a_word_for_two_has_one_mark() {
        let mentions = [
            mention(0, 6, 0, Counts::Demonyms),
            mention(0, 6, 1, Counts::Demonyms),
        ];
        assert_eq!(
            marked("조중친선", &mentions, &gazetteer()),
            "⟦조중: cn, kp⟧친선"
        );
    }

    #[test]
    fn nothing_of_the_text_is_lost_where_marks_cross() {
        let mentions = [
            mention(0, 4, 0, Counts::Names),
            mention(2, 6, 2, Counts::Names),
        ];
        assert_eq!(
            marked("abcdefg", &mentions, &gazetteer()),
            "⟦ab⟦cdef: xi⟧: cn⟧g"
        );
        assert_eq!(marked("none", &[], &gazetteer()), "none");
    }
}
