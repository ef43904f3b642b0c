//! The frame around the panes: tabs, status line, popups over the body.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::app::App;
use crate::tui::component::{Component, Cx, Toast, Tone};
use crate::tui::keymap;
use crate::tui::layout::{self, Regions};
use crate::tui::panes;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;

/// How many keys the status line names.
const HINTS: usize = 3;
const TOO_SMALL: &str = "window too small";

/// Draws the whole screen.
pub(super) fn render(app: &App, buf: &mut Buffer) -> Option<Position> {
    let screen = buf.area;
    let cx = app.cx(screen);
    paint::fill(buf, screen, cx.theme.style(Role::Text));
    let Some(regions) = layout::regions(screen.as_size()) else {
        paint::text(buf, screen, TOO_SMALL, cx.theme.style(Role::Text));
        return None;
    };
    header(app, regions.header, buf, &cx);
    let mut cursor = None;
    if let Some(pane) = app.pane() {
        let cx = Cx { area: regions.body, ..cx };
        cursor = pane.render(regions.body, buf, &cx);
    }
    status(app, &regions, buf, &cx);
    for popup in app.popups() {
        let area = popup.place(screen, &cx).intersection(screen);
        clear(buf, area, &cx);
        cursor = popup.render(area, buf, &Cx { area, ..cx });
    }
    cursor
}

/// Where the tabs stand.
pub(super) fn tabs(header: Rect) -> Vec<Rect> {
    layout::tabs(header, 0, panes::all().iter().enumerate().map(|(at, entry)| paint::width(&tab(at, entry.title))))
}

fn tab(at: usize, title: &str) -> String {
    format!(" {} {title} ", at + 1)
}

fn header(app: &App, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) {
    let tabs = tabs(area);
    for (at, (entry, rect)) in panes::all().iter().zip(&tabs).enumerate() {
        let role = if at == app.active() { Role::Selection } else { Role::Muted };
        paint::text(buf, *rect, &tab(at, entry.title), cx.theme.style(role));
    }
    let used = tabs.iter().map(|tab| tab.right()).max().unwrap_or(0);
    let rest = paint::after(area, used.saturating_add(2).min(area.width));
    paint::right(buf, rest, "backend-guide ", cx.theme.style(Role::Muted));
}

fn status(app: &App, regions: &Regions, buf: &mut Buffer, cx: &Cx<'_>) {
    let area = paint::after(regions.status, 1);
    if let Some(Toast { tone, text }) = app.toast() {
        let (mark, role) = match tone {
            Tone::Good => ("", Role::Good),
            Tone::Trouble => ("! ", Role::Alarm),
        };
        let used = paint::text(buf, area, mark, cx.theme.style(role));
        paint::cut(buf, paint::after(area, used), text, cx.symbols.ellipsis, cx.theme.style(role));
        return;
    }
    let Some(top) = app.top() else { return };
    let place = if app.popups().is_empty() { regions.body } else { top.place(cx.area, cx) };
    let keys = hints(top, &Cx { area: place, ..*cx });
    let help = "? keys ";
    let mut rest = Rect { width: area.width.saturating_sub(paint::width(help)), ..area };
    for (key, label) in keys {
        let wanted = paint::width(&key) + 1 + paint::width(label) + 3;
        if wanted > rest.width {
            break;
        }
        let used = paint::text(buf, rest, &key, cx.theme.style(Role::Accent));
        paint::text(buf, paint::after(rest, used + 1), label, cx.theme.style(Role::Muted));
        rest = paint::after(rest, wanted);
    }
    if !top.context().takes_text() {
        paint::right(buf, area, help, cx.theme.style(Role::Muted));
    }
}

/// The keys that matter most for a component, with what they do.
fn hints(top: &dyn Component, cx: &Cx<'_>) -> Vec<(String, &'static str)> {
    let context = top.context();
    let mut out: Vec<(String, &'static str)> = Vec::new();
    for action in top.hints(cx).into_iter().chain([crate::tui::action::Action::CommandLine]) {
        let Some(binding) = keymap::binding(context, action) else { continue };
        if out.iter().all(|(_, label)| *label != binding.label) {
            out.push((binding.key.name(cx.symbols).into_owned(), binding.label));
        }
        if out.len() == HINTS {
            break;
        }
    }
    out
}

fn clear(buf: &mut Buffer, area: Rect, cx: &Cx<'_>) {
    for position in area.positions() {
        if let Some(cell) = buf.cell_mut(position) {
            cell.reset();
        }
    }
    paint::fill(buf, area, cx.theme.style(Role::Text));
}
