//! The recommendation: all ways scored, the best one with its reasons, the runners-up, and what would change the answer.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::candidates::{Candidate, evaluate, ways};
use super::change_of_mind::{ChangeOfMind, changes};
use super::criteria::{Bench, Contribution, Criterion, Reason, claimed_days};
use crate::domain::catalog::Catalog;
use crate::domain::learner::{Knowledge, KnownError, Profile, WeeklyHours};
use crate::domain::plan::{Finish, Outset, add_days, stretch};
use crate::domain::text::{Listed, Slug};

/// How many runners-up are named.
const RUNNERS_UP: usize = 3;
/// How many reasons for, at most.
const REASONS: usize = 3;
/// How many reasons against, at most.
const AGAINST: usize = 2;

/// One recommended way.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommendation {
    /// The way and its hours.
    pub candidate: Candidate,
    /// When it would be done; absent where the file states neither hours nor calendar time.
    pub finish: Option<Finish>,
    /// Whether `finish` is what the file claims rather than a forecast. A claim knows no chances: its
    /// two dates are then the claim's two ends, the same where it states one length.
    pub finish_claimed: bool,
    /// How many times as long as on paper (hours divided by hours a week) people need, by an even chance; absent where
    /// nothing is left or no hours are stated.
    pub stretch: Option<f64>,
    /// Whether a deadline is met with an even chance; absent without a deadline or hours.
    pub feasible: Option<bool>,
    /// The chance of meeting the deadline; absent without a deadline or hours.
    pub chance: Option<f64>,
    /// Out of 100, in hundredths: the sum of the contributions' points.
    pub score: i64,
    /// Every criterion's share.
    pub contributions: Vec<Contribution>,
    /// What speaks for it, the strongest first.
    pub reasons: Vec<Reason>,
    /// What speaks against it, the strongest first.
    pub against: Vec<Reason>,
}

impl Recommendation {
    /// The criterion by which this one falls behind another the most; nothing where it falls behind in none.
    pub fn largest_loss_to(&self, other: &Self) -> Option<Criterion> {
        let losses = other.contributions.iter().filter_map(|theirs| {
            let own = self.contributions.iter().find(|own| own.criterion == theirs.criterion)?;
            Some((theirs.points - own.points, theirs.criterion))
        });
        let largest = losses.filter(|(loss, _)| *loss > 0).max_by_key(|(loss, criterion)| (*loss, Reverse(*criterion)));
        largest.map(|(_, criterion)| criterion)
    }
}

/// The whole answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// The answers that it rests on.
    pub profile: Profile,
    /// Hours a week, answered or assumed.
    pub weekly: WeeklyHours,
    /// The first day.
    pub start: Date,
    /// The best way.
    pub recommendation: Recommendation,
    /// The best ways of another path or language.
    pub runners_up: Vec<Recommendation>,
    /// What would change the answer.
    pub changes: Vec<ChangeOfMind>,
    /// How many ways were evaluated.
    pub considered: usize,
    /// Criteria that content states nothing for, or that the learner's answers leave open.
    pub left_out: Vec<Criterion>,
}

/// Why there is no recommendation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AdviceError {
    /// The persona has no path at all.
    #[error("the guide states no learning path, so there is nothing to recommend")]
    NoPaths,
    /// Something known exists nowhere.
    #[error(transparent)]
    Known(#[from] KnownError),
    /// The wanted language exists nowhere.
    #[error("there is no language '{0}'")]
    UnknownLanguage(Slug),
    /// Something to avoid exists nowhere.
    #[error("there is nothing called '{0}' to avoid")]
    UnknownAvoid(Slug),
    /// The answers exclude every way.
    #[error("no path is left: {0}")]
    NothingLeft(String),
}

/// Recommends a path and a language. Exact (every way is evaluated) and deterministic: equal scores are ordered by fewer
/// hours, then by the order of the content. Study begins on the outset's first day, at the profile's hours a week.
pub fn recommend(catalog: &Catalog, profile: &Profile, outset: &Outset) -> Result<Advice, AdviceError> {
    let outset = outset.at(profile.weekly());
    let (mut advice, judged) = judge(catalog, profile, &outset)?;
    advice.changes = changes(catalog, profile, &outset, &judged);
    Ok(advice)
}

/// As [`recommend`], without looking for what would change the answer, which takes most of the time: for a front end
/// that shows where things stand while the answers are still being given.
pub fn lean(catalog: &Catalog, profile: &Profile, outset: &Outset) -> Result<Advice, AdviceError> {
    judge(catalog, profile, &outset.at(profile.weekly())).map(|(advice, _)| advice)
}

