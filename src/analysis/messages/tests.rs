//! Sentences as outlets write them, shortened; what they report was read by eye.

use jiff::civil::date;

use crate::language::Language;

use super::Kind;
use super::Naming;
use super::fixture::document;
use super::fixture::events;
use super::fixture::published;
use super::fixture::words;

fn english(title: &str, body: &str) -> Vec<String> {
    words(&document(title, body, Language::English))
}

fn korean(title: &str, body: &str) -> Vec<String> {
    words(&document(title, body, Language::Korean))
}

#[test]
fn the_lead_says_who_sent_what_to_whom_and_when() {
    assert_eq!(
        english(
            "Greetings",
            "Pyongyang, August 16 (KCNA) --Kim Jong Un, president of the State Affairs of the DPRK, \
             received a message of greeting from V. Putin, president of the Russian Federation, on \
             August 13.\nIt said:"
        ),
        ["putin > kim_jong_un greeting 2024-08-13 leader"]
    );
    assert_eq!(
        english(
            "",
            "Kim Jong Un sent a replay message to Vladimir Putin on Thursday."
        ),
        ["kim_jong_un > putin reply 2024-08-15 leader"]
    );
}

#[test]
fn a_verb_glued_to_a_name_is_read() {
    assert_eq!(
        english(
            "",
            "The respected ComradeKim Jong Unreceived a personal letter from Xi Jinping."
        ),
        ["xi_jinping > kim_jong_un letter - leader"]
    );
}

#[test]
fn an_office_stands_for_its_holder() {
    assert_eq!(
        english(
            "",
            "Kim Jong Un received a congratulatory message from the Russian president."
        ),
        ["putin > kim_jong_un congratulation - leader"]
    );
}

#[test]
fn a_party_leader_out_of_office_is_no_president() {
    assert_eq!(
        english(
            "",
            "Kim Jong Un received a letter of sympathy from Dmitri Anatoliyevich Medvedev, president \
             of the United Russia Party."
        ),
        ["medvedev > kim_jong_un sympathy - party"]
    );
}

#[test]
fn a_committee_is_a_party() {
    assert_eq!(
        english(
            "",
            "Kim Jong Un sent a message of condolence to the Central Committee of the Communist \
             Party of Vietnam on August 15."
        ),
        ["kim_jong_un > org_cpv condolence 2024-08-15 party"]
    );
}

#[test]
fn whoever_is_named_further_on_is_not_the_sender() {
    let forum = "Kim Jong Un received a letter from the participants in a meeting in Russia.";
    assert_eq!(english("", forum), Vec::<String>::new());
    let wreath = "Kim Jong Un sent a wreath to the bier of Vladimir Putin.";
    assert_eq!(
        english("", wreath),
        ["- the recipient is no leader or party of the gazetteer: the bier of Vladimir Putin."]
    );
}

#[test]
fn a_head_of_state_who_has_no_entry_is_told_and_not_dropped() {
    assert_eq!(
        english(
            "",
            "Kim Jong Un received a message of greeting from John Evans Atta Mills, president of \
             Ghana."
        ),
        [
            "- the sender is no leader or party of the gazetteer: John Evans Atta Mills, president \
             of Ghana."
        ]
    );
}

#[test]
fn a_message_within_the_country_is_none() {
    let body = "Kim Jong Un sent a message of greeting to Kim Yong Nam, who is not the president of \
                Russia.";
    assert_eq!(
        english("", body),
        ["- sender and recipient are both of the DPRK"]
    );
}

#[test]
fn messages_without_a_leader_are_passed_over() {
    let workers = "Workers of the Unjin Paper Mill sent a letter to Kim Jong Un at a meeting.";
    assert_eq!(english("", workers), Vec::<String>::new());
    let ministers = "The foreign minister of the DPRK sent greetings to her colleague in China.";
    assert_eq!(english("", ministers), Vec::<String>::new());
}

#[test]
fn the_first_of_several_signs_for_all() {
    assert_eq!(
        words(&published(
            "Message to Kim Jong Il from Chinese Leaders",
            "Kim Jong Il, general secretary of the Workers' Party of Korea, together with Kim Yong \
             Nam, president of the Presidium, Sunday received a message sent by Hu Jintao, general \
             secretary of the C.C., the Communist Party of China, and Wen Jiabao, premier.",
            Language::English,
            date(2011, 7, 10),
        )),
        ["hu_jintao > kim_jong_il message 2011-07-10 leader"]
    );
}

