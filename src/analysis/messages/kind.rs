//! Sorts of messages and gestures, and the words they are known by.

use std::fmt;
use std::str::FromStr;

/// What was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `congratulatory message`, 축전, 贺电.
    Congratulation,
    /// `message of greeting`; in Korean a 축전 too.
    Greeting,
    /// `reply message`, `message of thanks`, 답전, 复电.
    Reply,
    /// `message of sympathy`, 위문전문, 慰问电.
    Sympathy,
    /// `message of condolences`, 조전, 唁电.
    Condolence,
    /// `personal letter`, 친서.
    Letter,
    /// `verbal message`, 구두친서, 口信.
    Verbal,
    /// A message or telegram of no named sort.
    Message,
    /// `New Year card`, 년하장.
    NewYearCard,
    /// `floral basket`, 꽃바구니.
    FloralBasket,
    /// `wreath`, 화환.
    Wreath,
    /// `gift`, 선물.
    Gift,
}

/// Whether something is said with words or with things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// Words.
    Messages,
    /// Things: counted apart, because a basket mostly comes with a message.
    Gestures,
}

/// Kinds that languages or outlets do not tell apart: reports of one class, way and day report one
/// message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    Wishes,
    Sorrow,
    Other(Kind),
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Congratulation,
        Self::Greeting,
        Self::Reply,
        Self::Sympathy,
        Self::Condolence,
        Self::Letter,
        Self::Verbal,
        Self::Message,
        Self::NewYearCard,
        Self::FloralBasket,
        Self::Wreath,
        Self::Gift,
    ];

    /// Returns the name used for `--kinds` and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Congratulation => "congratulation",
            Self::Greeting => "greeting",
            Self::Reply => "reply",
            Self::Sympathy => "sympathy",
            Self::Condolence => "condolence",
            Self::Letter => "letter",
            Self::Verbal => "verbal message",
            Self::Message => "message",
            Self::NewYearCard => "New Year card",
            Self::FloralBasket => "floral basket",
            Self::Wreath => "wreath",
            Self::Gift => "gift",
        }
    }

    /// Returns the series that it belongs to.
    pub fn series(self) -> Series {
        match self {
            Self::FloralBasket | Self::Wreath | Self::Gift => Series::Gestures,
            _ => Series::Messages,
        }
    }

    pub(super) fn class(self) -> Class {
        match self {
            Self::Congratulation | Self::Greeting => Class::Wishes,
            Self::Sympathy | Self::Condolence => Class::Sorrow,
            other => Class::Other(other),
        }
    }

    /// Returns the last kind that Korean words name, and the byte at which its name begins.
    pub(super) fn last_in_korean(words: &str) -> Option<(usize, Self)> {
        // Of names that end together the longer one stands first: 구두친서 is no 친서.
        const NAMES: [(&str, Kind); 19] = [
            ("구두친서", Kind::Verbal),
            ("친서", Kind::Letter),
            ("축하편지", Kind::Congratulation),
            ("편지", Kind::Letter),
            ("서한", Kind::Letter),
            ("축하전문", Kind::Congratulation),
            ("감사전문", Kind::Reply),
            ("위문전문", Kind::Sympathy),
            ("조의전문", Kind::Condolence),
            ("전문", Kind::Message),
            ("위문전", Kind::Sympathy),
            ("축전", Kind::Congratulation),
            ("답전", Kind::Reply),
            ("조전", Kind::Condolence),
            ("년하장", Kind::NewYearCard),
            ("연하장", Kind::NewYearCard),
            ("꽃바구니", Kind::FloralBasket),
            ("화환", Kind::Wreath),
            ("선물", Kind::Gift),
        ];
        NAMES
            .iter()
            .filter_map(|(name, kind)| {
                let at = words.rfind(name)?;
                Some((at + name.len(), name.len(), *kind))
            })
            .max_by_key(|(end, length, _)| (*end, *length))
            .map(|(end, length, kind)| (end - length, kind))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The text names no kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no kind of message: use one of congratulation, greeting, reply, sympathy, \
     condolence, letter, verbal message, message, New Year card, floral basket, wreath, gift"
)]
pub struct UnknownKind(pub String);

impl FromStr for Kind {
    type Err = UnknownKind;

    /// Reads a name; `_` and `-` stand for spaces.
    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        let spaced = name.trim().replace(['_', '-'], " ");
        Self::ALL
            .into_iter()
            .find(|kind| kind.name().eq_ignore_ascii_case(&spaced))
            .ok_or_else(|| UnknownKind(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verbal_message_in_korean_is_no_letter() {
        let kind = |words| Kind::last_in_korean(words).map(|(_, kind)| kind);
        assert_eq!(kind("구두친서를"), Some(Kind::Verbal));
        assert_eq!(kind("친서를"), Some(Kind::Letter));
        assert_eq!(kind("위문전문을"), Some(Kind::Sympathy));
        assert_eq!(kind("축전을 받고 답전을"), Some(Kind::Reply));
    }

    #[test]
    fn kinds_are_read_by_name() {
        for kind in Kind::ALL {
            assert_eq!(kind.name().parse(), Ok(kind));
        }
        assert_eq!("verbal_message".parse(), Ok(Kind::Verbal));
        assert!("speech".parse::<Kind>().is_err());
    }
}
