//! The number published, and how far another may lie from it.

use toml::Spanned;

use crate::analysis::claims::Measured;
use crate::analysis::claims::Problem;
use crate::analysis::claims::file::KindWord;
use crate::analysis::claims::file::Written;

use super::Reading;
use super::Refused;
use super::civil;
use super::number;

/// Tolerance of a ratio if a claim does not say: published ratios have one decimal.
const OF_RATIO: f64 = 0.05;

impl Reading<'_> {
    pub(super) fn published(&self, written: &Written) -> Result<Option<Measured>, Refused> {
        match (&written.value, self.kind) {
            (Some(value), _) => self.measured(value, written).map(Some),
            (None, KindWord::OutOfReach) => Ok(None),
            (None, KindWord::Silence | KindWord::Section) => Ok(Some(Measured::Count(0))),
            (None, KindWord::Top) => {
                let entities = written.entities.as_ref();
                let places = entities.map_or(0, |entities| entities.get_ref().len());
                Ok(Some(Measured::Count(places.saturating_sub(1) as u64)))
            }
            (None, _) => Err(self.missing("value")),
        }
    }

    fn measured(
        &self,
        value: &Spanned<toml::Value>,
        written: &Written,
    ) -> Result<Measured, Refused> {
        match self.kind {
            KindWord::First | KindWord::Last => match value.get_ref() {
                toml::Value::Datetime(day) => civil(day).map(Measured::Day),
                _ => None,
            }
            .ok_or_else(|| {
                number(
                    value,
                    "value",
                    "a day, written as 2024-09-20 without quotes",
                )
            }),
            KindWord::Rank => self.place_of(value, written),
            KindWord::Ratio | KindWord::Season | KindWord::Change => {
                ratio(value.get_ref()).ok_or_else(|| number(value, "value", "a number from 0"))
            }
            KindWord::OutOfReach => count(value.get_ref())
                .or_else(|| ratio(value.get_ref()))
                .ok_or_else(|| number(value, "value", "a number from 0")),
            _ => count(value.get_ref())
                .ok_or_else(|| number(value, "value", "a whole number from 0")),
        }
    }

    /// Returns the place of a title in the list of titles, from 1.
    fn place_of(
        &self,
        value: &Spanned<toml::Value>,
        written: &Written,
    ) -> Result<Measured, Refused> {
        let toml::Value::String(title) = value.get_ref() else {
            return Err(number(value, "value", "one of `titles`, in quotes"));
        };
        let titles = written
            .titles
            .as_ref()
            .ok_or_else(|| self.missing("titles"))?;
        let place = titles.iter().position(|one| one.get_ref() == title);
        let no_title = || (value.span().start, Problem::NoTitle(title.clone()));
        let place = place.ok_or_else(no_title)?;
        Ok(Measured::Count(place as u64 + 1))
    }

    pub(super) fn tolerance(&self, written: &Written) -> Result<f64, Refused> {
        match (&written.tolerance, self.kind) {
            (Some(given), _) if !given.get_ref().is_finite() || *given.get_ref() < 0.0 => {
                Err(number(given, "tolerance", "a number from 0"))
            }
            (Some(given), _) => Ok(*given.get_ref()),
            (None, KindWord::Ratio | KindWord::Season | KindWord::Change) => Ok(OF_RATIO),
            (None, _) => Ok(0.0),
        }
    }
}

fn count(value: &toml::Value) -> Option<Measured> {
    let count = value.as_integer()?;
    u64::try_from(count).ok().map(Measured::Count)
}

fn ratio(value: &toml::Value) -> Option<Measured> {
    let ratio = match value {
        toml::Value::Integer(ratio) => f64::from(u32::try_from(*ratio).ok()?),
        toml::Value::Float(ratio) => *ratio,
        _ => return None,
    };
    (ratio.is_finite() && ratio >= 0.0).then_some(Measured::Ratio(ratio))
}
