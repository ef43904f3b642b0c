//! A plan as text for other programs and for paper.
//!
//! Pure: each format is a function from an [`Overview`] to the whole text; whoever calls it decides where it goes. The
//! same plan on the same day gives the same text, byte for byte.

mod calendar;
mod chart;
#[cfg(test)]
mod fixture;
mod json;
mod markdown;
mod page;
mod table;

use crate::domain::plan::Overview;

/// What a plan can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// iCalendar: one all-day entry a week.
    Calendar,
    /// Markdown with a box to tick for everything.
    Markdown,
    /// One row for every share of a week.
    Table,
    /// What `plan show --json` prints.
    Json,
    /// One page with its pictures, for a browser and for paper.
    Page,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Calendar, Self::Markdown, Self::Table, Self::Json, Self::Page];

    /// The name that commands use, which is also the usual ending of a file's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Calendar => "ics",
            Self::Markdown => "md",
            Self::Table => "csv",
            Self::Json => "json",
            Self::Page => "html",
        }
    }
}

impl std::str::FromStr for Format {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|format| format.name() == text).ok_or(())
    }
}

/// A plan as text of a format.
pub fn export(overview: &Overview, format: Format) -> String {
    match format {
        Format::Calendar => calendar::calendar(overview),
        Format::Markdown => markdown::markdown(overview),
        Format::Table => table::table(overview),
        Format::Json => json::json(overview),
        Format::Page => page::page(overview),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_under_its_own_name() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
    }

    #[test]
    fn the_same_plan_gives_the_same_text() {
        for format in Format::ALL {
            assert_eq!(export(&fixture::overview(), format), export(&fixture::overview(), format));
        }
    }
}
