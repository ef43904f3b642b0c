//! The criteria by which ways are scored, one row each; [`sentences`] has what each says.
//!
//! A criterion judges a way with a value from 0 to 1, or not at all where content states nothing to judge by; one that
//! can judge no way at all drops out, and the weights of the others fill 100.

mod sentences;

pub use sentences::{Reason, in_a_hundred};

use super::candidates::Candidate;
use super::goal_words::{self, Match};
use crate::domain::catalog::{
    Catalog, Curve, Fit, Hours, LanguageRow, LearningPath, Roadmap, Salary, Span, SpanUnit, StepKind,
};
use crate::domain::learner::{Goal, Priority, Profile};
use crate::domain::plan::{Capacity, Outset};

/// How much of the time criterion is the chance of meeting a deadline; the rest is shortness.
const CHANCE_SHARE: f64 = 0.5;

/// What is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// How well the path serves the goal.
    Goal,
    /// Whether the guide calls the language best for that kind of work.
    BestFor,
    /// Hours against the time there is.
    Time,
    /// How easy the language is to learn.
    Curve,
    /// What the language pays.
    Pay,
    /// What is known already.
    Known,
    /// Whether the persona suggests it.
    Suggested,
    /// How far it goes beyond the first steps.
    Depth,
}

impl Criterion {
    /// All criteria, in the order in which they are shown.
    pub const ALL: [Self; 8] =
        [Self::Goal, Self::BestFor, Self::Time, Self::Curve, Self::Pay, Self::Known, Self::Suggested, Self::Depth];

    /// Its name in machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::BestFor => "best-for",
            Self::Time => "time",
            Self::Curve => "curve",
            Self::Pay => "pay",
            Self::Known => "known",
            Self::Suggested => "suggested",
            Self::Depth => "depth",
        }
    }

    /// Its title for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Goal => "Fit to your goal",
            Self::BestFor => "Best for",
            Self::Time => "Hours against time",
            Self::Curve => "Learning curve",
            Self::Pay => "Pay",
            Self::Known => "What you know",
            Self::Suggested => "The guide's choice",
            Self::Depth => "Depth",
        }
    }

    /// What it is about, in words that complete "… weighs against it".
    pub fn noun(self) -> &'static str {
        match self {
            Self::Goal => "the goal",
            Self::BestFor => "the kind of work",
            Self::Time => "time",
            Self::Curve => "the learning curve",
            Self::Pay => "pay",
            Self::Known => "what you know",
            Self::Suggested => "the guide's choice",
            Self::Depth => "depth",
        }
    }

    /// Its weight before all weights are scaled to 100. The goal weighs most, a deadline makes time weigh as much, and
    /// what matters most to the learner outweighs everything but the goal.
    fn weight(self, profile: &Profile) -> f64 {
        let base = match self {
            Self::Goal => 30.0,
            Self::BestFor => 16.0,
            Self::Time if profile.deadline.is_some() => 44.0,
            Self::Time => 14.0,
            Self::Known => 24.0,
            Self::Curve => 8.0,
            Self::Pay | Self::Depth => 6.0,
            Self::Suggested => 4.0,
        };
        let bonus = match (profile.priority, self) {
            (Some(Priority::Speed), Self::Time) if profile.deadline.is_none() => 40.0,
            (Some(Priority::Speed), Self::Time) => 10.0,
            (Some(Priority::Speed), Self::Curve) => 6.0,
            (Some(Priority::Depth), Self::Time) if profile.deadline.is_none() => -8.0,
            (Some(Priority::Depth), Self::Depth)
            | (Some(Priority::Pay), Self::Pay)
            | (Some(Priority::Ease), Self::Curve) => 28.0,
            _ => 0.0,
        };
        base + bonus
    }

    /// The weights of the criteria that can judge, scaled to 100, in hundredths.
    pub(in crate::domain::advice) fn weights(profile: &Profile, able: &[Self]) -> Vec<(Self, i64)> {
        let total: f64 = able.iter().map(|criterion| criterion.weight(profile)).sum();
        able.iter().map(|&criterion| (criterion, hundredths(100.0 * criterion.weight(profile) / total))).collect()
    }
}

/// A figure in hundredths, so that shares add up exactly.
#[expect(clippy::cast_possible_truncation, reason = "weights and points lie between 0 and 100")]
pub(in crate::domain::advice) fn hundredths(figure: f64) -> i64 {
    (figure * 100.0).round() as i64
}

