//! Markdown with a box to tick for everything, for a notebook or an issue.

use std::fmt::Write as _;

use crate::domain::plan::{Overview, Part};
use crate::domain::text::number;

pub(super) fn markdown(overview: &Overview) -> String {
    let mut text = format!("# {}\n\n", escape(&overview.title));
    let prospect = &overview.prospect;
    let _ = writeln!(
        text,
        "{} of {} hours done; {} h a week from {} on. Even chance of being done by {}, 85 % by {}.",
        number(overview.covered.hours),
        number(overview.covered.of),
        number(overview.weekly.get()),
        overview.today,
        prospect.even,
        prospect.likely,
    );
    if let (Some(deadline), Some(chance)) = (overview.deadline, prospect.chance) {
        let _ = writeln!(text, "Deadline: {deadline}, met with a chance of {} %.", number((chance * 100.0).round()));
    }
    if !overview.finished.is_empty() {
        text.push_str("\n## Done\n\n");
    }
    for done in &overview.finished {
        let _ = writeln!(text, "- [x] {} · {} (`{}`)", escape(&done.title), escape(&done.roadmap), done.id);
    }
    for week in &overview.weeks {
        let _ = writeln!(text, "\n## Week of {}\n", week.start);
        if week.parts.is_empty() {
            let what = if week.capacity > 0.0 { "Nothing planned." } else { "Off." };
            let _ = writeln!(text, "{what}");
        }
        for part in &week.parts {
            text.push_str(&line(part));
        }
    }
    text
}

fn line(part: &Part) -> String {
    let kind = if part.is_project { "Project: " } else { "" };
    let rest = if part.finishes { "" } else { ", goes on" };
    let (title, roadmap) = (escape(&part.title), escape(&part.roadmap));
    format!("- [ ] {kind}{title} · {roadmap} · {} h{rest} (`{}`)\n", number(part.hours), part.id)
}

/// Text that means nothing to Markdown, on one line.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            escaped.push(' ');
        }
        for c in word.chars() {
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn a_plan_is_a_list_of_boxes_by_week() {
        insta::assert_snapshot!(markdown(&fixture::overview()), @r#"
# Fastest backend with Go

6 of 24 hours done; 8 h a week from 2026-11-25 on. Even chance of being done by 2026-12-20, 85 % by 2027-01-10.
Deadline: 2027-01-31, met with a chance of 92 %.

## Done

- [x] The go command · Go (`go/tooling`)

## Week of 2026-11-23

- [ ] Values, "types"; and more · Go · 2.5 h (`go/values`)
- [ ] Project: A \<small\> "shop" \& more · Go · 3 h, goes on (`go/project-shop`)

## Week of 2026-11-30

- [ ] Project: A \<small\> "shop" \& more · Go · 6.5 h (`go/project-shop`)

## Week of 2026-12-07

Off.

## Week of 2026-12-14

- [ ] =SUM(A1) joins · SQL · 6 h (`sql/joins`)
"#);
    }

    #[test]
    fn markup_in_a_title_is_text() {
        let shown = |text: &str| {
            let escaped = escape(text);
            pulldown_cmark::Parser::new(&escaped)
                .filter_map(
                    |event| if let pulldown_cmark::Event::Text(text) = event { Some(text.to_string()) } else { None },
                )
                .collect::<String>()
        };
        for text in ["A <b>&amp; *x* `y` [z](https://a.example)", "# no heading", "a_b_c ~~d~~ ![e](f) \\ |"] {
            assert_eq!(shown(text), text);
        }
    }
}
