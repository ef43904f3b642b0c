//! Every cut that can be made of a plan, each with its price.

use super::loss;
use super::situation::{Ground, Situation, Stand};
use super::words;
use crate::domain::catalog::{Catalog, Depth, Node, NodeIndex, StepKind};
use crate::domain::learner::WeeklyHours;
use crate::domain::learner::calendar::NOTHING;
use crate::domain::plan::{Capacity, Cut, Days, PlanError};
use crate::domain::text::Slug;

/// Hours a week that are offered besides.
const RAISES: [f64; 4] = [1.0, 2.0, 3.0, 5.0];
/// Nobody is asked to study more hours a week than this.
const MOST_WEEKLY: f64 = 40.0;
/// Nobody is asked to study so much more than they do: half as much again, or an hour.
const MOST_GROWTH: f64 = 0.5;

/// No list is longer than this, hours not included; shipped paths have about twenty. It bounds the time that a hostile file
/// can take.
const MOST_OFFERED: usize = 100;

/// A cut with its price.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What to apply.
    pub cut: Cut,
    /// What it is, in a few words that begin a line: `drop expert depth in Go`.
    pub what: String,
    /// What one goes without, in whole sentences.
    pub cost: String,
    /// Expected hours of study that it saves at the learner's pace, in a new order: what others need has come back, and
    /// what was easier for it is no longer. None for more hours a week.
    pub saves_hours: f64,
    /// What it costs, in points (see [`loss`]).
    pub loss: f64,
    /// The chance of meeting the deadline afterwards, from 0 to 1.
    pub chance_after: f64,
}

/// Every cut that can be made of a plan as it stands, in the order of the plan; more hours a week last. Each is priced
/// alone: what a set of them saves is not the sum.
///
/// Offered are: less depth in each roadmap; to leave what was a choice of the path and nothing else on the way requires,
/// but for the first language; to leave a project that nothing needs, but for the last one of its roadmap at each depth,
/// which is the one to show to an employer; and more hours a week.
pub fn offers(situation: &Situation<'_>) -> Result<Vec<Offer>, PlanError> {
    let ground = Ground::new(*situation)?;
    let now = ground.capacity(None);
    let priced = possible(&ground).into_iter().map(|cut| match &cut {
        Cut::Hours(weekly) => Some(price(&ground, &ground.now, &ground.now, &ground.capacity(Some(*weekly)), cut)),
        _ => Some(price(&ground, &ground.now, &ground.after([&cut]).ok()?, &now, cut)),
    });
    Ok(priced.flatten().collect())
}

/// A cut's price between two stands, at a capacity that holds afterwards.
pub(super) fn price(ground: &Ground<'_>, before: &Stand, after: &Stand, capacity: &Capacity, cut: Cut) -> Offer {
    let loss = match &cut {
        Cut::Hours(weekly) => of_raise(ground, *weekly),
        _ => ground.fallen(before, after).map(|part| part.loss).sum(),
    };
    let saves_hours = if matches!(cut, Cut::Hours(_)) { 0.0 } else { before.hours - after.hours };
    let (what, cost) = words::words(ground, &cut, before, after);
    Offer { cut, what, cost, saves_hours, loss, chance_after: capacity.chance(&after.work()) }
}

/// Points for other hours a week from today until the deadline.
pub(super) fn of_raise(ground: &Ground<'_>, weekly: WeeklyHours) -> f64 {
    let outset = ground.situation.outset;
    let Ok(days) = Days::new(outset.today, ground.situation.deadline) else { return 0.0 };
    let added = outset.at(weekly).calendar.hours_in(days) - outset.calendar.hours_in(days);
    loss::of_raise(added, weekly.get() / outset.weekly().get())
}

/// What can be cut, in the order of the plan.
pub(super) fn possible(ground: &Ground<'_>) -> Vec<Cut> {
    let catalog = ground.situation.catalog;
    let mut cuts = Vec::new();
    let mut seen: Vec<usize> = Vec::new();
    for at in ground.parts.iter().filter_map(|part| catalog.graph.node(part.node)).map(|node| node.roadmap) {
        if !seen.contains(&at) && cuts.len() < MOST_OFFERED {
            seen.push(at);
            cuts.extend(of_roadmap(ground, at));
        }
    }
    cuts.truncate(MOST_OFFERED);
    cuts.extend(raises(ground).map(Cut::Hours));
    cuts.retain(|cut| ground.accepts(cut));
    cuts
}

