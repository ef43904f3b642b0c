//! `learn --json` over the shipped content: it adds up, it keeps its word, and every answer counts.

use serde_json::Value;

use crate::support::program::run;

#[track_caller]
fn learn(flags: &[&str]) -> Value {
    let ran = run(&[&["learn", "--json", "--today", "2026-11-23"], flags].concat());
    assert_eq!(ran.status, Some(0), "{ran}");
    serde_json::from_str(&ran.stdout).expect("the output is JSON")
}

/// The path and language of an answer.
fn answer(advice: &Value) -> (Value, Value) {
    (advice["recommendation"]["path"].clone(), advice["recommendation"]["language"].clone())
}

/// Learners who differ in every question.
const LEARNERS: [&[&str]; 5] = [
    &[],
    &["--goal", "cloud", "--know", "python", "--hours", "8", "--by", "2027-12-31"],
    &["--goal", "full-stack", "--priority", "ease", "--avoid", "mongodb"],
    &["--goal", "data-engineering", "--know", "java:expert,sql/joins", "--months", "12", "--hours", "15"],
    &["--goal", "systems", "--know", "none", "--language", "rust", "--priority", "depth"],
];

#[test]
fn points_add_up_to_the_score_and_steps_to_the_hours() {
    for learner in LEARNERS {
        let advice = learn(learner);
        let ways = advice["runners_up"].as_array().expect("a list").iter().chain([&advice["recommendation"]]);
        for way in ways {
            let sum = |list: &str, field: &str| -> f64 {
                way[list].as_array().expect("a list").iter().map(|part| part[field].as_f64().expect("a number")).sum()
            };
            let (points, score) = (sum("contributions", "points"), way["score"].as_f64().expect("a score"));
            assert!((points - score).abs() < 1e-6, "{learner:?}: {points} and {score}");
            let (steps, hours) = (sum("steps", "hours"), way["hours"]["expected"].as_f64().expect("hours"));
            assert!((steps - hours).abs() < 0.05, "{learner:?}: {steps} and {hours}");
            assert!(score <= advice["recommendation"]["score"].as_f64().expect("a score"));
        }
    }
}

#[test]
fn what_would_change_the_answer_does() {
    for learner in LEARNERS {
        for change in learn(learner)["changes"].as_array().expect("a list") {
            let mut flags: Vec<String> = learner.iter().map(ToString::to_string).collect();
            for (flag, value) in change["if"].as_object().expect("flags") {
                for replaced in if flag == "by" { ["by", "months"] } else { [flag.as_str(), flag] } {
                    while let Some(at) = flags.iter().position(|own| *own == format!("--{replaced}")) {
                        flags.drain(at..at + 2);
                    }
                }
                let values = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
                for value in values.iter().filter(|value| !value.is_null()) {
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    flags.extend([format!("--{flag}"), text]);
                }
            }
            let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
            let then = (change["then"]["path"].clone(), change["then"]["language"].clone());
            assert_eq!(answer(&learn(&flags)), then, "{learner:?} {change}");
        }
    }
}

#[test]
fn every_question_can_change_the_answer() {
    for (one, other) in [
        (&["--goal", "backend"][..], &["--goal", "data-analysis"][..]),
        (&["--goal", "backend"], &["--goal", "backend", "--know", "go"]),
        (
            &["--goal", "cloud", "--by", "2027-12-31", "--hours", "8"],
            &["--goal", "cloud", "--by", "2027-12-31", "--hours", "30"],
        ),
        (&["--goal", "cloud"], &["--goal", "cloud", "--months", "12"]),
        (&["--goal", "backend"], &["--goal", "backend", "--language", "kotlin"]),
        (&["--goal", "backend"], &["--goal", "backend", "--priority", "depth"]),
        (&["--goal", "backend"], &["--goal", "backend", "--avoid", "python"]),
    ] {
        assert_ne!(answer(&learn(one)), answer(&learn(other)), "{one:?} {other:?}");
    }
}

#[test]
fn the_suggested_path_ids_are_the_four() {
    let ran = run(&["paths", "--json"]);
    let paths: Value = serde_json::from_str(&ran.stdout).expect("the output is JSON");
    let ids: Vec<&str> =
        paths["paths"].as_array().expect("a list").iter().filter_map(|path| path["id"].as_str()).collect();
    assert_eq!(ids, ["fastest-backend", "comprehensive-backend", "data-professional", "full-stack"]);
}

#[test]
fn more_hours_end_no_later_and_knowing_more_costs_no_more() {
    let date = |advice: &Value| advice["recommendation"]["finish"]["p50"].as_str().expect("a date").to_owned();
    let hours = |advice: &Value| advice["recommendation"]["hours"]["expected"].as_f64().expect("hours");
    for goal in ["backend", "cloud", "data-engineering"] {
        let mut before = "9999-12-31".to_owned();
        for weekly in ["5", "8", "20"] {
            let now = date(&learn(&["--goal", goal, "--hours", weekly]));
            assert!(now <= before, "{goal} at {weekly} h: {now} after {before}");
            before = now;
        }
        let none = hours(&learn(&["--goal", goal]));
        for known in ["programming", "sql", "go:expert"] {
            assert!(hours(&learn(&["--goal", goal, "--know", known])) <= none, "{goal} knowing {known}");
        }
    }
}

#[test]
fn wrong_use_says_what_was_meant_and_no_answer_is_a_failure() {
    let ran = run(&["learn", "--language", "pyton"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.stderr.contains("did you mean 'python'"), "{ran}");
    let ran = run(&["learn", "--know", "sql/jions"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.stderr.contains("joins"), "{ran}");
    let ran = run(&["learn", "--goal", "fame"]);
    assert_eq!(ran.status, Some(2), "{ran}");
    let ran = run(&["learn", "--by", "2020-01-01", "--today", "2026-11-23"]);
    assert_eq!(ran.status, Some(2), "{ran}");
    assert!(ran.stderr.contains("is not after the first day"), "{ran}");
    let ran = run(&["learn", "--language", "go", "--avoid", "go"]);
    assert_eq!(ran.status, Some(1), "{ran}");
    assert!(ran.stdout.is_empty(), "{ran}");
}

#[test]
fn a_deadline_that_nothing_meets_leads_to_the_shortest_path() {
    for flags in [&["--months", "2"][..], &["--goal", "backend", "--months", "3", "--hours", "4"]] {
        assert_eq!(answer(&learn(flags)).0, "fastest-backend", "{flags:?}");
    }
}

#[test]
fn a_persona_alone_is_advised_from_what_it_states() {
    let advice = learn(&["--persona", "stranger.md"]);
    assert!(advice["recommendation"]["path"].is_string());
    assert!(advice["recommendation"]["steps"].as_array().is_some_and(|steps| !steps.is_empty()));
}
