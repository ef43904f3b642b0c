//! Histories of several machines with wrong clocks, in which anything is done: what must hold of all of them.

use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{Event, Journal, Recorded};
use crate::domain::catalog::{Catalog, Hours, read};
use crate::domain::learner::{
    AcceptedPlan, Baseline, Cut, Days, Entry, EventId, Moment, Planned, Rating, Status, WeeklyHours,
};
use crate::domain::markdown::Source;
use crate::domain::{Change, Effect, Guide, ThemeChoice};

const DAY: Date = date(2026, 11, 23);
const TOPICS: [&str; 4] = ["sql/joins", "sql/sets", "sql/desk", "sql/windows"];
const MACHINES: [&str; 3] = ["desk", "laptop", "phone"];

fn catalog() -> Catalog {
    let check = "**Check**\n- Why?\n  > Because.\n\n";
    let sql = format!(
        "---\ntitle: SQL\nhours: 20-30\n---\n\n## Asking\n\n### Joins {{ #joins .core hours=4-6 }}\n\nText.\n\n{check}\
         ### Sets {{ #sets .core hours=4-6 }}\n\n### Windows {{ #windows .core hours=4-6 }}\n\n\
         ## Project: desk {{ #desk .core hours=9-11 }}\n\nBuild.\n- [ ] one\n- [ ] two\n"
    );
    read(&[Source::new("skills/sql.md", &sql)]).0
}

/// What somebody tries to do, before it is known which events there are.
#[derive(Clone, Debug)]
enum Deed {
    /// Something that stands on its own.
    Change(Change),
    /// Something that is done to one of the events there are.
    Edit(usize, Entry),
    Delete(usize),
    Undo(usize),
    Redo(usize),
    UndoLast,
    RedoLast,
}

fn topic() -> impl Strategy<Value = crate::domain::catalog::TopicId> {
    prop::sample::select(TOPICS.to_vec()).prop_map(|name| name.parse().unwrap())
}

fn day() -> impl Strategy<Value = Date> {
    (0_i8..10).prop_map(|back| date(2026, 11, 23 - back))
}

fn entry() -> impl Strategy<Value = Entry> {
    let note = prop::option::of(prop::sample::select(vec!["hard", "well\ngone"]));
    (day(), 1_u32..300, prop::option::of(topic()), note).prop_map(|(day, minutes, topic, note)| Entry {
        day,
        minutes,
        topic,
        note: note.map(Into::into),
    })
}

fn hours() -> impl Strategy<Value = WeeklyHours> {
    (1_u8..40).prop_map(|hours| WeeklyHours::new(hours.into()).unwrap())
}

fn plan_name() -> impl Strategy<Value = crate::domain::text::Slug> {
    prop::sample::select(vec!["first", "second"]).prop_map(|name| name.parse().unwrap())
}

fn baseline() -> impl Strategy<Value = Baseline> {
    (day(), prop::collection::vec(topic(), 0..3)).prop_map(|(made, topics)| {
        let planned = |id| Planned { id, hours: Hours::new(4.0, 6.0), first: made, last: made };
        Baseline { made, topics: topics.into_iter().map(planned).collect() }
    })
}

fn plan() -> impl Strategy<Value = AcceptedPlan> {
    (plan_name(), day(), baseline(), prop::option::of(day())).prop_map(|(name, start, baseline, deadline)| {
        AcceptedPlan {
            path: name.clone(),
            name,
            picks: vec![("language".parse().unwrap(), "go".parse().unwrap())],
            programming_first: false,
            start,
            deadline,
            cuts: Vec::new(),
            baseline,
        }
    })
}

fn days() -> impl Strategy<Value = Days> {
    (day(), day()).prop_map(|(one, other)| Days::new(one.min(other), one.max(other)).unwrap())
}

