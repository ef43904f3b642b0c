//! Markdown → [`Document`].
//!
//! pulldown-cmark's metadata blocks are never switched on: they are quadratic, and text between two `---` would vanish.
//! Nesting deeper than [`MAX_DEPTH`] is flattened, so that no reader or pane can be driven into deep recursion.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::document::{Align, Attributes, Document, Element, ElementKind, Entry, Run, RunStyle};
use super::tables;
use crate::domain::text::SafeText;

/// Quotes and lists nested deeper than this are read as part of their parent.
const MAX_DEPTH: usize = 32;
/// Cells of a table's row beyond this are dropped from the tree.
const MAX_COLUMNS: usize = 64;

/// The Markdown that is understood: tables, strike-through, tasks and heading attributes; nothing else beyond
/// `CommonMark`.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Reads the Markdown that starts at byte `from` of `text`. Ranges in the result are offsets into the whole `text`.
pub fn parse(text: &str, from: usize) -> Document {
    let mut document = read(text, from);
    tables::part(&mut document.elements, text, &|alone| read(alone, 0).elements);
    document
}

fn read(text: &str, from: usize) -> Document {
    let body = text.get(from..).unwrap_or("");
    let mut builder = Builder::default();
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        builder.event(event, range.start + from..range.end + from);
    }
    builder.finish(text.len())
}

/// An open block.
struct Open {
    kind: OpenKind,
    start: usize,
    elements: Vec<Element>,
}

enum OpenKind {
    Root,
    Quote,
    Items { start: Option<u64>, entries: Vec<Entry> },
    Entry { task: Option<bool> },
}

#[derive(Default)]
struct Grid {
    alignments: Vec<Align>,
    header: Vec<Vec<Run>>,
    rows: Vec<(Range<usize>, Vec<Vec<Run>>)>,
    cells: Vec<Vec<Run>>,
}

struct Builder {
    open: Vec<Open>,
    /// Containers beyond the depth limit, which are not opened.
    skipped: usize,
    runs: Vec<Run>,
    runs_start: Option<usize>,
    /// The end of the last run or of the marks that close behind it.
    runs_end: usize,
    strong: usize,
    emphasis: usize,
    strike: usize,
    links: Vec<SafeText>,
    code: Option<(SafeText, String)>,
    heading: Option<Attributes>,
    grid: Option<Grid>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            open: vec![Open { kind: OpenKind::Root, start: 0, elements: Vec::new() }],
            skipped: 0,
            runs: Vec::new(),
            runs_start: None,
            runs_end: 0,
            strong: 0,
            emphasis: 0,
            strike: 0,
            links: Vec::new(),
            code: None,
            heading: None,
            grid: None,
        }
    }
}

