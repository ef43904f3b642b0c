//! Every way of cutting a plan, with bounds on what it costs and what it leaves.
//!
//! Cuts are sorted into **units**, one a roadmap: its depths, leaving it, and those of its projects that others depend on in
//! some way. A way takes one option of every unit. Projects that bring nothing but themselves are kept apart
//! ([`Ways::simple`]): leaving one takes its own hours away and changes nothing else, so they need no new order.
//!
//! What a plan holds is everything that can be reached from the topics that its roadmaps start with, along needs. Units do
//! not share what they start with, and no need leads to a project that can be cut. So **a way holds exactly what the options
//! of its units hold, each looked at alone beside the other units' deepest cuts**. That makes the loss of a way a sum over
//! parts of the plan, without a new order. Its hours are bounded from below: what is held costs its own hours where its
//! concept is taught nowhere else on the way, and otherwise at least its hours after transfer, whoever teaches the concept
//! first; once for each concept that is certainly taught, at least the least difference is added.

use std::collections::BTreeMap;

use super::offer::is_simple;
use super::situation::{Ground, Stand};
use crate::domain::plan::Cut;

/// How many options there can be altogether. A plan with more is not cut in every way; the shipped ones have about twenty.
const MOST_OPTIONS: usize = 128;
/// How many simple projects are looked at; shipped paths have about ten.
const MOST_SIMPLE: usize = 64;
/// How many projects of one roadmap are looked at in all their combinations.
const MOST_TANGLED: usize = 4;

/// The cuts of one roadmap that exclude or influence each other.
struct Unit {
    /// What can be chosen, as places among the cuts: nothing first, the deepest cut last.
    options: Vec<Vec<usize>>,
    /// The bit of the first option.
    first: u32,
}

/// A project that brings nothing but itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Simple {
    /// Its place among the cuts.
    pub(super) cut: usize,
    /// Its place among the parts.
    pub(super) part: usize,
}

/// Parts that all ways hold or leave together.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    loss: f64,
    /// Mean hours at least, simple projects included.
    mean: f64,
    /// Mean hours of the simple projects among them.
    simple: f64,
}

/// One way of cutting.
#[derive(Clone, Debug)]
pub(super) struct Way {
    /// The places of its cuts, simple projects and hours not included.
    pub(super) cuts: Vec<usize>,
    /// Its loss, exactly.
    pub(super) loss: f64,
    /// Mean hours that it leaves at least.
    pub(super) mean: f64,
    /// Mean hours of its simple projects.
    pub(super) simple: f64,
}

/// All ways of cutting a plan.
pub(super) struct Ways {
    units: Vec<Unit>,
    /// By the options that hold them.
    groups: BTreeMap<u128, Group>,
    /// Projects that bring nothing but themselves.
    pub(super) simple: Vec<Simple>,
    /// Whether every combination of the cuts is among the ways.
    pub(super) is_complete: bool,
    /// The plan with the deepest cut of every unit; absent where it would be empty.
    pub(super) deepest: Option<Stand>,
}

impl Ways {
    pub(super) fn new(ground: &Ground<'_>, cuts: &[Cut]) -> Self {
        let mut ways =
            Self { units: Vec::new(), groups: BTreeMap::new(), simple: Vec::new(), is_complete: true, deepest: None };
        ways.sort(ground, cuts);
        let deepest: Vec<&[usize]> = ways.units.iter().map(Unit::deepest).collect();
        let stand = |unit: usize, option: &[usize]| {
            let own = deepest.iter().enumerate().map(|(at, deepest)| if at == unit { option } else { deepest });
            ground.after(own.flatten().filter_map(|&cut| cuts.get(cut))).ok()
        };
        let mut masks = vec![0_u128; ground.parts.len()];
        for (at, unit) in ways.units.iter().enumerate() {
            for (bit, option) in (unit.first..).zip(&unit.options) {
                let holds = stand(at, option).map(|stand| stand.holds).unwrap_or_default();
                for (mask, _) in masks.iter_mut().zip(holds).filter(|(_, holds)| *holds) {
                    *mask |= 1 << bit;
                }
            }
        }
        let last = stand(usize::MAX, &[]);
        if let Some(stand) = &last {
            // What stays in any case is held by every option of every unit, also where there are no units.
            for (mask, _) in masks.iter_mut().zip(&stand.holds).filter(|(_, holds)| **holds) {
                *mask = u128::MAX;
            }
        }
        ways.deepest = last;
        ways.groups = groups(ground, &masks, &ways.simple);
        ways
    }

