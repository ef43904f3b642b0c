//! What a person may change. The only way in which the learner's own data changes; see [`Guide::apply`].
//!
//! [`Guide::apply`]: crate::domain::Guide::apply

use std::ops::RangeInclusive;

use crate::domain::guide::ThemeChoice;

/// Hours a week that a person can mean: less than one is no plan, more than 80 is not true.
pub const HOURS_A_WEEK: RangeInclusive<u16> = 1..=80;

/// One change, as a screen or a command asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Study so many hours in a week, see [`HOURS_A_WEEK`].
    SetHours(u16),
    /// Draw in these colours from now on.
    ChooseTheme(ThemeChoice),
}

/// Why a change is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// Outside [`HOURS_A_WEEK`].
    #[error("a week holds {low} to {high} hours of study, not {0}; give a number in between", low = HOURS_A_WEEK.start(), high = HOURS_A_WEEK.end())]
    HoursOutOfRange(u16),
}
