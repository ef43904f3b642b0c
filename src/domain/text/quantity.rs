//! Amounts of time in running text: `250-320 hours each`, `12+ months`, `~40 h/week`, `Weeks 5-10`.
//!
//! One grammar for all: `[<>~]? N ((-|–|—|to) N)? +? unit suffix?`. A number without a unit is a count, not a time.

use std::ops::Range;

use super::cursor::{Cursor, starts_number};
use crate::domain::catalog::{Span, SpanUnit};

/// An amount of time and where in the text it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundSpan {
    /// The amount.
    pub span: Span,
    /// What it is the amount of.
    pub basis: Basis,
    /// Its bytes, sign and suffix included.
    pub range: Range<usize>,
}

/// What an amount of time is the amount of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The whole: `400 hours`, `12 weeks total`.
    Whole,
    /// Each of several: `250-320 hours each`, `40 hours per module`.
    Each,
    /// A rate: `10 hours/week`, `2 days a week`. Never the hours of a path.
    Rate,
    /// A place on a time line, whose length it is: `Weeks 5-10` is six weeks long.
    Position,
}

/// Every amount of time in a text, in order.
pub fn spans(text: &str) -> Vec<FoundSpan> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(next) = rest.chars().next() else {
            break;
        };
        let hit = if next.is_ascii_digit() { amount(text, at) } else { position(text, at) };
        match hit {
            Some(span) => {
                at = span.range.end.max(at + next.len_utf8());
                found.push(span);
            }
            None if next.is_alphanumeric() => {
                at += rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            }
            None => at += next.len_utf8(),
        }
    }
    found
}

/// The first amount in hours that is no rate.
pub fn hours(text: &str) -> Option<FoundSpan> {
    spans(text).into_iter().find(|found| found.span.unit == SpanUnit::Hours && found.basis != Basis::Rate)
}

/// The first amount in days, weeks, months or years that is no rate.
pub fn calendar(text: &str) -> Option<FoundSpan> {
    spans(text).into_iter().find(|found| found.span.unit != SpanUnit::Hours && found.basis != Basis::Rate)
}

/// The first amount in years.
pub fn years(text: &str) -> Option<FoundSpan> {
    spans(text).into_iter().find(|found| found.span.unit == SpanUnit::Years && found.basis != Basis::Rate)
}

impl SpanUnit {
    /// The plural: `hours`, `days`, `weeks`, `months`, `years`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Years => "years",
        }
    }

    /// How many weeks one of it is; absent for hours, which are study time and no calendar time.
    pub fn weeks(self) -> Option<f64> {
        match self {
            Self::Hours => None,
            Self::Days => Some(1.0 / 7.0),
            Self::Weeks => Some(1.0),
            Self::Months => Some(365.25 / 12.0 / 7.0),
            Self::Years => Some(365.25 / 7.0),
        }
    }

    /// How many of `other` one of it is, where both are calendar time.
    fn in_units_of(self, other: Self) -> Option<f64> {
        match (self, other) {
            (Self::Years, Self::Months) => Some(12.0),
            (Self::Weeks, Self::Days) => Some(7.0),
            _ if self == other => Some(1.0),
            _ => Some(self.weeks()? / other.weeks()?),
        }
    }

    fn from_word(word: &str, in_range: bool) -> Option<Self> {
        Some(match word {
            "h" | "H" => Self::Hours,
            // `3d` and `2D` are dimensions; `3-5d` are days.
            "d" if in_range => Self::Days,
            "w" => Self::Weeks,
            "y" => Self::Years,
            _ => match word.to_lowercase().as_str() {
                "hr" | "hrs" | "hour" | "hours" => Self::Hours,
                "day" | "days" => Self::Days,
                "wk" | "wks" | "week" | "weeks" => Self::Weeks,
                "mo" | "mos" | "mth" | "mths" | "month" | "months" => Self::Months,
                "yr" | "yrs" | "year" | "years" => Self::Years,
                _ => return None,
            },
        })
    }
}

