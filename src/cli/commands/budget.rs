//! `budget`: what the paths claim, what that takes a week, and how long it is at your hours.

use crate::cli::columns::{Side, columns};
use crate::cli::shape::{BudgetShape, json};
use crate::cli::wrap::hang;
use crate::cli::{Answer, View};
use crate::domain::catalog::{Catalog, LearningPath};
use crate::domain::learner::WeeklyHours;
use crate::domain::plan::{PathBudget, Reach, path_budget};
use crate::domain::text::phrase::{number, range};

/// Sets every path's claims beside what they come to.
pub(in crate::cli) fn budget(catalog: &Catalog, weekly: WeeklyHours, as_json: bool, view: &View) -> Answer {
    let budgets: Vec<(&LearningPath, PathBudget)> =
        catalog.paths.iter().map(|path| (path, path_budget(path, weekly))).collect();
    if as_json {
        return Answer::new(json(BudgetShape::new(weekly.get(), &budgets)));
    }
    if budgets.is_empty() {
        return Answer::new("The content names no learning paths.\n");
    }
    let yours = format!("At {} h a week", number(weekly.get()));
    let titles = ["Path", "Hours claimed", "Time claimed", "That is", &yours].map(str::to_owned).to_vec();
    let rows: Vec<Vec<String>> =
        std::iter::once(titles).chain(budgets.iter().map(|(path, budget)| row(path, *budget))).collect();
    let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right];
    let mut text = columns(&rows, &sides, "");
    text.push('\n');
    let note = "\"That is\" takes the fewest hours over the longest time to the most hours over the shortest. \
                `--hours H` computes with your own week.";
    text.push_str(&hang("", note, view.width));
    Answer::new(text)
}

fn row(path: &LearningPath, budget: PathBudget) -> Vec<String> {
    let stated = |text: Option<String>| text.unwrap_or_else(|| "not stated".to_owned());
    vec![
        path.title.to_string(),
        stated(path.hours.as_ref().map(|hours| hours.text.to_string())),
        stated(path.months.as_ref().map(|months| months.text.to_string())),
        budget.implied.map_or_else(|| "-".to_owned(), |implied| format!("{} h a week", reach(implied))),
        budget.months.map_or_else(|| "-".to_owned(), |months| format!("{} months", reach(months))),
    ]
}

/// `11-14`, or `11 or more` where the upper end is open. Months and hours a week are not known more exactly than that.
fn reach((low, high): Reach) -> String {
    match high {
        Some(high) => range(low.round(), high.round()),
        None => format!("{} or more", number(low.round())),
    }
}
