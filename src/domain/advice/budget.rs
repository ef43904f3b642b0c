//! Arithmetic in the open: what each path claims, what that silently assumes a week, and what it takes at your hours.

use jiff::civil::Date;

use super::candidates::Candidate;
use super::criteria::claimed_days;
use super::recommend::{AdviceError, Judged};
use crate::domain::catalog::{Catalog, Hours, LearningPath, SpanUnit};
use crate::domain::learner::{Profile, WeeklyHours};
use crate::domain::plan::{Finish, Pace};

/// Days in the mean calendar month.
pub const DAYS_A_MONTH: f64 = 365.25 / 12.0;

/// One path in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct PathBudget {
    /// Index into the catalogue's paths.
    pub path: usize,
    /// The way of filling it that suits the answers best; absent where the answers exclude the path.
    pub best: Option<Candidate>,
    /// The fewest and most expected hours over all ways that the answers leave open; absent where none has hours.
    pub ways: Option<(f64, f64)>,
    /// When the best way ends at your hours.
    pub finish: Option<Finish>,
    /// Calendar months of the best way at your hours: low, expected, high.
    pub months: Option<[f64; 3]>,
    /// The chance of meeting the deadline, from 0 to 1.
    pub chance: Option<f64>,
}

/// The hours a week that a path's own figures assume: its fewest hours over its longest time, to its most hours over its
/// shortest. Absent unless it states both.
pub fn assumed_weekly(path: &LearningPath) -> Option<(f64, f64)> {
    let hours = path.hours.as_ref()?.value;
    let (short, long) = claimed_days(path.months.as_ref()?.value);
    if hours.unit != SpanUnit::Hours {
        return None;
    }
    let (fewest, most) = (hours.low / (long / 7.0), hours.high.unwrap_or(hours.low) / (short / 7.0));
    (fewest.is_finite() && most.is_finite()).then_some((fewest, most))
}

/// Calendar months that hours take at so many a week.
pub fn months_at(hours: f64, weekly: WeeklyHours) -> f64 {
    hours / weekly.get() * 7.0 / DAYS_A_MONTH
}

/// Every path of the catalogue, in its order.
pub fn budgets(catalog: &Catalog, profile: &Profile, start: Date) -> Result<Vec<PathBudget>, AdviceError> {
    let judged = Judged::new(catalog, profile)?;
    let pace = Pace { weekly: profile.weekly(), start };
    let ranking = judged.rank(catalog, profile, pace);
    let budgets = (0..catalog.paths.len()).map(|path| {
        let on_path = |candidate: &&Candidate| candidate.way.path == path;
        let mut ranked = ranking.order.iter().filter_map(|&index| judged.candidates.get(index));
        let best = ranked.find(on_path).cloned();
        let expected = || judged.candidates.iter().filter(on_path).filter_map(|own| own.hours.map(Hours::expected));
        let ways = expected().min_by(f64::total_cmp).zip(expected().max_by(f64::total_cmp));
        let hours = best.as_ref().and_then(|candidate| candidate.hours);
        PathBudget {
            path,
            ways,
            finish: hours.map(|hours| pace.finish(hours)),
            months: hours
                .map(|hours| [hours.low, hours.expected(), hours.high].map(|hours| months_at(hours, pace.weekly))),
            chance: hours.zip(profile.deadline).map(|(hours, deadline)| pace.chance(hours, deadline)),
            best,
        }
    });
    Ok(budgets.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_at_so_many_hours_are_mean_calendar_months() {
        let weekly = WeeklyHours::new(10.0).unwrap();
        assert!((months_at(434.8, weekly) - 10.0).abs() < 0.01);
    }
}
