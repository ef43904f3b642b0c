//! Which day it is.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

/// Where a Unix system keeps the rules of its own time zone.
const LOCAL_RULES: &str = "/etc/localtime";

/// Today by this machine's clock and time zone.
///
/// The time-zone library finds out the zone's *name* too, for which it walks the whole database of zones: two
/// milliseconds before the first frame. A date needs the zone's rules only, and those lie in one file.
pub fn today() -> Date {
    #[expect(clippy::disallowed_methods, reason = "this is the door to the clock and the environment")]
    let (named, now) = (std::env::var_os("TZ"), Timestamp::now());
    let local = if named.is_some() { None } else { local_rules() };
    match local {
        Some(zone) => zone.to_datetime(now).date(),
        None => ZonedDateTime::now().date(),
    }
}

fn local_rules() -> Option<TimeZone> {
    #[expect(clippy::disallowed_methods, reason = "this is the door to the clock")]
    let rules = std::fs::read(LOCAL_RULES).ok()?;
    TimeZone::tzif("Local", &rules).ok()
}
