//! Arithmetic in the open: what each path claims, what that silently assumes a week, and what it takes at your hours.

use super::candidates::Candidate;
use super::criteria::claimed_days;
use super::recommend::{AdviceError, Judged};
use crate::domain::catalog::{Catalog, Hours, LearningPath, SpanUnit};
use crate::domain::learner::{Profile, WeeklyHours};
use crate::domain::plan::{Finish, Outset, stretch};

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
    /// Calendar months of the best way on paper, its hours divided by your hours a week: low, expected, high.
    pub months: Option<[f64; 3]>,
    /// How many times as long as on paper people need, by an even chance.
    pub stretch: Option<f64>,
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

/// How hours become weeks on paper, and what people make of it: `440 h at 8 h a week are 55 weeks; people need about 1.4
/// times as long`. Absent where nothing is left to do.
pub fn on_paper(hours: f64, weekly: WeeklyHours, stretch: Option<f64>) -> Option<String> {
    let weeks = match (hours / weekly.get()).round() {
        ..1.0 => return None,
        1.0 => "1 week".to_owned(),
        weeks => format!("{weeks:.0} weeks"),
    };
    let people = stretch.and_then(people_need).map_or(String::new(), |people| format!("; {people}"));
    // Rounded as where it stands alone: a half up, not to the even figure.
    Some(format!("{:.0} h at {weekly} h a week are {weeks}{people}", hours.round()))
}

/// How much longer than on paper it takes: `people need about 1.4 times as long`; nothing where it is no longer.
pub fn people_need(stretch: f64) -> Option<String> {
    (stretch >= 1.05).then(|| format!("people need about {stretch:.1} times as long"))
}

/// Every path of the catalogue, in its order.
pub fn budgets(catalog: &Catalog, profile: &Profile, outset: &Outset) -> Result<Vec<PathBudget>, AdviceError> {
    let judged = Judged::new(catalog, profile)?;
    let weekly = profile.weekly();
    let outset = outset.at(weekly);
    let capacity = profile.deadline.map(|deadline| outset.capacity(deadline));
    let ranking = judged.rank(catalog, profile, &outset);
    let budgets = (0..catalog.paths.len()).map(|path| {
        let on_path = |candidate: &&Candidate| candidate.way.path == path;
        let mut ranked = ranking.order.iter().filter_map(|&index| judged.candidates.get(index));
        let best = ranked.find(on_path).cloned();
        let expected = || judged.candidates.iter().filter(on_path).filter_map(|own| own.hours.map(Hours::expected));
        let ways = expected().min_by(f64::total_cmp).zip(expected().max_by(f64::total_cmp));
        let hours = best.as_ref().and_then(|candidate| candidate.hours);
        let work = best.as_ref().and_then(|candidate| candidate.work);
        let finish = work.map(|work| outset.finish(&work));
        PathBudget {
            path,
            ways,
            finish,
            stretch: finish
                .zip(hours)
                .and_then(|(finish, hours)| stretch(hours.expected(), weekly, outset.today, finish.even)),
            months: hours.map(|hours| [hours.low, hours.expected(), hours.high].map(|hours| months_at(hours, weekly))),
            chance: work.zip(capacity.as_ref()).map(|(work, capacity)| capacity.chance(&work)),
            best,
        }
    });
    Ok(budgets.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arithmetic_is_in_the_open() {
        let at_8 = |hours: f64, stretch: Option<f64>| on_paper(hours, WeeklyHours::new(8.0).unwrap(), stretch);
        for (hours, stretch, text) in [
            (440.0, Some(1.42), "440 h at 8 h a week are 55 weeks; people need about 1.4 times as long"),
            (440.0, Some(1.02), "440 h at 8 h a week are 55 weeks"),
            (9.0, None, "9 h at 8 h a week are 1 week"),
        ] {
            assert_eq!(at_8(hours, stretch).as_deref(), Some(text));
        }
        assert_eq!(at_8(0.0, None), None);
    }

    #[test]
    fn months_at_so_many_hours_are_mean_calendar_months() {
        let weekly = WeeklyHours::new(10.0).unwrap();
        assert!((months_at(434.8, weekly) - 10.0).abs() < 0.01);
    }
}