    /// Sorts the cuts into units and simple projects.
    fn sort(&mut self, ground: &Ground<'_>, cuts: &[Cut]) {
        let graph = &ground.situation.catalog.graph;
        let mut by_roadmap: BTreeMap<usize, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (at, cut) in cuts.iter().enumerate() {
            match cut {
                Cut::Depth { roadmap, .. } | Cut::Leave { roadmap } => {
                    let Some(roadmap) = ground.situation.catalog.roadmap_index(roadmap) else { continue };
                    by_roadmap.entry(roadmap).or_default().0.push(at);
                }
                Cut::Project(id) => {
                    let Some(node) = graph.find(id) else { continue };
                    let Some((own, place)) = graph.node(node).zip(ground.place(node)) else { continue };
                    if self.simple.len() == MOST_SIMPLE {
                        self.is_complete = false;
                    } else if is_simple(ground, node) {
                        self.simple.push(Simple { cut: at, part: place });
                    } else {
                        by_roadmap.entry(own.roadmap).or_default().1.push(at);
                    }
                }
                Cut::Hours(_) => {}
            }
        }
        let mut used = 0;
        for (mut whole, mut tangled) in by_roadmap.into_values() {
            let leave = whole.pop_if(|at| matches!(cuts.get(*at), Some(Cut::Leave { .. })));
            self.is_complete &= tangled.len() <= MOST_TANGLED;
            tangled.truncate(MOST_TANGLED);
            let mut options = vec![Vec::new()];
            options.extend(whole.iter().map(|&at| vec![at]));
            for project in tangled {
                let with = options.clone().into_iter().map(|mut option| {
                    option.push(project);
                    option
                });
                let with: Vec<Vec<usize>> = with.collect();
                options.extend(with);
            }
            options.extend(leave.map(|at| vec![at]));
            if used + options.len() > MOST_OPTIONS {
                self.is_complete = false;
                continue;
            }
            self.units.push(Unit { first: u32::try_from(used).unwrap_or(0), options });
            used += self.units.last().map_or(0, |unit| unit.options.len());
        }
    }

    /// Visits ways, those first whose units are cut less; `is_hopeless` says of the least mean hours, simple projects not
    /// included, of all ways that begin in the same way whether to leave them out. Returns whether all were visited: at
    /// most so many steps are made.
    pub(super) fn visit(&self, most: usize, is_hopeless: impl Fn(f64) -> bool, mut visit: impl FnMut(Way)) -> bool {
        // For each unit so far, the place of its option.
        let mut chosen: Vec<usize> = vec![0];
        let mut left = most;
        while let Some((&option, above)) = chosen.split_last() {
            if left == 0 {
                return false;
            }
            left -= 1;
            let depth = above.len();
            match self.units.get(depth) {
                Some(unit) if option >= unit.options.len() => {
                    chosen.pop();
                    if let Some(last) = chosen.last_mut() {
                        *last += 1;
                    }
                }
                Some(_) => {
                    // The most that can be cut beginning like this.
                    let (_, mean, simple) = self.reckon(self.held(&chosen));
                    if is_hopeless(mean - simple) {
                        if let Some(last) = chosen.last_mut() {
                            *last += 1;
                        }
                    } else {
                        chosen.push(0);
                    }
                }
                // Below the last unit.
                None => {
                    chosen.pop();
                    let (loss, mean, simple) = self.reckon(self.held(&chosen));
                    let own = self.units.iter().zip(&chosen).filter_map(|(unit, &option)| unit.options.get(option));
                    visit(Way { cuts: own.flatten().copied().collect(), loss, mean, simple });
                    match chosen.last_mut() {
                        Some(last) => *last += 1,
                        None => break,
                    }
                }
            }
        }
        true
    }

    /// The options of these units, and the deepest cuts of the others.
    fn held(&self, chosen: &[usize]) -> u128 {
        let bits = self.units.iter().enumerate().map(|(at, unit)| {
            let option = chosen.get(at).copied().unwrap_or(unit.options.len().saturating_sub(1));
            1_u128 << (unit.first as usize + option).min(MOST_OPTIONS - 1)
        });
        // Where there are no units, what stays in any case is held all the same.
        bits.reduce(|all, bit| all | bit).unwrap_or(1)
    }

    /// Loss, least mean hours, and mean hours of simple projects.
    fn reckon(&self, held: u128) -> (f64, f64, f64) {
        let (mut loss, mut mean, mut simple) = (0.0, 0.0, 0.0);
        for (mask, group) in &self.groups {
            if mask & held == 0 {
                loss += group.loss;
            } else {
                mean += group.mean;
                simple += group.simple;
            }
        }
        (loss, mean, simple)
    }
}

impl Unit {
    fn deepest(&self) -> &[usize] {
        self.options.last().map_or(&[], Vec::as_slice)
    }
}

/// The parts by the options that hold them.
fn groups(ground: &Ground<'_>, masks: &[u128], simple: &[Simple]) -> BTreeMap<u128, Group> {
    // For each concept: how many teach it, whether one stays in any case, the least that its teacher costs more, and
    // whether it is known before.
    let mut concepts = BTreeMap::new();
    for (part, mask) in ground.parts.iter().zip(masks) {
        let Some(concept) = part.concept else { continue };
        let more = part.full.moments.mean - part.eased.moments.mean;
        let entry = concepts.entry(concept).or_insert((0_usize, false, f64::INFINITY, true));
        *entry = (entry.0 + 1, entry.1 || *mask == u128::MAX, entry.2.min(more), entry.3 && part.is_eased);
    }
    let mut groups: BTreeMap<u128, Group> = BTreeMap::new();
    for (place, (part, mask)) in ground.parts.iter().zip(masks).enumerate() {
        let is_eased = part.concept.and_then(|concept| concepts.get(&concept)).is_some_and(|own| own.3 || own.0 > 1);
        let mean = if is_eased { part.eased.moments.mean } else { part.full.moments.mean };
        let group = groups.entry(*mask).or_default();
        group.loss += part.loss;
        group.mean += mean;
        if simple.iter().any(|simple| simple.part == place) {
            group.simple += mean;
        }
    }
    let taught = concepts.values().filter(|(count, stays, _, known)| *count > 1 && *stays && !*known);
    groups.entry(u128::MAX).or_default().mean += taught.map(|own| own.2).sum::<f64>();
    groups
}
