//! The catalogue: roadmaps of modules of topics, and paths over them.

use super::passage::Passage;
use super::study_text::{self, Deferred, ProjectText, TopicText};
use crate::domain::catalog::{Aliases, Fact, Former, Graph, Hours, LanguageRow, Persona, Span};
use crate::domain::markdown::{Document, Element, Location, Source};
use crate::domain::text::{Count, Listed, SafeText, Slug, slugify};

/// How deep a topic goes; taking a roadmap at a depth takes its topics up to that depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// What every graduate must know.
    Core,
    /// What a person two years in the job knows.
    Proficient,
    /// What others come and ask about.
    Expert,
}

impl Depth {
    /// All depths, shallowest first.
    pub const ALL: [Self; 3] = [Self::Core, Self::Proficient, Self::Expert];

    /// `core`, `proficient` or `expert`, as content and commands write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Proficient => "proficient",
            Self::Expert => "expert",
        }
    }
}

impl std::str::FromStr for Depth {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|depth| depth.name() == text).ok_or(())
    }
}

/// Whether a file is one of the persona's roadmaps or a skill that the paths need besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoadmapKind {
    /// `roadmaps/<category>/<id>.md`
    Roadmap,
    /// `skills/<id>.md`
    Skill,
}

/// The whole name of a topic or project: `sql/joins`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicId {
    /// The roadmap.
    pub roadmap: Slug,
    /// The topic's name in it.
    pub topic: Slug,
}

impl std::fmt::Display for TopicId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.roadmap, self.topic)
    }
}

/// Everything that content says: the persona and the catalogue behind it.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The persona.
    pub persona: Persona,
    /// Categories in the persona's order, then `Skills`.
    pub categories: Vec<CatalogCategory>,
    /// Roadmaps and skills in the order of `categories`.
    pub roadmaps: Vec<Roadmap>,
    /// Paths in the persona's order.
    pub paths: Vec<LearningPath>,
    /// The graph under all roadmaps.
    pub graph: Graph,
    /// Where the ids of earlier releases are today.
    pub aliases: Aliases,
    /// `released-ids.txt`, the list of ids that learners may have progress under; read when somebody checks it.
    pub released: Option<Source>,
}

/// A category of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct CatalogCategory {
    /// Its identifier, which `--category` and `/browse` take.
    pub id: Slug,
    /// Its name as the persona writes it.
    pub name: SafeText,
    /// Hours as the persona states them.
    pub hours: Option<Fact<Span>>,
    /// Indices into [`Catalog::roadmaps`].
    pub roadmaps: std::ops::Range<usize>,
}

/// A roadmap or skill.
#[derive(Clone, Debug)]
pub struct Roadmap {
    /// Its identifier: the file's name.
    pub id: Slug,
    /// Its title.
    pub title: SafeText,
    /// One sentence.
    pub summary: Option<SafeText>,
    /// The name of its category.
    pub category: SafeText,
    /// Roadmap or skill.
    pub kind: RoadmapKind,
    /// The stated budget; absent where only a persona names it and states no hours.
    pub hours: Option<Hours>,
    /// Roadmaps to finish first.
    pub requires: Vec<Slug>,
    /// Names that the file had in earlier releases, and where each is written.
    pub was: Vec<(Slug, Location)>,
    /// Year and month of the last review, as written.
    pub reviewed: Option<SafeText>,
    /// Whether its topics have no teaching text yet, or there are none.
    pub outline_only: bool,
    /// Whether it is a language: of a category called so, or with a row in the language guide.
    pub is_language: bool,
    /// Index of its row in the persona's language guide.
    pub guide_row: Option<usize>,
    /// What stands before the first module; absent where only a persona names the roadmap.
    pub(super) intro: Option<Passage>,
    /// The modules in order.
    pub modules: Vec<Module>,
    /// Where its title (or the persona's line that names it) stands.
    pub location: Location,
}

/// A module: topics, and the projects that close it.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its title.
    pub title: SafeText,
    /// What is said before its first topic.
    pub(super) intro: Passage,
    /// The topics in order.
    pub topics: Vec<Topic>,
    /// The projects that close it.
    pub projects: Vec<Project>,
}