/// Words before a number that make it a name (`Phase 1 - 3 weeks`) rather than an amount.
const NUMBERED: [&str; 11] =
    ["phase", "level", "step", "stage", "module", "part", "tier", "role", "option", "chapter", "version"];

fn amount(text: &str, at: usize) -> Option<FoundSpan> {
    if !starts_number(text, at) {
        return None;
    }
    let before = text.get(..at)?.trim_end();
    let last_word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if NUMBERED.iter().any(|word| last_word.eq_ignore_ascii_case(word)) || before.ends_with(is_currency) {
        return None;
    }
    let mut cursor = Cursor::new(text, at);
    let low = cursor.number()?;
    let mut open = cursor.eat(&['+']);
    let mut first_end = cursor;
    let first_unit = first_end.unit(false);
    let mut second = first_unit.map_or(cursor, |_| first_end);
    let upper = second.range_mark().then(|| second.number()).flatten();
    let (unit, high, end) = match (upper, first_unit) {
        (Some(upper), first) => {
            let plus = second.eat(&['+']);
            match (second.unit(true), first) {
                (Some(unit), None) => {
                    open = plus;
                    (unit, upper, second)
                }
                (Some(unit), Some(first)) if unit.in_units_of(first).is_some() => {
                    open = plus;
                    (first, upper * unit.in_units_of(first)?, second)
                }
                (_, Some(first)) => (first, low, first_end),
                (None, None) => return None,
            }
        }
        (None, Some(first)) => (first, low, first_end),
        (None, None) => return None,
    };
    let mut end = end;
    open |= end.eat(&['+']);
    let basis = suffix(&mut end);
    let Sign { start, approximate, bound } = sign(text, at);
    let (low, high) = match bound {
        Some(Bound::Below) => (0.0, Some(high)),
        Some(Bound::Above) => (low, None),
        None => (low, (!open).then_some(high)),
    };
    Some(FoundSpan { span: Span { low, high, unit, approximate }, basis, range: start..end.at() })
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₩' | '₽')
}

/// `Weeks 5-10`, `Month 3`.
fn position(text: &str, at: usize) -> Option<FoundSpan> {
    if text.get(..at)?.ends_with(|c: char| c.is_alphanumeric() || c == '/' || c == '-') {
        return None;
    }
    let mut cursor = Cursor::new(text, at);
    let word = cursor.letters();
    if word.len() < 3 {
        return None;
    }
    let unit = SpanUnit::from_word(word, false).filter(|unit| *unit != SpanUnit::Hours)?;
    if !cursor.eat_blanks() {
        return None;
    }
    let first = cursor.number()?;
    let mut end = cursor;
    let last = end.range_mark().then(|| end.number()).flatten();
    let end = last.map_or(cursor, |_| end);
    let next_is_unit = { Cursor::new(text, end.at()).unit(last.is_some()).is_some() };
    let last = last.unwrap_or(first);
    if first >= 1_000.0 || next_is_unit || end.rest().starts_with(|c: char| c.is_alphanumeric() || c == '.' || c == '%')
    {
        return None;
    }
    let length = last - first + 1.0;
    let span = Span { low: length, high: Some(length), unit, approximate: false };
    (length >= 1.0).then_some(FoundSpan { span, basis: Basis::Position, range: at..end.at() })
}

impl Cursor<'_> {
    /// Takes a unit, with the blanks or the hyphen before it.
    fn unit(&mut self, in_range: bool) -> Option<SpanUnit> {
        let mut ahead = *self;
        let spaced = ahead.eat_blanks();
        let hyphened = !spaced && ahead.eat(&['-', '‑']);
        let word = ahead.letters();
        let single = word.len() == 1 && (spaced && word != "h" || hyphened);
        let unit = SpanUnit::from_word(word, in_range).filter(|_| !single)?;
        if ahead.peek().is_some_and(|c| c.is_ascii_digit() || c == '\'' || c == '_') {
            return None;
        }
        *self = ahead;
        Some(unit)
    }
}

