//! What a persona file states, as typed facts. Nothing is invented: what the file does not state is absent.

use std::ops::Range;

use crate::domain::markdown::{Align, Document, Location};
use crate::domain::text::SafeText;

/// A value, the text it was read from, and where that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// The verbatim text.
    pub text: SafeText,
    /// Where it stands.
    pub location: Location,
}

/// Everything that one persona file says.
#[derive(Clone, Debug, Default)]
pub struct Persona {
    /// The file's name; empty when there is no persona.
    pub file: SafeText,
    /// The first H1, else the frontmatter's `name`.
    pub title: Option<SafeText>,
    /// Frontmatter `name`.
    pub name: Option<SafeText>,
    /// Frontmatter `description`.
    pub description: Option<SafeText>,
    /// Frontmatter `capabilities`.
    pub capabilities: Vec<SafeText>,
    /// All other frontmatter, as `key` and value text, for showing.
    pub other_frontmatter: Vec<(SafeText, SafeText)>,
    /// The whole body.
    pub document: Document,
    /// The parts of the document: what stands before the first H2 (if anything, titled by the H1), then one per H2.
    pub sections: Vec<Section>,
    /// The catalogue of roadmaps.
    pub categories: Vec<Category>,
    /// Learning paths, and rungs of ladders.
    pub paths: Vec<StatedPath>,
    /// Every table.
    pub tables: Vec<Table>,
    /// The language guide's rows, of all tables that are language guides.
    pub languages: Vec<LanguageRow>,
    /// The career ladder.
    pub career: Vec<CareerLevel>,
    /// List sections: skills, recommended skills, prerequisites, trends, next steps.
    pub lists: Vec<ListSection>,
}

/// A part of the document that a pane shows as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The title, less inline marks; empty for a lead-in without a heading.
    pub title: SafeText,
    /// 2 for an H2 section, 1 for what stands before the first H2.
    pub level: u8,
    /// Its elements: indices into the document's, the heading included.
    pub elements: Range<usize>,
    /// Where the heading stands.
    pub location: Location,
}

/// A category of roadmaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// Its name, without emoji, numbering, marks or parenthesis.
    pub name: SafeText,
    /// Hours as stated in its heading.
    pub hours: Option<Fact<Span>>,
    /// Its roadmaps.
    pub roadmaps: Vec<StatedRoadmap>,
    /// Where the heading stands.
    pub location: Location,
}

/// A roadmap as the persona lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedRoadmap {
    /// Its name.
    pub name: SafeText,
    /// What is said of it.
    pub summary: Option<SafeText>,
    /// Hours stated on its own line.
    pub hours: Option<Fact<Span>>,
    /// Where it stands.
    pub location: Location,
}

/// Units of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpanUnit {
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
}

/// A stated amount of time: `250-320 hours each`, `12+ months`, `~40 h/week`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The lower end; for `< 40 hours` it is 0.
    pub low: f64,
    /// The upper end; absent for `12+ months`.
    pub high: Option<f64>,
    /// The unit.
    pub unit: SpanUnit,
    /// Whether the text calls it approximate (`~`, `about`).
    pub approximate: bool,
}

/// Whether a stated path is a way of its own or a rung of a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathKind {
    /// A way to a goal, rival to the others.
    Path,
    /// A rung: beginner, level 2, phase 3.
    Stage,
}

/// A learning path as the persona states it.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedPath {
    /// Its name, without emoji, numbering, marks or parenthesis.
    pub name: SafeText,
    /// A way of its own or a rung.
    pub kind: PathKind,
    /// Calendar time.
    pub duration: Option<Fact<Span>>,
    /// Study hours.
    pub hours: Option<Fact<Span>>,
    /// Whether the hours are the sum of its steps rather than stated for the whole.
    pub hours_derived: bool,
    /// Its steps, in order, as written.
    pub steps: Vec<StatedStep>,
    /// What it leads to.
    pub outcome: Option<SafeText>,
    /// Where it stands.
    pub location: Location,
}

/// One step of a stated path.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedStep {
    /// The step as written, less inline marks.
    pub text: SafeText,
    /// The alternatives it names (`Node.js or Python`); a single one where there is no choice.
    pub alternatives: Vec<SafeText>,
    /// Where it stands.
    pub location: Location,
}

/// A table of the persona.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The H2 (or H3, where nearer) that it stands under.
    pub section: SafeText,
    /// Alignment of each column.
    pub alignments: Vec<Align>,
    /// Column titles.
    pub columns: Vec<SafeText>,
    /// Rows of cells, less inline marks; each as long as it was written.
    pub rows: Vec<Vec<SafeText>>,
    /// Where each row stands.
    pub row_locations: Vec<Location>,
    /// Where the table stands.
    pub location: Location,
}

/// Pay per year.
#[derive(Clone, Debug, PartialEq)]
pub struct Salary {
    /// The lower end, in whole currency units.
    pub low: f64,
    /// The upper end; absent for `$200K+`.
    pub high: Option<f64>,
    /// ISO 4217 code (`USD`), else the sign as written.
    pub currency: SafeText,
}

/// How steep a language is to learn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Curve {
    /// Easy, low.
    Easy,
    /// Moderate, medium.
    Moderate,
    /// Steep, hard, high.
    Steep,
}

/// One row of a language guide.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageRow {
    /// The language.
    pub name: SafeText,
    /// What it is best for, item by item.
    pub best_for: Vec<SafeText>,
    /// The learning curve; `value` is absent where the text names no known step.
    pub curve: Option<Fact<Option<Curve>>>,
    /// Pay per year.
    pub salary: Option<Fact<Salary>>,
    /// How long it takes, where the table says.
    pub time: Option<Fact<Span>>,
    /// Where the row stands.
    pub location: Location,
}

/// One rung of the career ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct CareerLevel {
    /// Its name.
    pub name: SafeText,
    /// Years of experience.
    pub years: Option<Fact<Span>>,
    /// What is said of it.
    pub summary: Option<SafeText>,
    /// Where it stands.
    pub location: Location,
}

/// What a list section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListKind {
    /// Skills to master.
    Skills,
    /// Recommended skills.
    RecommendedSkills,
    /// Prerequisites.
    Prerequisites,
    /// Trends.
    Trends,
    /// Next steps.
    NextSteps,
}

/// A list section.
#[derive(Clone, Debug, PartialEq)]
pub struct ListSection {
    /// What it is about.
    pub kind: ListKind,
    /// The section's title.
    pub title: SafeText,
    /// Its groups; a flat list is one group without a title.
    pub groups: Vec<ListGroup>,
    /// Where the heading stands.
    pub location: Location,
}

/// A titled group of list items.
#[derive(Clone, Debug, PartialEq)]
pub struct ListGroup {
    /// The title, where there is one.
    pub title: Option<SafeText>,
    /// The items, less inline marks, with their places.
    pub items: Vec<(SafeText, Location)>,
}
