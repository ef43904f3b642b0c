//! The cuts with the least loss that bring the chance to a chosen level.

use jiff::civil::Date;

use super::knapsack::{Aim, Found, Project, Search, without};
use super::offer::{Offer, of_raise, possible, price};
use super::situation::{Ground, Part, Situation, Stand};
use super::ways::{Way, Ways};
use crate::domain::catalog::Moments;
use crate::domain::learner::WeeklyHours;
use crate::domain::plan::forecast::Width;
use crate::domain::plan::{Capacity, Cut, PlanError, Work};

/// How many steps are made over the ways of cutting; the shipped paths need about a thousand.
const MOST_STEPS: usize = 20_000;
/// How many ways are put in a new order; the shipped paths need less than two hundred.
const MOST_ORDERS: usize = 2_000;
/// How many topics are put in a new order altogether, each as often as it is.
const MOST_ORDERED: usize = 2_000_000;
/// How many sets of projects are looked at; the shipped paths need some thousands.
const MOST_TRIES: usize = 100_000;

/// What to cut to bring the chance of meeting a deadline to a chosen level.
#[derive(Clone, Debug, PartialEq)]
pub struct CutList {
    /// The chosen level, from 0 to 1.
    pub target: f64,
    /// The chance as the plan stands, from 0 to 1.
    pub chance_now: f64,
    /// The cuts in the order in which to take them: each next one is that of the rest which costs the least for each hour
    /// that it gains. Savings, loss and chance of each are those after the ones before it, so they add up. None where the
    /// chance is good enough already.
    pub cuts: Vec<Offer>,
    /// How far they bring it.
    pub reach: Reach,
    /// Whether it is certain that no other cuts of those that are offered are better. It is for every shipped path; on content far larger, the search
    /// ends before all ways were looked at.
    pub is_proven: bool,
}

/// How far cuts bring a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reach {
    /// The chosen level is reached; without any cut where the list is empty.
    Met,
    /// Whatever is cut, it is not. The cuts of the list then bring the best chance that there is.
    Missed {
        /// The best chance, from 0 to 1.
        chance: f64,
        /// With all cuts of the list, the first deadline that would have the chosen chance.
        deadline: Date,
        /// With those of the list that are no hours a week, the fewest whole hours a week that would give the chosen
        /// chance of the deadline as it is; absent where no hours a week would.
        weekly: Option<WeeklyHours>,
    },
}

impl CutList {
    /// What all cuts cost together, in points.
    pub fn loss(&self) -> f64 {
        self.cuts.iter().map(|cut| cut.loss).sum()
    }

    /// Expected hours that all cuts save together, at the learner's pace.
    pub fn saves_hours(&self) -> f64 {
        self.cuts.iter().map(|cut| cut.saves_hours).sum()
    }
}

/// Finds the cuts with the least loss that bring the chance of meeting the deadline to `target` (from 0 to 1): of equal ones
/// the fewest, and of those the first in the order of [`offers`](super::offers). The module says why no others are better.
pub fn cheapest(situation: &Situation<'_>, target: f64) -> Result<CutList, PlanError> {
    let ground = Ground::new(*situation)?;
    let field = Field::new(&ground);
    let chance_now = field.today.capacity.chance(&ground.now.work());
    let mut list = CutList { target, chance_now, cuts: Vec::new(), reach: Reach::Met, is_proven: true };
    if chance_now >= target {
        return Ok(list);
    }
    let (found, is_proven) = field.search(target);
    list.is_proven = is_proven && field.ways.is_complete;
    if let Some(found) = found {
        list.cuts = field.in_order(&found.cuts);
        return Ok(list);
    }
    let (level, cuts, work, is_best) = field.furthest();
    list.is_proven &= is_best;
    list.reach = field.missed(level, &work, target);
    list.cuts = field.in_order(&cuts);
    Ok(list)
}

/// A number of hours a week.
struct Level {
    /// The place of its cut; absent as it is today.
    cut: Option<usize>,
    weekly: Option<WeeklyHours>,
    loss: f64,
    capacity: Capacity,
}

/// Everything that can be cut, and what it comes to.
struct Field<'a, 'g> {
    ground: &'a Ground<'g>,
    cuts: Vec<Cut>,
    ways: Ways,
    /// As many hours a week as today.
    today: Level,
    /// More hours a week.
    raised: Vec<Level>,
    width: Width,
}

impl<'a, 'g> Field<'a, 'g> {
    fn new(ground: &'a Ground<'g>) -> Self {
        let cuts = possible(ground);
        let ways = Ways::new(ground, &cuts);
        let today = Level { cut: None, weekly: None, loss: 0.0, capacity: ground.capacity(None) };
        let raised = cuts.iter().enumerate().filter_map(|(at, cut)| match cut {
            Cut::Hours(weekly) => Some(Level {
                cut: Some(at),
                weekly: Some(*weekly),
                loss: of_raise(ground, *weekly),
                capacity: ground.capacity(Some(*weekly)),
            }),
            _ => None,
        });
        let (raised, width) = (raised.collect(), width(ground, &ways));
        Self { ground, cuts, ways, today, raised, width }
    }

