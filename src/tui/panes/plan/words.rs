//! What the plan says in sentences. Each comes in several lengths, the longest first.

use jiff::civil::Date;

use super::time::week_end;
use crate::domain::learner::Coverage;
use crate::domain::plan::Overview;
use crate::domain::text::number;
use crate::tui::figures;
use crate::tui::symbols::Symbols;
use crate::tui::widgets::paint;

/// The longest of several texts that fits, else the shortest.
pub(super) fn fitting(texts: &[String], width: u16) -> &str {
    let fits = texts.iter().find(|text| paint::width(text) <= width);
    fits.or(texts.last()).map_or("", String::as_str)
}

/// Hours: whole from ten on, else with at most one decimal.
pub(super) fn hours(hours: f64) -> String {
    // A sum of nothing is minus nothing, which nobody wants to read.
    let hours = hours + 0.0;
    number(if hours >= 10.0 { hours.round() } else { hours })
}

/// `40 of 200 h`.
pub(super) fn covered(covered: Coverage) -> String {
    format!("{} of {} h", hours(covered.hours), hours(covered.of))
}

/// A day without its year where that is the same as another's.
fn day_beside(day: Date, other: Date) -> String {
    if day.year() == other.year() { format!("{} {}", day.day(), figures::month_name(day)) } else { figures::day(day) }
}

/// The sentence that matters: how far, how fast, until when.
pub(super) fn standing(overview: &Overview, symbols: &Symbols) -> Vec<String> {
    let (done, dot) = (covered(overview.covered), symbols.dot);
    if overview.weeks.is_empty() {
        return vec![format!("All {} h of it are done.", hours(overview.covered.of)), "All done.".to_owned()];
    }
    let weekly = format!("{} h a week", overview.weekly);
    let prospect = &overview.prospect;
    let (even, likely) = (figures::day(prospect.even), day_beside(prospect.likely, prospect.even));
    vec![
        format!("{done} done{dot}{weekly}{dot}even chance by {even}, 85 % by {likely}"),
        format!("{done}{dot}{weekly}{dot}even chance {even}, 85 % {likely}"),
        format!("{done}{dot}{weekly}{dot}even {even}, 85 % {likely}"),
        format!("{done}{dot}even {even}, 85 % {likely}"),
        format!("even {even}, 85 % {likely}"),
        format!("even {even}"),
    ]
}

/// What the deadline's chances are; nothing without a deadline.
pub(super) fn deadline(overview: &Overview) -> Vec<String> {
    let (Some(deadline), Some(chance)) = (overview.deadline, overview.prospect.chance) else { return Vec::new() };
    let (day, words, figures) = (figures::day(deadline), figures::share_words(chance), figures::chance(chance));
    let before = dots_before(&overview.prospect.dots, deadline);
    let dots = overview.prospect.dots.len();
    vec![
        format!("deadline {day}: {words} ({figures}, {before} of the {dots} dots)"),
        format!("deadline {day}: {words} ({figures})"),
        format!("deadline {day}: {figures}"),
        day,
    ]
}

/// How many of the dates a deadline leaves time for.
fn dots_before(dots: &[Date], deadline: Date) -> usize {
    dots.iter().filter(|dot| **dot <= deadline).count()
}

/// What the dots and the fan say.
pub(super) fn spread(overview: &Overview) -> Vec<String> {
    let prospect = &overview.prospect;
    let (early, late) = (day_beside(prospect.early, prospect.late), figures::day(prospect.late));
    vec![
        format!("Every dot is one chance in {}; 8 in 10 lie from {early} to {late}.", prospect.dots.len().max(1)),
        format!("8 chances in 10: {early} to {late}"),
        format!("{early} to {late}"),
    ]
}

/// The days of a week: `23–29 Nov`, with the year where it is not that of `today`.
pub(super) fn week(monday: Date, today: Date, symbols: &Symbols) -> String {
    let (sunday, dash) = (week_end(monday), symbols.dash);
    let end = day_beside(sunday, today);
    if monday.month() == sunday.month() {
        return format!("{}{dash}{end}", monday.day());
    }
    format!("{}{dash}{end}", day_beside(monday, sunday))
}

/// Weeks from a first to a last one: `23 Nov–14 Feb 2027`.
pub(super) fn weeks((first, last): (Date, Date), symbols: &Symbols) -> String {
    let end = week_end(last);
    format!("{}{}{}", day_beside(first, end), symbols.dash, figures::day(end))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[track_caller]
    fn check(monday: Date, text: &str) {
        assert_eq!(week(monday, date(2026, 11, 25), &Symbols::UNICODE), text);
    }

    #[test]
    fn a_week_is_written_as_short_as_it_is_clear() {
        check(date(2026, 11, 23), "23–29 Nov");
        check(date(2026, 11, 30), "30 Nov–6 Dec");
        check(date(2026, 12, 28), "28 Dec 2026–3 Jan 2027");
        check(date(2027, 1, 4), "4–10 Jan 2027");
        check(date(2027, 3, 29), "29 Mar–4 Apr 2027");
    }

    #[test]
    fn the_longest_text_that_fits_is_taken() {
        let texts = ["a long one".to_owned(), "short".to_owned()];
        assert_eq!([20, 10, 9, 2].map(|width| fitting(&texts, width)), ["a long one", "a long one", "short", "short"]);
        assert_eq!(fitting(&[], 9), "");
    }
}
