//! Months, dates and chances as people read them.

use jiff::civil::Date;

use crate::domain::Guide;
use crate::domain::advice::DAYS_A_MONTH;
use crate::domain::catalog::{Fact, Hours, LearningPath, Span, SpanUnit};
use crate::tui::symbols::Symbols;
use crate::tui::widgets::hours;

/// A day: `14 Mar 2027`.
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date), date.year())
}

/// A month: `Mar 2027`.
pub fn month(date: Date) -> String {
    format!("{} {}", month_name(date), date.year())
}

/// The short name of a month: `Mar`. English whatever the locale, like all else that this program says.
pub fn month_name(date: Date) -> &'static str {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let at = usize::try_from(date.month()).unwrap_or(1);
    NAMES.get(at.wrapping_sub(1)).copied().unwrap_or("")
}

/// Two dates in months, the year once where it is the same: `Mar–Jul 2027`, `Nov 2027–Feb 2028`.
pub fn calendar(from: Date, to: Date, symbols: &Symbols) -> String {
    let end = month(to);
    match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) => end,
        (true, false) => format!("{}{}{end}", month_name(from), symbols.dash),
        (false, _) => format!("{}{}{end}", month(from), symbols.dash),
    }
}

/// Months from low to high: `9–14`; with one decimal where all is below ten.
pub fn months([low, _, high]: [f64; 3], symbols: &Symbols) -> String {
    let whole = |months: f64| if high >= 10.0 { months.round() } else { months };
    hours::range(Hours::new(whole(low), whole(high)), symbols)
}

/// A stated amount word for word, with its unit where the words leave it to the place they stand in.
pub fn claim(fact: &Fact<Span>) -> String {
    if fact.text.chars().any(char::is_alphabetic) {
        return fact.text.as_str().to_owned();
    }
    let unit = match fact.value.unit {
        SpanUnit::Hours => "hours",
        SpanUnit::Days => "days",
        SpanUnit::Weeks => "weeks",
        SpanUnit::Months => "months",
        SpanUnit::Years => "years",
    };
    format!("{} {unit}", fact.text)
}

/// The hours that a path claims; the upper end is absent where it is open.
pub fn claimed_hours(path: &LearningPath) -> Option<(f64, Option<f64>)> {
    let span = path.hours.as_ref()?.value;
    (span.unit == SpanUnit::Hours).then_some((span.low, span.high))
}

/// The months that a path claims, in figures alone: `4–6`, `12+`. Weeks and years are turned into mean calendar months;
/// nothing where it claims no calendar time.
pub fn claimed_months(path: &LearningPath, symbols: &Symbols) -> Option<String> {
    let span = path.months.as_ref()?.value;
    let days = match span.unit {
        SpanUnit::Hours => return None,
        SpanUnit::Days => 1.0,
        SpanUnit::Weeks => 7.0,
        SpanUnit::Months => DAYS_A_MONTH,
        SpanUnit::Years => 12.0 * DAYS_A_MONTH,
    };
    let [low, high] = [span.low, span.high.unwrap_or(span.low)].map(|end| end * days / DAYS_A_MONTH);
    let open = if span.high.is_none() { "+" } else { "" };
    Some(format!("{}{open}", months([low, low, high], symbols)))
}

/// `at 8 h a week`.
pub fn at_weekly(guide: &Guide) -> String {
    format!("at {} h a week", guide.weekly())
}

/// A chance in figures, never certain: `62 in 100`, `under 1 in 100`.
pub fn chance(chance: f64) -> String {
    let percent = (chance * 100.0).round();
    if percent < 1.0 {
        "under 1 in 100".to_owned()
    } else if percent > 99.0 {
        "over 99 in 100".to_owned()
    } else {
        format!("{percent:.0} in 100")
    }
}

/// A chance in words.
pub fn share_words(chance: f64) -> &'static str {
    match chance {
        chance if chance >= 0.95 => "almost certain",
        chance if chance >= 0.75 => "likely",
        chance if chance >= 0.55 => "more likely than not",
        chance if chance >= 0.45 => "an even chance",
        chance if chance >= 0.25 => "less likely than not",
        chance if chance >= 0.05 => "unlikely",
        _ => "hardly possible",
    }
}

/// A text with its first letter large.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// How far the guide calls a language best for one's goal, in a few words.
pub fn fit_words(fit: f64) -> &'static str {
    match fit {
        fit if fit >= 0.9 => "fits",
        fit if fit > 0.0 => "partly",
        _ => "no",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_are_written_as_short_as_they_are_clear() {
        assert_eq!(day(date(2027, 3, 4)), "4 Mar 2027");
        let text = |to| calendar(date(2027, 3, 4), to, &Symbols::UNICODE);
        assert_eq!(text(date(2027, 3, 30)), "Mar 2027");
        assert_eq!(text(date(2027, 7, 1)), "Mar–Jul 2027");
        assert_eq!(text(date(2028, 3, 1)), "Mar 2027–Mar 2028");
    }

    #[test]
    fn no_chance_is_ever_called_certain() {
        assert_eq!(
            [0.0, 0.5, 0.995, 1.0].map(chance),
            ["under 1 in 100", "50 in 100", "over 99 in 100", "over 99 in 100"]
        );
        assert_eq!(
            [0.0, 0.5, 0.9, 1.0].map(share_words),
            ["hardly possible", "an even chance", "likely", "almost certain"]
        );
    }
}
