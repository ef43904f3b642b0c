//! Numbers as people write them.

/// A number without a fraction where it is whole, else with one digit of it.
pub fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    if tenths.fract() == 0.0 { format!("{tenths:.0}") } else { format!("{tenths:.1}") }
}

/// `4-6`, or `300` where both ends read the same.
pub fn range(low: f64, high: f64) -> String {
    let (low, high) = (number(low), number(high));
    if low == high { low } else { format!("{low}-{high}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_at_most_one_digit_behind_the_point() {
        assert_eq!(number(4.0), "4");
        assert_eq!(number(4.25), "4.3");
        assert_eq!(number(3.96), "4");
        assert_eq!(range(4.0, 6.5), "4-6.5");
        assert_eq!(range(300.0, 300.0), "300");
    }
}
