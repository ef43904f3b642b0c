//! One graph under all roadmaps: topics and projects as nodes, `needs` as edges, concepts that are shared.

use std::collections::HashMap;
use std::ops::Range;

use super::model::{Depth, Roadmap, Study, TopicId};
use super::{Diagnostic, Hours, Moments};
use crate::domain::text::Slug;

/// A node's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeIndex(u32);

/// A concept's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptIndex(u32);

impl NodeIndex {
    /// As an index into a table with one row a node.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl ConceptIndex {
    /// As an index into a table with one row a concept.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A topic or project as planning sees it.
#[derive(Clone, Debug)]
pub struct Node {
    /// Index into the catalogue's roadmaps.
    pub roadmap: usize,
    /// Index into the roadmap's modules.
    pub module: usize,
    /// Whether it is a project.
    pub is_project: bool,
    /// Depth.
    pub depth: Depth,
    /// Hours without any transfer.
    pub hours: Hours,
    /// Mean, variance and skewness of these hours, reckoned once because planning adds them up by the hundred thousand.
    pub moments: Moments,
    /// What must come before; existing nodes only, and never a cycle.
    pub needs: Vec<NodeIndex>,
    /// The shared idea, if any.
    pub concept: Option<ConceptIndex>,
}

/// All nodes, in the order of the catalogue: roadmap by roadmap, module by module, topics before projects.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    by_id: HashMap<TopicId, NodeIndex>,
    ids: Vec<TopicId>,
    of_roadmap: Vec<Range<usize>>,
    concepts: Vec<Slug>,
}

impl Graph {
    /// Builds the graph. A need that exists nowhere is said and left out, as is the edge that closes a cycle.
    pub fn build(roadmaps: &[Roadmap], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut graph = Self::default();
        let mut concepts: HashMap<Slug, ConceptIndex> = HashMap::new();
        let mut studies: Vec<&Study> = Vec::new();
        for (roadmap_index, roadmap) in roadmaps.iter().enumerate() {
            let first = graph.nodes.len();
            for (module_index, module) in roadmap.modules.iter().enumerate() {
                let topics = module.topics.iter().map(|topic| (&topic.study, false));
                let projects = module.projects.iter().map(|project| (&project.study, true));
                for (study, is_project) in topics.chain(projects) {
                    let index = NodeIndex(u32::try_from(graph.nodes.len()).unwrap_or(u32::MAX));
                    if graph.by_id.contains_key(&study.id) {
                        diagnostics.push(Diagnostic::error(
                            "duplicate-id",
                            study.location.clone(),
                            format!("the id '{}' is used twice", study.id),
                            "give one of the two another id",
                        ));
                    } else {
                        graph.by_id.insert(study.id.clone(), index);
                    }
                    let concept = study.concept.clone().map(|concept| {
                        let next = ConceptIndex(u32::try_from(graph.concepts.len()).unwrap_or(u32::MAX));
                        *concepts.entry(concept).or_insert_with_key(|name| {
                            graph.concepts.push(name.clone());
                            next
                        })
                    });
                    let (depth, hours) = (study.depth, study.hours);
                    let node = Node {
                        roadmap: roadmap_index,
                        module: module_index,
                        is_project,
                        depth,
                        hours,
                        moments: hours.moments(),
                        needs: Vec::new(),
                        concept,
                    };
                    graph.nodes.push(node);
                    graph.ids.push(study.id.clone());
                    studies.push(study);
                }
            }
            graph.of_roadmap.push(first..graph.nodes.len());
        }
        graph.connect(&studies, diagnostics);
        graph.cut_cycles(&studies, diagnostics);
        graph
    }

