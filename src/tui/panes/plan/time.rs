//! Time laid over columns: where a day stands, which months are named, where names of upright lines go, how equally
//! likely dates pile up. Plain geometry; nothing here draws.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::learner::days_between;
use crate::domain::plan::Overview;
use crate::tui::figures;
use crate::tui::widgets::paint;

/// A deadline further off than so many times the rest does not stretch the axis; it is named at its end.
const FURTHEST_DEADLINE: f64 = 1.5;
/// There are never fewer bins than this on the axis, so that a pile stands near its dates.
const BINS: u16 = 12;
/// Months between two names on an axis, the closest first.
const STEPS: [i32; 9] = [1, 2, 3, 6, 12, 24, 60, 120, 240];

/// Days from a first to a last one, to be laid over any number of columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TimeScale {
    first: Date,
    last: Date,
}

impl TimeScale {
    /// From a plan's start to the last day that any picture of it shows.
    pub(super) fn of(overview: &Overview) -> Self {
        let first = overview.started.min(overview.today);
        let week_ends = overview.weeks.last().map(|week| week_end(week.start));
        let planned = overview.burn_up.planned.last().map(|(day, _)| *day);
        let days = [Some(overview.prospect.late), overview.prospect.dots.last().copied(), Some(overview.today)];
        let last = days.into_iter().chain([week_ends, planned]).flatten().max().unwrap_or(overview.today);
        let last = last.max(first.saturating_add(7.days()));
        let near = |deadline: &Date| days_between(first, *deadline) <= days_between(first, last) * FURTHEST_DEADLINE;
        Self { first, last: overview.deadline.filter(near).map_or(last, |deadline| deadline.max(last)) }
    }

