//! A small catalogue that advice is tested on: four languages, two databases, a data roadmap, two skills, three paths.

use jiff::civil::{Date, date};

use crate::domain::catalog::{self, Catalog};
use crate::domain::learner::WeeklyHours;
use crate::domain::markdown::Source;
use crate::domain::plan::Outset;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../tests/fixtures/advice/", $name)))),*]
    };
}

const FILES: [(&str, &str); 13] = files![
    "persona.md",
    "roadmaps/languages/python.md",
    "roadmaps/languages/go.md",
    "roadmaps/languages/java.md",
    "roadmaps/languages/rust.md",
    "roadmaps/databases/sql.md",
    "roadmaps/databases/redis.md",
    "roadmaps/data/pipelines.md",
    "skills/apis.md",
    "skills/core-programming.md",
    "paths/quick.md",
    "paths/thorough.md",
    "paths/data.md",
];

/// The first day of study.
pub(super) const START: Date = date(2026, 11, 23);

/// Somebody of whom nothing is known, from [`START`] on.
pub(super) fn outset() -> Outset {
    Outset::of_anybody(START, WeeklyHours::DEFAULT)
}

/// The catalogue.
pub(super) fn catalog() -> Catalog {
    let sources: Vec<Source> = FILES.iter().map(|(name, text)| Source::new(*name, text)).collect();
    let (catalog, diagnostics) = catalog::read(&sources);
    let found: Vec<String> = diagnostics.iter().map(|found| format!("{}: {}", found.location, found.message)).collect();
    assert!(found.is_empty(), "{found:?}");
    catalog
}
