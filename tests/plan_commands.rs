//! `plan`, `forecast` and `export` over a small content: what they print, what they record, and what they refuse.

use std::fs;
use std::sync::Arc;

use backend_guide::domain::learner::{Moment, WeeklyHours};
use backend_guide::domain::{Change, Guide};
use backend_guide::export::{Format, export};
use backend_guide::storage::{ContentChoice, EventLog, load, recall, record};
use serde_json::Value;

use crate::support::program::{Learner, Ran, fixtures};

const QUILL: [&str; 6] = ["plan", "accept", "--path", "quick", "--language", "quill"];

/// A learner with a plan that takes some weeks.
fn planned() -> Learner {
    let learner = Learner::new();
    fine(&learner.run(&[&QUILL[..], &["--hours", "4", "--by", "2027-03-31"]].concat()));
    learner
}

#[track_caller]
fn fine(ran: &Ran) {
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran}");
}

#[track_caller]
fn parsed(ran: &Ran) -> Value {
    fine(ran);
    let value: Value = serde_json::from_str(&ran.stdout).expect("the output is JSON");
    assert_eq!(value["version"], 1, "{ran}");
    value
}

#[track_caller]
fn refused(ran: &Ran, status: i32, said: &str) {
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(status), ""), "{ran}");
    assert_eq!(ran.stderr, format!("error: {said}\n"), "{ran}");
}

#[test]
fn a_plan_is_accepted_shown_and_forecast() {
    let learner = Learner::new();
    insta::assert_snapshot!(
        "plan_accept",
        learner.run(&[&QUILL[..], &["--hours", "4", "--by", "2027-03-31"]].concat())
    );
    insta::assert_snapshot!("plan_show", learner.run(&["plan", "show"]));
    insta::assert_snapshot!("plan_show_all", learner.run(&["plan", "show", "--all"]));
    insta::assert_snapshot!("plan_list", learner.run(&["plan", "list"]));
    insta::assert_snapshot!("plan_forecast", learner.run(&["forecast"]));
    insta::assert_snapshot!("plan_show_json", learner.run(&["plan", "show", "--json"]));
    insta::assert_snapshot!("plan_forecast_json", learner.run(&["forecast", "--json"]));
    insta::assert_snapshot!("plan_list_json", learner.run(&["plan", "list", "--json"]));
}

#[test]
fn what_is_acknowledged_is_on_disk_and_what_is_refused_is_not() {
    let learner = Learner::new();
    refused(
        &learner.run(&["plan", "accept", "--path", "quick"]),
        2,
        "'Quick' leaves 'language' open; choose quill or slate, with --language ID",
    );
    assert!(learner.log().is_empty());
    fine(&learner.run(&[&QUILL[..], &["--hours", "4", "--off", "2026-12-21..2027-01-03"]].concat()));
    let kinds = |line: &String| serde_json::from_str::<Value>(line).ok()?["kind"].as_str().map(str::to_owned);
    let kinds: Vec<String> = learner.log().iter().filter_map(kinds).collect();
    assert_eq!(kinds, ["answers", "off", "plan"]);
}

#[test]
fn without_a_plan_every_command_says_how_to_make_one() {
    let learner = Learner::new();
    let said = "there is no plan yet; `backend-guide learn` recommends a path, and `backend-guide plan accept` with the \
                same options makes a plan of it";
    for arguments in [
        &["plan", "show"][..],
        &["plan", "show", "--json"],
        &["plan", "use", "quick"],
        &["plan", "replan"],
        &["plan", "by", "none"],
        &["forecast"],
        &["export", "--format", "md"],
    ] {
        refused(&learner.run(arguments), 1, said);
    }
    insta::assert_snapshot!("plan_list_of_none", learner.run(&["plan", "list"]));
    assert_eq!(parsed(&learner.run(&["plan", "list", "--json"]))["plans"], Value::Array(Vec::new()));
}