fn change() -> impl Strategy<Value = Change> {
    let status = prop::sample::select(Status::ALL.to_vec());
    let rating = prop::sample::select(Rating::ALL.to_vec());
    let note = prop::sample::select(vec!["", "a note", "another"]);
    let theme = prop::sample::select(ThemeChoice::ALL.to_vec());
    let cut = prop_oneof![topic().prop_map(Cut::Project), hours().prop_map(Cut::Hours)];
    prop_oneof![
        4 => entry().prop_map(Change::Log),
        3 => (topic(), status).prop_map(|(topic, status)| Change::Mark(topic, status)),
        2 => topic().prop_map(Change::StartClock),
        2 => Just(Change::StopClock),
        1 => Just(Change::DropClock),
        1 => (topic(), note).prop_map(|(topic, note)| Change::Note(topic, note.into())),
        1 => (0_u16..2, any::<bool>())
            .prop_map(|(item, done)| Change::Tick { project: "sql/desk".parse().unwrap(), item, done }),
        1 => rating.prop_map(|rating| Change::Review { topic: "sql/joins".parse().unwrap(), question: 0, rating }),
        1 => hours().prop_map(Change::SetHours),
        1 => (day(), hours()).prop_map(|(day, hours)| Change::HoursFrom(day, hours)),
        1 => days().prop_map(Change::TakeOff),
        1 => days().prop_map(Change::WorkAgain),
        1 => theme.prop_map(Change::ChooseTheme),
        1 => plan().prop_map(|plan| Change::AcceptPlan(Box::new(plan))),
        1 => plan_name().prop_map(Change::UsePlan),
        1 => (plan_name(), baseline()).prop_map(|(plan, baseline)| Change::Replan(plan, baseline)),
        1 => (plan_name(), prop::option::of(day())).prop_map(|(plan, by)| Change::SetDeadline(plan, by)),
        1 => (plan_name(), cut).prop_map(|(plan, cut)| Change::Cut(plan, cut)),
    ]
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        12 => change().prop_map(Deed::Change),
        1 => (0_usize..50, entry()).prop_map(|(at, entry)| Deed::Edit(at, entry)),
        1 => (0_usize..50).prop_map(Deed::Delete),
        2 => (0_usize..50).prop_map(Deed::Undo),
        1 => (0_usize..50).prop_map(Deed::Redo),
        2 => Just(Deed::UndoLast),
        1 => Just(Deed::RedoLast),
    ]
}

/// What a clock shows: most often a little later, sometimes anything.
fn clock() -> impl Strategy<Value = i64> {
    prop_oneof![
        8 => 0_i64..3_000,
        1 => prop::sample::select(vec![-1_795_000_000, -3_600, -315_360_000, 352_000_000, 251_000_000_000]),
    ]
}

/// One step of a history: who does what when, or who takes in everything that the others have.
#[derive(Clone, Debug)]
enum Step {
    Do(usize, Deed, i64),
    Hear(usize),
}

fn history() -> impl Strategy<Value = Vec<Step>> {
    let machine = || 0..MACHINES.len();
    let step = prop_oneof![
        5 => (machine(), deed(), clock()).prop_map(|(machine, deed, clock)| Step::Do(machine, deed, clock)),
        1 => machine().prop_map(Step::Hear),
    ];
    prop::collection::vec(step, 0..60)
}

/// Three machines, and the file that each has written.
struct World {
    guides: Vec<Guide>,
    files: Vec<Vec<Recorded>>,
    time: i64,
}

impl World {
    fn new() -> Self {
        static CATALOG: LazyLock<Arc<Catalog>> = LazyLock::new(|| catalog().into());
        let guide = Guide::new(Arc::clone(&CATALOG), Vec::new(), DAY);
        let journals = MACHINES.map(|machine| Journal::new(&format!("s{machine}"), machine));
        let guides = journals.map(|journal| guide.clone().remembering(journal)).to_vec();
        Self { guides, files: vec![Vec::new(); MACHINES.len()], time: 1_795_000_000 }
    }