    /// All numbers of hours a week, today's first.
    fn levels(&self) -> impl Iterator<Item = &Level> {
        std::iter::once(&self.today).chain(&self.raised)
    }

    /// The best set of all, if any reaches the chance, and whether all were looked at.
    fn search(&self, target: f64) -> (Option<Found>, bool) {
        let projects: Vec<Project> =
            self.ways.simple.iter().filter_map(|simple| Project::new(self.ground, *simple)).collect();
        let price = projects.iter().map(Project::price).fold(f64::INFINITY, f64::min);
        // Without projects there is nothing to make up a difference with, and nothing times any price stays nothing.
        let price = if price.is_finite() { price } else { 0.0 };
        let aims: Vec<Aim<'_>> = self.levels().map(|level| self.aim(level, target, price)).collect();
        let furthest = aims.iter().map(|aim| aim.most).fold(f64::NEG_INFINITY, f64::max);

        // The least loss of each way at each level, and the ways of which there is hope.
        let mut open: Vec<(f64, usize, usize)> = Vec::new();
        let mut found: Vec<Way> = Vec::new();
        let is_complete = self.ways.visit(
            MOST_STEPS,
            |mean| mean > furthest + SLACK,
            |way| {
                for (at, (aim, level)) in aims.iter().zip(self.levels()).enumerate() {
                    if way.mean - way.simple <= aim.most + SLACK {
                        open.push((way.loss + level.loss + aim.least_loss(way.mean), found.len(), at));
                    }
                }
                found.push(way);
            },
        );
        open.sort_by(|one, other| one.0.total_cmp(&other.0).then((one.1, one.2).cmp(&(other.1, other.2))));

        let mut search = Search { best: None, tries: MOST_TRIES };
        let mut orders = self.most_orders();
        let mut stands: Vec<Option<Stand>> = vec![None; found.len()];
        for (least, way, at) in open {
            if !search.has_hope(least) {
                break;
            }
            let Some(((aim, level), (way, kept))) =
                aims.iter().zip(self.levels()).nth(at).zip(found.get(way).zip(stands.get_mut(way)))
            else {
                continue;
            };
            if kept.is_none() {
                if orders == 0 {
                    return (search.best, false);
                }
                orders -= 1;
                *kept = self.stand(&way.cuts);
            }
            // What leaves nothing of the plan is no way.
            let Some(stand) = kept else { continue };
            let base =
                Found { loss: way.loss + level.loss, cuts: [way.cuts.as_slice(), level.cut.as_slice()].concat() };
            let is_held = |place: usize| stand.holds.get(place).copied().unwrap_or(false);
            let simple = self.ways.simple.iter().zip(&projects).filter(|(simple, _)| is_held(simple.part));
            let simple: Vec<Project> = simple.map(|(_, project)| *project).collect();
            search.look(aim, &base, stand.moments, &simple);
        }
        let is_proven = is_complete && search.tries > 0;
        (search.best, is_proven)
    }

