use std::borrow::Cow;

use proptest::prelude::*;

use super::definition;
use super::normalize;

#[test]
fn clean_text_is_borrowed() {
    for text in [
        "",
        "Kim Jong Un sent a message to Xi Jinping, who replied the same day. -0-\nHe was glad.",
        "경애하는 김정은동지께서 중화인민공화국 주석 습근평동지에게 축전을 보내시였다.",
        "中国国家主席习近平。《人民日报》",
        "Президент России Владимир Путин – нет, не он"
            .replace('–', "-")
            .as_str(),
        "金正恩同志が平壌でプーチン大統領と会った。",
        "José Martí, Nguyễn Phú Trọng",
    ] {
        assert!(matches!(normalize(text), Cow::Borrowed(_)), "{text}");
        assert_eq!(normalize(text), text);
    }
}

#[test]
fn every_space_is_one_plain_space() {
    assert_eq!(
        normalize("Kim\u{A0}Jong\u{3000}Un\t\u{2009} came"),
        "Kim Jong Un came"
    );
}

#[test]
fn paragraphs_are_trimmed_and_none_is_empty() {
    assert_eq!(
        normalize(" \r\n One. \r\n\r\n \u{3000}Two.\u{2029}Three.\n"),
        "One.\nTwo.\nThree."
    );
    assert_eq!(normalize(" \n\u{FEFF}\n "), "");
}

#[test]
fn characters_of_no_width_and_controls_go() {
    assert_eq!(
        normalize("\u{FEFF}Pyong\u{AD}yang\u{200B}\u{7}\u{2060}"),
        "Pyongyang"
    );
}

#[test]
fn quotes_and_dashes_become_ascii() {
    assert_eq!(
        normalize("Workers’ “Party” Al－Assad – 5 − 3"),
        "Workers' \"Party\" Al-Assad - 5 - 3"
    );
}

#[test]
fn full_width_ascii_is_folded() {
    assert_eq!(
        normalize("주체１０１(２０１２)년 Ｗ！"),
        "주체101(2012)년 W!"
    );
}

#[test]
fn jamo_with_a_full_stop_stay_as_they_are() {
    assert_eq!(normalize("《ㅌ.ㄷ》 Carl ⅩⅥ 5㎥"), "《ㅌ.ㄷ》 Carl ⅩⅥ 5㎥");
}

#[test]
fn decomposed_text_is_composed() {
    assert_eq!(normalize("\u{1100}\u{1175}\u{11B7}"), "김");
    assert_eq!(normalize("Jose\u{301}"), "José");
    assert_eq!(normalize("가\u{11A8}"), "각");
}

#[test]
fn private_glyphs_of_leaders_become_hangul() {
    assert_eq!(
        normalize("\u{F113}\u{F114}\u{F115} \u{F116}\u{F117}\u{F118} \u{F120}\u{F121}\u{F122}동지"),
        "김일성 김정일 김정은동지"
    );
    assert_eq!(normalize("\u{F119}"), "\u{F119}");
}

#[test]
fn shift_jis_read_as_latin_1_is_repaired() {
    assert_eq!(normalize("S. KoreaÂ\u{81}@Urged"), "S. Korea Urged");
    assert_eq!(
        normalize("Kim Jong IlÂ\u{81}fs Visit"),
        "Kim Jong Il's Visit"
    );
    assert_eq!(normalize("Âge"), "Âge");
}

#[test]
fn a_latin_letter_in_a_cyrillic_word_is_cyrillic() {
    assert_eq!(
        normalize("Прe\u{AD}зидент Горбачe\u{308}в"),
        "Президент Горбачёв"
    );
}

#[test]
fn a_space_before_punctuation_is_left_to_matching() {
    assert_eq!(normalize("Kim Jong Un , general"), "Kim Jong Un , general");
}

#[test]
fn joined_paragraphs_are_parted_whatever_spaces_stand_between_the_commas() {
    assert_eq!(
        normalize("He came.  , ,   \u{3000}She went., , , ,  , ,"),
        "He came.\nShe went."
    );
}

#[test]
fn every_character_is_told_clean_only_if_it_is() {
    for c in ('\0'..='\u{FFFF}')
        .chain('\u{1D100}'..='\u{1D200}')
        .chain('\u{2F800}'..='\u{2FA20}')
    {
        let text = format!("a{c}b가{c}\u{308}Â{c}@");
        assert_eq!(normalize(&text), definition::normalize(&text), "{c:?}");
        let inside = "as long as a block of which all is clean ";
        let text = format!("{inside}{c}가{c}{inside}가{c} {inside}");
        assert_eq!(normalize(&text), definition::normalize(&text), "{c:?}");
    }
}

/// Text in which every rule finds something to do.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zB., \n]{0,40}",
        2 => "[가나다 B.《]{0,60}",
        1 => Just("a long clean run of ASCII, longer than a block, so that blocks are tried ".to_owned()),
        1 => "[가각김은中のЯйé’ ]{0,8}",
        1 => proptest::sample::select(vec![
            "Â\u{81}", "@", "f", "Â", "\u{81}", "\u{301}", "\u{1100}", "\u{1161}", "\u{11A8}",
            "\u{AD}", "\u{200B}", "\u{3000}", "\u{A0}", "\r", "\t", "\u{85}", "\u{2028}",
            "“", "–", "Ａ", "，", "\u{F113}", "ㅌ.ㄷ", ", , ", "., ,  ", "\u{212A}", "\u{37E}",
            "\u{F900}", "\u{3099}", "か", "ё", "eпe", "ë", "\u{FEFF}", "😀", "\u{344}", "…",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn it_agrees_with_the_definition(text in text()) {
        prop_assert_eq!(normalize(&text).into_owned(), definition::normalize(&text));
    }

    #[test]
    fn twice_is_once(text in text()) {
        let once = normalize(&text).into_owned();
        let twice = normalize(&once);
        prop_assert_eq!(&twice, &once);
        prop_assert!(matches!(twice, Cow::Borrowed(_)) || !once.is_ascii());
    }
}
