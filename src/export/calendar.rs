//! iCalendar (RFC 5545): one all-day entry a week with its topics.
//!
//! An entry is told apart by plan and week, so importing a later export moves what changed and doubles nothing; a week
//! that has nothing to do any more is sent as cancelled. `SEQUENCE` and `DTSTAMP` rise with the day of the export.

use std::fmt::Write as _;

use icalendar::{Calendar, Component as _, Event, Property};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::learner::Days;
use crate::domain::plan::{Overview, WeekOverview};
use crate::domain::text::{Count, number};

/// How many weeks beyond the last one are sent as cancelled, so that a plan which grew shorter leaves none behind that an
/// earlier export had put there.
const CANCELLED_AFTER: i64 = 52;

pub(super) fn calendar(overview: &Overview) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//backend-guide//backend-guide//EN"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .name(&overview.title);
    for week in &overview.weeks {
        calendar.push(entry(overview, week));
    }
    if let Some(last) = overview.weeks.last() {
        for later in 1..=CANCELLED_AFTER {
            let Ok(start) = last.start.checked_add(later.weeks()) else { break };
            calendar.push(entry(overview, &WeekOverview { start, capacity: 0.0, parts: Vec::new() }));
        }
    }
    calendar.to_string()
}

fn entry(overview: &Overview, week: &WeekOverview) -> Event {
    let mut event = Event::new();
    let end = week.start.checked_add(1.week()).unwrap_or(Date::MAX);
    event
        .uid(&format!("{}-{}@backend-guide", overview.name, compact(week.start)))
        .sequence(sequence(overview))
        .append_property(Property::new("DTSTAMP", format!("{}T000000Z", compact(overview.today))))
        .append_property(date("DTSTART", week.start))
        .append_property(date("DTEND", end))
        // A week of study does not make anybody busy all day.
        .append_property(Property::new("TRANSP", "TRANSPARENT"))
        .summary(&summary(week));
    if week.parts.is_empty() {
        event.append_property(Property::new("STATUS", "CANCELLED"));
    } else {
        event.description(&description(week));
    }
    event.done()
}

fn summary(week: &WeekOverview) -> String {
    let Some(first) = week.parts.first() else { return "No study".to_owned() };
    let hours = number(week.parts.iter().map(|part| part.hours).sum());
    match week.parts.len() - 1 {
        0 => format!("{hours} h: {}", one_line(&first.title)),
        more => format!("{hours} h: {} and {more} more", one_line(&first.title)),
    }
}

fn description(week: &WeekOverview) -> String {
    let mut text = String::new();
    for part in &week.parts {
        let rest = if part.finishes { "" } else { ", goes on" };
        let (title, roadmap) = (one_line(&part.title), one_line(&part.roadmap));
        let _ = writeln!(text, "{} h {title} ({roadmap}{rest})", number(part.hours));
    }
    let _ = write!(text, "{} in all", Count::new(week.parts.len(), "item"));
    text
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn date(name: &str, day: Date) -> Property {
    Property::new(name, compact(day)).add_parameter("VALUE", "DATE").done()
}

/// `20261123`
fn compact(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// Days since the plan was accepted, which rise with every day.
fn sequence(overview: &Overview) -> u32 {
    let days = Days::new(overview.started, overview.today).map_or(0, |days| days.count() - 1);
    u32::try_from(days).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use ical::parser::ical::component::IcalEvent;

    use super::*;
    use crate::export::fixture;

    fn read(overview: &Overview) -> Vec<IcalEvent> {
        let text = calendar(overview);
        let mut calendars = ical::IcalParser::new(text.as_bytes());
        let read = calendars.next().unwrap().unwrap();
        assert!(calendars.next().is_none());
        read.events
    }

    fn value(event: &IcalEvent, name: &str) -> Option<String> {
        event.properties.iter().find(|property| property.name == name)?.value.clone()
    }

    #[test]
    fn every_line_is_at_most_75_octets_long_and_ends_with_carriage_return_and_line_feed() {
        let text = calendar(&fixture::overview());
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split_inclusive('\n') {
            assert!(line.ends_with("\r\n") && line.len() <= 77, "{line:?}");
        }
    }

    #[test]
    fn a_parser_reads_a_week_back_as_an_all_day_entry_with_its_topics() {
        let events = read(&fixture::overview());
        let first = &events[0];
        assert_eq!(value(first, "UID").unwrap(), "fastest-backend-go-20261123@backend-guide");
        assert_eq!(value(first, "DTSTART").unwrap(), "20261123");
        assert_eq!(value(first, "DTEND").unwrap(), "20261130");
        assert_eq!(value(first, "SUMMARY").unwrap(), "5.5 h: Values\\, \"types\"\\; and more and 1 more");
        let description = value(first, "DESCRIPTION").unwrap();
        // This parser trims the end of a line before it joins the next.
        let words: String = description.split_whitespace().collect();
        assert!(words.contains("3hA<small>\"shop\"&more(Go\\,goeson)"), "{description}");
    }

    #[test]
    fn a_later_export_has_the_same_names_and_a_higher_sequence() {
        let (today, mut later) = (fixture::overview(), fixture::overview());
        later.today = later.today.tomorrow().unwrap();
        let ids = |overview: &Overview| read(overview).iter().filter_map(|event| value(event, "UID")).collect();
        let (first, second): (Vec<String>, Vec<String>) = (ids(&today), ids(&later));
        assert_eq!(first, second);
        assert_eq!(first.iter().collect::<HashSet<_>>().len(), first.len());
        let sequence = |overview: &Overview| value(&read(overview)[0], "SEQUENCE").unwrap().parse::<u32>().unwrap();
        assert!(sequence(&later) > sequence(&today));
    }

    #[test]
    fn weeks_without_study_are_cancelled() {
        let events = read(&fixture::overview());
        let cancelled = |event: &IcalEvent| value(event, "STATUS").as_deref() == Some("CANCELLED");
        let planned: Vec<String> =
            events.iter().filter(|event| !cancelled(event)).filter_map(|event| value(event, "DTSTART")).collect();
        assert_eq!(planned, ["20261123", "20261130", "20261214"]);
        assert!(events.iter().any(|event| cancelled(event) && value(event, "DTSTART").unwrap() == "20261221"));
    }
}
