//! `/learn` from the first question to the last key.

use backend_guide::domain::Change;
use backend_guide::domain::advice::{Interview, QuestionId};
use backend_guide::domain::learner::{Goal, Known, Priority, Profile};
use backend_guide::tui::panes;
use backend_guide::tui::symbols::Symbols;

use crate::support::advice;
use crate::support::stage::Stage;

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 36)];

/// The keys to each question.
const LEARN: &str = "/learn Enter";

fn stage() -> Stage {
    Stage::with(advice::guide())
}

/// The wizard with these answers given, at its end.
fn answered(profile: &Profile) -> Stage {
    let mut guide = advice::guide();
    guide.interview.set_profile(profile);
    Stage::with(guide)
}

fn profile(stage: &Stage) -> Profile {
    stage.app.guide().profile()
}

fn keep(name: &str, stage: impl Fn() -> Stage, keys: &str) {
    for (width, height) in SIZES {
        let text = stage().sized(width, height).keys(LEARN).keys(keys).text();
        insta::assert_snapshot!(format!("learn-{name}-{width}x{height}"), text);
    }
}

#[test]
fn every_kind_of_question_looks_as_it_was_kept() {
    keep("one", stage, "Down");
    keep("many", stage, "Enter Down Down Space Right");
    keep("many-filtered", stage, "Tab sq Space");
    keep("many-nothing", stage, "Tab zzz");
    keep("hours", stage, "2 Enter Enter Right");
    keep("hours-typed", stage, "Tab Tab 99");
    keep("date", stage, "Tab Tab Tab 9");
    keep("date-wrong", stage, "Tab Tab Tab soon Enter");
    keep("avoid", stage, "Tab Tab Tab Tab Tab Tab Space Down Space");
}

fn settled() -> Stage {
    let go: Profile = Profile {
        goal: Some(Goal::Enterprise),
        know: vec!["python".parse::<Known>().unwrap()],
        deadline: Some(jiff::civil::date(2027, 12, 31)),
        priority: Some(Priority::Pay),
        ..Profile::default()
    };
    answered(&go)
}

#[test]
fn the_recommendation_looks_as_it_was_kept() {
    keep("advice", settled, "");
    keep("advice-end", settled, "End");
    keep("advice-open", stage, "C-r");
    keep("advice-persona-alone", || Stage::with(advice::persona_alone()), "C-r");
    keep("advice-claims", || Stage::with(advice::claims_alone()), "C-r");
    keep("why", settled, "w");
    keep("answers", settled, "e");
    let nothing = Profile { language: "go".parse().ok(), avoid: vec!["go".parse().unwrap()], ..Profile::default() };
    keep("nothing", || answered(&nothing), "");
}

#[test]
fn somebody_answers_every_question_and_accepts() {
    let stage = stage().keys(LEARN).shows("1 of 7").keys("2").shows("Quick with Go").keys("Enter");
    let stage = stage.shows("2 of 7").keys("pyth Space Space Enter").shows("3 of 7").keys("Right Right Enter");
    let stage = stage.shows("4 of 7").keys("9 Enter").shows("5 of 7").keys("Enter").shows("6 of 7").keys("2 Enter");
    let stage = stage.shows("7 of 7").keys("rust Space Enter").shows("Recommended for you");
    let wanted = Profile {
        goal: Some(Goal::Backend),
        know: vec!["python:solid".parse::<Known>().unwrap()],
        hours: "10".parse().ok(),
        deadline: Some(jiff::civil::date(2027, 8, 23)),
        language: None,
        priority: Some(Priority::Speed),
        avoid: vec!["rust".parse().unwrap()],
    };
    assert_eq!(profile(&stage), wanted);
    assert!(stage.changes().iter().all(|change| matches!(change, Change::Answer(_))));
    let stage = stage.keys("Enter").shows("is your plan now").hides("Recommended for you");
    assert_eq!(panes::all()[stage.app.active()].name, "plan");
    assert_eq!(profile(&stage), wanted);
    assert!(matches!(stage.changes().last(), Some(Change::AcceptPlan(plan)) if plan.deadline == wanted.deadline));
    stage.keys(LEARN).shows("Recommended for you");
}