#[test]
fn the_head_of_protocol_is_not_the_leader() {
    assert_eq!(
        words(&published(
            "Greetings to Russian President",
            "Kim Yong Nam, president of the Presidium of the DPRK Supreme People's Assembly, Sunday \
             sent a message of greetings to Dmitri Medvedev on its national day.",
            Language::English,
            date(2011, 6, 12),
        )),
        ["kim_yong_nam > medvedev greeting 2011-06-12 official"]
    );
}

#[test]
fn a_basket_beside_a_message_is_a_gesture_beside_a_message() {
    assert_eq!(
        english(
            "",
            "Kim Jong Un received a floral basket and a congratulatory letter from Xi Jinping."
        ),
        [
            "xi_jinping > kim_jong_un congratulation - leader",
            "xi_jinping > kim_jong_un floral basket - leader"
        ]
    );
}

#[test]
fn cards_go_to_each_who_is_named() {
    assert_eq!(
        english(
            "",
            "Kim Jong Un sent New Year cards to Xi Jinping and Vladimir Putin."
        ),
        [
            "kim_jong_un > xi_jinping New Year card - leader",
            "kim_jong_un > putin New Year card - leader"
        ]
    );
}

#[test]
fn thanks_for_a_message_are_a_reply() {
    assert_eq!(
        english(
            "",
            "Kim Jong Un sent a message to Vladimir Putin thanking him for his sympathy."
        ),
        ["kim_jong_un > putin reply - leader"]
    );
    assert_eq!(
        english(
            "",
            "Kim Jong Un replied to a message of sympathy sent by Xi Jinping."
        ),
        ["kim_jong_un > xi_jinping reply - leader"]
    );
}

#[test]
fn a_bare_headline_is_read_with_and_without_a_verb() {
    let headline = |title: &str| english(title, "");
    assert_eq!(
        headline("Kim Jong Un Receives Greetings from Russian President"),
        ["putin > kim_jong_un greeting - leader"]
    );
    assert_eq!(
        headline("Greetings to Respected Comrade Kim Jong Un from Xi Jinping"),
        ["xi_jinping > kim_jong_un greeting - leader"]
    );
    assert_eq!(
        headline("Respected Comrade Kim Jong Un's Reply Message to Chinese President"),
        ["kim_jong_un > xi_jinping reply - leader"]
    );
    assert_eq!(
        headline("Personal letter of acting Russian President to Kim Jong Un"),
        ["putin > kim_jong_un letter - leader"]
    );
    assert_eq!(
        headline("Kim Jong Un Extends Congratulations to Xi Jinping"),
        ["kim_jong_un > xi_jinping congratulation - leader"]
    );
    // Words at an airport are no message.
    let airport = headline("Kim Jong Un greets V. V. Putin at airport");
    assert!(airport[0].starts_with("- nobody sends"), "{airport:?}");
}

#[test]
fn korean_particles_say_the_way() {
    assert_eq!(
        korean(
            "경애하는 김정은동지께 로씨야련방 대통령이 축전을 보내여왔다",
            "(평양 8월 16일발 조선중앙통신)\n조선로동당 총비서이신 경애하는 김정은동지께 로씨야련방 \
             대통령 웨.뿌찐동지가 13일 축전을 보내여왔다."
        ),
        ["putin > kim_jong_un congratulation 2024-08-13 leader"]
    );
    assert_eq!(
        korean(
            "",
            "경애하는 김정은동지께서 습근평동지에게 8월 15일 답전을 보내시였다."
        ),
        ["kim_jong_un > xi_jinping reply 2024-08-15 leader"]
    );
    assert_eq!(
        korean(
            "경애하는 김정은동지께 로씨야련방 대통령이 축전을 보내여왔다",
            ""
        ),
        ["putin > kim_jong_un congratulation - leader"]
    );
}

#[test]
fn chinese_reports_say_the_way_and_an_exchange_is_two_messages() {
    let chinese = |body: &str| words(&document("", body, Language::Chinese));
    assert_eq!(
        chinese("国家主席习近平8月15日同朝鲜国务委员长金正恩互致贺电。"),
        [
            "xi_jinping > kim_jong_un congratulation 2024-08-15 leader",
            "kim_jong_un > xi_jinping congratulation 2024-08-15 leader"
        ]
    );
    assert_eq!(
        chinese("8月15日，国家主席习近平致电祝贺金正恩再次当选。"),
        ["xi_jinping > kim_jong_un congratulation 2024-08-15 leader"]
    );
    assert_eq!(
        chinese("8月15日，国家主席习近平致电金正恩，祝贺他再次当选。"),
        ["xi_jinping > kim_jong_un congratulation 2024-08-15 leader"]
    );
    assert_eq!(
        chinese("习近平就洪灾向金正恩致慰问电。"),
        ["xi_jinping > kim_jong_un sympathy - leader"]
    );
}

