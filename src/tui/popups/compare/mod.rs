//! Two paths, roadmaps or languages side by side.

mod facts;

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::ThemeChoice;
use crate::domain::advice::{AdviceError, PathBudget};
use crate::domain::catalog::Place;
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox};
use crate::tui::figures::Budgets;
use crate::tui::keymap::Context;
use crate::tui::layout;
use crate::tui::names;
use crate::tui::theme::Role;
use crate::tui::widgets::memo::Memo;
use crate::tui::widgets::page::{Page, PageRow};
use crate::tui::widgets::reader::{Reader, Reading};
use crate::tui::widgets::wrap::{Piece, WrappedRow, wrap};
use crate::tui::widgets::{frame, paint};
use facts::Facts;

/// Columns that it takes where there is room.
const WIDTH: u16 = 108;
/// Columns for what a fact is.
const LABEL: u16 = 12;
/// Columns between columns.
const GUTTER: u16 = 2;

/// The popup.
pub struct Compare {
    sides: [Place; 2],
    reader: Reader,
    budgets: Budgets,
    pages: Memo<PageKey, Page>,
}

/// All that the page depends on besides the two sides.
struct PageKey {
    budgets: Rc<Result<Vec<PathBudget>, AdviceError>>,
    width: u16,
    theme: ThemeChoice,
}

impl PartialEq for PageKey {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.budgets, &other.budgets) && (self.width, self.theme) == (other.width, other.theme)
    }
}

impl Compare {
    /// Two things beside each other.
    pub fn new(one: Place, other: Place) -> Self {
        Self { sides: [one, other], reader: Reader::default(), budgets: Budgets::default(), pages: Memo::default() }
    }

    fn page(&self, width: u16, cx: &Cx<'_>) -> Rc<Page> {
        let budgets = self.budgets.of(cx.guide);
        let key = PageKey { budgets: Rc::clone(&budgets), width, theme: cx.guide.theme };
        self.pages.get(key, || {
            let facts = self.sides.map(|side| facts::of(side, &budgets, cx));
            let titles = self.sides.map(|side| names::title(&cx.guide.catalog, side));
            set(titles, &facts, width, cx)
        })
    }

    /// Below the titles.
    fn text(inside: Rect) -> Rect {
        let above = 2.min(inside.height);
        Rect { y: inside.y + above, height: inside.height - above, ..inside }
    }
}

/// How wide each of the two columns is, the last two of the page left free for the signs that there is more.
fn column(width: u16) -> u16 {
    (width.saturating_sub(LABEL + 2 * GUTTER + 2) / 2).max(4)
}

/// Facts of the same name beside each other, in the order of the longer list; what only one has is "not stated" of the
/// other.
fn set(_: [&str; 2], [one, other]: &[Facts; 2], width: u16, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(width, cx.theme, cx.symbols);
    let order = if one.len() >= other.len() { one } else { other };
    let mut before = None;
    for fact in order {
        let find = |facts: &Facts| facts.iter().find(|own| own.name == fact.name).and_then(|own| own.text.clone());
        let texts = [find(one), find(other)];
        if texts.iter().all(Option::is_none) {
            continue;
        }
        if before.is_some_and(|before| before != fact.group) {
            page.rows.push(PageRow::default());
        }
        before = Some(fact.group);
        let column = column(width);
        let cell = |text: Option<String>| match text {
            Some(text) => wrap(&[Piece::new(text, Style::new())], column),
            None => wrap(&[Piece::new("not stated", cx.theme.style(Role::Muted))], column),
        };
        let [left, right] = texts.map(cell);
        let label = wrap(&[Piece::new(fact.name, cx.theme.style(Role::Muted))], LABEL);
        for at in 0..left.len().max(right.len()).max(label.len()) {
            let mut spans = Vec::new();
            for (cell, room) in [(&label, LABEL), (&left, column), (&right, column)] {
                fill(&mut spans, cell.get(at), room + GUTTER);
            }
            page.rows.push(PageRow { line: Line::from(spans), wide: false });
        }
    }
    page
}

fn fill(spans: &mut Vec<Span<'static>>, row: Option<&WrappedRow>, room: u16) {
    let used = row.map_or(0, |row| row.width);
    spans
        .extend(row.into_iter().flat_map(|row| &row.pieces).map(|piece| Span::styled(piece.text.clone(), piece.style)));
    spans.push(Span::raw(" ".repeat(room.saturating_sub(used).into())));
}

impl Component for Compare {
    fn context(&self) -> Context {
        Context::Reading
    }

    fn title(&self) -> &'static str {
        "Side by side"
    }

    fn hints(&self, _cx: &Cx<'_>) -> Vec<crate::tui::action::Action> {
        use crate::tui::action::Action;
        vec![Action::Down, Action::PageDown, Action::Back]
    }

    fn place(&self, screen: Rect, cx: &Cx<'_>) -> Rect {
        let width = WIDTH.min(screen.width);
        let room = layout::inside(Rect { width, ..screen });
        let rows = u16::try_from(self.page(room.width, cx).rows.len()).unwrap_or(u16::MAX);
        layout::popup(screen, width, rows.saturating_add(4).min(screen.height.saturating_sub(1)))
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, _out: &mut Outbox) -> Handled {
        let text = Self::text(layout::inside(cx.area));
        let page = self.page(text.width, cx);
        match input {
            Input::Action(action) => (self.reader.update(action, &page, text) == Reading::Moved).into(),
            Input::Mouse(pointer) if pointer.deed != Deed::Click => {
                self.reader.wheel(pointer.deed == Deed::ScrollDown, &page, text.height);
                Handled::Yes
            }
            _ => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let inside = frame::draw(buf, area, self.title(), cx);
        let column = column(inside.width);
        let mut rest = paint::after(Rect { height: inside.height.min(1), ..inside }, LABEL + GUTTER);
        for side in self.sides {
            let room = Rect { width: column.min(rest.width), ..rest };
            let title = names::title(&cx.guide.catalog, side);
            paint::cut(buf, room, title, cx.symbols.ellipsis, cx.theme.style(Role::Heading));
            rest = paint::after(rest, column + GUTTER);
        }
        let text = Self::text(inside);
        self.reader.render(&self.page(text.width, cx), text, buf, cx, true);
        None
    }
}
