//! How it looks where a learner stands: a sign, and a role that only repeats what the sign says.

use crate::domain::learner::{Standing, Status};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;

/// The sign of a standing, one column wide.
pub fn sign(standing: Standing, symbols: &Symbols) -> &'static str {
    let [later, ready, learning, done, rusty, skipped] = symbols.standings;
    match standing {
        Standing::Later => later,
        Standing::Ready => ready,
        Standing::Learning => learning,
        Standing::Done => done,
        Standing::Rusty => rusty,
        Standing::Skipped => skipped,
    }
}

/// The role of its sign.
pub fn role(standing: Standing) -> Role {
    match standing {
        Standing::Later | Standing::Skipped => Role::Muted,
        Standing::Ready => Role::Text,
        Standing::Learning | Standing::Rusty => Role::Warning,
        Standing::Done => Role::Good,
    }
}

/// The standing whose sign a status has when one chooses among statuses; "to do" is ready there.
pub fn of(status: Status) -> Standing {
    match status {
        Status::ToDo => Standing::Ready,
        Status::Learning => Standing::Learning,
        Status::Done | Status::Known => Standing::Done,
        Status::Skipped => Standing::Skipped,
        Status::Rusty => Standing::Rusty,
    }
}

/// A standing in words; what counts as done says whether it was learnt here or known before.
pub fn word(standing: Standing, status: Status) -> &'static str {
    match (standing, status) {
        (Standing::Later | Standing::Ready, _) => standing.name(),
        (_, status) => status.phrase(),
    }
}

/// Every sign with what it means, in one line: `· later, ○ ready, …`.
pub fn legend(symbols: &Symbols) -> String {
    Standing::ALL.map(|standing| format!("{} {}", sign(standing, symbols), standing.name())).join(", ")
}