/// The share of one criterion in a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// What was judged.
    pub criterion: Criterion,
    /// Out of 100, in hundredths.
    pub weight: i64,
    /// From 0 to 1.
    pub value: f64,
    /// Weight times value, in hundredths.
    pub points: i64,
    /// Why.
    pub reason: Reason,
}

/// Everything that judging needs and that is the same for all candidates.
pub(in crate::domain::advice) struct Bench<'a> {
    pub(in crate::domain::advice) catalog: &'a Catalog,
    pub(in crate::domain::advice) profile: &'a Profile,
    pub(in crate::domain::advice) outset: &'a Outset,
    /// What is done by the deadline, where there is one.
    capacity: Option<Capacity>,
    /// The best chance of meeting it: that of the way with the least work; none where nothing can meet it.
    best_chance: Option<f64>,
    /// The fewest expected hours of any candidate, for this learner.
    shortest: Option<f64>,
    /// The least effort of any candidate, for somebody who knows nothing.
    least_effort: Option<f64>,
    /// The most full hours of any candidate.
    longest: Option<f64>,
    /// Whether any hours are saved for any candidate.
    knows_something: bool,
    /// What the guide says of each roadmap as a language, one row a roadmap of the catalogue.
    languages: Vec<LanguageValues>,
    /// How well each path serves the goal; absent while there is none.
    goal_fits: Option<Vec<f64>>,
}

/// The values of one language, each absent where the guide states nothing.
#[derive(Clone, Copy, Debug, Default)]
struct LanguageValues {
    best_for: Option<f64>,
    curve: Option<f64>,
    pay: Option<f64>,
}

impl<'a> Bench<'a> {
    pub(in crate::domain::advice) fn new(
        catalog: &'a Catalog,
        profile: &'a Profile,
        outset: &'a Outset,
        candidates: &[Candidate],
    ) -> Self {
        let own = candidates.iter().filter_map(|candidate| candidate.hours.map(Hours::expected));
        let full = candidates.iter().filter_map(|candidate| candidate.full_hours.map(Hours::expected));
        let efforts = candidates.iter().filter_map(|candidate| effort(catalog, candidate));
        let pays: Vec<f64> = catalog.persona.languages.iter().filter_map(|row| middle_pay(catalog, row)).collect();
        let lowest = pays.iter().copied().min_by(f64::total_cmp);
        let highest = pays.iter().copied().max_by(f64::total_cmp);
        let pay = lowest.zip(highest);
        let goal = profile.decided_goal();
        let capacity = profile.deadline.map(|deadline| outset.capacity(deadline));
        let works = candidates.iter().filter_map(|candidate| candidate.work.as_ref());
        let least = works.min_by(|one, other| one.moments().mean.total_cmp(&other.moments().mean));
        let best_chance = capacity.as_ref().zip(least).map(|(capacity, work)| capacity.chance(work));
        let judge = |roadmap: &Roadmap| language_values(catalog, roadmap, goal, pay);
        Self {
            catalog,
            profile,
            outset,
            capacity,
            best_chance: best_chance.filter(|chance| *chance > 0.0),
            shortest: own.min_by(f64::total_cmp),
            least_effort: efforts.min_by(f64::total_cmp),
            longest: full.max_by(f64::total_cmp),
            knows_something: candidates.iter().any(|candidate| candidate.hours_saved() > 0.0),
            languages: catalog.roadmaps.iter().map(judge).collect(),
            goal_fits: goal.map(|goal| catalog.paths.iter().map(|path| goal_fit(path, goal)).collect()),
        }
    }

