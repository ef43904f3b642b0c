//! From the recommendation to a plan, and what can be done to a plan: laid out anew, given time off and a deadline, left
//! for another, and all of it undone.

use backend_guide::domain::learner::{AcceptedPlan, Entry, Moment, Profile, Status};
use backend_guide::domain::plan::Chosen;
use backend_guide::domain::{Change, Guide};
use backend_guide::tui::panes;
use backend_guide::tui::symbols::Symbols;
use jiff::civil::{Date, date};

use crate::support::stage::Stage;
use crate::support::{advice, content};

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 36)];

/// The recommendation for somebody who answered nothing.
const RECOMMENDED: &str = "/learn Enter C-r";

fn stage() -> Stage {
    Stage::with(advice::guide())
}

fn accepted() -> Stage {
    stage().keys(RECOMMENDED).keys("Enter")
}

fn on(day: Date) -> Moment {
    Moment::new(format!("{day}T19:00:00Z").parse().unwrap(), day.at(19, 0, 0, 0))
}

/// A plan with Go that was made ten weeks ago, and was followed in six of them, every topic a fifth longer than planned.
fn slipped(mut guide: Guide, path: &str) -> Guide {
    let start = date(2026, 9, 14);
    guide.set_today(start);
    let picks = vec![("language".parse().unwrap(), "go".parse().unwrap())];
    let chosen = Chosen { path: path.parse().unwrap(), picks, programming_first: false };
    let plan = AcceptedPlan::new(&guide.catalog, chosen, start, Some(date(2027, 6, 30))).unwrap();
    let plan = guide.lay_out(plan).unwrap();
    let mut topics = plan.baseline.topics.clone().into_iter();
    guide.apply(Change::AcceptPlan(Box::new(plan)), on(start)).unwrap();
    for week in [0, 1, 3, 4, 7, 8] {
        let day = start.checked_add(jiff::Span::new().days(7 * week)).unwrap();
        for planned in topics.by_ref().take(2) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hours")]
            let minutes = (planned.hours.expected() * 60.0 * 1.2).round().min(1440.0) as u32;
            let entry = Entry { day, minutes, topic: Some(planned.id.clone()), note: None };
            guide.apply(Change::Log(entry), on(day)).unwrap();
            guide.apply(Change::Mark(planned.id, Status::Done), on(day)).unwrap();
        }
    }
    guide.set_today(date(2026, 11, 23));
    guide.first_run = false;
    guide
}

fn shipped() -> Stage {
    Stage::with(slipped(content::shipped(&Profile::default()), "fastest-backend"))
}

fn keep(name: &str, stage: impl Fn() -> Stage, keys: &str) {
    for (width, height) in SIZES {
        let text = stage().sized(width, height).keys(keys).text();
        insta::assert_snapshot!(format!("planning-{name}-{width}x{height}"), text);
    }
}

#[test]
fn the_recommendation_becomes_a_plan_and_u_takes_it_back() {
    let stage = accepted().shows("is your plan now; u takes it back").shows("This week").hides("Recommended");
    assert_eq!(panes::all()[stage.app.active()].name, "plan");
    let guide = stage.app.guide();
    let plan = guide.record().plan().unwrap();
    assert_eq!((plan.start, plan.deadline), (guide.today, None));
    let laid_out = plan.baseline.topics.len();
    assert!(laid_out > 0 && guide.replanned().unwrap().1.is_empty());
    let undone = stage.keys("u").shows("undone: accepting").shows("No plan yet");
    assert!(undone.app.guide().record().plan().is_none());
    let redone = undone.keys("C-r").shows("redone: accepting").shows("This week");
    assert_eq!(redone.app.guide().record().plan().unwrap().baseline.topics.len(), laid_out);
    redone.keys("C-r").shows("there is nothing to redo").keys("u u").shows("there is nothing to undo");
}

#[test]
fn a_deadline_among_the_answers_is_the_plans_unless_it_has_passed() {
    for (day, kept) in [(date(2027, 12, 31), true), (date(2026, 11, 23), false)] {
        let mut guide = advice::guide();
        guide.interview.set_profile(&Profile { deadline: Some(day), ..Profile::default() });
        let stage = Stage::with(guide).keys(RECOMMENDED).keys("Enter");
        assert_eq!(stage.app.guide().record().plan().unwrap().deadline, kept.then_some(day), "{day}");
    }
}

#[test]
fn what_has_no_topics_is_shown_and_not_planned() {
    let stage = Stage::with(advice::claims_alone()).keys(RECOMMENDED).keys("Enter").shows("cannot be planned");
    assert_eq!(panes::all()[stage.app.active()].name, "paths");
    assert!(stage.app.guide().record().plan().is_none());
}

#[test]
fn accepting_again_begins_anew_and_says_so() {
    let stage = accepted().keys("/deadline Space 2028-01-01 Enter").keys(RECOMMENDED).keys("Enter");
    let stage = stage.shows("begins anew today");
    assert_eq!(stage.app.guide().record().plans().len(), 1);
    let before = stage.keys("u");
    assert_eq!(before.app.guide().record().plan().unwrap().deadline, Some(date(2028, 1, 1)));
}

