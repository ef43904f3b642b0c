//! Whether the forecast is honest: simulated learners of four kinds walk a shipped path, each in a way that differs from
//! the forecast's own model, and the true finishes are counted against the intervals.
//!
//! `cargo test --release calibration -- --ignored --nocapture` prints the table of the module's documentation.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    clippy::print_stdout,
    reason = "weeks are few, and the large run is there to print its table"
)]

use std::fmt::Write as _;

use backend_guide::domain::advice::ways;
use backend_guide::domain::catalog::{Hours, read};
use backend_guide::domain::learner::{Profile, WeeklyHours};
use backend_guide::domain::plan::{
    Calendar, Finished, Forecast, Futures, History, Outlook, SEED, WeekStudied, Work, forecast, left,
};
use backend_guide::storage::embedded;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::Rng;

const START: Date = date(2026, 11, 23);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// Studies nearly what was planned, nearly every week.
    Steady,
    /// Plans more than happens, and takes longer over it.
    Optimist,
    /// Weeks of more than was planned, and spells of nothing.
    Irregular,
    /// Finds the rhythm after some weeks.
    SlowStarter,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Steady, Self::Optimist, Self::Irregular, Self::SlowStarter];
}

struct Random(Pcg64Mcg);

impl Random {
    fn new(seed: u64) -> Self {
        let mut source = Pcg64Mcg::new(u128::from(seed) << 64 | 1);
        (0..8).for_each(|_| _ = source.next_u64());
        Self(source)
    }

    fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// Bell-shaped with mean 0 and standard deviation 1, and no tails: the sum of three even ones.
    fn bell(&mut self) -> f64 {
        2.0 * (self.unit() + self.unit() + self.unit() - 1.5)
    }
}

/// One simulated learner.
struct Life {
    weekly: f64,
    /// True hours of each topic.
    topics: Vec<f64>,
    /// Hours studied in each week.
    weeks: Vec<f64>,
}

impl Life {
    /// True pace: even or lopsided between two ends, never lognormal; another one for each module of ten topics. Topics:
    /// a mixture of most as expected and some that go wrong. Weeks: by kind.
    fn new(kind: Kind, path: &[Hours], random: &mut Random) -> Self {
        let pace = match kind {
            Kind::Optimist => random.between(0.8, 1.8),
            _ => random.between(0.65, 1.3) + 0.5 * random.unit() * random.unit(),
        };
        let mut module = 1.0;
        let topics = path.iter().enumerate().map(|(at, hours)| {
            if at % 10 == 0 {
                module = 1.0 + 0.15 * random.bell();
            }
            let middle = hours.expected();
            let half = (hours.high - hours.low) / 2.0;
            let own = if random.unit() < 0.9 {
                middle + 0.6 * half * random.bell() - 0.1 * half
            } else {
                middle + half * (1.0 + random.unit())
            };
            own.max(0.2) * pace * module
        });
        let topics: Vec<f64> = topics.collect();
        let needed: f64 = topics.iter().sum();
        let weekly = random.between(5.0, 15.0).round();
        let base = match kind {
            Kind::Steady => random.between(0.65, 1.1),
            Kind::Optimist => random.between(0.5, 0.95),
            Kind::Irregular => random.between(0.8, 1.7),
            Kind::SlowStarter => random.between(0.55, 1.1),
        };
        let (up, down) = (random.between(0.3, 0.6), random.between(0.15, 0.35));
        let ramp = random.between(6.0, 16.0);
        let mut weeks = Vec::new();
        let (mut sum, mut on) = (0.0, true);
        while sum < needed && weeks.len() < 2000 {
            let week = weeks.len() as f64;
            let share = match kind {
                Kind::Irregular => {
                    on = if on { random.unit() >= down } else { random.unit() < up };
                    if on { base * (1.0 + 0.3 * random.bell()) } else { 0.0 }
                }
                _ if random.unit() < 0.06 => 0.0,
                Kind::Steady => base * (1.0 + 0.15 * random.bell()),
                Kind::Optimist => base * random.between(0.4, 1.6),
                Kind::SlowStarter => base * (0.3 + 0.7 * week / ramp).min(1.0) * (1.0 + 0.25 * random.bell()),
            };
            let hours = weekly * share.max(0.0);
            sum += hours;
            weeks.push(hours);
        }
        Self { weekly, topics, weeks }
    }

    /// Days from the start to the end of the last topic.
    fn finish(&self) -> f64 {
        let needed: f64 = self.topics.iter().sum();
        let mut sum = 0.0;
        for (week, hours) in self.weeks.iter().enumerate() {
            if sum + hours >= needed {
                return 7.0 * (week as f64 + (needed - sum) / hours);
            }
            sum += hours;
        }
        7.0 * self.weeks.len() as f64
    }

