//! The commands that record what was learnt, each with all that it needs.

use super::commands::{back, clock, log, marks, note, review, status, today};
use super::log_args::{LogArguments, LogCommand, LogCommands};
use super::own::Own;
use super::{Answer, Refusal, Report, Surroundings, View, clock_notice};

/// Does what one of these commands says.
pub(super) fn record(
    command: LogCommands,
    own: &mut Own,
    surroundings: &Surroundings,
    view: &View,
    report: &mut Report<'_>,
) -> Result<Answer, Refusal> {
    // These say it themselves.
    let says_it = match &command {
        LogCommands::Stop(_) | LogCommands::Start { .. } | LogCommands::Undo { .. } => true,
        LogCommands::Today { json, .. } => !json,
        _ => false,
    };
    if let Some(notice) = clock_notice::forgotten(&own.guide, view).filter(|_| !says_it) {
        report.note(&notice);
    }
    match command {
        LogCommands::Today { lighter: true, json, .. } => today::lighter(own, json, view),
        LogCommands::Today { minutes, json, lighter: false } => Ok(today::today(&own.guide, minutes, json, view)),
        LogCommands::Start { id, json } => clock::start(own, id.as_deref(), json, view),
        LogCommands::Stop(flags) => clock::stop(own, &flags, surroundings.can_ask, view, report),
        LogCommands::Log(LogArguments { command: Some(command), .. }) => match command {
            LogCommand::List { id, all, json } => log::list(&own.guide, id.as_deref(), all, json, view),
            LogCommand::Topics { json } => Ok(log::topics(&own.guide, json, view)),
            LogCommand::Edit { entry, minutes, topic, on, note, json } => {
                log::edit(own, &entry, log::Correction { minutes, topic, on, note }, json, view)
            }
            LogCommand::Delete { entry, json } => log::delete(own, &entry, json, view),
        },
        LogCommands::Log(arguments) => log::log(own, &arguments, view),
        LogCommands::Mark { id, status, json } => marks::mark(own, &id, &status, json, view),
        LogCommands::Tick { project, item, off, json } => marks::tick(own, &project, item, !off, json, view),
        LogCommands::Note { id, show: true, json, .. } => note::show(&own.guide, &id, json, view),
        LogCommands::Note { id, text, json, .. } => {
            note::note(own, &id, &text, note::Place::of(surroundings.can_ask), json, view)
        }
        LogCommands::Review { id: Some(id), number: Some(number), rating: Some(rating), json } => {
            review::rate(own, &id, number, &rating, json, view)
        }
        LogCommands::Review { json, .. } => review::review(own, surroundings.can_ask, json, view, report),
        LogCommands::Undo { json } => back::undo(own, json, view),
        LogCommands::Redo { json } => back::redo(own, json, view),
        LogCommands::Status { json } => Ok(status::status(&own.guide, json, view)),
    }
}
