//! A path with its choices made, as the learner accepted it, and what they cut out of it since.

use jiff::civil::Date;

use super::baseline::Baseline;
use super::error::PlanError;
use super::route::resolve;
use crate::domain::catalog::{Catalog, Choice, Depth, LearningPath, StepKind, TopicId};
use crate::domain::learner::{Knowledge, WeeklyHours};
use crate::domain::text::{Slug, slugify};

/// Which path, with which choices: what somebody accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The path.
    pub path: Slug,
    /// The name of each choice with the roadmap chosen: `language`, `go`.
    pub picks: Vec<(Slug, Slug)>,
    /// Whether programming itself comes first, for somebody who cannot program yet.
    pub programming_first: bool,
}

/// A path with its choices made, as the learner accepted it.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedPlan {
    /// The plan's own name; no two plans of one learner share it.
    pub name: Slug,
    /// The path.
    pub path: Slug,
    /// The name of each choice with the roadmap chosen.
    pub picks: Vec<(Slug, Slug)>,
    /// Whether programming itself comes first.
    pub programming_first: bool,
    /// The first day of study.
    pub start: Date,
    /// By when, if at all.
    pub deadline: Option<Date>,
    /// What was cut, in the order in which it was.
    pub cuts: Vec<Cut>,
    /// What was laid out when the plan was made or last made again.
    pub baseline: Baseline,
}

/// Something that makes a plan shorter, in hours or in weeks.
#[derive(Clone, Debug, PartialEq)]
pub enum Cut {
    /// A roadmap is taken less deep.
    Depth {
        /// The roadmap.
        roadmap: Slug,
        /// Down to here and no deeper.
        to: Depth,
    },
    /// A roadmap is left out, but for what others need of it.
    Leave {
        /// The roadmap.
        roadmap: Slug,
    },
    /// A project is left out.
    Project(TopicId),
    /// So many hours a week from then on. This one changes the calendar and not the way.
    Hours(WeeklyHours),
}

impl Chosen {
    /// The name that a plan of this choice gets unless the learner says otherwise: `fastest-backend-go`.
    pub fn plan_name(&self) -> Slug {
        let picks = self.picks.iter().map(|(_, roadmap)| roadmap);
        let whole = picks.fold(self.path.to_string(), |name, roadmap| format!("{name}-{roadmap}"));
        slugify(&whole).unwrap_or_else(|| self.path.clone())
    }
}

impl AcceptedPlan {
    /// A plan of what was chosen, under its own name. Its baseline is empty until it is laid out. Refused are choices that
    /// the path does not offer or leaves open, a path without topics, and a deadline before the start.
    pub fn new(catalog: &Catalog, chosen: Chosen, start: Date, deadline: Option<Date>) -> Result<Self, PlanError> {
        let path = catalog.path(chosen.path.as_str()).ok_or_else(|| PlanError::no_path(catalog, &chosen.path))?;
        check(catalog, path, &chosen.picks)?;
        if let Some(deadline) = deadline.filter(|deadline| *deadline <= start) {
            return Err(PlanError::DeadlineTooEarly { deadline, start });
        }
        let name = chosen.plan_name();
        let Chosen { path, picks, programming_first } = chosen;
        let baseline = Baseline { made: start, topics: Vec::new() };
        let plan = Self { name, path, picks, programming_first, start, deadline, cuts: Vec::new(), baseline };
        resolve(catalog, &plan)?;
        Ok(plan)
    }

    /// Cuts something more. Refused is what would change nothing, and what would leave nothing.
    pub fn cut(&mut self, catalog: &Catalog, cut: &Cut) -> Result<(), PlanError> {
        let before = resolve(catalog, self)?;
        let mut plan = self.clone();
        plan.cuts.push(cut.clone());
        let after = resolve(catalog, &plan)?;
        // Somebody who knows nothing has everything to cut that the plan takes.
        let nothing = Knowledge::default();
        if before.order(catalog, &nothing) == after.order(catalog, &nothing) && !matches!(cut, Cut::Hours(_)) {
            return Err(PlanError::NothingToCut(self.title_of(catalog, cut)));
        }
        *self = plan;
        Ok(())
    }

    /// What a cut that changes nothing was about.
    fn title_of(&self, catalog: &Catalog, cut: &Cut) -> String {
        let roadmap =
            |id: &Slug| catalog.roadmap(id).map_or_else(|| id.to_string(), |roadmap| roadmap.title.to_string());
        match cut {
            Cut::Depth { roadmap: id, to } => format!("'{}' below {}", roadmap(id), to.name()),
            Cut::Leave { roadmap: id } => format!("'{}'", roadmap(id)),
            Cut::Project(id) => {
                let title = catalog.project(id).map(|project| project.study.title.to_string());
                format!("'{}'", title.unwrap_or_else(|| id.to_string()))
            }
            Cut::Hours(_) => format!("'{}'", self.name),
        }
    }
}

/// The choices of a path, in order.
pub(super) fn choices(path: &LearningPath) -> impl Iterator<Item = &Choice> {
    path.steps.iter().filter_map(|step| match &step.kind {
        StepKind::Choose(choice) => Some(choice),
        StepKind::Take(_) | StepKind::Named(_) => None,
    })
}

