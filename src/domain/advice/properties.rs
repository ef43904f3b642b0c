//! What holds of every recommendation, whatever the answers.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::change_of_mind::Flag;
use super::fixture::{START, catalog, outset};
use super::{Advice, AdviceError, Answer, Criterion, Interview, Recommendation, lean, recommend, ways};
use crate::domain::catalog::Catalog;
use crate::domain::learner::{Goal, Knowledge, Known, Level, Priority, Profile, WeeklyHours};
use crate::domain::plan::{Outset, add_months, estimate};
use crate::domain::text::Slug;

static CATALOG: LazyLock<Catalog> = LazyLock::new(catalog);
static OUTSET: LazyLock<Outset> = LazyLock::new(outset);

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

/// The recommended path and first language.
fn name(own: &Recommendation) -> (String, String) {
    let way = &own.candidate.way;
    let language = way.languages.first().map_or(String::new(), |&at| CATALOG.roadmaps[at].id.to_string());
    (CATALOG.paths[way.path].id.to_string(), language)
}

fn known() -> impl Strategy<Value = Known> {
    let roadmap = || prop::sample::select(vec!["python", "go", "java", "rust", "sql", "redis", "pipelines", "apis"]);
    prop_oneof![
        Just(Known::None),
        Just(Known::Programming),
        (roadmap(), prop::sample::select(Level::ALL.to_vec())).prop_map(|(id, level)| Known::Roadmap(slug(id), level)),
        Just(Known::Topic(slug("sql"), slug("joins"))),
        Just(Known::Topic(slug("go"), slug("values"))),
    ]
}

prop_compose! {
    fn profile()(
        goal in prop::option::of(prop::sample::select(Goal::ALL.to_vec())),
        know in prop::collection::vec(known(), 0..4),
        hours in prop::option::of(1_u16..40),
        months in prop::option::of(1_u16..40),
        language in prop::option::weighted(0.2, prop::sample::select(vec!["python", "go", "java", "rust"])),
        priority in prop::option::of(prop::sample::select(Priority::ALL.to_vec())),
        avoid in prop::collection::btree_set(
            prop::sample::select(vec!["python", "go", "java", "rust", "redis", "quick", "data"]), 0..3),
    ) -> Profile {
        Profile {
            goal,
            know,
            hours: hours.and_then(|hours| WeeklyHours::new(f64::from(hours)).ok()),
            deadline: months.map(|months| add_months(START, months)),
            language: language.map(slug),
            priority,
            avoid: avoid.into_iter().map(slug).collect(),
        }
    }
}

