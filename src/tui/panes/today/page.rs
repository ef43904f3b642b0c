//! The evening as a page: the task, why this one, what done looks like, where to study, where one stands.

use crate::domain::learner::review::{Due, MINUTES_A_QUESTION};
use crate::domain::text::{Count, number};
use crate::domain::today::{Away, Footing, StudyTask, Task, Tonight};
use crate::tui::component::Cx;
use crate::tui::doing;
use crate::tui::figures;
use crate::tui::layout::TEXT_WIDTH;
use crate::tui::panes::today::words;
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;

/// Something on the page that can be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Button {
    /// Start the clock, or stop it and record.
    Clock,
    /// Ask for a recommendation.
    Learn,
    /// Take a lighter week.
    LighterWeek,
    /// See what can be cut.
    Smaller,
}

const BUTTONS: [Button; 4] = [Button::Clock, Button::Learn, Button::LighterWeek, Button::Smaller];

/// The button of a number on the page.
pub(super) fn button(number: u16) -> Option<Button> {
    BUTTONS.get(usize::from(number)).copied()
}

fn put(page: &mut Page, button: Button, label: &str) {
    let number = BUTTONS.iter().position(|&other| other == button).unwrap_or(0);
    page.button(u16::try_from(number).unwrap_or(0), label);
}

/// The page about an evening.
pub(super) fn page(evening: &Tonight, width: u16, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(width, cx.theme, cx.symbols);
    if let Some(away) = &evening.away {
        back(&mut page, away, evening, cx);
    }
    match &evening.task {
        Some(Task::Study(task)) => study(&mut page, task, evening, cx),
        Some(Task::Review(due)) => review(&mut page, due, cx),
        None => nothing(&mut page, &evening.footing),
    }
    prospects(&mut page, evening, width, cx);
    page
}

/// Where there is neither a task nor a review.
fn nothing(page: &mut Page, footing: &Footing) {
    match footing {
        Footing::Finished => {
            page.text(Role::Good, "Everything in your plan is done.").gap();
            page.text(Role::Text, "Seven questions find out what comes next.").gap();
        }
        Footing::Astray(error) => {
            page.text(Role::Warning, &format!("Your plan cannot be followed any more: {error}.")).gap();
        }
        Footing::NoPlan | Footing::Underway => {
            page.text(Role::Heading, "What shall it be tonight?").gap();
            page.text(
                Role::Text,
                "There is no plan yet. At most seven questions make one: a path and a language with reasons, and when it \
                 ends. From then on this pane has one task for every evening, sized to the minutes that you have.",
            );
            page.gap();
        }
    }
    put(page, Button::Learn, "Enter: begin with the questions (/learn)");
    page.gap().text(Role::Muted, "Or pick a topic yourself: 2 shows the roadmaps, and t on a topic starts the clock.");
}

fn study(page: &mut Page, task: &StudyTask, evening: &Tonight, cx: &Cx<'_>) {
    let dot = cx.symbols.dot;
    page.text(Role::Heading, &task.title);
    let why = words::why(task);
    let left = words::left(task);
    let line = [task.roadmap.as_str(), why, left.as_str()].join(dot);
    page.text(Role::Muted, &line).gap();
    let label = match &evening.clock {
        Some(running) => {
            let on = if running.topic == task.id {
                String::new()
            } else {
                format!(" on {}", doing::title(cx, &running.topic))
            };
            format!("Enter: stop the clock{on} ({}) and record", doing::on_clock(running, cx))
        }
        None => format!("Enter: start the clock ({})", doing::duration(task.minutes.into())),
    };
    put(page, Button::Clock, &label);
    if !task.goals.is_empty() {
        page.heading(words::aim(task));
        for goal in task.aims() {
            page.bullet(goal);
        }
        let others = task.goals.len().saturating_sub(task.aims().len());
        if others > 0 {
            let kind = if task.is_project { "point" } else { "outcome" };
            page.text(Role::Muted, &format!("{} of {} in all", Count::new(task.aims().len(), kind), task.goals.len()));
        }
    }
    page.gap();
    if let Some(resource) = &task.resource {
        page.behind("Open   ", |page| {
            page.address(&resource.title, &resource.url, &resource.kind);
        });
    }
    if let Some(stopped) = &task.stopped {
        let mut said =
            format!("{}, after {}", words::day(stopped.day, evening.today), doing::duration(stopped.minutes.into()));
        if let Some(note) = &stopped.note {
            said = format!("{said}: {note}");
        }
        page.behind("Last   ", |page| _ = page.text(Role::Text, &said));
    }
    if let Some(note) = &task.note {
        page.behind("Note   ", |page| _ = page.text(Role::Text, note));
    }
    if let Some(then) = &evening.then {
        page.behind("Then   ", |page| _ = page.text(Role::Text, &then.title));
    }
}

