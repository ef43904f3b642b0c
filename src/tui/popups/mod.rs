//! What lies over the panes. Each popup is a component of its own and knows no other.

mod command_line;
mod compare;
mod cuts;
mod diagnostics;
mod forgotten;
mod help;
mod learn;
mod note;
mod plans;
mod replan;
mod statuses;
mod themes;
mod welcome;

pub use command_line::CommandLine;
pub use compare::Compare;
pub use cuts::Cuts;
pub use diagnostics::Diagnostics;
pub use forgotten::Forgotten;
pub use help::Help;
pub use learn::Learn;
pub use note::Note;
pub use plans::Plans;
pub use replan::Replan;
pub use statuses::Statuses;
pub use themes::Themes;
pub use welcome::Welcome;
