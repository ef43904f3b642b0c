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
    let undone = stage.keys("u").shows("taken back: accepting").shows("No plan yet");
    assert!(undone.app.guide().record().plan().is_none());
    let redone = undone.keys("C-r").shows("done again: accepting").shows("This week");
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
    let back = stage.keys("u").shows("taken back: following");
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
    let none = some.keys("u").shows("taken back: study on").keys("u").shows("taken back: taking off 2026-12-21");
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
    stage.keys("u").shows("taken back: taking the deadline").shows("deadline 30 Jun 2027");
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
    let stage = stage.keys("/replan Enter").shows("Nothing changes").keys("Esc u").shows("taken back: laying");
    assert_eq!(made(&stage), date(2026, 9, 14));
}

/// The deadline's chance, and the hours of the plan.
fn stand(stage: &Stage) -> (f64, f64) {
    let overview = stage.app.guide().overview().unwrap();
    (overview.prospect.chance.unwrap(), overview.covered.of)
}

#[test]
fn cuts_are_priced_applied_and_taken_back() {
    stage().keys("/cuts Enter").shows("there is no plan yet");
    accepted().keys("/cuts Enter").shows("/deadline sets one");
    for keys in ["5 x", "3 v v x", "/cuts Enter"] {
        shipped().keys(keys).shows("What could be cut").shows("The least harm").shows("Each by itself");
    }
    let before = shipped().keys("/deadline Space 2028-09-01 Enter 5 x");
    let (chance, hours) = stand(&before);
    let after = before.keys("Enter").shows("cut, u takes it back: ").shows("What could be cut");
    assert!(stand(&after).0 > chance && stand(&after).1 < hours, "{:?}", stand(&after));
    let back = after.keys("u").shows("taken back: ").shows("What could be cut");
    assert_eq!(stand(&back), (chance, hours));
    let [more, fewer] = ["Right", "Left"].map(|key| shipped().keys("5 x").keys(key));
    more.shows("90");
    fewer.shows("80");
}

#[test]
fn with_time_enough_nothing_need_be_cut() {
    let stage = shipped().keys("/deadline Space 2040-01-01 Enter 5 x").shows("nothing need");
    stage.shows("Each by itself").keys("G Enter Esc").hides("What could be cut");
}

#[test]
fn the_cursor_stands_on_cuts_alone() {
    let stage = shipped().keys("5 x");
    let marked = |stage: &Stage| {
        let line = stage.text().lines().find(|line| line.contains('▌')).map(str::to_owned);
        line.unwrap_or_default()
    };
    let rows = |key: &str, mut stage: Stage| {
        for _ in 0..30 {
            stage = stage.keys(key);
            assert!(marked(&stage).contains(" in 100"), "{}", stage.text());
        }
        stage
    };
    rows("k", rows("j", stage)).shows("The least harm");
    let wheeled = shipped().keys("5 x").wheel(30, 10).wheel(30, 10);
    assert!(marked(&wheeled).contains(" in 100"), "{}", wheeled.text());
}

#[test]
fn hours_stand_by_phase_and_module_and_all_move_with_the_hours_a_week() {
    let stage = Stage::with(content::shipped(&Profile::default())).keys("3 v").shows("claimed: ").shows("file says");
    let stage = stage.shows("First steps in the language").keys("j Enter");
    assert_eq!(panes::all()[stage.app.active()].name, "roadmaps");
    let plan = shipped().keys("3 v v").shows("Fastest backend with Go").shows("h done").shows("deadline 30 Jun 2027");
    let (chance, _) = stand(&plan);
    let more = plan.keys("Right Right Right");
    assert!(stand(&more).0 > chance);
    more.keys("Esc").shows("claimed").hides("file says");
    let without = Stage::with(content::shipped(&Profile::default())).keys("3 v v").shows("No plan yet");
    without.keys("j Enter a").shows("is your plan now");
    shipped().keys("3").click("Plan ").click("Parts").shows("file says").click("Paths").hides("file says");
}

#[test]
fn the_plan_and_its_popups_look_as_they_were_kept() {
    keep("accepted", accepted, "");
    keep("slipped", shipped, "5");
    keep("slipped-phases", shipped, "5 v");
    keep("slipped-hours", shipped, "5 v v");
    keep("replan", shipped, "/replan Enter");
    keep("cuts", || shipped().keys("/deadline Space 2028-09-01 Enter"), "5 x");
    keep("cuts-missed", shipped, "5 x");
    keep("budget-plan", shipped, "3 v v");
    keep("budget-plan-in-time", || shipped().keys("/deadline Space 2040-01-01 Enter"), "3 v v");
    keep("budget-parts", shipped, "3 v j");
    keep("plans", || shipped().keys("2 j j a"), "/plans Enter");
}

#[test]
fn without_utf_8_all_of_it_is_plain_ascii() {
    let stage = || Stage::dressed(slipped(content::shipped(&Profile::default()), "fastest-backend"), &Symbols::ASCII);
    for keys in ["5", "5 v", "5 v v", "/replan Enter", "/plans Enter", "5 x", "3 v", "3 v v"] {
        let text = stage().keys(keys).text();
        assert!(text.is_ascii(), "{text}");
    }
}
