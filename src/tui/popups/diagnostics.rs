//! What is wrong with the files that were read.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::catalog::{Diagnostic, Severity};
use crate::tui::action::Action;
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox};
use crate::tui::keymap::Context;
use crate::tui::layout;
use crate::tui::theme::Role;
use crate::tui::widgets::frame;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::reader::{Reader, Reading};

/// More findings than this are counted, not listed.
const MOST: usize = 500;

/// The popup.
#[derive(Default)]
pub struct Diagnostics {
    reader: Reader,
}

fn page(width: u16, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(width, cx.theme, cx.symbols);
    let found = &cx.guide.diagnostics;
    if found.is_empty() {
        page.text(Role::Good, "Nothing is wrong with the files that were read.");
    }
    for diagnostic in found.iter().take(MOST) {
        entry(&mut page, diagnostic);
    }
    if let Some(more) = found.len().checked_sub(MOST).filter(|&more| more > 0) {
        page.gap().text(Role::Muted, &format!("and {more} more; `backend-guide check` lists all"));
    }
    page
}

fn entry(page: &mut Page, diagnostic: &Diagnostic) {
    let role = match diagnostic.severity {
        Severity::Error => Role::Alarm,
        Severity::Warning => Role::Warning,
    };
    page.gap().parts(&[
        (role, &diagnostic.severity.to_string()),
        (Role::Text, ": "),
        (Role::Text, &diagnostic.message),
    ]);
    page.behind("  ", |page| {
        page.text(Role::Muted, &format!("{}:{}", diagnostic.location, diagnostic.location.column));
        if !diagnostic.hint.is_empty() {
            page.text(Role::Text, &diagnostic.hint);
        }
    });
}

impl Component for Diagnostics {
    fn context(&self) -> Context {
        Context::Reading
    }

    fn title(&self) -> &'static str {
        "Findings"
    }

    fn hints(&self, _cx: &Cx<'_>) -> Vec<Action> {
        vec![Action::Down, Action::PageDown, Action::Back]
    }

    fn place(&self, screen: Rect, cx: &Cx<'_>) -> Rect {
        layout::popup_around(screen, 84, |width| page(width, cx).rows.len())
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, _out: &mut Outbox) -> Handled {
        let inside = layout::inside(cx.area);
        let page = page(inside.width, cx);
        match input {
            Input::Action(action) => (self.reader.update(action, &page, inside) == Reading::Moved).into(),
            Input::Mouse(pointer) if pointer.deed != Deed::Click => {
                self.reader.wheel(pointer.deed == Deed::ScrollDown, &page, inside.height);
                Handled::Yes
            }
            _ => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let inside = frame::draw(buf, area, self.title(), cx);
        self.reader.render(&page(inside.width, cx), inside, buf, cx, true);
        None
    }
}