#[test]
fn reports_in_two_languages_are_one_message_and_english_names_it() {
    let reports = [
        document(
            "",
            "경애하는 김정은동지께서 습근평동지에게 8월 15일 축전을 보내시였다.",
            Language::Korean,
        ),
        document(
            "",
            "Kim Jong Un sent a message of greeting to Xi Jinping on August 15.",
            Language::English,
        ),
    ];
    let events = events(&reports);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].kind, Kind::Greeting);
    assert_eq!(events[0].reports.len(), 2);
}

#[test]
fn a_reply_another_way_and_another_day_are_other_messages() {
    let sent = |what: &str| format!("Kim Jong Un sent a {what} to Xi Jinping on August 15.");
    let bodies = [
        sent("message of greeting"),
        sent("reply message"),
        sent("floral basket"),
        "Kim Jong Un received a message of greeting from Xi Jinping on August 15.".to_owned(),
        "Kim Jong Un sent a message of greeting to Xi Jinping on August 14.".to_owned(),
    ];
    let reports = bodies.map(|body| document("", &body, Language::English));
    assert_eq!(events(&reports).len(), 5);
}

#[test]
fn a_report_without_a_day_joins_the_message_it_can_mean() {
    let reports = [
        document(
            "Kim Jong Un Sends Greetings to Xi Jinping",
            "",
            Language::English,
        ),
        document(
            "",
            "Kim Jong Un sent a message of greeting to Xi Jinping on August 15.",
            Language::English,
        ),
    ];
    let events = events(&reports);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].date, Some(date(2024, 8, 15).into()));
}

#[test]
fn the_occasion_is_told_in_the_words_of_the_lead() {
    let body = "Kim Jong Un received a message of greeting from Xi Jinping on the occasion of the \
                Day of the Sun.";
    let events = events(&[document("", body, Language::English)]);
    assert_eq!(events[0].occasion, "on the occasion of the Day of the Sun");
}

#[test]
fn one_message_in_three_languages_of_two_outlets_is_one_event() {
    let english = document(
        "Respected Comrade Kim Jong Un Receives Message from Xi Jinping",
        "Kim Jong Un received a message from Xi Jinping on August 15.",
        Language::English,
    );
    let korean = document(
        "",
        "경애하는 김정은동지께 중화인민공화국 주석 습근평동지가 15일 축전을 보내여왔다.",
        Language::Korean,
    );
    let mut chinese = document(
        "",
        "8月15日，国家主席习近平致电祝贺朝鲜国务委员长金正恩。",
        Language::Chinese,
    );
    "cctv".clone_into(&mut chinese.outlet);
    let events = events(&[chinese, korean, english]);
    assert_eq!(events.len(), 1, "{events:?}");
    assert_eq!(events[0].reports.len(), 3);
    // The English report names no sort.
    assert_eq!(events[0].kind, Kind::Congratulation);
}

#[test]
fn headlines_of_one_outlet_and_language_two_days_apart_are_two_messages() {
    let on = |day: i8, language: Language, title: &str| {
        published(title, "", language, date(2024, 8, day))
    };
    let (english, spanish) = (Language::English, Language::Spanish);
    let greetings = "Greetings to Kim Jong Un from Putin";
    let felicitacion = "Kim Jong Un recibe mensaje de felicitacion de Putin";
    let twice = [on(6, english, greetings), on(9, english, greetings)];
    assert_eq!(events(&twice).len(), 2);
    let again = [on(6, english, greetings), on(7, english, greetings)];
    assert_eq!(events(&again).len(), 1);
    // Another language may be later; it joins the nearer one.
    let both = [
        on(6, english, greetings),
        on(9, english, greetings),
        on(10, spanish, felicitacion),
    ];
    let events = events(&both);
    let reports: Vec<usize> = events.iter().map(|event| event.reports.len()).collect();
    assert_eq!(reports, [1, 2]);
}

#[test]
fn a_row_that_repeats_adds_nothing() {
    let greetings = document("Greetings to Kim Jong Un from Putin", "", Language::English);
    let events = events(&[greetings.clone(), greetings]);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].reports.len(), 1);
}

#[test]
fn the_surest_naming_of_several_reports_stands_for_the_event() {
    let group = document(
        "Kim Jong Un Sends Greetings to Chinese Leaders",
        "",
        Language::English,
    );
    let name = document(
        "Kim Jong Un envia mensaje de felicitacion a Xi Jinping",
        "",
        Language::Spanish,
    );
    assert_eq!(
        events(std::slice::from_ref(&group))[0].naming,
        Some(Naming::Group)
    );
    assert_eq!(events(&[group, name])[0].naming, Some(Naming::Name));
}