    /// The value of a criterion for a candidate, from 0 to 1; absent where content states nothing to judge by.
    pub(in crate::domain::advice) fn value(&self, criterion: Criterion, candidate: &Candidate) -> Option<f64> {
        let value = match criterion {
            Criterion::Goal => *self.goal_fits.as_ref()?.get(candidate.way.path)?,
            Criterion::BestFor => {
                self.profile.decided_goal()?;
                self.over_languages(candidate, |language| language.best_for)?
            }
            Criterion::Time if self.profile.deadline.is_some() => {
                // A chance counts beside the best one there is, so that a deadline that nothing can be counted on to meet
                // still leads to what comes nearest. Among ways that all miss it, or all meet it, the shorter one is the
                // better.
                let (chance, shortness) = (self.chance(candidate)?, self.shortness(candidate)?);
                let beside_the_best = self.best_chance.map_or(shortness, |best| chance / best);
                CHANCE_SHARE * beside_the_best.min(1.0) + (1.0 - CHANCE_SHARE) * shortness
            }
            Criterion::Time => self.shortness(candidate)?,
            Criterion::Curve => self.over_languages(candidate, |language| language.curve)?,
            Criterion::Pay => self.over_languages(candidate, |language| language.pay)?,
            Criterion::Known if self.knows_something => {
                ratio(candidate.hours_saved(), candidate.full_hours.map(Hours::expected)?)
            }
            Criterion::Known => return None,
            Criterion::Suggested => self.suggested_value(candidate)?,
            Criterion::Depth => ratio(candidate.full_hours?.expected(), self.longest?),
        };
        Some(value.clamp(0.0, 1.0))
    }

    /// The chance that a way is done by the deadline, from 0 to 1; absent without a deadline or hours.
    pub(in crate::domain::advice) fn chance(&self, candidate: &Candidate) -> Option<f64> {
        Some(self.capacity.as_ref()?.chance(candidate.work.as_ref()?))
    }

    /// The shortest way on offer as a share of this one, both for somebody who knows nothing: what is known has a
    /// criterion of its own, and knowing more never makes a way look longer beside another.
    fn shortness(&self, candidate: &Candidate) -> Option<f64> {
        Some(ratio(self.least_effort?, effort(self.catalog, candidate)?))
    }

    fn path(&self, candidate: &Candidate) -> Option<&'a LearningPath> {
        self.catalog.paths.get(candidate.way.path)
    }

    fn row(&self, roadmap: &Roadmap) -> Option<&'a LanguageRow> {
        self.catalog.language_row(roadmap)
    }

    /// The mean over the way's languages, the first counting double: it is the one that the learner starts and ends with.
    /// A language that cannot be judged counts as 0; a way of which none can be is not judged.
    fn over_languages(&self, candidate: &Candidate, of: impl Fn(&LanguageValues) -> Option<f64>) -> Option<f64> {
        let mut sum = 0.0;
        let mut weights = 0.0;
        let mut judged = false;
        for (place, language) in candidate.way.languages.iter().filter_map(|&at| self.languages.get(at)).enumerate() {
            let weight = if place == 0 { 2.0 } else { 1.0 };
            let value = of(language);
            judged |= value.is_some();
            sum += weight * value.unwrap_or(0.0);
            weights += weight;
        }
        judged.then(|| sum / weights)
    }

    /// Whether the guide suggests anything for any of a way's choices.
    pub(in crate::domain::advice) fn has_suggestions(&self, candidate: &Candidate) -> bool {
        let Some(path) = self.path(candidate) else { return false };
        candidate.way.picks.iter().any(|pick| !suggestions(path, pick.slot.as_str()).is_empty())
    }

    fn suggested_value(&self, candidate: &Candidate) -> Option<f64> {
        let path = self.path(candidate)?;
        let mut sum = 0.0;
        let mut count = 0.0;
        for pick in &candidate.way.picks {
            let suggested = suggestions(path, pick.slot.as_str());
            if suggested.is_empty() {
                continue;
            }
            // What is named first is a little more the guide's choice than what is named last.
            let step = 0.2 / f64::from(u32::try_from(suggested.len()).unwrap_or(u32::MAX));
            sum += pick.rank.map_or(0.0, |rank| 1.0 - step * f64::from(u32::try_from(rank).unwrap_or(u32::MAX)));
            count += 1.0;
        }
        Some(if count > 0.0 { sum / count } else { 1.0 })
    }
}

/// What a way costs somebody who knows nothing: expected hours, or days of its claimed time where no path states hours.
fn effort(catalog: &Catalog, candidate: &Candidate) -> Option<f64> {
    if let Some(hours) = candidate.full_hours {
        return Some(hours.expected());
    }
    let any_hours = catalog.paths.iter().any(|path| path.hours.is_some());
    let months = catalog.paths.get(candidate.way.path)?.months.as_ref()?;
    (!any_hours).then(|| {
        let (low, high) = claimed_days(months.value);
        f64::midpoint(low, high)
    })
}

