//! Stretches of a file that are read when somebody first looks at them.
//!
//! A catalogue has a thousand topics, and a person reads one at a time. At the start only headings are read; what stands
//! between them is kept as a place in its file. Reading it later is pure, and done once.

use std::ops::Range;
use std::sync::OnceLock;

use crate::domain::markdown::{self, Element, Source};

/// A stretch of a file's Markdown.
#[derive(Clone, Debug)]
pub struct Passage {
    source: Source,
    range: Range<usize>,
    elements: OnceLock<Vec<Element>>,
}

impl Passage {
    /// The stretch of `source` in a byte range.
    pub(super) fn new(source: &Source, range: Range<usize>) -> Self {
        Self { source: source.clone(), range, elements: OnceLock::new() }
    }

    /// Its blocks, with ranges in the whole file.
    pub fn elements(&self) -> &[Element] {
        self.elements.get_or_init(|| self.read())
    }

    /// Its blocks, read anew: for those who take them apart.
    pub(super) fn read(&self) -> Vec<Element> {
        markdown::parse(self.source.text().get(..self.range.end).unwrap_or(""), self.range.start).elements
    }

    /// Its Markdown as the file has it.
    pub(super) fn raw(&self) -> &str {
        self.source.text().get(self.range.clone()).unwrap_or("")
    }

    /// The file that it is a stretch of.
    pub fn source(&self) -> &Source {
        &self.source
    }
}
