//! From what is to be learnt to weeks: the largest way of the shipped catalogue, and synthetic ones of 100 to 100,000
//! topics to show how it grows.
//!
//! The yardstick of the order is looking at every topic and every need of it once.

use std::fmt::Write as _;

use backend_guide::domain::advice::ways;
use backend_guide::domain::catalog::{Catalog, Depth, NodeIndex, read};
use backend_guide::domain::learner::{Knowledge, Profile, WeeklyHours};
use backend_guide::domain::markdown::Source;
use backend_guide::domain::plan::{
    AcceptedPlan, Baseline, Calendar, Days, Outset, PlanError, Progress, Route, Situation, Taken, cheapest, estimate,
    offers, order, remaining, resolve, schedule,
};
use backend_guide::storage::embedded;
use divan::{Bencher, black_box};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 23);
const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

fn untouched(_: NodeIndex) -> Progress {
    Progress::Open(0.0)
}

/// Forty hours a week but for two weeks at each end of a year, fewer from the second year on.
fn calendar() -> Calendar {
    let mut calendar = Calendar::steady(WeeklyHours::new(40.0).unwrap_or_default());
    if let Ok(fewer) = WeeklyHours::new(35.0) {
        calendar.set_hours(date(2028, 1, 1), fewer);
    }
    for year in 2026..2046 {
        calendar.take_off(Days::new(date(year, 12, 21), date(year + 1, 1, 3)).unwrap_or(Days::one(TODAY)));
    }
    calendar
}

/// The way of the shipped catalogue with the most topics.
fn largest() -> (Catalog, Vec<Taken>) {
    let catalog = read(&embedded()).0;
    let topics = |sequence: &[Taken]| order(&catalog, sequence, &Knowledge::default()).items.len();
    let all = ways(&catalog, &Profile::default()).into_iter().map(|way| way.sequence);
    let largest = all.max_by_key(|sequence| topics(sequence)).unwrap_or_default();
    (catalog, largest)
}

/// Roadmaps of 50 topics and a project, with needs and concepts like real ones, all of them taken.
fn synthetic(topics: usize) -> (Catalog, Vec<Taken>) {
    let sources: Vec<Source> = (0..topics / 50)
        .map(|roadmap| {
            let mut text = format!("---\ntitle: Roadmap {roadmap}\nhours: 200-300\n---\n\nText.\n\n## Module\n\n");
            for topic in 0..50 {
                let need = match topic {
                    0 if roadmap == 0 => String::new(),
                    0 => format!(" needs=r{}/t7", roadmap - 1),
                    _ => format!(" needs=t{},t{}", topic - 1, topic / 2),
                };
                let _ = write!(
                    text,
                    "### Topic {{ #t{topic} .core hours=0.4-0.6{need} concept=c{} }}\n\nText.\n\n",
                    topic * 7
                );
            }
            text.push_str("## Project: build it { #project .core hours=1-2 needs=t49 }\n\nText.\n\n");
            Source::new(format!("roadmaps/synthetic/r{roadmap}.md"), &text)
        })
        .collect();
    let catalog = read(&sources).0;
    let taken = (0..catalog.roadmaps.len()).map(|roadmap| Taken { roadmap, depth: Depth::Expert }).collect();
    (catalog, taken)
}

#[divan::bench]
fn order_of_the_largest_way(bencher: Bencher<'_, '_>) {
    let (catalog, sequence) = largest();
    let nothing = Knowledge::default();
    bencher.bench(|| order(black_box(&catalog), &sequence, &nothing).items.len());
}

#[divan::bench]
fn schedule_of_the_largest_way(bencher: Bencher<'_, '_>) {
    let (catalog, sequence) = largest();
    let tasks = remaining(&order(&catalog, &sequence, &Knowledge::default()), untouched, 1.0);
    let calendar = calendar();
    bencher.bench(|| schedule(black_box(&tasks), &calendar, TODAY).weeks.len());
}

/// Everything that a screen needs: order, what is left, weeks, and what was planned of each.
#[divan::bench]
fn whole_plan_of_the_largest_way(bencher: Bencher<'_, '_>) {
    let (catalog, sequence) = largest();
    let (nothing, calendar) = (Knowledge::default(), calendar());
    let route = Route { sequence, without: Vec::new() };
    bencher.bench(|| {
        let order = route.order(black_box(&catalog), &nothing);
        let schedule = schedule(&remaining(&order, untouched, 1.0), &calendar, TODAY);
        Baseline::new(&catalog.graph, &order, &schedule, TODAY).topics.len()
    });
}