fn review(page: &mut Page, due: &[Due], cx: &Cx<'_>) {
    page.text(Role::Heading, "Review").text(
        Role::Muted,
        &format!(
            "{} on what you learnt, two minutes each: answer aloud, then look.",
            Count::new(due.len(), "question")
        ),
    );
    page.gap();
    for one in due {
        let Some(check) = one.text(&cx.guide.catalog) else { continue };
        page.bullet(&check.question);
        page.behind("  ", |page| _ = page.text(Role::Muted, &doing::title(cx, &one.topic)));
    }
    page.gap().text(Role::Muted, "backend-guide review asks them one by one and records how well you knew them.");
}

/// Somebody comes back: where they stand, a refresher, one choice. Nothing is said of what they did not do.
fn back(page: &mut Page, away: &Away, evening: &Tonight, cx: &Cx<'_>) {
    page.text(Role::Good, "Welcome back.");
    let last = words::day(away.last, evening.today);
    let mut said = format!("You were here last {last}, and everything is as you left it.");
    if let (Some(then), Some(now)) = (away.even_then, evening.prospects) {
        said = if then == now.even {
            format!("{said} The plan still has an even chance by {}.", figures::day(now.even))
        } else {
            format!(
                "{said} The plan goes on from here: an even chance by {} (then {}).",
                figures::day(now.even),
                figures::day(then)
            )
        };
    }
    page.text(Role::Text, &said);
    if !away.refresher.is_empty() {
        page.gap().text(Role::Text, "To find your way in again:");
        for one in &away.refresher {
            if let Some(check) = one.text(&cx.guide.catalog) {
                page.bullet(&check.question);
            }
        }
    }
    page.gap().text(Role::Text, "Go on with the task below, or:");
    let bullet = format!("{} ", cx.symbols.bullet);
    if let Some(lighter) = away.lighter {
        let label = format!("a lighter week: {} h until {}", lighter.hours, figures::day(lighter.until));
        page.behind(&bullet, |page| put(page, Button::LighterWeek, &label));
    }
    if evening.footing == Footing::Underway {
        page.behind(&bullet, |page| put(page, Button::Smaller, "a smaller scope: see where the hours go"));
    }
    page.gap();
}

/// What is due, and when the plan ends, each in a line.
fn prospects(page: &mut Page, evening: &Tonight, width: u16, cx: &Cx<'_>) {
    page.gap();
    if !evening.due.is_empty() && !matches!(evening.task, Some(Task::Review(_))) {
        let minutes = number(f64::from(u32::try_from(evening.due.len()).unwrap_or(u32::MAX)) * MINUTES_A_QUESTION);
        page.text(
            Role::Text,
            &format!("{} due for review, about {minutes} min", Count::new(evening.due.len(), "question")),
        );
    }
    if let Some(prospects) = evening.prospects {
        page.text(Role::Accent, &words::prospects(prospects, width.saturating_sub(2).min(TEXT_WIDTH), cx.symbols));
    }
}