#[test]
fn wrong_use_of_a_plan_says_what_to_do() {
    let learner = planned();
    let check = |arguments: &[&str], said: &str| refused(&learner.run(arguments), 2, said);
    check(
        &["plan", "accept", "--path", "quik"],
        "there is no path 'quik'; did you mean 'quick'? `backend-guide paths` lists them all",
    );
    check(
        &["plan", "accept", "--path", "quick", "--language", "ledger"],
        "'ledger' is no choice for 'language'; choose quill or slate",
    );
    check(
        &["plan", "accept", "--path", "quick", "--language", "quill", "--pick", "language=slate"],
        "'language' is chosen twice; choose one roadmap for it",
    );
    check(
        &["plan", "accept", "--path", "quick", "--language", "quill", "--pick", "store=ledger"],
        "'Quick' has no choice 'store'; the only one is language",
    );
    check(
        &[&QUILL[..], &["--by", "2026-11-23"]].concat(),
        "2026-11-23 is not after the first day, 2026-11-23; give a later deadline",
    );
    check(
        &[&QUILL[..], &["--start", "2026-11-01"]].concat(),
        "the first day, 2026-11-01, is over; leave --start out to begin today, 2026-11-23",
    );
    check(
        &[&QUILL[..], &["--know", "quil"]].concat(),
        "there is no roadmap 'quil'; did you mean 'quill'? `backend-guide roadmaps` lists them all",
    );
    check(
        &["plan", "use", "quick-quil"],
        "there is no plan 'quick-quil'; did you mean 'quick-quill'? `backend-guide plan list` lists them all",
    );
    check(
        &["plan", "by", "2026-11-23"],
        "the deadline, 2026-11-23, is not after today, 2026-11-23; give a later one, or none",
    );
    check(
        &["plan", "hours", "5", "--from", "2026-11-01"],
        "2026-11-01 is over; hours hold from today, 2026-11-23, or from a later day on",
    );
    check(
        &["forecast", "--since", "2027-01-01"],
        "2027-01-01 is still to come; --since takes a day up to today, 2026-11-23",
    );
    insta::assert_snapshot!("plan_bad_days", learner.run(&["plan", "off", "2027-01-03..2026-12-21"]));
    insta::assert_snapshot!("plan_bad_format", learner.run(&["export", "--format", "pdf"]));
    insta::assert_snapshot!("plan_bad_pick", learner.run(&["plan", "accept", "--path", "quick", "--pick", "quill"]));
    insta::assert_snapshot!("plan_bad_goal", learner.run(&["plan", "accept", "--path", "quick", "--goal", "backend"]));
}

#[test]
fn days_off_hours_and_deadlines_move_the_dates_and_say_so() {
    let learner = planned();
    insta::assert_snapshot!("plan_off", learner.run(&["plan", "off", "2026-12-21..2027-01-03"]));
    insta::assert_snapshot!("plan_off_again", learner.run(&["plan", "off", "2026-12-24"]));
    insta::assert_snapshot!("plan_replan", learner.run(&["plan", "replan"]));
    insta::assert_snapshot!("plan_work", learner.run(&["plan", "work", "2026-12-28..2027-01-10"]));
    insta::assert_snapshot!("plan_hours", learner.run(&["plan", "hours", "8", "--from", "2027-01-04"]));
    insta::assert_snapshot!("plan_by", learner.run(&["plan", "by", "2027-02-28"]));
    insta::assert_snapshot!("plan_by_none", learner.run(&["plan", "by", "none"]));
    let changed = parsed(&learner.run(&["plan", "hours", "2", "--json"]));
    assert_eq!(changed["changed"], true);
    assert!(changed["before"]["p50"].as_str() < changed["after"]["p50"].as_str(), "{changed}");
    let again = parsed(&learner.run(&["plan", "hours", "2", "--json"]));
    assert_eq!((&again["changed"], &again["before"]), (&Value::Bool(false), &again["after"]));
}

