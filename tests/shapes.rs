//! The JSON of every command: it parses, has its version, and agrees with itself.

use serde_json::Value;

use crate::support::program::run;

#[track_caller]
fn json(arguments: &[&str]) -> Value {
    let ran = run(&[arguments, &["--json", "--today", "2026-11-23"]].concat());
    assert_eq!(ran.status, Some(0), "{ran}");
    let value: Value = serde_json::from_str(&ran.stdout).expect("the output is JSON");
    assert_eq!(value["version"], 1, "{ran}");
    value
}

#[test]
fn every_shape_has_its_version_first_and_its_list() {
    for (command, list) in [
        ("roadmaps", "roadmaps"),
        ("paths", "paths"),
        ("languages", "languages"),
        ("budget", "paths"),
        ("check", "diagnostics"),
    ] {
        assert!(json(&[command])[list].is_array(), "{command}");
    }
    json(&["persona"]);
}

#[test]
fn counts_and_hours_of_a_roadmap_agree_with_its_topics() {
    for roadmap in json(&["roadmaps"])["roadmaps"].as_array().expect("a list") {
        let id = roadmap["id"].as_str().expect("an id");
        let shown = json(&["show", id]);
        for field in ["id", "title", "category", "kind", "hours", "topics", "projects", "outline_only"] {
            assert_eq!(shown[field], roadmap[field], "{id} {field}");
        }
        let modules = shown["modules"].as_array().expect("modules");
        let all = |kind: &str| -> Vec<Value> {
            modules.iter().flat_map(|module| module[kind].as_array().cloned().unwrap_or_default()).collect()
        };
        let (topics, projects) = (all("topics"), all("projects"));
        assert_eq!(
            (shown["topics"].as_u64(), shown["projects"].as_u64()),
            (Some(topics.len() as u64), Some(projects.len() as u64))
        );
        let expected: f64 =
            topics.iter().chain(&projects).map(|study| study["hours"]["expected"].as_f64().expect("hours")).sum();
        let stated = shown["hours"]["expected"].as_f64().expect("hours");
        assert!((expected - stated).abs() < 0.01, "{id}: {expected} and {stated}");
        for study in topics.iter().chain(&projects) {
            assert!(study["id"].as_str().is_some_and(|name| name.starts_with(&format!("{id}/"))));
            assert!(
                study["needs"]
                    .as_array()
                    .expect("needs")
                    .iter()
                    .all(|need| need.as_str().is_some_and(|need| need.contains('/')))
            );
        }
    }
}

#[test]
fn every_topic_that_is_listed_can_be_shown() {
    for topic in json(&["show", "quill", "--content", "content"])["modules"][0]["topics"].as_array().expect("topics") {
        let shown = json(&["show", topic["id"].as_str().expect("an id"), "--content", "content"]);
        assert_eq!(shown["kind"], "topic");
        for (field, value) in topic.as_object().expect("an object") {
            assert_eq!(&shown[field], value);
        }
    }
}

#[test]
fn every_id_of_a_path_is_a_roadmap() {
    let roadmaps = json(&["roadmaps"]);
    let known: Vec<&str> =
        roadmaps["roadmaps"].as_array().expect("a list").iter().filter_map(|roadmap| roadmap["id"].as_str()).collect();
    let paths = json(&["paths"]);
    for step in
        paths["paths"].as_array().expect("a list").iter().flat_map(|path| path["steps"].as_array().expect("steps"))
    {
        for list in ["ids", "open"] {
            assert!(step[list].as_array().expect("ids").iter().all(|id| known.contains(&id.as_str().expect("an id"))));
        }
    }
}

#[test]
fn what_is_not_stated_is_null_and_never_zero() {
    let shown = json(&["show", "quill", "--persona", "stranger.md"]);
    assert!(shown["hours"].is_null() && shown["reviewed"].is_null());
    let languages = json(&["languages", "--content", "content"]);
    let slate = languages["languages"].as_array().expect("a list").iter().find(|language| language["id"] == "slate");
    let slate = slate.expect("slate is listed");
    assert!(slate["row"].is_null());
    assert_eq!(slate["note"], "the guide's table has no row for this language");
}

#[test]
fn whole_numbers_are_integers() {
    let text = run(&["show", "quill", "--content", "content", "--json"]).stdout;
    assert!(text.contains("\"low\": 20,") && !text.contains(".0"), "{text}");
}
