//! What lies behind the recommendation: every criterion's share, and the runner-up side by side.

use ratatui::style::Style;

use crate::domain::advice::{Advice, Contribution, Recommendation};
use crate::domain::catalog::Hours;
use crate::domain::markdown::Align;
use crate::tui::component::Cx;
use crate::tui::popups::learn::{sources, words};
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::wrap::Piece;

/// Columns for a criterion's title.
const TITLE: usize = 20;

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Every criterion of the recommendation.
    Why,
    /// The recommendation beside the runner-up.
    Compare,
}

impl Kind {
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Why => "Why",
            Self::Compare => "Side by side",
        }
    }
}

/// The table as a page.
pub(super) fn page(kind: Kind, advice: &Advice, width: u16, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(width, cx.theme, cx.symbols);
    match kind {
        Kind::Why => why(&mut page, &advice.recommendation, cx),
        Kind::Compare => compare(&mut page, advice, cx),
    }
    page
}

fn why(page: &mut Page, own: &Recommendation, cx: &Cx<'_>) {
    page.text(Role::Accent, &own.candidate.way.name(&cx.guide.catalog));
    page.text(Role::Muted, "Points are weight times fit. The weights fill 100; your answers move them.").gap();
    page.text(Role::Heading, &line("Criterion", "Weight", "Fit", "Points"));
    for share in &own.contributions {
        criterion(page, share, cx);
    }
    let weights: i64 = own.contributions.iter().map(|share| share.weight).sum();
    page.text(Role::Heading, &line("Together", &figure(weights), "", &figure(own.score)));
}

fn criterion(page: &mut Page, share: &Contribution, cx: &Cx<'_>) {
    let fit = format!("{:.0} %", share.value * 100.0);
    let [plus, minus] = cx.symbols.signs;
    let (role, sign) = if share.value >= 0.5 { (Role::Good, plus) } else { (Role::Warning, minus) };
    page.text(Role::Text, &line(share.criterion.title(), &figure(share.weight), &fit, &figure(share.points)));
    sources::reason(page, role, sign, &share.reason);
    page.gap();
}

fn line(title: &str, weight: &str, fit: &str, points: &str) -> String {
    format!("{title:<TITLE$}{weight:>8}{fit:>8}{points:>9}")
}

/// Hundredths as a figure with one decimal.
fn figure(hundredths: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "at most 10,000 hundredths")]
    let figure = hundredths as f64 / 100.0;
    format!("{figure:.1}")
}

fn compare(page: &mut Page, advice: &Advice, cx: &Cx<'_>) {
    let Some(runner_up) = advice.runners_up.first() else {
        page.text(Role::Text, "There is no runner-up: every other path and language is ruled out.");
        return;
    };
    let both = [&advice.recommendation, runner_up];
    let cell = |role: Role, text: &str| vec![Piece::new(text, cx.theme.style(role))];
    let row = |title: &str, of: &dyn Fn(&Recommendation) -> String| {
        let [own, other] = both.map(|one| vec![Piece::new(of(one), Style::new())]);
        vec![cell(Role::Muted, title), own, other]
    };
    let dash = || cx.symbols.dash.to_owned();
    let hours = |hours: Option<Hours>| hours.map_or_else(dash, |hours| words::hours(hours.expected()));
    let mut rows = vec![
        row("Hours for you", &|one| hours(one.candidate.hours)),
        row("Hours in all", &|one| hours(one.candidate.full_hours)),
        row("Even chance", &|one| one.finish.map_or_else(dash, |finish| words::month(finish.even))),
        row("85 % by", &|one| one.finish.map_or_else(dash, |finish| words::month(finish.likely))),
    ];
    if advice.profile.deadline.is_some() {
        rows.push(row("Deadline", &|one| one.chance.map_or_else(dash, |chance| words::chance(chance).to_owned())));
    }
    for share in &advice.recommendation.contributions {
        let points = |one: &Recommendation| {
            let own = one.contributions.iter().find(|own| own.criterion == share.criterion);
            own.map_or_else(dash, |own| format!("{} of {}", figure(own.points), figure(own.weight)))
        };
        rows.push(row(share.criterion.title(), &points));
    }
    rows.push(row("Points", &|one| figure(one.score)));
    let heading = both.map(|one| cell(Role::Heading, &one.candidate.way.name(&cx.guide.catalog)));
    let header: Vec<Vec<Piece>> = std::iter::once(Vec::new()).chain(heading).collect();
    page.grid(&[Align::Left, Align::Left, Align::Left], &header, &rows);
}
