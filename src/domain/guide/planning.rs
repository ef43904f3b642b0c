//! The guide's plans: the active one as it stands, one to be accepted, one made anew, and what moved its finish.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::Guide;
use super::progress::Progress;
use crate::domain::learner::days::later;
use crate::domain::learner::review::Deck;
use crate::domain::learner::{AcceptedPlan, Baseline, Carried, Knowledge};
use crate::domain::plan::{
    Cause, Course, CutList, Futures, Ground, History, Offer, Outlook, Outset, Overview, PlanError, Revision, SEED,
    Situation, causes, cheapest, history, is_learnt, offers, overview, revision,
};

/// What is worked out of everything else, when it is first asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Derived {
    /// What [`Guide::carried`] says.
    pub(super) carried: OnceLock<Carried>,
    /// The learner's futures with what they were drawn from. They take a millisecond or two, so they are kept for as long
    /// as the history stays the same.
    drawn: OnceLock<Drawn>,
    /// What [`Guide::knowledge`] says.
    pub(super) knowledge: OnceLock<Knowledge>,
    course: OnceLock<Option<Result<Course, PlanError>>>,
    overview: OnceLock<Option<Arc<Overview>>>,
    replanned: OnceLock<Option<(Baseline, Revision)>>,
    /// What [`Guide::deck`] says.
    pub(super) deck: OnceLock<Deck>,
    /// How far the learner is.
    pub(super) progress: Progress,
}

#[derive(Clone, Debug)]
struct Drawn {
    history: History,
    outlook: Outlook,
    futures: Arc<Futures>,
}

/// What moved the finish of the active plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moves {
    /// Since the evening of this day.
    pub since: Date,
    /// The even date as it was then.
    pub even_then: Date,
    /// The even date as it is now.
    pub even_now: Date,
    /// Why, in days; they sum to the difference of the two.
    pub causes: [Cause; 6],
}

impl Guide {
    /// Where every forecast starts from: today, the hours that are planned, and the learner's futures.
    pub fn outset(&self) -> Outset {
        let calendar = self.record().calendar().clone();
        Outset { today: self.today, calendar, futures: Arc::clone(&self.drawn().futures) }
    }

    /// What is believed of the learner, by all that was logged.
    pub fn outlook(&self) -> &Outlook {
        &self.drawn().outlook
    }

    /// Whether anything was logged that the forecast could learn from.
    pub fn has_history(&self) -> bool {
        self.drawn().history != History::default()
    }

    /// The active plan as it stands; absent where there is none, an error where the content has nothing any more that it
    /// could follow.
    pub fn course(&self) -> Option<Result<&Course, &PlanError>> {
        let work_out = || self.record().plan().map(|plan| self.work_out(plan));
        self.derived.course.get_or_init(work_out).as_ref().map(Result::as_ref)
    }

    /// The active plan by name; absent where there is none that can be followed.
    pub fn overview(&self) -> Option<&Arc<Overview>> {
        let view = || {
            let course = self.course()?.ok()?;
            Some(Arc::new(self.on_ground(|ground| overview(ground, course))))
        };
        self.derived.overview.get_or_init(view).as_ref()
    }

    /// The guide with a plan to show that nobody recorded: for pictures and tests of what a plan looks like. Any change
    /// drops it.
    #[must_use]
    pub fn showing(self, overview: Overview) -> Self {
        Self { derived: Derived { overview: OnceLock::from(Some(Arc::new(overview))), ..self.derived }, ..self }
    }

    /// A plan worked out as if it were the active one.
    pub fn work_out(&self, plan: &AcceptedPlan) -> Result<Course, PlanError> {
        self.on_ground(|ground| Course::new(ground, plan))
    }

    /// A new plan with everything laid out over the weeks from today on, ready to be accepted.
    pub fn lay_out(&self, plan: AcceptedPlan) -> Result<AcceptedPlan, PlanError> {
        let baseline = self.work_out(&plan)?.baseline(&self.catalog, self.today);
        Ok(AcceptedPlan { baseline, ..plan })
    }

