//! What the answers mean so far: the answers, the way that is best with them, how many ways are left.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::advice::{Advice, AdviceError, Interview, QuestionId};
use crate::domain::catalog::Hours;
use crate::tui::component::Cx;
use crate::tui::popups::learn::standing::Outcome;
use crate::tui::popups::learn::words;
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::paint;

/// From this height on the answers are listed too.
const ROOM_FOR_ANSWERS: u16 = 12;
/// Columns for the name of a question.
const TITLE: usize = 10;

/// Everything that is shown.
pub(super) struct SoFar<'a> {
    /// The answers, the draft among them.
    pub(super) interview: &'a Interview,
    /// The question that stands.
    pub(super) current: QuestionId,
    /// What comes of them.
    pub(super) outcome: &'a Outcome,
    /// How many ways there are without any answer.
    pub(super) all_ways: usize,
}

/// Draws it.
pub(super) fn render(so_far: &SoFar<'_>, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) {
    let whole = page(so_far, area, Answers::Whole, cx);
    let fits = whole.rows.len() <= usize::from(area.height);
    let page = if fits { whole } else { page(so_far, area, Answers::Cut, cx) };
    for (row, rect) in page.rows.iter().zip(area.rows()) {
        paint::line(buf, rect, &row.line, 0);
    }
}

/// Whether an answer may take more than a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answers {
    Whole,
    Cut,
}

fn page(so_far: &SoFar<'_>, area: Rect, how: Answers, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(area.width, cx.theme, cx.symbols);
    let roomy = area.height >= ROOM_FOR_ANSWERS;
    if roomy {
        page.text(Role::Heading, "What this means so far");
    }
    match so_far.outcome {
        Ok(advice) => best(&mut page, advice, so_far.all_ways, roomy, cx),
        Err(error) => trouble(&mut page, error),
    }
    if roomy {
        page.heading("Your answers");
        let room = area.width.saturating_sub(u16::try_from(TITLE).unwrap_or(0));
        let longest = if how == Answers::Cut { room } else { u16::MAX };
        answers(&mut page, so_far, longest, cx);
    }
    page
}

fn answers(page: &mut Page, so_far: &SoFar<'_>, longest: u16, cx: &Cx<'_>) {
    let mut any = false;
    for question in so_far.interview.questions() {
        let given = so_far.interview.answer_to(question.id);
        let Some(text) = given.and_then(|answer| words::answer(question, answer)) else { continue };
        any = true;
        let role = if question.id == so_far.current { Role::Accent } else { Role::Text };
        page.behind(&format!("{:<TITLE$}", question.id.title()), |page| {
            page.text(role, &paint::shortened(&text, longest, cx.symbols.ellipsis));
        });
    }
    if !any {
        page.text(Role::Muted, "None; the defaults hold.");
    }
}

fn best(page: &mut Page, advice: &Advice, all_ways: usize, roomy: bool, cx: &Cx<'_>) {
    let own = &advice.recommendation;
    page.text(Role::Accent, &own.candidate.way.name(&cx.guide.catalog));
    let hours = own.candidate.hours.map(|hours| words::hours(Hours::expected(hours)));
    let parts: Vec<String> = hours.into_iter().chain([words::finish(own)]).collect();
    if roomy {
        for part in &parts {
            page.text(Role::Text, &words::capital(part));
        }
    } else {
        page.text(Role::Text, &parts.join(cx.symbols.dot));
    }
    if let (Some(deadline), Some(chance)) = (advice.profile.deadline, own.chance) {
        let role = if own.feasible == Some(true) { Role::Good } else { Role::Warning };
        page.text(role, &format!("By {}: {}", words::day(deadline), words::chance(chance)));
    }
    page.text(Role::Muted, &ways_left(advice.considered, all_ways));
}

fn ways_left(left: usize, all: usize) -> String {
    match left {
        1 if all == 1 => "There is only this one way.".to_owned(),
        _ if left >= all => format!("All {all} ways are open."),
        1 => format!("1 of {all} ways is left."),
        _ => format!("{left} of {all} ways are left."),
    }
}

/// Why nothing is left, and what to do about it.
pub(super) fn trouble(page: &mut Page, error: &AdviceError) {
    page.text(Role::Warning, &words::sentence(&error.to_string()));
    if matches!(error, AdviceError::NothingLeft(_)) {
        page.text(Role::Text, "Avoid less, or let the language be chosen.");
    }
}
