//! The evening's task, the clock, and how one comes back to them.

use backend_guide::domain::catalog::TopicId;
use backend_guide::domain::learner::{AcceptedPlan, Entry, Moment, Profile, Status};
use backend_guide::domain::{Change, Effect, Guide};
use backend_guide::tui::msg::Msg;
use backend_guide::tui::panes;
use backend_guide::tui::symbols::Symbols;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::screens::{SIZES, keep};
use crate::support::content;
use crate::support::stage::{Stage, evening};

/// So many minutes after the evening's first moment, by the machine's clock and the learner's day.
fn later(minutes: i64) -> Moment {
    let local = evening().day.at(19, 0, 0, 0).checked_add(minutes.minutes()).unwrap();
    Moment::new(evening().instant.checked_add(minutes.minutes()).unwrap(), local)
}

fn on(day: Date) -> Moment {
    Moment { day, ..later(-24 * 60) }
}

/// Somebody who accepted the shortest path to a backend ten days ago.
fn planned() -> Guide {
    let mut guide = content::shipped(&Profile::default());
    let way = guide.advice().unwrap().recommendation.candidate.way;
    let chosen = way.chosen(&guide.catalog, guide.knowledge()).unwrap();
    let plan = AcceptedPlan::new(&guide.catalog, chosen, guide.today, Some(date(2029, 12, 31))).unwrap();
    let plan = guide.lay_out(plan).unwrap();
    guide.apply(Change::AcceptPlan(Box::new(plan)), evening()).unwrap();
    guide
}

/// The first topic of the plan.
fn first(guide: &Guide) -> TopicId {
    guide.overview().unwrap().weeks[0].parts[0].id.clone()
}

fn log(guide: &mut Guide, day: Date, minutes: u32, topic: Option<TopicId>, note: Option<&str>) {
    let entry = Entry { day, minutes, topic, note: note.map(Into::into) };
    guide.apply(Change::Log(entry), evening()).unwrap();
}

/// The same person, in the middle of the first topic.
fn underway() -> Guide {
    let mut guide = planned();
    let topic = first(&guide);
    log(&mut guide, date(2026, 11, 22), 45, Some(topic), Some("the exercises are left"));
    log(&mut guide, date(2026, 11, 23), 30, None, None);
    guide
}

fn stage() -> Stage {
    Stage::with(underway())
}

fn status(stage: &Stage, topic: &TopicId) -> Status {
    stage.app.guide().status(topic)
}

impl Stage {
    /// Lets anything happen so many minutes later.
    fn send_at(mut self, minutes: i64, msg: Msg) -> Self {
        self.effects.extend(self.app.update(msg, later(minutes)));
        self
    }
}

#[test]
fn today_looks_as_it_was_kept() {
    keep("today", stage, "");
    keep("today-clock", stage, "Enter");
    keep("today-typing", stage, "m C-u 90");
    keep("today-none", Stage::new, "1");
    let back = || {
        let mut guide = planned();
        let topic = first(&guide);
        log(&mut guide, date(2026, 11, 2), 50, Some(topic), None);
        Stage::with(guide)
    };
    keep("today-back", back, "");
}

#[test]
fn without_utf_8_today_is_plain_ascii() {
    for keys in ["", "Enter", "m"] {
        let text = Stage::dressed(underway(), &Symbols::ASCII).keys(keys).text();
        assert!(text.is_ascii(), "{text}");
    }
}

#[test]
fn with_a_plan_one_begins_with_today_and_comes_home_to_it() {
    let name = |stage: &Stage| panes::all()[stage.app.active()].name;
    assert_eq!(name(&stage()), "today");
    assert_eq!(name(&stage().keys("4 Esc Esc Esc")), "today");
    assert_eq!(name(&Stage::new()), "roadmaps");
    assert_eq!(name(&Stage::new().keys("1 Esc")), "roadmaps");
}

#[test]
fn without_a_plan_the_pane_leads_to_the_questions() {
    Stage::new().keys("1").shows("There is no plan yet").keys("Enter").shows("1 of 7");
    Stage::new().keys("1").click("begin with the questions").shows("1 of 7");
    Stage::new().keys("1 o").shows("nothing to open").keys("t").shows("no topic to start");
}

#[test]
fn the_minutes_at_hand_size_the_task() {
    let stage = stage().shows("1 h tonight").shows("(assumed)").keys("Left").shows("55 min tonight").hides("assumed");
    stage.keys("Right Right").shows("1 h 15 tonight").keys("m C-u 25 Enter").shows("25 min tonight");
    self::stage().keys("m C-u 0 Enter").shows("type minutes from 1 to 1440").keys("Esc").shows("1 h tonight");
    self::stage().keys("/today Space 20 Enter").shows("20 min tonight");
    self::stage().keys("/today Space soon Enter").shows("as in: today 50");
    self::stage().click("1 h tonight").shows("Minutes tonight");
}

