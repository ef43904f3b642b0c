//! A text set to a width: rows ready to draw, and the links in it. [`Page`] is built from the elements of a document and
//! from lines of one's own; [`Reader`](crate::tui::widgets::reader::Reader) shows it.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::domain::markdown::{Element, ElementKind, Entry, Run};
use crate::domain::text::SafeText;
use crate::tui::layout::TEXT_WIDTH;
use crate::tui::symbols::Symbols;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::grid;
use crate::tui::widgets::paint;
use crate::tui::widgets::wrap::{Piece, WrappedRow, wrap};

/// Lists and quotes inside each other deeper than this are not drawn.
const DEEPEST: usize = 32;

/// A text set to a width.
#[derive(Clone, Debug)]
pub struct Page {
    /// The rows.
    pub rows: Vec<PageRow>,
    /// The links, in order.
    pub links: Vec<PageLink>,
    width: u16,
    theme: Theme,
    symbols: &'static Symbols,
    margins: Vec<Margin>,
}

/// One row.
#[derive(Clone, Debug, Default)]
pub struct PageRow {
    /// What stands on it.
    pub line: Line<'static>,
    /// Whether it belongs to something wider than the page, which can be moved sideways.
    pub wide: bool,
}

/// Something on a page that can be chosen, and the cells it stands on.
#[derive(Clone, Debug)]
pub struct PageLink {
    /// What it leads to.
    pub target: Target,
    /// Row, column and width of each part.
    pub parts: Vec<(usize, u16, u16)>,
}

/// What something that can be chosen leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An address, as written.
    Address(SafeText),
    /// An item of a list that can be ticked, from 0.
    Item(u16),
}

impl PageLink {
    /// The row on which it begins.
    pub fn row(&self) -> usize {
        self.parts.first().map_or(0, |part| part.0)
    }
}

/// What stands before every row of a list entry or quote.
#[derive(Clone, Debug)]
struct Margin {
    /// On the first row, until it is used.
    first: Option<Span<'static>>,
    /// On all others.
    rest: Span<'static>,
}

impl Page {
    /// An empty page for an area of that many columns, or of [`TEXT_WIDTH`] where there are more. The last two stay free
    /// for the signs that there is more.
    pub fn new(width: u16, theme: &Theme, symbols: &'static Symbols) -> Self {
        let width = width.saturating_sub(2).clamp(1, TEXT_WIDTH);
        Self { rows: Vec::new(), links: Vec::new(), width, theme: theme.clone(), symbols, margins: Vec::new() }
    }

    /// How many columns the widest row takes.
    pub fn widest(&self) -> u16 {
        let widths = self.rows.iter().filter(|row| row.wide).map(|row| row.line.width());
        widths.max().map_or(0, |width| u16::try_from(width).unwrap_or(u16::MAX))
    }

    /// An empty row, unless the page is empty or has one there already.
    pub fn gap(&mut self) -> &mut Self {
        if self.rows.last().is_some_and(|row| row.line.width() > 0) {
            let line = Line::from(self.margin());
            self.rows.push(PageRow { line, wide: false });
        }
        self
    }

    /// A heading with a gap before it.
    pub fn heading(&mut self, text: &str) -> &mut Self {
        self.gap().text(Role::Heading, text)
    }

    /// Text in one role, wrapped.
    pub fn text(&mut self, role: Role, text: &str) -> &mut Self {
        self.pieces(&[Piece::new(text, self.theme.style(role))])
    }

    /// Text in several roles, wrapped as one.
    pub fn parts(&mut self, parts: &[(Role, &str)]) -> &mut Self {
        let pieces: Vec<Piece> = parts.iter().map(|&(role, text)| Piece::new(text, self.theme.style(role))).collect();
        self.pieces(&pieces)
    }

    /// An entry of a list: text behind a bullet.
    pub fn bullet(&mut self, text: &str) -> &mut Self {
        let bullet = format!("{} ", self.symbols.bullet);
        self.behind(&bullet, |page| _ = page.text(Role::Text, text))
    }

    /// Whatever `set` puts on the page, behind a mark on its first row and as many spaces on the others.
    pub fn behind(&mut self, mark: &str, set: impl FnOnce(&mut Self)) -> &mut Self {
        self.behind_in(Role::Muted, mark, set)
    }

    /// The same, the mark in a role.
    pub fn behind_in(&mut self, role: Role, mark: &str, set: impl FnOnce(&mut Self)) -> &mut Self {
        let rest = " ".repeat(paint::width(mark).into());
        let first = Span::styled(mark.to_owned(), self.theme.style(role));
        self.within(Margin { first: Some(first), rest: rest.into() }, set);
        self
    }

