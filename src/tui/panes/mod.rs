//! The panes, in the order of their tabs. Adding one takes one file here and one line in [`all`].

mod budget;
mod guide;
mod languages;
mod paths;
mod plan;
mod reading;
mod roadmaps;
mod today;

use crate::tui::component::Component;

/// A pane as tabs, palette and help know it.
pub struct PaneEntry {
    /// Its name as a command: one word.
    pub name: &'static str,
    /// Its title on the tab.
    pub title: &'static str,
    /// What it answers, in a few words.
    pub about: &'static str,
    /// Makes it, with its cursor at the start.
    pub open: fn() -> Box<dyn Component>,
}

/// All panes.
pub fn all() -> &'static [PaneEntry] {
    &[
        PaneEntry {
            name: "today",
            title: "Today",
            about: "One task for tonight, and the clock",
            open: || Box::<today::Today>::default(),
        },
        PaneEntry {
            name: "roadmaps",
            title: "Roadmaps",
            about: "The field: categories, roadmaps, topics",
            open: || Box::<roadmaps::Roadmaps>::default(),
        },
        PaneEntry {
            name: "paths",
            title: "Paths",
            about: "The routes: their claim, your hours",
            open: || Box::<paths::Paths>::default(),
        },
        PaneEntry {
            name: "budget",
            title: "Budget",
            about: "Where the hours go, and when it ends",
            open: || Box::<budget::Budget>::default(),
        },
        PaneEntry {
            name: "languages",
            title: "Languages",
            about: "The languages compared: curve, pay, fit",
            open: || Box::<languages::Languages>::default(),
        },
        PaneEntry {
            name: "plan",
            title: "Plan",
            about: "The weeks ahead, and when it ends",
            open: || Box::<plan::Plan>::default(),
        },
        PaneEntry {
            name: "guide",
            title: "Guide",
            about: "The advisor's own text, section by section",
            open: || Box::<guide::GuidePane>::default(),
        },
    ]
}
