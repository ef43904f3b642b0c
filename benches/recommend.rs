//! The recommendation over the whole shipped catalogue, with everything that would change it; the goal is one frame of
//! 16 milliseconds.
//!
//! The yardstick is adding up the hours of every way once, without any judgement.

use backend_guide::domain::advice::{recommend, ways};
use backend_guide::domain::catalog::{Catalog, read};
use backend_guide::domain::learner::{Goal, Knowledge, Known, Level, Profile, WeeklyHours};
use backend_guide::domain::plan::{Outset, add_months, estimate};
use backend_guide::storage::embedded;
use divan::{Bencher, black_box};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 23);

fn main() {
    divan::main();
}

fn catalog() -> Catalog {
    read(&embedded()).0
}

#[divan::bench]
fn newcomer(bencher: Bencher<'_, '_>) {
    let catalog = catalog();
    let outset = Outset::of_anybody(TODAY, WeeklyHours::DEFAULT);
    bencher.bench(|| recommend(black_box(&catalog), &Profile::default(), &outset));
}

#[divan::bench]
fn with_knowledge_and_a_deadline(bencher: Bencher<'_, '_>) {
    let catalog = catalog();
    let profile = Profile {
        goal: Some(Goal::Cloud),
        know: "python".parse().ok().map(|id| Known::Roadmap(id, Level::Solid)).into_iter().collect(),
        deadline: Some(add_months(TODAY, 12)),
        ..Profile::default()
    };
    let outset = Outset::of_anybody(TODAY, WeeklyHours::DEFAULT);
    bencher.bench(|| recommend(black_box(&catalog), &profile, &outset));
}

#[divan::bench]
fn yardstick_hours_of_every_way(bencher: Bencher<'_, '_>) {
    let catalog = catalog();
    let nothing = Knowledge::default();
    let ways = ways(&catalog, &Profile::default());
    bencher.bench(|| ways.iter().map(|way| estimate(&catalog, &way.sequence, &nothing).hours.expected()).sum::<f64>());
}
