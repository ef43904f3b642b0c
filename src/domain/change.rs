//! What a person may change. The only way in which the learner's own data changes; see [`Guide::apply`].
//!
//! [`Guide::apply`]: crate::domain::Guide::apply

use crate::domain::advice::Interview;
use crate::domain::guide::ThemeChoice;
use crate::domain::learner::WeeklyHours;

/// One change, as a screen or a command asks for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Study so many hours in a week.
    SetHours(WeeklyHours),
    /// The wizard went on: its answers and its place.
    Answer(Box<Interview>),
    /// Draw in these colours from now on.
    ChooseTheme(ThemeChoice),
}

/// Why a change is refused. None is, at present: wrong values cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {}
