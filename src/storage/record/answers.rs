//! The wizard's answers as the log writes them.

use serde_json::{Value, json};

use crate::domain::Change;
use crate::domain::advice::{Answer, Interview, QuestionId};
use crate::domain::learner::WeeklyHours;

/// The word for a question.
fn name(id: QuestionId) -> &'static str {
    match id {
        QuestionId::Goal => "goal",
        QuestionId::Know => "know",
        QuestionId::Hours => "hours",
        QuestionId::Deadline => "by",
        QuestionId::Language => "language",
        QuestionId::Priority => "priority",
        QuestionId::Avoid => "avoid",
    }
}

/// The answers and the place in the conversation.
pub(super) fn write(interview: &Interview) -> Value {
    let mut given = serde_json::Map::new();
    for question in interview.questions() {
        let value = match interview.answer_to(question.id) {
            None => continue,
            Some(Answer::Skipped) => Value::Null,
            Some(Answer::One(value)) => json!(value),
            Some(Answer::Many(values)) => json!(values),
            Some(Answer::Hours(hours)) => json!(hours.get()),
            Some(Answer::Date(date)) => json!(date.to_string()),
        };
        given.insert(name(question.id).to_owned(), value);
    }
    let at = interview.current().map_or("end", |question| name(question.id));
    json!({ "answers": given, "at": at })
}

/// Reads them back into `interview`, which has the questions that can be asked now, none answered. Answers that no longer
/// fit (a roadmap that went away, a deadline that passed) are asked again.
pub(super) fn read(payload: &Value, interview: &Interview) -> Option<Change> {
    let given = payload.get("answers")?.as_object()?;
    let mut restored = interview.clone();
    let ids: Vec<QuestionId> = interview.questions().iter().map(|question| question.id).collect();
    for &id in &ids {
        let Some(value) = given.get(name(id)) else { continue };
        let answer = match (id, value) {
            (_, Value::Null) => Answer::Skipped,
            (QuestionId::Hours, value) => Answer::Hours(WeeklyHours::new(value.as_f64()?).ok()?),
            (QuestionId::Deadline, Value::String(date)) => Answer::Date(date.parse().ok()?),
            (_, Value::String(value)) => Answer::One(value.clone()),
            (_, Value::Array(values)) => {
                Answer::Many(values.iter().filter_map(Value::as_str).map(str::to_owned).collect())
            }
            _ => return None,
        };
        restored.go_to(id);
        let _ = restored.answer(answer);
    }
    let at = payload.get("at").and_then(Value::as_str).unwrap_or("end");
    match ids.iter().find(|&&id| name(id) == at) {
        Some(&id) => {
            restored.go_to(id);
        }
        None => restored.finish(),
    }
    Some(Change::Answer(Box::new(restored)))
}
