//! Where the learner stands with each topic, and what is known by that.

use std::collections::BTreeSet;
use std::slice;

use super::Record;
use crate::domain::catalog::{Catalog, Home, TopicId};
use crate::domain::learner::{Carried, Kept, Knowledge, Known, Marked, Moment, Profile, Status, carry};

impl Record {
    /// Where the learner stands with a topic or project under exactly this name: as marked, else being learnt where time
    /// was spent on it, else to do. A topic has one status, whichever roadmap or plan it is seen from. What counts in a
    /// content that may have renamed it is told by [`Record::carried`].
    pub fn status(&self, id: &TopicId) -> Status {
        match self.marks.get(id) {
            Some(marked) => marked.status,
            None if self.is_begun(id) => Status::Learning,
            None => Status::ToDo,
        }
    }

    /// The mark that was set by hand, with its day.
    pub fn marked(&self, id: &TopicId) -> Option<Marked> {
        self.marks.get(id).copied()
    }

    /// Everything that is marked, in no particular order.
    pub fn marks(&self) -> impl Iterator<Item = (&TopicId, Marked)> {
        self.marks.iter().map(|(id, marked)| (id, *marked))
    }

    /// All topics and projects of which anything is recorded, sorted.
    pub fn topics(&self) -> Vec<&TopicId> {
        let clock = self.clock.iter().map(|running| &running.topic);
        let reviewed = self.reviews.iter().map(|review| &review.topic);
        let named = self.marks.keys().chain(self.minutes_on.keys()).chain(self.notes.keys()).chain(self.ticks.keys());
        named.chain(clock).chain(reviewed).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Those of them that the content no longer has under any name, sorted. Nothing of theirs is lost.
    pub fn without_home(&self, catalog: &Catalog) -> Vec<&TopicId> {
        self.topics().into_iter().filter(|id| catalog.home(id) == Home::Gone).collect()
    }

    /// Where all of it counts in this content, which may call a topic otherwise than when something was recorded on it.
    /// What the clock runs on is being learnt.
    pub fn carried(&self, catalog: &Catalog) -> Carried {
        let named: BTreeSet<&TopicId> = self.marks.keys().chain(self.minutes_on.keys()).collect();
        let kept =
            |id: &TopicId| Kept { mark: self.marked(id), minutes: self.minutes_on.get(id).copied().unwrap_or(0) };
        let mut carried = carry(catalog, named.into_iter().map(|id| (id.clone(), kept(id))));
        let Some(running) = &self.clock else { return carried };
        let homes = match catalog.home(&running.topic) {
            Home::Here(node) => vec![node],
            Home::Moved(nodes) => nodes,
            Home::Gone => Vec::new(),
        };
        for node in homes {
            let kept = carried.here.entry(node).or_default();
            if kept.status() == Status::ToDo {
                kept.mark = Some(Marked { status: Status::Learning, day: running.since.day });
            }
        }
        carried
    }

    /// What is known: what the profile says, and everything done, known or rusty. A concept that was learnt anywhere is
    /// known everywhere. A topic that was put back to "to do" or is being learnt is not known, whatever the profile says.
    /// What the profile names and the content does not have is left out.
    pub fn knowledge(&self, catalog: &Catalog, profile: &Profile) -> Knowledge {
        known(catalog, profile, &self.carried(catalog))
    }

    pub(in crate::domain) fn mark(&mut self, id: &TopicId, status: Status, at: Moment) {
        self.marks.insert(id.clone(), Marked { status, day: at.day });
    }
}

/// What is known by a profile and by what was learnt; see [`Record::knowledge`].
pub(in crate::domain) fn known(catalog: &Catalog, profile: &Profile, carried: &Carried) -> Knowledge {
    let exists = |known: &&Known| Knowledge::of(catalog, slice::from_ref(*known)).is_ok();
    let known: Vec<Known> = profile.know.iter().filter(exists).cloned().collect();
    let mut knowledge = Knowledge::of(catalog, &known).unwrap_or_default();
    for (node, kept) in &carried.here {
        match kept.mark.map(|mark| mark.status) {
            Some(Status::Done | Status::Known | Status::Rusty) => knowledge.learn(catalog, *node),
            Some(Status::ToDo | Status::Learning) => knowledge.forget(*node),
            Some(Status::Skipped) | None => {}
        }
    }
    knowledge
}
