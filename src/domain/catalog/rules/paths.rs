//! The path rule: every way of filling a path as the persona suggests lies inside the hours that it claims.

use super::Findings;
use crate::domain::advice::ways;
use crate::domain::catalog::{Catalog, SpanUnit};
use crate::domain::learner::{Knowledge, Profile};
use crate::domain::plan::estimate;

/// Of the ways that leave the suggested list nothing is claimed; of the others the one that is furthest outside is told.
pub(super) fn ways_lie_inside_the_claim(catalog: &Catalog, findings: &mut Findings) {
    let nothing = Knowledge::default();
    for (index, path) in catalog.paths.iter().enumerate() {
        let Some(claimed) = path.hours.as_ref().filter(|claimed| claimed.value.unit == SpanUnit::Hours) else {
            continue;
        };
        let (low, high) = (claimed.value.low, claimed.value.high.unwrap_or(f64::INFINITY));
        let all = ways(catalog, &Profile::default());
        let of_path = all.iter().filter(|way| way.path == index && way.is_suggested(catalog));
        let outside = of_path.filter_map(|way| {
            let hours = estimate(catalog, &way.sequence, &nothing).hours.expected();
            let off = if hours < low { low - hours } else { hours - high };
            (hours > 0.0 && off > 0.0).then_some((off, hours, way))
        });
        if let Some((_, hours, way)) = outside.max_by(|a, b| a.0.total_cmp(&b.0)) {
            let choices: Vec<String> = way
                .picks
                .iter()
                .filter_map(|pick| catalog.roadmaps.get(pick.roadmap))
                .map(|roadmap| roadmap.title.to_string())
                .collect();
            let with = if choices.is_empty() { String::new() } else { format!(" with {}", choices.join(", ")) };
            findings.warn(
                "way-outside-claim",
                &path.location,
                format!("'{}'{with} takes {hours:.0} h, outside the {} claimed", path.title, claimed.text),
                "change a step's depth, or the hours that are claimed",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::read;
    use crate::domain::markdown::Source;

    fn findings(hours: &str) -> Vec<String> {
        let roadmap = |title: &str| {
            format!(
                "---\ntitle: {title}\nsummary: s\nhours: 10-20\nrequires: []\nreviewed: 2026-11\n---\n\nIntro.\n\n## Module\n\n\
                 ### Topic {{ #topic .core hours=4-6 }}\n\nText.\n"
            )
        };
        let path = format!(
            "---\ntitle: Way\nhours: {hours}\nsteps:\n  - choose: [a, b]\n    as: language\n    depth: core\n---\n\nText.\n"
        );
        let sources = [
            Source::new("roadmaps/languages/a.md", &roadmap("A")),
            Source::new("roadmaps/languages/b.md", &roadmap("B")),
            Source::new("paths/way.md", &path),
        ];
        let mut findings = Findings::default();
        ways_lie_inside_the_claim(&read(&sources).0, &mut findings);
        findings.0.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_way_outside_the_claim_is_told_with_its_choices_and_hours() {
        assert_eq!(findings("4-6"), Vec::<String>::new());
        assert_eq!(findings("6-8"), ["'Way' with B takes 5 h, outside the 6-8 claimed"]);
        assert_eq!(findings("1-2"), ["'Way' with B takes 5 h, outside the 1-2 claimed"]);
    }
}
