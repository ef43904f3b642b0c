//! What lies over the panes. Each popup is a component of its own and knows no other.

mod command_line;
mod compare;
mod cuts;
mod diagnostics;
mod help;
mod learn;
mod plans;
mod replan;
mod themes;
mod welcome;

pub use command_line::CommandLine;
pub use compare::Compare;
pub use cuts::Cuts;
pub use diagnostics::Diagnostics;
pub use help::Help;
pub use learn::Learn;
pub use plans::Plans;
pub use replan::Replan;
pub use themes::Themes;
pub use welcome::Welcome;
