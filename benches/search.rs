//! Finding by name among 1,000 to 1,000,000 things.
//!
//! The yardstick is the matcher alone over the same names: what no index above it can beat.

use backend_guide::domain::catalog::{Catalog, SearchIndex, Section};
use backend_guide::domain::markdown::Source;
use backend_guide::domain::text::SafeText;
use divan::{Bencher, black_box};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];
const QUERY: &str = "docker";

fn main() {
    divan::main();
}

/// Names of three words out of forty; one in some hundred fits the query.
fn names(count: usize) -> Vec<String> {
    let words = "joins index docker stream cache query table window plan lock page vacuum shard key hash tree heap graph \
                 queue topic batch frame schema view role pool retry token trace metric alert queue deploy build test mock lint type trait loop"
        .split_whitespace()
        .collect::<Vec<_>>();
    let word = |at: usize| words.get(at % words.len()).copied().unwrap_or("");
    (0..count).map(|at| format!("{} {} {} {at}", word(at * 7), word(at / 3), word(at / 41 + 5))).collect()
}

#[divan::bench(args = SIZES)]
fn find(bencher: Bencher<'_, '_>, count: usize) {
    let location = Source::new("persona.md", "").locate(0..0);
    let mut catalog = Catalog::default();
    catalog.persona.sections = names(count)
        .iter()
        .map(|name| Section { title: SafeText::new(name), level: 2, elements: 0..0, location: location.clone() })
        .collect();
    let index = SearchIndex::new(&catalog);
    bencher.bench(|| index.find(black_box(QUERY), 50).len());
}

#[divan::bench(args = SIZES)]
fn find_yardstick_matcher_alone(bencher: Bencher<'_, '_>, count: usize) {
    let names = names(count);
    let pattern = Pattern::parse(QUERY, CaseMatching::Ignore, Normalization::Smart);
    bencher.bench_local(|| {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut wide = Vec::new();
        names.iter().filter(|name| pattern.score(Utf32Str::new(name, &mut wide), &mut matcher).is_some()).count()
    });
}