impl Builder {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.run(&text, range, false),
            },
            Event::Code(text) => self.run(&text, range, true),
            Event::Html(text) | Event::InlineHtml(text) => self.html(&text, range),
            Event::SoftBreak => self.run(" ", range, false),
            Event::HardBreak => self.run("\n", range, false),
            Event::Rule => {
                self.flush(range.start);
                self.push(ElementKind::Rule, range);
            }
            Event::TaskListMarker(done) => {
                if let Some(Open { kind: OpenKind::Entry { task }, .. }) = self.open.last_mut() {
                    *task = Some(done);
                }
            }
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.run(&text, range, false);
            }
        }
    }

    /// Comments say nothing to a learner; any other markup is shown as it was typed.
    fn html(&mut self, text: &str, range: Range<usize>) {
        let trimmed = text.trim();
        let is_break = trimmed.trim_start_matches('<').trim_end_matches(['>', '/', ' ']).eq_ignore_ascii_case("br");
        if is_break {
            self.run("\n", range, false);
        } else if !trimmed.starts_with("<!--") {
            self.run(text.trim_end_matches('\n'), range, false);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { id, classes, attrs, .. } => {
                self.flush(range.start);
                self.heading = Some(Attributes {
                    id: id.map(|id| SafeText::single_line(&id)),
                    classes: classes.iter().map(|class| SafeText::single_line(class)).collect(),
                    pairs: attrs
                        .iter()
                        .map(|(key, value)| {
                            (SafeText::single_line(key), value.as_ref().map(|value| SafeText::single_line(value)))
                        })
                        .collect(),
                });
                self.runs_start = Some(range.start);
            }
            Tag::Paragraph | Tag::HtmlBlock => {
                self.flush(range.start);
                self.runs_start = Some(range.start);
            }
            Tag::BlockQuote(_) => self.open(OpenKind::Quote, range.start),
            Tag::List(start) => self.open(OpenKind::Items { start, entries: Vec::new() }, range.start),
            Tag::Item => self.open(OpenKind::Entry { task: None }, range.start),
            Tag::CodeBlock(kind) => {
                self.flush(range.start);
                let language = match kind {
                    CodeBlockKind::Fenced(info) => SafeText::single_line(info.split_whitespace().next().unwrap_or("")),
                    CodeBlockKind::Indented => SafeText::default(),
                };
                self.code = Some((language, String::new()));
            }
            Tag::Table(alignments) => {
                self.flush(range.start);
                let alignments = alignments.iter().take(MAX_COLUMNS).map(|align| match align {
                    Alignment::Right => Align::Right,
                    Alignment::Center => Align::Centre,
                    Alignment::None | Alignment::Left => Align::Left,
                });
                self.grid = Some(Grid { alignments: alignments.collect(), ..Grid::default() });
            }
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strikethrough => self.strike += 1,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push(SafeText::single_line(&dest_url));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(level) => {
                let content = std::mem::take(&mut self.runs);
                self.runs_start = None;
                let attributes = self.heading.take().unwrap_or_default();
                self.push(ElementKind::Heading { level: level_number(level), content, attributes }, range);
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.flush(range.end),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.close(range.end),
            TagEnd::CodeBlock => {
                if let Some((language, text)) = self.code.take() {
                    self.push(ElementKind::Code { language, text: SafeText::new(&text) }, range);
                }
            }
            TagEnd::Table => {
                if let Some(Grid { alignments, header, rows, .. }) = self.grid.take() {
                    self.push(ElementKind::Grid { alignments, header, rows }, range);
                }
            }
            TagEnd::TableHead => {
                if let Some(grid) = &mut self.grid {
                    grid.header = std::mem::take(&mut grid.cells);
                }
            }
            TagEnd::TableRow => {
                if let Some(grid) = &mut self.grid {
                    let cells = std::mem::take(&mut grid.cells);
                    grid.rows.push((range, cells));
                }
            }
            TagEnd::TableCell => {
                let runs = std::mem::take(&mut self.runs);
                self.runs_start = None;
                if let Some(grid) = &mut self.grid
                    && grid.cells.len() < MAX_COLUMNS
                {
                    grid.cells.push(runs);
                }
            }
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image => {
                self.runs_end = range.end;
                self.end_mark(tag);
            }
            _ => {}
        }
    }

    fn end_mark(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strikethrough => self.strike = self.strike.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => {
                self.links.pop();
            }
            _ => {}
        }
    }

    fn run(&mut self, text: &str, range: Range<usize>, code: bool) {
        if text.is_empty() {
            return;
        }
        self.runs_start.get_or_insert(range.start);
        self.runs_end = range.end;
        let style = RunStyle { strong: self.strong > 0, emphasis: self.emphasis > 0, code, strike: self.strike > 0 };
        let link = self.links.last().cloned();
        self.runs.push(Run { text: SafeText::new(text), style, link, range });
    }

    /// Ends the running text, if there is any, as a paragraph.
    fn flush(&mut self, end: usize) {
        let runs = std::mem::take(&mut self.runs);
        let start = self.runs_start.take();
        if let (false, Some(start)) = (runs.is_empty(), start) {
            let end = self.runs_end.clamp(start, end.max(start));
            self.push(ElementKind::Paragraph(runs), start..end);
        }
    }

    fn push(&mut self, kind: ElementKind, range: Range<usize>) {
        if let Some(open) = self.open.last_mut() {
            open.elements.push(Element { kind, range });
        }
    }

    fn open(&mut self, kind: OpenKind, start: usize) {
        self.flush(start);
        if self.open.len() > MAX_DEPTH {
            self.skipped += 1;
        } else {
            self.open.push(Open { kind, start, elements: Vec::new() });
        }
    }

    fn close(&mut self, end: usize) {
        self.flush(end);
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if self.open.len() < 2 {
            return;
        }
        let Some(Open { kind, start, elements }) = self.open.pop() else {
            return;
        };
        let range = start..end;
        match kind {
            OpenKind::Root => {}
            OpenKind::Quote => self.push(ElementKind::Quote(elements), range),
            OpenKind::Items { start, entries } => self.push(ElementKind::Items { start, entries }, range),
            OpenKind::Entry { task } => match self.open.last_mut() {
                Some(Open { kind: OpenKind::Items { entries, .. }, .. }) => {
                    entries.push(Entry { task, elements, range });
                }
                Some(parent) => parent.elements.extend(elements),
                None => {}
            },
        }
    }

    fn finish(mut self, end: usize) -> Document {
        self.flush(end);
        self.skipped = 0;
        while self.open.len() > 1 {
            self.close(end);
        }
        Document { elements: self.open.pop().map(|root| root.elements).unwrap_or_default() }
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::plain;
    use super::*;

    /// The blocks of a text, one a line: kind, verbatim bytes of its first line.
    fn shown(text: &str) -> Vec<String> {
        fn add(elements: &[Element], text: &str, depth: usize, out: &mut Vec<String>) {
            for element in elements {
                let verbatim = text.get(element.range.clone()).unwrap_or("?").lines().next().unwrap_or("");
                let name = match &element.kind {
                    ElementKind::Heading { level, .. } => format!("h{level}"),
                    ElementKind::Paragraph(_) => "p".to_owned(),
                    ElementKind::Items { .. } => "items".to_owned(),
                    ElementKind::Code { .. } => "code".to_owned(),
                    ElementKind::Quote(_) => "quote".to_owned(),
                    ElementKind::Grid { header, rows, .. } => {
                        let cell = |cell: &Vec<Run>| {
                            let first = cell.first().map_or(0..0, |run| run.range.clone());
                            format!("{}@{}", plain(cell), text.get(first).unwrap_or("?"))
                        };
                        let rows = rows.iter().map(|(range, cells)| {
                            let verbatim = text.get(range.clone()).unwrap_or("?").trim_end();
                            format!("{verbatim}: {}", cells.iter().map(cell).collect::<Vec<_>>().join(","))
                        });
                        let header = header.iter().map(cell).collect::<Vec<_>>().join(",");
                        format!("grid({header}; {})", rows.collect::<Vec<_>>().join("; "))
                    }
                    ElementKind::Rule => "rule".to_owned(),
                };
                out.push(format!("{}{name} {verbatim}", " ".repeat(depth)));
                match &element.kind {
                    ElementKind::Quote(inner) => add(inner, text, depth + 1, out),
                    ElementKind::Items { entries, .. } => {
                        for entry in entries {
                            add(&entry.elements, text, depth + 1, out);
                        }
                    }
                    _ => {}
                }
            }
        }
        let mut out = Vec::new();
        add(&parse(text, 0).elements, text, 0, &mut out);
        out
    }

    #[test]
    fn a_table_directly_under_a_line_is_a_table() {
        let text = "**Ways:**\n| Way | Hours |\n|-----|------:|\n| **a** | 3 |\n| b | ü |\n\nEnd\n";
        assert_eq!(
            shown(text),
            [
                "p **Ways:**",
                "grid(Way@Way,Hours@Hours; | **a** | 3 |: a@a,3@3; | b | ü |: b@b,ü@ü) | Way | Hours |",
                "p End"
            ]
        );
        let Some(Element { kind: ElementKind::Grid { alignments, .. }, .. }) =
            parse(text, 0).elements.into_iter().nth(1)
        else {
            panic!("a table")
        };
        assert_eq!(alignments, [Align::Left, Align::Right]);
    }

    #[test]
    fn a_table_under_the_text_of_a_list_entry_is_a_table() {
        assert_eq!(
            shown("- Text:\n  a | b\n  ---|---\n  c | **d**\n- next\n"),
            ["items - Text:", " p Text:", " grid(a@a,b@b; c | **d**: c@c,d@d) a | b", " p next"]
        );
    }

    #[test]
    fn what_only_resembles_a_table_stays_text() {
        assert_eq!(shown("a | b\nc | d\n"), ["p a | b"]);
        assert_eq!(shown("Text\n| a | b |\n|---|\n"), ["p Text"]);
        assert_eq!(shown("```\nText\n| a |\n|---|\n```\n"), ["code ```"]);
    }

    #[test]
    fn a_heading_inside_a_fence_is_none() {
        assert_eq!(shown("# A\n```\n## B\n```\n## C\n"), ["h1 # A", "code ```", "h2 ## C"]);
    }
}