    fn of(history: &[Step]) -> Self {
        let mut world = Self::new();
        for step in history {
            world.take(step);
        }
        world
    }

    /// What is there on a machine by a number.
    fn event(&self, machine: usize, number: usize) -> Option<EventId> {
        let events: Vec<&Event> = self.guides[machine].journal().events().collect();
        (!events.is_empty()).then(|| events[number % events.len()].id.clone())
    }

    fn change(&self, machine: usize, deed: &Deed) -> Option<Change> {
        let journal = self.guides[machine].journal();
        Some(match deed {
            Deed::Change(change) => change.clone(),
            Deed::Edit(number, entry) => Change::EditEntry(self.event(machine, *number)?, entry.clone()),
            Deed::Delete(number) => Change::DeleteEntry(self.event(machine, *number)?),
            Deed::Undo(number) => Change::Undo(self.event(machine, *number)?),
            Deed::Redo(number) => Change::Redo(self.event(machine, *number)?),
            Deed::UndoLast => Change::Undo(journal.to_undo()?.id.clone()),
            Deed::RedoLast => Change::Redo(journal.to_redo()?.id.clone()),
        })
    }

    /// Does a step; answers the event that it made.
    fn take(&mut self, step: &Step) -> Option<Event> {
        match step {
            Step::Hear(machine) => {
                self.guides[*machine].merge(self.files.concat());
                None
            }
            Step::Do(machine, deed, clock) => {
                self.time += clock.clamp(&0, &3_000);
                let shown = if (0..3_000).contains(clock) { self.time } else { self.time + clock };
                let change = self.change(*machine, deed)?;
                self.apply(*machine, change, shown)
            }
        }
    }

    /// Makes a change, which may be refused, and writes it to the machine's file.
    fn apply(&mut self, machine: usize, change: Change, second: i64) -> Option<Event> {
        let at = Moment { instant: Timestamp::from_second(second).unwrap(), day: DAY };
        let effects = self.guides[machine].apply(change, at).ok()?;
        let Effect::Remember(event) = effects.into_iter().next()? else { return None };
        let sequence = self.files[machine].len() as u64;
        self.files[machine].push(Recorded { event: event.clone(), device: MACHINES[machine].into(), sequence });
        Some(event)
    }
}

fn read_from(files: impl IntoIterator<Item = Vec<Recorded>>) -> Journal {
    let mut journal = Journal::new("reader", "elsewhere");
    for file in files {
        journal.merge(file);
    }
    journal
}

fn order(journal: &Journal) -> Vec<String> {
    journal.events().map(|event| event.id.to_string()).collect()
}

