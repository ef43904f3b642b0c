//! What is assessed: topics, what they need of each other, and the groups that have nothing to do with each other.

use crate::domain::catalog::{Catalog, Depth, NodeIndex};
use crate::domain::learner::Knowledge;

/// How much earlier a topic comes to somebody who knows its concept from elsewhere, on the scale of places.
const EASED: f64 = 0.15;

/// Topics of roadmaps that need each other; no topic of one group needs one of another.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The topics; whatever one needs stands before it.
    pub(super) topics: Vec<Item>,
    /// How many roadmaps they are of.
    pub(super) roadmaps: usize,
}

/// A topic of a group.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) node: NodeIndex,
    /// Expected hours.
    pub(super) hours: f64,
    /// The number of its roadmap in the group.
    pub(super) roadmap: usize,
    /// How deep it goes.
    pub(super) depth: Depth,
    /// When people come to it: 0 first in the roadmap, 1 last.
    pub(super) place: f64,
    /// What is known of it before any question.
    pub(super) before: Before,
    /// Indices in the group of what it needs, directly or through topics that are not assessed.
    pub(super) needs: Vec<usize>,
    /// Indices in the group of what needs it.
    pub(super) needed_by: Vec<usize>,
}

/// What is known of a topic before any question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing.
    Open,
    /// Something that needs it is known.
    Implied,
    /// It is known.
    Known,
}

/// The groups of a set of topics. Projects, and what occurs twice, are left out.
pub(super) fn groups(catalog: &Catalog, topics: &[NodeIndex], knowledge: &Knowledge) -> Vec<Group> {
    let graph = &catalog.graph;
    let mut inside = vec![false; graph.len()];
    for topic in topics {
        let is_topic = graph.node(*topic).is_some_and(|node| !node.is_project);
        if let (true, Some(inside)) = (is_topic, inside.get_mut(topic.index())) {
            *inside = true;
        }
    }
    let is_inside = |node: NodeIndex| inside.get(node.index()).copied().unwrap_or(false);
    let mut sorted: Vec<NodeIndex> = topics.iter().copied().filter(|node| is_inside(*node)).collect();
    sorted.sort_unstable();
    sorted.dedup();
    let needs: Vec<Vec<NodeIndex>> = sorted.iter().map(|node| needs_inside(catalog, *node, is_inside)).collect();
    let mut group_of_roadmap: Vec<usize> = (0..catalog.roadmaps.len()).collect();
    let roadmap = |node: NodeIndex| graph.node(node).map_or(0, |node| node.roadmap);
    for (node, needs) in sorted.iter().zip(&needs) {
        for need in needs {
            join(&mut group_of_roadmap, roadmap(*node), roadmap(*need));
        }
    }
    let order = in_order(&sorted, &needs);
    let mut names: Vec<usize> =
        sorted.iter().filter_map(|node| group_of_roadmap.get(roadmap(*node)).copied()).collect();
    names.sort_unstable();
    names.dedup();
    let places = places(catalog);
    let group = |name: &usize| {
        let members: Vec<usize> = order
            .iter()
            .copied()
            .filter(|at| sorted.get(*at).is_some_and(|node| group_of_roadmap.get(roadmap(*node)) == Some(name)))
            .collect();
        group(catalog, knowledge, &places, &members, &sorted, &needs)
    };
    names.iter().map(group).collect()
}

fn group(
    catalog: &Catalog,
    knowledge: &Knowledge,
    places: &[f64],
    members: &[usize],
    sorted: &[NodeIndex],
    needs: &[Vec<NodeIndex>],
) -> Group {
    let nodes: Vec<NodeIndex> = members.iter().filter_map(|at| sorted.get(*at).copied()).collect();
    let mut roadmaps: Vec<usize> = Vec::new();
    let mut topics: Vec<Item> = Vec::with_capacity(nodes.len());
    for (&node, member) in nodes.iter().zip(members) {
        let Some(facts) = catalog.graph.node(node) else { continue };
        let roadmap = roadmaps.iter().position(|roadmap| *roadmap == facts.roadmap).unwrap_or_else(|| {
            roadmaps.push(facts.roadmap);
            roadmaps.len() - 1
        });
        let eased = facts.concept.and_then(|concept| knowledge.concepts().get(concept.index())).copied();
        let place = places.get(node.index()).copied().unwrap_or(0.5);
        let needs = needs.get(*member).map(Vec::as_slice).unwrap_or_default();
        let needs: Vec<usize> = needs.iter().filter_map(|need| nodes.iter().position(|node| node == need)).collect();
        let at = topics.len();
        for need in &needs {
            if let Some(need) = topics.get_mut(*need) {
                need.needed_by.push(at);
            }
        }
        topics.push(Item {
            node,
            hours: facts.hours.expected().max(0.0),
            roadmap,
            depth: facts.depth,
            place: if eased == Some(true) { place - EASED } else { place },
            before: if knowledge.knows(node) { Before::Known } else { Before::Open },
            needs,
            needed_by: Vec::new(),
        });
    }
    imply(&mut topics);
    Group { topics, roadmaps: roadmaps.len() }
}

