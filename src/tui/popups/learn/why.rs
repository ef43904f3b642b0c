//! What lies behind the recommendation: every criterion's share, beside that of the runner-up.

use crate::domain::advice::{Advice, Contribution, Recommendation};
use crate::tui::component::Cx;
use crate::tui::popups::learn::sources;
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;

/// Columns for a criterion's title.
const TITLE: usize = 20;

/// Every criterion of the recommendation, with what it brings the runner-up.
pub(super) fn page(advice: &Advice, width: u16, cx: &Cx<'_>) -> Page {
    let mut page = Page::new(width, cx.theme, cx.symbols);
    let (own, other) = (&advice.recommendation, advice.runners_up.first());
    page.text(Role::Accent, &own.candidate.way.name(&cx.guide.catalog));
    page.text(Role::Muted, "Points are weight times fit. The weights fill 100; your answers move them.");
    if let Some(other) = other {
        let name = other.candidate.way.name(&cx.guide.catalog);
        page.text(Role::Muted, &format!("The last column has the points of the runner-up, {name}."));
    }
    page.gap().text(Role::Heading, &line("Criterion", "Weight", "Fit", "Points", other.map_or("", |_| "Other")));
    for share in &own.contributions {
        criterion(&mut page, share, other, cx);
    }
    let weights: i64 = own.contributions.iter().map(|share| share.weight).sum();
    let others = other.map_or_else(String::new, |other| figure(other.score));
    page.text(Role::Heading, &line("Together", &figure(weights), "", &figure(own.score), &others));
    page
}

fn criterion(page: &mut Page, share: &Contribution, other: Option<&Recommendation>, cx: &Cx<'_>) {
    let fit = format!("{:.0} %", share.value * 100.0);
    let [plus, minus] = cx.symbols.signs;
    let (role, sign) = if share.value >= 0.5 { (Role::Good, plus) } else { (Role::Warning, minus) };
    let same = |own: &&Contribution| own.criterion == share.criterion;
    let theirs = other.and_then(|other| other.contributions.iter().find(same));
    let theirs = theirs.map_or_else(String::new, |theirs| figure(theirs.points));
    let title = share.criterion.title();
    page.text(Role::Text, &line(title, &figure(share.weight), &fit, &figure(share.points), &theirs));
    sources::reason(page, role, sign, &share.reason);
    page.gap();
}

fn line(title: &str, weight: &str, fit: &str, points: &str, other: &str) -> String {
    format!("{title:<TITLE$}{weight:>8}{fit:>8}{points:>9}{other:>8}")
}

/// Hundredths as a figure with one decimal.
fn figure(hundredths: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "at most 10,000 hundredths")]
    let figure = hundredths as f64 / 100.0;
    format!("{figure:.1}")
}
