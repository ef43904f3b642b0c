//! What would change the answer. Each entry was tried: with its flags the recommendation is what it says.

use jiff::civil::Date;

use super::candidates::name;
use super::recommend::{Judged, key};
use crate::domain::catalog::Catalog;
use crate::domain::learner::{Goal, Known, Level, Priority, Profile, WeeklyHours};
use crate::domain::plan::{Outset, add_months};
use crate::domain::text::Slug;

/// At most this many are named.
const MOST: usize = 6;
/// More weekly hours than this are not proposed to anybody.
const HOURS_TRIED: u16 = 40;
/// Deadlines further away than this are not tried.
const MONTHS_TRIED: u16 = 36;

/// One answer of the learner, as a flag of `learn`.
#[derive(Clone, Debug, PartialEq)]
pub enum Flag {
    /// `--hours`
    Hours(WeeklyHours),
    /// `--by` a date, or none at all.
    By(Option<Date>),
    /// `--priority`
    Priority(Priority),
    /// `--goal`
    Goal(Goal),
    /// All of `--know`.
    Know(Vec<Known>),
    /// All of `--avoid`.
    Avoid(Vec<Slug>),
}

impl Flag {
    pub(super) fn apply(&self, profile: &mut Profile) {
        match self {
            Self::Hours(hours) => profile.hours = Some(*hours),
            Self::By(deadline) => profile.deadline = *deadline,
            Self::Priority(priority) => profile.priority = Some(*priority),
            Self::Goal(goal) => profile.goal = Some(*goal),
            Self::Know(know) => profile.know.clone_from(know),
            Self::Avoid(avoid) => profile.avoid.clone_from(avoid),
        }
    }

    /// Whether hours have to be added up again.
    fn changes_hours(&self) -> bool {
        matches!(self, Self::Know(_) | Self::Avoid(_))
    }
}

/// A different answer, and what leads to it.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeOfMind {
    /// The answer that would have to be different.
    pub flag: Flag,
    /// Index of the path that would then be recommended.
    pub path: usize,
    /// Index of its first language's roadmap.
    pub language: Option<usize>,
    /// The whole as a sentence: no full stop.
    pub text: String,
}

/// Tries other answers, one at a time, and keeps those that lead elsewhere, the nearest first.
pub(super) fn changes(catalog: &Catalog, profile: &Profile, outset: &Outset, judged: &Judged) -> Vec<ChangeOfMind> {
    let mut trial =
        Trial { catalog, profile, outset, judged, now: judged.best(catalog, profile, outset), found: Vec::new() };
    trial.hours();
    trial.deadline();
    for priority in Priority::ALL.into_iter().filter(|priority| profile.priority != Some(*priority)) {
        trial.keep(&Flag::Priority(priority), |to| format!("if {} mattered most, I would say {to}", noun(priority)));
    }
    if profile.decided_goal().is_none() {
        for goal in Goal::ALL.into_iter().filter(|goal| *goal != Goal::Unsure) {
            trial.keep(&Flag::Goal(goal), |to| format!("if you wanted to {}, I would say {to}", goal.phrase()));
        }
    }
    trial.avoid();
    trial.know();
    trial.found.truncate(MOST);
    trial.found
}

fn noun(priority: Priority) -> &'static str {
    match priority {
        Priority::Speed => "the soonest job",
        Priority::Depth => "depth",
        Priority::Pay => "pay",
        Priority::Ease => "an easy start",
    }
}

struct Trial<'a> {
    catalog: &'a Catalog,
    profile: &'a Profile,
    outset: &'a Outset,
    judged: &'a Judged,
    now: Option<(usize, Option<usize>)>,
    found: Vec<ChangeOfMind>,
}

