//! Where the learner stands with each topic, and what is known by that.

use std::collections::BTreeSet;
use std::slice;

use super::Record;
use crate::domain::catalog::{Catalog, TopicId};
use crate::domain::learner::{Knowledge, Known, Marked, Moment, Profile, Status};

impl Record {
    /// Where the learner stands with a topic or project: as marked, else being learnt where time was spent on it, else to
    /// do. A topic has one status, whichever roadmap or plan it is seen from.
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

    /// Those of them that the content no longer has, sorted. Nothing of theirs is lost.
    pub fn without_home(&self, catalog: &Catalog) -> Vec<&TopicId> {
        self.topics().into_iter().filter(|id| catalog.graph.find(id).is_none()).collect()
    }

    /// What is known: what the profile says, and everything done, known or rusty. A concept that was learnt anywhere is
    /// known everywhere. A topic that was put back to "to do" or is being learnt is not known, whatever the profile says.
    /// What the profile names and the content no longer has is left out.
    pub fn knowledge(&self, catalog: &Catalog, profile: &Profile) -> Knowledge {
        let exists = |known: &&Known| Knowledge::of(catalog, slice::from_ref(*known)).is_ok();
        let known: Vec<Known> = profile.know.iter().filter(exists).cloned().collect();
        let mut knowledge = Knowledge::of(catalog, &known).unwrap_or_default();
        for (id, marked) in &self.marks {
            let Some(node) = catalog.graph.find(id) else { continue };
            match marked.status {
                Status::Done | Status::Known | Status::Rusty => knowledge.learn(catalog, node),
                Status::ToDo | Status::Learning => knowledge.forget(node),
                Status::Skipped => {}
            }
        }
        knowledge
    }

    pub(in crate::domain) fn mark(&mut self, id: &TopicId, status: Status, at: Moment) {
        self.marks.insert(id.clone(), Marked { status, day: at.day });
    }
}
