//! What the evening says in words.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::domain::text::number;
use crate::domain::today::{Prospects, StudyTask, WeekSoFar, Why};
use crate::tui::figures;
use crate::tui::symbols::Symbols;
use crate::tui::widgets::paint;

/// This week's hours, as long as there is room for.
pub(super) fn week(week: WeekSoFar, width: u16) -> String {
    let (studied, planned) = (hours(week.studied), hours(week.planned));
    let figures = if week.planned > 0.0 { format!("{studied} of {planned} h") } else { format!("{studied} h") };
    if width < 70 { figures } else { format!("{figures} this week") }
}

/// Why this task.
pub(super) fn why(task: &StudyTask) -> &'static str {
    match task.why {
        Why::OnTheClock => "the clock runs on it",
        Why::Continues => "goes on where you stopped",
        Why::Next => "next in your plan",
    }
}

/// What is left of the task, and whether tonight is enough.
pub(super) fn left(task: &StudyTask) -> String {
    match task.left {
        left if left <= 0.0 => "refreshed, as it is done".to_owned(),
        _ if task.finishes => "tonight can finish it".to_owned(),
        left => format!("about {} h left", hours(left)),
    }
}

/// What stands above the goals.
pub(super) fn aim(task: &StudyTask) -> &'static str {
    match (task.finishes, task.is_project) {
        (true, true) => "Done means",
        (true, false) => "Done means that you can",
        (false, true) => "Aim tonight at",
        (false, false) => "Aim tonight at being able to",
    }
}

/// The forecast in one line, the longest of several that has room.
pub(super) fn prospects(prospects: Prospects, width: u16, symbols: &Symbols) -> String {
    let (even, likely) = (figures::day(prospects.even), figures::day(prospects.likely));
    let deadline = prospects.deadline.map(|(day, chance)| (figures::day(day), figures::chance(chance)));
    let deadline = |word: &str| match &deadline {
        Some((day, chance)) => format!("{}{word} {day}: {chance}", symbols.dot),
        None => String::new(),
    };
    let lines = [
        format!("Even chance by {even}, 85 % by {likely}{}", deadline("deadline")),
        format!("Even {even}, 85 % {likely}{}", deadline("deadline")),
        format!("Even {even}, 85 % {likely}{}", deadline("by")),
        format!("Even chance by {even}, 85 % by {likely}"),
        format!("Even {even}, 85 % {likely}"),
    ];
    let fitting = lines.iter().find(|line| paint::width(line) <= width);
    fitting.or(lines.last()).cloned().unwrap_or_default()
}

/// A day of the past as people say it.
pub(super) fn day(day: Date, today: Date) -> String {
    if day == today {
        return "today".to_owned();
    }
    if day.checked_add(1.day()).is_ok_and(|next| next == today) {
        return "yesterday".to_owned();
    }
    format!("on {}", figures::day(day))
}

/// Hours with at most one decimal, whole from ten on.
fn hours(hours: f64) -> String {
    let hours = hours + 0.0;
    number(if hours >= 10.0 { hours.round() } else { (hours * 10.0).round() / 10.0 })
}
