//! Hours against time: as planned, as it went, and where it may lead; above, the day of finishing as twenty dots.

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::axis::{Picture, over};
use super::time::{fan, piles};
use super::words;
use crate::domain::plan::Overview;
use crate::tui::component::Cx;
use crate::tui::layout;
use crate::tui::symbols::Grain;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;
use crate::tui::widgets::raster::{Ink, Raster, Stroke};

/// The fewest rows with which the picture stands beside another.
pub(super) const FEWEST_ROWS: u16 = 14;
/// The plot is not drawn higher than this.
const HIGHEST_PLOT: u16 = 40;
/// From this many rows on the dots may pile higher.
const ROOM_FOR_DOTS: u16 = 22;
/// Columns of a line's sample in the legend.
const SAMPLE: u16 = 4;

/// Where the parts of the picture stand. Each may be of no height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Parts {
    names: Rect,
    dots: Rect,
    plot: Rect,
    axis: Rect,
    legend: Rect,
    words: Rect,
}

/// Parts an area: the plot has first claim, then the axis, the dots, the names of lines, the legend, the words.
fn parts(area: Rect, highest_pile: u16, legend: u16) -> Parts {
    let mut spare = area.height.saturating_sub(4);
    let mut grant = |rows: u16| {
        let rows = rows.min(spare);
        spare -= rows;
        rows
    };
    let axis = grant(2);
    let names = grant(1);
    let few = grant(highest_pile.min(3));
    let words = grant(1);
    let legend = grant(legend);
    let more = grant(highest_pile.saturating_sub(few).min(area.height / 6));
    let plot = (area.height.min(4) + spare).min(HIGHEST_PLOT);
    let mut rest = area;
    let mut take = |rows: u16| layout::take(&mut rest, rows);
    Parts {
        names: take(names),
        dots: take(few + more),
        plot: take(plot),
        axis: take(axis),
        legend: take(legend),
        words: take(words),
    }
}

/// Columns that figures take before the plot, with the gap behind them.
pub(super) fn margin(overview: &Overview) -> u16 {
    1 + paint::width(&figure(overview.burn_up.total)) + 1
}

fn figure(hours: f64) -> String {
    format!("{} h", words::hours(hours.round()))
}

/// The kinds of lines.
#[derive(Clone, Copy)]
enum Kind {
    Planned,
    Even,
    Covered,
}

fn ink(kind: Kind, cx: &Cx<'_>) -> Ink {
    let (rank, stroke, sign, role) = match kind {
        Kind::Planned => (0, Stroke::Dashed(2, 2), '-', Role::Muted),
        Kind::Even => (1, Stroke::Thin, '+', Role::Accent),
        Kind::Covered => (2, Stroke::Thick, '#', Role::Good),
    };
    Ink { rank, stroke, sign, style: over(role, cx) }
}

/// Draws the picture.
pub(super) fn render(buf: &mut Buffer, area: Rect, picture: &Picture<'_>, cx: &Cx<'_>) {
    let overview = picture.overview;
    let time = picture.time(area);
    let wanted = if area.height >= ROOM_FOR_DOTS { 5 } else { 3 };
    let piles = piles(&overview.prospect.dots, overview.deadline, picture.scale, time.width, wanted);
    let highest = piles.iter().map(|(_, height)| *height).max().unwrap_or(0);
    let parts = parts(area, highest, legend_rows(area.width, cx));
    picture.names(buf, parts.names, cx);
    picture.today(buf, parts.plot, cx);
    picture.axis(buf, parts.axis, cx);
    figures(buf, parts.plot, picture, cx);
    plot(buf, picture.time(parts.plot), picture, cx);
    picture.deadline_line(buf, union(parts.dots, parts.plot), cx);
    dots(buf, picture.time(parts.dots), &piles, cx);
    legend(buf, parts.legend, cx);
    let row = Rect { width: parts.words.width.saturating_sub(1), ..paint::after(parts.words, 1) };
    paint::text(buf, row, words::fitting(&words::spread(overview), row.width), cx.theme.style(Role::Text));
}

/// Two areas that lie on each other.
fn union(upper: Rect, lower: Rect) -> Rect {
    Rect { height: upper.height + lower.height, ..upper }
}

/// Hours at the left edge: all, none, and half where there is room.
fn figures(buf: &mut Buffer, area: Rect, picture: &Picture<'_>, cx: &Cx<'_>) {
    let total = picture.overview.burn_up.total;
    let last = area.height.saturating_sub(1);
    let mut wanted = vec![(0, total), (last, 0.0)];
    if area.height >= 7 {
        wanted.push((last / 2, total / 2.0));
    }
    for (y, hours) in wanted {
        let Some(row) = area.rows().nth(y.into()) else { continue };
        let room = Rect { width: picture.margin.saturating_sub(1).min(row.width), ..row };
        paint::right(buf, room, &figure(hours), cx.theme.style(Role::Muted));
    }
}

