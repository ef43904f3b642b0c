//! List sections: skills, recommended skills, prerequisites, trends, next steps.

use std::ops::Range;

use super::flat::Flat;
use super::page::{Heading, Page, entries, entry_text, paragraph};
use super::paths::is_numbered_rung;
use crate::domain::catalog::{ListGroup, ListKind, ListSection};
use crate::domain::markdown::{Element, ElementKind, Entry};
use crate::domain::text::{SafeText, clean_name};

/// Reads every section whose title names one of the kinds and that holds a list.
pub(super) fn read(page: &Page<'_>) -> Vec<ListSection> {
    let mut sections = Vec::new();
    let mut done = 0;
    for heading in &page.headings {
        let Some(kind) = kind(heading).filter(|_| heading.element >= done && heading.level >= 2) else {
            continue;
        };
        done = heading.body.end;
        let groups = groups(page, heading);
        if !groups.is_empty() {
            let title = &heading.title;
            let location = title.location(&title.all());
            sections.push(ListSection { kind, title: title.safe(&title.all()), groups, location });
        }
    }
    sections
}

fn kind(heading: &Heading<'_>) -> Option<ListKind> {
    let words = heading.words.as_str();
    // `Phase 2: Intermediate Skills` is a rung of a path.
    if is_numbered_rung(words) {
        return None;
    }
    if heading.has_word(&["skill", "skills"]) {
        let recommended = heading.has_word(&["recommended", "suggested"]);
        Some(if recommended { ListKind::RecommendedSkills } else { ListKind::Skills })
    } else if heading.has_word(&["prerequisite", "prerequisites"]) {
        Some(ListKind::Prerequisites)
    } else if heading.has_word(&["trend", "trends"]) {
        Some(ListKind::Trends)
    } else if words.contains("next step") || words.contains("next action") {
        Some(ListKind::NextSteps)
    } else {
        None
    }
}

fn groups(page: &Page<'_>, heading: &Heading<'_>) -> Vec<ListGroup> {
    let mut groups: Vec<ListGroup> = Vec::new();
    // The words that stand directly above a list name it.
    let mut title: Option<SafeText> = None;
    for element in page.elements(&heading.body) {
        match &element.kind {
            ElementKind::Heading { content, .. } => title = Some(name(&Flat::new(page.source, content))),
            ElementKind::Paragraph(_) => {
                if let Some(text) = paragraph(page.source, element) {
                    let lead = text.lines().pop().and_then(|line| text.lead(&line));
                    let alone = lead.filter(|lead| lead.rest.is_empty());
                    title = alone.map(|lead| SafeText::single_line(&clean_name(text.part(&lead.name))));
                }
            }
            ElementKind::Items { .. } => add(page, element, title.take(), &mut groups),
            _ => {}
        }
    }
    groups
}

/// An entry with a list below it is a group of its own; the others are items of one group.
fn add(page: &Page<'_>, list: &Element, title: Option<SafeText>, out: &mut Vec<ListGroup>) {
    let mut flat = ListGroup { title, items: Vec::new() };
    let mut nested = Vec::new();
    for entry in entries(std::slice::from_ref(list)) {
        let below: Vec<_> = entries(&entry.elements).filter_map(|inner| item(page, inner)).collect();
        match (below.is_empty(), entry_text(page.source, entry)) {
            (false, Some(text)) => {
                let line = text.lines().into_iter().next().unwrap_or(0..0);
                let range: Range<usize> = text.lead(&line).map_or(line, |lead| lead.name);
                let title = SafeText::single_line(&clean_name(text.part(&range)));
                nested.push(ListGroup { title: Some(title), items: below });
            }
            (false, None) => nested.push(ListGroup { title: None, items: below }),
            (true, _) => flat.items.extend(item(page, entry)),
        }
    }
    if !flat.items.is_empty() {
        out.push(flat);
    }
    out.append(&mut nested);
}

fn item(page: &Page<'_>, entry: &Entry) -> Option<(SafeText, crate::domain::markdown::Location)> {
    let text = entry_text(page.source, entry)?;
    let all = text.all();
    Some((text.safe(&all), text.location(&all))).filter(|(words, _)| !words.is_empty())
}

fn name(title: &Flat<'_>) -> SafeText {
    SafeText::single_line(&clean_name(title.text()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::markdown::{Source, parse};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let source = Source::new("p.md", text);
        let document = parse(source.text(), 0);
        let sections = read(&Page::new(&source, &document));
        let found: Vec<String> = sections
            .iter()
            .flat_map(|section| section.groups.iter().map(move |group| (section, group)))
            .map(|(section, group)| {
                let items = group.items.iter().map(|(item, _)| item.as_str()).collect::<Vec<_>>().join("|");
                format!("{:?} {}: {items}", section.kind, group.title.clone().unwrap_or_default())
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn groups_are_nested_lists_headings_or_bold_lines() {
        check(
            "## Key Skills\n1. **Core**\n   - a\n   - `b`\n2. **API**\n   - c\n",
            &["Skills Core: a|b", "Skills API: c"],
        );
        check("## Skills\n### 1. Core\n- a\n### API (new)\n- b\n", &["Skills Core: a", "Skills API: b"]);
        check(
            "## Skills\n**Must**\n- a\n\n**May:**\n- b\n\nAnd more:\n- c\n",
            &["Skills Must: a", "Skills May: b", "Skills : c"],
        );
    }

    #[test]
    fn kinds_are_told_by_the_title() {
        check("## Recommended Skills\n- a\n", &["RecommendedSkills : a"]);
        check("## 📈 Industry Trends 2025\n- a\n", &["Trends : a"]);
        check("## Prerequisites\n- a\n", &["Prerequisites : a"]);
        check("## Next Actions\n1. **a**: b\n", &["NextSteps : a: b"]);
        check("## Skills by role\n\n| a |\n|---|\n", &[]);
        check("## Resources\n- a\n", &[]);
    }
}
