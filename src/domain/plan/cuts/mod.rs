//! What to go without, when a deadline is at risk.
//!
//! [`offers`] prices every single cut that can be made of a plan. [`cheapest()`] finds the set of cuts that brings the chance
//! of meeting the deadline to a chosen level at the least loss.
//!
//! # Why the set is the best one
//!
//! Savings interact: what others need comes back, a topic whose concept was taught by what is gone costs its full hours
//! again, and what falls out with one cut cannot fall out with another. So a set is worth what the plan costs *after a new
//! order*, never the sum of single savings, and the search must not lean on such sums. It goes as follows.
//!
//! 1. **The loss of a set is exact without a new order.** It is the sum over what falls out, each thing once, and what falls
//!    out of a set of cuts follows from what each option holds alone (`ways.rs` says why).
//! 2. **The hours of a set are bounded from below** in the same way, before any transfer that might be lost.
//! 3. **The chance is bounded from above.** For each number of hours a week there is an amount of mean hours that no plan
//!    of any shape can exceed and still have the chance (`forecast/most_work.rs` says why).
//! 4. So a way of cutting whose hours exceed that amount must still leave projects for the difference, and every hour of
//!    those costs at least what the cheapest of them costs an hour. Its loss plus that is a bound from below on the loss of
//!    every set that begins with it.
//!
//! All ways are visited, those without hope cut short; then they are taken up from the lowest bound on, each in its real new
//! order, until no bound lies below the best set that was found. What is left out could not have been better, so **the set
//! has the least loss of all; of equal ones it has the fewest cuts; of those it is the first in the order of the plan**. The
//! test beside it holds it against trying out every set. On content far larger than any that is known the work is limited,
//! and [`CutList::is_proven`] is then false.

mod cheapest;
mod knapsack;
pub mod loss;
mod offer;
#[cfg(test)]
mod properties;
mod situation;
#[cfg(test)]
mod tests;
mod ways;
mod words;

pub use cheapest::{CutList, Reach, cheapest};
pub use offer::{Offer, offers};
pub use situation::Situation;
