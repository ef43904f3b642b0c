//! The keys of a place along the lower edge of its frame, read from the table of keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::action::Action;
use crate::tui::component::Cx;
use crate::tui::keymap::{self, Context};
use crate::tui::theme::Role;
use crate::tui::widgets::paint;

/// One entry: actions whose keys stand together, and what they do; empty where the table says it.
pub(super) type Entry = (&'static [Action], &'static str);

/// Draws as many entries as fit, the first first.
pub(super) fn render(entries: &[Entry], context: Context, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) {
    if area.height < 3 || area.width < 8 {
        return;
    }
    let edge = Rect { x: area.x + 2, y: area.bottom() - 1, width: area.width - 4, height: 1 };
    let mut rest = edge;
    for &(actions, label) in entries {
        let bindings: Vec<_> = actions.iter().filter_map(|&action| keymap::binding(context, action)).collect();
        let Some(first) = bindings.first() else { continue };
        let names: Vec<_> = bindings.iter().map(|binding| binding.key.name(cx.symbols)).collect();
        let key = names.join("/");
        let label = if label.is_empty() { first.label } else { label };
        let gap = if rest == edge { " " } else { cx.symbols.dot };
        let wanted = paint::width(gap) + paint::width(&key) + 1 + paint::width(label) + 1;
        if wanted > rest.width {
            break;
        }
        let muted = cx.theme.style(Role::Muted);
        let used = paint::text(buf, rest, gap, muted);
        rest = paint::after(rest, used);
        let used = paint::text(buf, rest, &key, cx.theme.style(Role::Accent));
        rest = paint::after(rest, used);
        let used = paint::text(buf, rest, &format!(" {label}"), muted);
        rest = paint::after(rest, used);
    }
    if rest != edge {
        paint::text(buf, rest, " ", cx.theme.style(Role::Text));
    }
}