    fn aim<'l>(&self, level: &'l Level, target: f64, price: f64) -> Aim<'l> {
        Aim { capacity: &level.capacity, target, most: level.capacity.most_work(target, self.width), price }
    }

    /// How many ways of this plan are put in a new order.
    fn most_orders(&self) -> usize {
        (MOST_ORDERED / self.ground.parts.len().max(1)).clamp(1, MOST_ORDERS)
    }

    fn stand(&self, cuts: &[usize]) -> Option<Stand> {
        self.ground.after(cuts.iter().filter_map(|&at| self.cuts.get(at))).ok()
    }

    /// The best chance that there is: at which level, with which cuts, and what is left to do then; last, whether it is
    /// certain that there is no better one. Less work never has a smaller chance, so all simple projects are left out.
    fn furthest(&self) -> (&Level, Vec<usize>, Work, bool) {
        let (mut ways, mut orders) = (Vec::new(), self.most_orders());
        let mut is_best = self.ways.visit(MOST_STEPS, |_| false, |way| ways.push(way));
        ways.sort_by(|one, other| (one.mean - one.simple).total_cmp(&(other.mean - other.simple)));
        let now = self.ground.now.work();
        let mut best = (self.today.capacity.chance(&now), &self.today, Vec::new(), now);
        // No work above this has a better chance than the best.
        let mut most = f64::INFINITY;
        for way in ways {
            if way.mean - way.simple > most + SLACK {
                break;
            }
            if orders == 0 {
                is_best = false;
                break;
            }
            orders -= 1;
            let Some(stand) = self.stand(&way.cuts) else { continue };
            let (mut cuts, mut moments) = (way.cuts, stand.moments);
            for simple in &self.ways.simple {
                if let (Some(part), Some(true)) = (self.ground.parts.get(simple.part), stand.holds.get(simple.part)) {
                    cuts.push(simple.cut);
                    moments = without(moments, part.full.moments);
                }
            }
            let work = Work::new(moments);
            for level in self.levels() {
                let chance = level.capacity.chance(&work);
                if chance > best.0 {
                    best = (chance, level, cuts.iter().copied().chain(level.cut).collect(), work);
                    let better = chance + LEAST_CHANCE;
                    let of_level = |level: &Level| level.capacity.most_work(better, self.width);
                    most = self.levels().map(of_level).fold(f64::NEG_INFINITY, f64::max);
                }
            }
        }
        let (_, level, cuts, work) = best;
        (level, cuts, work, is_best)
    }

    fn missed(&self, level: &Level, work: &Work, target: f64) -> Reach {
        let outset = self.ground.situation.outset;
        let raised = level.weekly.map_or_else(|| outset.clone(), |weekly| outset.at(weekly));
        let chance = level.capacity.chance(work);
        let deadline = raised.forecast(work).quantile(target);
        let reaches = |weekly: &WeeklyHours| self.ground.capacity(Some(*weekly)).chance(work) >= target;
        let from = level.weekly.unwrap_or_else(|| outset.weekly());
        let mut hours = std::iter::successors(Some(from.step(1)), |weekly| {
            (weekly.get() < WeeklyHours::MAX).then(|| weekly.step(1))
        });
        let weekly = hours.find(reaches);
        Reach::Missed { chance, deadline, weekly }
    }

    /// The cuts of a set in the order in which to take them, each priced after those before it.
    fn in_order(&self, set: &[usize]) -> Vec<Offer> {
        let mut left = set.to_vec();
        left.sort_unstable();
        let mut taken: Vec<usize> = Vec::new();
        let mut offers = Vec::new();
        let mut before = self.ground.now.clone();
        let mut level = &self.today;
        while !left.is_empty() {
            let priced = left.iter().filter_map(|&at| {
                let cut = self.cuts.get(at)?;
                let raised = self.raised.iter().find(|level| level.cut == Some(at));
                let stand = if raised.is_some() { before.clone() } else { self.stand(&[&taken[..], &[at]].concat())? };
                let lost: f64 = self.ground.fallen(&before, &stand).map(|part| part.loss).sum();
                let gained = before.moments.mean - stand.moments.mean;
                let (lost, gained) =
                    raised.map_or((lost, gained), |raised| (raised.loss, self.gained(raised, &before)));
                let price = if gained > 0.0 { lost / gained } else { f64::INFINITY };
                Some((price, at, cut, raised, stand))
            });
            let next = priced.min_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
            let Some((_, at, cut, raised, stand)) = next else { break };
            level = raised.unwrap_or(level);
            offers.push(price(self.ground, &before, &stand, &level.capacity, cut.clone()));
            (before, taken) = (stand, [&taken[..], &[at]].concat());
            left.retain(|&other| other != at);
        }
        offers
    }

    /// How many hours of work more hours a week are worth: the share by which more is done in the middle of all futures.
    fn gained(&self, raised: &Level, before: &Stand) -> f64 {
        let (now, then) = (self.today.capacity.middle(), raised.capacity.middle());
        if now > 0.0 { before.moments.mean * (then / now - 1.0) } else { before.moments.mean }
    }
}

/// Hours that rounding can make of nothing.
const SLACK: f64 = 1e-6;
/// No two chances that differ lie closer together.
const LEAST_CHANCE: f64 = 0.5 / 1024.0;

/// How wide the work can be that any set of cuts leaves.
fn width(ground: &Ground<'_>, ways: &Ways) -> Width {
    // At most all parts at their full hours; at least what stays in any case, after transfer.
    let most: Moments = ground.parts.iter().map(|part| part.full.moments).sum();
    let stays = ways.deepest.as_ref().map(|stand| stand.holds.as_slice()).unwrap_or_default();
    let is_simple = |place: usize| ways.simple.iter().any(|simple| simple.part == place);
    let stays = ground.parts.iter().zip(stays).enumerate().filter(|(place, (_, stays))| **stays && !is_simple(*place));
    let least: Moments = stays.map(|(_, (part, _))| part.eased.moments).sum();
    let (least, greatest) = (least.variance.max(0.0).sqrt(), most.variance.max(0.0).sqrt());
    // No sum is more skewed than the most skewed of its parts.
    let own = |part: &Part| {
        let Moments { variance, third, .. } = part.full.moments;
        if variance > 0.0 { third / (variance * variance.sqrt()) } else { 0.0 }
    };
    let steepest = ground.parts.iter().map(own).fold(0.0, f64::max);
    let of_all = if least > 0.0 { most.third / (least * least * least) } else { f64::INFINITY };
    Width { least, greatest, skewness: steepest.min(of_all) }
}