#[test]
fn a_path_chosen_by_hand_becomes_a_plan_in_its_list_its_page_and_the_budget() {
    for keys in ["2 j a", "2 j Enter a", "3 j a"] {
        let stage = stage().keys(keys).shows("is your plan now").shows("This week");
        let path = &stage.app.guide().catalog.paths[1].id;
        assert_eq!(&stage.app.guide().record().plan().unwrap().path, path, "{keys}");
    }
}

#[test]
fn several_plans_are_listed_and_enter_goes_over_to_one() {
    stage().keys("/plans Enter").shows("there is no plan yet");
    let two = || stage().keys("2 a").keys("2 j a").keys("/plans Enter");
    let names: Vec<String> = two().app.guide().record().plans().iter().map(|plan| plan.name.to_string()).collect();
    let stage = two().shows("(active)").keys("k Enter").shows("you follow");
    assert_eq!(stage.app.guide().record().plan().unwrap().name.as_str(), names[0]);
    let back = stage.keys("u").shows("undone: going over to");
    assert_eq!(back.app.guide().record().plan().unwrap().name.as_str(), names[1]);
    two().keys("Enter").shows("is the plan that you follow");
    let clicked = two().click("Quick").click("Quick").shows("This week");
    assert_eq!(clicked.app.popups().len(), 0);
}

#[test]
fn days_off_move_the_end_and_can_be_taken_back() {
    let even = |stage: &Stage| stage.app.guide().overview().unwrap().prospect.even;
    let before = accepted();
    let stage = accepted().keys("/off Space 2026-12-21..2027-01-03 Enter").shows("off from 21 Dec 2026 to 3 Jan 2027");
    assert!(even(&stage) > even(&before));
    let stage = stage.shows("21–27 Dec").shows("off");
    let some = stage.keys("/on Space 2026-12-24 Enter").shows("studying on 24 Dec 2026 after all");
    assert!(!some.app.guide().record().calendar().is_off(date(2026, 12, 24)));
    let none = some.keys("u").shows("undone: studying").keys("u").shows("undone: taking time off from 21 Dec");
    assert_eq!(even(&none), even(&before));
    accepted().keys("/off Enter").shows("as in: off 2026-12-21..2027-01-03");
    accepted().keys("/off Space soon Enter").shows("'soon' is no day");
}

#[test]
fn the_deadline_of_the_plan_is_set_and_taken_off() {
    stage().keys("/deadline Space none Enter").shows("there is no plan yet");
    let stage = accepted().hides("deadline ").keys("/deadline Space 2027-06-30 Enter");
    let stage = stage.shows("is to be done by 30 Jun 2027").shows("deadline 30 Jun 2027");
    let stage = stage.keys("/deadline Space none Enter").shows("has no deadline now").hides("30 Jun");
    stage.keys("u").shows("undone: taking the deadline off").shows("deadline 30 Jun 2027");
    accepted().keys("/deadline Space 2026-11-23 Enter").shows("is not after today");
    accepted().keys("/deadline Space soon Enter").shows("as in: deadline 2027-06-30");
}

#[test]
fn without_a_slip_laying_out_anew_changes_nothing() {
    stage().keys("/replan Enter").shows("there is no plan yet");
    let stage = accepted().keys("/replan Enter").shows("Nothing changes");
    let before = stage.effects.len();
    let stage = stage.keys("Enter").hides("Nothing changes");
    assert_eq!(stage.effects.len(), before);
}

#[test]
fn after_a_slip_what_moves_is_shown_before_it_is_recorded() {
    let stage = shipped().keys("5").keys("/replan Enter").shows("move later").shows("Ends in another week");
    let made = |stage: &Stage| stage.app.guide().record().plan().unwrap().baseline.made;
    assert_eq!(made(&stage), date(2026, 9, 14));
    let left = stage.keys("Esc");
    assert_eq!(made(&left), date(2026, 9, 14));
    let stage = left.keys("/replan Enter Enter").shows("the plan is laid out anew");
    assert_eq!(made(&stage), date(2026, 11, 23));
    let stage = stage.keys("/replan Enter").shows("Nothing changes").keys("Esc u").shows("undone: laying");
    assert_eq!(made(&stage), date(2026, 9, 14));
}

#[test]
fn the_plan_and_its_popups_look_as_they_were_kept() {
    keep("accepted", accepted, "");
    keep("slipped", shipped, "5");
    keep("slipped-phases", shipped, "5 v");
    keep("slipped-hours", shipped, "5 v v");
    keep("replan", shipped, "/replan Enter");
    keep("plans", || shipped().keys("2 j j a"), "/plans Enter");
}

#[test]
fn without_utf_8_all_of_it_is_plain_ascii() {
    let stage = || Stage::dressed(slipped(content::shipped(&Profile::default()), "fastest-backend"), &Symbols::ASCII);
    for keys in ["5", "5 v", "5 v v", "/replan Enter", "/plans Enter"] {
        let text = stage().keys(keys).text();
        assert!(text.is_ascii(), "{text}");
    }
}
