//! The pictures of the page, as SVG: phases over time, and hours over time with the dates of the forecast.
//!
//! Everything is told by shape and word as well as by colour, so that a print in grey says the same.

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;
use pulldown_cmark_escape::escape_html;

use crate::domain::learner::days_between;
use crate::domain::plan::Overview;
use crate::domain::text::number;

/// The width of every picture, in its own units.
const WIDTH: f64 = 960.0;
/// Where the time axis begins: to the left stand names and hours.
const LEFT: f64 = 190.0;
/// What is left free on the right.
const RIGHT: f64 = 20.0;
/// The height of a row of the first picture.
const ROW: f64 = 30.0;
/// The height of the second picture's plotting area.
const PLOT: f64 = 260.0;
/// The room below a plot for the names of the months.
const AXIS: f64 = 34.0;
/// The narrowest distance between two names on the time axis.
const LABEL_WIDTH: f64 = 62.0;

/// Days laid over the width.
struct TimeScale {
    first: Date,
    days: f64,
}

impl TimeScale {
    /// From the plan's start to the last day that any picture shows.
    fn new(overview: &Overview) -> Self {
        let week_ends = overview.weeks.last().map(|week| week.start.saturating_add(6.days()));
        let planned = overview.burn_up.planned.last().map(|(day, _)| *day);
        let days = [Some(overview.prospect.late), overview.prospect.dots.last().copied(), overview.deadline];
        let last = days.into_iter().chain([week_ends, planned]).flatten().max().unwrap_or(overview.today);
        Self { first: overview.started, days: days_between(overview.started, last).max(7.0) }
    }

    fn x(&self, day: Date) -> f64 {
        let share = days_between(self.first, day) / self.days;
        LEFT + share.clamp(0.0, 1.0) * (WIDTH - LEFT - RIGHT)
    }

    /// The first days of months, thinned out until their names fit.
    fn months(&self) -> Vec<(Date, f64)> {
        let end = self.first.saturating_add(jiff::Span::new().days(whole(self.days)));
        let mut month = self.first.first_of_month();
        let mut months = Vec::new();
        while month <= end {
            if month >= self.first {
                months.push((month, self.x(month)));
            }
            let Ok(next) = month.checked_add(1.month()) else { break };
            month = next;
        }
        let room = (WIDTH - LEFT - RIGHT) / LABEL_WIDTH;
        let step =
            [1_usize, 2, 3, 6, 12, 24, 60].into_iter().find(|&step| fits(months.len(), step, room)).unwrap_or(120);
        months.into_iter().step_by(step).collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "a count of months is small")]
fn fits(count: usize, step: usize, room: f64) -> bool {
    count as f64 / step as f64 <= room
}

#[expect(clippy::cast_possible_truncation, reason = "a count of days is small")]
fn whole(days: f64) -> i64 {
    days as i64
}

/// Phases as bars from their first week to their last, projects as diamonds, today and the deadline as lines.
pub(super) fn phases(overview: &Overview) -> String {
    let scale = TimeScale::new(overview);
    let rows = f64::from(u16::try_from(overview.phases.len()).unwrap_or(u16::MAX));
    let bottom = 10.0 + rows * ROW;
    let mut svg = open(bottom + AXIS, "The phases of the plan over time");
    svg.push_str(&months(&scale, 10.0, bottom));
    let mut y = 10.0;
    for phase in &overview.phases {
        let middle = y + ROW / 2.0;
        svg.push_str(&text(LEFT - 10.0, middle + 4.0, "end", &phase.title));
        if let Some((first, last)) = phase.weeks {
            let from = scale.x(if phase.covered.hours > 0.0 { overview.started.max(first) } else { first });
            let to = scale.x(last.saturating_add(6.days()));
            let width = (to - from).max(3.0);
            let _ = writeln!(
                svg,
                r#"<rect class="bar" x="{from:.1}" y="{:.1}" width="{width:.1}" height="{:.1}" rx="3"><title>{} h, week of {first} to week of {last}</title></rect>"#,
                y + 6.0,
                ROW - 12.0,
                number(phase.covered.of - phase.covered.hours),
            );
        } else {
            svg.push_str(&text(scale.x(overview.today), middle + 4.0, "middle", "done ✓"));
        }
        for (week, title) in &phase.projects {
            let x = scale.x(week.saturating_add(6.days()));
            let _ = writeln!(
                svg,
                r#"<path class="mark" d="M{x:.1} {:.1}l6 6l-6 6l-6 -6z"><title>Project: {}</title></path>"#,
                middle - 6.0,
                escaped(title)
            );
        }
        y += ROW;
    }
    svg.push_str(&lines(overview, &scale, 10.0, bottom));
    svg.push_str("</svg>\n");
    svg
}

