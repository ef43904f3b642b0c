//! Cuts over the shipped paths: found in any case, proven, and enough.

use backend_guide::domain::catalog::NodeIndex;
use backend_guide::domain::learner::{Knowledge, Profile, WeeklyHours};
use backend_guide::domain::plan::{
    AcceptedPlan, Chosen, Cut, Outset, Progress, Reach, Situation, cheapest, estimate, offers, resolve,
};
use jiff::civil::date;

use crate::support::content::shipped;

/// A path with its choices: `full-stack language=go database=mongodb`.
fn chosen(way: &str) -> Chosen {
    let mut words = way.split(' ');
    let path = words.next().unwrap().parse().unwrap();
    let pick = |word: &str| {
        let (slot, roadmap) = word.split_once('=').unwrap();
        (slot.parse().unwrap(), roadmap.parse().unwrap())
    };
    Chosen { path, picks: words.map(pick).collect(), programming_first: false }
}

/// Asks what to cut of a shipped path at 8 hours a week, when the deadline has this chance as the plan stands.
fn ask<T>(way: &str, chance: f64, ask: impl FnOnce(&Situation<'_>) -> T) -> T {
    let guide = shipped(&Profile::default());
    let catalog = &guide.catalog;
    let start = date(2026, 11, 23);
    let plan = AcceptedPlan::new(catalog, chosen(way), start, None).unwrap();
    let outset = Outset::of_anybody(start, WeeklyHours::DEFAULT);
    let knowledge = Knowledge::default();
    let work = estimate(catalog, &resolve(catalog, &plan).unwrap().sequence, &knowledge).work;
    let deadline = outset.forecast(&work).quantile(chance);
    let progress = |_: NodeIndex| Progress::Open(0.0);
    let (plan, outset, knowledge) = (&plan, &outset, &knowledge);
    ask(&Situation { catalog, plan, knowledge, progress: &progress, pace: 1.0, outset, deadline })
}

#[track_caller]
fn check(way: &str, chance: f64, target: f64) {
    let list = ask(way, chance, |situation| cheapest(situation, target).unwrap());
    assert!(list.is_proven, "{way} {chance}");
    assert!((list.chance_now - chance).abs() < 0.01, "{way} {chance} {}", list.chance_now);
    let reached = list.cuts.last().map_or(list.chance_now, |cut| cut.chance_after);
    match list.reach {
        Reach::Met => assert!(reached >= target, "{list:?}"),
        Reach::Missed { chance, .. } => assert!(chance < target && (reached - chance).abs() < 1e-9, "{list:?}"),
    }
}

const WAYS: [&str; 4] = [
    "fastest-backend language=go",
    "comprehensive-backend language=go second-language=python database=postgresql-dba",
    "data-professional language=python",
    "full-stack language=java database=postgresql-dba",
];

#[test]
fn every_shipped_path_has_cuts_that_are_proven_the_best() {
    for way in WAYS {
        for (chance, target) in [(0.7, 0.85), (0.5, 0.8), (0.3, 0.6), (0.1, 0.9)] {
            check(way, chance, target);
        }
    }
}

#[test]
fn a_second_language_can_be_left_and_the_first_one_cannot() {
    let offers = ask(WAYS[1], 0.5, |situation| offers(situation).unwrap());
    let left: Vec<&str> = offers
        .iter()
        .filter_map(|offer| match &offer.cut {
            Cut::Leave { roadmap } => Some(roadmap.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(left, ["python", "postgresql-dba"]);
}
