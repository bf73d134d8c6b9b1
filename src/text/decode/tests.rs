use encoding_rs::BIG5;
use encoding_rs::EUC_JP;
use encoding_rs::EUC_KR;
use encoding_rs::Encoding;
use encoding_rs::GB18030;
use encoding_rs::ISO_2022_JP;
use encoding_rs::KOI8_R;
use encoding_rs::SHIFT_JIS;
use encoding_rs::UTF_8;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;
use encoding_rs::WINDOWS_1251;
use encoding_rs::WINDOWS_1252;

use proptest::prelude::*;

use super::Malformed;
use super::decode;
use super::detect;

/// A headline and a paragraph in the style of each outlet.
const KOREAN: [&str; 2] = [
    "김정은동지께서 윁남사회주의공화국 주석에게 축전을 보내시였다",
    "조선민주주의인민공화국 국무위원장 김정은동지께서 뜌니지공화국 대통령에게 축전을 보내시였다. \
     축전은 두 나라사이의 친선관계가 앞으로도 더욱 강화발전되리라는 확신을 표명하였다.",
];
const SIMPLIFIED: [&str; 2] = [
    "习近平同朝鲜劳动党总书记会谈",
    "中共中央总书记、国家主席习近平今天在人民大会堂同来访的朝鲜劳动党总书记举行会谈。\
     双方就两国关系和共同关心的问题深入交换了意见。",
];
const TRADITIONAL: [&str; 2] = [
    "中國國家主席會見朝鮮代表團",
    "中國國家主席昨天在北京會見來訪的朝鮮代表團，雙方就兩國關係和共同關心的問題交換了意見。",
];
const JAPANESE: [&str; 2] = [
    "金正恩同志がプーチン大統領に祝電",
    "【平壌9月9日発朝鮮中央通信】金正恩同志はロシア連邦のプーチン大統領に祝電を送った。\
     祝電は両国の友好関係がさらに発展することを望むと指摘した。",
];
const RUSSIAN: [&str; 2] = [
    "Президент России прибыл в Пхеньян",
    "ПРЕЗИДЕНТ РОССИИ прибыл с визитом в Корейскую Народно-Демократическую Республику. \
     На аэродроме его встретил Председатель Государственных дел Ким Чен Ын.",
];
const WESTERN: [&str; 2] = [
    "Líder coreano recibe a la delegación",
    "La delegación visitó la Exposición de la Amistad. “Estamos muy contentos”, dijo el señor \
     presidente, según informó la agencia. ¿Cuándo volverá? El año próximo.",
];

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    if encoding == UTF_16LE {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    if encoding == UTF_16BE {
        return text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    }
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{} can write {text}", encoding.name());
    bytes.into_owned()
}