fn judge(catalog: &Catalog, profile: &Profile, outset: &Outset) -> Result<(Advice, Judged), AdviceError> {
    let judged = Judged::new(catalog, profile)?;
    let ranking = judged.rank(catalog, profile, outset);
    let Some(&best) = ranking.order.first() else { return Err(nothing_left(catalog, profile)) };
    let bench = Bench::new(catalog, profile, outset, &judged.candidates);
    let describe = |index: usize| judged.candidates.get(index).map(|candidate| ranking.describe(&bench, candidate));
    let Some(recommendation) = describe(best) else { return Err(nothing_left(catalog, profile)) };
    let mut seen = vec![key(&recommendation.candidate)];
    let mut runners_up = Vec::new();
    for &index in &ranking.order {
        let Some(candidate) = judged.candidates.get(index) else { continue };
        if runners_up.len() < RUNNERS_UP && !seen.contains(&key(candidate)) {
            seen.push(key(candidate));
            runners_up.extend(describe(index));
        }
    }
    let left_out =
        Criterion::ALL.into_iter().filter(|all| !ranking.weights.iter().any(|(own, _)| own == all)).collect();
    let considered = judged.candidates.len();
    let changes = Vec::new();
    let (weekly, start) = (outset.weekly(), outset.today);
    let profile = profile.clone();
    let advice = Advice { profile, weekly, start, recommendation, runners_up, changes, considered, left_out };
    Ok((advice, judged))
}

fn nothing_left(catalog: &Catalog, profile: &Profile) -> AdviceError {
    let title = |id: &Slug| {
        let path = || catalog.path(id.as_str()).map(|path| path.title.to_string());
        catalog.roadmap(id).map(|roadmap| roadmap.title.to_string()).or_else(path).unwrap_or_else(|| id.to_string())
    };
    let avoided: Vec<String> = profile.avoid.iter().map(title).collect();
    let mut because: Vec<String> = Vec::new();
    because.extend(profile.language.as_ref().map(|language| format!("you want {}", title(language))));
    if !avoided.is_empty() {
        because.push(format!("you avoid {}", Listed::and(&avoided)));
    }
    if because.is_empty() {
        because.push("its choices are empty".to_owned());
    }
    AdviceError::NothingLeft(Listed::and(&because).to_string())
}

/// What makes two ways the same answer: the path and the first language.
pub(super) fn key(candidate: &Candidate) -> (usize, Option<usize>) {
    (candidate.way.path, candidate.way.languages.first().copied())
}

/// All candidates of a profile with their hours. Hours depend on what is known and what is avoided, not on the weekly
/// hours, the deadline or the priority, so those can change without adding up anything again.
pub(super) struct Judged {
    pub(super) candidates: Vec<Candidate>,
}

impl Judged {
    pub(super) fn new(catalog: &Catalog, profile: &Profile) -> Result<Self, AdviceError> {
        if catalog.paths.is_empty() {
            return Err(AdviceError::NoPaths);
        }
        if let Some(language) = &profile.language
            && !catalog.is_language(language)
        {
            return Err(AdviceError::UnknownLanguage(language.clone()));
        }
        for avoided in &profile.avoid {
            if catalog.roadmap_index(avoided).is_none() && catalog.path(avoided.as_str()).is_none() {
                return Err(AdviceError::UnknownAvoid(avoided.clone()));
            }
        }
        let knowledge = Knowledge::of(catalog, &profile.know)?;
        Ok(Self { candidates: evaluate(catalog, ways(catalog, profile), &knowledge) })
    }

    pub(super) fn rank(&self, catalog: &Catalog, profile: &Profile, outset: &Outset) -> Ranking {
        let bench = Bench::new(catalog, profile, outset, &self.candidates);
        let table: Vec<Vec<Option<f64>>> = self
            .candidates
            .iter()
            .map(|candidate| Criterion::ALL.iter().map(|&criterion| bench.value(criterion, candidate)).collect())
            .collect();
        let able: Vec<Criterion> = Criterion::ALL
            .into_iter()
            .enumerate()
            .filter(|&(column, _)| table.iter().any(|row| row.get(column).copied().flatten().is_some()))
            .map(|(_, criterion)| criterion)
            .collect();
        let weights = Criterion::weights(profile, &able);
        let score = |row: &Vec<Option<f64>>| -> i64 {
            Criterion::ALL.iter().zip(row).map(|(criterion, value)| points(&weights, *criterion, *value)).sum()
        };
        let scores: Vec<i64> = table.iter().map(score).collect();
        let mut order: Vec<usize> = (0..self.candidates.len()).collect();
        let cost = |index: usize| {
            let hours = self.candidates.get(index).and_then(|candidate| candidate.hours);
            // Whole minutes, so that the comparison is total.
            hours.map_or(i64::MAX, |hours| super::criteria::hundredths(hours.expected()))
        };
        order.sort_by_key(|&index| (Reverse(scores.get(index).copied()), cost(index), index));
        Ranking { order, weights }
    }

