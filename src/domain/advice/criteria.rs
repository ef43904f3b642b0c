//! The criteria by which ways are scored, one row each, and the sentence that each has to say.
//!
//! A criterion judges a way with a value from 0 to 1, or not at all where content states nothing to judge by; one that
//! can judge no way at all drops out, and the weights of the others fill 100.

use super::candidates::Candidate;
use super::goal_words::{self, Match};
use crate::domain::catalog::{
    Catalog, Curve, Fit, Hours, LanguageRow, LearningPath, Roadmap, Salary, Span, SpanUnit, StepKind,
};
use crate::domain::learner::{Goal, Priority, Profile};
use crate::domain::markdown::Location;
use crate::domain::plan::Pace;
use crate::domain::text::SafeText;

/// How much of the time criterion is the chance of meeting a deadline; the rest is shortness.
const CHANCE_SHARE: f64 = 0.75;

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
    pub(super) fn weights(profile: &Profile, able: &[Self]) -> Vec<(Self, i64)> {
        let total: f64 = able.iter().map(|criterion| criterion.weight(profile)).sum();
        able.iter().map(|&criterion| (criterion, hundredths(100.0 * criterion.weight(profile) / total))).collect()
    }
}

/// A figure in hundredths, so that shares add up exactly.
#[expect(clippy::cast_possible_truncation, reason = "weights and points lie between 0 and 100")]
pub(super) fn hundredths(figure: f64) -> i64 {
    (figure * 100.0).round() as i64
}

