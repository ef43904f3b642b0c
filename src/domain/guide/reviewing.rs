//! What the learner remembers: the deck of all that is done.

use super::Guide;
use crate::domain::catalog::{Home, TopicId};
use crate::domain::learner::Status;
use crate::domain::learner::review::{Deck, Finished, Reviewed};

impl Guide {
    /// The questions of all topics that are done, as the reviews so far leave them. What was answered under a name that a
    /// topic had earlier counts. Worked out once after every change, since it takes the texts of these topics apart.
    pub fn deck(&self) -> &Deck {
        self.derived.deck.get_or_init(|| self.deal())
    }

    fn deal(&self) -> Deck {
        let catalog = &self.catalog;
        let done = self.carried().here.iter().filter_map(|(node, kept)| {
            let mark = kept.mark.filter(|mark| mark.status == Status::Done)?;
            Some(Finished { topic: catalog.graph.id(*node)?.clone(), day: mark.day })
        });
        let done: Vec<Finished> = done.collect();
        let reviews = self.record().reviews().iter();
        let reviews: Vec<Reviewed> =
            reviews.map(|review| Reviewed { topic: self.today_named(&review.topic), ..review.clone() }).collect();
        Deck::of(catalog, &done, &reviews)
    }

    /// What a topic is called today; its own name where it became several or is gone.
    fn today_named(&self, id: &TopicId) -> TopicId {
        match self.catalog.home(id) {
            Home::Moved(nodes) => match nodes.as_slice() {
                [node] => self.catalog.graph.id(*node).unwrap_or(id).clone(),
                _ => id.clone(),
            },
            Home::Here(_) | Home::Gone => id.clone(),
        }
    }
}
