//! What is left to learn, laid over a learner's weeks.
//!
//! The order is kept, and weeks are filled to the brim one after the other, so that hours and dates can never tell
//! different stories: a topic that does not fit into what is left of a week goes on in the next. A topic that was begun
//! early keeps its place too: the hours that are logged on it shorten it, so it ends no later than if it had waited.

use jiff::civil::Date;

use super::calendar::{Calendar, NOTHING};
use super::days::{Days, later};
use super::order::Order;
use crate::domain::catalog::NodeIndex;

/// How many weeks are looked ahead at most: twenty years.
pub const MOST_WEEKS: usize = 1_044;
/// However much is logged on a topic that is not done, this share of its hours is still to come.
pub const LEAST_LEFT: f64 = 0.1;

/// How far a learner is with a topic or project.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Progress {
    /// Nothing is left to do: it is done, known or skipped.
    Over,
    /// It is still to be done, and so many hours were logged on it; none where it was not begun.
    Open(f64),
}

/// A topic or project with the hours that are left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Task {
    /// Which one.
    pub node: NodeIndex,
    /// Index into [`Order::phases`].
    pub phase: usize,
    /// Hours that are left for this learner at their pace.
    pub hours: f64,
}

/// What of one topic or project falls into one week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// Which one.
    pub node: NodeIndex,
    /// Hours in this week.
    pub hours: f64,
    /// Whether it ends in this week.
    pub finishes: bool,
}

/// A week of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// Its Monday.
    pub start: Date,
    /// The hours that it holds; none in a week off.
    pub capacity: f64,
    /// What is learnt in it, in order.
    pub shares: Vec<Share>,
}

/// All weeks in which something is left to learn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    /// Week by week without a gap; weeks off stay in the list, empty.
    pub weeks: Vec<Week>,
    /// What does not fit into [`MOST_WEEKS`], in order.
    pub beyond: Vec<Share>,
}

/// What is left of an order for somebody who got so far: the expected hours times the pace, less the hours that are
/// logged on the topic, and never less than [`LEAST_LEFT`] of it. `pace` is the factor on hours: 1 as estimated, 1.2 a
/// fifth slower.
pub fn remaining(order: &Order, progress: impl Fn(NodeIndex) -> Progress, pace: f64) -> Vec<Task> {
    let left = order.items.iter().filter_map(|item| match progress(item.node) {
        Progress::Over => None,
        Progress::Open(logged) => {
            let whole = item.hours.expected() * pace;
            Some(Task { node: item.node, phase: item.phase, hours: (whole - logged).max(whole * LEAST_LEFT) })
        }
    });
    left.collect()
}

/// Lays tasks over the weeks from `today` on. The first week holds the days from `today` to its Sunday.
pub fn schedule(tasks: &[Task], calendar: &Calendar, today: Date) -> Schedule {
    let mut result = Schedule::default();
    let mut tasks = tasks.iter();
    let mut current = tasks.next();
    // Both count from today on, so that no rounding adds up: where the current task ends, and how far it is laid out.
    let (mut end, mut laid) = (current.map_or(0.0, |task| task.hours), 0.0);
    let mut brim = 0.0;
    let mut first = today;
    while let Some(mut task) = current
        && result.weeks.len() < MOST_WEEKS
    {
        let days = Days::week_of(first);
        let capacity = calendar.hours_in(Days::new(first, days.last()).unwrap_or(days));
        brim += capacity;
        let mut week = Week { start: days.first(), capacity, shares: Vec::new() };
        // A week without hours holds nothing, not even a topic that takes none.
        let mut is_full = capacity <= NOTHING;
        while !is_full {
            let finishes = end <= brim + NOTHING;
            let until = if finishes { end } else { brim };
            if finishes || until > laid + NOTHING {
                week.shares.push(Share { node: task.node, hours: until - laid, finishes });
                laid = until;
            }
            is_full = !finishes;
            if finishes {
                current = tasks.next();
                let Some(next) = current else { break };
                task = next;
                end += task.hours;
            }
        }
        result.weeks.push(week);
        if days.last() == Date::MAX {
            break;
        }
        first = later(days.last(), 1);
    }
    let rest = current.map(|task| Share { node: task.node, hours: end - laid, finishes: true });
    let others = tasks.map(|task| Share { node: task.node, hours: task.hours, finishes: true });
    result.beyond = rest.into_iter().chain(others).collect();
    result
}

