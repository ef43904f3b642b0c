//! A Markdown text as a tree: what a reader recognises facts in and what a pane draws.

use std::ops::Range;

use crate::domain::text::SafeText;

/// A parsed text: its blocks in document order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The blocks, top level only; lists and quotes hold more.
    pub elements: Vec<Element>,
}

/// One block and the bytes of the source that it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// What it is.
    pub kind: ElementKind,
    /// Byte range in the source's text.
    pub range: Range<usize>,
}

/// The kinds of block.
#[derive(Clone, Debug, PartialEq)]
pub enum ElementKind {
    /// `## Title { #id .class key=value }`
    Heading {
        /// 1 to 6.
        level: u8,
        /// The title.
        content: Vec<Run>,
        /// The attribute block, where there is one.
        attributes: Attributes,
    },
    /// Running text.
    Paragraph(Vec<Run>),
    /// A list; `start` is the first number of an ordered one.
    Items {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// The entries in order.
        entries: Vec<Entry>,
    },
    /// A code block: the language of its fence (may be empty) and its text.
    Code {
        /// The first word after the fence.
        language: SafeText,
        /// The text, lines ended by line feeds.
        text: SafeText,
    },
    /// A block quote.
    Quote(Vec<Element>),
    /// A table.
    Grid {
        /// Alignment of each column.
        alignments: Vec<Align>,
        /// The header cells.
        header: Vec<Vec<Run>>,
        /// The body: rows of cells, with the bytes of each row.
        rows: Vec<(Range<usize>, Vec<Vec<Run>>)>,
    },
    /// A thematic break.
    Rule,
}

/// One entry of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// `Some(done)` for a task `- [ ]`.
    pub task: Option<bool>,
    /// Its blocks; the text of a tight entry is a paragraph.
    pub elements: Vec<Element>,
    /// Byte range in the source's text.
    pub range: Range<usize>,
}

/// A piece of text in one style. A line break is a run of its own: `"\n"` where it is hard, `" "` where it is soft.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The text.
    pub text: SafeText,
    /// How it is set.
    pub style: RunStyle,
    /// The address it links to, as written.
    pub link: Option<SafeText>,
    /// Byte range in the source's text.
    pub range: Range<usize>,
}

/// Inline marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the four marks are independent of each other")]
pub struct RunStyle {
    /// `**strong**`
    pub strong: bool,
    /// `*emphasis*`
    pub emphasis: bool,
    /// `` `code` ``
    pub code: bool,
    /// `~~strike~~`
    pub strike: bool,
}

/// Alignment of a table's column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Left, or not stated.
    #[default]
    Left,
    /// Centred.
    Centre,
    /// Right.
    Right,
}

/// `{ #id .class key=value }` behind a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// After `#`.
    pub id: Option<SafeText>,
    /// After each `.`.
    pub classes: Vec<SafeText>,
    /// `key=value` pairs in order; a key alone has no value.
    pub pairs: Vec<(SafeText, Option<SafeText>)>,
}

impl Attributes {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&SafeText> {
        self.pairs.iter().find(|(name, _)| &**name == key).and_then(|(_, value)| value.as_ref())
    }
}

/// The text of runs without their marks.
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