#[test]
fn leaving_half_way_keeps_the_answers_and_the_place() {
    for leave in ["C-x", "Esc Esc Esc"] {
        let left = stage().keys(LEARN).keys("2 Enter Tab").keys(leave).hides("of 7");
        assert_eq!(profile(&left).goal, Some(Goal::Backend), "{leave}");
    }
    stage().keys(LEARN).keys("2 Enter Tab C-x").keys(LEARN).shows("3 of 7");
}

#[test]
fn every_way_back_leads_one_question_back() {
    let third = || stage().keys(LEARN).keys("2 Enter Tab").shows("3 of 7");
    third().keys("Esc").shows("2 of 7").keys("BackTab").shows("1 of 7").keys("Left").hides("of 7");
    third().keys("Backspace").shows("2 of 7").keys("Backspace").shows("1 of 7").keys("Backspace").hides("of 7");
    third().keys("1 2 Backspace Backspace").shows("3 of 7").keys("Backspace").shows("2 of 7");
}

#[test]
fn escape_clears_the_filter_first() {
    stage()
        .keys(LEARN)
        .keys("Tab rus")
        .hides("Java")
        .keys("Esc")
        .shows("Java")
        .shows("2 of 7")
        .keys("Esc")
        .shows("1 of 7");
}

#[test]
fn skipping_passes_over_an_answer_and_leaves_it() {
    let stage = stage().keys(LEARN).keys("2 Enter Esc Tab").shows("2 of 7");
    assert_eq!(profile(&stage).goal, Some(Goal::Backend));
    let skipped = stage.keys("Tab Tab Tab Tab Tab Tab").shows("Recommended for you");
    assert_eq!(profile(&skipped), Profile { goal: Some(Goal::Backend), ..Profile::default() });
}

#[test]
fn marks_go_through_the_levels_and_off_again() {
    let known = |keys: &str| {
        let stage = stage().keys(LEARN).keys("Tab Down Down").keys(keys).keys("Enter");
        let known: Vec<String> = profile(&stage).know.iter().map(ToString::to_string).collect();
        known.join(" ")
    };
    assert_eq!(known("Space"), "python:basic");
    assert_eq!(known("Space Space"), "python:solid");
    assert_eq!(known("Space Space Space"), "python:expert");
    assert_eq!(known("Space Space Space Space"), "");
    assert_eq!(known("Right Right Right Right Right"), "python:expert");
    assert_eq!(known("Right Right Left"), "python:basic");
    assert_eq!(known("Right Left"), "");
    assert_eq!(known("Space Up Space"), "programming python:basic");
    assert_eq!(known("Space Up Up Space"), "none");
    assert_eq!(known("Up Up Space Down Down Space"), "python:basic");
}

#[test]
fn what_was_said_elsewhere_can_be_seen_and_taken_off() {
    let joins = Profile { know: vec!["sql/joins".parse::<Known>().unwrap()], ..Profile::default() };
    let stage = answered(&joins).keys(LEARN).keys("e 2 joins").shows("[x] sql/joins");
    let kept = stage.keys("Enter").shows("Recommended for you");
    assert_eq!(profile(&kept), joins);
    let taken_off = kept.keys("e 2 joins Space Enter");
    assert_eq!(profile(&taken_off), Profile::default());
}

#[test]
fn a_wrong_date_says_why_where_it_stands() {
    let stage = stage().keys(LEARN).keys("Tab Tab Tab soon Enter").shows("'soon' is neither a date").shows("4 of 7");
    let stage = stage.keys("C-u").hides("neither").keys("2020-01-01 Enter").shows("is not after the first day");
    let stage = stage.keys("C-u 2028-02-29 Enter").shows("5 of 7");
    assert_eq!(profile(&stage).deadline, Some(jiff::civil::date(2028, 2, 29)));
}

#[test]
fn hours_that_are_none_are_refused() {
    stage().keys(LEARN).keys("Tab Tab 99 Enter").shows("number from 0.5 to 80").shows("3 of 7");
    let stage = stage().keys(LEARN).keys("Tab Tab 7.5 Enter");
    assert_eq!(profile(&stage).weekly().get(), 7.5);
}

#[test]
fn every_figure_follows_the_hours() {
    let stage = settled().keys(LEARN).shows("8 h a week");
    let before = stage.text();
    let more = stage.keys("Right Right Right").shows("11 h a week");
    assert_eq!(profile(&more).weekly().get(), 11.0);
    assert_ne!(more.text().replace("11 h", "8 h"), before);
    assert_eq!(more.keys("Left Left Left").text(), before);
}

