//! `forecast`: when the active plan will be done, and what moved that.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use super::plan::{active, chance_sentence, dates_sentence};
use crate::cli::columns::{Side, columns};
use crate::cli::page::Page;
use crate::cli::shape::{ForecastShape, json};
use crate::cli::{Answer, Refusal, View};
use crate::domain::plan::{Cause, shift, week_start};
use crate::domain::{Guide, Moves};

/// No more lines than this are drawn where a longer unit of time would do.
const MOST_LINES: usize = 14;

/// The forecast of the active plan, with what moved it since the evening of a day.
pub(in crate::cli) fn forecast(
    guide: &Guide,
    since: Option<Date>,
    as_json: bool,
    view: &View,
) -> Result<Answer, Refusal> {
    if let Some(since) = since.filter(|since| *since > view.today) {
        let message = format!("{since} is still to come; --since takes a day up to today, {}", view.today);
        return Err(Refusal::Nothing(message));
    }
    let overview = active(guide)?;
    let moves = guide.moves(since);
    if as_json {
        return Ok(Answer::new(json(ForecastShape::new(&overview, moves.as_ref()))));
    }
    let mut page = Page::new(view);
    page.title(&format!("{} ({})", overview.title, overview.name));
    page.say(&dates_sentence(&overview));
    if let Some(chance) = chance_sentence(&overview) {
        page.say(&chance);
    }
    if !overview.weeks.is_empty() {
        page.gap();
        page.title("Twenty dates of finishing, all equally likely, one o each");
        page.lines(&dots(&overview.prospect.dots));
    }
    if let Some(moves) = moves {
        page.gap();
        what_moved(&mut page, &moves, since);
    }
    Ok(Answer::new(page.finish()))
}

fn what_moved(page: &mut Page<'_>, moves: &Moves, asked: Option<Date>) {
    page.title(&format!("What moved it since {}", moves.since));
    if asked.is_some_and(|asked| asked < moves.since) {
        page.say("The plan was laid out on that day; what came before is no part of it.");
    }
    if moves.causes.iter().all(|cause| cause.days == 0) {
        page.say(&format!("Nothing: the even date was {} then, and it is now.", moves.even_then));
        return;
    }
    let rows: Vec<Vec<String>> = moves.causes.iter().filter(|cause| cause.days != 0).map(|cause| row(*cause)).collect();
    page.lines(&columns(&rows, &[Side::Right], "  "));
    let sum: i64 = moves.causes.iter().map(|cause| i64::from(cause.days)).sum();
    let even = format!("the even date was {}, and is {}", moves.even_then, moves.even_now);
    page.say(&format!("In all {}: {even}.", shift(sum)));
}

fn row(cause: Cause) -> Vec<String> {
    vec![shift(i64::from(cause.days)), cause.kind.words().to_owned()]
}

/// A line for every week, month, quarter or year that lies between the first date and the last, with a dot for each date
/// and how many dates have passed by its end.
fn dots(dates: &[Date]) -> String {
    let lines = Unit::ALL.map(|unit| (unit, unit.lines(dates)));
    let fitting = lines.iter().find(|(_, lines)| lines.len() <= MOST_LINES).or(lines.last());
    let Some((unit, lines)) = fitting else { return String::new() };
    let mut passed = 0;
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|(start, count)| {
            passed += count;
            vec![unit.name(*start), "o".repeat(*count), format!("{passed} of {}", dates.len())]
        })
        .collect();
    columns(&rows, &[], "  ")
}

/// What a line stands for.
#[derive(Clone, Copy)]
enum Unit {
    Week,
    Month,
    Quarter,
    /// So many years, from one that their number divides.
    Years(i16),
}

impl Unit {
    const ALL: [Self; 7] =
        [Self::Week, Self::Month, Self::Quarter, Self::Years(1), Self::Years(5), Self::Years(25), Self::Years(1000)];

    /// The first day of the unit that a day lies in.
    fn start(self, day: Date) -> Date {
        let (year, month) = match self {
            Self::Week => return week_start(day),
            Self::Month => (day.year(), day.month()),
            Self::Quarter => (day.year(), (day.month() - 1) / 3 * 3 + 1),
            Self::Years(count) => (day.year() - day.year().rem_euclid(count), 1),
        };
        Date::new(year, month, 1).unwrap_or(day)
    }

    /// The first day of the next unit.
    fn next(self, start: Date) -> Option<Date> {
        let months = match self {
            Self::Week => return start.nth_weekday(1, Weekday::Monday).ok(),
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Years(count) => i32::from(count) * 12,
        };
        start.checked_add(jiff::Span::new().months(months)).ok()
    }

    /// `2027-08`, or what else it is called.
    fn name(self, start: Date) -> String {
        match self {
            Self::Week => format!("week of {start}"),
            Self::Month => format!("{:04}-{:02}", start.year(), start.month()),
            Self::Quarter => format!("{:04}, quarter {}", start.year(), (start.month() - 1) / 3 + 1),
            Self::Years(1) => format!("{:04}", start.year()),
            Self::Years(count) => format!("{:04} to {:04}", start.year(), start.year().saturating_add(count - 1)),
        }
    }

    /// How many dates lie in each unit, from the first with one to the last; those between without any are among them. Stops
    /// where there are too many.
    fn lines(self, dates: &[Date]) -> Vec<(Date, usize)> {
        let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
        for day in dates {
            *counts.entry(self.start(*day)).or_default() += 1;
        }
        let last = counts.keys().next_back().copied();
        let first = counts.keys().next().copied();
        let starts = std::iter::successors(first, |start| self.next(*start).filter(|next| Some(*next) <= last));
        starts.take(MOST_LINES + 1).map(|start| (start, counts.get(&start).copied().unwrap_or(0))).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dots_stand_in_the_shortest_unit_of_which_there_are_not_too_many() {
        let weeks = [date(2026, 12, 1), date(2026, 12, 6), date(2026, 12, 20)];
        insta::assert_snapshot!(dots(&weeks), @r"
          week of 2026-11-30  oo  2 of 3
          week of 2026-12-07      2 of 3
          week of 2026-12-14  o   3 of 3
        ");
        let months = [date(2026, 12, 31), date(2027, 2, 1), date(2027, 9, 1)];
        assert_eq!(dots(&months).lines().count(), 10);
        assert!(dots(&months).starts_with("  2026-12  o"));
        let quarters = [date(2026, 12, 31), date(2029, 9, 30)];
        assert!(dots(&quarters).starts_with("  2026, quarter 4  o  1 of 2\n  2027, quarter 1 "), "{}", dots(&quarters));
        assert!(dots(&[date(2026, 1, 1), date(2046, 1, 1)]).starts_with("  2025 to 2029  o  1 of 2\n  2030 to 2034 "));
        assert_eq!(dots(&[date(2026, 1, 1), Date::MAX]).lines().count(), 8);
        assert_eq!(dots(&[Date::MAX; 20]).lines().count(), 1);
        assert_eq!(dots(&[]), "");
    }
}
