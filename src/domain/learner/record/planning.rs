//! Plans that were accepted, and the hours that there are for them.

use jiff::civil::Date;

use super::Record;
use crate::domain::learner::{AcceptedPlan, Calendar, Days, WeeklyHours};
use crate::domain::text::Slug;

impl Record {
    /// When the learner means to study, and how much.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The active plan.
    pub fn plan(&self) -> Option<&AcceptedPlan> {
        self.plan_named(self.active.as_ref()?)
    }

    /// The plan of that name.
    pub fn plan_named(&self, name: &Slug) -> Option<&AcceptedPlan> {
        self.plans.iter().find(|plan| plan.name == *name)
    }

    /// All plans, in the order in which they were first accepted.
    pub fn plans(&self) -> &[AcceptedPlan] {
        &self.plans
    }

    pub(in crate::domain) fn accept(&mut self, plan: &AcceptedPlan) {
        match self.plans.iter_mut().find(|known| known.name == plan.name) {
            Some(known) => *known = plan.clone(),
            None => self.plans.push(plan.clone()),
        }
        self.active = Some(plan.name.clone());
    }

    pub(in crate::domain) fn use_plan(&mut self, name: &Slug) {
        if self.plan_named(name).is_some() {
            self.active = Some(name.clone());
        }
    }

    /// A plan that is not there (undone, or made on a machine whose log is not here yet) is not changed.
    pub(in crate::domain) fn change_plan(&mut self, name: &Slug, change: impl FnOnce(&mut AcceptedPlan)) {
        if let Some(plan) = self.plans.iter_mut().find(|plan| plan.name == *name) {
            change(plan);
        }
    }

    pub(in crate::domain) fn set_hours(&mut self, from: Date, hours: WeeklyHours) {
        self.calendar.set_hours(from, hours);
    }

    /// Hours that are set as a figure, from a day on.
    pub(in crate::domain) fn choose_hours(&mut self, day: Date, hours: WeeklyHours) {
        self.answered = Some(hours);
        self.calendar.set_hours(day, hours);
    }

    /// Hours among the wizard's answers, which are told anew with every other answer: the same as before leave the
    /// calendar alone, which may have been changed for good reason since.
    pub(in crate::domain) fn answer_hours(&mut self, day: Date, hours: WeeklyHours) {
        if self.answered.replace(hours) != Some(hours) {
            self.calendar.set_hours(day, hours);
        }
    }

    pub(in crate::domain) fn take_off(&mut self, days: Days) {
        self.calendar.take_off(days);
    }

    pub(in crate::domain) fn work_again(&mut self, days: Days) {
        self.calendar.work_again(days);
    }
}
