//! What holds of every cut, whatever the content, the learner and the deadline; and trying out every set of cuts beside the
//! search.

use std::sync::OnceLock;

use jiff::civil::Date;
use proptest::prelude::*;

use super::offer::{Offer, of_raise, possible};
use super::situation::{Ground, Situation};
use super::{Reach, cheapest, offers};
use crate::domain::catalog::{Hours, NodeIndex};
use crate::domain::learner::WeeklyHours;
use crate::domain::plan::fixture::{Case, START, case};
use crate::domain::plan::{AcceptedPlan, Cut, Outset, Progress, Work, left, remaining, resolve};

/// Somebody with some hours a week, of whom nothing else is known. Futures are drawn once.
fn outset(weekly: f64) -> Outset {
    static ANYBODY: OnceLock<Outset> = OnceLock::new();
    let anybody = ANYBODY.get_or_init(|| Outset::of_anybody(START, WeeklyHours::DEFAULT)).clone();
    anybody.at(WeeklyHours::new(weekly).unwrap())
}

/// Some topics are over, on some hours are logged.
fn progress(seed: usize) -> impl Fn(NodeIndex) -> Progress {
    move |node| match (node.index() * 7 + seed) % 11 {
        0 => Progress::Over,
        1 | 2 => Progress::Open(1.5),
        _ => Progress::Open(0.0),
    }
}

