//! What the map says in words: the chosen topic, what it needs, what it opens, and what the marks mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::catalog::{Depth, Graph, Hours, NodeIndex, RoadmapMap, Stop, study};
use crate::domain::learner::Standing;
use crate::domain::text::Count;
use crate::tui::component::Cx;
use crate::tui::layout;
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::{depth, hours, paint, standing};

/// The chosen topic and all that is told about it.
pub(super) struct Told<'m> {
    pub(super) map: &'m RoadmapMap,
    pub(super) stop: &'m Stop,
    pub(super) title: String,
    pub(super) standing: Standing,
    /// All that must come before, in any roadmap.
    pub(super) before: Vec<NodeIndex>,
    /// All that can only come after, in any roadmap.
    pub(super) after: Vec<NodeIndex>,
    /// Which of how many stops the last step led to.
    pub(super) step: Option<(usize, usize)>,
}

impl Told<'_> {
    /// In a few rows below the map.
    pub(super) fn below(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) {
        let area = layout::off_the_edges(area);
        let figures = format!("  {}", self.figures(cx));
        let rows = [
            vec![(Role::Heading, self.title.clone()), (Role::Muted, figures)],
            self.list("Needs", &self.stop.needs, &self.all_before(cx), area.width, cx),
            self.list("Opens", &self.stop.opens, &self.all_after(cx), area.width, cx),
            vec![(Role::Muted, marks_within(area.width, cx))],
        ];
        for (row, rect) in rows.iter().zip(area.rows()) {
            let mut rest = rect;
            for (role, part) in row {
                let used = paint::cut(buf, rest, part, cx.symbols.ellipsis, cx.theme.style(*role));
                rest = paint::after(rest, used);
            }
        }
        if let Some((at, of)) = self.step {
            paint::right(
                buf,
                Rect { height: area.height.min(1), ..area },
                &format!("  {at} of {of}"),
                cx.theme.style(Role::Accent),
            );
        }
    }

    /// In a column beside the map.
    pub(super) fn beside(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) {
        let mut page = Page::new(area.width, cx.theme, cx.symbols);
        page.text(Role::Heading, &self.title).text(Role::Muted, &self.figures(cx));
        if let Some((at, of)) = self.step {
            page.text(Role::Accent, &format!("{at} of {of} that the last step leads to"));
        }
        for (name, stops, all, none) in [
            ("Needs", &self.stop.needs, self.all_before(cx), "Nothing: one can begin with it."),
            ("Opens", &self.stop.opens, self.all_after(cx), "Nothing further."),
        ] {
            page.heading(name);
            for &stop in stops {
                let label = self.map.stops().get(stop).map_or("", |stop| stop.label.as_str());
                let title = self.map.title(&cx.guide.catalog, stop);
                page.behind(&format!("{label:>3} "), |page| _ = page.text(Role::Accent, &title));
            }
            let all = if stops.is_empty() && all.is_empty() { none.to_owned() } else { all };
            if !all.is_empty() {
                page.behind("    ", |page| _ = page.text(Role::Muted, &all));
            }
        }
        page.heading("Marks");
        for pair in marks(cx).chunks(2) {
            let cells: Vec<String> = pair.iter().map(|(sign, name)| format!("{sign:<3} {name:<14}")).collect();
            page.text(Role::Muted, cells.concat().trim_end());
        }
        for (row, rect) in page.rows.iter().zip(area.rows()) {
            paint::line(buf, rect, &row.line, 0);
        }
    }

    /// Depth, hours and standing; of another roadmap's topic, that it is one.
    fn figures(&self, cx: &Cx<'_>) -> String {
        let Some(study) = study(&cx.guide.catalog, self.stop.place) else { return String::new() };
        let hours = hours::with_unit(study.hours, cx.symbols);
        [study.depth.name(), &hours, self.standing.name()].join(cx.symbols.dot)
    }

    /// Names in one row, as many as there is room for, and how much it is in all.
    fn list(&self, name: &str, stops: &[usize], end: &str, width: u16, cx: &Cx<'_>) -> Vec<(Role, String)> {
        let titles: Vec<String> = stops.iter().map(|&stop| self.map.title(&cx.guide.catalog, stop)).collect();
        let end = if end.is_empty() { String::new() } else { format!("  {end}") };
        let room = width.saturating_sub(paint::width(name) + 1 + paint::width(&end));
        let more = |shown: usize| match titles.len() - shown {
            0 => String::new(),
            more => format!(", +{more}"),
        };
        let fitting = (1..=titles.len()).rev().find_map(|shown| {
            let list = format!("{}{}", titles.get(..shown)?.join(", "), more(shown));
            (paint::width(&list) <= room).then_some(list)
        });
        let list = match (fitting, titles.first()) {
            (Some(list), _) => list,
            (None, None) => "nothing".to_owned(),
            // Not even one has room: how many there are matters more than its end.
            (None, Some(first)) => {
                let room = room.saturating_sub(paint::width(&more(1)));
                format!("{}{}", paint::shortened(first, room, cx.symbols.ellipsis), more(1))
            }
        };
        vec![(Role::Muted, format!("{name} ")), (Role::Text, list), (Role::Muted, end)]
    }

    /// How much it is with all that lies before what it needs; empty where that is nothing more.
    fn all_before(&self, cx: &Cx<'_>) -> String {
        if self.before.len() <= self.stop.needs.len() {
            return String::new();
        }
        let hours = hours::with_unit(sum(&cx.guide.catalog.graph, &self.before), cx.symbols);
        format!("in all {}, {hours}", Count::new(self.before.len(), "topic"))
    }

    /// How many it opens with all that comes after those, here and in other roadmaps; empty where that is nothing more.
    fn all_after(&self, cx: &Cx<'_>) -> String {
        if self.after.len() <= self.stop.opens.len() {
            return String::new();
        }
        let graph = &cx.guide.catalog.graph;
        let is_here = |node: &&NodeIndex| graph.node(**node).is_some_and(|node| node.roadmap == self.map.roadmap());
        let here = self.after.iter().filter(is_here).count();
        match self.after.len() - here {
            0 => format!("in all {}", Count::new(here, "topic")),
            elsewhere => format!("in all {here} here, {elsewhere} elsewhere"),
        }
    }
}

/// The hours of several topics.
fn sum(graph: &Graph, nodes: &[NodeIndex]) -> Hours {
    nodes.iter().filter_map(|&node| graph.node(node)).map(|node| node.hours).sum()
}

/// Every mark with what it means, the likeliest to be met first.
fn marks(cx: &Cx<'_>) -> Vec<(&'static str, &'static str)> {
    let sign = |standing: Standing| (standing::sign(standing, cx.symbols), standing.name());
    let [later, ready, learning, done, rusty, skipped] = Standing::ALL.map(sign);
    let [before, after] = cx.symbols.ways;
    let depths = Depth::ALL.map(|of| (depth::sign(of).trim(), of.name()));
    let first = [later, ready, learning, done, (before, "before"), (after, "after")];
    first.into_iter().chain(depths).chain([rusty, skipped]).collect()
}

/// As many of the marks as stand in one row whole.
fn marks_within(width: u16, cx: &Cx<'_>) -> String {
    let mut row = String::new();
    for (sign, name) in marks(cx) {
        let next = format!("{row}{}{sign} {name}", if row.is_empty() { "" } else { "  " });
        if paint::width(&next) > width {
            break;
        }
        row = next;
    }
    row
}