#[test]
fn what_changes_nothing_is_said_and_not_recorded() {
    let learner = planned();
    fine(&learner.run(&["plan", "off", "2026-12-21..2027-01-03"]));
    fine(&learner.run(&["plan", "replan"]));
    let before = learner.log();
    for arguments in [
        &["plan", "replan"][..],
        &["plan", "off", "2026-12-24"],
        &["plan", "work", "2027-02-01"],
        &["plan", "hours", "4"],
        &["plan", "by", "2027-03-31"],
        &["plan", "use", "quick-quill"],
        &["plan", "show"],
        &["forecast"],
    ] {
        fine(&learner.run(arguments));
        assert_eq!(learner.log(), before, "{arguments:?}");
    }
    let again = parsed(&learner.run(&["plan", "replan", "--json"]));
    assert_eq!(again["changed"], false);
    assert_eq!(again["moved"], Value::Array(Vec::new()));
    insta::assert_snapshot!("plan_replan_nothing", learner.run(&["plan", "replan"]));
}

#[test]
fn a_slipped_plan_is_laid_out_anew_with_what_moved_it() {
    let learner = planned();
    let later = |arguments: &[&str]| learner.run(&[arguments, &["--today", "2026-12-21"]].concat());
    insta::assert_snapshot!("plan_forecast_after_a_slip", later(&["forecast"]));
    let forecast = parsed(&later(&["forecast", "--json"]));
    let dots = forecast["dots"].as_array().expect("a list");
    assert_eq!(dots.len(), 20);
    assert!(dots.windows(2).all(|pair| pair[0].as_str() <= pair[1].as_str()));
    let causes = forecast["causes"].as_array().expect("a list");
    let sum: i64 = causes.iter().map(|cause| cause["days"].as_i64().expect("days")).sum();
    let first = parsed(&learner.run(&["forecast", "--json"]));
    assert_eq!(sum, days_between(&first["p50"], &forecast["p50"]), "{forecast}");
    let replanned = parsed(&later(&["plan", "replan", "--json"]));
    assert!(replanned["moved"].as_array().is_some_and(|moved| !moved.is_empty()), "{replanned}");
    insta::assert_snapshot!("plan_forecast_since", later(&["forecast", "--since", "2026-11-01"]));
}

/// Days from one date in JSON to another.
fn days_between(from: &Value, to: &Value) -> i64 {
    let date = |value: &Value| value.as_str().expect("a date").parse::<jiff::civil::Date>().expect("a date");
    i64::from(date(from).until(date(to)).expect("in range").get_days())
}

#[test]
fn of_several_plans_one_is_followed() {
    let learner = planned();
    fine(&learner.run(&["plan", "accept", "--path", "quick", "--pick", "language=slate", "--name", "My Slate"]));
    let plans = parsed(&learner.run(&["plan", "list", "--json"]));
    let active = |plans: &Value| {
        let plans = plans["plans"].as_array().expect("a list").iter();
        plans.map(|plan| format!("{} {}", plan["name"], plan["active"])).collect::<Vec<_>>()
    };
    assert_eq!(active(&plans), ["\"quick-quill\" false", "\"my-slate\" true"]);
    insta::assert_snapshot!("plan_use", learner.run(&["plan", "use", "quick-quill"]));
    insta::assert_snapshot!("plan_use_again", learner.run(&["plan", "use", "quick-quill"]));
    let plans = parsed(&learner.run(&["plan", "list", "--json"]));
    assert_eq!(active(&plans), ["\"quick-quill\" true", "\"my-slate\" false"]);
}

#[test]
fn a_plan_that_is_accepted_again_says_that_it_takes_the_place() {
    let ran = planned().run(&QUILL);
    fine(&ran);
    assert!(ran.stdout.contains("takes the place of the plan of that name that began on 2026-11-23"), "{ran}");
}