/// A sentence and where its figure stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The sentence: lower case, no full stop.
    pub text: String,
    /// The line of content that it rests on.
    pub source: Option<Location>,
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
pub(super) struct Bench<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) profile: &'a Profile,
    pub(super) pace: Pace,
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
    pub(super) fn new(catalog: &'a Catalog, profile: &'a Profile, pace: Pace, candidates: &[Candidate]) -> Self {
        let own = candidates.iter().filter_map(|candidate| candidate.hours.map(Hours::expected));
        let full = candidates.iter().filter_map(|candidate| candidate.full_hours.map(Hours::expected));
        let efforts = candidates.iter().filter_map(|candidate| effort(catalog, candidate));
        let pays: Vec<f64> = catalog.persona.languages.iter().filter_map(|row| middle_pay(catalog, row)).collect();
        let lowest = pays.iter().copied().min_by(f64::total_cmp);
        let highest = pays.iter().copied().max_by(f64::total_cmp);
        let pay = lowest.zip(highest);
        let goal = profile.decided_goal();
        let judge = |roadmap: &Roadmap| language_values(catalog, roadmap, goal, pay);
        Self {
            catalog,
            profile,
            pace,
            shortest: own.min_by(f64::total_cmp),
            least_effort: efforts.min_by(f64::total_cmp),
            longest: full.max_by(f64::total_cmp),
            knows_something: candidates.iter().any(|candidate| candidate.hours_saved() > 0.0),
            languages: catalog.roadmaps.iter().map(judge).collect(),
            goal_fits: goal.map(|goal| catalog.paths.iter().map(|path| goal_fit(path, goal)).collect()),
        }
    }

    /// The value of a criterion for a candidate, from 0 to 1; absent where content states nothing to judge by.
    pub(super) fn value(&self, criterion: Criterion, candidate: &Candidate) -> Option<f64> {
        let value = match criterion {
            Criterion::Goal => *self.goal_fits.as_ref()?.get(candidate.way.path)?,
            Criterion::BestFor => {
                self.profile.decided_goal()?;
                self.over_languages(candidate, |language| language.best_for)?
            }
            Criterion::Time => match self.profile.deadline {
                // Among ways that all miss the deadline, or all meet it, the shorter one is still the better.
                Some(deadline) => {
                    let chance = self.pace.chance(candidate.hours?, deadline);
                    CHANCE_SHARE * chance + (1.0 - CHANCE_SHARE) * self.shortness(candidate)?
                }
                None => self.shortness(candidate)?,
            },
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
    pub(super) fn has_suggestions(&self, candidate: &Candidate) -> bool {
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

    /// The sentence for a criterion's value, and where its figure stands.
    pub(super) fn reason(&self, criterion: Criterion, candidate: &Candidate, value: Option<f64>) -> Reason {
        let path_title = self.path(candidate).map(|path| path.title.clone()).unwrap_or_default();
        let path_line = self.path(candidate).map(path_line);
        let language = candidate.way.languages.first().and_then(|&at| self.catalog.roadmaps.get(at));
        let row = language.and_then(|roadmap| self.row(roadmap));
        let name = language.map(|roadmap| roadmap.title.clone()).unwrap_or_default();
        let no_row = || Reason {
            text: if language.is_some() {
                format!("the guide has no row for {name}")
            } else {
                "the path names no language".to_owned()
            },
            source: language.map(|roadmap| roadmap.location.clone()),
        };
        match criterion {
            Criterion::Goal => {
                let phrase = self.profile.goal.map_or("", Goal::phrase);
                let text = match value {
                    Some(value) if value >= 1.0 => format!("'{path_title}' is made for your goal, to {phrase}"),
                    Some(value) if value > 0.0 => {
                        format!("'{path_title}' leads only part of the way to your goal, to {phrase}")
                    }
                    _ => format!("'{path_title}' does not lead to your goal, to {phrase}"),
                };
                Reason { text, source: path_line }
            }
            Criterion::BestFor => match row {
                Some(row) => {
                    let list = join(&row.best_for);
                    let goal = self.profile.decided_goal().unwrap_or(Goal::Unsure);
                    let fits = language.is_some_and(|roadmap| best_for(self.catalog, roadmap, goal) > 0.0);
                    let word = if fits { "and" } else { "but" };
                    let text = format!("the guide calls {name} best for {list}, {word} you want to {}", goal.phrase());
                    Reason { text, source: Some(row.location.clone()) }
                }
                None => no_row(),
            },
            Criterion::Time => self.time_reason(candidate, path_line),
            Criterion::Curve => match row.and_then(|row| row.curve.as_ref()) {
                Some(curve) => Reason {
                    text: format!("{name}'s learning curve: {}", curve.text.to_lowercase()),
                    source: Some(curve.location.clone()),
                },
                None => no_row(),
            },
            Criterion::Pay => match row.and_then(|row| row.salary.as_ref()) {
                Some(salary) => {
                    let place = self.pay_place(row).map(|place| format!(", {place}")).unwrap_or_default();
                    Reason {
                        text: format!("{name} pays {} a year{place}", salary.text),
                        source: Some(salary.location.clone()),
                    }
                }
                None => no_row(),
            },
            Criterion::Known => {
                // Rounded before they are taken from each other, so that the figures add up as shown.
                let full = candidate.full_hours.map_or(0.0, Hours::expected).round();
                let own = candidate.hours.map_or(full, Hours::expected).round();
                let text = match value {
                    _ if candidate.hours_saved() <= 0.0 => "nothing of it is known to you yet".to_owned(),
                    Some(value) if value >= 0.5 => format!("what you know saves {:.0} of {full:.0} h", full - own),
                    _ => format!("{own:.0} of its {full:.0} h are new to you"),
                };
                Reason { text, source: None }
            }
            Criterion::Suggested => self.suggested_reason(candidate, value, path_line),
            Criterion::Depth => {
                let hours = candidate.full_hours.map_or(0.0, Hours::expected);
                let longest = self.longest.unwrap_or(0.0);
                let text = if hours >= longest * 0.8 {
                    format!("it goes deep: {hours:.0} h of material")
                } else {
                    format!("{hours:.0} h of material, where the longest path has {longest:.0}")
                };
                Reason { text, source: path_line }
            }
        }
    }

    fn time_reason(&self, candidate: &Candidate, source: Option<Location>) -> Reason {
        let text = match (self.profile.deadline, candidate.hours) {
            (Some(deadline), Some(hours)) => {
                let chance = self.pace.chance(hours, deadline);
                format!(
                    "the chance to be done by {deadline} at {} h a week is {}",
                    self.pace.weekly,
                    in_a_hundred(chance)
                )
            }
            (None, Some(hours)) => {
                let own = hours.expected();
                beside_the_shortest(own, self.shortest.unwrap_or(own))
            }
            (_, None) => match self.path(candidate).and_then(|path| path.months.as_ref()) {
                Some(claimed) => format!("the file claims {} and states no hours", claimed.text),
                None => "the file states neither hours nor months for it".to_owned(),
            },
        };
        Reason { text, source }
    }

    fn suggested_reason(&self, candidate: &Candidate, value: Option<f64>, source: Option<Location>) -> Reason {
        let Some(path) = self.path(candidate) else { return Reason { text: String::new(), source } };
        let named = candidate.way.picks.iter().find(|pick| !suggestions(path, pick.slot.as_str()).is_empty());
        let text = match named {
            None if candidate.way.picks.is_empty() => "the guide lays out every step of it".to_owned(),
            None => "the path leaves every choice to you".to_owned(),
            Some(pick) => {
                let titles: Vec<SafeText> = suggestions(path, pick.slot.as_str())
                    .iter()
                    .filter_map(|id| self.catalog.roadmap(id))
                    .map(|roadmap| roadmap.title.clone())
                    .collect();
                let verb =
                    if value.unwrap_or(0.0) > 0.5 { "the guide suggests" } else { "the guide would rather suggest" };
                format!("{verb} {} for this path", join_or(&titles))
            }
        };
        Reason { text, source }
    }

    /// `the best in the guide`, `number 2 of 5 in the guide`.
    fn pay_place(&self, row: Option<&LanguageRow>) -> Option<String> {
        let own = middle_pay(self.catalog, row?)?;
        let others = self.catalog.persona.languages.iter().filter_map(|row| middle_pay(self.catalog, row));
        let (better, count) = others.fold((0, 0), |(better, count), pay| (better + usize::from(pay > own), count + 1));
        Some(match better {
            0 => "the best in the guide".to_owned(),
            better if better + 1 == count => "the least in the guide".to_owned(),
            better => format!("number {} of {count} in the guide", better + 1),
        })
    }
}

/// A chance from 0 to 1 as people weigh it: `35 in 100`. Nothing is certain, and little impossible.
pub fn in_a_hundred(chance: f64) -> String {
    match (chance * 100.0).round() {
        ..1.0 => "less than 1 in 100".to_owned(),
        figure @ ..100.0 => format!("{figure:.0} in 100"),
        _ => "more than 99 in 100".to_owned(),
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
pub(super) fn claimed_days(span: Span) -> (f64, f64) {
    let unit = match span.unit {
        SpanUnit::Hours => 1.0 / 24.0,
        SpanUnit::Days => 1.0,
        SpanUnit::Weeks => 7.0,
        SpanUnit::Months => 365.25 / 12.0,
        SpanUnit::Years => 365.25,
    };
    (span.low * unit, span.high.unwrap_or(span.low) * unit)
}

/// How a way's expected hours compare with the fewest. Rounded before they are taken from each other, so that the figures
/// add up as shown.
fn beside_the_shortest(own: f64, shortest: f64) -> String {
    let own = own.round();
    let more = own - shortest.round();
    if more < 1.0 {
        format!("{own:.0} h, and no way is shorter")
    } else if more < own * 0.2 {
        format!("{own:.0} h, only {more:.0} h more than the shortest way")
    } else {
        format!("{own:.0} h, {more:.0} h more than the shortest way")
    }
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

/// Where the persona, else the path's own file, states a path.
pub(super) fn path_line(path: &LearningPath) -> Location {
    path.months.as_ref().or(path.hours.as_ref()).map_or(&path.location, |fact| &fact.location).clone()
}

fn join(items: &[SafeText]) -> String {
    join_with(items, "and").to_lowercase()
}

fn join_or(items: &[SafeText]) -> String {
    join_with(items, "or")
}

fn join_with(items: &[SafeText], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.to_string(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(SafeText::as_str).collect();
            format!("{} {word} {last}", first.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_to_the_shortest_way_is_that_of_the_figures_shown() {
        for (own, shortest, text) in [
            (424.4, 422.6, "424 h, only 1 h more than the shortest way"),
            (423.4, 422.6, "423 h, and no way is shorter"),
            (500.0, 400.0, "500 h, 100 h more than the shortest way"),
        ] {
            assert_eq!(beside_the_shortest(own, shortest), text);
        }
    }

    #[test]
    fn no_chance_is_called_certain_or_impossible() {
        let said: Vec<String> = [0.0, 0.004, 0.006, 0.35, 0.994, 0.996, 1.0].map(in_a_hundred).into();
        assert_eq!(
            said,
            ["less than 1", "less than 1", "1", "35", "99", "more than 99", "more than 99"]
                .map(|text| format!("{text} in 100"))
        );
    }

    #[test]
    fn every_criterion_completes_a_sentence() {
        for criterion in Criterion::ALL {
            assert!(criterion.noun().chars().all(|c| c.is_lowercase() || c == ' ' || c == '\''), "{criterion:?}");
        }
    }
}
