//! The sentence that each criterion has to say about a way, and the line that its figure stands on.

use super::{Bench, Criterion, best_for, middle_pay, suggestions};
use crate::domain::advice::candidates::Candidate;
use crate::domain::catalog::{Hours, LanguageRow, LearningPath};
use crate::domain::learner::Goal;
use crate::domain::markdown::Location;
use crate::domain::text::{Listed, SafeText};

/// A sentence and where its figure stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The sentence: lower case, no full stop.
    pub text: String,
    /// The line of content that it rests on.
    pub source: Option<Location>,
}

impl Bench<'_> {
    /// The sentence for a criterion's value, and where its figure stands.
    pub(in crate::domain::advice) fn reason(
        &self,
        criterion: Criterion,
        candidate: &Candidate,
        value: Option<f64>,
    ) -> Reason {
        let path_title = self.path(candidate).map(|path| path.title.clone()).unwrap_or_default();
        let path_line = self.path(candidate).map(path_line);
        let language = candidate.way.languages.first().and_then(|&at| self.catalog.roadmaps.get(at));
        let row = language.and_then(|roadmap| self.row(roadmap));
        let name = language.map(|roadmap| roadmap.title.clone()).unwrap_or_default();
        let no_row = || Reason {
            text: if language.is_some() {
                format!("the guide has no row for {name}")
            } else {
                "the path names no language".to_owned()
            },
            source: language.map(|roadmap| roadmap.location.clone()),
        };
        match criterion {
            Criterion::Goal => {
                let phrase = self.profile.goal.map_or("", Goal::phrase);
                let text = match value {
                    Some(value) if value >= 1.0 => format!("'{path_title}' is made for your goal, to {phrase}"),
                    Some(value) if value > 0.0 => {
                        format!("'{path_title}' leads only part of the way to your goal, to {phrase}")
                    }
                    _ => format!("'{path_title}' does not lead to your goal, to {phrase}"),
                };
                Reason { text, source: path_line }
            }
            Criterion::BestFor => match row {
                Some(row) => {
                    let list = Listed::and(&row.best_for).to_string().to_lowercase();
                    let goal = self.profile.decided_goal().unwrap_or(Goal::Unsure);
                    let fits = language.is_some_and(|roadmap| best_for(self.catalog, roadmap, goal) > 0.0);
                    let word = if fits { "and" } else { "but" };
                    let text = format!("the guide calls {name} best for {list}, {word} you want to {}", goal.phrase());
                    Reason { text, source: Some(row.location.clone()) }
                }
                None => no_row(),
            },
            Criterion::Time => self.time_reason(candidate, path_line),
            Criterion::Curve => match row.and_then(|row| row.curve.as_ref()) {
                Some(curve) => Reason {
                    text: format!("{name}'s learning curve: {}", curve.text.to_lowercase()),
                    source: Some(curve.location.clone()),
                },
                None => no_row(),
            },
            Criterion::Pay => match row.and_then(|row| row.salary.as_ref()) {
                Some(salary) => {
                    let place = self.pay_place(row).map(|place| format!(", {place}")).unwrap_or_default();
                    Reason {
                        text: format!("{name} pays {} a year{place}", salary.text),
                        source: Some(salary.location.clone()),
                    }
                }
                None => no_row(),
            },
            Criterion::Known => {
                // Rounded before they are taken from each other, so that the figures add up as shown.
                let full = candidate.full_hours.map_or(0.0, Hours::expected).round();
                let own = candidate.hours.map_or(full, Hours::expected).round();
                let text = match value {
                    _ if candidate.hours_saved() <= 0.0 => "nothing of it is known to you yet".to_owned(),
                    Some(value) if value >= 0.5 => format!("what you know saves {:.0} of {full:.0} h", full - own),
                    _ => format!("{own:.0} of its {full:.0} h are new to you"),
                };
                Reason { text, source: None }
            }
            Criterion::Suggested => self.suggested_reason(candidate, value, path_line),
            Criterion::Depth => {
                let hours = candidate.full_hours.map_or(0.0, Hours::expected);
                let longest = self.longest.unwrap_or(0.0);
                let text = if hours >= longest * 0.8 {
                    format!("it goes deep: {hours:.0} h of material")
                } else {
                    format!("{hours:.0} h of material, where the longest path has {longest:.0}")
                };
                Reason { text, source: path_line }
            }
        }
    }

    fn time_reason(&self, candidate: &Candidate, source: Option<Location>) -> Reason {
        let text = match (self.profile.deadline.zip(self.chance(candidate)), candidate.hours) {
            (Some((deadline, chance)), _) => {
                let weekly = self.outset.weekly();
                format!("the chance to be done by {deadline} at {weekly} h a week is {}", in_a_hundred(chance))
            }
            (None, Some(hours)) => {
                let own = hours.expected();
                beside_the_shortest(own, self.shortest.unwrap_or(own))
            }
            (None, None) => match self.path(candidate).and_then(|path| path.months.as_ref()) {
                Some(claimed) => format!("the file claims {} and states no hours", claimed.text),
                None => "the file states neither hours nor months for it".to_owned(),
            },
        };
        Reason { text, source }
    }

    fn suggested_reason(&self, candidate: &Candidate, value: Option<f64>, source: Option<Location>) -> Reason {
        let Some(path) = self.path(candidate) else { return Reason { text: String::new(), source } };
        let named = candidate.way.picks.iter().find(|pick| !suggestions(path, pick.slot.as_str()).is_empty());
        let text = match named {
            None if candidate.way.picks.is_empty() => "the guide lays out every step of it".to_owned(),
            None => "the path leaves every choice to you".to_owned(),
            Some(pick) => {
                let titles: Vec<SafeText> = suggestions(path, pick.slot.as_str())
                    .iter()
                    .filter_map(|id| self.catalog.roadmap(id))
                    .map(|roadmap| roadmap.title.clone())
                    .collect();
                let verb =
                    if value.unwrap_or(0.0) > 0.5 { "the guide suggests" } else { "the guide would rather suggest" };
                format!("{verb} {} for this path", Listed::or(&titles))
            }
        };
        Reason { text, source }
    }

    /// `the best in the guide`, `number 2 of 5 in the guide`.
    fn pay_place(&self, row: Option<&LanguageRow>) -> Option<String> {
        let own = middle_pay(self.catalog, row?)?;
        let others = self.catalog.persona.languages.iter().filter_map(|row| middle_pay(self.catalog, row));
        let (better, count) = others.fold((0, 0), |(better, count), pay| (better + usize::from(pay > own), count + 1));
        Some(match better {
            0 => "the best in the guide".to_owned(),
            better if better + 1 == count => "the least in the guide".to_owned(),
            better => format!("number {} of {count} in the guide", better + 1),
        })
    }
}

