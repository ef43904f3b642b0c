//! Pay per year in running text: `$100-160k`, `$90,000 - $130,000`, `€60k+`, `₹6-12 LPA`.

use std::ops::Range;

use super::cursor::{Cursor, starts_number};
use super::safe::SafeText;
use crate::domain::catalog::Salary;

/// Signs and codes of currencies, longest first where one begins like another, with their ISO 4217 code.
const SIGNS: [(&str, &str); 20] = [
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("AU$", "AUD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("S$", "SGD"),
    ("R$", "BRL"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("¥", "JPY"),
    ("₩", "KRW"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("zł", "PLN"),
    ("kr", "kr"),
];
/// Codes that are written out.
const CODES: [&str; 28] = [
    "USD", "EUR", "GBP", "INR", "JPY", "CNY", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "BRL", "MXN",
    "SGD", "HKD", "KRW", "ZAR", "AED", "ILS", "TRY", "CZK", "HUF", "RUB", "UAH", "NGN",
];

/// The first pay per year in a text, and its bytes. Amounts per hour, day, week or month are none.
pub fn salary(text: &str) -> Option<(Salary, Range<usize>)> {
    text.char_indices().find_map(|(at, c)| {
        // Only where a sign, a code or a number can begin is it worth reading on.
        (!c.is_whitespace() && !c.is_ascii_lowercase() || c == 'z' || c == 'k').then(|| read(text, at)).flatten()
    })
}

fn read(text: &str, at: usize) -> Option<(Salary, Range<usize>)> {
    let mut cursor = Cursor::new(text, at);
    let before = currency(&mut cursor);
    if before.is_some() {
        cursor.eat_blanks();
    } else if !starts_number(text, at) {
        return None;
    }
    let low = amount(&mut cursor)?;
    let mut open = cursor.eat(&['+']);
    let mut end = cursor;
    let high = end.range_mark().then(|| {
        currency(&mut end);
        amount(&mut end)
    });
    let high = high.flatten();
    if high.is_some() {
        cursor = end;
        open = cursor.eat(&['+']);
    }
    let mut behind = cursor;
    behind.eat_blanks();
    let after = currency(&mut behind);
    if before.is_none() && after.is_some() {
        cursor = behind;
        open |= cursor.eat(&['+']);
    }
    let currency = before.or(after)?;
    if is_rate(cursor) {
        return None;
    }
    let low_factor = match (low.factor, high) {
        (None, Some(Amount { factor: Some(factor), number })) if low.number * factor <= number * factor => Some(factor),
        (factor, _) => factor,
    };
    let low_value = low.number * low_factor.unwrap_or(1.0);
    let high_value = match high {
        Some(high) => Some(high.number * high.factor.unwrap_or(1.0)),
        None => Some(low_value),
    };
    let high = high_value.filter(|_| !open);
    Some((Salary { low: low_value, high, currency: SafeText::single_line(currency) }, at..cursor.at()))
}

/// Takes a sign or a code.
fn currency(cursor: &mut Cursor<'_>) -> Option<&'static str> {
    if cursor.before().ends_with(char::is_alphabetic) {
        return None;
    }
    if let Some((_, code)) = SIGNS.iter().find(|(sign, _)| {
        let mut ahead = *cursor;
        let found = if sign.ends_with(char::is_alphabetic) { ahead.eat_word(sign) } else { ahead.eat_text(sign) };
        if found {
            *cursor = ahead;
        }
        found
    }) {
        return Some(code);
    }
    let code = CODES.iter().find(|code| cursor.rest().starts_with(**code))?;
    cursor.eat_word(code).then_some(*code)
}

#[derive(Clone, Copy)]
struct Amount {
    number: f64,
    factor: Option<f64>,
}

fn amount(cursor: &mut Cursor<'_>) -> Option<Amount> {
    let mut ahead = *cursor;
    let mut number = ahead.number()?;
    // `60.000 €`: a point before exactly three digits parts thousands.
    let written = cursor.rest().get(..ahead.at() - cursor.at()).unwrap_or("");
    if written.rsplit_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
        number *= 1_000.0;
    }
    let mut suffix = ahead;
    let spaced = suffix.eat_blanks();
    let factor = match suffix.letters() {
        "k" | "K" => Some(1e3),
        "m" | "M" | "mn" | "million" => Some(1e6),
        "L" | "LPA" | "lakh" | "lakhs" if !spaced || written.len() < 4 => Some(1e5),
        _ => None,
    };
    *cursor = if factor.is_some() { suffix } else { ahead };
    Some(Amount { number, factor })
}

/// Whether the amount is for less than a year: `/hr`, `per month`.
fn is_rate(mut cursor: Cursor<'_>) -> bool {
    cursor.eat_blanks();
    let per = cursor.eat(&['/']) || cursor.eat_word("per") || cursor.eat_word("an") || cursor.eat_word("a");
    cursor.eat_blanks();
    per && matches!(
        cursor.letters().to_lowercase().as_str(),
        "h" | "hr" | "hour" | "d" | "day" | "week" | "wk" | "mo" | "month" | "course" | "request"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, low: f64, high: Option<f64>, currency: &str, verbatim: &str) {
        let (salary, range) = salary(text).unwrap_or_else(|| panic!("{text} is pay"));
        assert_eq!((salary.low, salary.high, &*salary.currency), (low, high, currency), "{text}");
        assert_eq!(text.get(range), Some(verbatim));
    }

    #[test]
    fn a_suffix_on_the_second_number_holds_for_the_first() {
        check("$100-160k", 100_000.0, Some(160_000.0), "USD", "$100-160k");
        check("pay: $60K-$85K a year", 60_000.0, Some(85_000.0), "USD", "$60K-$85K");
        check("$800 - $1.2k", 800.0, Some(1_200.0), "USD", "$800 - $1.2k");
        check("$1-1.5M", 1_000_000.0, Some(1_500_000.0), "USD", "$1-1.5M");
    }

    #[test]
    fn numbers_may_be_written_out() {
        check("$90,000 - $130,000", 90_000.0, Some(130_000.0), "USD", "$90,000 - $130,000");
        check("45.000–60.000 €", 45_000.0, Some(60_000.0), "EUR", "45.000–60.000 €");
        check("$120k", 120_000.0, Some(120_000.0), "USD", "$120k");
    }

    #[test]
    fn a_plus_leaves_the_upper_end_open() {
        check("$200K+", 200_000.0, None, "USD", "$200K+");
        check("$150-300K+", 150_000.0, None, "USD", "$150-300K+");
        check("$110,000 - $150,000+", 110_000.0, None, "USD", "$110,000 - $150,000+");
    }

    #[test]
    fn currencies_are_signs_or_codes_on_either_side() {
        check("€55–70k", 55_000.0, Some(70_000.0), "EUR", "€55–70k");
        check("£40k to £60k", 40_000.0, Some(60_000.0), "GBP", "£40k to £60k");
        check("₹6-12 LPA", 600_000.0, Some(1_200_000.0), "INR", "₹6-12 LPA");
        check("¥5M", 5_000_000.0, Some(5_000_000.0), "JPY", "¥5M");
        check("CHF 90k-120k", 90_000.0, Some(120_000.0), "CHF", "CHF 90k-120k");
        check("90-120k EUR", 90_000.0, Some(120_000.0), "EUR", "90-120k EUR");
        check("A$100k", 100_000.0, Some(100_000.0), "AUD", "A$100k");
        check("(2024) 400k kr", 400_000.0, Some(400_000.0), "kr", "400k kr");
    }

    #[test]
    fn what_is_no_pay_per_year_is_none() {
        for text in
            ["100-160k", "90%", "$50/hr", "$400/month", "#1", "3 months", "", "$", "AUSD 3", "EURO 3", "5 krill"]
        {
            assert_eq!(salary(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_fault(text in "([0-9]{1,4}|[$€£.,+ -]|k|K|LPA|EUR|kr|ü){0,20}") {
            if let Some((_, range)) = salary(&text) {
                proptest::prop_assert!(text.get(range).is_some());
            }
        }
    }
}
