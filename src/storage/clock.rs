//! What time it is, and which study day.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use crate::domain::learner::Moment;

/// Where a Unix system keeps the rules of its own time zone.
const LOCAL_RULES: &str = "/etc/localtime";

/// This machine's clock, read in its time zone.
#[derive(Clone, Debug)]
pub struct Clock {
    zone: TimeZone,
    day: Option<Date>,
}

impl Clock {
    /// The clock. With a `day`, it is that day always, whatever the clock says.
    ///
    /// The time-zone library finds out the zone's *name* too, for which it walks the whole database of zones: two
    /// milliseconds before the first frame. A date needs the zone's rules only, and those lie in one file.
    pub fn new(day: Option<Date>) -> Self {
        #[expect(clippy::disallowed_methods, reason = "this is the door to the environment")]
        let named = std::env::var_os("TZ");
        let local = if named.is_some() { None } else { local_rules() };
        Self { zone: local.unwrap_or_else(|| ZonedDateTime::now().time_zone().clone()), day }
    }

    /// Now.
    pub fn now(&self) -> Moment {
        #[expect(clippy::disallowed_methods, reason = "this is the door to the clock")]
        let instant = Timestamp::now();
        let moment = Moment::new(instant, self.zone.to_datetime(instant));
        Moment { day: self.day.unwrap_or(moment.day), ..moment }
    }
}

fn local_rules() -> Option<TimeZone> {
    #[expect(clippy::disallowed_methods, reason = "this is the door to the clock")]
    let rules = std::fs::read(LOCAL_RULES).ok()?;
    TimeZone::tzif("Local", &rules).ok()
}
