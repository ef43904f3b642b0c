//! What is different between a plan and the same plan made again.

use std::cmp::Ordering;
use std::collections::HashMap;

use jiff::civil::Date;

use super::baseline::Baseline;
use super::days::number;
use crate::domain::catalog::TopicId;
use crate::domain::text::{Count, Listed};

/// A topic that ends in another week than before.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// Which one.
    pub id: TopicId,
    /// The Monday of the week in which it was to end.
    pub old: Date,
    /// The Monday of the week in which it is to end now.
    pub new: Date,
}

/// The differences between two baselines of one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// What ends in another week, in the new order.
    pub moved: Vec<Moved>,
    /// What is no longer planned, with the Monday of the week in which it was to end, in the old order.
    pub fell_out: Vec<(TopicId, Date)>,
    /// What was not planned before, with the Monday of the week in which it is to end, in the new order.
    pub came_in: Vec<(TopicId, Date)>,
    /// The Mondays of the weeks in which the whole was and is to end; absent where one of the two holds nothing.
    pub finish: Option<(Date, Date)>,
}

/// What the new baseline changes.
pub fn revision(old: &Baseline, new: &Baseline) -> Revision {
    let weeks = |baseline: &Baseline| -> HashMap<TopicId, Date> {
        baseline.topics.iter().map(|planned| (planned.id.clone(), planned.last)).collect()
    };
    let (before, after) = (weeks(old), weeks(new));
    let mut moved = Vec::new();
    let mut came_in = Vec::new();
    for planned in &new.topics {
        match before.get(&planned.id) {
            Some(&old) if old == planned.last => {}
            Some(&old) => moved.push(Moved { id: planned.id.clone(), old, new: planned.last }),
            None => came_in.push((planned.id.clone(), planned.last)),
        }
    }
    let gone = old.topics.iter().filter(|planned| !after.contains_key(&planned.id));
    let fell_out = gone.map(|planned| (planned.id.clone(), planned.last)).collect();
    Revision { moved, fell_out, came_in, finish: old.finish().zip(new.finish()) }
}

impl Revision {
    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        // Where the end moves, something moved, fell out or came in.
        self.moved.is_empty() && self.fell_out.is_empty() && self.came_in.is_empty()
    }

    /// All of it in a sentence without its full stop: `3 topics move later and 1 falls out; the plan ends 2 weeks later,
    /// in the week of 2027-03-01`.
    pub fn summary(&self) -> String {
        if self.is_empty() {
            return "nothing changes".to_owned();
        }
        let later = self.moved.iter().filter(|moved| moved.new > moved.old).count();
        let parts = [
            (later, ["moves later", "move later"]),
            (self.moved.len() - later, ["moves earlier", "move earlier"]),
            (self.fell_out.len(), ["falls out", "fall out"]),
            (self.came_in.len(), ["comes in", "come in"]),
        ];
        let mut phrases: Vec<String> = Vec::new();
        for (count, [one, many]) in parts.into_iter().filter(|&(count, _)| count > 0) {
            let verb = if count == 1 { one } else { many };
            // The first says of what there are so many.
            let what = if phrases.is_empty() { Count::new(count, "topic").to_string() } else { count.to_string() };
            phrases.push(format!("{what} {verb}"));
        }
        let text = Listed::and(&phrases).to_string();
        let Some((old, new)) = self.finish else { return text };
        let weeks = Count::new(usize::try_from((number(new) - number(old)).abs() / 7).unwrap_or(0), "week").to_string();
        match new.cmp(&old) {
            Ordering::Equal => format!("{text}; the plan still ends in the week of {new}"),
            Ordering::Greater => format!("{text}; the plan ends {weeks} later, in the week of {new}"),
            Ordering::Less => format!("{text}; the plan ends {weeks} earlier, in the week of {new}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::catalog::Hours;
    use crate::domain::plan::Planned;
    use crate::domain::plan::days::later;

    /// A baseline of topics with the number of the week in which each ends.
    fn baseline(topics: &[(&str, i64)]) -> Baseline {
        let planned = topics.iter().map(|&(name, week)| {
            let id = TopicId { roadmap: "sql".parse().unwrap(), topic: name.parse().unwrap() };
            let last = later(date(2026, 11, 23), 7 * week);
            Planned { id, hours: Hours::new(2.0, 4.0), first: last, last }
        });
        Baseline { made: date(2026, 11, 23), topics: planned.collect() }
    }

    #[track_caller]
    fn check(old: &[(&str, i64)], new: &[(&str, i64)], summary: &str) {
        let revision = revision(&baseline(old), &baseline(new));
        assert_eq!(revision.summary(), summary);
        assert_eq!(revision.is_empty(), summary == "nothing changes");
    }

    #[test]
    fn a_revision_says_what_moved_fell_out_and_came_in() {
        let revision = revision(&baseline(&[("a", 0), ("b", 0), ("c", 1)]), &baseline(&[("a", 0), ("d", 1), ("c", 2)]));
        let id = |name: &str| TopicId { roadmap: "sql".parse().unwrap(), topic: name.parse().unwrap() };
        let (first, second, third) = (date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7));
        assert_eq!(revision.moved, [Moved { id: id("c"), old: second, new: third }]);
        assert_eq!(revision.fell_out, [(id("b"), first)]);
        assert_eq!(revision.came_in, [(id("d"), second)]);
        assert_eq!(revision.finish, Some((second, third)));
    }

    #[test]
    fn a_revision_is_summed_up_in_a_sentence() {
        check(&[], &[], "nothing changes");
        check(&[("a", 0), ("b", 1)], &[("a", 0), ("b", 1)], "nothing changes");
        check(&[("a", 0), ("b", 1)], &[("b", 1), ("a", 0)], "nothing changes");
        check(
            &[("a", 0), ("b", 1)],
            &[("a", 1), ("b", 3)],
            "2 topics move later; the plan ends 2 weeks later, in the week of 2026-12-14",
        );
        check(
            &[("a", 0), ("b", 1), ("c", 2)],
            &[("a", 1), ("c", 1)],
            "1 topic moves later, 1 moves earlier and 1 falls out; the plan ends 1 week earlier, in the week of 2026-11-30",
        );
        check(
            &[("a", 0), ("c", 2)],
            &[("a", 0), ("b", 1), ("d", 1), ("c", 2)],
            "2 topics come in; the plan still ends in the week of 2026-12-07",
        );
        check(&[("a", 0)], &[], "1 topic falls out");
    }
}