/// A situation with a deadline that the plan as it stands meets with this chance.
fn within(case: &Case, weekly: f64, pace: f64, seed: usize, chance: f64, check: impl FnOnce(&Situation<'_>)) {
    let (knowledge, outset, progress) = (case.knowledge(), outset(weekly), progress(seed));
    let situation = Situation {
        catalog: &case.catalog,
        plan: &case.plan,
        knowledge: &knowledge,
        progress: &progress,
        pace,
        outset: &outset,
        deadline: Date::MAX,
    };
    let work = Ground::new(situation).unwrap().now.work();
    check(&Situation { deadline: outset.forecast(&work).quantile(chance), ..situation });
}

/// A plan's hours and chance as the rest of the program reckons them.
fn outcome(situation: &Situation<'_>, plan: &AcceptedPlan, weekly: Option<WeeklyHours>) -> (f64, f64) {
    let Situation { catalog, knowledge, progress, pace, outset, deadline, .. } = *situation;
    let order = resolve(catalog, plan).unwrap().order(catalog, knowledge);
    let hours = remaining(&order, progress, pace).iter().map(|task| task.hours).sum();
    let open = order.items.iter().filter_map(|item| match progress(item.node) {
        Progress::Open(logged) => Some(left(item.hours, logged, pace)),
        Progress::Over => None,
    });
    let work: Work = open.collect::<Vec<Hours>>().into_iter().collect();
    let outset = weekly.map_or(outset.clone(), |weekly| outset.at(weekly));
    (hours, outset.capacity(deadline).chance(&work))
}

fn weekly_of(cut: &Cut) -> Option<WeeklyHours> {
    if let Cut::Hours(weekly) = cut { Some(*weekly) } else { None }
}

/// Makes cuts one after the other and compares what each comes to with what was said.
fn check_made(situation: &Situation<'_>, cuts: &[Offer]) {
    let mut plan = situation.plan.clone();
    let mut weekly = None;
    let (mut hours, _) = outcome(situation, &plan, None);
    for offer in cuts {
        let before = plan.clone();
        plan.cut(situation.catalog, &offer.cut).unwrap();
        weekly = weekly_of(&offer.cut).or(weekly);
        let (hours_after, chance) = outcome(situation, &plan, weekly);
        assert!((hours - hours_after - offer.saves_hours).abs() < 1e-6, "{offer:?} {hours} {hours_after}");
        assert!((chance - offer.chance_after).abs() < 1e-9, "{offer:?} {chance}");
        assert!(!offer.what.is_empty() && offer.cost.ends_with('.'));
        let mut undone = plan.clone();
        undone.cuts.retain(|cut| *cut != offer.cut);
        assert_eq!(undone, before);
        hours = hours_after;
    }
}

/// The least loss and the fewest cuts of all sets that reach the chance, and the best chance of all, by trying them all.
fn by_trying(situation: &Situation<'_>, target: f64) -> (Option<(f64, usize)>, f64) {
    let ground = Ground::new(*situation).unwrap();
    let cuts = possible(&ground);
    let (mut best, mut best_chance) = (None, 0.0_f64);
    for set in 0_u32..1 << cuts.len() {
        let set: Vec<&Cut> = (0..cuts.len()).filter(|at| set & 1 << at != 0).map(|at| &cuts[at]).collect();
        let raises: Vec<WeeklyHours> = set.iter().filter_map(|cut| weekly_of(cut)).collect();
        let Ok(stand) = ground.after(set.iter().copied()) else { continue };
        if raises.len() > 1 {
            continue;
        }
        let chance = ground.capacity(raises.first().copied()).chance(&stand.work());
        best_chance = best_chance.max(chance);
        let lost: f64 = ground.fallen(&ground.now, &stand).map(|part| part.loss).sum();
        let found = (lost + raises.first().map_or(0.0, |weekly| of_raise(&ground, *weekly)), set.len());
        if chance >= target && best.is_none_or(|best| found < best) {
            best = Some(found);
        }
    }
    (best, best_chance)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_set_of_cuts_is_better_than_the_one_that_is_found(
        case in case(), weekly in 1_u8..20, pace in 0.5..2.0, seed in 0_usize..11, now in 0.02..0.95, target in 0.3..1.0,
    ) {
        within(&case, f64::from(weekly), pace, seed, now, |situation| {
            let possible = possible(&Ground::new(*situation).unwrap());
            if possible.len() > 10 {
                return;
            }
            let list = cheapest(situation, target).unwrap();
            let (best, best_chance) = by_trying(situation, target);
            assert!(list.is_proven);
            match (best, &list.reach) {
                (Some((loss, count)), Reach::Met) => {
                    assert!((list.loss() - loss).abs() < 1e-9, "{loss} {list:?}");
                    assert_eq!(list.cuts.len(), count, "{list:?}");
                    assert!(list.cuts.last().map_or(list.chance_now, |last| last.chance_after) >= target);
                }
                (None, Reach::Missed { chance, deadline, .. }) => {
                    assert!((chance - best_chance).abs() < 1e-9, "{best_chance} {list:?}");
                    assert!(list.cuts.last().is_none_or(|last| (last.chance_after - chance).abs() < 1e-9));
                    assert!(*deadline > situation.deadline);
                }
                other => panic!("{other:?} {list:?}"),
            }
            check_made(situation, &list.cuts);
        });
    }

    #[test]
    fn a_better_chance_never_costs_less(case in case(), seed in 0_usize..11, now in 0.02..0.95, one in 0.0..1.0, other in 0.0..1.0) {
        within(&case, 8.0, 1.0, seed, now, |situation| {
            let low = cheapest(situation, f64::min(one, other)).unwrap();
            let high = cheapest(situation, f64::max(one, other)).unwrap();
            assert!(high.reach != Reach::Met || low.reach == Reach::Met && low.loss() <= high.loss(), "{low:?} {high:?}");
        });
    }

    #[test]
    fn each_cut_alone_does_what_it_says_and_can_be_undone(
        case in case(), weekly in 1_u8..20, pace in 0.5..2.0, seed in 0_usize..11, now in 0.02..0.95,
    ) {
        within(&case, f64::from(weekly), pace, seed, now, |situation| {
            for offer in offers(situation).unwrap() {
                assert!(offer.loss > 0.0 && (offer.saves_hours > 0.0 || weekly_of(&offer.cut).is_some()), "{offer:?}");
                check_made(situation, &[offer]);
            }
        });
    }

    #[test]
    fn what_must_be_kept_is_not_offered(case in case(), seed in 0_usize..11) {
        within(&case, 8.0, 1.0, seed, 0.5, |situation| {
            let graph = &case.catalog.graph;
            for offer in offers(situation).unwrap() {
                let Cut::Project(id) = &offer.cut else { continue };
                let node = graph.find(id).unwrap();
                let own = graph.node(node).unwrap();
                let mut others = graph.of_roadmap(own.roadmap, own.depth).filter(|(other, own)| own.is_project && *other > node);
                assert!(own.is_project && others.next().is_some(), "{offer:?}");
            }
        });
    }

    #[test]
    fn more_hours_a_week_never_lower_the_chance(
        case in case(), weekly in 1_u8..20, more in 0.0..20.0, now in 0.02..0.95,
    ) {
        within(&case, f64::from(weekly), 1.0, 0, now, |situation| {
            let ground = Ground::new(*situation).unwrap();
            let chance = |weekly| ground.capacity(Some(WeeklyHours::new(weekly).unwrap())).chance(&ground.now.work());
            assert!(chance(f64::from(weekly) + more) >= chance(f64::from(weekly)));
        });
    }
}
