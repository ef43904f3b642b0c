//! The aggregate: what content says and what the learner chose. Screens and commands read it, and change it through
//! [`Guide::apply`] alone.

use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::advice::{Advice, AdviceError, Interview, recommend};
use crate::domain::catalog::{Catalog, Diagnostic};
use crate::domain::change::{Change, ChangeError};
use crate::domain::effect::Effect;
use crate::domain::learner::{Profile, WeeklyHours};
use crate::domain::plan::Overview;

/// The colours to draw in, by name. What they look like is the screens' affair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// The terminal's own sixteen colours.
    #[default]
    Terminal,
    /// Light text on a dark ground.
    Dark,
    /// Dark text on a light ground.
    Light,
    /// The strongest contrast.
    Contrast,
    /// Told apart by every kind of colour vision.
    ColourBlind,
}

impl ThemeChoice {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Terminal, Self::Dark, Self::Light, Self::Contrast, Self::ColourBlind];

    /// The name that commands and settings use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::ColourBlind => "colour-blind",
        }
    }
}

impl std::str::FromStr for ThemeChoice {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|choice| choice.name() == text).ok_or(())
    }
}

/// Everything that the front ends show.
#[derive(Clone, Debug)]
pub struct Guide {
    /// What content says.
    pub catalog: Arc<Catalog>,
    /// What was found wrong while reading it.
    pub diagnostics: Vec<Diagnostic>,
    /// The day on which this is read.
    pub today: Date,
    /// The colours to draw in.
    pub theme: ThemeChoice,
    /// Whether nothing is known of this person yet.
    pub first_run: bool,
    /// The questions of `/learn` with the answers so far: all that the learner said of themselves.
    pub interview: Interview,
    /// The plan that is followed, as it stands today.
    pub plan: Option<Arc<Overview>>,
}

impl Guide {
    /// A guide over a catalogue for a person of whom nothing is known.
    pub fn new(catalog: Arc<Catalog>, diagnostics: Vec<Diagnostic>, today: Date) -> Self {
        let interview = Interview::new(&catalog, today);
        Self { catalog, diagnostics, today, theme: ThemeChoice::default(), first_run: true, interview, plan: None }
    }

    /// What the learner answered so far.
    pub fn profile(&self) -> Profile {
        self.interview.profile()
    }

    /// Hours of study in a real week, answered or assumed.
    pub fn weekly(&self) -> WeeklyHours {
        self.profile().weekly()
    }

    /// The recommendation for the answers so far, with study beginning today.
    pub fn advice(&self) -> Result<Advice, AdviceError> {
        recommend(&self.catalog, &self.profile(), self.today)
    }

    /// Makes a change and says what is to be done about it. A refused change changes nothing.
    pub fn apply(&mut self, change: Change) -> Result<Vec<Effect>, ChangeError> {
        match &change {
            Change::SetHours(hours) => self.interview.set_hours(*hours),
            Change::Answer(interview) => self.interview = (**interview).clone(),
            Change::ChooseTheme(theme) => self.theme = *theme,
        }
        Ok(vec![Effect::Remember(change)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guide() -> Guide {
        Guide::new(Arc::default(), Vec::new(), jiff::civil::date(2026, 11, 23))
    }

    #[test]
    fn a_change_is_made_and_asked_to_be_remembered() {
        let mut guide = guide();
        let hours = WeeklyHours::new(12.0).unwrap();
        assert_eq!(guide.apply(Change::SetHours(hours)), Ok(vec![Effect::Remember(Change::SetHours(hours))]));
        assert_eq!(guide.weekly(), hours);
    }

    #[test]
    fn every_theme_is_found_under_its_own_name() {
        for theme in ThemeChoice::ALL {
            assert_eq!(theme.name().parse(), Ok(theme));
        }
    }
}
