//! From steps to hours, from hours to weeks, and from weeks to dates.

mod accepted;
mod baseline;
mod causes;
mod course;
mod cuts;
mod error;
mod estimate;
mod finish;
#[cfg(test)]
mod fixture;
mod forecast;
mod modules;
mod order;
mod overview;
mod overview_of;
#[cfg(test)]
mod properties;
mod revision;
mod route;
mod schedule;

pub use crate::domain::learner::{AcceptedPlan, Baseline, Calendar, Cut, Days, DaysError, Planned, week_start};
pub use accepted::Chosen;
pub use causes::{Cause, CauseKind, Snapshot, Subject, causes, shift};
pub use course::{Course, Ground, is_learnt};
pub use cuts::{CutList, Offer, Reach, Situation, cheapest, loss, offers};
pub use error::PlanError;
pub use estimate::{Estimate, estimate};
pub use finish::{Finish, add_days, add_months, stretch};
pub use forecast::{
    Capacity, DOTS, Finished, Forecast, Futures, History, Outlook, Outset, SEED, WeekStudied, Work, capacity, forecast,
    history, left,
};
pub use modules::ModuleCost;
pub use order::{Item, Order, StepEstimate, TRANSFER_SHARE, Taken, order, order_without};
pub use overview::{BurnUp, FinishedTopic, Overview, Part, PhaseOverview, Prospect, WeekOverview};
pub use overview_of::overview;
pub use revision::{Moved, Revision, revision};
pub use route::{Route, programming, resolve};
pub use schedule::{LEAST_LEFT, MOST_WEEKS, Progress, Schedule, Share, Task, Week, remaining, schedule};
