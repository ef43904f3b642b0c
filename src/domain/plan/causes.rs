//! What moved the finish: the change from one forecast to a later one, as a sum of causes in days.
//!
//! The snapshot then becomes the state now in six steps, one input after the other, and each step's cause is by how many
//! days it moves the even date. So the days add up exactly to the whole change, and equal snapshots have no causes. The
//! order is fixed, because where two inputs work together the step that comes later gets what they do jointly:
//!
//! 1. **Content**: topics whose hours the content states otherwise now.
//! 2. **Scope**: topics that joined or left the plan.
//! 3. **Hours**: the calendar, its hours a week and days off.
//! 4. **Logged**: topics done and hours logged, with the days that those hours take by the calendar.
//! 5. **Missed**: the days beyond those, which passed without study, and what the weeks say of the weeks to come.
//! 6. **Pace**: what the topics' hours say of the hours of those to come.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Calendar, Futures, Outlook, Progress, SEED, Work, forecast, left};
use crate::domain::catalog::{Hours, TopicId};
use crate::domain::learner::days::{Days, later, number};
use crate::domain::text::Count;

/// Everything that a forecast rests on, on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The day.
    pub today: Date,
    /// The plan's topics and projects, those that are done included.
    pub topics: BTreeMap<TopicId, Subject>,
    /// Hours logged up to the evening before `today`, on whatever topic.
    pub studied: f64,
    /// The hours that are planned.
    pub calendar: Calendar,
    /// What is believed of the learner.
    pub outlook: Outlook,
}

/// A topic or project of the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Subject {
    /// What all of it costs this learner.
    pub hours: Hours,
    /// How far they are.
    pub progress: Progress,
}

/// Why the finish moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CauseKind {
    /// The content states other hours.
    Content,
    /// Topics joined or left the plan.
    Scope,
    /// Other hours a week, or days off.
    Hours,
    /// Topics done and hours logged.
    Logged,
    /// Planned hours that were not studied.
    WeeksMissed,
    /// Topics took longer or shorter than believed.
    Pace,
}

impl CauseKind {
    /// All, in the order in which they are reckoned.
    pub const ALL: [Self; 6] = [Self::Content, Self::Scope, Self::Hours, Self::Logged, Self::WeeksMissed, Self::Pace];

    /// Its name in machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Scope => "scope",
            Self::Hours => "hours",
            Self::Logged => "logged",
            Self::WeeksMissed => "weeks-missed",
            Self::Pace => "pace",
        }
    }

    /// What happened, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Content => "the content states other hours",
            Self::Scope => "topics joined or left the plan",
            Self::Hours => "other hours a week, or days off",
            Self::Logged => "hours logged and topics done",
            Self::WeeksMissed => "planned hours that were not studied",
            Self::Pace => "topics took longer or shorter than expected",
        }
    }
}

/// A shift of a date in words: `12 days later`, `1 day earlier`, `0 days`.
pub fn shift(days: i64) -> String {
    let count = Count::new(usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX), "day");
    match days {
        ..0 => format!("{count} earlier"),
        0 => count.to_string(),
        1.. => format!("{count} later"),
    }
}

/// A cause and what it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Why.
    pub kind: CauseKind,
    /// By how many days it moved the even date; negative: earlier.
    pub days: i32,
}

impl Snapshot {
    /// The work that is left.
    pub fn work(&self) -> Work {
        let pace = self.outlook.pace();
        let open = self.topics.values().filter_map(|topic| match topic.progress {
            Progress::Open(logged) => Some(left(topic.hours, logged, pace)),
            Progress::Over => None,
        });
        open.collect()
    }

    /// The day of an even chance.
    pub fn even(&self) -> Date {
        let futures = Futures::draw(&self.outlook, SEED);
        forecast(&self.work(), &self.calendar, self.today, &futures).even
    }
}

/// What moved the finish between two snapshots, one cause of each kind, in the order of [`CauseKind::ALL`]. The days sum
/// exactly to the difference of the two even dates. Draws futures for up to seven snapshots.
pub fn causes(then: &Snapshot, now: &Snapshot) -> [Cause; 6] {
    let mut between = then.clone();
    let mut before = number(then.even());
    CauseKind::ALL.map(|kind| {
        let unchanged = between.clone();
        step(kind, &mut between, then, now);
        // Most steps change nothing; those need no futures.
        let after = if between == unchanged { before } else { number(between.even()) };
        let days = i32::try_from(after - before).unwrap_or(i32::MAX);
        before = after;
        Cause { kind, days }
    })
}

/// Takes one input over from `now`.
fn step(kind: CauseKind, between: &mut Snapshot, then: &Snapshot, now: &Snapshot) {
    match kind {
        CauseKind::Content => {
            for (id, topic) in &mut between.topics {
                topic.hours = now.topics.get(id).map_or(topic.hours, |now| now.hours);
            }
        }
        CauseKind::Scope => {
            // What joins joins as it was then: not begun, unless it was done before it joined.
            let joined = |(id, topic): (&TopicId, &Subject)| {
                (id.clone(), then.topics.get(id).map_or(*topic, |then| Subject { progress: then.progress, ..*topic }))
            };
            between.topics = now.topics.iter().map(joined).collect();
        }
        CauseKind::Hours => between.calendar.clone_from(&now.calendar),
        CauseKind::Logged => {
            between.topics.clone_from(&now.topics);
            between.studied = now.studied;
            between.today = studied_until(then, now);
        }
        CauseKind::WeeksMissed => {
            between.today = now.today;
            between.outlook = then.outlook.with_weeks_of(&now.outlook);
        }
        CauseKind::Pace => between.outlook.clone_from(&now.outlook),
    }
}

