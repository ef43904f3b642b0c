//! Rules about what comes before what.

use std::collections::{HashMap, VecDeque};

use super::{Findings, authored, studies};
use crate::domain::catalog::{Catalog, Roadmap};
use crate::domain::text::{Slug, meant};

/// Every required roadmap exists.
pub(super) fn required_roadmaps_exist(catalog: &Catalog, findings: &mut Findings) {
    let known: HashMap<&Slug, usize> = indices(catalog);
    for roadmap in authored(catalog) {
        for id in roadmap.requires.iter().filter(|id| !known.contains_key(id)) {
            let names = catalog.roadmaps.iter().map(|roadmap| roadmap.id.as_str());
            let hint = match meant(id.as_str(), names).first() {
                Some(meant) => format!("did you mean '{meant}'?"),
                None => "correct 'requires:', or add the file".to_owned(),
            };
            let message = format!("'{}' requires '{id}', which does not exist", roadmap.title);
            findings.error("unknown-required", &roadmap.location, message, &hint);
        }
    }
}

/// No roadmap requires itself, not even by way of others. Each circle is said once, at its first roadmap.
pub(super) fn nothing_requires_itself(catalog: &Catalog, findings: &mut Findings) {
    let known = indices(catalog);
    let next: Vec<Vec<usize>> = catalog
        .roadmaps
        .iter()
        .map(|roadmap| roadmap.requires.iter().filter_map(|id| known.get(id).copied()).collect())
        .collect();
    for (start, roadmap) in catalog.roadmaps.iter().enumerate() {
        let Some(circle) = circle_through(start, &next).filter(|circle| circle.iter().min() == Some(&start)) else {
            continue;
        };
        let names = circle.iter().chain([&start]).filter_map(|&at| catalog.roadmaps.get(at));
        let names: Vec<&str> = names.map(|roadmap| roadmap.id.as_str()).collect();
        findings.error(
            "required-in-a-circle",
            &roadmap.location,
            format!("roadmaps require each other in a circle: {}", names.join(" → ")),
            "take one of them out of 'requires:'",
        );
    }
}

/// A topic needs topics of other files only where those files are required.
pub(super) fn needs_stay_inside_what_is_required(roadmap: &Roadmap, catalog: &Catalog, findings: &mut Findings) {
    let foreign: Vec<_> = studies(roadmap)
        .flat_map(|study| study.needs.iter().map(move |need| (study, need)))
        .filter(|(_, need)| need.roadmap != roadmap.id)
        .collect();
    if foreign.is_empty() {
        return;
    }
    let required = everything_required(roadmap, catalog);
    for (study, need) in foreign {
        if !required.contains(&&need.roadmap) {
            findings.warn(
                "need-not-required",
                &study.location,
                format!("'{}' needs '{need}', but '{}' does not require '{}'", study.id, roadmap.id, need.roadmap),
                "add that roadmap to 'requires:', or take the need out",
            );
        }
    }
}

/// What a roadmap requires, and what that requires, and so on.
fn everything_required<'a>(roadmap: &'a Roadmap, catalog: &'a Catalog) -> Vec<&'a Slug> {
    let mut found: Vec<&Slug> = Vec::new();
    let mut open: Vec<&Slug> = roadmap.requires.iter().collect();
    while let Some(id) = open.pop() {
        if !found.contains(&id) {
            found.push(id);
            open.extend(catalog.roadmap(id).into_iter().flat_map(|roadmap| &roadmap.requires));
        }
    }
    found
}

/// The shortest way from `start` back to itself, `start` first.
fn circle_through(start: usize, next: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut reached_from: HashMap<usize, usize> = HashMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(at) = open.pop_front() {
        for &to in next.get(at).map_or(&[][..], Vec::as_slice) {
            if to == start {
                let mut circle = vec![at];
                while let Some(&before) = circle.last().filter(|&&at| at != start).and_then(|at| reached_from.get(at)) {
                    circle.push(before);
                }
                circle.reverse();
                return Some(circle);
            }
            reached_from.entry(to).or_insert_with(|| {
                open.push_back(to);
                at
            });
        }
    }
    None
}

fn indices(catalog: &Catalog) -> HashMap<&Slug, usize> {
    catalog.roadmaps.iter().enumerate().map(|(index, roadmap)| (&roadmap.id, index)).collect()
}
