//! What one event does to the record. Nothing here fails: what refers to something that is not there (undone, deleted,
//! made on a machine whose log has not arrived) has no effect.

use super::Event;
use crate::domain::Change;
use crate::domain::advice::{Answer, QuestionId};
use crate::domain::learner::{Cut, Record};

/// Takes an event in that comes after all that the record holds. Undoing and redoing are no business of a single event.
pub(super) fn fold(record: &mut Record, event: &Event) {
    let day = event.at.day;
    match &event.change {
        Change::SetHours(hours) => record.choose_hours(day, *hours),
        Change::Answer(interview) => {
            if let Some(Answer::Hours(hours)) = interview.answer_to(QuestionId::Hours) {
                record.answer_hours(day, *hours);
            }
        }
        Change::AcceptPlan(plan) => record.accept(plan),
        Change::UsePlan(name) => record.use_plan(name),
        Change::Replan(name, baseline) => record.change_plan(name, |plan| plan.baseline.clone_from(baseline)),
        Change::SetDeadline(name, deadline) => record.change_plan(name, |plan| plan.deadline = *deadline),
        Change::Cut(name, cut) => {
            if let Cut::Hours(hours) = cut {
                record.set_hours(day, *hours);
            }
            record.change_plan(name, |plan| plan.cuts.push(cut.clone()));
        }
        Change::TakeOff(days) => record.take_off(*days),
        Change::WorkAgain(days) => record.work_again(*days),
        Change::HoursFrom(from, hours) => record.set_hours(*from, *hours),
        Change::Mark(topic, status) => record.mark(topic, *status, event.at),
        Change::Tick { project, item, done } => record.tick(project, *item, *done),
        Change::Note(topic, note) => record.write(topic, note),
        Change::Log(entry) => record.log(event.id.clone(), entry.clone()),
        Change::EditEntry(id, entry) => record.edit(id, entry),
        Change::DeleteEntry(id) => record.delete(id),
        Change::StartClock(topic) => record.start_clock(topic, event.at),
        Change::StopClock => record.stop_clock(&event.id, event.at),
        Change::DropClock => record.drop_clock(),
        Change::Review { topic, question, rating } => record.review(topic, *question, *rating, event.at),
        Change::ChooseTheme(_) | Change::Undo(_) | Change::Redo(_) => {}
    }
}
