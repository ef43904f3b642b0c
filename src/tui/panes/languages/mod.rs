//! The languages that the guide compares, as a table to sort, and a page about each.

mod draw;
mod page;
mod table;

use std::rc::Rc;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::ThemeChoice;
use crate::domain::catalog::{Catalog, Place};
use crate::domain::learner::{Goal, Profile};
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Handled, Input, Outbox, Pointer, Request, Toast};
use crate::tui::keymap::Context;
use crate::tui::panes::reading;
use crate::tui::theme::Role;
use crate::tui::widgets::memo::Memo;
use crate::tui::widgets::notice;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::paint;
use crate::tui::widgets::reader::Reader;
use crate::tui::widgets::rows::{self, Alive};
use crate::tui::widgets::scroll::{Move, Scroll};
use table::{Language, Order, languages};

/// From this width on table and page stand side by side.
const SIDE_BY_SIDE: u16 = 150;
/// Columns of the page beside the table.
const PAGE: u16 = 62;
/// Rows of the page that are worth taking from the table below which it stands.
const FEWEST_PAGE: u16 = 6;
/// Rows above the table: what it holds, and the titles of its columns.
const ABOVE: u16 = 2;

/// The pane.
#[derive(Default)]
pub(super) struct Languages {
    list: Scroll,
    order: Order,
    reading: Option<Reader>,
    pages: Memo<PageKey, Page>,
}

/// All that a page depends on. It keeps its catalogue alive, so that no other can take its address.
struct PageKey {
    catalog: Arc<Catalog>,
    language: Option<Language>,
    profile: Profile,
    width: u16,
    theme: ThemeChoice,
}

impl PartialEq for PageKey {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.catalog, &other.catalog)
            && (self.language, self.width, self.theme) == (other.language, other.width, other.theme)
            && self.profile == other.profile
    }
}

/// Where its parts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Parts {
    /// What the table holds, its titles, its rows; of no height while the page has all the room.
    table: Rect,
    /// The rule between; of no size where there is none.
    rule: Rect,
    /// The page; of no height where the table has all the room.
    page: Rect,
}

impl Parts {
    fn rows(self) -> Rect {
        let above = ABOVE.min(self.table.height);
        Rect { y: self.table.y + above, height: self.table.height - above, ..self.table }
    }
}

impl Languages {
    fn goal(cx: &Cx<'_>) -> Option<Goal> {
        cx.guide.profile().decided_goal()
    }

    fn languages(&self, cx: &Cx<'_>) -> Vec<Language> {
        languages(&cx.guide.catalog, self.order, Self::goal(cx))
    }

    fn chosen(&self, cx: &Cx<'_>) -> Option<Language> {
        self.languages(cx).get(self.list.cursor).copied()
    }

    fn parts(&self, area: Rect, len: usize) -> Parts {
        let none = Rect { width: 0, height: 0, ..area };
        let inside = Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2), ..area };
        if area.width >= SIDE_BY_SIDE {
            let table = Rect { width: area.width - PAGE - 2, ..area };
            let rule = Rect { x: table.right(), width: 1, ..area };
            return Parts { table, rule, page: Rect { x: rule.right() + 1, width: PAGE, ..area } };
        }
        if self.reading.is_some() {
            return Parts { table: none, rule: none, page: inside };
        }
        let rows = u16::try_from(len).unwrap_or(u16::MAX).saturating_add(ABOVE);
        if area.height < ABOVE + 3 + 1 + FEWEST_PAGE {
            return Parts { table: area, rule: none, page: none };
        }
        let height = rows.min(area.height - 1 - FEWEST_PAGE);
        let table = Rect { height, ..area };
        let rule = Rect { y: table.bottom(), height: 1, ..inside };
        let page = Rect { y: rule.bottom(), height: area.bottom() - rule.bottom(), ..inside };
        Parts { table, rule, page }
    }

    fn page(&self, width: u16, cx: &Cx<'_>) -> Rc<Page> {
        let language = self.chosen(cx);
        let profile = cx.guide.profile();
        let goal = profile.decided_goal();
        let catalog = Arc::clone(&cx.guide.catalog);
        let key = PageKey { catalog, language, profile, width, theme: cx.guide.theme };
        self.pages.get(key, || match language {
            Some(language) => page::page(language, goal, width, cx),
            None => Page::new(width, cx.theme, cx.symbols),
        })
    }

    fn act(&mut self, action: Action, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let len = self.languages(cx).len();
        let parts = self.parts(cx.area, len);
        match action {
            Action::Confirm => {
                self.open(cx, out);
                return Handled::Yes;
            }
            Action::Sort if self.reading.is_none() => {
                self.sort(cx);
                return Handled::Yes;
            }
            _ => {}
        }
        if self.reading.is_some() {
            let page = self.page(parts.page.width, cx);
            return reading::act(&mut self.reading, action, &page, parts.page, out);
        }
        if rows::go(&mut self.list, action, parts.rows().height, len) {
            return Handled::Yes;
        }
        if action == Action::Right && len > 0 {
            self.reading = Some(Reader::default());
            return Handled::Yes;
        }
        Handled::No
    }

    /// Goes to the roadmap of the language under the cursor.
    fn open(&self, cx: &Cx<'_>, out: &mut Outbox) {
        let Some(language) = self.chosen(cx) else { return };
        let name = language.name(&cx.guide.catalog);
        out.ask(language.roadmap.map_or_else(
            || Request::Toast(Toast::trouble(format!("no roadmap stands behind {name} here"))),
            |roadmap| Request::Visit(Place::Roadmap(roadmap)),
        ));
    }

    /// Sorts anew; the cursor stays on its language.
    fn sort(&mut self, cx: &Cx<'_>) {
        let chosen = self.chosen(cx);
        self.order = self.order.next(&cx.guide.catalog, Self::goal(cx));
        let languages = self.languages(cx);
        let at = languages.iter().position(|&own| Some(own) == chosen).unwrap_or(0);
        let height = self.parts(cx.area, languages.len()).rows().height;
        self.list.go(Move::To(at), height.into(), languages.len());
    }

    fn point(&mut self, pointer: Pointer, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let len = self.languages(cx).len();
        let parts = self.parts(cx.area, len);
        if parts.page.contains(pointer.at) && len > 0 {
            let page = self.page(parts.page.width, cx);
            reading::point(&mut self.reading, pointer, &page, parts.page, out);
            return Handled::Yes;
        }
        let area = parts.rows();
        if !area.contains(pointer.at) {
            return Handled::No;
        }
        self.reading = None;
        let before = self.list.cursor;
        if rows::point(&mut self.list, pointer, area, len) == Some(before) {
            self.open(cx, out);
        }
        Handled::Yes
    }

    /// What the table holds and how it is sorted.
    fn about(&self, buf: &mut Buffer, row: Rect, languages: &[Language], cx: &Cx<'_>) {
        let compared = languages.iter().filter(|own| own.row.is_some()).count();
        let others = languages.len() - compared;
        let without = if others > 0 { format!(", {others} without a row") } else { String::new() };
        let text = format!("{compared} in the guide{without}");
        let row = Rect { width: row.width.saturating_sub(2), ..paint::after(row, 1) };
        let used = paint::cut(buf, row, &text, cx.symbols.ellipsis, cx.theme.style(Role::Muted));
        let rest = paint::after(row, used + 2);
        paint::right(buf, rest, self.order.phrase(), cx.theme.style(Role::Muted));
    }
}

