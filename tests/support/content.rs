//! A small content of our own: two categories, three roadmaps, a skill, a path, a language table.

use std::sync::{Arc, LazyLock};

use backend_guide::domain::Guide;
use backend_guide::domain::catalog::{self, Catalog, Diagnostic};
use backend_guide::domain::learner::Profile;
use backend_guide::domain::markdown::Source;
use backend_guide::storage;

const FILES: [(&str, &str); 6] = [
    ("persona.md", include_str!("../fixtures/small/persona.md")),
    ("roadmaps/databases/sql.md", include_str!("../fixtures/small/roadmaps/databases/sql.md")),
    ("roadmaps/databases/redis.md", include_str!("../fixtures/small/roadmaps/databases/redis.md")),
    ("roadmaps/languages/go.md", include_str!("../fixtures/small/roadmaps/languages/go.md")),
    ("skills/testing.md", include_str!("../fixtures/small/skills/testing.md")),
    ("paths/first-backend.md", include_str!("../fixtures/small/paths/first-backend.md")),
];

/// The small content, read as the program reads its own.
pub(crate) fn small() -> (Catalog, Vec<Diagnostic>) {
    let sources: Vec<Source> = FILES.iter().map(|(name, text)| Source::new(*name, text)).collect();
    catalog::read(&sources)
}

/// The guide over it, on a fixed day, for somebody who has been here before.
pub(crate) fn guide() -> Guide {
    let (catalog, diagnostics) = small();
    let mut guide = Guide::new(Arc::new(catalog), diagnostics, jiff::civil::date(2026, 11, 23));
    guide.first_run = false;
    guide
}

/// What the program carries with it, read once for all tests.
static SHIPPED: LazyLock<Arc<Catalog>> = LazyLock::new(|| Arc::new(catalog::read(&storage::embedded()).0));

/// The guide over the program's own content for somebody with these answers.
pub(crate) fn shipped(profile: &Profile) -> Guide {
    over(Arc::clone(&SHIPPED), profile)
}

/// The guide over one persona file alone.
pub(crate) fn stranger(text: &str) -> Guide {
    over(Arc::new(catalog::read(&[Source::new("persona.md", text)]).0), &Profile::default())
}

fn over(catalog: Arc<Catalog>, profile: &Profile) -> Guide {
    let mut guide = Guide::new(catalog, Vec::new(), jiff::civil::date(2026, 11, 23));
    guide.first_run = false;
    if *profile != Profile::default() {
        guide.interview.set_profile(profile);
    }
    guide
}