/// What a topic and a project have in common: what planning needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// The whole name.
    pub id: TopicId,
    /// The title.
    pub title: SafeText,
    /// How deep it goes.
    pub depth: Depth,
    /// Hours of focused study, practice included.
    pub hours: Hours,
    /// What must come before.
    pub needs: Vec<TopicId>,
    /// The idea that other roadmaps teach too.
    pub concept: Option<Slug>,
    /// Ids that it had in earlier releases: one after a rename or a split, several after a merge.
    pub was: Vec<Former>,
    /// Where the heading stands.
    pub location: Location,
}

/// A topic: one to three evenings.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Identity, depth, hours, needs, concept.
    pub study: Study,
    pub(super) text: Deferred<TopicText>,
}

impl Topic {
    /// Its text, read when it is first asked for.
    pub fn text(&self) -> &TopicText {
        self.text.get(study_text::topic)
    }

    /// Its text as the file has it: to look for words in, never to show.
    pub(super) fn raw_text(&self) -> &str {
        self.text.raw()
    }
}

/// Something to build.
#[derive(Clone, Debug)]
pub struct Project {
    /// Identity, depth, hours, needs.
    pub study: Study,
    pub(super) text: Deferred<ProjectText>,
}

impl Project {
    /// Its text, read when it is first asked for.
    pub fn text(&self) -> &ProjectText {
        self.text.get(study_text::project)
    }
}

/// One of the ways to a goal.
#[derive(Clone, Debug)]
pub struct LearningPath {
    /// Its identifier: the file's name.
    pub id: Slug,
    /// Its title.
    pub title: SafeText,
    /// Calendar time that the persona claims.
    pub months: Option<Fact<Span>>,
    /// Hours that the persona claims.
    pub hours: Option<Fact<Span>>,
    /// What it leads to.
    pub outcome: Option<SafeText>,
    /// Goals that it serves well, and goals that it serves in part.
    pub serves: Vec<(Slug, Fit)>,
    /// Its steps in order.
    pub steps: Vec<Step>,
    /// For whom it is, what it leaves out.
    pub text: Document,
    /// Where its title stands.
    pub location: Location,
}

/// How well a path serves a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is made for it.
    Full,
    /// It gets there in part.
    Partial,
}

/// One step of a path.
#[derive(Clone, Debug)]
pub struct Step {
    /// What is taken.
    pub kind: StepKind,
    /// How deep.
    pub depth: Depth,
    /// The step as the persona or the path file writes it.
    pub text: SafeText,
    /// Where it stands.
    pub location: Location,
}

/// What a step takes.
#[derive(Clone, Debug)]
pub enum StepKind {
    /// One roadmap or skill.
    Take(Slug),
    /// One of several.
    Choose(Choice),
    /// Something that only the persona names and no roadmap stands behind.
    Named(SafeText),
}

/// A choice between roadmaps.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The name under which the choice is kept: `language`, `second-language`, `database`.
    pub slot: Slug,
    /// What the persona suggests.
    pub suggested: Vec<Slug>,
    /// What may be chosen besides: all roadmaps of a category.
    pub open: Vec<Slug>,
}

impl Catalog {
    /// A roadmap or skill by its identifier.
    pub fn roadmap(&self, id: &Slug) -> Option<&Roadmap> {
        self.roadmaps.iter().find(|roadmap| roadmap.id == *id)
    }

    /// The index of a roadmap in [`Catalog::roadmaps`].
    pub fn roadmap_index(&self, id: &Slug) -> Option<usize> {
        self.roadmaps.iter().position(|roadmap| roadmap.id == *id)
    }

    /// A path by its identifier.
    pub fn path(&self, id: &str) -> Option<&LearningPath> {
        self.paths.iter().find(|path| path.id.as_str() == id)
    }

    /// The category that a person means: its identifier, its name, or the beginning of either; case does not count.
    pub fn category(&self, name: &str) -> Option<&CatalogCategory> {
        let wanted = slugify(name)?;
        let names = |category: &CatalogCategory| [Some(category.id.clone()), slugify(&category.name)];
        let whole = |category: &&CatalogCategory| names(category).into_iter().flatten().any(|name| name == wanted);
        let start = |category: &&CatalogCategory| {
            names(category).into_iter().flatten().any(|name| name.as_str().starts_with(wanted.as_str()))
        };
        self.categories.iter().find(whole).or_else(|| self.categories.iter().find(start))
    }