impl Trial<'_> {
    /// The answer under a flag, where it differs from today's.
    fn differs(&self, flag: &Flag) -> Option<(usize, Option<usize>)> {
        let mut profile = self.profile.clone();
        flag.apply(&mut profile);
        let outset = self.outset.at(profile.weekly());
        let then = if flag.changes_hours() {
            Judged::new(self.catalog, &profile).ok()?.best(self.catalog, &profile, &outset)
        } else {
            self.judged.best(self.catalog, &profile, &outset)
        };
        then.filter(|then| Some(*then) != self.now)
    }

    fn keep(&mut self, flag: &Flag, text: impl Fn(&str) -> String) -> bool {
        if self.found.len() >= MOST {
            return false;
        }
        let Some((path, language)) = self.differs(flag) else { return false };
        let text = text(&name(self.catalog, path, language));
        self.found.push(ChangeOfMind { flag: flag.clone(), path, language, text });
        true
    }

    /// The nearest number of weekly hours above and below today's that leads elsewhere. Without a deadline hours a week
    /// change the date only, never the answer.
    fn hours(&mut self) {
        if self.profile.deadline.is_none() {
            return;
        }
        let today = self.profile.weekly().get();
        let tried = (1..=HOURS_TRIED).filter_map(|hours| WeeklyHours::new(f64::from(hours)).ok());
        let more: Vec<Flag> = tried.clone().filter(|hours| hours.get() > today).map(Flag::Hours).collect();
        let fewer: Vec<Flag> = tried.rev().filter(|hours| hours.get() < today).map(Flag::Hours).collect();
        for (flags, word) in [(more, "from"), (fewer, "at")] {
            let Some(flag) = flags.into_iter().find(|flag| self.differs(flag).is_some()) else { continue };
            let Flag::Hours(hours) = &flag else { continue };
            let hours = *hours;
            let tail = if word == "from" { " on" } else { "" };
            self.keep(&flag, |to| format!("{word} {hours} h a week{tail} I would say {to}"));
        }
    }

    fn deadline(&mut self) {
        if self.profile.deadline.is_some()
            && self.keep(&Flag::By(None), |to| format!("without the deadline I would say {to}"))
        {
            return;
        }
        let dates: Vec<Date> = (1..=MONTHS_TRIED).map(|months| add_months(self.outset.today, months)).collect();
        let today = self.profile.deadline;
        let turns = |date: &Date| self.turns(*date);
        // The nearest deadline at which the answer turns: later than today's where there is one, else the latest.
        let found = match today {
            Some(today) => dates.into_iter().filter(|date| *date > today).find(turns),
            None => dates.into_iter().rev().find(turns),
        };
        if let Some(date) = found {
            self.keep(&Flag::By(Some(date)), |to| format!("with {date} as the deadline I would say {to}"));
        }
    }

    /// Whether another way is the best under a deadline, and has an even chance of meeting it. Where none has, which way
    /// has the least bad chance is no reason to prefer it. A way without hours has no chance to speak of.
    fn turns(&self, deadline: Date) -> bool {
        let profile = Profile { deadline: Some(deadline), ..self.profile.clone() };
        let order = self.judged.rank(self.catalog, &profile, self.outset).order;
        let Some(best) = order.first().and_then(|&best| self.judged.candidates.get(best)) else { return false };
        let meets = |work| self.outset.capacity(deadline).chance(work) >= 0.5;
        Some(key(best)) != self.now && best.work.as_ref().is_none_or(meets)
    }

    fn avoid(&mut self) {
        if self.profile.language.is_some() {
            return;
        }
        let language = self.now.and_then(|(_, language)| language).and_then(|at| self.catalog.roadmaps.get(at));
        let Some(language) = language else { return };
        let mut avoid = self.profile.avoid.clone();
        avoid.push(language.id.clone());
        let title = language.title.clone();
        self.keep(&Flag::Avoid(avoid), |to| format!("if you would rather not learn {title}, I would say {to}"));
    }

    fn know(&mut self) {
        let languages: Vec<(Slug, String)> =
            self.catalog.languages().map(|language| (language.id.clone(), language.title.to_string())).collect();
        for (id, title) in languages {
            let knows = self.profile.know.iter().any(|known| matches!(known, Known::Roadmap(own, _) if *own == id));
            if knows || self.found.len() >= MOST {
                continue;
            }
            let mut know: Vec<Known> =
                self.profile.know.iter().filter(|known| **known != Known::None).cloned().collect();
            know.push(Known::Roadmap(id, Level::Solid));
            self.keep(&Flag::Know(know), |to| format!("if you knew {title}, I would say {to}"));
        }
    }
}