/// Whether every choice is made once, with something that it offers, and nothing is taken twice.
fn check(catalog: &Catalog, path: &LearningPath, picks: &[(Slug, Slug)]) -> Result<(), PlanError> {
    let mut left: Vec<&(Slug, Slug)> = picks.iter().collect();
    let mut taken: Vec<&Slug> = path
        .steps
        .iter()
        .filter_map(|step| match &step.kind {
            StepKind::Take(id) => Some(id),
            StepKind::Choose(_) | StepKind::Named(_) => None,
        })
        .collect();
    for choice in choices(path) {
        let Some(at) = left.iter().position(|(slot, _)| *slot == choice.slot) else {
            return Err(PlanError::open(path, choice));
        };
        let (slot, roadmap) = left.remove(at);
        if !choice.suggested.contains(roadmap) && !choice.open.contains(roadmap) {
            return Err(PlanError::not_offered(roadmap, slot, choice));
        }
        if taken.contains(&roadmap) {
            return Err(PlanError::taken_twice(catalog, path, roadmap));
        }
        taken.push(roadmap);
    }
    match left.first() {
        Some((slot, _)) => Err(PlanError::no_such_choice(path, slot)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::catalog::read;
    use crate::domain::markdown::Source;

    const START: Date = date(2026, 11, 25);

    fn roadmap(title: &str, rest: &str) -> String {
        format!(
            "---\ntitle: {title}\nhours: 10-20\n{rest}---\n\nText.\n\n## Basics\n\n### First {{#first .core hours=4-6}}\n\nText.\n\n"
        )
    }

    fn catalog() -> Catalog {
        let more = "### Inside {#inside .expert hours=4-6 needs=first}\n\nText.\n\n";
        let projects = "## Project: a shop {#shop .core hours=8-12 needs=first}\n\nText.\n\n\
                        ## Project: a bank {#bank .core hours=8-12 needs=shop}\n\nText.\n\n";
        let path = "---\ntitle: Short way\nsteps:\n  - choose: [go, python]\n    open: languages\n    as: language\n    \
                    depth: expert\n  - take: sql\n    depth: core\n  - choose: [redis, go]\n    as: store\n    \
                    depth: core\n---\n\nText.\n";
        let sources = [
            Source::new("roadmaps/languages/go.md", &(roadmap("Go", "") + more)),
            Source::new("roadmaps/languages/python.md", &(roadmap("Python", "") + more)),
            Source::new("roadmaps/languages/rust.md", &roadmap("Rust", "")),
            Source::new("roadmaps/data/sql.md", &(roadmap("SQL", "") + projects)),
            Source::new("roadmaps/data/redis.md", &roadmap("Redis", "requires: [sql]\n")),
            Source::new("roadmaps/data/empty.md", "---\ntitle: Empty\nhours: 1-2\n---\n\nText.\n"),
            Source::new("skills/core-programming.md", &roadmap("Programming", "")),
            Source::new("paths/short.md", path),
            Source::new(
                "paths/empty.md",
                "---\ntitle: Empty way\nsteps:\n  - take: empty\n    depth: core\n---\n\nText.\n",
            ),
        ];
        read(&sources).0
    }

    fn slug(text: &str) -> Slug {
        text.parse().unwrap()
    }

    fn chosen(path: &str, picks: &[(&str, &str)]) -> Chosen {
        let picks = picks.iter().map(|(slot, roadmap)| (slug(slot), slug(roadmap))).collect();
        Chosen { path: slug(path), picks, programming_first: false }
    }

    fn plan() -> AcceptedPlan {
        AcceptedPlan::new(&catalog(), chosen("short", &[("store", "redis"), ("language", "python")]), START, None)
            .unwrap()
    }

    /// The roadmaps that a plan takes with their depths, then what it leaves out.
    fn taken(plan: &AcceptedPlan) -> String {
        let catalog = catalog();
        let route = resolve(&catalog, plan).unwrap();
        let steps =
            route.sequence.iter().map(|taken| format!("{}:{}", catalog.roadmaps[taken.roadmap].id, taken.depth.name()));
        let without = route.without.iter().map(|&node| format!("-{}", catalog.graph.id(node).unwrap()));
        steps.chain(without).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_plan_takes_the_paths_steps_with_the_choices_made() {
        assert_eq!(taken(&plan()), "python:expert sql:core redis:core");
        assert_eq!(plan().name, slug("short-redis-python"));
        assert_eq!(
            taken(&AcceptedPlan { programming_first: true, ..plan() }),
            "core-programming:core python:expert sql:core redis:core"
        );
    }

    #[track_caller]
    fn check_refused(path: &str, picks: &[(&str, &str)], deadline: Option<Date>, expected: &str) {
        let error = AcceptedPlan::new(&catalog(), chosen(path, picks), START, deadline).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn what_cannot_be_planned_is_refused_in_a_sentence() {
        let both = [("language", "python"), ("store", "redis")];
        check_refused("long", &both, None, "there is no path 'long'; the paths are empty and short");
        check_refused("short", &both[..1], None, "'Short way' leaves 'store' open; choose redis or go");
        check_refused(
            "short",
            &[("language", "cobol"), ("store", "redis")],
            None,
            "'cobol' is no choice for 'language'; choose go, python or rust",
        );
        check_refused(
            "short",
            &[("language", "go"), ("store", "go")],
            None,
            "'Short way' would take Go twice; choose another",
        );
        check_refused(
            "short",
            &[("language", "go"), ("store", "redis"), ("cloud", "aws")],
            None,
            "'Short way' has no choice 'cloud'; its choices are language and store",
        );
        check_refused("empty", &both, None, "'Empty way' has no choice 'language'; it leaves nothing open");
        check_refused("empty", &[], None, "no topics stand behind 'Empty', so it cannot be planned");
        check_refused("short", &both, Some(START), "2026-11-25 is not after the first day, 2026-11-25");
    }

    #[test]
    fn a_plan_outlives_what_its_content_offered() {
        let mut plan = plan();
        plan.picks =
            vec![(slug("store"), slug("core-programming")), (slug("language"), slug("rust")), (slug("x"), slug("y"))];
        assert_eq!(taken(&plan), "rust:expert sql:core core-programming:core");
        plan.picks = vec![(slug("store"), slug("mongodb")), (slug("language"), slug("rust"))];
        let error = resolve(&catalog(), &plan).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the way takes 'mongodb', and there is no such roadmap; choose another one, or bring its file back"
        );
        plan.cuts = vec![Cut::Leave { roadmap: slug("gone") }, Cut::Project(id("sql/gone"))];
        plan.picks = vec![(slug("store"), slug("redis")), (slug("language"), slug("rust"))];
        assert_eq!(taken(&plan), "rust:expert sql:core redis:core");
    }

    fn id(text: &str) -> TopicId {
        let (roadmap, topic) = text.split_once('/').unwrap();
        TopicId { roadmap: slug(roadmap), topic: slug(topic) }
    }

    #[track_caller]
    fn check_cut(cut: &Cut, expected: Result<&str, &str>) {
        let mut plan = plan();
        let result = plan.cut(&catalog(), cut).map_err(|error| error.to_string());
        assert_eq!(result.map(|()| taken(&plan)).as_deref().map_err(String::as_str), expected);
        assert_eq!(plan.cuts.len(), usize::from(expected.is_ok()));
    }

    #[test]
    fn cuts_change_what_is_taken() {
        let depth = |roadmap, to| Cut::Depth { roadmap: slug(roadmap), to };
        check_cut(&depth("python", Depth::Core), Ok("python:core sql:core redis:core"));
        check_cut(&Cut::Leave { roadmap: slug("redis") }, Ok("python:expert sql:core"));
        check_cut(&Cut::Project(id("sql/shop")), Ok("python:expert sql:core redis:core -sql/shop"));
        check_cut(&Cut::Hours(WeeklyHours::DEFAULT), Ok("python:expert sql:core redis:core"));
    }

    #[test]
    fn what_would_change_nothing_is_not_cut() {
        let nothing = |what: &str| format!("the plan takes nothing of {what}, so there is nothing to cut");
        let depth = |roadmap, to| Cut::Depth { roadmap: slug(roadmap), to };
        check_cut(&depth("sql", Depth::Core), Err(&nothing("'SQL' below core")));
        check_cut(&depth("python", Depth::Expert), Err(&nothing("'Python' below expert")));
        check_cut(&Cut::Leave { roadmap: slug("go") }, Err(&nothing("'Go'")));
        check_cut(&Cut::Leave { roadmap: slug("gone") }, Err(&nothing("'gone'")));
        check_cut(&Cut::Project(id("sql/first")), Err(&nothing("'sql/first'")));
        let mut plan = plan();
        for roadmap in ["python", "redis"] {
            plan.cut(&catalog(), &Cut::Leave { roadmap: slug(roadmap) }).unwrap();
        }
        let error = plan.cut(&catalog(), &Cut::Leave { roadmap: slug("sql") }).unwrap_err();
        assert_eq!(error.to_string(), "nothing would be left of 'Short way'; take a cut back");
    }

    #[test]
    fn what_is_left_out_comes_back_where_something_else_needs_it() {
        // Redis requires SQL, so leaving SQL out moves it and takes nothing away.
        let mut plan = plan();
        let shop = Cut::Project(id("sql/shop"));
        plan.cut(&catalog(), &shop).unwrap();
        let titles = |plan: &AcceptedPlan| -> Vec<String> {
            let order = resolve(&catalog(), plan).unwrap().order(&catalog(), &Knowledge::default());
            order.items.iter().map(|item| catalog().graph.id(item.node).unwrap().to_string()).collect()
        };
        // The bank needs the shop, and does without.
        assert_eq!(titles(&plan), ["python/first", "python/inside", "sql/first", "sql/bank", "redis/first"]);
        let error = plan.cut(&catalog(), &Cut::Leave { roadmap: slug("sql") }).unwrap_err();
        assert_eq!(error.to_string(), "the plan takes nothing of 'SQL', so there is nothing to cut");
    }
}