/// Takes what says of what the amount is: `each`, `total`, `/week`, `per week`, `part-time`.
fn suffix(cursor: &mut Cursor<'_>) -> Basis {
    let mut ahead = *cursor;
    ahead.eat_blanks();
    let per = ahead.eat(&['/']) || ahead.eat_word("per") || ahead.eat_word("a") || ahead.eat_word("each");
    let each = per && ahead.before().ends_with(|c: char| c.eq_ignore_ascii_case(&'h'));
    let mut of = ahead;
    of.eat_blanks();
    let word = of.letters();
    let is_time = SpanUnit::from_word(word, false).is_some();
    if per && is_time {
        *cursor = of;
        return Basis::Rate;
    }
    if each {
        *cursor = ahead;
        return Basis::Each;
    }
    let article = ahead.before().ends_with(['a', 'A']);
    if per && !article && !word.is_empty() {
        *cursor = of;
        return Basis::Each;
    }
    let mut ahead = *cursor;
    ahead.eat_blanks();
    if ahead.eat_word("weekly") || ahead.eat_word("daily") || ahead.eat_word("monthly") {
        *cursor = ahead;
        return Basis::Rate;
    }
    for word in ["in total", "total", "altogether", "part-time", "full-time"] {
        if ahead.eat_word(word) {
            *cursor = ahead;
            break;
        }
    }
    Basis::Whole
}

/// No word that changes a number is longer than this, in characters.
const LONGEST_SIGN: usize = 16;

enum Bound {
    Below,
    Above,
}

/// What stands before a number and changes it.
struct Sign {
    start: usize,
    approximate: bool,
    bound: Option<Bound>,
}