#[test]
fn an_answer_that_is_changed_leads_back_to_the_recommendation() {
    let stage = settled().keys(LEARN).keys("e").shows("a number or Enter changes one").keys("1").shows("1 of 7");
    let stage = stage.keys("Esc").shows("a number or Enter changes one").keys("1 5 Enter").shows("Recommended for you");
    assert_eq!(profile(&stage).goal, Some(Goal::DataAnalysis));
    assert_eq!(profile(&stage).priority, Some(Priority::Pay));
    stage.keys("Esc").hides("Recommended for you");
}

#[test]
fn starting_over_can_be_taken_back() {
    let stage = settled().keys(LEARN).keys("C-n").shows("1 of 7").shows("started over");
    assert_eq!(profile(&stage), Profile::default());
    let back = stage.keys("C-n").shows("your answers are back").shows("Recommended for you");
    assert_eq!(profile(&back).goal, Some(Goal::Enterprise));
    let anew = back.keys("e End Enter").shows("1 of 7").keys("2 Enter Esc C-n").shows("1 of 7");
    assert_eq!(profile(&anew), Profile::default());
}

#[test]
fn the_runner_up_is_put_beside_it_and_escape_comes_back() {
    let stage = settled().keys(LEARN).keys("c").shows("Rust").shows("Java");
    assert_eq!(stage.app.popups().len(), 2);
    stage.keys("Esc").shows("Recommended for you");
}

#[test]
fn a_reason_leads_to_its_source() {
    let stage = settled().keys(LEARN).shows("Enter accept").keys("Down").shows("Enter open the source");
    let stage = stage.keys("Up").shows("Enter accept").keys("Down Enter").hides("Recommended for you");
    assert_eq!(stage.app.popups().len(), 0);
    stage.shows("Learning paths");
    let stage = settled().keys(LEARN).keys("w Down Enter");
    assert_eq!(stage.app.popups().len(), 0);
}

#[test]
fn escape_after_the_last_question_leads_back_to_it() {
    stage().keys(LEARN).keys("C-r").shows("Recommended").keys("Esc").shows("1 of 7");
    settled().keys(LEARN).shows("Recommended").keys("w Esc").shows("Recommended").keys("Esc").hides("Recommended");
}

#[test]
fn an_option_is_chosen_with_the_mouse() {
    let stage = stage().keys(LEARN).click("Build data pipelines").shows("Data with").click("Build data pipelines");
    assert_eq!(profile(&stage).goal, Some(Goal::DataEngineering));
    let stage = stage.click("[ ] Python").shows("[x] Python").click("[x] Python").keys("Enter");
    assert_eq!(profile(&stage).know, ["python:solid".parse::<Known>().unwrap()]);
}

#[test]
fn a_source_says_how_to_come_back() {
    let stage = stage().keys(LEARN).keys("C-r Down Enter").shows("/learn leads back to the recommendation");
    stage.keys(LEARN).shows("Recommended for you");
}

#[test]
fn a_claim_is_dated_by_its_two_ends() {
    // 10-14 months from 23 November 2026.
    Stage::with(advice::claims_alone()).keys(LEARN).keys("C-r").shows("The file claims Sep 2027 to Jan 2028");
}

#[test]
fn a_guide_without_languages_asks_six_questions() {
    let guide = advice::claims_alone();
    assert!(guide.interview.questions().iter().all(|question| question.id != QuestionId::Language));
    let stage = Stage::with(guide).keys(LEARN).shows("1 of 6").keys("Tab Tab Tab Tab Tab Tab");
    let stage = stage.shows("The file claims").keys("Right").shows("9 h a week").keys("c").shows("no runner-up");
    stage.keys("e").shows("Start over").keys("7").shows("Start over").keys("6").shows("6 of 6");
}

#[test]
fn nothing_is_asked_of_nobody() {
    let stage = Stage::with(advice::guide());
    assert_eq!(stage.app.guide().interview, Interview::new(&stage.app.guide().catalog, stage.app.guide().today));
    assert_eq!(stage.keys(LEARN).keys("Esc").effects, []);
}

#[test]
fn without_utf_8_the_wizard_is_plain_ascii() {
    for keys in ["", "Tab", "Tab Tab", "C-r", "C-r w", "C-r e"] {
        let text = Stage::dressed(advice::guide(), &Symbols::ASCII).keys(LEARN).keys(keys).text();
        assert!(text.is_ascii(), "{keys}: {text}");
    }
}