    /// The active plan laid out anew, and how that differs from what was laid out before. What is learnt by now stays in
    /// it as it was planned. Absent where there is no plan that can be followed.
    pub fn replanned(&self) -> Option<&(Baseline, Revision)> {
        let lay_out = || {
            let course = self.course()?.ok()?;
            let before = &course.plan.baseline;
            let is_over = |id: &_| is_learnt(&self.catalog, self.carried(), id);
            let after = before.renewed(course.baseline(&self.catalog, self.today), is_over);
            let revision = revision(before, &after);
            Some((after, revision))
        };
        self.derived.replanned.get_or_init(lay_out).as_ref()
    }

    /// What moved the active plan's finish since the evening of a day; without one, since the plan was laid out. Absent
    /// where there is no plan that can be followed.
    pub fn moves(&self, since: Option<Date>) -> Option<Moves> {
        let course = self.course()?.ok()?;
        let made = course.plan.baseline.made;
        let since = since.unwrap_or(made).max(made).min(self.today);
        let past = self.as_of(since);
        let then_course = past.course()?.ok()?;
        let mut then = past.on_ground(|ground| then_course.snapshot(ground));
        // What the content said then is kept in the plan only; it may say otherwise by now.
        for planned in &course.plan.baseline.topics {
            if let Some(subject) = then.topics.get_mut(&planned.id) {
                subject.hours = planned.hours;
            }
        }
        let now = self.on_ground(|ground| course.snapshot(ground));
        let (even_then, causes) = (then.even(), causes(&then, &now));
        let even_now = later(even_then, causes.iter().map(|cause| i64::from(cause.days)).sum());
        Some(Moves { since, even_then, even_now, causes })
    }

    /// The least harmful cuts that bring the chance of the active plan's deadline to a level, from 0 to 1. Absent where
    /// there is no plan, or it has no deadline.
    pub fn cuts(&self, target: f64) -> Option<Result<CutList, PlanError>> {
        self.with_deadline(|situation| cheapest(situation, target))
    }

    /// Every cut that can be made of the active plan, each priced by itself. Absent where there is no plan, or it has no
    /// deadline.
    pub fn cut_offers(&self) -> Option<Result<Vec<Offer>, PlanError>> {
        self.with_deadline(offers)
    }

    /// Calls with the active plan and its deadline, where there are both.
    fn with_deadline<T>(&self, work: impl FnOnce(&Situation<'_>) -> T) -> Option<T> {
        let plan = self.record().plan()?;
        let deadline = plan.deadline?;
        Some(self.on_ground(|ground| {
            let progress = |node| ground.progress(node);
            let Ground { catalog, knowledge, outset, .. } = ground;
            let pace = ground.outlook.pace();
            let situation = Situation { catalog, plan, knowledge, progress: &progress, pace, outset, deadline };
            work(&situation)
        }))
    }

    /// The guide as it was on the evening of a day, over the content of today.
    #[must_use]
    pub fn as_of(&self, day: Date) -> Self {
        Self {
            catalog: Arc::clone(&self.catalog),
            diagnostics: self.diagnostics.clone(),
            today: day.min(self.today),
            theme: self.theme,
            first_run: self.first_run,
            interview: self.interview.clone(),
            journal: self.journal.as_of(day),
            derived: Derived::default(),
        }
    }

    /// Calls with everything that plans are worked out from.
    pub fn on_ground<T>(&self, work: impl FnOnce(Ground<'_>) -> T) -> T {
        let knowledge = self.knowledge();
        let (outlook, outset) = (self.outlook(), self.outset());
        let (record, standing) = (self.record(), self.carried());
        work(Ground { catalog: &self.catalog, record, standing, knowledge, outlook, outset: &outset })
    }

    /// The day went on, or something was recorded: what rests on it is worked out again when it is next asked for.
    pub(super) fn forget_derived(&mut self) {
        let drawn = self.derived.drawn.take();
        self.derived = Derived::default();
        if let Some(drawn) = drawn.filter(|drawn| drawn.history == self.history()) {
            self.derived.drawn = OnceLock::from(drawn);
        }
    }

    /// What the forecast learns from.
    fn history(&self) -> History {
        let record = self.record();
        history(&self.catalog, record, self.carried(), record.plan(), self.today)
    }

    fn drawn(&self) -> &Drawn {
        self.derived.drawn.get_or_init(|| {
            let history = self.history();
            let outlook = Outlook::learn(&history);
            let futures = Arc::new(Futures::draw(&outlook, SEED));
            Drawn { history, outlook, futures }
        })
    }
}