fn sign(text: &str, at: usize) -> Sign {
    let before = text.get(..at).unwrap_or("").trim_end_matches([' ', '\u{a0}']);
    let near = before.char_indices().rev().nth(LONGEST_SIGN).map_or(0, |(near, _)| near);
    let lower = before.get(near..).unwrap_or("").to_ascii_lowercase();
    let ends = |words: &[&str]| {
        words.iter().any(|word| {
            let end = lower.strip_suffix(word);
            end.is_some_and(|rest| {
                word.starts_with(|c: char| !c.is_alphabetic()) || !rest.ends_with(char::is_alphanumeric)
            })
        })
    };
    let symbol = before.chars().next_back().filter(|c| matches!(c, '~' | '≈' | '<' | '>' | '≤' | '≥'));
    let start = symbol.map_or(at, |c| before.len() - c.len_utf8());
    let approximate = ends(&["~", "≈", "about", "around", "approximately", "roughly", "approx.", "circa", "ca."]);
    let bound = if ends(&["<", "≤", "under", "less than", "up to", "at most", "below"]) {
        Some(Bound::Below)
    } else if ends(&[">", "≥", "over", "more than", "at least"]) && !before.ends_with("->") {
        Some(Bound::Above)
    } else {
        None
    };
    Sign { start: if before.ends_with("->") { at } else { start }, approximate, bound }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The amounts as `low-high unit basis`, `*` where there is no upper end, with the verbatim text.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = spans(text)
            .iter()
            .map(|found| {
                let Span { low, high, unit, approximate } = found.span;
                let high = high.map_or("*".to_owned(), |high| high.to_string());
                let about = if approximate { "~" } else { "" };
                let words = text.get(found.range.clone()).unwrap();
                format!("{about}{low}-{high} {} {:?} [{words}]", unit.name(), found.basis)
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn ranges_have_any_dash_and_one_unit_for_both_ends() {
        check("250-320 hours", &["250-320 hours Whole [250-320 hours]"]);
        check("(4–6 months)", &["4-6 months Whole [4–6 months]"]);
        check("3 — 5 yrs", &["3-5 years Whole [3 — 5 yrs]"]);
        check("2 to 4 weeks", &["2-4 weeks Whole [2 to 4 weeks]"]);
        check("900-1,200 hours", &["900-1200 hours Whole [900-1,200 hours]"]);
        check("1.5-2 days", &["1.5-2 days Whole [1.5-2 days]"]);
        check("6 months - 9 months", &["6-9 months Whole [6 months - 9 months]"]);
        check("6 months to 1 year", &["6-12 months Whole [6 months to 1 year]"]);
    }

    #[test]
    fn single_amounts_and_open_ends() {
        check("300 hours", &["300-300 hours Whole [300 hours]"]);
        check("12+ months", &["12-* months Whole [12+ months]"]);
        check("5-8+ years", &["5-* years Whole [5-8+ years]"]);
        check("40h, 1wk, 3-5d", &["40-40 hours Whole [40h]", "1-1 weeks Whole [1wk]", "3-5 days Whole [3-5d]"]);
        check("A 40-Week Path", &["40-40 weeks Whole [40-Week]"]);
        check("< 40 hours", &["0-40 hours Whole [< 40 hours]"]);
        check(">40 hours", &["40-* hours Whole [>40 hours]"]);
        check("~3 months", &["~3-3 months Whole [~3 months]"]);
        check("about 3 months", &["~3-3 months Whole [3 months]"]);
        check("up to 2 weeks", &["0-2 weeks Whole [2 weeks]"]);
    }

    #[test]
    fn suffixes_say_of_what_it_is_the_amount() {
        check("250-320 hours each", &["250-320 hours Each [250-320 hours each]"]);
        check("40 hours per module", &["40-40 hours Each [40 hours per module]"]);
        check("15-20h/week", &["15-20 hours Rate [15-20h/week]"]);
        check("20-30 hours per week", &["20-30 hours Rate [20-30 hours per week]"]);
        check("~5 hours a week", &["~5-5 hours Rate [~5 hours a week]"]);
        check("10 hours weekly", &["10-10 hours Rate [10 hours weekly]"]);
        check("100 hours total", &["100-100 hours Whole [100 hours total]"]);
        check("6 months part-time", &["6-6 months Whole [6 months part-time]"]);
        check("(4-5 months, 15-20h/week)", &["4-5 months Whole [4-5 months]", "15-20 hours Rate [15-20h/week]"]);
    }

    #[test]
    fn positions_are_as_long_as_they_cover() {
        check("Weeks 5-10", &["6-6 weeks Position [Weeks 5-10]"]);
        check("Week 1–2: Basics", &["2-2 weeks Position [Week 1–2]"]);
        check("Month 3", &["1-1 months Position [Month 3]"]);
        check("Phase 1: Foundations (Weeks 1-4)", &["4-4 weeks Position [Weeks 1-4]"]);
        check("Weeks 10-5", &[]);
        check("Year 2025", &[]);
    }

    #[test]
    fn what_only_looks_like_time_is_none() {
        for text in [
            "$90-155k",
            "24/7",
            "2025",
            "HTTP/2",
            "8+ programming languages",
            "3-5 real API projects",
            "3D 2d",
            "ES6+",
            "50k+ req/sec",
            "T-8 Weeks",
            "24/7 days",
            "1/2 day",
            "(15 specializations)",
            "95%+",
            "10x data",
            "v2 weeks",
            "1NF-3NF",
            "99999999999 hours",
            "1:1s",
            "day",
            "-",
            "",
            "3 monthsary",
            "$10 year",
        ] {
            check(text, &[]);
        }
        check("Phase 1 - 3 weeks", &["3-3 weeks Whole [3 weeks]"]);
        check("4 weeks - 20 hours", &["4-4 weeks Whole [4 weeks]", "20-20 hours Whole [20 hours]"]);
        check("2 weeks - 3 projects", &["2-2 weeks Whole [2 weeks]"]);
    }

    #[test]
    fn the_kinds_are_told_apart() {
        let text = "15-20h/week for 4-6 months, 400 hours, 2+ years";
        assert_eq!(hours(text).unwrap().range, 28..37);
        assert_eq!(calendar(text).unwrap().range, 16..26);
        assert_eq!(years(text).unwrap().range, 39..47);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_spans_on_its_boundaries(text in "([0-9]{1,3}|[-–~<>+,. /]|hours|week|months|h|to|per|each|ü|€){0,30}") {
            let mut end = 0;
            for found in spans(&text) {
                proptest::prop_assert!(text.get(found.range.clone()).is_some());
                proptest::prop_assert!(found.range.end > end);
                end = found.range.end;
            }
        }
    }
}
