//! Invented articles with known counts, the same for the same seed.
//!
//! Sentences of state-media prose without a name alternate with sentences that hold one or two
//! names of countries. Nothing in them is quoted from a newspaper.

use std::fmt::Write;

/// What an article is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    English,
    Korean,
    /// Articles of both by turns.
    Mixed,
}

/// An article, and how many names stand in it.
#[derive(Clone, Debug)]
pub(crate) struct Article {
    pub(crate) title: String,
    pub(crate) text: String,
    /// ISO 8601.
    pub(crate) day: String,
    pub(crate) mentions: usize,
}

/// Sentences, in which `{}` is the place of a name.
struct Prose {
    names: &'static [&'static str],
    title: &'static str,
    with_names: &'static [&'static str],
    without: &'static [&'static str],
}

const ENGLISH: Prose = Prose {
    names: &[
        "China", "Russia", "Vietnam", "Cuba", "Laos", "Mongolia", "Syria", "Iran",
    ],
    title: "Delegation of {} arrives, number",
    with_names: &[
        "A delegation of {} visited the machine plant on Tuesday.",
        "The governments of {} and {} signed a plan of cultural exchange.",
        "The newspaper of {} carried an article on the harvest.",
    ],
    without: &[
        "Officials and working people heard a report on the results of the first half of the year.",
        "The farm finished rice transplanting ten days ahead of schedule, thanks to new machines.",
        "A national exhibition of school things opened, and many pupils looked round it.",
        "He stressed the need to raise the quality of consumer goods, and praised the workers.",
    ],
};

const KOREAN: Prose = Prose {
    names: &[
        "중국",
        "로씨야",
        "윁남",
        "꾸바",
        "라오스",
        "몽골",
        "수리아",
        "이집트",
    ],
    title: "{} 대표단 도착, 번호",
    with_names: &[
        "{} 대표단이 화요일 기계공장을 참관하였다.",
        "{} 정부와 {} 정부가 문화교류계획서에 조인하였다.",
        "{} 신문이 가을걷이에 대한 글을 실었다.",
    ],
    without: &[
        "일군들과 근로자들이 상반년 사업정형에 대한 보고를 청취하였다.",
        "농장에서는 새 기계의 덕으로 모내기를 예정보다 열흘 앞당겨 끝냈다.",
        "전국학용품전시회가 개막되였으며 많은 학생들이 돌아보았다.",
        "그는 인민소비품의 질을 높일데 대하여 강조하고 로동자들을 치하하였다.",
    ],
};

/// Returns so many articles of twelve sentences each, no two alike.
pub(crate) fn articles(tongue: Tongue, count: usize) -> Vec<Article> {
    let mut random = Random(7);
    (0..count)
        .map(|number| {
            let prose = match tongue {
                Tongue::Mixed if number % 2 == 1 => &KOREAN,
                Tongue::English | Tongue::Mixed => &ENGLISH,
                Tongue::Korean => &KOREAN,
            };
            article(prose, number, &mut random)
        })
        .collect()
}

/// Returns how many names stand in the articles.
pub(crate) fn mentions(articles: &[Article]) -> usize {
    articles.iter().map(|article| article.mentions).sum()
}

/// Returns the articles as JSON Lines.
pub(crate) fn json_lines(articles: &[Article]) -> String {
    articles
        .iter()
        .map(|article| json(article) + "\n")
        .collect()
}

/// Returns the articles as one JSON array.
pub(crate) fn json_array(articles: &[Article]) -> String {
    let elements: Vec<String> = articles.iter().map(json).collect();
    format!("[\n{}\n]\n", elements.join(",\n"))
}

/// Returns the articles as a table.
pub(crate) fn csv(articles: &[Article]) -> String {
    let mut table = "date,title,text\n".to_owned();
    for Article {
        title, text, day, ..
    } in articles
    {
        writeln!(table, "{day},\"{title}\",\"{text}\"")
            .expect("a string takes all that is written");
    }
    table
}

fn json(
    Article {
        title, text, day, ..
    }: &Article,
) -> String {
    let text = text.replace('\n', "\\n");
    format!(r#"{{"date":"{day}","title":"{title}","text":"{text}"}}"#)
}

fn article(prose: &Prose, number: usize, random: &mut Random) -> Article {
    let mut mentions = 0;
    let title = filled(prose.title, prose.names, random, &mut mentions);
    let mut text = String::new();
    for sentence in 0..12 {
        let templates = if sentence % 3 == 1 {
            prose.with_names
        } else {
            prose.without
        };
        text += &filled(random.one_of(templates), prose.names, random, &mut mentions);
        text.push(if sentence % 4 == 3 { '\n' } else { ' ' });
    }
    Article {
        title: format!("{title} {number}"),
        text,
        day: format!(
            "20{:02}-{:02}-{:02}",
            number % 24,
            1 + number / 24 % 12,
            1 + number / 288 % 28
        ),
        mentions,
    }
}

fn filled(template: &str, names: &[&str], random: &mut Random, mentions: &mut usize) -> String {
    let mut parts = template.split("{}");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        *mentions += 1;
        text += random.one_of(names);
        text += part;
    }
    text
}

/// Source: Steele, Lea, Flood (2014), "Fast Splittable Pseudorandom Number Generators".
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        let len = choices.len() as u64;
        let at = usize::try_from(self.next() % len).expect("a position in a slice");
        choices[at]
    }
}
