//! Names in Chinese and Japanese: foreign names, written by their sound, beside an office.
//!
//! Chinese writes them with a few hundred characters that are rare together in other words;
//! Japanese with Katakana. Names of Chinese and Koreans are not found this way.

use crate::span::Span;

use super::Candidate;
use super::office::HAN;

/// Characters by which Chinese writes the sounds of foreign names, most frequent ones of the
/// tables that Xinhua's translators use.
const SOUNDS: &str = "阿埃艾爱安昂奥巴白班邦贝本比彼毕宾波伯博布查达戴丹道德登邓狄迪蒂丁杜多厄恩尔\
法凡菲费芬丰夫弗福富盖甘冈戈哥格葛根贡古瓜哈汉豪赫亨侯胡怀惠霍基吉季加贾简杰金久卡凯坎康考柯科克肯\
孔库夸奎昆拉莱赖兰朗劳勒雷里利莉丽廉列林卢鲁伦罗洛马玛迈麦曼芒梅门蒙米密缪摩莫默姆穆纳娜奈内尼涅\
宁纽努诺欧帕派潘庞佩彭蓬皮匹坡珀普齐契恰钱乔切琴琼丘让热荣茹儒瑞若萨塞赛桑森沙莎尚绍舍施史斯丝司\
苏索塔泰坦汤唐陶特腾提汀廷图托瓦旺威韦维魏温翁沃乌伍西希锡肖谢辛休逊雅亚延扬耶叶伊因尤约扎泽詹芝\
兹祖佐拜京南修良济额云汗明";

/// Finds the names in one paragraph, which begins at byte `start` of its text.
pub(super) fn names(paragraph: &str, start: usize, found: &mut Vec<Candidate>) {
    for office in HAN {
        for (at, _) in paragraph.match_indices(office) {
            if paragraph[..at].ends_with('副') {
                continue;
            }
            let end = at + office.len();
            let before: usize = sounds(paragraph[..at].chars().rev());
            let after: usize = sounds(paragraph[end..].chars());
            for (from, to) in [(at - before, at), (end, end + after)] {
                let name = paragraph[from..to].trim_matches(is_joint);
                if name.chars().count() >= 2 {
                    let from = from + paragraph[from..to].find(name).unwrap_or(0);
                    found.push(Candidate {
                        span: Span::new(start + from, start + from + name.len()),
                        office: Some(office.to_owned()),
                        begins_sentence: false,
                    });
                }
            }
        }
    }
}

/// Returns the bytes of a run of characters that write sounds, all of one script.
fn sounds(characters: impl Iterator<Item = char>) -> usize {
    let mut script = None;
    characters
        .take_while(|c| {
            let of = match c {
                '\u{30A1}'..='\u{30FA}' | 'ー' => Some(true),
                c if SOUNDS.contains(*c) => Some(false),
                c if is_joint(*c) => return true,
                _ => None,
            };
            of.is_some() && *script.get_or_insert(of) == of
        })
        .map(char::len_utf8)
        .sum()
}

/// Returns whether a character parts the names of one person.
fn is_joint(c: char) -> bool {
    matches!(c, '·' | '・')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut candidates = Vec::new();
        names(text, 0, &mut candidates);
        candidates
            .iter()
            .map(|one| one.span.surface(text))
            .collect()
    }

    #[test]
    fn foreign_names_stand_before_or_behind_the_office() {
        assert_eq!(
            found("会见了总统伊利哈姆·阿利耶夫。"),
            ["伊利哈姆·阿利耶夫"]
        );
        assert_eq!(found("同托卡耶夫总统举行会谈"), ["托卡耶夫"]);
        assert_eq!(found("アリエフ大統領と会談した"), ["アリエフ"]);
    }

    #[test]
    fn words_beside_an_office_are_no_names() {
        assert_eq!(found("国家主席出席会议,国务院总理指出"), [] as [&str; 0]);
    }
}