#[test]
fn the_plan_of_a_recommendation_has_its_dates() {
    let learner = Learner::new();
    let flags = ["--goal", "cloud", "--know", "python,sql/joins", "--hours", "8", "--by", "2028-12-31"];
    let advice = parsed(&learner.run(&[&["learn", "--json"], &flags[..], &SHIPPED].concat()));
    let plan = parsed(&learner.run(&[&["plan", "accept", "--json"], &flags[..], &SHIPPED].concat()));
    let own = &advice["recommendation"];
    assert_eq!(plan["path"], own["path"]);
    assert_eq!(plan["finish"]["p50"], own["finish"]["p50"]);
    assert_eq!(plan["finish"]["p85"], own["finish"]["p85"]);
    let all: Vec<String> = plan["weeks"]
        .as_array()
        .expect("weeks")
        .iter()
        .flat_map(|week| week["topics"].as_array().expect("topics"))
        .map(|topic| topic["id"].as_str().expect("an id").to_owned())
        .collect();
    assert!(!all.is_empty() && !all.iter().any(|id| id == "sql/joins"), "{all:?}");
    // The answers are kept: without a flag they hold, for the advice and for the budget.
    let again = parsed(&learner.run(&[&["learn", "--json"][..], &SHIPPED].concat()));
    assert_eq!(again["profile"], advice["profile"]);
    assert_eq!(again["recommendation"]["finish"], own["finish"]);
    let budget = parsed(&learner.run(&[&["budget", "--json"][..], &SHIPPED].concat()));
    let same = budget["paths"].as_array().expect("paths").iter().find(|path| path["id"] == own["path"]);
    assert_eq!(same.expect("the path")["computed"]["even_chance"], own["finish"]["p50"]);
}

#[test]
fn what_was_logged_moves_the_dates_of_every_command() {
    let learner = planned();
    let later = |arguments: &[&str]| parsed(&learner.run(&[arguments, &["--json", "--today", "2027-02-01"]].concat()));
    let unknown = Learner::new();
    let anybody = parsed(&unknown.run(&["budget", "--hours", "4", "--json", "--today", "2027-02-01"]));
    // Ten weeks without any study say something of the weeks to come.
    let budget = later(&["budget"]);
    assert_eq!(budget["hours_per_week"], 4);
    let date = |budget: &Value| budget["paths"][0]["computed"]["even_chance"].as_str().map(str::to_owned);
    assert!(date(&budget) > date(&anybody), "{budget}");
}

/// A learner over the shipped content whose deadline is at risk.
fn at_risk() -> Learner {
    let learner = Learner::new();
    let flags = ["--path", "fastest-backend", "--language", "go", "--hours", "8", "--by", "2027-12-31"];
    fine(&learner.run(&[&["plan", "accept"], &flags[..], &SHIPPED].concat()));
    learner
}

const SHIPPED: [&str; 2] = ["--content", concat!(env!("CARGO_MANIFEST_DIR"), "/content")];

#[test]
fn cuts_are_listed_made_and_taken_back() {
    let learner = at_risk();
    let run = |arguments: &[&str]| learner.run(&[arguments, &SHIPPED].concat());
    let list = parsed(&run(&["cuts", "--json"]));
    let cuts = list["cuts"].as_array().expect("a list");
    assert!(!cuts.is_empty(), "{list}");
    for cut in cuts {
        assert!(cut["what"].is_string() && cut["saves_hours"].is_number() && cut["loss"].is_number(), "{cut}");
    }
    let chance = |cut: &Value| cut["chance_after"].as_f64().expect("a chance");
    assert!(cuts.windows(2).all(|pair| chance(&pair[0]) <= chance(&pair[1])), "{list}");
    assert!(list["met"] == false || cuts.last().is_some_and(|last| chance(last) >= 0.85), "{list}");

    let forecast = || parsed(&run(&["forecast", "--json"]));
    let before = forecast();
    let applied = parsed(&run(&["cuts", "apply", "1", "--json"]));
    assert_eq!(applied["before"]["chance"], before["chance"]);
    assert_eq!(applied["after"]["chance"], cuts[0]["chance_after"]);
    assert_eq!(forecast()["chance"], cuts[0]["chance_after"]);
    let undone = parsed(&run(&["cuts", "undo", "--json"]));
    assert_eq!(undone["after"], applied["before"]);
    assert_eq!(forecast()["p50"], before["p50"]);
    refused(&run(&["cuts", "undo"]), 1, "nothing is cut from the plan, so there is nothing to take back");

    let numbers: Vec<String> = (1..=cuts.len()).map(|number| number.to_string()).collect();
    let all: Vec<&str> = ["cuts", "apply"].into_iter().chain(numbers.iter().map(String::as_str)).collect();
    let ran = run(&all);
    fine(&ran);
    assert_eq!(forecast()["chance"], cuts[cuts.len() - 1]["chance_after"], "{ran}");
    let fewer = parsed(&run(&["plan", "show", "--json"]))["covered"]["of"].as_f64();
    fine(&run(&["cuts", "undo"]));
    assert!(parsed(&run(&["plan", "show", "--json"]))["covered"]["of"].as_f64() > fewer);
}