    /// The roadmaps of a category, in order.
    pub fn roadmaps_of(&self, category: &CatalogCategory) -> impl Iterator<Item = &Roadmap> {
        self.roadmaps.get(category.roadmaps.clone()).unwrap_or_default().iter()
    }

    /// What it holds, in a few words: `18 roadmaps, 1178 topics, 4 paths and 8 languages`; what there is none of is left
    /// out. Skills are no roadmaps here; a language counts with or without a row in the guide.
    pub fn holdings(&self) -> String {
        let without_row = self.languages().filter(|roadmap| roadmap.guide_row.is_none()).count();
        let counts = [
            (self.roadmaps.iter().filter(|roadmap| roadmap.kind == RoadmapKind::Roadmap).count(), "roadmap"),
            (self.roadmaps.iter().map(|roadmap| roadmap.topics().count()).sum(), "topic"),
            (self.paths.len(), "path"),
            (self.persona.languages.len() + without_row, "language"),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let counts: Vec<Count<'_>> = counts.map(|&(count, what)| Count::new(count, what)).collect();
        Listed::and(&counts).to_string()
    }

    /// The roadmaps that are languages.
    pub fn languages(&self) -> impl Iterator<Item = &Roadmap> {
        self.roadmaps.iter().filter(|roadmap| roadmap.is_language)
    }

    /// Whether an identifier is that of a language.
    pub fn is_language(&self, id: &Slug) -> bool {
        self.roadmap(id).is_some_and(|roadmap| roadmap.is_language)
    }

    /// The language guide's row for a roadmap.
    pub fn language_row(&self, roadmap: &Roadmap) -> Option<&LanguageRow> {
        self.persona.languages.get(roadmap.guide_row?)
    }

    /// Notes which roadmaps are languages and which row of the guide is theirs.
    pub(super) fn mark_languages(&mut self) {
        let rows: Vec<Option<Slug>> = self.persona.languages.iter().map(|row| slugify(&row.name)).collect();
        for category in &self.categories {
            let named = category.name.to_lowercase().contains("language");
            for roadmap in self.roadmaps.get_mut(category.roadmaps.clone()).unwrap_or_default() {
                roadmap.guide_row = rows.iter().position(|row| row.as_ref() == Some(&roadmap.id));
                roadmap.is_language = named || roadmap.guide_row.is_some();
            }
        }
    }

    /// A topic by its whole name.
    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        let roadmap = self.roadmap(&id.roadmap)?;
        roadmap.modules.iter().flat_map(|module| &module.topics).find(|topic| topic.study.id == *id)
    }

    /// What planning needs of a topic or project, by its whole name.
    pub fn study(&self, id: &TopicId) -> Option<&Study> {
        let topic = self.topic(id).map(|topic| &topic.study);
        topic.or_else(|| self.project(id).map(|project| &project.study))
    }

    /// A project by its whole name.
    pub fn project(&self, id: &TopicId) -> Option<&Project> {
        let roadmap = self.roadmap(&id.roadmap)?;
        roadmap.modules.iter().flat_map(|module| &module.projects).find(|project| project.study.id == *id)
    }
}

impl Module {
    /// What is said before its first topic.
    pub fn intro(&self) -> &[Element] {
        self.intro.elements()
    }
}

impl Roadmap {
    /// What stands before its first module.
    pub fn intro(&self) -> &[Element] {
        self.intro.as_ref().map_or(&[], Passage::elements)
    }

    /// All topics, in order.
    pub fn topics(&self) -> impl Iterator<Item = &Topic> {
        self.modules.iter().flat_map(|module| &module.topics)
    }

    /// All projects, in order.
    pub fn projects(&self) -> impl Iterator<Item = &Project> {
        self.modules.iter().flat_map(|module| &module.projects)
    }

    /// Hours of its topics and projects down to a depth; nothing where it has no modules.
    pub fn hours_to(&self, depth: Depth) -> Option<Hours> {
        let studies = self.topics().map(|topic| &topic.study).chain(self.projects().map(|project| &project.study));
        let hours: Hours = studies.filter(|study| study.depth <= depth).map(|study| study.hours).sum();
        (!self.modules.is_empty()).then_some(hours)
    }

    /// The hours that its topics and projects add up to, else the middle of those stated.
    pub fn expected_hours(&self) -> Option<f64> {
        self.hours_to(Depth::Expert).or(self.hours).map(Hours::expected)
    }
}