/// The day on which the hours logged since then would be used up by the calendar: never before that day nor after now.
fn studied_until(then: &Snapshot, now: &Snapshot) -> Date {
    let studied = now.studied - then.studied;
    let Ok(passed) = Days::new(then.today, later(now.today, -1)) else { return now.today };
    if studied >= now.calendar.hours_in(passed) {
        return now.today;
    }
    if studied <= 0.0 { then.today } else { later(now.calendar.reach(then.today, studied), 1).min(now.today) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::learner::WeeklyHours;
    use crate::domain::plan::{Finished, History, WeekStudied};

    fn id(topic: usize) -> TopicId {
        TopicId { roadmap: "go".parse().unwrap(), topic: format!("topic-{topic}").parse().unwrap() }
    }

    fn open(hours: Hours) -> Subject {
        Subject { hours, progress: Progress::Open(0.0) }
    }

    fn snapshot() -> Snapshot {
        Snapshot {
            today: date(2026, 11, 23),
            topics: (0..60).map(|topic| (id(topic), open(Hours::new(2.0, 5.0)))).collect(),
            studied: 0.0,
            calendar: Calendar::steady(WeeklyHours::new(8.0).unwrap()),
            outlook: Outlook::default(),
        }
    }

    /// That a change has the expected causes, by sign: earlier, not at all, later.
    #[track_caller]
    fn check(change: impl Fn(&mut Snapshot), expected: &[(CauseKind, std::cmp::Ordering)]) {
        let then = snapshot();
        let mut now = then.clone();
        change(&mut now);
        let causes = causes(&then, &now);
        for cause in causes {
            let sign =
                expected.iter().find(|(kind, _)| *kind == cause.kind).map_or(std::cmp::Ordering::Equal, |own| own.1);
            assert_eq!(cause.days.cmp(&0), sign, "{causes:?}");
        }
    }

    #[test]
    fn each_change_has_its_own_cause() {
        use std::cmp::Ordering::{Greater, Less};
        check(|_| (), &[]);
        check(
            |now| now.topics.values_mut().for_each(|own| own.hours = Hours::new(3.0, 5.0)),
            &[(CauseKind::Content, Greater)],
        );
        check(|now| now.topics.retain(|own, _| *own != id(3)), &[(CauseKind::Scope, Less)]);
        check(|now| now.topics.extend([(id(99), open(Hours::new(9.0, 12.0)))]), &[(CauseKind::Scope, Greater)]);
        check(|now| now.calendar = Calendar::steady(WeeklyHours::new(10.0).unwrap()), &[(CauseKind::Hours, Less)]);
        check(|now| now.today = date(2026, 12, 7), &[(CauseKind::WeeksMissed, Greater)]);
        let slow = |history: &[f64]| {
            let hours = Hours::new(2.0, 5.0);
            let topics = history.iter().map(|&actual| Finished { hours, actual }).collect();
            Outlook::learn(&History { topics, ..History::default() })
        };
        check(|now| now.outlook = slow(&[7.0; 6]), &[(CauseKind::Pace, Greater)]);
        check(|now| now.outlook = slow(&[2.0; 6]), &[(CauseKind::Pace, Less)]);
        check(
            |now| {
                now.today = date(2026, 11, 30);
                now.studied = 8.0;
                for topic in 0..3 {
                    now.topics.insert(id(topic), Subject { hours: Hours::new(2.0, 5.0), progress: Progress::Over });
                }
            },
            &[(CauseKind::Logged, Less)],
        );
        let lost = Outlook::learn(&History {
            weeks: vec![WeekStudied { planned: 8.0, studied: 0.0 }; 4],
            ..History::default()
        });
        check(
            |now| (now.today, now.outlook) = (date(2026, 12, 21), lost.clone()),
            &[(CauseKind::WeeksMissed, Greater)],
        );
    }

    prop_compose! {
        fn any()(
            day in 0_i64..200,
            topics in prop::collection::btree_map(0_usize..30, (1.0..9.0_f64, 1.1..3.0_f64, prop::option::of(0.0..12.0_f64)), 1..25),
            studied in 0.0..300.0_f64,
            weekly in 1.0..30.0_f64,
            off in prop::option::of((0_i64..300, 0_i64..30)),
            log in prop::collection::vec((1.0..9.0_f64, 0.2..20.0_f64), 0..8),
            weeks in prop::collection::vec(0.0..16.0_f64, 0..12),
        ) -> Snapshot {
            let start = date(2026, 11, 23);
            let mut calendar = Calendar::steady(WeeklyHours::new(weekly).unwrap());
            if let Some((first, length)) = off {
                calendar.take_off(Days::new(later(start, first), later(start, first + length)).unwrap());
            }
            let topic = |(at, (low, ratio, logged)): (usize, (f64, f64, Option<f64>))| {
                (id(at), Subject { hours: Hours::new(low, low * ratio), progress: logged.map_or(Progress::Over, Progress::Open) })
            };
            let history = History {
                topics: log.iter().map(|&(low, actual)| Finished { hours: Hours::new(low, 2.0 * low), actual }).collect(),
                begun: Vec::new(),
                weeks: weeks.iter().map(|&studied| WeekStudied { planned: 8.0, studied }).collect(),
            };
            Snapshot {
                today: later(start, day),
                topics: topics.into_iter().map(topic).collect(),
                studied,
                calendar,
                outlook: Outlook::learn(&history),
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_days_of_all_causes_sum_up_to_the_change(then in any(), now in any()) {
            let sum: i64 = causes(&then, &now).iter().map(|cause| i64::from(cause.days)).sum();
            prop_assert_eq!(sum, number(now.even()) - number(then.even()));
            prop_assert!(causes(&now, &now).iter().all(|cause| cause.days == 0));
        }
    }
}