    /// How far along a day is, from 0 to 1; days beyond an end count as the end.
    pub(super) fn share(self, day: Date) -> f64 {
        let share = days_between(self.first, day) / days_between(self.first, self.last);
        if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// The column of a day among `width` of them.
    pub(super) fn column(self, day: Date, width: u16) -> u16 {
        column(self.share(day), width)
    }

    /// Whether a day lies on the axis.
    pub(super) fn holds(self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// The columns of a bar over whole weeks: where it starts and how many it covers, at least one.
    pub(super) fn bar(self, (first, last): (Date, Date), width: u16) -> (u16, u16) {
        let start = self.column(first, width);
        let end = self.column(week_end(last), width).max(start);
        (start, if width == 0 { 0 } else { end - start + 1 })
    }

    /// The names of months with the columns that they begin at, thinned out until they fit with a column between. A
    /// January bears the year; where there is none, the first name does.
    pub(super) fn months(self, width: u16) -> Vec<(u16, String)> {
        let mut all = Vec::new();
        let mut month = self.first.first_of_month();
        while month <= self.last {
            if month >= self.first {
                all.push(month);
            }
            let Ok(next) = month.checked_add(1.month()) else { break };
            month = next;
        }
        STEPS.into_iter().map(|step| self.named(&all, step, width)).find(|named| fit(named, width)).unwrap_or_default()
    }

    fn named(self, months: &[Date], step: i32, width: u16) -> Vec<(u16, String)> {
        let on_step = |month: &&Date| (i32::from(month.year()) * 12 + i32::from(month.month()) - 1) % step == 0;
        let shown: Vec<Date> = months.iter().filter(on_step).copied().collect();
        let without_year = shown.iter().all(|month| month.month() != 1);
        let name = |(at, month): (usize, Date)| {
            let text = if month.month() == 1 {
                month.year().to_string()
            } else if at == 0 && without_year {
                figures::month(month)
            } else {
                figures::month_name(month).to_owned()
            };
            (self.column(month, width), text)
        };
        let mut named: Vec<(u16, String)> = shown.into_iter().enumerate().map(name).collect();
        // The last name may have no room before the edge; the others say enough.
        if named.len() > 1 && named.last().is_some_and(|(column, name)| column + paint::width(name) > width) {
            named.pop();
        }
        named
    }
}

/// Whether names stand beside each other with a column between, none over the edge.
fn fit(named: &[(u16, String)], width: u16) -> bool {
    let ends = named.iter().map(|(column, name)| column + paint::width(name));
    let next = named.iter().skip(1).map(|(column, _)| *column).chain([width.saturating_add(1)]);
    ends.zip(next).all(|(end, next)| end < next)
}

/// The column of a share among `width` of them.
fn column(share: f64, width: u16) -> u16 {
    let last = f64::from(width.saturating_sub(1));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the width")]
    let column = (share * last).round() as u16;
    column
}

/// The Sunday of a week.
pub(super) fn week_end(monday: Date) -> Date {
    monday.saturating_add(6.days())
}

/// Dates piled up into a shape: columns with heights, from the left. As few columns are put together as make the highest
/// pile `wanted` high. What lies on one side of `edge` never gets to its other side, so that dots before it can be counted.
pub(super) fn piles(dates: &[Date], edge: Option<Date>, scale: TimeScale, width: u16, wanted: u16) -> Vec<(u16, u16)> {
    if width == 0 {
        return Vec::new();
    }
    let widest = (width / BINS).max(1);
    let all = (1..=widest).map(|bin| piled(dates, edge, scale, width, bin));
    let high_enough = |piles: &Vec<(u16, u16)>| piles.iter().any(|(_, height)| *height >= wanted);
    let mut last = Vec::new();
    for piles in all {
        last = piles;
        if high_enough(&last) {
            break;
        }
    }
    last
}

/// Dates piled up on the middles of bins of that many columns, counted from the edge.
fn piled(dates: &[Date], edge: Option<Date>, scale: TimeScale, width: u16, bin: u16) -> Vec<(u16, u16)> {
    let edge = edge.filter(|day| scale.holds(*day)).unwrap_or(scale.last);
    let middle = scale.column(edge, width);
    let mut piles: BTreeMap<u16, u16> = BTreeMap::new();
    for &date in dates {
        let column = scale.column(date, width);
        let column = if date <= edge {
            middle.saturating_sub(middle.saturating_sub(column) / bin * bin + bin / 2)
        } else {
            middle + 1 + column.saturating_sub(middle + 1) / bin * bin + bin / 2
        };
        let pile = piles.entry(column.min(width - 1)).or_default();
        *pile = pile.saturating_add(1);
    }
    piles.into_iter().collect()
}

/// Where names of columns start so that none lies on another: at the column or else ending at it; those that come first
/// go first, and what has no room is left out.
pub(super) fn places(names: &[(u16, &str)], width: u16) -> Vec<Option<u16>> {
    let mut taken: Vec<(u16, u16)> = Vec::new();
    names
        .iter()
        .map(|&(column, name)| {
            let wide = paint::width(name);
            let starts = [Some(column), (column + 1).checked_sub(wide)];
            let free = |start: &u16| {
                let end = start.saturating_add(wide);
                end <= width && taken.iter().all(|&(from, to)| end < from || *start > to)
            };
            let start = starts.into_iter().flatten().find(free)?;
            taken.push((start, start + wide));
            Some(start)
        })
        .collect()
}

/// The cells of a fan from a point to the ends of its two rays on the top edge, as columns and rows from the top left:
/// `now` is where it begins (shares of the width and, upwards, of the height), `ends` where its rays arrive.
pub(super) fn fan((x, y): (f64, f64), ends: (f64, f64), width: u16, height: u16) -> Vec<(u16, u16)> {
    let (across, down) = (f64::from(width.max(2) - 1), f64::from(height.max(2) - 1));
    let ray = |at: f64, end: f64| if end > x { (y + (1.0 - y) * (at - x) / (end - x)).min(1.0) } else { 1.0 };
    let slack = 0.25 / down;
    let mut cells = Vec::new();
    for column in 0..width {
        let at = f64::from(column) / across;
        if at <= x || at > ends.1 + 0.5 / across {
            continue;
        }
        let (low, high) = (ray(at, ends.1) - slack, ray(at, ends.0) + slack);
        let rows = (0..height).filter(|row| (low..=high).contains(&(1.0 - f64::from(*row) / down)));
        cells.extend(rows.map(|row| (column, row)));
    }
    cells
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn scale(first: Date, last: Date) -> TimeScale {
        TimeScale { first, last }
    }

    fn year() -> TimeScale {
        scale(date(2026, 9, 14), date(2027, 9, 13))
    }

    #[test]
    fn days_stand_between_the_first_and_the_last_column() {
        let columns = |days: [Date; 4]| days.map(|day| year().column(day, 53));
        let days = [date(2026, 9, 14), date(2026, 9, 21), date(2027, 9, 13), date(2030, 1, 1)];
        assert_eq!(columns(days), [0, 1, 52, 52]);
        assert_eq!(year().column(date(2027, 1, 1), 0), 0);
        assert_eq!(year().bar((date(2026, 9, 14), date(2026, 9, 21)), 53), (0, 3));
        assert_eq!(year().bar((date(2026, 9, 14), date(2026, 9, 21)), 0), (0, 0));
    }

    #[track_caller]
    fn check(scale: TimeScale, width: u16, names: &[&str]) {
        let months = scale.months(width);
        let got: Vec<&str> = months.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(got, names, "{width} columns");
    }

    #[test]
    fn months_are_thinned_out_until_their_names_fit() {
        check(year(), 80, &["Oct", "Nov", "Dec", "2027", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"]);
        check(year(), 40, &["Nov", "2027", "Mar", "May", "Jul"]);
        check(year(), 20, &["2027", "Jul"]);
        check(year(), 8, &["2027"]);
        check(year(), 2, &[]);
        check(scale(date(2027, 3, 10), date(2027, 6, 20)), 40, &["Apr 2027", "May", "Jun"]);
        check(scale(date(2027, 3, 10), date(2027, 3, 20)), 40, &[]);
    }

    #[test]
    fn names_of_lines_never_lie_on_each_other() {
        assert_eq!(places(&[(3, "today"), (20, "deadline")], 40), [Some(3), Some(20)]);
        assert_eq!(places(&[(3, "today"), (38, "deadline")], 40), [Some(3), Some(31)]);
        assert_eq!(places(&[(12, "today"), (10, "deadline")], 40), [Some(12), Some(3)]);
        assert_eq!(places(&[(2, "today"), (1, "deadline")], 40), [Some(2), None]);
        assert_eq!(places(&[(0, "today")], 3), [None]);
    }

    #[test]
    fn dates_pile_up_on_as_few_columns_as_it_takes() {
        let dates = [date(2026, 9, 14), date(2026, 9, 15), date(2026, 9, 29), date(2027, 9, 13)];
        assert_eq!(piles(&dates, None, year(), 53, 2), [(0, 2), (2, 1), (52, 1)]);
        assert_eq!(piles(&dates, Some(date(2026, 9, 29)), year(), 53, 3), [(1, 3), (52, 1)]);
        assert_eq!(piles(&dates, None, year(), 0, 3), []);
    }

    #[test]
    fn dots_never_change_the_side_of_a_deadline() {
        let dates: Vec<Date> = (0..20).map(|at| date(2026, 12, 1).saturating_add((at * 5).days())).collect();
        for at in 0..20 {
            let edge = date(2026, 12, 3).saturating_add((at * 5).days());
            for (width, wanted) in [(53, 2), (53, 9), (20, 4), (190, 5)] {
                let column = year().column(edge, width);
                let piles = piles(&dates, Some(edge), year(), width, wanted);
                let before: u16 = piles.iter().filter(|(own, _)| *own <= column).map(|(_, height)| height).sum();
                assert_eq!(i64::from(before), at + 1, "{width} columns, edge {edge}");
            }
        }
    }

    #[test]
    fn a_fan_lies_between_its_rays() {
        let mut drawn = vec![vec!['.'; 12]; 5];
        for (x, y) in fan((0.2, 0.0), (0.6, 1.0), 12, 5) {
            drawn[usize::from(y)][usize::from(x)] = '#';
        }
        let drawn: Vec<String> = drawn.into_iter().map(|row| row.into_iter().collect()).collect();
        assert_eq!(drawn, [".......#####", "......####..", ".....###....", "....#.......", "............"]);
    }

    #[test]
    fn a_fan_without_room_or_extent_breaks_nothing() {
        assert_eq!(fan((0.0, 0.0), (1.0, 1.0), 0, 0), []);
        assert!(fan((1.0, 1.0), (1.0, 1.0), 10, 10).is_empty());
        assert!(!fan((0.5, 1.0), (0.5, 0.9), 10, 1).is_empty());
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_axis_names_of_months_fit(start in 0i64..4000, days in 7i64..9000, width in 0u16..300) {
            let first = date(2026, 1, 1).saturating_add(start.days());
            let months = scale(first, first.saturating_add(days.days())).months(width);
            proptest::prop_assert!(fit(&months, width));
            proptest::prop_assert!(months.iter().all(|(column, _)| *column < width));
        }
    }
}
