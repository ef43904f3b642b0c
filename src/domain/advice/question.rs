//! The questions of `/learn`: at most seven, each with a default, each may be skipped.

use jiff::civil::Date;

use crate::domain::catalog::{Catalog, Roadmap, Step, StepKind};
use crate::domain::learner::{Goal, Known, Level, Priority, WeeklyHours};
use crate::domain::text::{Listed, SafeText, Slug};

/// Which question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionId {
    /// What do you want to be able to do?
    Goal,
    /// What do you know already?
    Know,
    /// How many hours in a real week?
    Hours,
    /// By when, if at all?
    Deadline,
    /// Which language?
    Language,
    /// What matters most?
    Priority,
    /// Anything to avoid?
    Avoid,
}

impl QuestionId {
    /// All questions in the order in which they are asked.
    pub const ALL: [Self; 7] =
        [Self::Goal, Self::Know, Self::Hours, Self::Deadline, Self::Language, Self::Priority, Self::Avoid];

    /// The question.
    pub fn text(self) -> &'static str {
        match self {
            Self::Goal => "What do you want to be able to do?",
            Self::Know => "What do you know already?",
            Self::Hours => "How many hours do you have in a real week?",
            Self::Deadline => "By when, if at all?",
            Self::Language => "Which language?",
            Self::Priority => "What matters most to you?",
            Self::Avoid => "Is there anything you would rather avoid?",
        }
    }

    /// A word for it in a list of answers.
    pub fn title(self) -> &'static str {
        match self {
            Self::Goal => "Goal",
            Self::Know => "Known",
            Self::Hours => "Hours",
            Self::Deadline => "By",
            Self::Language => "Language",
            Self::Priority => "Priority",
            Self::Avoid => "Avoid",
        }
    }

    /// What to bear in mind when answering.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Goal => "It decides the path more than anything else.",
            Self::Know => "What you know is taken off, and makes what is like it cheaper. Mark all that apply.",
            Self::Hours => {
                "A week as they really are, with the evenings that fall through. 5 to 15 is usual after work."
            }
            Self::Deadline => "A date such as 2027-09-30, or months such as 9. Leave it empty if there is none.",
            Self::Language => "\"Help me choose\" weighs the kind of work, the learning curve and pay.",
            Self::Priority => "It breaks the ties, and outweighs all but the goal.",
            Self::Avoid => "Nothing marked here will appear in the answer.",
        }
    }
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionOption {
    /// What it stands for, as `learn`'s flags write it; empty for "no answer".
    pub value: String,
    /// What is shown.
    pub label: SafeText,
    /// A few words more.
    pub note: SafeText,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum QuestionKind {
    /// One of the options; the first is the default.
    One(Vec<QuestionOption>),
    /// Any of the options; languages among them may be known to a level.
    Many(Vec<QuestionOption>),
    /// Hours a week.
    Hours,
    /// A date, a number of months, or nothing.
    Date,
}

/// A question as it is asked of this catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Which one.
    pub id: QuestionId,
    /// How it is answered.
    pub kind: QuestionKind,
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// None: the default holds.
    Skipped,
    /// The value of one option.
    One(String),
    /// The values of several options; for what is known with a level behind a colon (`python:basic`).
    Many(Vec<String>),
    /// Hours a week.
    Hours(WeeklyHours),
    /// A deadline.
    Date(Date),
}

impl Question {
    /// The question as it is asked of a catalogue. Absent where the catalogue has nothing to choose from.
    pub fn of(id: QuestionId, catalog: &Catalog) -> Option<Self> {
        let kind = match id {
            QuestionId::Goal => QuestionKind::One(goals()),
            QuestionId::Know => QuestionKind::Many(knowable(catalog)),
            QuestionId::Hours => QuestionKind::Hours,
            QuestionId::Deadline => QuestionKind::Date,
            QuestionId::Language => {
                let languages: Vec<QuestionOption> =
                    catalog.languages().map(|roadmap| language(catalog, roadmap)).collect();
                if languages.is_empty() {
                    return None;
                }
                let help = option("", "Help me choose", "by kind of work, learning curve and pay");
                QuestionKind::One(std::iter::once(help).chain(languages).collect())
            }
            QuestionId::Priority => QuestionKind::One(priorities()),
            QuestionId::Avoid => QuestionKind::Many(avoidable(catalog)),
        };
        match &kind {
            QuestionKind::Many(options) if options.is_empty() => None,
            _ => Some(Self { id, kind }),
        }
    }
}

fn option(value: &str, label: &str, note: &str) -> QuestionOption {
    QuestionOption { value: value.to_owned(), label: SafeText::new(label), note: SafeText::single_line(note) }
}

