//! A learner's answers. What was not answered is absent, and absence never means zero.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::domain::text::Slug;

/// What a learner wants to be able to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Goal {
    /// Build and run the server side of applications.
    Backend,
    /// Build both ends of an application.
    FullStack,
    /// Build the pipelines that data flows through.
    DataEngineering,
    /// Answer questions from data.
    DataAnalysis,
    /// Build the software that large companies run on.
    Enterprise,
    /// Build and operate services in the cloud.
    Cloud,
    /// Build what other software runs on: fast, close to the machine.
    Systems,
    /// Not decided.
    Unsure,
}

impl Goal {
    /// All goals, as they are offered.
    pub const ALL: [Self; 8] = [
        Self::Backend,
        Self::FullStack,
        Self::DataEngineering,
        Self::DataAnalysis,
        Self::Enterprise,
        Self::Cloud,
        Self::Systems,
        Self::Unsure,
    ];

    /// The name in commands and path files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Backend => "backend",
            Self::FullStack => "full-stack",
            Self::DataEngineering => "data-engineering",
            Self::DataAnalysis => "data-analysis",
            Self::Enterprise => "enterprise",
            Self::Cloud => "cloud",
            Self::Systems => "systems",
            Self::Unsure => "unsure",
        }
    }

    /// The goal in words that complete "you want to …".
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Backend => "build backends and APIs",
            Self::FullStack => "build both ends of an application",
            Self::DataEngineering => "build data pipelines",
            Self::DataAnalysis => "answer questions from data",
            Self::Enterprise => "build software for large companies",
            Self::Cloud => "build and run services in the cloud",
            Self::Systems => "build fast software close to the machine",
            Self::Unsure => "find out what suits you",
        }
    }
}

/// What matters most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    /// The soonest job.
    Speed,
    /// Knowing it well.
    Depth,
    /// What the job pays.
    Pay,
    /// That learning is easy.
    Ease,
}

impl Priority {
    /// All priorities, as they are offered.
    pub const ALL: [Self; 4] = [Self::Speed, Self::Depth, Self::Pay, Self::Ease];

    /// The name in commands.
    pub fn name(self) -> &'static str {
        match self {
            Self::Speed => "speed",
            Self::Depth => "depth",
            Self::Pay => "pay",
            Self::Ease => "ease",
        }
    }
}

/// How well a language or roadmap is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Its first half of the core.
    Basic,
    /// All of its core.
    Solid,
    /// Core, proficient and expert topics.
    Expert,
}

impl Level {
    /// All levels, as they are offered.
    pub const ALL: [Self; 3] = [Self::Basic, Self::Solid, Self::Expert];

    /// The name in commands.
    pub fn name(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Solid => "solid",
            Self::Expert => "expert",
        }
    }
}

/// Something that a learner knows already, as `--know` takes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// Nothing, not even how to program.
    None,
    /// How to program, in some language.
    Programming,
    /// A language or any other roadmap, to a level.
    Roadmap(Slug, Level),
    /// One topic: `sql/joins`.
    Topic(Slug, Slug),
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Programming => f.write_str("programming"),
            Self::Roadmap(id, level) => write!(f, "{id}:{}", level.name()),
            Self::Topic(roadmap, topic) => write!(f, "{roadmap}/{topic}"),
        }
    }
}

impl FromStr for Known {
    type Err = String;

    /// `none`, `programming`, `python`, `python:basic`, `sql/joins`. A roadmap without a level is known solidly.
    fn from_str(text: &str) -> Result<Self, String> {
        let slug = |part: &str| {
            part.parse::<Slug>().map_err(|error| format!("'{part}' is neither a roadmap nor a topic: {error}"))
        };
        match text {
            "none" => return Ok(Self::None),
            "programming" => return Ok(Self::Programming),
            _ => {}
        }
        if let Some((roadmap, topic)) = text.split_once('/') {
            return Ok(Self::Topic(slug(roadmap)?, slug(topic)?));
        }
        let Some((id, level)) = text.split_once(':') else { return Ok(Self::Roadmap(slug(text)?, Level::Solid)) };
        match Level::ALL.into_iter().find(|known| known.name() == level) {
            Some(level) => Ok(Self::Roadmap(slug(id)?, level)),
            None => Err(format!("'{level}' is no level; use basic, solid or expert")),
        }
    }
}

