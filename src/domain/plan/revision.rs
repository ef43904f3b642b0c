//! What is different between a plan and the same plan made again.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt::Write as _;

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
    /// The Mondays of the weeks in which the whole was and is to end.
    pub finish: (Date, Date),
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
    Revision { moved, fell_out, came_in, finish: (old.finish(), new.finish()) }
}

impl Revision {
    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.moved.is_empty() && self.fell_out.is_empty() && self.came_in.is_empty() && self.finish.0 == self.finish.1
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
        let mut text = Listed::and(&phrases).to_string();
        if !text.is_empty() {
            text.push_str("; ");
        }
        let (old, new) = self.finish;
        let weeks = Count::new(usize::try_from((number(new) - number(old)).abs() / 7).unwrap_or(0), "week").to_string();
        let _ = match new.cmp(&old) {
            Ordering::Equal => write!(text, "the plan still ends in the week of {new}"),
            Ordering::Greater => write!(text, "the plan ends {weeks} later, in the week of {new}"),
            Ordering::Less => write!(text, "the plan ends {weeks} earlier, in the week of {new}"),
        };
        text
    }
}
