//! Estimates on a scale: a bar with its expected figure marked, a claim as a whisker, a sum with its whiskers. The three
//! differ by sign, not by colour.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::Cx;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;
use crate::tui::widgets::range_bar::Scale;

/// An estimate from low to high, the expected figure marked: `━━╋━━`.
pub fn estimate(buf: &mut Buffer, area: Rect, scale: Scale, [low, expected, high]: [f64; 3], cx: &Cx<'_>) {
    let (start, width) = scale.columns(low, high, area.width);
    let bar = Rect { width, ..paint::after(area, start) }.intersection(area);
    let [full, _] = cx.symbols.bar;
    paint::rule(buf, bar, full, cx.theme.style(Role::Accent));
    mark(buf, area, scale, expected, cx.symbols.crossing, Role::Accent, cx);
}

/// A claim from low to high: `├──┤`; an open end runs to the end of the scale.
pub fn claim(buf: &mut Buffer, area: Rect, scale: Scale, low: f64, high: Option<f64>, cx: &Cx<'_>) {
    let (start, width) = scale.columns(low, high.unwrap_or(scale.high), area.width);
    let bar = Rect { width, ..paint::after(area, start) }.intersection(area);
    let [left, middle, right] = cx.symbols.whisker;
    let style = cx.theme.style(Role::Muted);
    paint::rule(buf, bar, middle, style);
    paint::text(buf, bar, left, style);
    let end = paint::after(bar, bar.width.saturating_sub(1));
    paint::text(buf, end, if high.is_some() { right } else { "+" }, style);
}

/// An amount from nothing up to its low end, then a whisker to its high end with the expected figure marked: `███─┼─┤`.
pub fn amount(buf: &mut Buffer, area: Rect, scale: Scale, [low, expected, high]: [f64; 3], cx: &Cx<'_>) {
    if high <= 0.0 {
        return;
    }
    let (start, width) = scale.columns(low, high, area.width);
    let solid = Rect { width: (start + 1).min(area.width), ..area };
    paint::rule(buf, solid, cx.symbols.solid, cx.theme.style(Role::Accent));
    // Drawn beside the bar, not over it: a style laid over another keeps the other's marks.
    let whisker = Rect { width: width.saturating_sub(1), ..paint::after(area, start + 1) }.intersection(area);
    if whisker.is_empty() {
        return;
    }
    let [_, middle, right] = cx.symbols.whisker;
    let style = cx.theme.style(Role::Muted);
    paint::rule(buf, whisker, middle, style);
    paint::text(buf, paint::after(whisker, whisker.width - 1), right, style);
    let (tick, _) = scale.columns(expected, expected, area.width);
    if tick > start && tick < start + width - 1 {
        mark(buf, area, scale, expected, cx.symbols.tick, Role::Muted, cx);
    }
}

/// Figures of the scale above bars that stand on it, at round places; those without room are left out.
pub fn axis(buf: &mut Buffer, area: Rect, scale: Scale, unit: &str, cx: &Cx<'_>) {
    let step = round_step(scale.high - scale.low, f64::from(area.width / 6).max(1.0));
    let style = cx.theme.style(Role::Muted);
    let mut free = area.x;
    let mut at = (scale.low / step).ceil() * step;
    // A step is never so small that there are more figures than columns.
    for _ in 0..area.width {
        if at > scale.high {
            break;
        }
        let (column, _) = scale.columns(at, at, area.width);
        let figure = format!("{at:.0}");
        let wanted = paint::width(&figure);
        let x = (area.x + column).saturating_sub(wanted / 2).max(area.x);
        let x = x.min(area.right().saturating_sub(wanted));
        if x >= free && x >= area.x {
            let used = paint::text(buf, paint::after(area, x - area.x), &figure, style);
            free = x + used + 2;
        }
        at += step;
    }
    let rest = paint::after(area, free.saturating_sub(area.x + 1).min(area.width));
    paint::text(buf, rest, unit, style);
}

/// A step of 1, 2 or 5 times a power of ten that parts an extent into at most so many pieces.
fn round_step(extent: f64, pieces: f64) -> f64 {
    let least = extent / pieces;
    if !least.is_finite() || least <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|&step| step >= least).unwrap_or(least)
}

fn mark(buf: &mut Buffer, area: Rect, scale: Scale, value: f64, sign: &str, role: Role, cx: &Cx<'_>) {
    let (column, width) = scale.columns(value, value, area.width);
    if width > 0 {
        paint::text(buf, paint::after(area, column), sign, cx.theme.style(role));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_a_scale_are_round() {
        for (extent, pieces, step) in [(1400.0, 4.0, 500.0), (90.0, 3.0, 50.0), (0.0, 3.0, 1.0)] {
            assert!((round_step(extent, pieces) - step).abs() < 1e-9, "{extent} in {pieces}");
        }
    }
}
