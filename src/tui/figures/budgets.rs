//! The budgets of all paths, worked out anew only where something changed that they depend on.

use std::rc::Rc;
use std::sync::Arc;

use crate::domain::Guide;
use crate::domain::advice::{AdviceError, PathBudget, budgets};
use crate::domain::catalog::Catalog;
use crate::domain::learner::Profile;
use crate::domain::plan::Outset;
use crate::tui::widgets::memo::Memo;

/// The budgets of a guide's paths. Equal inputs give the same value; others are never answered from memory.
#[derive(Default)]
pub struct Budgets {
    memo: Memo<Inputs, Result<Vec<PathBudget>, AdviceError>>,
}

/// All that budgets depend on. It keeps its catalogue alive, so that no other can take its address.
struct Inputs {
    catalog: Arc<Catalog>,
    profile: Profile,
    outset: Outset,
}

impl PartialEq for Inputs {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.catalog, &other.catalog) && self.outset == other.outset && self.profile == other.profile
    }
}

impl Budgets {
    /// The budgets with study beginning today, in the order of the catalogue's paths.
    pub fn of(&self, guide: &Guide) -> Rc<Result<Vec<PathBudget>, AdviceError>> {
        let inputs = Inputs { catalog: Arc::clone(&guide.catalog), profile: guide.profile(), outset: guide.outset() };
        let (catalog, profile, outset) = (Arc::clone(&inputs.catalog), inputs.profile.clone(), inputs.outset.clone());
        self.memo.get(inputs, || budgets(&catalog, &profile, &outset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Change;
    use crate::domain::learner::{Moment, WeeklyHours};

    #[test]
    fn budgets_are_worked_out_anew_when_an_answer_changes_and_not_before() {
        let mut guide = Guide::new(Arc::default(), Vec::new(), jiff::civil::date(2026, 11, 23));
        let budgets = Budgets::default();
        let first = budgets.of(&guide);
        assert!(Rc::ptr_eq(&first, &budgets.of(&guide)));
        let now = Moment { instant: jiff::Timestamp::UNIX_EPOCH, day: guide.today };
        guide.apply(Change::SetHours(WeeklyHours::new(12.0).unwrap()), now).unwrap();
        assert!(!Rc::ptr_eq(&first, &budgets.of(&guide)));
    }
}
