//! The keys of a place along the lower edge of its frame, read from the table of keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::action::Action as A;
use crate::tui::component::Cx;
use crate::tui::keymap::{self, Context};
use crate::tui::theme::Role;
use crate::tui::widgets::paint;

/// One entry: actions whose keys stand together, and what they do; empty where the table says it.
pub(super) type Entry = (&'static [A], &'static str);

/// At a question with one answer, and at the date.
pub(super) const ONE: &[Entry] = &[
    (&[A::Confirm], ""),
    (&[A::Skip], ""),
    (&[A::Back], ""),
    (&[A::Finish], ""),
    (&[A::Leave], ""),
    (&[A::StartOver], ""),
];
/// At what is known.
pub(super) const MANY: &[Entry] = &[
    (&[A::Mark], ""),
    (&[A::Left, A::Right], "level"),
    (&[A::Confirm], ""),
    (&[A::Skip], ""),
    (&[A::Back], ""),
    (&[A::Finish], ""),
    (&[A::Leave], ""),
    (&[A::StartOver], ""),
];
/// At what is to be avoided.
pub(super) const AVOID: &[Entry] = &[
    (&[A::Mark], ""),
    (&[A::Confirm], ""),
    (&[A::Skip], ""),
    (&[A::Back], ""),
    (&[A::Finish], ""),
    (&[A::Leave], ""),
    (&[A::StartOver], ""),
];
/// At the hours.
pub(super) const HOURS: &[Entry] = &[
    (&[A::Left, A::Right], "hours"),
    (&[A::Confirm], ""),
    (&[A::Skip], ""),
    (&[A::Back], ""),
    (&[A::Finish], ""),
    (&[A::Leave], ""),
    (&[A::StartOver], ""),
];
/// At the list of answers.
pub(super) const ANSWERS: &[Entry] = &[(&[A::Confirm], ""), (&[A::StartOver], ""), (&[A::Back], "")];
/// At the recommendation.
pub(super) const ADVICE: &[Entry] = &[
    (&[A::Confirm], ""),
    (&[A::Left, A::Right], "hours"),
    (&[A::Edit], ""),
    (&[A::Compare], ""),
    (&[A::Why], ""),
    (&[A::Back], ""),
    (&[A::StartOver], ""),
];
/// While a reason is chosen, Enter opens the line that it rests on.
pub(super) const SOURCE: &[Entry] =
    &[(&[A::Confirm], "open the source"), (&[A::Up, A::Down], "reasons"), (&[A::Why], ""), (&[A::Back], "")];
/// Where nothing can be recommended.
pub(super) const NOTHING: &[Entry] = &[(&[A::Edit], ""), (&[A::StartOver], ""), (&[A::Back], "")];
/// At what lies behind the recommendation.
pub(super) const WHY: &[Entry] = &[(&[A::Confirm], ""), (&[A::Back], "")];

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
