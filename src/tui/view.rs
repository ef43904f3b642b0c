//! The frame around the panes: tabs, status line, popups over the body.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::app::App;
use crate::tui::component::{Component, Cx, Toast, Tone};
use crate::tui::doing;
use crate::tui::keymap;
use crate::tui::layout::{self, Regions};
use crate::tui::panes;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;

/// The longest title that the clock gets, in columns.
const CLOCK: u16 = 18;
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

/// Where the tabs stand while that pane is in front.
pub(super) fn tabs(header: Rect, active: usize) -> Vec<Rect> {
    layout::tabs(header, 0, labels(header.width, active).iter().map(|label| paint::width(label)))
}

/// What stands on the tabs: with air on both sides where all fit so, else on one, else with the titles cut but for the
/// one in front.
fn labels(width: u16, active: usize) -> Vec<String> {
    let titles = || panes::all().iter().map(|entry| entry.title).enumerate();
    let numbered = |(at, title): (usize, &str)| format!(" {} {title}", at + 1);
    let airy: Vec<String> = titles().map(|tab| format!("{} ", numbered(tab))).collect();
    let longest = titles().map(|(_, title)| paint::width(title)).max().unwrap_or(0);
    let cut = |letters: u16| {
        let letters = move |at| if at == active { u16::MAX } else { letters };
        titles().map(|(at, title)| numbered((at, &paint::shortened(title, letters(at), "")))).collect::<Vec<_>>()
    };
    let fits = |labels: &Vec<String>| labels.iter().map(|label| paint::width(label)).sum::<u16>() <= width;
    let shorter = (1..=longest).rev().map(cut);
    std::iter::once(airy).chain(shorter).find(fits).unwrap_or_else(|| cut(1))
}

fn header(app: &App, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) {
    let tabs = tabs(area, app.active());
    for (at, (label, rect)) in labels(area.width, app.active()).iter().zip(&tabs).enumerate() {
        let role = if at == app.active() { Role::Selection } else { Role::Muted };
        paint::text(buf, *rect, label, cx.theme.style(role));
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
    let help = if top.context().takes_text() { "" } else { "? keys " };
    let free = Rect { width: area.width.saturating_sub(paint::width(help)), ..area };
    let clock = clock(cx).unwrap_or_default();
    let taken = paint::right(buf, free, &clock, cx.theme.style(Role::Accent));
    let mut rest = Rect { width: free.width.saturating_sub(taken), ..free };
    for (key, label) in keys {
        let wanted = paint::width(&key) + 1 + paint::width(label) + 3;
        if wanted > rest.width {
            break;
        }
        let used = paint::text(buf, rest, &key, cx.theme.style(Role::Accent));
        paint::text(buf, paint::after(rest, used + 1), label, cx.theme.style(Role::Muted));
        rest = paint::after(rest, wanted);
    }
    paint::right(buf, area, help, cx.theme.style(Role::Muted));
}

/// What the clock runs on, and for how long.
fn clock(cx: &Cx<'_>) -> Option<String> {
    let running = cx.guide.record().clock()?;
    let topic = paint::shortened(&doing::title(cx, &running.topic), CLOCK, cx.symbols.ellipsis);
    Some(format!("{topic} {}   ", doing::on_clock(running, cx)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tabs_fit_from_sixty_columns_on_and_the_one_in_front_is_whole() {
        for active in 0..panes::all().len() {
            let title = panes::all()[active].title;
            for width in [60, 80, 200] {
                let labels = labels(width, active);
                assert!(labels.iter().map(|label| paint::width(label)).sum::<u16>() <= width, "{width}: {labels:?}");
                assert!(labels[active].contains(title));
            }
            assert!(labels(10, active)[active].contains(title));
        }
    }
}
