//! Roadmaps, modules, topics and projects as JSON.

use serde::Serialize;

use super::HoursShape;
use crate::cli::prose::paragraphs;
use crate::domain::catalog::{Depth, Module, Project, Roadmap, RoadmapKind, Study, Topic};

/// `roadmaps --json`
#[derive(Serialize)]
pub(in crate::cli) struct RoadmapsShape {
    pub(in crate::cli) roadmaps: Vec<Summary>,
}

/// One roadmap in a list.
#[derive(Serialize)]
pub(in crate::cli) struct Summary {
    id: String,
    title: String,
    category: String,
    kind: &'static str,
    hours: Option<HoursShape>,
    topics: usize,
    projects: usize,
    outline_only: bool,
}

/// `show ID --json`
#[derive(Serialize)]
pub(in crate::cli) struct RoadmapShape {
    #[serde(flatten)]
    about: Summary,
    summary: Option<String>,
    requires: Vec<String>,
    reviewed: Option<String>,
    intro: String,
    modules: Vec<ModuleShape>,
}

#[derive(Serialize)]
struct ModuleShape {
    title: String,
    topics: Vec<TopicShape>,
    projects: Vec<ProjectShape>,
}

/// `show ID/TOPIC --json`
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(in crate::cli) enum StudyShape {
    /// A topic.
    Topic(TopicShape),
    /// A project.
    Project(ProjectShape),
}

#[derive(Serialize)]
pub(in crate::cli) struct TopicShape {
    #[serde(flatten)]
    study: Core,
    concept: Option<String>,
    text: String,
    outcomes: Vec<String>,
    resources: Vec<ResourceShape>,
    checks: Vec<CheckQuestionShape>,
}

#[derive(Serialize)]
pub(in crate::cli) struct ProjectShape {
    #[serde(flatten)]
    study: Core,
    brief: String,
    acceptance: Vec<String>,
}

#[derive(Serialize)]
struct Core {
    id: String,
    title: String,
    depth: &'static str,
    hours: HoursShape,
    needs: Vec<String>,
}

#[derive(Serialize)]
struct ResourceShape {
    title: String,
    url: String,
    kind: Option<String>,
}

#[derive(Serialize)]
struct CheckQuestionShape {
    question: String,
    answer: String,
}

/// The hours of a roadmap: its stated budget with the sum of its topics in the middle; the sum alone where no budget is
/// stated; nothing where neither is.
pub(in crate::cli) fn hours_of(roadmap: &Roadmap) -> Option<HoursShape> {
    let range = roadmap.hours.or_else(|| roadmap.hours_to(Depth::Expert))?;
    Some(HoursShape::new(range, roadmap.expected_hours().unwrap_or_else(|| range.expected())))
}

impl From<&Roadmap> for Summary {
    fn from(roadmap: &Roadmap) -> Self {
        Self {
            id: roadmap.id.to_string(),
            title: roadmap.title.to_string(),
            category: roadmap.category.to_string(),
            kind: match roadmap.kind {
                RoadmapKind::Roadmap => "roadmap",
                RoadmapKind::Skill => "skill",
            },
            hours: hours_of(roadmap),
            topics: roadmap.topics().count(),
            projects: roadmap.projects().count(),
            outline_only: roadmap.outline_only,
        }
    }
}

impl From<&Roadmap> for RoadmapShape {
    fn from(roadmap: &Roadmap) -> Self {
        Self {
            about: roadmap.into(),
            summary: roadmap.summary.as_ref().map(ToString::to_string),
            requires: roadmap.requires.iter().map(ToString::to_string).collect(),
            reviewed: roadmap.reviewed.as_ref().map(ToString::to_string),
            intro: paragraphs(roadmap.intro()),
            modules: roadmap.modules.iter().map(ModuleShape::from).collect(),
        }
    }
}

impl From<&Module> for ModuleShape {
    fn from(module: &Module) -> Self {
        Self {
            title: module.title.to_string(),
            topics: module.topics.iter().map(TopicShape::from).collect(),
            projects: module.projects.iter().map(ProjectShape::from).collect(),
        }
    }
}

impl From<&Study> for Core {
    fn from(study: &Study) -> Self {
        Self {
            id: study.id.to_string(),
            title: study.title.to_string(),
            depth: study.depth.name(),
            hours: study.hours.into(),
            needs: study.needs.iter().map(ToString::to_string).collect(),
        }
    }
}

impl From<&Topic> for TopicShape {
    fn from(topic: &Topic) -> Self {
        Self {
            study: (&topic.study).into(),
            concept: topic.study.concept.as_ref().map(ToString::to_string),
            text: paragraphs(&topic.text().teaching),
            outcomes: topic.text().outcomes.iter().map(ToString::to_string).collect(),
            resources: topic
                .text()
                .resources
                .iter()
                .map(|resource| ResourceShape {
                    title: resource.title.to_string(),
                    url: resource.url.to_string(),
                    kind: (!resource.kind.is_empty()).then(|| resource.kind.to_string()),
                })
                .collect(),
            checks: topic
                .text()
                .checks
                .iter()
                .map(|check| CheckQuestionShape {
                    question: check.question.to_string(),
                    answer: check.answer.to_string(),
                })
                .collect(),
        }
    }
}

impl From<&Project> for ProjectShape {
    fn from(project: &Project) -> Self {
        Self {
            study: (&project.study).into(),
            brief: paragraphs(&project.text().brief),
            acceptance: project.text().acceptance.iter().map(ToString::to_string).collect(),
        }
    }
}
