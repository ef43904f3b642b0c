//! `budget`: what the paths claim, what that takes a week, and how long it is at your hours.

use super::paths::{hours_claimed, time_claimed};
use crate::cli::page::Page;
use crate::cli::shape::{BudgetShape, computed, json};
use crate::cli::{Answer, Refusal, View};
use crate::domain::Guide;
use crate::domain::advice::{PathBudget, assumed_weekly, budgets, months_at, on_paper};
use crate::domain::catalog::{Catalog, LearningPath, SpanUnit};
use crate::domain::learner::{Profile, WeeklyHours};
use crate::domain::plan::Finish;
use crate::domain::text::{Listed, number, range};

/// Sets every path's claims beside what its topics come to at so many hours a week: those given, else those that the
/// learner set. All else is reckoned as the screens do, from the learner's answers and from what was logged and planned.
pub(in crate::cli) fn budget(
    guide: &Guide,
    hours: Option<WeeklyHours>,
    as_json: bool,
    view: &View,
) -> Result<Answer, Refusal> {
    let catalog = &*guide.catalog;
    let weekly = hours.unwrap_or_else(|| guide.weekly());
    let profile = Profile { hours: Some(weekly), ..guide.profile() };
    let budgets = if catalog.paths.is_empty() {
        Vec::new()
    } else {
        budgets(catalog, &profile, &guide.outset()).map_err(|error| Refusal::Nothing(error.to_string()))?
    };
    if as_json {
        return Ok(Answer::new(json(BudgetShape::new(catalog, weekly, &budgets))));
    }
    if budgets.is_empty() {
        return Ok(Answer::new("The content names no learning paths.\n"));
    }
    let mut page = Page::new(view);
    page.title(&format!("At {} hours a week, from {} on", number(weekly.get()), view.today));
    for budget in &budgets {
        if let Some(path) = catalog.paths.get(budget.path) {
            page.gap();
            page.title(&path.title);
            for line in lines(catalog, path, budget, weekly) {
                page.hang("  ", &line);
            }
        }
    }
    Ok(Answer::new(page.finish()))
}

fn lines(catalog: &Catalog, path: &LearningPath, budget: &PathBudget, weekly: WeeklyHours) -> Vec<String> {
    let mut lines = Vec::new();
    let claims: Vec<String> = [hours_claimed(path), time_claimed(path)].into_iter().flatten().collect();
    lines.push(match assumed_weekly(path) {
        Some((low, high)) => {
            format!("Claims {}: that is {} hours a week", claims.join(" in "), range(low.round(), high.round()))
        }
        None if claims.is_empty() => "Claims neither hours nor months".to_owned(),
        None => format!("Claims {}", claims.join(" in ")),
    });
    if let Some(hours) = path.hours.as_ref().map(|hours| hours.value).filter(|hours| hours.unit == SpanUnit::Hours) {
        let months = |hours: f64| months_at(hours, weekly).round();
        lines.push(format!("The claimed hours take you {}", in_months(months(hours.low), hours.high.map(months))));
    }
    if let (Some(best), Some((cheapest, dearest)), Some(hours)) =
        (computed(budget), budget.ways, budget.best.as_ref().and_then(|best| best.hours))
    {
        let names = best.way.picks.iter().filter_map(|pick| catalog.roadmaps.get(pick.roadmap));
        let names: Vec<&str> = names.map(|roadmap| roadmap.title.as_str()).collect();
        let with = if names.is_empty() { String::new() } else { format!(" with {}", Listed::and(&names)) };
        lines.push(format!(
            "Its topics add up to {} hours{with}; {} over all choices",
            number(hours.expected().round()),
            range(cheapest.round(), dearest.round()),
        ));
        if let Some(finish) = budget.finish {
            let Finish { even, likely } = finish;
            lines.extend(on_paper(hours.expected(), weekly, budget.stretch));
            lines.push(format!("Done by {even} with an even chance, by {likely} in 85 of 100 cases"));
        }
    }
    lines
}

/// `11-14 months`, in whole months.
fn in_months(low: f64, high: Option<f64>) -> String {
    match high {
        None => format!("{} months or more", number(low)),
        Some(high) if high < 1.0 => "less than a month".to_owned(),
        Some(high) if low.max(1.0) >= high && high < 2.0 => "about a month".to_owned(),
        Some(high) => format!("{} months", range(low, high)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_read_as_people_say_them() {
        for (low, high, text) in [
            (11.0, Some(14.0), "11-14 months"),
            (2.0, Some(2.0), "2 months"),
            (1.0, Some(2.0), "1-2 months"),
            (1.0, Some(1.0), "about a month"),
            (0.0, Some(1.0), "about a month"),
            (0.0, Some(0.0), "less than a month"),
            (5.0, None, "5 months or more"),
        ] {
            assert_eq!(in_months(low, high), text);
        }
    }
}