    fn connect(&mut self, studies: &[&Study], diagnostics: &mut Vec<Diagnostic>) {
        for (index, study) in studies.iter().enumerate() {
            let mut needs = Vec::with_capacity(study.needs.len());
            for need in &study.needs {
                let Some(&target) = self.by_id.get(need) else {
                    diagnostics.push(Diagnostic::error(
                        "unknown-need",
                        study.location.clone(),
                        format!("'{}' needs '{need}', which does not exist", study.id),
                        "correct the name, or take it out of 'needs='",
                    ));
                    continue;
                };
                let deeper = self.node(target).is_some_and(|node| node.depth > study.depth);
                if deeper {
                    diagnostics.push(Diagnostic::warning(
                        "need-too-deep",
                        study.location.clone(),
                        format!("'{}' is {} but needs '{need}', which is deeper", study.id, study.depth.name()),
                        "raise the depth of the one or lower that of the other",
                    ));
                }
                needs.push(target);
            }
            if let Some(node) = self.nodes.get_mut(index) {
                node.needs = needs;
            }
        }
    }

    /// Depth-first over all nodes without recursion; an edge back into the open path closes a cycle and is cut.
    fn cut_cycles(&mut self, studies: &[&Study], diagnostics: &mut Vec<Diagnostic>) {
        #[derive(Clone, Copy, PartialEq)]
        enum Mark {
            New,
            Open,
            Done,
        }
        let mut marks = vec![Mark::New; self.nodes.len()];
        for root in 0..self.nodes.len() {
            let mut stack = vec![(root, 0_usize)];
            while let Some(&(at, edge)) = stack.last() {
                if let Some(mark) = marks.get_mut(at) {
                    if *mark == Mark::Done {
                        stack.pop();
                        continue;
                    }
                    *mark = Mark::Open;
                }
                let next = self.nodes.get(at).and_then(|node| node.needs.get(edge)).map(|need| need.index());
                let Some(next) = next else {
                    if let Some(mark) = marks.get_mut(at) {
                        *mark = Mark::Done;
                    }
                    stack.pop();
                    continue;
                };
                if let Some(Mark::Open) = marks.get(next) {
                    let cycle: Vec<String> = stack
                        .iter()
                        .map(|&(node, _)| node)
                        .skip_while(|&node| node != next)
                        .chain([next])
                        .filter_map(|node| self.ids.get(node).map(ToString::to_string))
                        .collect();
                    if let Some(study) = studies.get(at) {
                        diagnostics.push(Diagnostic::error(
                            "cycle",
                            study.location.clone(),
                            format!("topics need each other in a circle: {}", cycle.join(" → ")),
                            "take one of these needs out",
                        ));
                    }
                    if let Some(node) = self.nodes.get_mut(at) {
                        node.needs.remove(edge);
                    }
                } else {
                    if let Some(top) = stack.last_mut() {
                        top.1 += 1;
                    }
                    stack.push((next, 0));
                }
            }
        }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// How many concepts there are.
    pub fn concept_count(&self) -> usize {
        self.concepts.len()
    }

    /// A node.
    pub fn node(&self, index: NodeIndex) -> Option<&Node> {
        self.nodes.get(index.index())
    }

    /// A node's whole name.
    pub fn id(&self, index: NodeIndex) -> Option<&TopicId> {
        self.ids.get(index.index())
    }

    /// All whole names, in the order of the nodes.
    pub fn ids(&self) -> impl Iterator<Item = &TopicId> {
        self.ids.iter()
    }

    /// The node of a whole name.
    pub fn find(&self, id: &TopicId) -> Option<NodeIndex> {
        self.by_id.get(id).copied()
    }

    /// A concept's name.
    pub fn concept(&self, index: ConceptIndex) -> Option<&Slug> {
        self.concepts.get(index.index())
    }

    /// The nodes of a roadmap (an index into the catalogue's) down to a depth, in the order of its file.
    pub fn of_roadmap(&self, roadmap: usize, depth: Depth) -> impl Iterator<Item = (NodeIndex, &Node)> {
        let range = self.of_roadmap.get(roadmap).cloned().unwrap_or_default();
        let first = range.start;
        self.nodes
            .get(range)
            .unwrap_or_default()
            .iter()
            .enumerate()
            .map(move |(at, node)| (NodeIndex(u32::try_from(first + at).unwrap_or(u32::MAX)), node))
            .filter(move |(_, node)| node.depth <= depth)
    }
}