    /// Text with something that can be opened at the right end of its first row. Where the two leave each other too
    /// little room, what can be opened stands below.
    pub fn sourced(&mut self, text: &str, title: &str, address: &SafeText) -> &mut Self {
        let link = self.add_link(address);
        let end = Piece { text: title.to_owned(), style: self.theme.style(Role::Link), link: Some(link) };
        let (room, taken) = (self.room(), paint::width(title));
        let plain = self.theme.style(Role::Text);
        let Some(left) = room.checked_sub(taken + 2).filter(|&left| left >= room / 2) else {
            return self.text(Role::Text, text).pieces(&[end]);
        };
        for (at, row) in wrap(&[Piece::new(text, plain)], left).into_iter().enumerate() {
            let mut pieces = row.pieces;
            if at == 0 {
                let gap = room.saturating_sub(row.width + taken);
                pieces.push(Piece::new(" ".repeat(gap.into()), plain));
                pieces.push(end.clone());
            }
            self.pieces(&pieces);
        }
        self
    }

    /// A link behind a bullet, with something said about it.
    pub fn link(&mut self, title: &str, url: &SafeText, remark: &str) -> &mut Self {
        let link = self.add_link(url);
        let bullet = format!("{} ", self.symbols.bullet);
        let pieces = [
            Piece { text: title.to_owned(), style: self.theme.style(Role::Link), link: Some(link) },
            Piece::new(format!("  {remark}"), self.theme.style(Role::Muted)),
        ];
        self.behind(&bullet, |page| _ = page.pieces(&pieces))
    }

    /// Blocks of a document.
    pub fn elements(&mut self, elements: &[Element]) -> &mut Self {
        for element in elements {
            self.gap();
            self.element(element);
        }
        self
    }

    fn element(&mut self, element: &Element) {
        if self.margins.len() >= DEEPEST {
            self.text(Role::Muted, self.symbols.ellipsis);
            return;
        }
        match &element.kind {
            ElementKind::Heading { level, content, .. } => {
                let role = if *level <= 2 { Role::Accent } else { Role::Heading };
                let style = self.theme.style(role).add_modifier(Modifier::BOLD);
                let pieces = self.runs(content, style);
                self.pieces(&pieces);
            }
            ElementKind::Paragraph(runs) => {
                let pieces = self.runs(runs, Style::new());
                self.pieces(&pieces);
            }
            ElementKind::Items { start, entries } => self.items(*start, entries),
            ElementKind::Code { text, .. } => self.code(text),
            ElementKind::Quote(elements) => {
                let mark = Span::styled(format!("{} ", self.symbols.quote), self.theme.style(Role::Border));
                self.within(Margin { first: None, rest: mark }, |page| page.blocks(elements));
            }
            ElementKind::Grid { alignments, header, rows } => {
                let header: Vec<Vec<Piece>> =
                    header.iter().map(|cell| self.runs(cell, self.theme.style(Role::Heading))).collect();
                let rows: Vec<Vec<Vec<Piece>>> = rows
                    .iter()
                    .map(|(_, cells)| cells.iter().map(|cell| self.runs(cell, Style::new())).collect())
                    .collect();
                self.grid(alignments, &header, &rows);
            }
            ElementKind::Rule => {
                let rule = self.symbols.horizontal.repeat(usize::from(self.room()).min(24));
                self.text(Role::Border, &rule);
            }
        }
    }

    /// A table: `header` and `rows` hold cells of pieces.
    pub fn grid(
        &mut self,
        alignments: &[crate::domain::markdown::Align],
        header: &[Vec<Piece>],
        rows: &[Vec<Vec<Piece>>],
    ) {
        let set = grid::set(alignments, header, rows, self.room(), self.symbols, self.theme.style(Role::Border));
        let wide = set.iter().any(|row| row.width > self.room());
        for row in set {
            self.row(row, wide);
        }
    }

    fn items(&mut self, start: Option<u64>, entries: &[Entry]) {
        let loose = entries.iter().any(|entry| {
            entry.elements.iter().filter(|element| !matches!(element.kind, ElementKind::Items { .. })).count() > 1
        });
        let last = start.map(|start| start.saturating_add(entries.len() as u64));
        let digits = last.map_or(0, |last| last.to_string().len());
        for (at, entry) in entries.iter().enumerate() {
            if loose && at > 0 {
                self.gap();
            }
            let mark = match (start, entry.task) {
                (_, Some(done)) => {
                    let [ticked, open] = self.symbols.tasks;
                    format!("{} ", if done { ticked } else { open })
                }
                (Some(start), None) => format!("{:>digits$}. ", start.saturating_add(at as u64)),
                (None, None) => format!("{} ", self.symbols.bullet),
            };
            self.behind(&mark, |page| page.blocks(&entry.elements));
        }
    }