#[test]
fn enter_starts_the_clock_and_stops_and_records() {
    let topic = first(&underway());
    let running = stage().keys("Enter").shows("the clock runs on");
    assert!(matches!(running.changes().as_slice(), [Change::StartClock(on)] if *on == topic));
    let running = running.send_at(25, Msg::Minute).keys_at(25, "Down").shows("25 min");
    let stopped = running.keys_at(26, "t").shows("26 min on");
    assert!(matches!(stopped.changes().as_slice(), [_, Change::StopClock]));
    assert_eq!(stopped.app.guide().record().entries().last().unwrap().entry.minutes, 26);
    assert_eq!(stopped.app.until_next_minute(), None);
}

#[test]
fn the_clock_is_shown_everywhere_and_wakes_once_a_minute() {
    assert_eq!(stage().app.until_next_minute(), None);
    let running = stage().keys("Enter 3");
    assert_eq!(running.app.until_next_minute().unwrap().as_secs(), 30);
    running.send_at(7, Msg::Minute).shows("7 min");
}

#[test]
fn the_clock_goes_over_to_another_topic_with_its_time_recorded() {
    let stage = stage().keys("Enter").keys_at(10, "/ sql/joins Enter t").shows("10 min on").shows("runs on Joins");
    let clock = stage.app.guide().record().clock().unwrap().topic.to_string();
    assert_eq!(clock, "sql/joins");
    stage.keys_at(12, "/stop Enter").shows("2 min on Joins recorded").keys("/stop Enter").shows("no clock is running");
}

#[test]
fn a_clock_that_was_forgotten_is_asked_about_at_the_start() {
    let forgotten = || {
        let mut guide = underway();
        let topic = first(&guide);
        guide.apply(Change::StartClock(topic), on(date(2026, 11, 22))).unwrap();
        Stage::with(guide)
    };
    keep("forgotten", forgotten, "");
    let kept = forgotten().shows("A clock was forgotten").shows("yesterday").keys("C-u 40 Enter").hides("forgotten");
    let record = kept.app.guide().record();
    let last = &record.entries().last().unwrap().entry;
    assert_eq!((last.minutes, last.day, record.clock()), (40, date(2026, 11, 22), None));
    let dropped = forgotten().keys("C-x").shows("nothing was recorded");
    assert_eq!((dropped.app.guide().record().clock(), dropped.changes().len()), (None, 1));
    let left = forgotten().keys("Esc").hides("A clock was forgotten");
    assert_eq!(left.effects, []);
    left.keys("Enter").shows("A clock was forgotten").keys("C-u x Enter").shows("give minutes from 1 to 1440");
}

#[test]
fn a_clock_that_runs_past_the_day_is_asked_about_when_one_comes_back() {
    let stage = stage().keys("Enter").send_at(14 * 60, Msg::Minute).shows("A clock was forgotten");
    assert_eq!(stage.app.until_next_minute(), None);
}

#[test]
fn the_resource_is_opened_and_the_topic_read_and_marked() {
    let topic = first(&underway());
    let opened = stage().keys("o");
    assert!(matches!(opened.effects.as_slice(), [Effect::OpenLink(url)] if url.starts_with("https://")));
    let same = stage().keys("Down Down Enter").effects;
    assert_eq!(same, opened.effects);
    stage().keys("r").shows("You can").keys("Esc Esc Esc Esc").shows("tonight");
    let marked = stage().keys("Space");
    assert_eq!(status(&marked, &topic), Status::Done);
    stage().keys("n on Space it Enter").shows("on it");
    stage().keys("s G Enter").shows("rusty");
}

#[test]
fn who_was_away_is_welcomed_and_may_take_a_lighter_week() {
    let back = || {
        let mut guide = planned();
        log(&mut guide, date(2026, 11, 2), 50, None, None);
        Stage::with(guide).sized(80, 30).shows("Welcome back").shows("a lighter week")
    };
    back().keys("Enter").shows("the clock runs on").hides("Welcome back");
    let lighter = back().click("a lighter week").shows("4 h a week until");
    assert_eq!(lighter.changes().len(), 2);
    lighter.click("a smaller scope").shows("Budget");
}

#[test]
fn every_size_can_be_drawn() {
    for keys in ["", "m", "Enter G", "j j"] {
        let mut stage = stage().keys(keys);
        for (width, height) in (0..=40).map(|n| (n * 3, n)).chain([(500, 3), (3, 500), (20, 5)]).chain(SIZES) {
            stage = stage.sized(width, height).keys("j");
            let (buf, cursor) = stage.drawn();
            assert!(cursor.is_none_or(|cursor| buf.area.contains(cursor)));
        }
    }
}