impl Schedule {
    /// The Monday of the week in which all is learnt; absent where nothing is left, or more than the weeks hold.
    pub fn last_week(&self) -> Option<Date> {
        self.weeks.last().filter(|_| self.beyond.is_empty()).map(|week| week.start)
    }

    /// The hours that are laid out, those beyond the last week included.
    pub fn hours(&self) -> f64 {
        let shares = self.weeks.iter().flat_map(|week| &week.shares);
        shares.chain(&self.beyond).map(|share| share.hours).fold(0.0, |sum, hours| sum + hours)
    }

    /// The Mondays of the first and the last week of each topic and project, in order. What lies beyond the last week is
    /// said to end in the week after it.
    pub fn spans(&self) -> Vec<(NodeIndex, Date, Date)> {
        let after = self.weeks.last().map(|week| later(week.start, 7));
        let beyond = after.into_iter().flat_map(|after| self.beyond.iter().map(move |share| (share.node, after)));
        let shares = self.weeks.iter().flat_map(|week| week.shares.iter().map(|share| (share.node, week.start)));
        let mut spans: Vec<(NodeIndex, Date, Date)> = Vec::new();
        for (node, week) in shares.chain(beyond) {
            match spans.last_mut() {
                // The weeks are filled in order, so the shares of one topic follow each other.
                Some(last) if last.0 == node => last.2 = week,
                _ => spans.push((node, week, week)),
            }
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use jiff::civil::date;

    use super::*;
    use crate::domain::catalog::{Hours, read};
    use crate::domain::learner::WeeklyHours;
    use crate::domain::markdown::Source;
    use crate::domain::plan::Item;

    /// The first nodes of some graph.
    fn nodes(count: usize) -> Vec<NodeIndex> {
        let mut text = "---\ntitle: A\nhours: 1-2\n---\n\nText.\n\n## Module\n\n".to_owned();
        for at in 0..count {
            let _ = write!(text, "### Topic {{ #t{at} .core hours=1-2 }}\n\nText.\n\n");
        }
        let catalog = read(&[Source::new("roadmaps/a/a.md", &text)]).0;
        catalog.graph.of_roadmap(0, crate::domain::catalog::Depth::Expert).map(|(node, _)| node).collect()
    }

    fn tasks(hours: &[f64]) -> Vec<Task> {
        nodes(hours.len()).into_iter().zip(hours).map(|(node, &hours)| Task { node, phase: 0, hours }).collect()
    }

    fn calendar(weekly: f64, off: &[&str]) -> Calendar {
        let mut calendar = Calendar::steady(WeeklyHours::new(weekly).unwrap());
        for days in off {
            calendar.take_off(days.parse().unwrap());
        }
        calendar
    }

    /// A schedule as text: a week a line; a share that ends its topic has a full stop.
    fn text(schedule: &Schedule) -> String {
        let share = |share: &Share| {
            let end = if share.finishes { "." } else { "" };
            format!(" {}:{:.1}{end}", share.node.index(), share.hours)
        };
        let week = |week: &Week| {
            let shares: String = week.shares.iter().map(share).collect();
            format!("{} {:.1}{shares}\n", week.start, week.capacity)
        };
        let beyond: String = schedule.beyond.iter().map(share).collect();
        schedule.weeks.iter().map(week).chain([beyond]).collect()
    }

    #[track_caller]
    fn check(hours: &[f64], calendar: &Calendar, today: Date, expected: &str) {
        assert_eq!(text(&schedule(&tasks(hours), calendar, today)), expected);
    }

    #[test]
    fn a_topic_goes_on_in_the_next_week() {
        check(
            &[4.0, 6.0, 1.0, 9.0],
            &calendar(7.0, &[]),
            date(2026, 11, 23),
            "2026-11-23 7.0 0:4.0. 1:3.0\n2026-11-30 7.0 1:3.0. 2:1.0. 3:3.0\n2026-12-07 7.0 3:6.0.\n",
        );
    }

    #[test]
    fn a_topic_that_just_fits_ends_in_its_week() {
        check(
            &[0.1, 0.2, 6.7, 7.0],
            &calendar(7.0, &[]),
            date(2026, 11, 23),
            "2026-11-23 7.0 0:0.1. 1:0.2. 2:6.7.\n2026-11-30 7.0 3:7.0.\n",
        );
    }

    #[test]
    fn the_first_week_holds_the_days_that_are_left_of_it() {
        check(&[4.0], &calendar(7.0, &[]), date(2026, 11, 27), "2026-11-23 3.0 0:3.0\n2026-11-30 7.0 0:1.0.\n");
        check(&[1.0], &calendar(7.0, &[]), date(2026, 11, 29), "2026-11-23 1.0 0:1.0.\n");
    }

    #[test]
    fn weeks_off_stay_and_hold_nothing() {
        check(
            &[8.0],
            &calendar(7.0, &["2026-11-30..2026-12-06", "2026-12-08"]),
            date(2026, 11, 23),
            "2026-11-23 7.0 0:7.0\n2026-11-30 0.0\n2026-12-07 6.0 0:1.0.\n",
        );
        let away = calendar(7.0, &["2026-11-23..2026-11-29"]);
        check(&[0.0, 1.0], &away, date(2026, 11, 23), "2026-11-23 0.0\n2026-11-30 7.0 0:0.0. 1:1.0.\n");
    }

    #[test]
    fn nothing_left_takes_no_weeks() {
        check(&[], &calendar(7.0, &[]), date(2026, 11, 23), "");
        assert_eq!(schedule(&[], &calendar(7.0, &[]), date(2026, 11, 23)).last_week(), None);
    }

    #[test]
    fn twenty_years_are_looked_ahead_and_the_rest_is_kept() {
        let calendar = calendar(0.5, &[]);
        let made = schedule(&tasks(&[500.0, 30.0, 2.0]), &calendar, date(2026, 11, 23));
        assert_eq!((made.weeks.len(), made.last_week()), (MOST_WEEKS, None));
        assert_eq!(made.beyond.iter().map(|share| share.hours).collect::<Vec<_>>(), [8.0, 2.0]);
        assert!((made.hours() - 532.0).abs() < NOTHING);
        let (last, after) = (made.weeks[MOST_WEEKS - 1].start, later(made.weeks[MOST_WEEKS - 1].start, 7));
        let spans = made.spans();
        assert_eq!(spans.len(), 3);
        assert_eq!((spans[1].2, spans[2].1, spans[2].2), (after, after, after));
        assert!(spans[1].1 < last);
    }

    #[test]
    fn the_end_of_time_ends_a_schedule() {
        let made = schedule(&tasks(&[5.0]), &calendar(7.0, &[]), Date::MAX);
        assert_eq!(made.weeks.len(), 1);
        assert_eq!(made.beyond.len(), 1);
        let away = calendar(7.0, &["2026-11-23..9999-12-31"]);
        assert_eq!(schedule(&tasks(&[5.0]), &away, date(2026, 11, 23)).weeks.len(), MOST_WEEKS);
    }

    #[test]
    fn what_is_logged_shortens_a_topic_down_to_a_tenth() {
        let nodes = nodes(5);
        let item = |&node| Item { node, hours: Hours::new(8.0, 12.0), phase: 0, eased: false };
        let order = Order { phases: Vec::new(), items: nodes.iter().map(item).collect() };
        let progress = |node: NodeIndex| match node.index() {
            0 => Progress::Over,
            1 => Progress::Open(4.0),
            2 => Progress::Open(14.9),
            3 => Progress::Open(60.0),
            _ => Progress::Open(0.0),
        };
        let left: Vec<(usize, f64)> =
            remaining(&order, progress, 1.5).iter().map(|task| (task.node.index(), task.hours)).collect();
        assert_eq!(left, [(1, 11.0), (2, 1.5), (3, 1.5), (4, 15.0)]);
    }
}
