//! The forecast: drawing the futures of a learner stands before the first frame that shows a date, reckoning a date from
//! them is done for every path, and a chance for every way of every path under many deadlines.

use backend_guide::domain::catalog::Hours;
use backend_guide::domain::learner::WeeklyHours;
use backend_guide::domain::plan::{Calendar, Futures, Outlook, SEED, Work, capacity, forecast};
use divan::{Bencher, black_box};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 23);

fn main() {
    divan::main();
}

fn work(topics: usize) -> Work {
    std::iter::repeat_n(Hours::new(2.0, 4.0), topics).collect()
}

fn futures() -> Futures {
    Futures::draw(&Outlook::default(), SEED)
}

#[divan::bench]
fn draw(bencher: Bencher<'_, '_>) {
    let outlook = Outlook::default();
    bencher.bench(|| Futures::draw(black_box(&outlook), SEED));
}

#[divan::bench(args = [100, 2_400, 100_000])]
fn work_of_topics_and_its_dates(bencher: Bencher<'_, '_>, topics: usize) {
    let (calendar, futures) = (Calendar::steady(WeeklyHours::DEFAULT), futures());
    bencher.bench(|| forecast(&work(black_box(topics)), &calendar, TODAY, &futures));
}

/// Ten sets of futures, some 10,000 in all, and the dates of 2,400 topics from each: ten times what a screen asks for.
#[divan::bench]
fn ten_thousand_futures_of_2400_topics(bencher: Bencher<'_, '_>) {
    let (calendar, outlook, work) = (Calendar::steady(WeeklyHours::DEFAULT), Outlook::default(), work(2_400));
    bencher.bench(|| {
        let seeds = SEED..SEED + 10;
        seeds.map(|seed| forecast(&work, &calendar, TODAY, &Futures::draw(black_box(&outlook), seed)).even).max()
    });
}

#[divan::bench]
fn dates(bencher: Bencher<'_, '_>) {
    let (calendar, futures, work) = (Calendar::steady(WeeklyHours::DEFAULT), futures(), work(300));
    bencher.bench(|| forecast(black_box(&work), &calendar, TODAY, &futures));
}

#[divan::bench]
fn capacity_of_a_deadline(bencher: Bencher<'_, '_>) {
    let (calendar, futures) = (Calendar::steady(WeeklyHours::DEFAULT), futures());
    bencher.bench(|| capacity(&calendar, TODAY, black_box(date(2028, 1, 1)), &futures));
}

#[divan::bench]
fn chance(bencher: Bencher<'_, '_>) {
    let (calendar, futures, work) = (Calendar::steady(WeeklyHours::DEFAULT), futures(), work(300));
    let capacity = capacity(&calendar, TODAY, date(2028, 1, 1), &futures);
    bencher.bench(|| black_box(&capacity).chance(black_box(&work)));
}
