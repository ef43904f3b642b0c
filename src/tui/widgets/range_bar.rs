//! A range from low to high as a bar on a scale that several bars share.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::Cx;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;

/// The ends of the common scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// What the first column stands for.
    pub low: f64,
    /// What the last column stands for.
    pub high: f64,
}

impl Scale {
    /// The scale that holds all these ranges; nothing where there are none.
    pub fn over(ranges: impl IntoIterator<Item = (f64, f64)>) -> Option<Self> {
        ranges
            .into_iter()
            .map(|(low, high)| Self { low, high })
            .reduce(|one, other| Self { low: one.low.min(other.low), high: one.high.max(other.high) })
    }

    /// The columns of a bar: where it starts and how many it covers, at least one.
    pub fn columns(self, low: f64, high: f64, width: u16) -> (u16, u16) {
        if width == 0 {
            return (0, 0);
        }
        let last = f64::from(width - 1);
        let place = |value: f64| {
            let share = (value - self.low) / (self.high - self.low);
            let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the width")]
            let column = (share * last).round() as u16;
            column
        };
        let (start, end) = (place(low), place(high.max(low)));
        (start, end - start + 1)
    }
}

/// Draws the bar from `low` to `high` on the first row of `area`; an open end (`high` absent) runs to the end of the scale.
pub fn draw(buf: &mut Buffer, area: Rect, scale: Scale, low: f64, high: Option<f64>, cx: &Cx<'_>) {
    let [full, empty] = cx.symbols.bar;
    paint::rule(buf, area, empty, cx.theme.style(Role::Border));
    let (start, width) = scale.columns(low, high.unwrap_or(scale.high), area.width);
    let bar = Rect { width, ..paint::after(area, start) };
    paint::rule(buf, bar.intersection(area), full, cx.theme.style(Role::Accent));
    if high.is_none() {
        let end = Rect { x: area.right().saturating_sub(1), width: area.width.min(1), ..area };
        paint::text(buf, end, "+", cx.theme.style(Role::Accent));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_on_one_scale_can_be_compared() {
        let scale = Scale::over([(60.0, 80.0), (100.0, 160.0)]).unwrap();
        assert_eq!(scale.columns(60.0, 160.0, 11), (0, 11));
        assert_eq!(scale.columns(100.0, 160.0, 11), (4, 7));
        assert_eq!(scale.columns(80.0, 80.0, 11), (2, 1));
    }

    #[test]
    fn a_scale_without_extent_or_room_breaks_nothing() {
        let scale = Scale { low: 5.0, high: 5.0 };
        assert_eq!(scale.columns(5.0, 5.0, 10), (0, 1));
        assert_eq!(scale.columns(f64::NAN, f64::INFINITY, 10), (0, 1));
        assert_eq!(scale.columns(1.0, 2.0, 0), (0, 0));
    }
}
