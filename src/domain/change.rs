//! What a person may change. The only way in which the learner's own data changes; see [`Guide::apply`].
//!
//! [`Guide::apply`]: crate::domain::Guide::apply

use jiff::civil::Date;

use crate::domain::advice::Interview;
use crate::domain::catalog::TopicId;
use crate::domain::guide::ThemeChoice;
use crate::domain::learner::{AcceptedPlan, Baseline, Cut, Days, Entry, EventId, Rating, Status, WeeklyHours};
use crate::domain::text::{Listed, SafeText, Slug};

/// The longest note, in bytes: some five pages.
pub const MAX_NOTE: usize = 16 * 1024;

/// One change, as a screen or a command asks for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Study so many hours in a week, from the day of the change on.
    SetHours(WeeklyHours),
    /// The wizard went on: its answers and its place.
    Answer(Box<Interview>),
    /// Draw in these colours from now on.
    ChooseTheme(ThemeChoice),

    /// Take this plan; it becomes the active one. A plan of the same name is replaced.
    AcceptPlan(Box<AcceptedPlan>),
    /// Make the plan of this name the active one.
    UsePlan(Slug),
    /// Lay the plan of this name out anew.
    Replan(Slug, Baseline),
    /// Give the plan of this name another deadline, or none.
    SetDeadline(Slug, Option<Date>),
    /// Cut something from the plan of this name. A cut of hours changes the calendar from the day of the change on.
    Cut(Slug, Cut),

    /// Do not study on these days.
    TakeOff(Days),
    /// Study on these days after all.
    WorkAgain(Days),
    /// Study so many hours a week from a day on.
    HoursFrom(Date, WeeklyHours),

    /// Set where one stands with a topic or project.
    Mark(TopicId, Status),
    /// Tick an item of a project's acceptance list, or take the tick away.
    Tick {
        /// The project.
        project: TopicId,
        /// Which item, from 0.
        item: u16,
        /// Whether it is done.
        done: bool,
    },
    /// Write a note on a topic or project in place of the one that is there; an empty one takes it away.
    Note(TopicId, SafeText),

    /// Record time that was studied.
    Log(Entry),
    /// Put another entry in the place of one.
    EditEntry(EventId, Entry),
    /// Take an entry away.
    DeleteEntry(EventId),
    /// Start the clock on a topic or project.
    StartClock(TopicId),
    /// Stop the clock and record the minutes since.
    StopClock,
    /// Stop the clock and record nothing.
    DropClock,

    /// Answer a check question.
    Review {
        /// The topic.
        topic: TopicId,
        /// Which of its questions, from 0.
        question: u16,
        /// How well it was remembered.
        rating: Rating,
    },

    /// Leave the event of this name out, as if it had never been. The undoing of an undoing is a redoing.
    Undo(EventId),
    /// Take an event in again that was undone. Given the undoing instead, it is the event that this one left out.
    Redo(EventId),
}

impl Change {
    /// Whether it can be undone. Settings (hours, theme, answers) cannot: of several that are made in a breath only the
    /// last is kept, and the way back is the way there. A review cannot either: what was remembered at that moment is a
    /// fact, and the next answer corrects it. Undoing and redoing are each other's way back.
    pub fn can_be_undone(&self) -> bool {
        let cannot = matches!(self, Self::Review { .. } | Self::Undo(_) | Self::Redo(_)) || self.is_setting();
        !cannot
    }

    /// Whether it sets something that the next change of its kind sets anew, so that only the last of several that are
    /// made in a breath need be kept.
    pub fn is_setting(&self) -> bool {
        matches!(self, Self::SetHours(_) | Self::Answer(_) | Self::ChooseTheme(_))
    }
}

/// Why a change is refused, and what to do instead. A refused change changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The content has no such topic or project.
    #[error("there is no topic '{id}'; {}", instead(id, meant))]
    UnknownTopic {
        /// What was named.
        id: TopicId,
        /// What may have been meant, the likeliest first.
        meant: Vec<TopicId>,
    },
    /// Too short or too long a time.
    #[error("an entry is 1 minute to 24 hours long, and this is {0} minutes; give a time in between")]
    Minutes(u32),
    /// Time that nobody can have studied yet.
    #[error("{0} is still to come; log a day up to today")]
    StillToCome(Date),
    /// No entry of that name is there.
    #[error("there is no entry '{0}' any more; look it up in the log")]
    NoEntry(EventId),
    /// The clock runs already.
    #[error("the clock is running for {0} already; stop it or drop it first")]
    ClockRuns(TopicId),
    /// No clock runs.
    #[error("no clock is running; start one on a topic first")]
    NoClock,
    /// Nobody studies so long.
    #[error("the clock for {0} has run for over 24 hours and was forgotten; drop it and log the true time")]
    ClockForgotten(TopicId),
    /// The machine's clock says that it is earlier than when the clock was started.
    #[error("this machine's clock was set back since the clock for {0} was started; drop it and log the true time")]
    ClockSetBack(TopicId),
    /// Not a project, or it has no such item.
    #[error("{project} has no item {} on its acceptance list; see what it asks for first", u32::from(*item) + 1)]
    NoItem {
        /// What was named.
        project: TopicId,
        /// Which item, from 0.
        item: u16,
    },
    /// Not a topic, or it has no such question.
    #[error("{topic} has no check question {}; see what it asks first", u32::from(*question) + 1)]
    NoQuestion {
        /// What was named.
        topic: TopicId,
        /// Which question, from 0.
        question: u16,
    },
    /// More than a note is for.
    #[error("a note is at most {} KiB long; keep the rest in a file of your own", MAX_NOTE / 1024)]
    NoteTooLong,
    /// No plan of that name was accepted.
    #[error("there is no plan '{0}'; accept one first")]
    NoPlan(Slug),
    /// No event of that name is known.
    #[error("nothing is known of the event '{0}', so it cannot be undone or redone")]
    NoEvent(EventId),
    /// It cannot be undone.
    #[error("settings, reviews and answers cannot be undone; set or answer anew")]
    NotUndoable,
    /// It is undone already.
    #[error("that is undone already")]
    UndoneAlready,
    /// It is not undone.
    #[error("that is not undone, so there is nothing to redo")]
    NotUndone,
}

fn instead(id: &TopicId, meant: &[TopicId]) -> String {
    if meant.is_empty() {
        return format!("look it up in the roadmap '{}', or among all roadmaps", id.roadmap);
    }
    let quoted: Vec<String> = meant.iter().map(|id| format!("'{id}'")).collect();
    format!("did you mean {}?", Listed::or(&quoted))
}