#[test]
fn cuts_read_as_a_list_with_what_each_costs() {
    let learner = planned();
    insta::assert_snapshot!("cuts_none_needed", learner.run(&["cuts"]));
    fine(&learner.run(&["plan", "by", "2027-02-01"]));
    insta::assert_snapshot!("cuts", learner.run(&["cuts"]));
    insta::assert_snapshot!("cuts_json", learner.run(&["cuts", "--json"]));
    insta::assert_snapshot!("cuts_apply", learner.run(&["cuts", "apply", "1"]));
    insta::assert_snapshot!("cuts_undo", learner.run(&["cuts", "undo"]));
    fine(&learner.run(&["plan", "by", "2026-12-01"]));
    insta::assert_snapshot!("cuts_missed", learner.run(&["cuts", "--chance", "90"]));
}

#[test]
fn cuts_that_cannot_be_made_are_refused() {
    let learner = planned();
    let log = learner.log();
    refused(&learner.run(&["cuts", "apply", "1"]), 2, "there is nothing to cut; `backend-guide cuts` says why");
    insta::assert_snapshot!("cuts_bad_number", learner.run(&["cuts", "apply", "one"]));
    insta::assert_snapshot!("cuts_bad_chance", learner.run(&["cuts", "--chance", "100"]));
    assert_eq!(learner.log(), log);
    fine(&learner.run(&["plan", "by", "none"]));
    let said = "the plan has no deadline, so there is none to cut for; `backend-guide plan by 2027-12-31` sets one";
    refused(&learner.run(&["cuts"]), 1, said);
}

#[test]
fn every_format_is_written_and_the_same_again_gives_the_same_bytes() {
    let learner = planned();
    for format in ["ics", "md", "csv", "json", "html"] {
        let first = learner.run(&["export", "--format", format]);
        fine(&first);
        let again = learner.run(&["export", "--format", format]);
        assert_eq!(first.stdout, again.stdout);
        assert!(first.stdout.contains("quill/sentences") || format == "ics" || format == "html", "{first}");
        let file = learner.data().join(format!("plan.{format}"));
        let path = file.to_str().expect("UTF-8");
        let written = learner.run(&["export", "--format", format, "--output", path]);
        assert_eq!(written.stdout, format!("Written to {path}.\n"));
        assert_eq!(fs::read_to_string(&file).expect("the file"), first.stdout);
    }
    let json = parsed(&learner.run(&["export", "--format", "json"]));
    assert_eq!(json, parsed(&learner.run(&["plan", "show", "--json"])));
    insta::assert_snapshot!("plan_export_md", learner.run(&["export", "--format", "md"]));
}

