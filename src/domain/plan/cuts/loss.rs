//! What it costs to go without something, in points.
//!
//! A point is an hour that this learner would have spent on expert topics. What falls out of a plan costs its expected
//! hours, at the learner's pace and after transfer, times a weight:
//!
//! | what falls out | points an hour | because |
//! | --- | --- | --- |
//! | expert topics | 1 | others come and ask about them; few jobs begin there |
//! | proficient topics | 2 | somebody two years in the job knows them, and learns them there |
//! | projects of any depth | 3 | they show an employer what the learner can do |
//! | core topics | 4 | every graduate must know them; they fall out only with a whole roadmap |
//! | hours a week more | 4 × the growth | each added hour hurts the more, the larger a part of the week is added |
//!
//! Hours that are logged on something already do not make it cheaper to drop: what was begun is better finished. What is
//! done, known or skipped costs nothing. The loss of a *set* of cuts is that of everything that falls out of the plan
//! because of it, each thing once; so it does not depend on the order in which the cuts are made.
//!
//! The weights are this program's own judgement, nothing measured, and are said wherever a price is shown.

use crate::domain::catalog::Depth;

/// Points for an hour of expert topics.
pub const EXPERT: f64 = 1.0;
/// Points for an hour of proficient topics.
pub const PROFICIENT: f64 = 2.0;
/// Points for an hour of a project.
pub const PROJECT: f64 = 3.0;
/// Points for an hour of core topics.
pub const CORE: f64 = 4.0;
/// Points for an hour of study that is added to weeks, times the share by which the weeks grow.
pub const RAISE: f64 = 4.0;

/// Points for a topic or project of so many hours.
pub(super) fn of_part(is_project: bool, depth: Depth, hours: f64) -> f64 {
    let weight = match depth {
        _ if is_project => PROJECT,
        Depth::Expert => EXPERT,
        Depth::Proficient => PROFICIENT,
        Depth::Core => CORE,
    };
    counted(weight * hours)
}

/// Points for `added` hours until the deadline, when weeks become so many times as long.
pub(super) fn of_raise(added: f64, times: f64) -> f64 {
    counted(RAISE * added * (times - 1.0))
}

/// In whole 64ths of a point, so that sums are exact in any order and equal losses are equal.
fn counted(points: f64) -> f64 {
    (points * 64.0).round() / 64.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(points: f64, expected: f64) {
        assert!((points - expected).abs() < 1e-9, "{points}");
    }

    #[test]
    fn the_scale_rises_from_expert_topics_over_projects_to_core_ones() {
        check(of_part(false, Depth::Expert, 10.0), 10.0);
        check(of_part(false, Depth::Proficient, 10.0), 20.0);
        for depth in Depth::ALL {
            check(of_part(true, depth, 10.0), 30.0);
        }
        check(of_part(false, Depth::Core, 10.0), 40.0);
    }

    #[test]
    fn longer_weeks_cost_by_how_much_longer_they_are() {
        // Forty weeks with an hour more on eight, with two hours more, and with an hour more on sixteen.
        check(of_raise(40.0, 9.0 / 8.0), 20.0);
        check(of_raise(80.0, 10.0 / 8.0), 80.0);
        check(of_raise(40.0, 17.0 / 16.0), 10.0);
    }
}
