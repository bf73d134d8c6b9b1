use proptest::prelude::*;

use super::Shares;
use super::detect;
use crate::language::Language;

#[test]
fn scripts_decide_in_the_east() {
    for (text, language) in [
        (
            "경애하는 김정은동지께서 습근평동지에게 축전을 보내시였다",
            Language::Korean,
        ),
        ("김정은동지께서 中朝親善을 강조하시였다", Language::Korean),
        ("KCNA, UNICEF와 IAEA에 항의", Language::Korean),
        ("习近平同普京举行会谈", Language::Chinese),
        ("外交部发言人就G20峰会答记者问", Language::Chinese),
        ("金正恩同志が習近平主席に祝電", Language::Japanese),
        ("朝鮮外務省代表がロ外務次官と会談", Language::Japanese),
        ("Путин прибыл в Пхеньян", Language::Russian),
        ("Глава МИД КНР о G20", Language::Russian),
    ] {
        assert_eq!(detect(text), Some(language), "{text}");
    }
}

#[test]
fn other_cyrillic_languages_have_no_names_here() {
    assert_eq!(
        detect("Президент України зустрівся з делегацією і подякував їй"),
        None
    );
    assert_eq!(
        detect("Председник Србије састао се са љубитељима џеза"),
        None
    );
}

#[test]
fn other_scripts_have_no_names_here() {
    assert_eq!(detect("الرئيس الصيني يستقبل وفدا من كوريا"), None);
    assert_eq!(detect("ประธานาธิบดีเกาหลี"), None);
}

#[test]
fn text_without_letters_has_no_language() {
    assert_eq!(detect(""), None);
    assert_eq!(detect("2024.02.11. -0-"), None);
}

#[test]
fn a_short_headline_is_english_without_evidence() {
    for text in [
        "New Year editorial",
        "Self immolation against fascist rule",
        "Foreign Minister meets Russian delegation",
        "Successful research",
        "Okryugum",
        "KWP",
        "Kim Jong Il sends gift to Jiang Zemin",
        "Preparatory committee inaugurated in La Paz",
        "Fidel Castro Ruz Hospitalized",
        "Useless propaganda",
    ] {
        assert_eq!(detect(text), Some(Language::English), "{text}");
    }
}

#[test]
fn little_words_and_endings_are_evidence_of_spanish() {
    for text in [
        "argumento injusto de ee.uu.",
        "CRPP condena a EE.UU.",
        "Muere ex presidente surcoreano Roh Moo Hyun",
        "Kim Jong Il inspecciona unidades del EPC",
        "kim jong il junto con kim yong nam felicita a fidel castro ruz",
        "Rinden tributo a Kim Il Sung en el Palacio Memorial Kumsusan",
        "PALABRAS DE KIM JONG UN EN EL CONGRESO",
        "El Dirigente Kim Jong Il recibió presente que le dirigiera Gazprom de Rusia",
    ] {
        assert_eq!(detect(text), Some(Language::Spanish), "{text}");
    }
}

#[test]
fn longer_text_in_a_third_language_is_told() {
    for text in [
        "Le président chinois a reçu les membres de la délégation coréenne dans la capitale et les \
         a remerciés pour leur visite.",
        "Der chinesische Präsident hat die Mitglieder der koreanischen Delegation in der Hauptstadt \
         empfangen und ihnen für den Besuch gedankt.",
        "O presidente chinês recebeu os membros da delegação coreana na capital e agradeceu a \
         visita, que não foi a primeira dos seus.",
        "Il presidente cinese ha ricevuto i membri della delegazione coreana nella capitale e ha \
         detto che la visita è di grande importanza.",
    ] {
        assert_eq!(detect(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn shares_are_those_of_the_characters(
        text in prop_oneof![
            "[a0 가힝힟힠ힰ\u{A95F}\u{A960}\u{ABFF}習カЯé٣ก😀\u{20000}]{0,150}",
            any::<String>(),
        ],
    ) {
        let mut shares = Shares::default();
        text.chars().for_each(|c| shares.add(c));
        prop_assert_eq!(Shares::of(&text), shares);
    }
}