#[divan::bench(args = SIZES)]
fn order_of_synthetic_topics(bencher: Bencher<'_, '_>, topics: usize) {
    let (catalog, sequence) = synthetic(topics);
    let nothing = Knowledge::default();
    bencher.bench(|| order(black_box(&catalog), &sequence, &nothing).items.len());
}

#[divan::bench(args = SIZES)]
fn order_yardstick_every_need_once(bencher: Bencher<'_, '_>, topics: usize) {
    let (catalog, sequence) = synthetic(topics);
    bencher.bench(|| {
        let nodes = sequence.iter().flat_map(|taken| catalog.graph.of_roadmap(taken.roadmap, taken.depth));
        let needs = nodes.flat_map(|(_, node)| node.needs.iter().filter_map(|need| catalog.graph.node(*need)));
        needs.map(|need| need.hours.expected()).sum::<f64>()
    });
}

#[divan::bench(args = SIZES)]
fn schedule_of_synthetic_topics(bencher: Bencher<'_, '_>, topics: usize) {
    let (catalog, sequence) = synthetic(topics);
    let tasks = remaining(&order(&catalog, &sequence, &Knowledge::default()), untouched, 1.0);
    let calendar = calendar();
    bencher.bench(|| schedule(black_box(&tasks), &calendar, TODAY).weeks.len());
}

/// The ways of the shipped catalogue with the most to cut: the largest of each path, with how likely the deadline is as it
/// stands and how likely it is to be.
const AT_RISK: [(&str, f64, f64); 8] = [
    ("fastest-backend", 0.5, 0.8),
    ("comprehensive-backend", 0.5, 0.8),
    ("comprehensive-backend", 0.02, 0.95),
    ("data-professional", 0.5, 0.8),
    ("full-stack", 0.7, 0.85),
    ("full-stack", 0.5, 0.8),
    ("full-stack", 0.1, 0.9),
    ("full-stack", 0.02, 0.95),
];

/// Runs over the largest way of a path for somebody with ten hours a week.
fn at_risk(
    bencher: Bencher<'_, '_>,
    (path, chance): (&str, f64),
    run: impl Fn(&Situation<'_>) -> Result<usize, PlanError> + Sync,
) {
    let catalog = read(&embedded()).0;
    let knowledge = Knowledge::default();
    let of_path = ways(&catalog, &Profile::default()).into_iter().filter_map(|way| way.chosen(&catalog, &knowledge));
    let of_path = of_path.filter(|chosen| chosen.path.as_str() == path);
    let plans = of_path.filter_map(|chosen| AcceptedPlan::new(&catalog, chosen, TODAY, None).ok());
    let work = |plan: &AcceptedPlan| {
        resolve(&catalog, plan).map(|route| estimate(&catalog, &route.sequence, &knowledge).work).unwrap_or_default()
    };
    let mean = |plan: &AcceptedPlan| work(plan).moments().mean;
    let Some(plan) = plans.max_by(|one, other| mean(one).total_cmp(&mean(other))) else { return };
    let outset = Outset::of_anybody(TODAY, WeeklyHours::new(10.0).unwrap_or_default());
    let deadline = outset.forecast(&work(&plan)).quantile(chance);
    let situation = Situation {
        catalog: &catalog,
        plan: &plan,
        knowledge: &knowledge,
        progress: &untouched,
        pace: 1.0,
        outset: &outset,
        deadline,
    };
    bencher.bench_local(|| run(black_box(&situation)));
}

#[divan::bench]
fn all_cuts_of_the_largest_full_stack(bencher: Bencher<'_, '_>) {
    at_risk(bencher, ("full-stack", 0.5), |situation| Ok(offers(situation)?.len()));
}

#[divan::bench(args = AT_RISK)]
fn cheapest_cuts_of_the_largest(bencher: Bencher<'_, '_>, (path, now, target): (&str, f64, f64)) {
    at_risk(bencher, (path, now), |situation| Ok(cheapest(situation, target)?.cuts.len()));
}