/// What stands in the pane where there are no languages.
const NOTHING: &str = "This guide compares no languages and has no roadmap of one.\n\nA table whose first column is headed \
                       \"Language\", with a column such as \"Best For\", \"Learning Curve\" or \"Salary\", would appear \
                       here. The Guide pane shows all that the file says.";

impl Component for Languages {
    fn context(&self) -> Context {
        if self.reading.is_some() { Context::Language } else { Context::Languages }
    }

    fn title(&self) -> &'static str {
        "Languages"
    }

    fn hints(&self, cx: &Cx<'_>) -> Vec<Action> {
        match (self.chosen(cx), self.reading) {
            (None, _) => Vec::new(),
            (_, None) => vec![Action::Confirm, Action::Right, Action::Sort],
            (_, Some(_)) => vec![Action::Confirm, Action::PageDown, Action::Back],
        }
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        match input {
            Input::Action(action) => self.act(action, cx, out),
            Input::Mouse(pointer) => self.point(pointer, cx, out),
            Input::Visit(Place::Language(row)) => {
                let languages = self.languages(cx);
                let Some(at) = languages.iter().position(|own| own.row == Some(row)) else { return Handled::No };
                let height = self.parts(cx.area, languages.len()).rows().height;
                self.list.go(Move::To(at), height.into(), languages.len());
                self.reading = Some(Reader::default());
                Handled::Yes
            }
            Input::Visit(_) | Input::Key(_) | Input::Paste(_) => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let languages = self.languages(cx);
        if languages.is_empty() {
            notice::render(buf, area, NOTHING, Role::Text, cx);
            return None;
        }
        let parts = self.parts(area, languages.len());
        let style = cx.theme.style(Role::Border);
        if parts.rule.width == 1 {
            paint::column(buf, parts.rule, cx.symbols.vertical, style);
        } else {
            paint::rule(buf, parts.rule, cx.symbols.horizontal, style);
        }
        if !parts.table.is_empty() {
            let mut above = parts.table.rows();
            let goal = Self::goal(cx);
            let sheet = draw::lay(&languages, goal, parts.table.width, cx);
            if let Some(row) = above.next() {
                self.about(buf, row, &languages, cx);
            }
            if let Some(row) = above.next() {
                sheet.titles(buf, row, cx);
            }
            let alive = if self.reading.is_none() { Alive::Yes } else { Alive::No };
            sheet.rows(buf, parts.rows(), self.list, &languages, alive, cx);
        }
        if !parts.page.is_empty() {
            let reader = self.reading.unwrap_or_default();
            reader.render(&self.page(parts.page.width, cx), parts.page, buf, cx, self.reading.is_some());
        }
        None
    }

    fn is_sound(&self, cx: &Cx<'_>) -> bool {
        self.list.cursor < self.languages(cx).len().max(1)
    }
}