    /// The path and first language of the best way.
    pub(super) fn best(&self, catalog: &Catalog, profile: &Profile, outset: &Outset) -> Option<(usize, Option<usize>)> {
        let best = *self.rank(catalog, profile, outset).order.first()?;
        self.candidates.get(best).map(key)
    }
}

fn points(weights: &[(Criterion, i64)], criterion: Criterion, value: Option<f64>) -> i64 {
    let weight = weights.iter().find(|(own, _)| *own == criterion).map_or(0, |(_, weight)| *weight);
    #[expect(clippy::cast_precision_loss, reason = "a weight is at most 10,000 hundredths")]
    let points = weight as f64 * value.unwrap_or(0.0);
    super::criteria::hundredths(points / 100.0)
}

/// Candidates by score, best first.
pub(super) struct Ranking {
    /// Indices of candidates.
    pub(super) order: Vec<usize>,
    /// The weights of the criteria that could judge.
    pub(super) weights: Vec<(Criterion, i64)>,
}

impl Ranking {
    fn describe(&self, bench: &Bench<'_>, candidate: &Candidate) -> Recommendation {
        let contributions: Vec<Contribution> = self
            .weights
            .iter()
            .map(|&(criterion, weight)| {
                let value = bench.value(criterion, candidate);
                Contribution {
                    criterion,
                    weight,
                    value: value.unwrap_or(0.0),
                    points: points(&self.weights, criterion, value),
                    reason: bench.reason(criterion, candidate, value),
                }
            })
            .collect();
        let score = contributions.iter().map(|contribution| contribution.points).sum();
        let chance = bench.chance(candidate);
        let claimed = bench.catalog.paths.get(candidate.way.path).and_then(|path| path.months.as_ref());
        let finish = match (&candidate.work, claimed) {
            (Some(work), _) => Some(bench.outset.finish(work)),
            (None, Some(claimed)) => {
                let (low, high) = claimed_days(claimed.value);
                let [even, likely] = [low, high].map(|days| add_days(bench.outset.today, days));
                Some(Finish { even, likely })
            }
            (None, None) => None,
        };
        // A path that suggests nothing has nothing to be followed in.
        let says = |own: &Contribution| own.criterion != Criterion::Suggested || bench.has_suggestions(candidate);
        let gained = |own: &Contribution| if own.value >= 0.65 && says(own) { own.points } else { 0 };
        let reasons = strongest(&contributions, REASONS, &[], gained);
        // Knowing only a little of it is no reason against a way.
        let speaks_against = |own: &Contribution| own.value < 0.65 && own.criterion != Criterion::Known;
        let lost = |own: &Contribution| if speaks_against(own) { own.weight - own.points } else { 0 };
        let against = strongest(&contributions, AGAINST, &reasons, lost);
        Recommendation {
            finish,
            stretch: candidate.hours.zip(finish).and_then(|(hours, finish)| {
                stretch(hours.expected(), bench.outset.weekly(), bench.outset.today, finish.even)
            }),
            finish_claimed: candidate.hours.is_none() && finish.is_some(),
            feasible: chance.map(|chance| chance >= 0.5),
            chance,
            score,
            reasons,
            against,
            contributions,
            candidate: candidate.clone(),
        }
    }
}

/// The sentences of the contributions that weigh most by a measure; those that do not weigh at all are left out.
fn strongest(
    contributions: &[Contribution],
    most: usize,
    said: &[Reason],
    measure: impl Fn(&Contribution) -> i64,
) -> Vec<Reason> {
    let mut weighed: Vec<(i64, &Contribution)> =
        contributions.iter().map(|own| (measure(own), own)).filter(|(weight, _)| *weight > 0).collect();
    weighed.sort_by_key(|(weight, own)| (Reverse(*weight), own.criterion));
    let mut reasons: Vec<Reason> = Vec::new();
    for (_, own) in weighed {
        // A language without a row in the guide is one reason, however many criteria miss it.
        if reasons.len() < most && reasons.iter().chain(said).all(|reason| reason.text != own.reason.text) {
            reasons.push(own.reason.clone());
        }
    }
    reasons
}