/// The two ends of a claimed calendar time, in days; months and years are those of the mean calendar year. An open end
/// (`12+ months`) counts as its low end.
pub(in crate::domain::advice) fn claimed_days(span: Span) -> (f64, f64) {
    let unit = match span.unit {
        SpanUnit::Hours => 1.0 / 24.0,
        SpanUnit::Days => 1.0,
        SpanUnit::Weeks => 7.0,
        SpanUnit::Months => 365.25 / 12.0,
        SpanUnit::Years => 365.25,
    };
    (span.low * unit, span.high.unwrap_or(span.low) * unit)
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 1.0 }
}

/// How well a path serves a goal: as its file says, else by the words of a stranger's persona.
fn goal_fit(path: &LearningPath, goal: Goal) -> f64 {
    if !path.serves.is_empty() {
        return match path.serves.iter().find(|(served, _)| served.as_str() == goal.name()) {
            Some((_, Fit::Full)) => 1.0,
            Some((_, Fit::Partial)) => 0.5,
            None => 0.0,
        };
    }
    if goal_words::matches(goal, &path.title) == Match::Named {
        return 1.0;
    }
    let outcome = path.outcome.as_deref().unwrap_or("");
    let steps = path.steps.iter().map(|step| step.text.as_str());
    match steps.chain([outcome, path.title.as_str()]).map(|text| goal_words::matches(goal, text)).max() {
        Some(Match::Named) => 0.7,
        Some(Match::Near) => 0.3,
        _ => 0.0,
    }
}

fn language_values(
    catalog: &Catalog,
    roadmap: &Roadmap,
    goal: Option<Goal>,
    pay: Option<(f64, f64)>,
) -> LanguageValues {
    if !roadmap.is_language {
        return LanguageValues::default();
    }
    let row = catalog.language_row(roadmap);
    let curve = row.and_then(|row| row.curve.as_ref()?.value).map(|curve| match curve {
        Curve::Easy => 1.0,
        Curve::Moderate => 0.5,
        Curve::Steep => 0.0,
    });
    let own_pay = row.and_then(|row| middle_pay(catalog, row));
    let pay = own_pay.zip(pay).map(|(own, (low, high))| if high > low { (own - low) / (high - low) } else { 1.0 });
    LanguageValues { best_for: goal.map(|goal| best_for(catalog, roadmap, goal)), curve, pay }
}

/// How far the guide calls a language best for a goal. Without a row, what the roadmap says of itself counts a little.
fn best_for(catalog: &Catalog, roadmap: &Roadmap, goal: Goal) -> f64 {
    if let Some(row) = catalog.language_row(roadmap) {
        let best =
            row.best_for.iter().enumerate().map(|(place, item)| match (goal_words::matches(goal, item), place) {
                (Match::Named, 0) => 1.0,
                (Match::Named, _) => 0.9,
                (Match::Near, _) => 0.5,
                (Match::None, _) => 0.0,
            });
        return best.fold(0.0, f64::max);
    }
    let summary = roadmap.summary.as_deref().unwrap_or("");
    if goal_words::matches(goal, summary) == Match::Named { 0.4 } else { 0.0 }
}

/// How far the guide calls a language best for a goal: 1 where it names it first, 0 where it names nothing near it.
pub fn language_fit(catalog: &Catalog, roadmap: &Roadmap, goal: Goal) -> f64 {
    best_for(catalog, roadmap, goal)
}

/// The middle of a row's pay, where its currency is the guide's first one: figures in two currencies do not compare.
fn middle_pay(catalog: &Catalog, row: &LanguageRow) -> Option<f64> {
    let first = catalog.persona.languages.iter().find_map(|row| row.salary.as_ref())?;
    let Salary { low, high, currency } = &row.salary.as_ref()?.value;
    (*currency == first.value.currency).then(|| f64::midpoint(*low, high.unwrap_or(*low)))
}

/// The persona's suggestions for a choice.
fn suggestions<'a>(path: &'a LearningPath, slot: &str) -> &'a [crate::domain::text::Slug] {
    let mut steps = path.steps.iter();
    let found = steps.find_map(|step| match &step.kind {
        StepKind::Choose(choice) if choice.slot.as_str() == slot => Some(choice.suggested.as_slice()),
        _ => None,
    });
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_criterion_completes_a_sentence() {
        for criterion in Criterion::ALL {
            assert!(criterion.noun().chars().all(|c| c.is_lowercase() || c == ' ' || c == '\''), "{criterion:?}");
        }
    }
}
