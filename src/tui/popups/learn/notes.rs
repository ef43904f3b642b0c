//! Where the notes of options stand: beside all of them where every one fits, else below the list, for the option under
//! the cursor alone.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::advice::QuestionOption;
use crate::tui::component::Cx;
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::paint;

/// Columns of a row besides its label and its note: cursor, number or mark, level, gaps.
const AROUND: u16 = 18;
/// Rows below the list for a note: one of air, two of text.
const BELOW: u16 = 3;
/// A list is not made lower than this for the sake of notes.
const LOWEST_LIST: u16 = 4;

fn fit(options: &[QuestionOption], area: Rect) -> bool {
    let widest = |text: fn(&QuestionOption) -> &str| options.iter().map(|option| paint::width(text(option))).max();
    let label = widest(|option| &option.label).unwrap_or(0);
    let note = widest(|option| &option.note).unwrap_or(0);
    label.saturating_add(note).saturating_add(AROUND) <= area.width
}

/// The part of `area` for the list.
pub(super) fn list(options: &[QuestionOption], area: Rect) -> Rect {
    let taken = if fit(options, area) { 0 } else { BELOW.min(area.height.saturating_sub(LOWEST_LIST)) };
    Rect { height: area.height - taken, ..area }
}

/// The note at the end of an option's row; empty where the notes stand below.
pub(super) fn beside(options: &[QuestionOption], area: Rect, option: &QuestionOption) -> String {
    if fit(options, area) { option.note.to_string() } else { String::new() }
}

/// Draws the note of the option under the cursor right below the list of `shown` options, where that is its place.
pub(super) fn below(
    options: &[QuestionOption],
    shown: usize,
    area: Rect,
    option: Option<&QuestionOption>,
    buf: &mut Buffer,
    cx: &Cx<'_>,
) {
    let list = list(options, area);
    let Some(option) = option.filter(|_| list.height < area.height) else { return };
    let rows = u16::try_from(shown).unwrap_or(u16::MAX).min(list.height);
    let room = Rect { y: list.y + rows, height: area.bottom().saturating_sub(list.y + rows), ..area };
    let room = paint::after(room, 1);
    let mut page = Page::new(room.width, cx.theme, cx.symbols);
    page.text(Role::Muted, &option.note.replace(" · ", cx.symbols.dot));
    // A line of air above, unless the note needs it.
    let air = u16::from(page.rows.len() < usize::from(room.height));
    for (row, rect) in page.rows.iter().zip(room.rows().skip(air.into())) {
        paint::line(buf, rect, &row.line, 0);
    }
}
