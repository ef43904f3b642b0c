//! The aggregate: what content says and what the learner chose. Screens and commands read it, and change it through
//! [`Guide::apply`] alone.

mod planning;
#[cfg(test)]
mod planning_tests;
mod progress;
mod reviewing;

use std::sync::Arc;

use jiff::civil::Date;

use self::planning::Derived;
pub use self::planning::Moves;
use crate::domain::advice::{Advice, AdviceError, Interview, recommend};
use crate::domain::catalog::{Catalog, Diagnostic, NodeIndex, TopicId};
use crate::domain::change::{Change, ChangeError};
use crate::domain::effect::Effect;
use crate::domain::journal::{Journal, Recorded, check};
use crate::domain::learner::{Carried, Coverage, Knowledge, Moment, Profile, Record, Status, WeeklyHours, known};

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
    /// All that the learner did.
    journal: Journal,
    /// What is worked out of all that, once it was asked for.
    derived: Derived,
}

impl Guide {
    /// A guide over a catalogue for a person of whom nothing is known.
    pub fn new(catalog: Arc<Catalog>, diagnostics: Vec<Diagnostic>, today: Date) -> Self {
        let interview = Interview::new(&catalog, today);
        Self {
            catalog,
            diagnostics,
            today,
            theme: ThemeChoice::default(),
            first_run: true,
            interview,
            journal: Journal::default(),
            derived: Derived::default(),
        }
    }

    /// The guide for the person whose journal this is.
    #[must_use]
    pub fn remembering(mut self, journal: Journal) -> Self {
        self.first_run = journal.is_empty();
        self.journal = journal;
        self.recall();
        self
    }

    /// All events that are known.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// All that the learner did, as it stands now.
    pub fn record(&self) -> &Record {
        self.journal.record()
    }

    /// Where all that the learner did counts in this content. Worked out once after every change.
    pub fn carried(&self) -> &Carried {
        self.derived.carried.get_or_init(|| self.record().carried(&self.catalog))
    }

    /// Where the learner stands with a topic or project, under whichever name something was recorded on it.
    pub fn status(&self, id: &TopicId) -> Status {
        self.catalog.graph.find(id).map_or_else(|| self.record().status(id), |node| self.carried().status(node))
    }

    /// What is known: by the answers, and by what was learnt since. See [`Record::knowledge`]. Worked out once after every
    /// change.
    pub fn knowledge(&self) -> &Knowledge {
        self.derived.knowledge.get_or_init(|| known(&self.catalog, &self.profile(), self.carried()))
    }

    /// How much of these topics and projects is covered; each should be given once.
    pub fn coverage(&self, nodes: impl IntoIterator<Item = NodeIndex>) -> Coverage {
        Coverage::of(&self.catalog, self.carried(), self.knowledge(), nodes)
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
        recommend(&self.catalog, &self.profile(), &self.outset())
    }

    /// Makes a change and says what is to be done about it. A refused change changes nothing, and a change to what is
    /// already so does nothing.
    pub fn apply(&mut self, change: Change, at: Moment) -> Result<Vec<Effect>, ChangeError> {
        let Some(change) = check(&self.catalog, &self.journal, change, at)? else { return Ok(Vec::new()) };
        match &change {
            Change::SetHours(hours) => self.interview.set_hours(*hours),
            Change::Answer(interview) => self.interview = (**interview).clone(),
            Change::ChooseTheme(theme) => self.theme = *theme,
            _ => {}
        }
        let event = self.journal.add(change, at);
        self.forget_derived();
        Ok(vec![Effect::Remember(event)])
    }

    /// Takes in what other windows, commands and machines recorded. Answers whether anything was new.
    pub fn merge(&mut self, recorded: impl IntoIterator<Item = Recorded>) -> bool {
        let is_new = self.journal.merge(recorded);
        if is_new {
            self.recall();
        }
        is_new
    }

    /// Sets what was chosen last.
    fn recall(&mut self) {
        self.theme = self.journal.theme().unwrap_or(self.theme);
        let (answers, hours) = self.journal.answers();
        if let Some(answers) = answers {
            self.interview = answers.clone();
        }
        if let Some(hours) = hours {
            self.interview.set_hours(hours);
        }
        self.forget_derived();
    }

    /// Goes on to the day on which this is read.
    pub fn set_today(&mut self, today: Date) {
        if self.today != today {
            self.today = today;
            self.forget_derived();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guide() -> Guide {
        Guide::new(Arc::default(), Vec::new(), jiff::civil::date(2026, 11, 23))
    }

    fn now() -> Moment {
        let local = jiff::civil::date(2026, 11, 23).at(19, 0, 0, 0);
        Moment::new("2026-11-23T19:00:00Z".parse().unwrap(), local)
    }

    #[test]
    fn a_change_is_made_and_asked_to_be_remembered() {
        let mut guide = guide();
        let hours = WeeklyHours::new(12.0).unwrap();
        let effects = guide.apply(Change::SetHours(hours), now()).unwrap();
        let [Effect::Remember(event)] = effects.as_slice() else { panic!("{effects:?}") };
        assert_eq!(event.change, Change::SetHours(hours));
        assert_eq!(guide.weekly(), hours);
    }

    #[test]
    fn every_theme_is_found_under_its_own_name() {
        for theme in ThemeChoice::ALL {
            assert_eq!(theme.name().parse(), Ok(theme));
        }
    }
}
