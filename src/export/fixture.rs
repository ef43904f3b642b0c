//! A small plan with everything that an export must bear: quotes, commas, markup, a week off, a topic over two weeks.

use jiff::civil::date;

use crate::domain::catalog::{Depth, Hours, TopicId};
use crate::domain::learner::{Coverage, WeeklyHours};
use crate::domain::plan::{BurnUp, FinishedTopic, Overview, Part, PhaseOverview, Prospect, WeekOverview};
use crate::domain::text::SafeText;

fn id(roadmap: &str, topic: &str) -> TopicId {
    TopicId { roadmap: roadmap.parse().unwrap(), topic: topic.parse().unwrap() }
}

fn part(roadmap: &str, topic: &str, title: &str, hours: f64, finishes: bool) -> Part {
    Part {
        id: id(roadmap, topic),
        title: SafeText::new(title),
        roadmap: SafeText::new(if roadmap == "sql" { "SQL" } else { "Go" }),
        is_project: topic.starts_with("project-"),
        hours,
        finishes,
    }
}

pub(super) fn overview() -> Overview {
    let monday = date(2026, 11, 23);
    let week = |start, capacity, parts| WeekOverview { start, capacity, parts };
    Overview {
        name: "fastest-backend-go".parse().unwrap(),
        title: "Fastest backend with Go".to_owned(),
        path: "fastest-backend".parse().unwrap(),
        today: date(2026, 11, 25),
        started: date(2026, 11, 9),
        deadline: Some(date(2027, 1, 31)),
        weekly: WeeklyHours::new(8.0).unwrap(),
        phases: vec![
            PhaseOverview {
                roadmap: "go".parse().unwrap(),
                title: SafeText::new("Go"),
                depth: Depth::Core,
                hours: Hours::new(14.0, 22.0),
                covered: Coverage { hours: 6.0, of: 18.0 },
                weeks: Some((monday, date(2026, 11, 30))),
                projects: vec![(date(2026, 11, 30), SafeText::new("A <small> \"shop\" & more"))],
            },
            PhaseOverview {
                roadmap: "sql".parse().unwrap(),
                title: SafeText::new("SQL"),
                depth: Depth::Proficient,
                hours: Hours::new(4.0, 8.0),
                covered: Coverage { hours: 0.0, of: 6.0 },
                weeks: Some((date(2026, 12, 14), date(2026, 12, 14))),
                projects: vec![],
            },
        ],
        weeks: vec![
            week(
                monday,
                5.5,
                vec![
                    part("go", "values", "Values, \"types\"; and\nmore", 2.5, true),
                    part("go", "project-shop", "A <small> \"shop\" & more", 3.0, false),
                ],
            ),
            week(date(2026, 11, 30), 8.0, vec![part("go", "project-shop", "A <small> \"shop\" & more", 6.5, true)]),
            week(date(2026, 12, 7), 0.0, vec![]),
            week(date(2026, 12, 14), 8.0, vec![part("sql", "joins", "=SUM(A1) joins", 6.0, true)]),
        ],
        finished: vec![FinishedTopic {
            id: id("go", "tooling"),
            title: SafeText::new("The go command"),
            roadmap: SafeText::new("Go"),
            is_project: false,
        }],
        covered: Coverage { hours: 6.0, of: 24.0 },
        prospect: Prospect {
            early: date(2026, 12, 12),
            even: date(2026, 12, 20),
            likely: date(2027, 1, 10),
            late: date(2027, 1, 24),
            dots: (0..20).map(|at| date(2026, 12, 10).checked_add(jiff::Span::new().days(at * 3)).unwrap()).collect(),
            chance: Some(0.92),
        },
        burn_up: BurnUp {
            total: 24.0,
            planned: vec![(date(2026, 11, 15), 8.0), (date(2026, 11, 22), 16.0), (date(2026, 11, 29), 24.0)],
            covered: vec![(date(2026, 11, 15), 4.0), (date(2026, 11, 22), 4.0), (date(2026, 11, 25), 6.0)],
        },
    }
}
