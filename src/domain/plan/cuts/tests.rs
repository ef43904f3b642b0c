//! What a learner reads.

use std::fmt::Write as _;

use jiff::civil::{Date, date};

use super::{CutList, Offer, Reach, Situation, cheapest, offers};
use crate::domain::catalog::{Catalog, NodeIndex, read};
use crate::domain::learner::{Knowledge, WeeklyHours};
use crate::domain::markdown::Source;
use crate::domain::plan::{AcceptedPlan, Chosen, Cut, Outset, Progress};

const START: Date = date(2026, 11, 23);

fn language(name: &str) -> Source {
    let text = format!(
        "---\ntitle: {name}\nhours: 60-90\n---\n\nText.\n\n## Basics\n\n### Values in {name} {{ #values .core hours=8-12 concept=values }}\n\nText.\n\n\
         ### Errors in {name} {{ #errors .core hours=8-12 needs=values }}\n\nText.\n\n\
         ## Project: a game in {name} {{ #game .core hours=6-10 needs=values }}\n\nText.\n\n## Depth\n\n\
         ### Fuzzing in {name} {{ #fuzzing .proficient hours=6-8 needs=errors }}\n\nText.\n\n\
         ### Profiling in {name} {{ #profiling .expert hours=5-7 needs=errors }}\n\nText.\n\n\
         ## Project: a service in {name} {{ #service .core hours=10-14 needs=errors }}\n\nText.\n\n"
    );
    Source::new(format!("roadmaps/languages/{}.md", name.to_lowercase()), &text)
}

fn catalog() -> Catalog {
    let sql = "---\ntitle: SQL\nhours: 20-30\n---\n\nText.\n\n## Basics\n\n### Queries { #queries .core hours=10-14 needs=rust/values }\n\nText.\n\n";
    let path = "---\ntitle: A way\nsteps:\n  - open: languages\n    as: language\n    depth: expert\n  - open: languages\n    as: second\n    \
                depth: core\n  - take: sql\n    depth: core\n---\n\nText.\n";
    read(&[
        language("Go"),
        language("Rust"),
        Source::new("roadmaps/data/sql.md", sql),
        Source::new("paths/way.md", path),
    ])
    .0
}

fn ask<T>(deadline: Date, weekly: f64, ask: impl FnOnce(&Situation<'_>) -> T) -> T {
    let catalog = catalog();
    let picks = [("language", "go"), ("second", "rust")].map(|(slot, id)| (slot.parse().unwrap(), id.parse().unwrap()));
    let chosen = Chosen { path: "way".parse().unwrap(), picks: picks.to_vec(), programming_first: false };
    let plan = AcceptedPlan::new(&catalog, chosen, START, None).unwrap();
    let progress = |_: NodeIndex| Progress::Open(0.0);
    ask(&Situation {
        catalog: &catalog,
        plan: &plan,
        knowledge: &Knowledge::default(),
        progress: &progress,
        pace: 1.0,
        outset: &Outset::of_anybody(START, WeeklyHours::new(weekly).unwrap()),
        deadline,
    })
}

fn listed(offers: &[Offer]) -> String {
    offers.iter().fold(String::new(), |mut text, offer| {
        let Offer { what, cost, saves_hours, loss, chance_after, .. } = offer;
        let _ = write!(text, "{what}: saves {saves_hours:.1} h, costs {loss:.1} points, {chance_after:.2}\n  {cost}\n");
        text
    })
}

#[test]
fn every_cut_has_its_price_and_its_cost_in_words() {
    let found = ask(date(2027, 7, 1), 4.0, |situation| offers(situation).unwrap());
    insta::assert_snapshot!(listed(&found));
}

#[test]
fn the_list_names_the_cuts_in_the_order_in_which_to_take_them() {
    let list = ask(date(2027, 9, 1), 4.0, |situation| cheapest(situation, 0.6).unwrap());
    assert_eq!((list.reach, list.is_proven), (Reach::Met, true));
    insta::assert_snapshot!(format!("now {:.2}\n{}", list.chance_now, listed(&list.cuts)));
}

#[test]
fn what_no_cuts_can_reach_is_said() {
    let list = ask(date(2027, 2, 1), 4.0, |situation| cheapest(situation, 0.8).unwrap());
    let CutList { reach: Reach::Missed { chance, deadline, weekly }, .. } = &list else { panic!("{list:?}") };
    let weekly = weekly.map(WeeklyHours::get);
    insta::assert_snapshot!(format!("{chance:.2}, {deadline}, {weekly:?} h a week\n{}", listed(&list.cuts)));
}

#[test]
fn a_chance_that_is_good_enough_needs_no_cuts() {
    let list = ask(date(2036, 1, 1), 4.0, |situation| cheapest(situation, 0.8).unwrap());
    assert!(list.cuts.is_empty() && list.reach == Reach::Met && list.is_proven && list.chance_now >= 0.8);
}

#[test]
fn a_deadline_that_is_over_cannot_be_met() {
    let list = ask(date(2026, 11, 22), 4.0, |situation| cheapest(situation, 0.5).unwrap());
    assert!(
        matches!(list.reach, Reach::Missed { chance: 0.0, weekly: None, deadline } if deadline > START),
        "{list:?}"
    );
}

#[test]
fn nobody_is_asked_for_much_more_than_they_study() {
    #[track_caller]
    fn check(weekly: f64, expected: &[f64]) {
        let offers = ask(date(2027, 6, 1), weekly, |situation| offers(situation).unwrap());
        let hours = offers.iter().filter_map(|offer| match offer.cut {
            Cut::Hours(weekly) => Some(weekly.get()),
            _ => None,
        });
        let expected: Vec<u64> = expected.iter().map(|hours| hours.to_bits()).collect();
        assert_eq!(hours.map(f64::to_bits).collect::<Vec<_>>(), expected, "{weekly}");
    }
    check(1.0, &[2.0]);
    check(4.0, &[5.0, 6.0]);
    check(10.0, &[11.0, 12.0, 13.0, 15.0]);
    check(38.0, &[39.0, 40.0]);
    check(40.0, &[]);
}

#[test]
fn a_monstrous_content_takes_no_monstrous_time() {
    let mut text = "---\ntitle: Go\nhours: 60-90\n---\n\nText.\n\n## Basics\n\n".to_owned();
    for at in 0..150 {
        let low = 2.0 + f64::from(at * 37 % 101) / 10.0;
        let _ = write!(text, "## Project: a thing {{ #p{at} .core hours={low}-{} }}\n\nText.\n\n", low * 1.7);
    }
    let path = "---\ntitle: A way\nsteps:\n  - take: go\n    depth: core\n---\n\nText.\n";
    let catalog = read(&[Source::new("roadmaps/languages/go.md", &text), Source::new("paths/way.md", path)]).0;
    let chosen = Chosen { path: "way".parse().unwrap(), picks: Vec::new(), programming_first: false };
    let situation = Situation {
        catalog: &catalog,
        plan: &AcceptedPlan::new(&catalog, chosen, START, None).unwrap(),
        knowledge: &Knowledge::default(),
        progress: &|_| Progress::Open(0.0),
        pace: 1.0,
        outset: &Outset::of_anybody(START, WeeklyHours::DEFAULT),
        deadline: date(2030, 9, 1),
    };
    let list = cheapest(&situation, 0.8).unwrap();
    assert!(list.chance_now < 0.8 && list.reach == Reach::Met && !list.is_proven);
    assert!(list.cuts.last().is_some_and(|cut| cut.chance_after >= 0.8));
}
