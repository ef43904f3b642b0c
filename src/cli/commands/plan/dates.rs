//! The dates of a plan in sentences.

use crate::domain::advice::in_a_hundred;
use crate::domain::plan::Overview;

/// The two dates: `Even chance by 2027-12-20, 85 % by 2028-04-13.`
pub(in crate::cli::commands) fn dates_sentence(overview: &Overview) -> String {
    if overview.weeks.is_empty() {
        return "Everything in this plan is done.".to_owned();
    }
    format!("Even chance by {}, 85 % by {}.", overview.prospect.even, overview.prospect.likely)
}

/// The chance of the deadline, where there is one and something is left to do.
pub(in crate::cli::commands) fn chance_sentence(overview: &Overview) -> Option<String> {
    let (deadline, chance) = overview.deadline.zip(overview.prospect.chance)?;
    let text = format!("The chance to be done by {deadline} is {}.", in_a_hundred(chance));
    (!overview.weeks.is_empty()).then_some(text)
}