    /// Blocks of an entry or a quote: no gap before the first, nor before a list right under its sentence.
    fn blocks(&mut self, elements: &[Element]) {
        if elements.is_empty() {
            self.text(Role::Text, " ");
        }
        for (at, element) in elements.iter().enumerate() {
            if at > 0 && !matches!(element.kind, ElementKind::Items { .. }) {
                self.gap();
            }
            self.element(element);
        }
    }

    fn code(&mut self, text: &str) {
        let style = self.theme.style(Role::Code);
        let room = self.room();
        let wide = text.lines().any(|line| paint::width(line).saturating_add(2) > room);
        for line in text.lines() {
            let text = format!("  {line}");
            let width = paint::width(&text);
            self.row(WrappedRow { pieces: vec![Piece::new(text, style)], width }, wide);
        }
    }

    /// Runs of a document as pieces; links get their numbers.
    pub fn runs(&mut self, runs: &[Run], base: Style) -> Vec<Piece> {
        let mut open: Option<(&SafeText, usize)> = None;
        let mut pieces = Vec::with_capacity(runs.len());
        for run in runs {
            let link = run.link.as_ref().map(|url| match open {
                Some((before, link)) if before == url => link,
                _ => self.add_link(url),
            });
            open = run.link.as_ref().zip(link);
            let mut style = base;
            if link.is_some() {
                style = style.patch(self.theme.style(Role::Link));
            }
            if run.style.code {
                style = style.patch(self.theme.style(Role::Code));
            }
            for (set, modifier) in [
                (run.style.strong, Modifier::BOLD),
                (run.style.emphasis, Modifier::ITALIC),
                (run.style.strike, Modifier::CROSSED_OUT),
            ] {
                if set {
                    style = style.add_modifier(modifier);
                }
            }
            pieces.push(Piece { text: run.text.as_str().to_owned(), style, link });
        }
        pieces
    }

    /// An item that can be ticked.
    pub fn item(&mut self, number: u16, done: bool, text: &str) -> &mut Self {
        self.links.push(PageLink { target: Target::Item(number), parts: Vec::new() });
        let link = Some(self.links.len() - 1);
        let [ticked, open] = self.symbols.tasks;
        let (mark, role) = if done { (ticked, Role::Muted) } else { (open, Role::Text) };
        let piece = Piece { text: text.to_owned(), style: self.theme.style(role), link };
        self.behind(&format!("{mark} "), |page| _ = page.pieces(&[piece]))
    }

    fn add_link(&mut self, url: &SafeText) -> usize {
        self.links.push(PageLink { target: Target::Address(url.clone()), parts: Vec::new() });
        self.links.len() - 1
    }

    /// Pieces as wrapped rows.
    pub fn pieces(&mut self, pieces: &[Piece]) -> &mut Self {
        for row in wrap(pieces, self.room()) {
            self.row(row, false);
        }
        self
    }

    fn row(&mut self, row: WrappedRow, wide: bool) {
        let at = self.rows.len();
        let mut spans = self.margin();
        let mut x = spans.iter().fold(0_u16, |sum, span| sum.saturating_add(paint::width(&span.content)));
        for piece in row.pieces {
            let width = paint::width(&piece.text);
            if let Some(link) = piece.link.and_then(|link| self.links.get_mut(link)) {
                link.parts.push((at, x, width));
            }
            x = x.saturating_add(width);
            spans.push(Span::styled(piece.text, piece.style));
        }
        self.rows.push(PageRow { line: Line::from(spans), wide });
    }

    fn within(&mut self, margin: Margin, set: impl FnOnce(&mut Self)) {
        self.margins.push(margin);
        set(self);
        self.margins.pop();
    }

    fn margin(&mut self) -> Vec<Span<'static>> {
        self.margins.iter_mut().map(|margin| margin.first.take().unwrap_or_else(|| margin.rest.clone())).collect()
    }

    /// Columns left beside the margins.
    fn room(&self) -> u16 {
        let used = self.margins.iter().map(|margin| paint::width(&margin.rest.content)).sum();
        self.width.saturating_sub(used).max(8)
    }
}
