//! The routes: what each claims, what it takes at one's own hours, and its steps.
//!
//! A list leads into the page about one path; side by side where there is room. Marking a path and then another puts the
//! two side by side.

mod list;
mod page;

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::ThemeChoice;
use crate::domain::advice::{AdviceError, PathBudget};
use crate::domain::catalog::Place;
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Handled, Input, Outbox, Pointer, Request, Toast};
use crate::tui::figures::Budgets;
use crate::tui::keymap::Context;
use crate::tui::layout::{self, Columns, Focus};
use crate::tui::panes::reading;
use crate::tui::plans;
use crate::tui::theme::Role;
use crate::tui::widgets::memo::Memo;
use crate::tui::widgets::notice;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::paint;
use crate::tui::widgets::reader::Reader;
use crate::tui::widgets::rows::{self, Alive};
use crate::tui::widgets::scroll::{Move, Scroll};

/// The pane.
#[derive(Default)]
pub(super) struct Paths {
    list: Scroll,
    reading: Option<Reader>,
    /// The path that waits for another to be compared with.
    marked: Option<usize>,
    budgets: Budgets,
    pages: Memo<PageKey, Page>,
}

/// All that a page depends on. Budgets are worked out anew whenever the catalogue, the answers or the day change.
struct PageKey {
    budgets: Rc<Result<Vec<PathBudget>, AdviceError>>,
    path: usize,
    width: u16,
    theme: ThemeChoice,
}

impl PartialEq for PageKey {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.budgets, &other.budgets)
            && (self.path, self.width, self.theme) == (other.path, other.width, other.theme)
    }
}

impl Paths {
    fn page(&self, width: u16, cx: &Cx<'_>) -> Rc<Page> {
        let budgets = self.budgets.of(cx.guide);
        let key = PageKey { budgets: Rc::clone(&budgets), path: self.list.cursor, width, theme: cx.guide.theme };
        self.pages.get(key, || page::page(self.list.cursor, &budgets, width, cx))
    }

    fn focus(&self) -> Focus {
        if self.reading.is_some() { Focus::Text } else { Focus::List }
    }

    fn areas(&self, area: Rect) -> (Option<Rect>, Option<Rect>) {
        let focus = self.focus();
        match layout::columns(area, focus) {
            Columns::One(area) if focus == Focus::Text => (None, Some(layout::off_the_edges(area))),
            Columns::One(area) => (Some(area), None),
            Columns::Two { list, text, .. } => (Some(list), Some(text)),
        }
    }

    fn act(&mut self, action: Action, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        match action {
            Action::Compare => {
                self.mark(cx, out);
                return Handled::Yes;
            }
            Action::Accept => {
                out.ask(plans::accept_path(&self.budgets.of(cx.guide), self.list.cursor, cx));
                return Handled::Yes;
            }
            _ => {}
        }
        let (list, text) = self.areas(cx.area);
        if self.reading.is_some() {
            let text = text.unwrap_or(layout::off_the_edges(cx.area));
            let page = self.page(text.width, cx);
            return reading::act(&mut self.reading, action, &page, text, out);
        }
        let height = list.map_or(1, |list| list::items_in(list, len(cx)));
        if rows::go(&mut self.list, action, height, len(cx)) {
            return Handled::Yes;
        }
        match action {
            Action::Right | Action::Confirm if len(cx) > 0 => {
                self.reading = Some(Reader::default());
                Handled::Yes
            }
            Action::Back => self.marked.take().is_some().into(),
            _ => Handled::No,
        }
    }

    /// Marks the path under the cursor; where another is marked, compares the two; where it is marked itself, unmarks it.
    fn mark(&mut self, cx: &Cx<'_>, out: &mut Outbox) {
        let Some(path) = cx.guide.catalog.paths.get(self.list.cursor) else { return };
        match self.marked.take() {
            None => {
                self.marked = Some(self.list.cursor);
                out.ask(Toast::good(format!("{} is marked; c on another path puts the two side by side", path.title)));
            }
            Some(marked) if marked == self.list.cursor => {}
            Some(marked) => out.ask(Request::Compare(Place::Path(marked), Place::Path(self.list.cursor))),
        }
    }

    fn point(&mut self, pointer: Pointer, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let (list, text) = self.areas(cx.area);
        if let Some(text) = text.filter(|text| text.contains(pointer.at)) {
            let page = self.page(text.width, cx);
            reading::point(&mut self.reading, pointer, &page, text, out);
            return Handled::Yes;
        }
        let Some(list) = list.filter(|list| list.contains(pointer.at)) else { return Handled::No };
        self.reading = None;
        let before = self.list.cursor;
        let items = list::items_in(list, len(cx));
        let area = Rect { height: items, ..list };
        let height = list::item_height(list, len(cx));
        let at = ratatui::layout::Position { y: list.y + (pointer.at.y - list.y) / height.max(1), ..pointer.at };
        if rows::point(&mut self.list, Pointer { at, ..pointer }, area, len(cx)) == Some(before) {
            self.reading = Some(Reader::default());
        }
        Handled::Yes
    }
}

fn len(cx: &Cx<'_>) -> usize {
    cx.guide.catalog.paths.len()
}

impl Component for Paths {
    fn context(&self) -> Context {
        if self.reading.is_some() { Context::Path } else { Context::Paths }
    }

    fn title(&self) -> &'static str {
        "Paths"
    }

    fn hints(&self, cx: &Cx<'_>) -> Vec<Action> {
        match (len(cx), self.reading) {
            (0, _) => Vec::new(),
            (1, None) => vec![Action::Confirm, Action::Accept],
            (_, None) => vec![Action::Confirm, Action::Compare, Action::Accept],
            (_, Some(_)) => vec![Action::PageDown, Action::Accept, Action::Back],
        }
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        match input {
            Input::Action(action) => self.act(action, cx, out),
            Input::Mouse(pointer) => self.point(pointer, cx, out),
            Input::Visit(Place::Path(at)) if at < len(cx) => {
                let items = list::items_in(cx.area, len(cx));
                self.list.go(Move::To(at), items.into(), len(cx));
                self.reading = Some(Reader::default());
                Handled::Yes
            }
            Input::Visit(_) | Input::Key(_) | Input::Paste(_) => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        if len(cx) == 0 {
            notice::render(buf, area, &page::nothing(cx), Role::Text, cx);
            return None;
        }
        let (list, text) = self.areas(area);
        if let Columns::Two { rule, .. } = layout::columns(area, self.focus()) {
            paint::column(buf, rule, cx.symbols.vertical, cx.theme.style(Role::Border));
        }
        if let Some(list) = list {
            let alive = if self.reading.is_none() { Alive::Yes } else { Alive::No };
            list::render(buf, list, self.list, self.marked, alive, &self.budgets.of(cx.guide), cx);
        }
        if let Some(text) = text {
            let reader = self.reading.unwrap_or_default();
            reader.render(&self.page(text.width, cx), text, buf, cx, self.reading.is_some());
        }
        None
    }

    fn is_sound(&self, cx: &Cx<'_>) -> bool {
        self.list.cursor < len(cx).max(1) && self.marked.is_none_or(|marked| marked < len(cx))
    }
}
