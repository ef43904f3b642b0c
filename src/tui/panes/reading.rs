//! What keys and the mouse do to the text beside a pane's list: the same in every pane that has one.

use ratatui::layout::Rect;

use crate::domain::Effect;
use crate::tui::action::Action;
use crate::tui::component::{Deed, Handled, Outbox, Pointer, Request};
use crate::tui::widgets::page::{Page, Target};
use crate::tui::widgets::reader::{Reader, Reading};

/// Gives an action to the text that is read, drawn in `area`. What leads out of the text ends the reading. Nothing is
/// handled while nothing is read.
pub(super) fn act(read: &mut Option<Reader>, action: Action, page: &Page, area: Rect, out: &mut Outbox) -> Handled {
    ticking(read, action, page, area, out, |_| None)
}

/// The same for a text with items that can be ticked; `tick` answers what that asks for.
pub(super) fn ticking(
    read: &mut Option<Reader>,
    action: Action,
    page: &Page,
    area: Rect,
    out: &mut Outbox,
    tick: impl FnOnce(u16) -> Option<Request>,
) -> Handled {
    let Some(reader) = read else { return Handled::No };
    match reader.update(action, page, area) {
        Reading::Open(url) => out.ask(Request::Effect(Effect::OpenLink(url))),
        Reading::Copy(url) => out.ask(Request::Effect(Effect::Copy(url.as_str().to_owned()))),
        Reading::Tick(item) => tick(item).into_iter().for_each(|request| out.ask(request)),
        Reading::Moved => {}
        Reading::Ignored if matches!(action, Action::Left | Action::Back) => *read = None,
        Reading::Ignored => return Handled::No,
    }
    Handled::Yes
}

/// Gives the mouse, which is on the text, to it; from then on it is read.
pub(super) fn point(read: &mut Option<Reader>, pointer: Pointer, page: &Page, area: Rect, out: &mut Outbox) {
    point_ticking(read, pointer, page, area, out, |_| None);
}

/// The same for a text with items that can be ticked.
pub(super) fn point_ticking(
    read: &mut Option<Reader>,
    pointer: Pointer,
    page: &Page,
    area: Rect,
    out: &mut Outbox,
    tick: impl FnOnce(u16) -> Option<Request>,
) {
    let reader = read.get_or_insert_default();
    match pointer.deed {
        Deed::Click => match reader.hit(page, area, pointer.at.x, pointer.at.y) {
            Some(Target::Address(url)) => out.ask(Request::Effect(Effect::OpenLink(url))),
            Some(Target::Item(item)) => tick(item).into_iter().for_each(|request| out.ask(request)),
            None => {}
        },
        deed => reader.wheel(deed == Deed::ScrollDown, page, area.height),
    }
}
