//! A clock that somebody forgot is mentioned by the next command, whatever it is.

use super::View;
use super::words::on_day;
use crate::domain::Guide;
use crate::domain::learner::Running;
use crate::domain::text::in_minutes;

/// What to say about a clock that was most likely forgotten.
pub(super) fn forgotten(guide: &Guide, view: &View) -> Option<String> {
    let running = guide.record().clock().filter(|running| running.is_forgotten(view.now))?;
    Some(format!(
        "{}; `backend-guide stop --for 45m` records what it really was, `stop --drop` nothing",
        since(running, view)
    ))
}

/// Since when a clock runs.
pub(super) fn since(running: &Running, view: &View) -> String {
    let day = match on_day(running.since.day, view).as_str() {
        day @ ("today" | "yesterday") => day.to_owned(),
        day => day.trim_start_matches("on ").to_owned(),
    };
    match u64::try_from(running.minutes(view.now)) {
        Ok(minutes) if day == "today" => {
            format!("the clock has been running for {} on {}", in_minutes(minutes), running.topic)
        }
        Ok(minutes) => {
            format!("the clock has been running since {day} ({}) on {}", in_minutes(minutes), running.topic)
        }
        Err(_) => format!("the clock was started on {} before this machine's clock was set back", running.topic),
    }
}