proptest! {
    #[test]
    fn what_is_applied_one_by_one_is_what_is_read_at_the_next_start(history in history()) {
        let world = World::of(&history);
        for (guide, machine) in world.guides.iter().zip(MACHINES) {
            // Only what this machine has heard of.
            let events: Vec<Recorded> = guide.journal().events.iter().map(|placed| placed.recorded.clone()).collect();
            let again = read_from([events]);
            prop_assert_eq!(again.record(), guide.record(), "{}", machine);
            prop_assert_eq!(order(&again), order(guide.journal()));
        }
    }

    #[test]
    fn the_same_files_make_the_same_record_in_any_order_and_any_pieces(
        history in history(),
        seed in prop::collection::vec(any::<prop::sample::Index>(), 80),
    ) {
        let world = World::of(&history);
        let whole = read_from(world.files.clone());
        let backwards = read_from(world.files.iter().rev().cloned());
        prop_assert_eq!(whole.record(), backwards.record());
        let mut events = world.files.concat();
        for (at, index) in (1..events.len()).rev().zip(&seed) {
            events.swap(at, index.index(at + 1));
        }
        let pieces = read_from(events.chunks(7).map(<[Recorded]>::to_vec));
        prop_assert_eq!(whole.record(), pieces.record());
        prop_assert_eq!(order(&whole), order(&pieces));
    }

    #[test]
    fn what_is_read_twice_counts_once(history in history()) {
        let world = World::of(&history);
        let once = read_from(world.files.clone());
        let mut twice = read_from(world.files.clone());
        prop_assert!(!twice.merge(world.files.concat()));
        prop_assert_eq!(once.record(), twice.record());
        prop_assert_eq!(order(&once), order(&twice));
    }

    #[test]
    fn machines_that_have_heard_everything_agree(history in history()) {
        let mut world = World::of(&history);
        for machine in [0, 1, 2] {
            world.take(&Step::Hear(machine));
        }
        let records: Vec<_> = world.guides.iter().map(Guide::record).collect();
        prop_assert_eq!(records[0], records[1]);
        prop_assert_eq!(records[1], records[2]);
    }

    #[test]
    fn a_wrong_clock_moves_no_event_before_an_earlier_one_of_its_machine(history in history()) {
        let world = World::of(&history);
        let all = read_from(world.files.clone());
        for (file, machine) in world.files.iter().zip(MACHINES) {
            let written: Vec<String> = file.iter().map(|recorded| recorded.event.id.to_string()).collect();
            let session = format!("s{machine}-");
            let read: Vec<String> = order(&all).into_iter().filter(|id| id.starts_with(&session)).collect();
            prop_assert_eq!(read, written);
        }
    }

    #[test]
    fn a_change_that_is_undone_has_never_been_and_redone_it_is_there_again(history in history(), change in change()) {
        let mut world = World::of(&history);
        let before = world.guides[0].record().clone();
        let time = world.time;
        if let Some(event) = world.apply(0, change, time) {
            let after = world.guides[0].record().clone();
            let undone = world.apply(0, Change::Undo(event.id.clone()), time);
            prop_assert_eq!(undone.is_some(), event.change.can_be_undone());
            if let Some(undone) = undone {
                prop_assert_eq!(world.guides[0].record(), &before);
                // The undoing of the undoing is a redoing.
                let redone = world.apply(0, Change::Undo(undone.id), time).unwrap();
                prop_assert_eq!(redone.change, Change::Redo(event.id));
                prop_assert_eq!(world.guides[0].record(), &after);
                let gone = world.apply(0, Change::Undo(redone.id), time);
                prop_assert!(gone.is_some());
                prop_assert_eq!(world.guides[0].record(), &before);
            }
        }
    }

    #[test]
    fn undoing_everything_leaves_what_cannot_be_undone_and_redoing_brings_all_of_it_back(history in history()) {
        let mut world = World::of(&history);
        world.take(&Step::Do(0, Deed::Change(Change::Log(Entry { day: DAY, minutes: 5, topic: None, note: None })), 1));
        let before = world.guides[0].record().clone();
        let mut count = 0;
        while world.take(&Step::Do(0, Deed::UndoLast, 1)).is_some() {
            count += 1;
        }
        prop_assert!(world.guides[0].journal().to_undo().is_none());
        for _ in 0..count {
            prop_assert!(world.take(&Step::Do(0, Deed::RedoLast, 1)).is_some());
        }
        prop_assert_eq!(world.guides[0].record(), &before);
    }

    #[test]
    fn no_minute_is_lost_or_counted_twice(history in history()) {
        let world = World::of(&history);
        let record = read_from(world.files).record().clone();
        let hours: f64 = record.entries().map(|logged| logged.entry.hours()).sum();
        prop_assert!((record.hours() - hours).abs() < 1e-6);
        let on: f64 = TOPICS.iter().map(|name| record.hours_on(&name.parse().unwrap())).sum();
        let whole: f64 = record.entries().filter(|logged| logged.entry.topic.is_none()).map(|logged| logged.entry.hours()).sum();
        prop_assert!((on + whole - record.hours()).abs() < 1e-6);
    }
}
