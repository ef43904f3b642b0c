//! What is known, as a set of topics and concepts, so that it counts in every roadmap.

use jiff::civil::Date;

use std::collections::BTreeSet;

use crate::domain::catalog::{Catalog, Depth, Home, NodeIndex, TopicId};
use crate::domain::learner::{Kept, Known, Level, Marked, Status, carry};
use crate::domain::text::Slug;

/// The skill whose core is what "I can program" means.
const PROGRAMMING: &str = "core-programming";

/// What an answer in the wizard says of a topic; it bears no day, and no other mark stands beside it.
const KNOWN: Marked = Marked { status: Status::Known, day: Date::ZERO };

/// Topics that are known, and the concepts that come with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Knowledge {
    nodes: Vec<bool>,
    concepts: Vec<bool>,
    /// Roadmaps that have no topics of their own (a persona alone) and are known as a whole.
    whole: Vec<Slug>,
    /// Whether the learner said that they cannot program yet.
    pub needs_programming: bool,
}

/// Something that is said to be known and exists nowhere.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no roadmap or topic '{0}'")]
pub struct KnownError(pub String);

impl Knowledge {
    /// What a list of known things covers. What exists nowhere is an error, so that a typing mistake is not taken for
    /// ignorance.
    pub fn of(catalog: &Catalog, known: &[Known]) -> Result<Self, KnownError> {
        let mut knowledge = Self {
            nodes: vec![false; catalog.graph.len()],
            concepts: vec![false; catalog.graph.concept_count()],
            ..Self::default()
        };
        let mut earlier = Vec::new();
        for item in known {
            match item {
                Known::None => knowledge.needs_programming = true,
                Known::Programming => {
                    if let Ok(id) = PROGRAMMING.parse()
                        && let Some(roadmap) = catalog.roadmap_index(&id)
                    {
                        knowledge.learn_roadmap(catalog, roadmap, Level::Solid);
                    }
                }
                Known::Roadmap(id, level) => {
                    let roadmap = catalog.roadmap_home(id).ok_or_else(|| KnownError(id.to_string()))?;
                    knowledge.learn_roadmap(catalog, roadmap, *level);
                }
                Known::Topic(roadmap, topic) => {
                    let id = TopicId { roadmap: roadmap.clone(), topic: topic.clone() };
                    match catalog.home(&id) {
                        Home::Here(node) => knowledge.learn(catalog, node),
                        Home::Moved(_) => earlier.push((id, Kept { mark: Some(KNOWN), minutes: 0 })),
                        // What an update dropped is no mistake of the learner's.
                        Home::Gone if catalog.was_released(&id) => {}
                        Home::Gone => return Err(KnownError(id.to_string())),
                    }
                }
            }
        }
        for (node, kept) in carry(catalog, earlier).here {
            if kept.mark.is_some_and(|mark| mark.status.is_known()) {
                knowledge.learn(catalog, node);
            }
        }
        // Who knows a language can program, whatever else they ticked.
        let knows_a_language = known.iter().any(|item| match item {
            Known::Programming => true,
            Known::Roadmap(id, _) => {
                let roadmap = catalog.roadmap_home(id).and_then(|at| catalog.roadmaps.get(at));
                roadmap.is_some_and(|roadmap| roadmap.is_language)
            }
            _ => false,
        });
        knowledge.needs_programming &= !knows_a_language;
        Ok(knowledge)
    }

    fn learn_roadmap(&mut self, catalog: &Catalog, roadmap: usize, level: Level) {
        let depth = if level == Level::Expert { Depth::Expert } else { Depth::Core };
        let mut nodes: Vec<NodeIndex> = catalog.graph.of_roadmap(roadmap, depth).map(|(index, _)| index).collect();
        if level == Level::Basic {
            nodes.truncate(nodes.len().div_ceil(2));
        }
        if let (true, Some(roadmap)) = (nodes.is_empty(), catalog.roadmaps.get(roadmap)) {
            self.whole.push(roadmap.id.clone());
        }
        for node in nodes {
            self.learn(catalog, node);
        }
    }

    pub(super) fn learn(&mut self, catalog: &Catalog, index: NodeIndex) {
        if let Some(known) = self.nodes.get_mut(index.index()) {
            *known = true;
        }
        // Who can do a topic knows the ideas of all that it needs. Without that, what is no longer needed for its sake
        // would leave its idea to be paid for later, and knowing more could cost more.
        let mut open = vec![index];
        let mut seen = BTreeSet::new();
        while let Some(at) = open.pop() {
            let Some(node) = catalog.graph.node(at).filter(|_| seen.insert(at)) else { continue };
            if let Some(known) = node.concept.and_then(|concept| self.concepts.get_mut(concept.index())) {
                *known = true;
            }
            open.extend(&node.needs);
        }
    }

    /// Takes a topic back. Its concept stays: it may be known from elsewhere.
    pub(super) fn forget(&mut self, index: NodeIndex) {
        if let Some(known) = self.nodes.get_mut(index.index()) {
            *known = false;
        }
    }

    /// Which topics are known, one flag a node of the graph.
    pub fn nodes(&self) -> &[bool] {
        &self.nodes
    }

    /// Which concepts are known, one flag a concept of the graph.
    pub fn concepts(&self) -> &[bool] {
        &self.concepts
    }

    /// Whether a topic or project is known.
    pub fn knows(&self, node: NodeIndex) -> bool {
        self.nodes.get(node.index()).copied().unwrap_or(false)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty() && !self.nodes.iter().any(|known| *known)
    }
}
