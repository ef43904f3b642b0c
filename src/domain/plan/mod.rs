//! From steps to hours, from hours to weeks, and from weeks to dates.

mod accepted;
mod baseline;
mod calendar;
mod causes;
mod cuts;
mod days;
mod error;
mod estimate;
mod finish;
#[cfg(test)]
mod fixture;
mod forecast;
mod order;
#[cfg(test)]
mod properties;
mod revision;
mod route;
mod schedule;

pub use accepted::{AcceptedPlan, Chosen, Cut};
pub use baseline::{Baseline, Planned};
pub use calendar::Calendar;
pub use causes::{Cause, CauseKind, Standing, Subject, causes};
pub use cuts::{CutList, Offer, Reach, Situation, cheapest, loss, offers};
pub use days::{Days, DaysError, week_start};
pub use error::PlanError;
pub use estimate::{Estimate, estimate};
pub use finish::{Finish, add_days, add_months, stretch};
pub use forecast::{
    Capacity, DOTS, Finished, Forecast, Futures, History, Outlook, Outset, SEED, WeekStudied, Work, capacity, forecast,
    left,
};
pub use order::{Item, Order, StepEstimate, TRANSFER_SHARE, Taken, order, order_without};
pub use revision::{Moved, Revision, revision};
pub use route::{Route, programming, resolve};
pub use schedule::{LEAST_LEFT, MOST_WEEKS, Progress, Schedule, Share, Task, Week, remaining, schedule};
