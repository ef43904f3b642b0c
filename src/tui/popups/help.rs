//! The keys of the place one is in, and all commands.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::action::{Action, COMMANDS};
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox, Request};
use crate::tui::keymap::{self, Binding, Context};
use crate::tui::layout;
use crate::tui::panes;
use crate::tui::theme::Role;
use crate::tui::widgets::frame;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::reader::{Reader, Reading};

/// Columns for the keys.
const KEYS: usize = 16;

/// The popup.
pub struct Help {
    of: Context,
    title: String,
    reader: Reader,
}

impl Help {
    /// Help for a place of that name.
    pub fn new(of: Context, title: &str) -> Self {
        Self { of, title: format!("Keys: {title}"), reader: Reader::default() }
    }

    fn page(&self, width: u16, cx: &Cx<'_>) -> Page {
        let mut page = Page::new(width, cx.theme, cx.symbols);
        for (heading, context) in
            [("Here", self.of), ("Moving about", Context::Moving), ("Everywhere", Context::Everywhere)]
        {
            let groups = groups(context);
            if groups.is_empty() {
                continue;
            }
            page.heading(heading);
            for (label, bindings) in groups {
                let keys: Vec<_> = bindings.iter().map(|binding| binding.key.name(cx.symbols)).collect();
                entry(&mut page, &keys.join(" "), label);
            }
        }
        page.heading("Typed after /");
        for pane in panes::all() {
            entry(&mut page, pane.name, pane.about);
        }
        for command in COMMANDS.iter().filter(|command| panes::all().iter().all(|pane| pane.name != command.name)) {
            entry(&mut page, &format!("{} {}", command.name, command.arguments), command.title);
        }
        page
    }
}

fn entry(page: &mut Page, key: &str, what: &str) {
    page.behind_in(Role::Accent, &format!("{key:<KEYS$} "), |page| _ = page.text(Role::Text, what));
}

/// The bindings of a context by what they do, in the order of the table; one row for the panes' digits.
fn groups(context: Context) -> Vec<(&'static str, Vec<&'static Binding>)> {
    let mut groups: Vec<(&'static str, Vec<&'static Binding>)> = Vec::new();
    for binding in keymap::of(context) {
        if matches!(binding.action, Action::Pane(at) if at >= panes::all().len()) {
            continue;
        }
        let label = if matches!(binding.action, Action::Pane(_)) { "to that pane" } else { binding.label };
        match groups.iter_mut().find(|(other, _)| *other == label) {
            Some((_, bindings)) => bindings.push(binding),
            None => groups.push((label, vec![binding])),
        }
    }
    groups
}

impl Component for Help {
    fn context(&self) -> Context {
        Context::Reading
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn hints(&self, _cx: &Cx<'_>) -> Vec<Action> {
        vec![Action::Down, Action::PageDown, Action::Back]
    }

    fn place(&self, screen: Rect, cx: &Cx<'_>) -> Rect {
        layout::popup_around(screen, 68, |width| self.page(width, cx).rows.len())
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        let inside = layout::inside(cx.area);
        let page = self.page(inside.width, cx);
        match input {
            Input::Action(Action::Help) => {
                out.ask(Request::Close);
                Handled::Yes
            }
            Input::Action(action) => (self.reader.update(action, &page, inside) == Reading::Moved).into(),
            Input::Mouse(pointer) if pointer.deed != Deed::Click => {
                self.reader.wheel(pointer.deed == Deed::ScrollDown, &page, inside.height);
                Handled::Yes
            }
            _ => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let inside = frame::draw(buf, area, &self.title, cx);
        self.reader.render(&self.page(inside.width, cx), inside, buf, cx, true);
        None
    }
}