/// What can be cut of one roadmap.
fn of_roadmap(ground: &Ground<'_>, at: usize) -> Vec<Cut> {
    let catalog = ground.situation.catalog;
    let Some(roadmap) = catalog.roadmaps.get(at) else { return Vec::new() };
    let mut cuts = Vec::new();
    // What each cut of the roadmap as a whole leaves: one that leaves no less than the one before is none.
    let mut left = ground.now.clone();
    let mut offer = |cut: Cut, cuts: &mut Vec<Cut>| {
        let Ok(stand) = ground.after([&cut]) else { return };
        if stand.holds != left.holds && is_saving(ground, &stand) {
            left = stand;
            cuts.push(cut);
        }
    };
    let taken = ground.route.sequence.iter().filter(|taken| taken.roadmap == at).map(|taken| taken.depth).max();
    for to in [Depth::Proficient, Depth::Core] {
        if taken.is_some_and(|depth| depth > to) {
            offer(Cut::Depth { roadmap: roadmap.id.clone(), to }, &mut cuts);
        }
    }
    if can_leave(ground, at) {
        offer(Cut::Leave { roadmap: roadmap.id.clone() }, &mut cuts);
    }
    let depth = taken.unwrap_or(Depth::Core);
    // In a roadmap that is taken for others only, whether a project is there depends on them too: what a project brings
    // besides itself would then depend on two cuts at once, and that is beyond what `ways` can tell.
    let projects = projects(ground, at, depth).filter(|&node| taken.is_some() || is_simple(ground, node));
    let projects = projects.filter_map(|node| catalog.graph.id(node)).cloned().map(Cut::Project);
    cuts.extend(
        projects.take(MOST_OFFERED).filter(|cut| ground.after([cut]).is_ok_and(|stand| is_saving(ground, &stand))),
    );
    cuts
}

fn is_saving(ground: &Ground<'_>, stand: &Stand) -> bool {
    ground.now.hours > stand.hours + NOTHING && ground.fallen(&ground.now, stand).any(|part| part.loss > 0.0)
}

/// Whether a roadmap is one of the path's choices that can be gone without: not the first language, not what the path
/// takes in any case, and not what another roadmap on the way requires.
fn can_leave(ground: &Ground<'_>, at: usize) -> bool {
    let catalog = ground.situation.catalog;
    let Some(roadmap) = catalog.roadmaps.get(at) else { return false };
    let plan = ground.situation.plan;
    let steps = catalog.path(plan.path.as_str()).map_or(&[][..], |path| path.steps.as_slice());
    let is_picked = plan.picks.iter().any(|(_, pick)| *pick == roadmap.id);
    let is_taken_anyway = steps.iter().any(|step| matches!(&step.kind, StepKind::Take(id) if *id == roadmap.id));
    let on_the_way = || ground.route.sequence.iter().map(|taken| taken.roadmap);
    let first_language = on_the_way().find(|&at| catalog.roadmaps.get(at).is_some_and(|roadmap| roadmap.is_language));
    let is_required = on_the_way().any(|other| other != at && requires(catalog, other, &roadmap.id));
    is_picked && !is_taken_anyway && first_language != Some(at) && !is_required && on_the_way().any(|other| other == at)
}

/// Whether a roadmap requires another, itself or through those it requires.
fn requires(catalog: &Catalog, roadmap: usize, wanted: &Slug) -> bool {
    let mut seen = vec![roadmap];
    let mut next = 0;
    while let Some(roadmap) = seen.get(next).and_then(|&at| catalog.roadmaps.get(at)) {
        next += 1;
        for at in roadmap.requires.iter().filter_map(|id| catalog.roadmap_index(id)) {
            if !seen.contains(&at) {
                seen.push(at);
            }
        }
    }
    seen.into_iter().skip(1).filter_map(|at| catalog.roadmaps.get(at)).any(|roadmap| roadmap.id == *wanted)
}

/// The projects of a roadmap that the plan can go without.
fn projects<'b>(ground: &'b Ground<'_>, at: usize, depth: Depth) -> impl Iterator<Item = NodeIndex> + 'b {
    let graph = &ground.situation.catalog.graph;
    let of_roadmap = move |depth: Depth| {
        let all =
            graph.of_roadmap(at, depth).filter(|(node, own)| own.is_project && !ground.route.without.contains(node));
        all.map(|(node, _)| node)
    };
    // Down to whichever depth the roadmap is cut, its last project stays.
    let shown: Vec<Option<NodeIndex>> =
        Depth::ALL.into_iter().filter(|own| *own <= depth).map(|own| of_roadmap(own).last()).collect();
    of_roadmap(depth)
        .filter(move |node| ground.place(*node).is_some() && !shown.contains(&Some(*node)) && !ground.is_needed(*node))
}

/// Whether a project brings nothing but itself, and teaches nothing: everything that it needs is known, or is a topic of its
/// own roadmap that is taken wherever the project is, and before it.
pub(super) fn is_simple(ground: &Ground<'_>, node: NodeIndex) -> bool {
    let graph = &ground.situation.catalog.graph;
    let Some(own) = graph.node(node) else { return false };
    let comes_anyway = |need: NodeIndex| {
        let is_own = |need: &Node| need.roadmap == own.roadmap && !need.is_project && need.depth <= own.depth;
        ground.situation.knowledge.knows(need) || graph.node(need).is_some_and(is_own)
    };
    own.concept.is_none() && own.needs.iter().copied().all(comes_anyway)
}

/// More hours a week than today, as far as they make sense and help.
fn raises(ground: &Ground<'_>) -> impl Iterator<Item = WeeklyHours> {
    let weekly = ground.situation.outset.weekly().get();
    let now = ground.capacity(None).chance(&ground.now.work());
    let more = move |more: &f64| *more <= (weekly * MOST_GROWTH).max(1.0) && weekly + more <= MOST_WEEKLY;
    RAISES.into_iter().filter(more).filter_map(move |more| WeeklyHours::new(weekly + more).ok()).filter(move |weekly| {
        // Where the calendar changes soon anyway, more hours until then can be nothing.
        of_raise(ground, *weekly) > 0.0 && ground.capacity(Some(*weekly)).chance(&ground.now.work()) >= now
    })
}
