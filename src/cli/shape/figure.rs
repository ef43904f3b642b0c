//! Numbers and amounts of time as JSON.

use serde::{Serialize, Serializer};

use crate::domain::catalog::{Fact, Hours, Span, SpanUnit};

/// A number with at most two digits behind the point; a whole one is written without a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::cli) struct Figure(pub(in crate::cli) f64);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rounded = (self.0 * 100.0).round() / 100.0;
        if rounded.fract() == 0.0 && rounded.abs() < 1e15 {
            // Whole and far inside the range.
            #[expect(clippy::cast_possible_truncation, reason = "whole and below 10^15")]
            let whole = rounded as i64;
            serializer.serialize_i64(whole)
        } else {
            serializer.serialize_f64(rounded)
        }
    }
}

/// Hours as a range with the figure that sums are made of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(in crate::cli) struct HoursShape {
    low: Figure,
    expected: Figure,
    high: Figure,
}

impl HoursShape {
    /// A range whose expected figure is known better than by its middle.
    pub(in crate::cli) fn new(hours: Hours, expected: f64) -> Self {
        Self { low: Figure(hours.low), expected: Figure(expected), high: Figure(hours.high) }
    }
}

impl From<Hours> for HoursShape {
    fn from(hours: Hours) -> Self {
        Self::new(hours, hours.expected())
    }
}

/// A stated range; `high` is null where it is open.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(in crate::cli) struct RangeShape {
    pub(in crate::cli) low: Figure,
    pub(in crate::cli) high: Option<Figure>,
}

impl RangeShape {
    /// A stated span in hours; nothing where it is in another unit.
    pub(in crate::cli) fn hours(fact: &Fact<Span>) -> Option<Self> {
        (fact.value.unit == SpanUnit::Hours).then(|| Self::scaled(&fact.value, 1.0))
    }

    /// A stated span of calendar time in months; nothing where it is in hours.
    pub(in crate::cli) fn months(fact: &Fact<Span>) -> Option<Self> {
        let factor = fact.value.unit.weeks()? / SpanUnit::Months.weeks()?;
        Some(Self::scaled(&fact.value, factor))
    }

    fn scaled(span: &Span, factor: f64) -> Self {
        Self { low: Figure(span.low * factor), high: span.high.map(|high| Figure(high * factor)) }
    }
}

/// What a file says word for word, and where.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::cli) struct SourceShape {
    text: String,
    file: String,
    line: u32,
}

impl<T> From<&Fact<T>> for SourceShape {
    fn from(fact: &Fact<T>) -> Self {
        Self { text: fact.text.to_string(), file: fact.location.file.to_string(), line: fact.location.line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_point_and_others_at_most_two_digits() {
        for (value, text) in [(300.0, "300"), (2.5, "2.5"), (1.0 / 3.0, "0.33"), (0.0, "0"), (-0.001, "0")] {
            assert_eq!(serde_json::to_string(&Figure(value)).unwrap(), text);
        }
    }
}
