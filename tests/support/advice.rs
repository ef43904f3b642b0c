//! A small content that advice is tested on: four languages, three paths.

use std::sync::Arc;

use backend_guide::domain::Guide;
use backend_guide::domain::catalog;
use backend_guide::domain::markdown::Source;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../fixtures/advice/", $name)))),*]
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

/// The guide over it, on a fixed day.
pub(crate) fn guide() -> Guide {
    over(&FILES)
}

/// The guide over its persona alone, as a stranger would hand it over.
pub(crate) fn persona_alone() -> Guide {
    over(&FILES[..1])
}

/// The guide over a persona that states how long its path takes and nothing else.
pub(crate) fn claims_alone() -> Guide {
    over(&[("persona.md", CLAIMS)])
}

const CLAIMS: &str = "---
name: claims
description: Claims a time
---

# Claims

## Learning paths

**Data path (10-14 months):**

- Spreadsheets
- Pipelines
";

fn over(files: &[(&str, &str)]) -> Guide {
    let sources: Vec<Source> = files.iter().map(|(name, text)| Source::new(*name, text)).collect();
    let (catalog, diagnostics) = catalog::read(&sources);
    let mut guide = Guide::new(Arc::new(catalog), diagnostics, jiff::civil::date(2026, 11, 23));
    guide.first_run = false;
    guide
}
