//! Where progress counts after a content update that renamed, split, merged or dropped topics.
//!
//! The log keeps what was said under the ids of its day and is never rewritten; this works out anew, from the content in
//! use, where each of it counts:
//!
//! - **Rename**: the same status, the same time.
//! - **Merge**: done if every part was done or known (rusty if one of them is rusty), and skipped or to do if every part
//!   was; otherwise it is being learnt if anything of it was. The time is added up.
//! - **Split**: each part has the status; the time is shared by the hours that the parts are planned to take.
//! - **Dropped**: kept as it was, and listed.
//!
//! A mark under a newer name goes before one under an older name, which a device with older content may still set, unless
//! the older name's mark was made on a later day and says more: somebody who is done there is done.

use std::collections::{BTreeMap, HashMap};

use super::{Marked, Status};
use crate::domain::catalog::{Catalog, Home, NodeIndex, TopicId};

/// What is kept of a topic or project: what was said of it, and the time spent on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The mark, where there is one. Without one, a topic that time was spent on is being learnt.
    pub mark: Option<Marked>,
    /// Time spent, in minutes.
    pub minutes: u64,
}

/// Where everything that was kept counts now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// What each topic and project of the content has, under whichever name it was earned.
    pub here: BTreeMap<NodeIndex, Kept>,
    /// The ids that have other names now, and what they are.
    pub moved: BTreeMap<TopicId, Vec<NodeIndex>>,
    /// What has no home in this content, as it was.
    pub gone: BTreeMap<TopicId, Kept>,
}

/// Carries progress over to the content. The same id may be given several times: its time is added up, and its last mark
/// counts. The minutes of [`Carried::here`] and [`Carried::gone`] sum to exactly those given.
pub fn carry(catalog: &Catalog, old: impl IntoIterator<Item = (TopicId, Kept)>) -> Carried {
    let mut carried = Carried::default();
    let mut marks: HashMap<TopicId, Option<Marked>> = HashMap::new();
    // Marks under names that only the renaming of a file changed.
    let mut renamed: HashMap<TopicId, Marked> = HashMap::new();
    let mut begun: HashMap<TopicId, bool> = HashMap::new();
    let mut joined: BTreeMap<TopicId, Kept> = BTreeMap::new();
    for (id, kept) in old {
        let all = joined.entry(id).or_default();
        all.mark = kept.mark.or(all.mark);
        all.minutes = all.minutes.saturating_add(kept.minutes);
    }
    for (id, kept) in joined {
        let homes = match catalog.home(&id) {
            Home::Here(node) => vec![node],
            Home::Moved(nodes) => nodes,
            Home::Gone => {
                carried.gone.insert(id, kept);
                continue;
            }
        };
        share(catalog, &homes, kept.minutes, &mut carried.here);
        let name = catalog.aliases.canonical(&id);
        *begun.entry(name.clone()).or_default() |= kept.minutes > 0;
        if name == id {
            marks.insert(name, kept.mark);
        } else if let Some(mark) = kept.mark {
            let latest = renamed.entry(name).or_insert(mark);
            *latest = if mark.day > latest.day { mark } else { *latest };
        }
        if catalog.graph.find(&id).is_none() {
            carried.moved.insert(id, homes);
        }
    }
    for (name, older) in renamed {
        let own = marks.entry(name).or_default();
        *own = heed(*own, Some(older));
    }
    for name in catalog.aliases.oldest_first() {
        let parts = catalog.aliases.made_of(name);
        let of = |part: &TopicId| marks.get(part).copied().flatten();
        let before = match parts {
            [] => None,
            [part] => of(part),
            parts => merged(parts.iter().map(|part| (of(part), begun.get(part).copied().unwrap_or(false)))),
        };
        let is_begun = parts.iter().any(|part| begun.get(part).copied().unwrap_or(false));
        *begun.entry(name.clone()).or_default() |= is_begun;
        let own = marks.get(name).copied().flatten();
        marks.insert(name.clone(), heed(own, before));
    }
    for (name, mark) in marks {
        if let (Some(node), Some(mark)) = (catalog.graph.find(&name), mark) {
            carried.here.entry(node).or_default().mark = Some(mark);
        }
    }
    carried
}

/// The mark that counts of one under a newer name and one under an older name of the same topic.
fn heed(newer: Option<Marked>, older: Option<Marked>) -> Option<Marked> {
    let says = |mark: Marked| match mark.status {
        Status::ToDo => 0,
        Status::Learning => 1,
        Status::Done | Status::Known | Status::Skipped | Status::Rusty => 2,
    };
    match (newer, older) {
        (Some(newer), Some(older)) if older.day > newer.day && says(older) > says(newer) => Some(older),
        (newer, older) => newer.or(older),
    }
}

/// What several topics come to that became one; for each its mark, and whether time was spent on it. It was marked on the
/// day of the last mark among them.
fn merged(parts: impl Iterator<Item = (Option<Marked>, bool)>) -> Option<Marked> {
    let mut day = None;
    let parts: Vec<Status> = parts
        .map(|(mark, begun)| {
            day = day.max(mark.map(|mark| mark.day));
            mark.map_or(if begun { Status::Learning } else { Status::ToDo }, |mark| mark.status)
        })
        .collect();
    let all = |is: fn(Status) -> bool| parts.iter().all(|status| is(*status));
    let any = |is: fn(Status) -> bool| parts.iter().any(|status| is(*status));
    let status = if all(|status| status == Status::Known) {
        Status::Known
    } else if all(Status::is_known) {
        if any(|status| status == Status::Rusty) { Status::Rusty } else { Status::Done }
    } else if all(|status| status == Status::Skipped) {
        Status::Skipped
    } else if any(|status| status.is_known() || status == Status::Learning) {
        Status::Learning
    } else {
        Status::ToDo
    };
    // Without any mark the time says it all.
    day.map(|day| Marked { status, day })
}

/// Shares minutes by planned hours. Whole minutes only, and none is lost: what rounding leaves goes to the first ones.
fn share(catalog: &Catalog, homes: &[NodeIndex], minutes: u64, here: &mut BTreeMap<NodeIndex, Kept>) {
    let planned = |node: &NodeIndex| catalog.graph.node(*node).map_or(0.0, |node| node.hours.expected());
    let mut hours_left: f64 = homes.iter().map(planned).sum();
    let mut left = minutes;
    for (at, node) in homes.iter().enumerate() {
        let own = planned(node);
        let is_last = at + 1 == homes.len();
        let part = if is_last || hours_left <= 0.0 { left } else { portion(left, own / hours_left) };
        hours_left -= own;
        left = left.saturating_sub(part);
        let kept = here.entry(*node).or_default();
        kept.minutes = kept.minutes.saturating_add(part);
    }
}

/// A share of so many minutes, rounded to whole ones.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share lies between 0 and the whole"
)]
fn portion(minutes: u64, share: f64) -> u64 {
    ((minutes as f64 * share.clamp(0.0, 1.0)).round() as u64).min(minutes)
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