    /// What the log says at the end of the first week by which a share of the path's expected hours is done.
    fn log(&self, path: &[Hours], share: f64) -> (usize, History, Work, f64) {
        let expected: f64 = path.iter().map(|hours| hours.expected()).sum();
        let (mut passed, mut history) = (0, History::default());
        let mut studied = 0.0;
        loop {
            let mut open = studied;
            let mut done = 0;
            for actual in &self.topics {
                if *actual > open + 1e-9 {
                    break;
                }
                open -= actual;
                done += 1;
            }
            let behind: f64 = path[..done].iter().map(|hours| hours.expected()).sum();
            if behind >= share * expected || passed == self.weeks.len() {
                history.topics =
                    path[..done].iter().zip(&self.topics).map(|(&hours, &actual)| Finished { hours, actual }).collect();
                history.begun = path.get(done).map(|&hours| Finished { hours, actual: open }).into_iter().collect();
                let pace = Outlook::learn(&history).pace();
                let rest = path[done..]
                    .iter()
                    .enumerate()
                    .map(|(at, &hours)| if at == 0 { left(hours, open, pace) } else { hours });
                return (passed, history, rest.collect(), behind / expected);
            }
            studied += self.weeks[passed];
            history.weeks.push(WeekStudied { planned: self.weekly, studied: self.weeks[passed] });
            passed += 1;
        }
    }
}

fn path() -> Vec<Hours> {
    let (catalog, _) = read(&embedded());
    let profile = Profile { language: "go".parse().ok(), ..Profile::default() };
    let all = ways(&catalog, &profile);
    let way = all.iter().find(|way| catalog.paths[way.path].id.as_str() == "fastest-backend").unwrap();
    let nodes = way.sequence.iter().flat_map(|taken| catalog.graph.of_roadmap(taken.roadmap, taken.depth));
    nodes.map(|(_, node)| node.hours).collect()
}

/// What was seen of one kind at one point of the path.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    count: f64,
    inside: f64,
    before: f64,
    after: f64,
    width: f64,
}

impl Tally {
    fn add(&mut self, forecast: &Forecast, true_finish: f64, today: Date, passed: usize) {
        let days = |date: Date| {
            7.0 * passed as f64 + f64::from(today.until((jiff::Unit::Day, date)).unwrap().get_days()) + 1.0
        };
        let (early, late) = (days(forecast.quantile(0.1)), days(forecast.quantile(0.9)));
        self.count += 1.0;
        self.before += f64::from(u8::from(true_finish < early - 1.0));
        self.after += f64::from(u8::from(true_finish > late));
        self.inside = self.count - self.before - self.after;
        self.width += (late - early) / true_finish;
    }

    fn plus(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            inside: self.inside + other.inside,
            before: self.before + other.before,
            after: self.after + other.after,
            width: self.width + other.width,
        }
    }

    fn coverage(self) -> f64 {
        self.inside / self.count
    }
}

const POINTS: [f64; 3] = [0.0, 0.25, 0.5];

/// Coverage by kind and point of the path.
fn run(seed: u64, learners: usize) -> Vec<(Kind, [Tally; 3])> {
    let path = path();
    let unknown = Futures::draw(&Outlook::default(), SEED);
    let of_kind = |kind: Kind| {
        let mut random = Random::new(seed + kind as u64);
        let mut tallies = [Tally::default(); 3];
        for _ in 0..learners {
            let life = Life::new(kind, &path, &mut random);
            let calendar = Calendar::steady(WeeklyHours::new(life.weekly).unwrap());
            for (tally, share) in tallies.iter_mut().zip(POINTS) {
                let (passed, history, work, _) = life.log(&path, share);
                let today = START.checked_add((7 * passed as i64).days()).unwrap();
                let own;
                let futures = if share > 0.0 {
                    own = Futures::draw(&Outlook::learn(&history), SEED);
                    &own
                } else {
                    &unknown
                };
                tally.add(&forecast(&work, &calendar, today, futures), life.finish(), today, passed);
            }
        }
        (kind, tallies)
    };
    Kind::ALL.into_iter().map(of_kind).collect()
}

fn table(results: &[(Kind, [Tally; 3])]) -> String {
    let mut text = String::from("kind           start (early late width)   25 %   50 %\n");
    let pooled = results.iter().fold([Tally::default(); 3], |sum, (_, own)| [0, 1, 2].map(|at| sum[at].plus(own[at])));
    let rows =
        results.iter().map(|(kind, tallies)| (format!("{kind:?}"), *tallies)).chain([("all".to_owned(), pooled)]);
    for (name, tallies) in rows {
        write!(text, "{name:12}").unwrap();
        for tally in tallies {
            let percent = |part: f64| 100.0 * part / tally.count;
            write!(
                text,
                "  {:5.1} ({:4.1} {:4.1} {:5.2})",
                percent(tally.inside),
                percent(tally.before),
                percent(tally.after),
                tally.width / tally.count
            )
            .unwrap();
        }
        text.push('\n');
    }
    text
}

#[test]
fn eight_in_ten_true_finishes_lie_in_the_interval_and_it_narrows() {
    // A small run; the bounds leave room for chance around the large run's figures, three standard deviations of a count.
    let results = run(2, 40);
    let shown = table(&results);
    for at in 0..POINTS.len() {
        let pooled = results.iter().fold(Tally::default(), |sum, (_, own)| sum.plus(own[at]));
        assert!((0.72..=0.92).contains(&pooled.coverage()), "{shown}");
    }
    for (kind, [start, quarter, half]) in &results {
        for tally in [start, quarter, half] {
            assert!(tally.coverage() >= 0.55, "{kind:?}\n{shown}");
        }
        assert!(start.width > quarter.width && quarter.width > half.width, "{kind:?}\n{shown}");
    }
}

#[test]
#[ignore = "prints the table of a large run: --release -- --ignored --nocapture"]
fn the_large_run() {
    println!("{}", table(&run(1, 1000)));
}