/// Hours of the plan behind by each day: as planned, as it went, and where it may lead, with twenty dates as dots.
pub(super) fn burn_up(overview: &Overview) -> String {
    let scale = TimeScale::new(overview);
    let (top, bottom) = (70.0, 70.0 + PLOT);
    let total = overview.burn_up.total.max(1.0);
    let y = |hours: f64| bottom - (hours / total).clamp(0.0, 1.05) * PLOT;
    let mut svg = open(bottom + AXIS, "Hours of the plan done over time, with the forecast");
    svg.push_str(&months(&scale, top, bottom));
    for quarter in 0..=4 {
        let hours = total * f64::from(quarter) / 4.0;
        let at = y(hours);
        let _ = writeln!(svg, r#"<path class="grid" d="M{LEFT} {at:.1}H{:.1}"/>"#, WIDTH - RIGHT);
        svg.push_str(&text(LEFT - 10.0, at + 4.0, "end", &format!("{} h", number(hours.round()))));
    }
    let prospect = &overview.prospect;
    let (now, done) = (scale.x(overview.today), y(overview.covered.hours));
    let _ = writeln!(
        svg,
        r#"<path class="fan" d="M{now:.1} {done:.1}L{:.1} {:.1}H{:.1}z"/><path class="even" d="M{now:.1} {done:.1}L{:.1} {:.1}"/>"#,
        scale.x(prospect.early),
        y(total),
        scale.x(prospect.late),
        scale.x(prospect.even),
        y(total),
    );
    let line = |points: &[(Date, f64)]| {
        let start = format!("M{:.1} {:.1}", scale.x(overview.started), y(0.0));
        points.iter().fold(start, |mut path, (day, hours)| {
            let _ = write!(path, "L{:.1} {:.1}", scale.x(*day), y(*hours));
            path
        })
    };
    let _ = writeln!(svg, r#"<path class="planned" d="{}"/>"#, line(&overview.burn_up.planned));
    let _ = writeln!(svg, r#"<path class="covered" d="{}"/>"#, line(&overview.burn_up.covered));
    svg.push_str(&lines(overview, &scale, top, bottom));
    svg.push_str(&dots(&scale, &prospect.dots, top));
    svg.push_str("</svg>\n");
    svg
}

/// Equally likely dates, stacked where they would lie on each other.
fn dots(scale: &TimeScale, dates: &[Date], base: f64) -> String {
    const RADIUS: f64 = 4.0;
    let mut svg = String::new();
    let mut column = f64::NEG_INFINITY;
    let mut height = 0.0;
    for &date in dates {
        let x = scale.x(date);
        if x - column < RADIUS * 2.0 {
            height += RADIUS * 2.0;
        } else {
            (column, height) = (x, 0.0);
        }
        let _ = writeln!(
            svg,
            r#"<circle class="dot" cx="{column:.1}" cy="{:.1}" r="{RADIUS}"><title>{date}</title></circle>"#,
            base - RADIUS - 1.0 - height
        );
    }
    svg
}

/// Upright lines for today and the deadline.
fn lines(overview: &Overview, scale: &TimeScale, top: f64, bottom: f64) -> String {
    let mut svg = String::new();
    let marks = [("today", "today", Some(overview.today)), ("deadline", "deadline", overview.deadline)];
    for (class, name, day) in marks {
        let Some(day) = day else { continue };
        let x = scale.x(day);
        let _ = writeln!(svg, r#"<path class="{class}" d="M{x:.1} {top:.1}V{:.1}"/>"#, bottom + 4.0);
        svg.push_str(&text(x, bottom + 30.0, "middle", name));
    }
    svg
}

fn months(scale: &TimeScale, top: f64, bottom: f64) -> String {
    let mut svg = String::new();
    for (month, x) in scale.months() {
        let _ = writeln!(svg, r#"<path class="grid" d="M{x:.1} {top:.1}V{bottom:.1}"/>"#);
        svg.push_str(&text(x, bottom + 16.0, "middle", &month.strftime("%b %Y").to_string()));
    }
    svg
}

fn open(height: f64, title: &str) -> String {
    format!("<svg viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" aria-label=\"{title}\">\n")
}

fn text(x: f64, y: f64, anchor: &str, words: &str) -> String {
    format!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>\n", escaped(words))
}

/// Text that means nothing to HTML, in an element or in an attribute between double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    // Writing into a string does not fail.
    let _ = escape_html(&mut escaped, text);
    escaped
}