/// Where the persona, else the path's own file, states a path.
fn path_line(path: &LearningPath) -> Location {
    path.months.as_ref().or(path.hours.as_ref()).map_or(&path.location, |fact| &fact.location).clone()
}

/// A chance from 0 to 1 as people weigh it: `35 in 100`. Nothing is certain, and little impossible.
pub fn in_a_hundred(chance: f64) -> String {
    match (chance * 100.0).round() {
        ..1.0 => "less than 1 in 100".to_owned(),
        figure @ ..100.0 => format!("{figure:.0} in 100"),
        _ => "more than 99 in 100".to_owned(),
    }
}

/// How a way's expected hours compare with the fewest. Rounded before they are taken from each other, so that the figures
/// add up as shown.
fn beside_the_shortest(own: f64, shortest: f64) -> String {
    let own = own.round();
    let more = own - shortest.round();
    if more < 1.0 {
        format!("{own:.0} h, and no way is shorter")
    } else if more < own * 0.2 {
        format!("{own:.0} h, only {more:.0} h more than the shortest way")
    } else {
        format!("{own:.0} h, {more:.0} h more than the shortest way")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_to_the_shortest_way_is_that_of_the_figures_shown() {
        for (own, shortest, text) in [
            (424.4, 422.6, "424 h, only 1 h more than the shortest way"),
            (423.4, 422.6, "423 h, and no way is shorter"),
            (500.0, 400.0, "500 h, 100 h more than the shortest way"),
        ] {
            assert_eq!(beside_the_shortest(own, shortest), text);
        }
    }

    #[test]
    fn no_chance_is_called_certain_or_impossible() {
        let said: Vec<String> = [0.0, 0.004, 0.006, 0.35, 0.994, 0.996, 1.0].map(in_a_hundred).into();
        assert_eq!(
            said,
            ["less than 1", "less than 1", "1", "35", "99", "more than 99", "more than 99"]
                .map(|text| format!("{text} in 100"))
        );
    }
}
