//! What a profile is advised, computed once for each profile.

use std::rc::Rc;
use std::sync::Arc;

use crate::domain::advice::{Advice, AdviceError, lean, recommend, ways};
use crate::domain::catalog::Catalog;
use crate::domain::learner::Profile;
use crate::domain::plan::Outset;
use crate::tui::component::Cx;
use crate::tui::widgets::memo::Memo;

/// The advice for a profile, or why there is none.
pub(super) type Outcome = Result<Advice, AdviceError>;

/// The last advice and what it was made from.
#[derive(Default)]
pub(super) struct Standing {
    draft: Memo<(*const Catalog, Profile, Outset), Outcome>,
    advice: Memo<(*const Catalog, Profile, Outset), Outcome>,
    ways: Memo<*const Catalog, usize>,
}

impl Standing {
    /// The best way for a profile that is not settled yet, without what would change it.
    pub(super) fn of(&self, profile: &Profile, cx: &Cx<'_>) -> Rc<Outcome> {
        let catalog = &cx.guide.catalog;
        let outset = cx.guide.outset();
        let key = (Arc::as_ptr(catalog), profile.clone(), outset.clone());
        self.draft.get(key, || lean(catalog, profile, &outset))
    }

    /// The advice for what was answered so far.
    pub(super) fn now(&self, cx: &Cx<'_>) -> Rc<Outcome> {
        let (catalog, profile) = (&cx.guide.catalog, cx.guide.profile());
        let outset = cx.guide.outset();
        let key = (Arc::as_ptr(catalog), profile.clone(), outset.clone());
        self.advice.get(key, || recommend(catalog, &profile, &outset))
    }

    /// How many ways there are before any answer.
    pub(super) fn all_ways(&self, cx: &Cx<'_>) -> usize {
        let catalog = &cx.guide.catalog;
        *self.ways.get(Arc::as_ptr(catalog), || ways(catalog, &Profile::default()).len())
    }
}