/// The recommendation and its runners-up.
fn all(advice: &Advice) -> impl Iterator<Item = &Recommendation> {
    std::iter::once(&advice.recommendation).chain(&advice.runners_up)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_answers_get_the_same_advice(profile in profile()) {
        let advice = recommend(&CATALOG, &profile, &OUTSET);
        prop_assert_eq!(&recommend(&CATALOG, &profile, &OUTSET), &advice);
        if let (Ok(advice), Ok(lean)) = (advice, lean(&CATALOG, &profile, &OUTSET)) {
            prop_assert_eq!(lean, Advice { changes: Vec::new(), ..advice });
        }
    }

    #[test]
    fn only_excluding_answers_leave_nothing(profile in profile()) {
        match recommend(&CATALOG, &profile, &OUTSET) {
            Ok(advice) => prop_assert!(advice.considered > 0),
            Err(AdviceError::NothingLeft(why)) => {
                prop_assert!(!profile.avoid.is_empty() && why.contains("you avoid"), "{}", why);
            }
            Err(error) => prop_assert!(false, "{}", error),
        }
    }

    #[test]
    fn what_is_avoided_never_appears(profile in profile()) {
        let Ok(advice) = recommend(&CATALOG, &profile, &OUTSET) else { return Ok(()) };
        for own in all(&advice) {
            let way = &own.candidate.way;
            prop_assert!(!profile.avoid.contains(&CATALOG.paths[way.path].id));
            let steps = own.candidate.estimate.iter().flat_map(|estimate| &estimate.steps).map(|step| step.taken.roadmap);
            for roadmap in way.sequence.iter().map(|taken| taken.roadmap).chain(steps).chain(way.languages.clone()) {
                prop_assert!(!profile.avoid.contains(&CATALOG.roadmaps[roadmap].id));
            }
            if let Some(wanted) = &profile.language {
                prop_assert_eq!(&CATALOG.roadmaps[way.languages[0]].id, wanted);
            }
        }
    }

    #[test]
    fn what_a_roadmap_requires_comes_before_it(profile in profile()) {
        let Ok(advice) = recommend(&CATALOG, &profile, &OUTSET) else { return Ok(()) };
        let knowledge = Knowledge::of(&CATALOG, &profile.know).unwrap();
        for own in all(&advice) {
            let steps: Vec<&Slug> = own.candidate.estimate.iter().flat_map(|estimate| &estimate.steps)
                .map(|step| &CATALOG.roadmaps[step.taken.roadmap].id).collect();
            for (at, id) in steps.iter().enumerate() {
                for required in &CATALOG.roadmap(id).unwrap().requires {
                    let index = CATALOG.roadmap_index(required).unwrap();
                    let mut core = CATALOG.graph.of_roadmap(index, crate::domain::catalog::Depth::Core);
                    prop_assert!(steps[..at].contains(&required) || core.all(|(node, _)| knowledge.knows(node)));
                }
            }
        }
    }

    #[test]
    fn points_add_up_to_the_score_and_the_best_has_the_most(profile in profile()) {
        let Ok(advice) = recommend(&CATALOG, &profile, &OUTSET) else { return Ok(()) };
        for own in all(&advice) {
            prop_assert_eq!(own.score, own.contributions.iter().map(|share| share.points).sum::<i64>());
            prop_assert!(own.score <= advice.recommendation.score);
            for share in &own.contributions {
                prop_assert!((0.0..=1.0).contains(&share.value) && share.points <= share.weight);
                prop_assert!(!share.reason.text.is_empty() && !share.reason.text.ends_with('.'));
                prop_assert!(!advice.left_out.contains(&share.criterion));
            }
            prop_assert_eq!(own.contributions.len() + advice.left_out.len(), Criterion::ALL.len());
        }
        let weights: i64 = advice.recommendation.contributions.iter().map(|share| share.weight).sum();
        // Each weight is rounded to hundredths.
        prop_assert!((10_000 - weights).abs() <= 4, "{}", weights);
    }

    #[test]
    fn a_runner_up_falls_behind_somewhere(profile in profile()) {
        let Ok(advice) = recommend(&CATALOG, &profile, &OUTSET) else { return Ok(()) };
        let own = &advice.recommendation;
        prop_assert_eq!(own.largest_loss_to(own), None);
        for other in &advice.runners_up {
            prop_assert!(name(other) != name(own));
            prop_assert!(other.score == own.score || other.largest_loss_to(own).is_some());
        }
    }

    #[test]
    fn more_hours_a_week_never_end_later(profile in profile(), weekly in 1_u16..60, more in 1_u16..20) {
        let at = |hours: u16| OUTSET.at(WeeklyHours::new(f64::from(hours)).unwrap());
        let (slow, fast) = (at(weekly), at(weekly + more));
        let Ok(advice) = lean(&CATALOG, &profile, &OUTSET) else { return Ok(()) };
        for own in all(&advice) {
            let work = own.candidate.work.unwrap();
            let (slow, fast) = (slow.finish(&work), fast.finish(&work));
            prop_assert!(fast.even <= slow.even && fast.likely <= slow.likely);
        }
    }

    #[test]
    fn knowing_one_thing_more_never_makes_a_way_longer(profile in profile(), more in known()) {
        let knowing = |know: &[Known]| Knowledge::of(&CATALOG, know).unwrap();
        let more_known: Vec<Known> = profile.know.iter().cloned().chain((more != Known::None).then_some(more)).collect();
        let (before, after) = (knowing(&profile.know), knowing(&more_known));
        for (at, way) in ways(&CATALOG, &Profile { know: Vec::new(), ..profile }).into_iter().enumerate() {
            let cost = |knowledge: &Knowledge| estimate(&CATALOG, &way.sequence, knowledge);
            let (before, after) = (cost(&before), cost(&after));
            prop_assert!(after.hours.expected() <= before.hours.expected() + 1e-9);
            if at % 16 == 0 {
                let (before, after) = (OUTSET.finish(&before.work), OUTSET.finish(&after.work));
                prop_assert!(after.even <= before.even && after.likely <= before.likely);
            }
        }
    }

    #[test]
    fn every_change_of_mind_comes_true(profile in profile()) {
        let Ok(advice) = recommend(&CATALOG, &profile, &OUTSET) else { return Ok(()) };
        for change in &advice.changes {
            let mut other = profile.clone();
            change.flag.apply(&mut other);
            let then = recommend(&CATALOG, &other, &OUTSET).unwrap().recommendation;
            if matches!(change.flag, Flag::By(Some(_))) {
                // A deadline that is out of reach is no answer to argue with.
                prop_assert!(then.chance.is_none_or(|chance| chance >= 0.5), "{}: {:?}", change.text, then.chance);
            }
            let then = then.candidate.way;
            prop_assert_eq!((then.path, then.languages.first().copied()), (change.path, change.language), "{}", change.text);
            let now = &advice.recommendation.candidate.way;
            prop_assert!((then.path, then.languages.first()) != (now.path, now.languages.first()));
            prop_assert!(!change.text.ends_with('.'));
        }
    }

    #[test]
    fn a_profile_goes_into_an_interview_and_comes_out_as_it_was(profile in profile()) {
        let mut interview = Interview::new(&CATALOG, START);
        interview.set_profile(&profile);
        prop_assert_eq!(interview.profile(), profile.clone());
        // Going through the questions again with the answers that stand changes nothing.
        while interview.back() {}
        let answers: Vec<Answer> =
            interview.questions().iter().filter_map(|question| interview.answer_to(question.id).cloned()).collect();
        for answer in answers {
            prop_assert_eq!(interview.answer(answer), Ok(()));
        }
        prop_assert_eq!(interview.profile(), profile);
        prop_assert_eq!(interview.current(), None);
    }
}