/// Hours of study in a real week: more than none, at most [`WeeklyHours::MAX`].
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct WeeklyHours(f64);

/// Why a figure is no number of weekly hours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("hours a week are a number from 0.5 to 80")]
pub struct HoursError;

impl WeeklyHours {
    /// The fewest hours a week that a plan can be made for.
    pub const MIN: f64 = 0.5;
    /// The most hours a week that are taken seriously.
    pub const MAX: f64 = 80.0;
    /// What is assumed until the learner says otherwise: the middle of the evening learner's 5 to 15 hours, rounded down
    /// to a figure that survives a bad week.
    pub const DEFAULT: Self = Self(8.0);

    /// Checks the range.
    pub fn new(hours: f64) -> Result<Self, HoursError> {
        if (Self::MIN..=Self::MAX).contains(&hours) { Ok(Self(hours)) } else { Err(HoursError) }
    }

    /// The hours.
    pub fn get(self) -> f64 {
        self.0
    }

    /// One hour more or less, held inside the range.
    #[must_use]
    pub fn step(self, by: i32) -> Self {
        let rounded = if by > 0 { self.0.floor() } else { self.0.ceil() };
        Self((rounded + f64::from(by)).clamp(1.0, Self::MAX))
    }
}

impl Default for WeeklyHours {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl FromStr for WeeklyHours {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, HoursError> {
        text.trim().parse::<f64>().map_err(|_| HoursError).and_then(Self::new)
    }
}

impl fmt::Display for WeeklyHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// All answers. [`Profile::default`] answers nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// What the learner wants to be able to do.
    pub goal: Option<Goal>,
    /// What they know. Empty: the persona's prerequisites are met, and nothing more is counted.
    pub know: Vec<Known>,
    /// Hours in a real week; absent: [`WeeklyHours::DEFAULT`].
    pub hours: Option<WeeklyHours>,
    /// By when, if at all.
    pub deadline: Option<Date>,
    /// The language they insist on.
    pub language: Option<Slug>,
    /// What matters most.
    pub priority: Option<Priority>,
    /// Roadmaps that must not appear.
    pub avoid: Vec<Slug>,
}

impl Profile {
    /// Hours a week, answered or assumed.
    pub fn weekly(&self) -> WeeklyHours {
        self.hours.unwrap_or_default()
    }

    /// The goal, unless it is open.
    pub fn decided_goal(&self) -> Option<Goal> {
        self.goal.filter(|goal| *goal != Goal::Unsure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_reads_back_as_written() {
        for text in ["none", "programming", "python:basic", "go:expert", "sql/joins"] {
            assert_eq!(text.parse::<Known>().unwrap().to_string(), text);
        }
        assert_eq!("python".parse::<Known>().unwrap().to_string(), "python:solid");
        assert_eq!("python:good".parse::<Known>(), Err("'good' is no level; use basic, solid or expert".to_owned()));
        assert!("../x".parse::<Known>().is_err());
    }

    #[test]
    fn weekly_hours_stay_in_range() {
        for bad in ["0", "-1", "81", "NaN", "inf", "x", ""] {
            assert_eq!(bad.parse::<WeeklyHours>(), Err(HoursError), "{bad}");
        }
        let hours = |text: &str| text.parse::<WeeklyHours>().unwrap();
        assert_eq!(hours("7.5").step(1), hours("8"));
        assert_eq!(hours("7.5").step(-1), hours("7"));
        assert_eq!(hours("80").step(1), hours("80"));
    }
}
