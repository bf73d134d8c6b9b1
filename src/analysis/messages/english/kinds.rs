//! What English words say was sent.

use super::super::kind::Kind;

/// Returns the message and the gestures that English words name, in this order.
///
/// `message of thanks` is a reply; `replay message` is KCNA's own slip of 16 August 2024.
pub(in super::super) fn in_english(words: &str) -> Vec<Kind> {
    let words = words.to_lowercase();
    let has = |any: &[&str]| any.iter().any(|word| words.contains(word));
    let message = if has(&["verbal message"]) {
        Some(Kind::Verbal)
    } else if has(&["new year card", "new year's card"]) {
        Some(Kind::NewYearCard)
    } else if has(&["reply", "replay message", "replies", "replied", "thank"]) {
        Some(Kind::Reply)
    } else if has(&["sympathy", "consolation", "consolatory", "consoles"]) {
        Some(Kind::Sympathy)
    } else if has(&["condolence", "condolatory"]) {
        Some(Kind::Condolence)
    } else if has(&["congratulat", "felicit"]) {
        Some(Kind::Congratulation)
    } else if has(&["greet"]) {
        Some(Kind::Greeting)
    } else if has(&["letter"]) {
        Some(Kind::Letter)
    } else if has(&["message", "telegram"]) {
        Some(Kind::Message)
    } else {
        None
    };
    let gestures = [
        (&["floral basket", "flower basket"][..], Kind::FloralBasket),
        (&["wreath"], Kind::Wreath),
        (&["gift"], Kind::Gift),
    ];
    let gestures = gestures.into_iter().filter(|(names, _)| has(names));
    message
        .into_iter()
        .chain(gestures.map(|(_, kind)| kind))
        .collect()
}

/// Makes a message of no named sort a reply where the words behind it say so: `thanking him for`,
/// `in reply to`.
pub(super) fn answering(kinds: &mut [Kind], rest: &str) {
    const ANSWERS: [&str; 4] = [
        "thanking him",
        "thanking her",
        "in reply to",
        "in answer to",
    ];
    if ANSWERS.iter().any(|words| rest.contains(words)) {
        for kind in kinds.iter_mut().filter(|kind| **kind == Kind::Message) {
            *kind = Kind::Reply;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basket_and_a_letter_in_one_sentence_are_two_things() {
        assert_eq!(
            in_english("a floral basket and a congratulatory letter"),
            [Kind::Congratulation, Kind::FloralBasket]
        );
    }

    #[test]
    fn thanks_and_a_slip_of_the_pen_are_replies() {
        assert_eq!(in_english("a message of thanks"), [Kind::Reply]);
        assert_eq!(in_english("a replay message"), [Kind::Reply]);
        assert_eq!(in_english("a personal letter"), [Kind::Letter]);
    }
}