#[test]
fn a_calendar_reads_back_with_one_entry_a_week_under_lasting_names() {
    let learner = planned();
    let entries = |learner: &Learner, day: &str| {
        let ran = learner.run(&["export", "--format", "ics", "--today", day]);
        fine(&ran);
        let calendar = ical::IcalParser::new(ran.stdout.as_bytes()).next().expect("a calendar").expect("it reads");
        let facts = calendar.events.into_iter().map(|event| {
            let value = |name: &str| {
                let property = event.properties.iter().find(|property| property.name == name).expect("the property");
                (property.value.clone().expect("a value"), property.params.clone())
            };
            let (start, kind) = value("DTSTART");
            assert_eq!(kind, Some(vec![("VALUE".to_owned(), vec!["DATE".to_owned()])]), "all day");
            (value("UID").0, start)
        });
        facts.collect::<Vec<_>>()
    };
    let first = entries(&learner, "2026-11-23");
    let weeks = parsed(&learner.run(&["plan", "show", "--json"]))["weeks"].as_array().expect("weeks").len();
    assert!(first.len() >= weeks, "{first:?}");
    let mut names: Vec<&String> = first.iter().map(|(uid, _)| uid).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), first.len());
    fine(&learner.run(&["plan", "off", "2026-12-21..2027-01-03"]));
    for (uid, start) in entries(&learner, "2026-12-07") {
        let before = first.iter().find(|(other, _)| *other == uid);
        assert!(before.is_none_or(|(_, day)| *day == start), "{uid}");
    }
}

#[test]
fn a_file_is_never_replaced_unasked_and_every_failure_says_what_to_do() {
    let learner = planned();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("plan.md");
    let path = file.to_str().expect("UTF-8");
    let export = |more: &[&str]| learner.run(&[&["export", "--format", "md", "--output"], more].concat());
    fs::write(&file, "my notes").expect("it is written");
    refused(&export(&[path]), 1, &format!("'{path}' exists already; give --force to replace it, or give another name"));
    assert_eq!(fs::read_to_string(&file).expect("the file"), "my notes");
    fine(&export(&[path, "--force"]));
    assert!(fs::read_to_string(&file).expect("the file").starts_with("# Quick"));
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
    let dir = folder.path().to_str().expect("UTF-8");
    for more in [&[dir][..], &[dir, "--force"]] {
        let said = format!("'{dir}' is no regular file, so it is not replaced; give the name of a file");
        refused(&export(more), 1, &said);
    }
    let nowhere = format!("{dir}/nowhere/plan.md");
    let said = format!("'{nowhere}' lies in no folder that exists; make the folder first, or give another name");
    refused(&export(&[&nowhere]), 1, &said);
    let standard = learner.run(&["export", "--format", "md"]);
    assert_eq!(export(&["-"]).stdout, standard.stdout);
}

#[test]
fn what_cannot_be_recorded_is_said_and_nothing_is_claimed() {
    let learner = Learner::new();
    let place = learner.data().join("file");
    fs::write(&place, "not a folder").expect("it is written");
    let arguments = [&QUILL[..], &["--content", "content", "--today", "2026-11-23"]].concat();
    let output = learner.command(&arguments).env("BACKEND_GUIDE_DATA", &place).output().expect("it starts");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.contains("not saved: "), "{said}");
}

#[test]
fn the_screens_see_what_commands_recorded_and_commands_what_the_screens_did() {
    let learner = planned();
    let choice = ContentChoice { folder: Some(fixtures().join("content")), persona: None };
    let loaded = load(&choice).expect("the content loads");
    let day = jiff::civil::date(2026, 11, 23);
    let guide = Guide::new(Arc::new(loaded.catalog), loaded.diagnostics, day);
    let mut log = EventLog::new(learner.data().to_owned());
    let (mut guide, trouble) = recall(guide, &mut log);
    assert!(trouble.is_empty(), "{trouble:?}");
    let shown = |guide: &Guide| export(guide.overview().expect("a plan"), Format::Json);
    assert_eq!(shown(&guide), learner.run(&["plan", "show", "--json"]).stdout);

    let hours = WeeklyHours::new(2.0).expect("hours");
    let at = Moment { instant: "2026-11-23T20:00:00Z".parse().expect("a time"), day };
    record(&mut guide, &mut log, [Change::SetHours(hours)], at).expect("it is recorded");
    assert_eq!(shown(&guide), learner.run(&["plan", "show", "--json"]).stdout);
    assert_eq!(parsed(&learner.run(&["budget", "--json"]))["hours_per_week"], 2);
}
