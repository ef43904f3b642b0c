//! What several panes say of paths: the budgets behind the figures, and the words around them. Nothing here draws.

mod budgets;
mod wording;

pub use budgets::Budgets;
pub use wording::{
    at_weekly, calendar, chance, claim, claimed_hours, claimed_months, day, fit_words, month, month_name, months,
    sentence, share_words,
};
