//! What stands above phases and modules: what the path claims, how the plan stands, and whether its deadline can be met.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::catalog::LearningPath;
use crate::domain::plan::Overview;
use crate::domain::text::number;
use crate::tui::component::Cx;
use crate::tui::figures;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;

/// Below this chance a deadline is at risk.
pub(super) const AT_RISK: f64 = 0.85;

/// What a path claims to take, with the line that says so.
pub(super) fn claim(buf: &mut Buffer, row: Rect, path: &LearningPath, cx: &Cx<'_>) {
    let facts: Vec<String> = path.hours.iter().chain(&path.months).map(figures::claim).collect();
    let source = path.hours.as_ref().or(path.months.as_ref()).map(|fact| fact.location.to_string());
    let texts = match source {
        Some(source) => {
            let claimed = format!("claimed: {}", facts.join(", "));
            vec![format!("{claimed} ({source})"), claimed]
        }
        None => vec!["claims no figures".to_owned()],
    };
    say(buf, row, &texts, Role::Muted, cx);
}

/// The plan with its hours, what its path claims, and when it will be done.
pub(super) fn heading(buf: &mut Buffer, row: Rect, overview: &Overview, cx: &Cx<'_>) {
    let row = paint::after(row, 1);
    let used = paint::cut(buf, row, &overview.title, cx.symbols.ellipsis, cx.theme.style(Role::Heading));
    let hours = |hours: f64| number(hours.round());
    let of = hours(overview.covered.of);
    let total = match overview.covered.hours {
        done if done > 0.0 => format!(": {} of {of} h done", hours(done)),
        _ => format!(": {of} h"),
    };
    let path = cx.guide.catalog.path(overview.path.as_str());
    let claimed = path.and_then(|path| path.hours.as_ref()).map(figures::claim);
    let claimed = claimed.map_or(String::new(), |claimed| format!(", claimed {claimed}"));
    let prospect = &overview.prospect;
    let dates = format!(", even chance {}, 85 % {}", figures::day(prospect.even), figures::day(prospect.likely));
    let short = format!(", {}", figures::calendar(prospect.even, prospect.likely, cx.symbols));
    let texts =
        [format!("{total}{claimed}{dates}"), format!("{total}{claimed}{short}"), format!("{total}{short}"), total];
    let rest = paint::after(row, used);
    let fits = texts.iter().find(|text| paint::width(text) < rest.width).or(texts.last());
    paint::cut(buf, rest, fits.map_or("", String::as_str), cx.symbols.ellipsis, cx.theme.style(Role::Text));
}

/// The deadline with its chance, and how to meet it where it is at risk.
pub(super) fn deadline(buf: &mut Buffer, row: Rect, overview: &Overview, cx: &Cx<'_>) {
    let (Some(deadline), Some(chance)) = (overview.deadline, overview.prospect.chance) else {
        let texts = ["no deadline; /deadline sets one".to_owned()];
        say(buf, row, &texts, Role::Muted, cx);
        return;
    };
    let (day, words, figure) = (figures::day(deadline), figures::share_words(chance), figures::chance(chance));
    let whole = format!("deadline {day}: {words} ({figure})");
    let (role, texts) = if chance < AT_RISK {
        let cuts = "x shows what could be cut";
        let short = format!("deadline {day}: {figure}; x cuts");
        (Role::Warning, vec![format!("{whole}; {cuts}"), format!("{whole}; x cuts"), short])
    } else {
        (Role::Good, vec![whole])
    };
    say(buf, row, &texts, role, cx);
}

/// The longest of several texts that fits, else the last.
fn say(buf: &mut Buffer, row: Rect, texts: &[String], role: Role, cx: &Cx<'_>) {
    let row = paint::after(row, 1);
    let fits = texts.iter().find(|text| paint::width(text) < row.width).or(texts.last());
    paint::cut(buf, row, fits.map_or("", String::as_str), cx.symbols.ellipsis, cx.theme.style(role));
}