/// Whether two profiles that differ in one answer get different advice, for some of many profiles.
#[track_caller]
fn matters(question: &str, change: impl Fn(&mut Profile)) {
    let lean = |profile: &Profile| name(&lean(&CATALOG, profile, &OUTSET).unwrap().recommendation);
    let goals = Goal::ALL.into_iter().map(Some);
    let found = goals.flat_map(|goal| [None, Some(6), Some(12)].map(|months| (goal, months))).any(|(goal, months)| {
        let deadline = months.map(|months| add_months(START, months));
        let base = Profile { goal, deadline, ..Profile::default() };
        let mut other = base.clone();
        change(&mut other);
        lean(&base) != lean(&other)
    });
    assert!(found, "{question} changes nothing");
}

#[test]
fn every_question_matters() {
    matters("goal", |profile| profile.goal = Some(Goal::DataEngineering));
    matters("know", |profile| profile.know = vec![Known::Roadmap(slug("python"), Level::Solid)]);
    matters("hours", |profile| profile.hours = WeeklyHours::new(3.0).ok());
    matters("deadline", |profile| profile.deadline = Some(add_months(START, 9)));
    matters("language", |profile| profile.language = Some(slug("rust")));
    matters("priority", |profile| profile.priority = Some(Priority::Depth));
    matters("avoid", |profile| profile.avoid = vec![slug("go")]);
}

#[test]
fn each_flag_sets_its_own_answer() {
    let mut profile = Profile::default();
    for flag in [Flag::Priority(Priority::Pay), Flag::Goal(Goal::Cloud), Flag::By(Some(START))] {
        flag.apply(&mut profile);
    }
    let wanted =
        Profile { priority: Some(Priority::Pay), goal: Some(Goal::Cloud), deadline: Some(START), ..Profile::default() };
    assert_eq!(profile, wanted);
}

#[test]
fn what_rules_everything_out_is_named_as_people_name_it() {
    let profile =
        Profile { language: Some(slug("go")), avoid: ["go", "data"].map(slug).to_vec(), ..Profile::default() };
    let error = recommend(&CATALOG, &profile, &OUTSET).unwrap_err();
    assert_eq!(error.to_string(), "no path is left: you want Go and you avoid Go and Data");
    let unknown = |avoid: &str| Profile { avoid: vec![slug(avoid)], ..Profile::default() };
    let error = recommend(&CATALOG, &unknown("cobol"), &OUTSET).unwrap_err();
    assert_eq!(error.to_string(), "there is nothing called 'cobol' to avoid");
    let none = recommend(&Catalog::default(), &Profile::default(), &OUTSET).unwrap_err();
    assert_eq!(none.to_string(), "the guide states no learning path, so there is nothing to recommend");
}