#[test]
fn every_encoding_is_told_from_a_headline_and_from_a_paragraph() {
    let samples: [(&[&str; 2], &[&'static Encoding]); 6] = [
        (&KOREAN, &[EUC_KR]),
        (&SIMPLIFIED, &[GB18030]),
        (&TRADITIONAL, &[BIG5]),
        (&JAPANESE, &[SHIFT_JIS, EUC_JP]),
        (&RUSSIAN, &[WINDOWS_1251, KOI8_R]),
        (&WESTERN, &[WINDOWS_1252]),
    ];
    for (texts, encodings) in samples {
        let unicode = [UTF_8, UTF_16LE, UTF_16BE];
        for &encoding in encodings.iter().chain(&unicode) {
            for text in texts {
                // Without a line end there may be no zero byte to know UTF-16 by.
                let text = &format!("{text}\n");
                let bytes = encoded(text, encoding);
                let found = detect(&bytes, None, true);
                assert_eq!(found.name(), encoding.name(), "{text}");
                assert_eq!(decode(&bytes, found).unwrap(), *text);
            }
        }
    }
}

#[test]
fn a_character_cut_off_by_the_end_of_the_head_is_no_fault() {
    for (text, encoding) in [
        (KOREAN[1], UTF_8),
        (KOREAN[1], EUC_KR),
        (SIMPLIFIED[1], GB18030),
        (JAPANESE[1], SHIFT_JIS),
        (JAPANESE[1], EUC_JP),
        (JAPANESE[1], UTF_16LE),
    ] {
        let bytes = encoded(text, encoding);
        for cut in 1..4 {
            let found = detect(&bytes[..bytes.len() - cut], None, false);
            assert_eq!(found.name(), encoding.name());
        }
    }
}

#[test]
fn escape_sequences_of_iso_2022_jp_are_known() {
    let bytes = b"\x1B$BD+A/\x1B(B KCNA";
    assert_eq!(detect(bytes, None, true), ISO_2022_JP);
    assert_eq!(decode(bytes, ISO_2022_JP).unwrap(), "朝鮮 KCNA");
    assert_eq!(detect(b"\x1B[1mKCNA", None, true), UTF_8);
}

#[test]
fn what_tells_may_stand_far_behind_plain_ascii() {
    for (text, encoding) in [(KOREAN[1], EUC_KR), (JAPANESE[1], SHIFT_JIS)] {
        let mut bytes = b"<p>menu</p>\n".repeat(3000);
        bytes.extend(encoded(text, encoding));
        assert_eq!(detect(&bytes, None, true), encoding);
    }
}

#[test]
fn a_byte_order_mark_decides() {
    assert_eq!(detect(b"\xEF\xBB\xBFabc", Some("euc-kr"), true), UTF_8);
    assert_eq!(detect(b"\xFF\xFEa\0", None, true), UTF_16LE);
    assert_eq!(detect(b"\xFE\xFF\0a", None, true), UTF_16BE);
}

#[test]
fn text_that_is_utf_8_beyond_chance_is_so_whatever_is_declared() {
    let page = format!("<meta charset=euc-kr><p>{}", KOREAN[0]);
    assert_eq!(detect(page.as_bytes(), None, true), UTF_8);
    assert_eq!(detect(page.as_bytes(), Some("Shift_JIS"), true), UTF_8);
}

#[test]
fn a_declaration_decides_where_the_bytes_do_not() {
    let bytes = b"<meta charset=euc-kr><p>Pyongyang";
    assert_eq!(detect(bytes, None, true), EUC_KR);
    assert_eq!(detect(bytes, Some("windows-1251"), true), WINDOWS_1251);
    assert_eq!(detect(b"Pyongyang", None, true), UTF_8);
    assert_eq!(detect(b"caf\xE9", Some("iso-8859-1"), true), WINDOWS_1252);
    assert_eq!(detect(b"\xBB\xF3", Some("gb2312"), true), GB18030);
    assert_eq!(detect(b"\xBB\xF3", Some("euc-kr"), true), EUC_KR);
}

#[test]
fn a_declaration_that_is_plainly_wrong_is_given_up() {
    for (text, encoding) in [
        (KOREAN[1], EUC_KR),
        (SIMPLIFIED[1], GB18030),
        (JAPANESE[1], SHIFT_JIS),
        (RUSSIAN[1], WINDOWS_1251),
    ] {
        for declared in ["utf-8", "iso-8859-1", "utf-16", "no such encoding"] {
            let found = detect(&encoded(text, encoding), Some(declared), true);
            assert_eq!(found.name(), encoding.name(), "declared {declared}");
        }
    }
    assert_eq!(
        detect(&encoded(RUSSIAN[1], KOI8_R), Some("windows-1251"), true),
        KOI8_R
    );
}

#[test]
fn one_broken_byte_does_not_make_utf_8_something_else() {
    let mut bytes = encoded(KOREAN[1], UTF_8);
    bytes.extend(b"\xFF.");
    for declared in [None, Some("utf-8"), Some("euc-kr")] {
        assert_eq!(detect(&bytes, declared, true), UTF_8);
    }
    assert!(decode(&bytes, UTF_8).is_err());
}

#[test]
fn the_names_that_ks_x_1001_cannot_write_survive() {
    let bytes = b"\x9F\x8C\xB3\xB2 \x8D\x8F\xB4\xCF\xC1\xF6";
    assert_eq!(decode(bytes, EUC_KR).unwrap(), "윁남 뜌니지");
}

#[test]
fn what_is_malformed_is_refused_with_its_place() {
    let refused = |bytes, encoding| decode(bytes, encoding).unwrap_err();
    let expected = |encoding, offset| Malformed { encoding, offset };
    assert_eq!(refused(b"abc\xFFd", UTF_8), expected("UTF-8", 3));
    assert_eq!(
        refused(b"\xB0\xA1\xB0\xFF\xB0\xA1", EUC_KR),
        expected("EUC-KR", 2)
    );
    assert_eq!(refused(b"ab\x82", SHIFT_JIS), expected("Shift_JIS", 2));
    assert_eq!(refused(b"\xEF\xBB\xBF\xFF", UTF_8), expected("UTF-8", 3));
    assert_eq!(
        refused(b"abc\xFFd", UTF_8).to_string(),
        "byte 3 is not valid UTF-8: name the encoding in the profile, or repair the file"
    );
}

#[test]
fn the_byte_order_mark_is_no_text() {
    assert_eq!(decode(b"\xEF\xBB\xBFabc", UTF_8).unwrap(), "abc");
    assert_eq!(decode(b"\xFF\xFEa\0", UTF_16LE).unwrap(), "a");
    assert_eq!(decode(b"", UTF_8).unwrap(), "");
}

proptest! {
    #[test]
    fn any_bytes_have_an_encoding_and_what_stands_before_a_fault_is_valid(
        bytes in prop::collection::vec(any::<u8>(), 0..80),
        complete in any::<bool>(),
    ) {
        let encoding = detect(&bytes, None, complete);
        if let Err(malformed) = decode(&bytes, encoding) {
            prop_assert!(malformed.offset < bytes.len());
            prop_assert!(decode(&bytes[..malformed.offset], encoding).is_ok());
        }
    }
}
