//! The first screen: what this is, and what to do now.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::action::{Action, COMMANDS};
use crate::tui::component::{Component, Cx, Deed, Handled, Input, Outbox, Request};
use crate::tui::keymap::Context;
use crate::tui::layout;
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::paint;

/// The popup. It covers the whole body and goes at the first key, which then means what it always means.
pub struct Welcome;

/// What to type and what comes of it. A row whose command does not exist is left out.
const STEPS: [(&str, &str, &str); 3] = [
    ("Enter", "learn", "A few questions, then a language and a path for you, with reasons and an honest date."),
    ("Esc", "browse", "Look through the field first: every roadmap, down to a single evening's topic."),
    ("/", "help", "Find any topic, roadmap, path or section by a few letters of its name."),
];

impl Component for Welcome {
    fn context(&self) -> Context {
        Context::Welcome
    }

    fn title(&self) -> &'static str {
        "Welcome"
    }

    fn hints(&self, _cx: &Cx<'_>) -> Vec<Action> {
        vec![Action::Confirm, Action::CommandLine, Action::Quit]
    }

    fn place(&self, screen: Rect, _cx: &Cx<'_>) -> Rect {
        layout::regions(screen.as_size()).map_or(screen, |regions| regions.body)
    }

    fn update(&mut self, input: Input, cx: &Cx<'_>, out: &mut Outbox) -> Handled {
        match input {
            Input::Action(Action::Help | Action::CommandLine) => Handled::No,
            Input::Action(Action::Confirm) => {
                out.ask(Request::Close);
                out.ask(begin(cx));
                Handled::Yes
            }
            Input::Action(action) => {
                out.ask(Request::Close);
                // Moving about on a screen that goes away would surprise; going elsewhere is meant.
                matches!(action, Action::Back | Action::Up | Action::Down).into()
            }
            Input::Mouse(pointer) if pointer.deed == Deed::Click => {
                out.ask(Request::Close);
                Handled::Yes
            }
            _ => Handled::No,
        }
    }

    fn render(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let width = area.width.saturating_sub(4).min(64);
        let page = page(width, cx);
        let height = u16::try_from(page.rows.len()).unwrap_or(u16::MAX);
        let place = layout::popup(area, width, height);
        for (row, rect) in page.rows.iter().zip(place.rows()) {
            paint::line(buf, rect, &row.line, 0);
        }
        None
    }
}

/// What the first of the steps asks for.
fn begin(cx: &Cx<'_>) -> Request {
    let command = STEPS.first().and_then(|(_, name, _)| COMMANDS.iter().find(|command| command.name == *name));
    let request = command.map(|command| (command.run)("", cx));
    request.and_then(Result::ok).unwrap_or(Request::Help)
}

fn page(width: u16, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(width, cx.theme, cx.symbols);
    page.text(Role::Accent, "backend-guide");
    page.text(Role::Text, "Your way to backend and data engineering, evening by evening.").gap();
    page.text(Role::Muted, &cx.guide.catalog.holdings()).gap();
    page.text(Role::Heading, "To begin");
    for (key, command, text) in STEPS {
        if COMMANDS.iter().any(|known| known.name == command) {
            page.gap().behind_in(Role::Accent, &format!("{key:<8}"), |page| _ = page.text(Role::Text, text));
        }
    }
    page.gap()
        .text(Role::Muted, "Everything stays on this machine. ? shows the keys of any place, Esc goes back, q leaves.");
    page
}
