//! A plan of a bit more than a year, laid out by a few lines of arithmetic from a list of topics: ten weeks in, the first
//! phase done, a week of illness behind, fewer hours a week than at first, weeks off ahead, a deadline that may be missed.

use backend_guide::domain::Guide;
use backend_guide::domain::catalog::{Depth, Hours, TopicId};
use backend_guide::domain::learner::{Coverage, WeeklyHours};
use backend_guide::domain::plan::{
    BurnUp, FinishedTopic, Overview, Part, PhaseOverview, Prospect, WeekOverview, add_days,
};
use backend_guide::domain::text::{SafeText, Slug};
use jiff::civil::{Date, date};

/// `roadmap | title of the roadmap | topic | title | hours`, in the order of study.
const TOPICS: &str = include_str!("../fixtures/plan.txt");
const WEEKLY: f64 = 8.0;
/// Hours a week when the plan was made.
const LAID_OUT: f64 = 10.0;
const TODAY: Date = date(2026, 11, 25);
const MONDAY: Date = date(2026, 11, 23);
const STARTED: Date = date(2026, 9, 14);
/// Hours of the plan that lie behind.
const DONE: f64 = 92.0;
/// Hours logged up to the end of each week since the start.
const WENT: [f64; 11] = [6.0, 15.0, 27.0, 34.0, 34.0, 45.0, 56.0, 61.0, 74.0, 86.0, DONE];

struct Planned {
    id: TopicId,
    roadmap: SafeText,
    title: SafeText,
    hours: f64,
}

fn planned() -> Vec<Planned> {
    let fields = TOPICS.lines().map(|line| line.split(" | ").collect::<Vec<_>>());
    fields
        .map(|fields| Planned {
            id: TopicId { roadmap: fields[0].parse().unwrap(), topic: fields[2].parse().unwrap() },
            roadmap: SafeText::new(fields[1]),
            title: SafeText::new(fields[3]),
            hours: fields[4].parse().unwrap(),
        })
        .collect()
}

fn is_project(id: &TopicId) -> bool {
    id.topic.as_str().starts_with("project-")
}

fn week(number: usize) -> Date {
    add_days(MONDAY, 7.0 * f64::from(u32::try_from(number).unwrap()))
}

fn capacity(number: usize) -> f64 {
    match number {
        0 => 5.5,
        4 | 5 | 36 => 0.0,
        _ => WEEKLY,
    }
}

/// Lays what is left over the weeks, as it comes.
fn weeks(left: &[&Planned]) -> Vec<WeekOverview> {
    let mut weeks: Vec<WeekOverview> = Vec::new();
    let mut room = 0.0;
    for planned in left {
        let mut hours = planned.hours;
        while hours > 0.0 {
            while room <= 0.0 {
                room = capacity(weeks.len());
                weeks.push(WeekOverview { start: week(weeks.len()), capacity: room, parts: Vec::new() });
            }
            let share = f64::min(hours, room);
            (hours, room) = (hours - share, room - share);
            let (id, title, roadmap) = (planned.id.clone(), planned.title.clone(), planned.roadmap.clone());
            let part = Part { is_project: is_project(&id), id, title, roadmap, hours: share, finishes: hours <= 0.0 };
            weeks.last_mut().unwrap().parts.push(part);
        }
    }
    weeks
}

fn phase(roadmap: &Slug, all: &[&Planned], done: usize, weeks: &[WeekOverview]) -> PhaseOverview {
    let own = |planned: &Planned| planned.id.roadmap == *roadmap;
    let hours = |planned: &[&Planned]| planned.iter().filter(|planned| own(planned)).map(|planned| planned.hours).sum();
    let covered = Coverage { hours: hours(&all[..done]), of: hours(all) };
    let parts = || weeks.iter().flat_map(|week| week.parts.iter().map(move |part| (week.start, part)));
    let during: Vec<Date> = parts().filter(|(_, part)| part.id.roadmap == *roadmap).map(|(week, _)| week).collect();
    let projects = parts().filter(|(_, part)| part.id.roadmap == *roadmap && part.is_project && part.finishes);
    PhaseOverview {
        roadmap: roadmap.clone(),
        title: all.iter().find(|planned| own(planned)).unwrap().roadmap.clone(),
        depth: Depth::Core,
        hours: Hours::new(covered.of * 0.8, covered.of * 1.25),
        covered,
        weeks: during.first().copied().zip(during.last().copied()),
        projects: projects.map(|(week, part)| (week, part.title.clone())).collect(),
    }
}

/// The plan.
pub(crate) fn overview() -> Overview {
    let all = planned();
    let all: Vec<&Planned> = all.iter().collect();
    let mut behind = 0.0;
    let done = all.iter().take_while(|planned| {
        behind += planned.hours;
        behind <= DONE
    });
    let done = done.count();
    let weeks = weeks(&all[done..]);
    let total: f64 = all.iter().map(|planned| planned.hours).sum();
    let mut roadmaps: Vec<&Slug> = all.iter().map(|planned| &planned.id.roadmap).collect();
    roadmaps.dedup();
    let week_end = |number: usize| add_days(STARTED, 6.0 + 7.0 * f64::from(u32::try_from(number).unwrap()));
    let dots = [
        227.0, 258.0, 281.0, 301.0, 318.0, 333.0, 347.0, 360.0, 372.0, 384.0, 396.0, 409.0, 422.0, 437.0, 453.0, 471.0,
        492.0, 519.0, 556.0, 621.0,
    ];
    Overview {
        name: "fastest-backend-go".parse().unwrap(),
        title: "Fastest backend with Go".to_owned(),
        path: "fastest-backend".parse().unwrap(),
        today: TODAY,
        started: STARTED,
        deadline: Some(date(2027, 12, 31)),
        weekly: WeeklyHours::new(WEEKLY).unwrap(),
        phases: roadmaps.into_iter().map(|roadmap| phase(roadmap, &all, done, &weeks)).collect(),
        finished: all[..done]
            .iter()
            .map(|planned| FinishedTopic {
                id: planned.id.clone(),
                title: planned.title.clone(),
                roadmap: planned.roadmap.clone(),
                is_project: is_project(&planned.id),
            })
            .collect(),
        weeks,
        covered: Coverage { hours: DONE, of: total },
        prospect: Prospect {
            early: add_days(TODAY, 268.0),
            even: add_days(TODAY, 390.0),
            likely: add_days(TODAY, 505.0),
            late: add_days(TODAY, 538.0),
            dots: dots.map(|days| add_days(TODAY, days)).to_vec(),
            chance: Some(0.54),
        },
        burn_up: BurnUp {
            total,
            planned: (0..65)
                .map(|at| (week_end(at), f64::min(total, LAID_OUT * f64::from(u32::try_from(at).unwrap() + 1))))
                .collect(),
            covered: (0..11).map(|at| (week_end(at).min(TODAY), WENT[at])).collect(),
        },
    }
}

/// A guide with that plan, over the program's own content.
pub(crate) fn guide() -> Guide {
    super::content::shipped(&backend_guide::domain::learner::Profile::default()).showing(overview())
}