fn plot(buf: &mut Buffer, area: Rect, picture: &Picture<'_>, cx: &Cx<'_>) {
    let (overview, scale) = (picture.overview, picture.scale);
    let total = overview.burn_up.total.max(1.0);
    let place = |day: Date, hours: f64| (scale.share(day), (hours / total).clamp(0.0, 1.0));
    let now = place(overview.today, overview.covered.hours);
    let prospect = &overview.prospect;
    let going_on = !overview.weeks.is_empty();
    if going_on {
        let shade = cx.theme.style(Role::Border);
        for (x, y) in fan(now, (scale.share(prospect.early), scale.share(prospect.late)), area.width, area.height) {
            let cell = Rect { x: area.x + x, y: area.y + y, width: 1, height: 1 };
            paint::text(buf, cell, cx.symbols.shade, shade);
        }
    }
    let from_start = |points: &[(Date, f64)]| -> Vec<(f64, f64)> {
        let start = std::iter::once(place(overview.started, 0.0));
        start.chain(points.iter().map(|&(day, hours)| place(day, hours))).collect()
    };
    let mut raster = Raster::new(area.width, area.height, cx.symbols.grain);
    raster.path(&from_start(&overview.burn_up.planned), ink(Kind::Planned, cx));
    if going_on {
        raster.path(&[now, place(prospect.even, total)], ink(Kind::Even, cx));
    }
    raster.path(&from_start(&overview.burn_up.covered), ink(Kind::Covered, cx));
    raster.draw(buf, area);
}

/// Every date as a dot on the dots below it; a pile without room ends in a plus sign.
fn dots(buf: &mut Buffer, area: Rect, piles: &[(u16, u16)], cx: &Cx<'_>) {
    for &(column, height) in piles {
        for at in 0..height.min(area.height) {
            let cell = Rect { x: area.x + column, y: area.bottom() - 1 - at, width: 1, height: 1 };
            let cut = at + 1 == area.height && height > area.height;
            paint::text(buf, cell, if cut { "+" } else { cx.symbols.chance }, over(Role::Accent, cx));
        }
    }
}

/// What a sample in the legend shows.
#[derive(Clone, Copy)]
enum Sample {
    Line(Kind),
    Fan,
    Dot,
}

const LEGEND: [(Sample, &str); 5] = [
    (Sample::Line(Kind::Covered), "as it went"),
    (Sample::Line(Kind::Planned), "as planned"),
    (Sample::Line(Kind::Even), "even chance"),
    (Sample::Fan, "8 chances in 10"),
    (Sample::Dot, "1 chance in 20"),
];

/// Where the entries of the legend stand: row, column.
fn legend_places(width: u16, cx: &Cx<'_>) -> Vec<(u16, u16)> {
    let (mut row, mut column) = (0, 1);
    LEGEND
        .iter()
        .map(|(sample, words)| {
            let wide = sample_width(*sample, cx) + 1 + paint::width(words);
            if column > 1 && column + wide > width {
                (row, column) = (row + 1, 1);
            }
            let place = (row, column);
            column += wide + 3;
            place
        })
        .collect()
}

fn legend_rows(width: u16, cx: &Cx<'_>) -> u16 {
    legend_places(width, cx).last().map_or(0, |(row, _)| row + 1)
}

fn sample_width(sample: Sample, cx: &Cx<'_>) -> u16 {
    match sample {
        Sample::Dot => 1,
        Sample::Line(_) if cx.symbols.grain == Grain::Whole => 2,
        Sample::Fan => 2,
        Sample::Line(_) => SAMPLE,
    }
}

/// What the signs mean; each is drawn as in the picture.
fn legend(buf: &mut Buffer, area: Rect, cx: &Cx<'_>) {
    for ((sample, words), (row, column)) in LEGEND.into_iter().zip(legend_places(area.width, cx)) {
        let Some(row) = area.rows().nth(row.into()) else { break };
        let width = sample_width(sample, cx);
        let place = paint::after(row, column);
        let sign = Rect { width: width.min(place.width), ..place };
        match sample {
            Sample::Line(kind) => {
                let mut raster = Raster::new(sign.width, sign.height, cx.symbols.grain);
                raster.path(&[(0.0, 0.5), (1.0, 0.5)], ink(kind, cx));
                raster.draw(buf, sign);
            }
            Sample::Fan => paint::rule(buf, sign, cx.symbols.shade, cx.theme.style(Role::Border)),
            Sample::Dot => _ = paint::text(buf, sign, cx.symbols.chance, cx.theme.style(Role::Accent)),
        }
        paint::text(buf, paint::after(place, width + 1), words, cx.theme.style(Role::Muted));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_lie_in_the_area_and_the_plot_has_first_claim() {
        for height in 0..60 {
            for pile in [0, 1, 5, 20] {
                let area = Rect { x: 0, y: 2, width: 60, height };
                let parts = parts(area, pile, 2);
                let all = [parts.names, parts.dots, parts.plot, parts.axis, parts.legend, parts.words];
                let sum = all.iter().map(|part| part.height).sum::<u16>();
                assert!(sum <= height, "{height} rows, {pile}: {parts:?}");
                assert!(parts.plot.height >= height.min(4), "{height} rows, {pile}: {parts:?}");
                assert!(height < FEWEST_ROWS || parts.legend.height == 2, "{height} rows, {pile}: {parts:?}");
            }
        }
    }
}
