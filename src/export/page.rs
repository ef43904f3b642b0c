//! One page of HTML with everything in it: no script, no font, no picture from elsewhere, so that it can be mailed, kept
//! and printed. Follows the reader's light or dark setting; paper is always light.

use std::fmt::Write as _;

use super::chart::{burn_up, escaped, phases};
use crate::domain::plan::{Overview, Part, WeekOverview};
use crate::domain::text::{Count, number};

const STYLE: &str = include_str!("page.css");

pub(super) fn page(overview: &Overview) -> String {
    let title = escaped(&overview.title);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    );
    html.push_str(&figures(overview));
    let _ = write!(
        html,
        "<h2>Phases</h2>\n{}<h2>Hours</h2>\n{}<p class=\"key\"><span class=\"planned\">┄┄</span> as planned \
         <span class=\"covered\">━━</span> as it went <span class=\"fan\">▰▰</span> where it may lead: 8 in 10 cases \
         <span class=\"dot\">●</span> twenty equally likely dates</p>\n",
        phases(overview),
        burn_up(overview)
    );
    html.push_str("<h2>Weeks</h2>\n");
    for week in &overview.weeks {
        html.push_str(&section(week));
    }
    if !overview.finished.is_empty() {
        let _ = writeln!(html, "<h2>Done: {}</h2>\n<ul>", Count::new(overview.finished.len(), "item"));
        for done in &overview.finished {
            let (title, roadmap) = (escaped(&done.title), escaped(&done.roadmap));
            let _ = writeln!(html, "<li class=\"done\">{title} <small>{roadmap}</small></li>");
        }
        html.push_str("</ul>\n");
    }
    html.push_str("</body>\n</html>\n");
    html
}

/// The figures that matter, as a list of terms.
fn figures(overview: &Overview) -> String {
    let (covered, prospect) = (overview.covered, &overview.prospect);
    let mut terms = vec![
        ("As of", overview.today.to_string()),
        ("Done", format!("{} of {} h", number(covered.hours), number(covered.of))),
        ("A week", format!("{} h", number(overview.weekly.get()))),
        ("Even chance by", prospect.even.to_string()),
        ("85 % by", prospect.likely.to_string()),
    ];
    if let (Some(deadline), Some(chance)) = (overview.deadline, prospect.chance) {
        terms.push(("Deadline", format!("{deadline}, chance {} %", number((chance * 100.0).round()))));
    }
    let mut html = String::from("<dl>\n");
    for (term, value) in terms {
        let _ = writeln!(html, "<div><dt>{term}</dt><dd>{value}</dd></div>");
    }
    html.push_str("</dl>\n");
    html
}

fn section(week: &WeekOverview) -> String {
    let hours = if week.capacity > 0.0 { format!("{} h", number(week.capacity)) } else { "off".to_owned() };
    let mut html = format!("<section>\n<h3>Week of {} <small>{hours}</small></h3>\n<ul>\n", week.start);
    for part in &week.parts {
        html.push_str(&item(part));
    }
    html.push_str("</ul>\n</section>\n");
    html
}

fn item(part: &Part) -> String {
    let kind = if part.is_project { "Project: " } else { "" };
    let rest = if part.finishes { "" } else { ", goes on" };
    let (title, roadmap) = (escaped(&part.title), escaped(&part.roadmap));
    format!("<li>{kind}{title} <small>{roadmap} · {} h{rest}</small></li>\n", number(part.hours))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn markup_in_a_title_stays_text() {
        let html = page(&fixture::overview());
        assert!(html.contains("A &lt;small&gt; &quot;shop&quot; &amp; more"));
        assert!(!html.contains("A <small> "));
    }

    #[test]
    fn nothing_comes_from_elsewhere() {
        let html = page(&fixture::overview());
        for foreign in ["http://", "https://", "<script", "url(", "<link", "@import"] {
            assert!(!html.contains(foreign), "{foreign}");
        }
    }

    #[test]
    fn every_week_and_every_part_is_on_the_page() {
        let overview = fixture::overview();
        let html = page(&overview);
        assert_eq!(html.matches("<h3>").count(), overview.weeks.len());
        let parts: usize = overview.weeks.iter().map(|week| week.parts.len()).sum();
        assert_eq!(html.matches("<li>").count(), parts);
        assert_eq!(html.matches("class=\"dot\" cx").count(), 20);
    }

    #[test]
    fn every_element_that_opens_closes() {
        let html = page(&fixture::overview());
        for name in ["svg", "section", "ul", "li", "dl", "dt", "dd", "h1", "h2", "h3", "small", "text", "title"] {
            let opened = html.matches(&format!("<{name}>")).count() + html.matches(&format!("<{name} ")).count();
            assert_eq!(opened, html.matches(&format!("</{name}>")).count(), "{name}");
        }
    }
}
