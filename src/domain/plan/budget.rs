//! The arithmetic that a claim such as "4-6 months, 400-500 hours" leaves unsaid.

use crate::domain::catalog::{Fact, LearningPath, Span, SpanUnit};
use crate::domain::learner::WeeklyHours;

/// Weeks in a month, over 400 years: 146,097 days in 4,800 months.
pub const WEEKS_A_MONTH: f64 = 146_097.0 / 4_800.0 / 7.0;

/// A range whose upper end may be open.
pub type Reach = (f64, Option<f64>);

/// What a path's own claims come to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PathBudget {
    /// Hours a week that the claimed hours in the claimed time come to: the fewest hours over the longest time, to the
    /// most hours over the shortest. Absent unless both are stated and the time has an end.
    pub implied: Option<Reach>,
    /// Months that the claimed hours take at the learner's own hours. Absent where no hours are stated.
    pub months: Option<Reach>,
}

/// Compares a path's claims with the hours of a real week.
pub fn path_budget(path: &LearningPath, weekly: WeeklyHours) -> PathBudget {
    let hours = path.hours.as_ref().filter(|fact| fact.value.unit == SpanUnit::Hours).map(reach);
    let weeks = path.months.as_ref().and_then(weeks);
    let implied = hours.zip(weeks).and_then(|((fewest, most), (shortest, longest))| {
        let longest = longest.filter(|longest| *longest > 0.0)?;
        Some((fewest / longest, most.filter(|_| shortest > 0.0).map(|most| most / shortest)))
    });
    let at = |hours: f64| hours / weekly.get() / WEEKS_A_MONTH;
    PathBudget { implied, months: hours.map(|(low, high)| (at(low), high.map(at))) }
}

fn reach(fact: &Fact<Span>) -> Reach {
    (fact.value.low, fact.value.high)
}

fn weeks(fact: &Fact<Span>) -> Option<Reach> {
    let factor = match fact.value.unit {
        SpanUnit::Hours => return None,
        SpanUnit::Days => 1.0 / 7.0,
        SpanUnit::Weeks => 1.0,
        SpanUnit::Months => WEEKS_A_MONTH,
        SpanUnit::Years => 12.0 * WEEKS_A_MONTH,
    };
    Some((fact.value.low * factor, fact.value.high.map(|high| high * factor)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::read;
    use crate::domain::markdown::Source;

    fn budget(frontmatter: &str, weekly: f64) -> PathBudget {
        let text = format!("---\ntitle: P\n{frontmatter}\nsteps:\n  - take: none\n---\n");
        let (catalog, _) = read(&[Source::new("paths/p.md", &text)]);
        path_budget(catalog.paths.first().unwrap(), WeeklyHours::new(weekly).unwrap())
    }

    fn rounded(reach: Option<Reach>) -> Option<(f64, Option<f64>)> {
        let round = |value: f64| (value * 10.0).round() / 10.0;
        reach.map(|(low, high)| (round(low), high.map(round)))
    }

    #[test]
    fn a_claim_says_how_many_hours_a_week_it_takes_for_granted() {
        let budget = budget("months: 4-6\nhours: 400-500", 8.0);
        assert_eq!(rounded(budget.implied), Some((15.3, Some(28.7))));
        assert_eq!(rounded(budget.months), Some((11.5, Some(14.4))));
    }

    #[test]
    fn what_is_not_stated_is_not_computed() {
        assert_eq!(budget("months: 4-6", 8.0), PathBudget::default());
        let hours_alone = budget("hours: 100-200", 8.0);
        assert_eq!(hours_alone.implied, None);
        assert!(hours_alone.months.is_some());
    }
}
