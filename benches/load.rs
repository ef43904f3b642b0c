//! Loading the catalogue: the shipped one, and synthetic ones of 1,000 to 100,000 topics to show how it grows.
//!
//! The yardstick is the Markdown parser alone over the same bytes: what any reader of these files would pay at least.

use std::fmt::Write as _;

use backend_guide::domain::catalog::read;
use backend_guide::domain::markdown::Source;
use backend_guide::storage::embedded;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

#[divan::bench]
fn shipped_catalogue(bencher: Bencher<'_, '_>) {
    let sources = embedded();
    bencher.bench(|| read(black_box(&sources)));
}

#[divan::bench]
fn shipped_catalogue_yardstick_markdown_parser_alone(bencher: Bencher<'_, '_>) {
    let sources = embedded();
    bencher.bench(|| {
        sources
            .iter()
            .map(|source| pulldown_cmark::Parser::new(source.text()).into_offset_iter().count())
            .sum::<usize>()
    });
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn synthetic_topics(bencher: Bencher<'_, '_>, topics: usize) {
    let sources = synthetic(topics);
    bencher.bench(|| read(black_box(&sources)));
}

/// Roadmaps of 50 topics each, with hours, needs and concepts like real ones.
fn synthetic(topics: usize) -> Vec<Source> {
    (0..topics / 50)
        .map(|roadmap| {
            let mut text = format!("---\ntitle: Roadmap {roadmap}\nhours: 200-300\n---\n\nIntroduction.\n\n## Module\n\n");
            for topic in 0..50 {
                let need = if topic == 0 { String::new() } else { format!(" needs=t{}", topic - 1) };
                let _ = write!(
                    text,
                    "### Topic {topic} of {roadmap} {{ #t{topic} .core hours=4-6{need} concept=c{topic} }}\n\n\
                     A paragraph of teaching text, long enough to weigh what such a paragraph weighs in a real file.\n\n"
                );
            }
            Source::new(format!("roadmaps/synthetic/r{roadmap}.md"), &text)
        })
        .collect()
}