/// Marks what known topics need, from the last back to the first.
fn imply(topics: &mut [Item]) {
    for at in (0..topics.len()).rev() {
        let needs = match topics.get(at) {
            Some(topic) if topic.before != Before::Open => topic.needs.clone(),
            _ => continue,
        };
        for need in needs {
            if let Some(need) = topics.get_mut(need).filter(|need| need.before == Before::Open) {
                need.before = Before::Implied;
            }
        }
    }
}

/// What a topic needs among those assessed, looking through those that are not.
fn needs_inside(catalog: &Catalog, node: NodeIndex, is_inside: impl Fn(NodeIndex) -> bool) -> Vec<NodeIndex> {
    let direct = |node: NodeIndex| catalog.graph.node(node).map_or(&[][..], |node| &node.needs);
    let mut seen: Vec<NodeIndex> = Vec::new();
    let mut stack: Vec<NodeIndex> = direct(node).to_vec();
    while let Some(need) = stack.pop() {
        if !seen.contains(&need) {
            seen.push(need);
            if !is_inside(need) {
                stack.extend(direct(need));
            }
        }
    }
    seen.retain(|need| is_inside(*need));
    seen.sort_unstable();
    seen
}

/// Makes two roadmaps one group; a group is named for its first roadmap.
fn join(groups: &mut [usize], one: usize, other: usize) {
    let (Some(&one), Some(&other)) = (groups.get(one), groups.get(other)) else { return };
    let (name, old) = (one.min(other), one.max(other));
    for group in groups.iter_mut().filter(|group| **group == old) {
        *group = name;
    }
}

/// The topics' indices so that whatever one needs stands before it; otherwise in the order of the catalogue.
fn in_order(sorted: &[NodeIndex], needs: &[Vec<NodeIndex>]) -> Vec<usize> {
    let mut done = vec![false; sorted.len()];
    let mut order = Vec::with_capacity(sorted.len());
    for root in 0..sorted.len() {
        let mut stack = vec![root];
        while let Some(&top) = stack.last() {
            let needs = needs.get(top).map(Vec::as_slice).unwrap_or_default();
            let mut open = needs.iter().filter_map(|need| sorted.binary_search(need).ok());
            let open = open.find(|need| done.get(*need) == Some(&false));
            match open {
                // The graph has no cycles, so this ends.
                Some(need) if done.get(top) == Some(&false) => stack.push(need),
                _ => {
                    stack.pop();
                    if let Some(done) = done.get_mut(top)
                        && !std::mem::replace(done, true)
                    {
                        order.push(top);
                    }
                }
            }
        }
    }
    order
}

/// When people come to a topic, for every node of the graph: the mean of its place in the file and of its place among
/// all topics of the roadmap ordered by depth, each from 0 to 1.
fn places(catalog: &Catalog) -> Vec<f64> {
    let mut places = vec![0.0; catalog.graph.len()];
    for roadmap in 0..catalog.roadmaps.len() {
        let all = catalog.graph.of_roadmap(roadmap, Depth::Expert);
        let in_file: Vec<_> = all.filter(|(_, node)| !node.is_project).collect();
        let mut by_depth = in_file.clone();
        by_depth.sort_by_key(|(_, node)| node.depth);
        let step = 0.5 / number(in_file.len().saturating_sub(1).max(1));
        for ranked in [in_file, by_depth] {
            for (rank, (index, _)) in ranked.iter().enumerate() {
                if let Some(place) = places.get_mut(index.index()) {
                    *place += step * number(rank);
                }
            }
        }
    }
    places
}

/// A count as a number.
pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