fn goals() -> Vec<QuestionOption> {
    let note = |goal| match goal {
        Goal::Backend => "services, APIs, databases behind applications",
        Goal::FullStack => "the browser and the server, alone if need be",
        Goal::DataEngineering => "pipelines, warehouses, streams",
        Goal::DataAnalysis => "questions, reports, statistics",
        Goal::Enterprise => "large systems that must not surprise anybody",
        Goal::Cloud => "distributed services, DevOps",
        Goal::Systems => "databases, engines, anything where speed is the point",
        Goal::Unsure => "then the goal is left out of the score",
    };
    let label = |goal| match goal {
        Goal::Unsure => "I am not sure yet".to_owned(),
        goal => {
            let phrase = Goal::phrase(goal);
            let mut letters = phrase.chars();
            letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
        }
    };
    let unsure_first = std::iter::once(Goal::Unsure).chain(Goal::ALL.into_iter().filter(|goal| *goal != Goal::Unsure));
    unsure_first.map(|goal| option(goal.name(), &label(goal), note(goal))).collect()
}

fn priorities() -> Vec<QuestionOption> {
    let any = option("", "All of it, evenly", "nothing counts more than usual");
    let rest = Priority::ALL.map(|priority| {
        let (label, note) = match priority {
            Priority::Speed => ("The soonest job", "fewer hours, an easier curve"),
            Priority::Depth => ("Knowing it well", "more material, further beyond the core"),
            Priority::Pay => ("Pay", "by the guide's yearly ranges"),
            Priority::Ease => ("An easy start", "a gentle learning curve"),
        };
        option(priority.name(), label, note)
    });
    std::iter::once(any).chain(rest).collect()
}

fn knowable(catalog: &Catalog) -> Vec<QuestionOption> {
    let none = option("none", "Nothing yet: I have never programmed", "core programming comes first");
    let programming = option("programming", "I can program a little", "in some language; the basics are taken off");
    let roadmaps = catalog.roadmaps.iter().map(|roadmap| QuestionOption {
        value: roadmap.id.to_string(),
        label: roadmap.title.clone(),
        note: SafeText::single_line(&roadmap.category),
    });
    [none, programming].into_iter().chain(roadmaps).collect()
}

fn avoidable(catalog: &Catalog) -> Vec<QuestionOption> {
    let roadmaps = catalog.roadmaps.iter().filter_map(|roadmap| {
        let note = cost_of_avoiding(catalog, &roadmap.id)?;
        Some(QuestionOption { value: roadmap.id.to_string(), label: roadmap.title.clone(), note })
    });
    let paths = catalog.paths.iter().map(|path| QuestionOption {
        value: path.id.to_string(),
        label: SafeText::new(&format!("The whole path \"{}\"", path.title)),
        note: SafeText::default(),
    });
    roadmaps.chain(paths).collect()
}

/// What goes with a roadmap that is avoided: the paths that cannot do without it. Absent where no path goes near it.
fn cost_of_avoiding(catalog: &Catalog, id: &Slug) -> Option<SafeText> {
    let chosen = |step: &Step| match &step.kind {
        StepKind::Choose(choice) => choice.suggested.contains(id) || choice.open.contains(id),
        _ => false,
    };
    let taken = |step: &Step| matches!(&step.kind, StepKind::Take(taken) if taken == id);
    let lost: Vec<&SafeText> =
        catalog.paths.iter().filter(|path| path.steps.iter().any(taken)).map(|path| &path.title).collect();
    if !lost.is_empty() {
        return Some(SafeText::single_line(&format!("rules out {} altogether", Listed::and(&lost))));
    }
    let near = catalog.paths.iter().flat_map(|path| &path.steps).any(chosen);
    near.then(|| {
        SafeText::single_line(&catalog.roadmap(id).map(|roadmap| roadmap.category.clone()).unwrap_or_default())
    })
}

fn language(catalog: &Catalog, roadmap: &Roadmap) -> QuestionOption {
    let note = match catalog.language_row(roadmap) {
        Some(row) => {
            let best: Vec<&str> = row.best_for.iter().map(SafeText::as_str).collect();
            let curve = row.curve.as_ref().map(|curve| curve.text.to_string());
            let pay = row.salary.as_ref().map(|salary| salary.text.to_string());
            [Some(best.join(", ")), curve, pay].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        None => "the guide has no row for it".to_owned(),
    };
    option(roadmap.id.as_str(), &roadmap.title, &note)
}

/// What is known, from the values of a [`Answer::Many`].
pub(super) fn known(values: &[String]) -> Result<Vec<Known>, String> {
    values.iter().map(|value| value.parse()).collect()
}

/// The levels that a roadmap can be known to, for a front end that offers them.
pub const LEVELS: [Level; 3] = Level::ALL;
