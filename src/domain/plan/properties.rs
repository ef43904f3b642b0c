//! What holds of every plan, whatever the content, the learner and the calendar.

use jiff::civil::Date;
use proptest::prelude::*;

use super::fixture::{Case, START, case, untouched};
use super::{
    AcceptedPlan, Baseline, Calendar, Cut, Item, LEAST_LEFT, Order, Progress, Schedule, Share, Task, Week, estimate,
    order, remaining, resolve, revision, schedule,
};
use crate::domain::catalog::{Depth, Hours, Node, NodeIndex, TopicId};
use crate::domain::learner::WeeklyHours;
use crate::domain::learner::calendar::NOTHING;
use crate::domain::learner::days::{Days, later, week_start};
use crate::domain::learner::fixture::calendar;
use crate::domain::text::Slug;

fn of(case: &Case) -> Order {
    case.route().order(&case.catalog, &case.knowledge())
}

fn node(case: &Case, index: NodeIndex) -> &Node {
    case.catalog.graph.node(index).unwrap()
}

fn is_close(one: f64, other: f64) -> bool {
    (one - other).abs() < 4.0 * NOTHING
}

/// In which week each task ends; one past the last where it never does.
fn ends(tasks: &[Task], schedule: &Schedule) -> Vec<usize> {
    let end = |task: &Task| {
        let holds = |week: &Week| week.shares.iter().any(|share| share.node == task.node && share.finishes);
        schedule.weeks.iter().position(holds).unwrap_or(schedule.weeks.len())
    };
    tasks.iter().map(end).collect()
}

/// The same schedule, made day by day as a learner would.
fn day_by_day(tasks: &[Task], calendar: &Calendar, today: Date) -> Vec<(Date, NodeIndex, f64)> {
    let mut found: Vec<(Date, NodeIndex, f64)> = Vec::new();
    let mut day = today;
    let mut room = calendar.hours_in(Days::one(day));
    for task in tasks {
        let mut left = task.hours;
        while left > NOTHING {
            if room <= NOTHING {
                day = later(day, 1);
                room = calendar.hours_in(Days::one(day));
                continue;
            }
            let done = left.min(room);
            (left, room) = (left - done, room - done);
            match found.last_mut() {
                Some(last) if last.0 == week_start(day) && last.1 == task.node => last.2 += done,
                _ => found.push((week_start(day), task.node, done)),
            }
        }
    }
    found
}

/// Cuts of the fixture's roadmaps and entries, whether there is something to cut or not.
fn cut() -> impl Strategy<Value = Cut> {
    let roadmap = || (0..4_usize).prop_map(|at| format!("r{at}").parse::<Slug>().unwrap());
    let topic = (0..9_usize).prop_map(|at| format!("t{at}").parse::<Slug>().unwrap());
    prop_oneof![
        (roadmap(), prop::sample::select(Depth::ALL.to_vec())).prop_map(|(roadmap, to)| Cut::Depth { roadmap, to }),
        roadmap().prop_map(|roadmap| Cut::Leave { roadmap }),
        (roadmap(), topic).prop_map(|(roadmap, topic)| Cut::Project(TopicId { roadmap, topic })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_topic_needs_comes_before_it_and_nothing_is_lost_or_doubled(case in case()) {
        let (order, knowledge) = (of(&case), case.knowledge());
        let nodes: Vec<NodeIndex> = order.items.iter().map(|item| item.node).collect();
        for (at, &index) in nodes.iter().enumerate() {
            prop_assert!(!knowledge.knows(index) && !nodes[..at].contains(&index));
            for need in &node(&case, index).needs {
                prop_assert!(knowledge.knows(*need) || nodes[..at].contains(need));
            }
        }
        for taken in case.route().sequence {
            for (index, _) in case.catalog.graph.of_roadmap(taken.roadmap, taken.depth) {
                prop_assert!(knowledge.knows(index) || nodes.contains(&index));
            }
        }
    }

    #[test]
    fn phases_are_those_of_the_path_in_its_order(case in case()) {
        let order = of(&case);
        prop_assert!(order.items.is_sorted_by_key(|item| item.phase));
        prop_assert!(order.items.iter().all(|item| item.phase < order.phases.len()));
        let mut phases = order.phases.iter().map(|phase| phase.taken);
        for taken in case.route().sequence {
            prop_assert!(phases.any(|phase| phase == taken));
        }
    }

    #[test]
    fn a_project_that_nothing_waits_for_stands_at_the_end_of_what_it_closes(case in case()) {
        let order = of(&case);
        let graph = &case.catalog.graph;
        let phase_of = |item: &Item| order.phases[item.phase].taken;
        for (at, item) in order.items.iter().enumerate() {
            let (own, taken) = (node(&case, item.node), phase_of(item));
            let is_needed = order.items.iter().any(|other| node(&case, other.node).needs.contains(&item.node));
            if !own.is_project || own.roadmap != taken.roadmap || is_needed {
                continue;
            }
            let needs = own.needs.iter().map(|&need| node(&case, need));
            let needs = needs.filter(|need| need.roadmap == own.roadmap && need.depth <= taken.depth);
            let closed = needs.map(|need| need.module).max().unwrap_or(0).max(own.module);
            for later in &order.items[at + 1..] {
                let other = graph.node(later.node).unwrap();
                let belongs = later.phase == item.phase && other.roadmap == own.roadmap && other.depth <= taken.depth;
                prop_assert!(!belongs || other.is_project || other.module > closed);
            }
        }
    }

    #[test]
    fn an_estimate_is_the_sum_of_the_order(case in case()) {
        let (route, knowledge) = (case.route(), case.knowledge());
        let estimate = estimate(&case.catalog, &route.sequence, &knowledge);
        let order = order(&case.catalog, &route.sequence, &knowledge);
        prop_assert_eq!(&estimate.steps, &order.phases);
        prop_assert_eq!(estimate.hours, order.hours());
        let sum: Hours = order.items.iter().map(|item| item.hours).sum();
        prop_assert!(is_close(sum.low, estimate.hours.low) && is_close(sum.high, estimate.hours.high));
        for (at, phase) in order.phases.iter().enumerate() {
            let of_phase = order.items.iter().filter(|item| item.phase == at);
            prop_assert_eq!(of_phase.clone().count(), phase.open);
            prop_assert_eq!(of_phase.filter(|item| item.eased).count(), phase.eased);
        }
    }

    #[test]
    fn who_knows_more_has_no_more_hours_left(case in case(), more in prop::collection::vec(any::<prop::sample::Index>(), 1..4)) {
        let nodes: Vec<NodeIndex> = (0..4)
            .flat_map(|roadmap| case.catalog.graph.of_roadmap(roadmap, crate::domain::catalog::Depth::Expert))
            .map(|(index, _)| index)
            .collect();
        let before = case.route().order(&case.catalog, &case.knowledge()).hours();
        let more: Vec<NodeIndex> = more.iter().map(|pick| *pick.get(&nodes)).collect();
        let after = case.route().order(&case.catalog, &case.knowing(&more)).hours();
        prop_assert!(after.low <= before.low + 1e-9 && after.high <= before.high + 1e-9, "{before:?} {after:?}");
    }

    #[test]
    fn who_learns_in_order_keeps_the_order(case in case(), done in 0.0..1.0) {
        let before = of(&case);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "small")]
        let done = (before.items.len() as f64 * done) as usize;
        let learnt: Vec<NodeIndex> = before.items[..done].iter().map(|item| item.node).collect();
        let after = case.route().order(&case.catalog, &case.knowing(&learnt));
        let plain = |items: &[Item]| -> Vec<_> { items.iter().map(|item| (item.node, item.hours, item.eased)).collect() };
        prop_assert_eq!(plain(&after.items), plain(&before.items[done..]));
    }

    #[test]
    fn weeks_hold_all_hours_and_no_more_than_they_can(case in case(), calendar in calendar(), pace in 0.3..3.0) {
        let tasks = remaining(&of(&case), untouched, pace);
        let schedule = schedule(&tasks, &calendar, START);
        prop_assert!(schedule.beyond.is_empty());
        for task in &tasks {
            let shares = schedule.weeks.iter().flat_map(|week| &week.shares).filter(|share| share.node == task.node);
            let shares: Vec<&Share> = shares.collect();
            prop_assert!(is_close(shares.iter().map(|share| share.hours).sum(), task.hours));
            prop_assert!(shares.iter().rev().map(|share| share.finishes).eq((0..shares.len()).map(|at| at == 0)));
        }
        for (at, week) in schedule.weeks.iter().enumerate() {
            let monday = later(week_start(START), 7 * i64::try_from(at).unwrap());
            prop_assert_eq!(week.start, monday);
            let days = Days::new(monday.max(START), later(monday, 6)).unwrap();
            prop_assert!(is_close(week.capacity, calendar.hours_in(days)));
            let hours: f64 = week.shares.iter().map(|share| share.hours).sum();
            prop_assert!(hours <= week.capacity + 4.0 * NOTHING);
            prop_assert!(week.shares.iter().all(|share| share.hours >= 0.0));
            prop_assert!(week.capacity > 0.0 || week.shares.is_empty());
            // Nothing is put off while there is room.
            prop_assert!(at + 1 == schedule.weeks.len() || is_close(hours, week.capacity));
        }
    }

    #[test]
    fn whatever_a_topic_needs_is_laid_out_before_it(case in case(), calendar in calendar()) {
        let tasks = remaining(&of(&case), untouched, 1.0);
        let schedule = schedule(&tasks, &calendar, START);
        let shares: Vec<&Share> = schedule.weeks.iter().flat_map(|week| &week.shares).collect();
        for (at, share) in shares.iter().enumerate() {
            for need in &node(&case, share.node).needs {
                prop_assert!(!shares[at..].iter().any(|later| later.node == *need));
            }
        }
    }

    #[test]
    fn filling_weeks_is_filling_days(case in case(), calendar in calendar(), pace in 0.3..3.0) {
        let tasks = remaining(&of(&case), untouched, pace);
        let clever = schedule(&tasks, &calendar, START);
        let shares = clever.weeks.iter().flat_map(|week| week.shares.iter().map(|share| (week.start, share)));
        let clever: Vec<_> = shares.filter(|(_, share)| share.hours > NOTHING).collect();
        let slow = day_by_day(&tasks, &calendar, START);
        prop_assert_eq!(clever.len(), slow.len());
        for ((week, share), (slow_week, node, hours)) in clever.into_iter().zip(slow) {
            prop_assert_eq!((week, share.node), (slow_week, node));
            prop_assert!((share.hours - hours).abs() < 1e-3);
        }
    }

    #[test]
    fn a_schedule_ends_where_the_calendar_reaches_its_hours(case in case(), calendar in calendar()) {
        let tasks = remaining(&of(&case), untouched, 1.0);
        let total: f64 = tasks.iter().map(|task| task.hours).sum();
        let made = schedule(&tasks, &calendar, START);
        prop_assert!(is_close(made.hours(), total));
        if total > NOTHING {
            prop_assert_eq!(made.last_week(), Some(week_start(calendar.reach(START, total))));
        }
    }

    #[test]
    fn more_hours_a_week_finish_nothing_later(case in case(), calendar in calendar(), day in 0_i64..400, more in 0.0..20.0) {
        let tasks = remaining(&of(&case), untouched, 1.0);
        let from = later(START, day);
        // The later changes are at most 20 hours, so that from here on this is more at every time.
        let raised = |hours: WeeklyHours| WeeklyHours::new(hours.get() + more).unwrap();
        let mut other = calendar.clone();
        let mut at = from;
        other.set_hours(from, raised(calendar.weekly_on(from)));
        while at < later(START, 1000) {
            let next = later(at, 1);
            if calendar.weekly_on(next) != calendar.weekly_on(at) {
                other.set_hours(next, raised(calendar.weekly_on(next)));
            }
            at = next;
        }
        let (before, after) = (schedule(&tasks, &calendar, START), schedule(&tasks, &other, START));
        prop_assert!(ends(&tasks, &after).iter().zip(ends(&tasks, &before)).all(|(after, before)| *after <= before));
        let total = before.hours();
        prop_assert!(other.reach(START, total) <= calendar.reach(START, total));
    }

    #[test]
    fn days_off_finish_nothing_earlier(
        case in case(), calendar in calendar(), first in 0_i64..200, length in 0_i64..30
    ) {
        let tasks = remaining(&of(&case), untouched, 1.0);
        let mut other = calendar.clone();
        other.take_off(Days::new(later(START, first), later(START, first + length)).unwrap());
        let (before, after) = (schedule(&tasks, &calendar, START), schedule(&tasks, &other, START));
        prop_assert!(ends(&tasks, &after).iter().zip(ends(&tasks, &before)).all(|(after, before)| *after >= before));
    }

    #[test]
    fn days_off_in_steady_weeks_move_the_end_by_no_more_than_themselves(
        half_hours in 1_u16..60, amount in 0.0..500.0, first in 0_i64..200, length in 0_i64..30
    ) {
        let mut calendar = Calendar::steady(WeeklyHours::new(f64::from(half_hours) / 2.0).unwrap());
        let before = calendar.reach(START, amount);
        let off = Days::new(later(START, first), later(START, first + length)).unwrap();
        calendar.take_off(off);
        let after = calendar.reach(START, amount);
        prop_assert!(before <= after && after <= later(before, off.count()));
    }

    #[test]
    fn a_cut_finishes_the_whole_no_later(case in case(), cuts in prop::collection::vec(cut(), 1..4)) {
        let knowledge = case.knowledge();
        let mut plan = case.plan.clone();
        let nodes = |plan: &AcceptedPlan| -> Vec<NodeIndex> {
            let order = resolve(&case.catalog, plan).unwrap().order(&case.catalog, &knowledge);
            order.items.iter().map(|item| item.node).collect()
        };
        for cut in cuts {
            let before = nodes(&plan);
            if plan.cut(&case.catalog, &cut).is_err() {
                continue;
            }
            let after = nodes(&plan);
            prop_assert!(after.iter().all(|node| before.contains(node)));
            if let Cut::Project(id) = &cut {
                prop_assert!(!after.contains(&case.catalog.graph.find(id).unwrap()));
            }
            for node in after.iter().filter_map(|&node| case.catalog.graph.node(node)) {
                let missing = node.needs.iter().filter(|&need| !knowledge.knows(*need) && !after.contains(need));
                let without = resolve(&case.catalog, &plan).unwrap().without;
                prop_assert!(missing.copied().all(|need| without.contains(&need)));
            }
        }
    }

    #[test]
    fn a_topic_that_was_begun_early_ends_no_later(case in case(), calendar in calendar(), pick in any::<prop::sample::Index>(), logged in 0.0..30.0) {
        let order = of(&case);
        if order.items.is_empty() {
            return Ok(());
        }
        let begun = pick.get(&order.items).node;
        let progress = |node| if node == begun { Progress::Open(logged) } else { Progress::Open(0.0) };
        let (before, after) = (remaining(&order, untouched, 1.0), remaining(&order, progress, 1.0));
        prop_assert!(after.iter().zip(&before).all(|(after, before)| after.hours + NOTHING >= before.hours * LEAST_LEFT));
        let plain = ends(&before, &schedule(&before, &calendar, START));
        let early = ends(&after, &schedule(&after, &calendar, START));
        prop_assert!(early.iter().zip(plain).all(|(early, plain)| *early <= plain));
    }

    #[test]
    fn made_again_without_a_change_a_plan_is_the_same(case in case(), calendar in calendar()) {
        let graph = &case.catalog.graph;
        let make = || {
            let order = of(&case);
            let schedule = schedule(&remaining(&order, untouched, 1.0), &calendar, START);
            Baseline::new(graph, &order, &schedule, START)
        };
        let (old, new) = (make(), make());
        prop_assert_eq!(old.topics.len(), of(&case).items.len());
        let again = old.renewed(new.clone(), |_| false);
        prop_assert_eq!(&again, &old);
        let revision = revision(&old, &again);
        prop_assert!(revision.is_empty(), "{:?}", revision);
        prop_assert_eq!(revision.summary(), "nothing changes");
    }

    #[test]
    fn who_learns_as_planned_finds_nothing_moved(case in case(), calendar in calendar(), week in 0_usize..12) {
        let graph = &case.catalog.graph;
        let order = of(&case);
        let old = schedule(&remaining(&order, untouched, 1.0), &calendar, START);
        let baseline = Baseline::new(graph, &order, &old, START);
        let today = later(week_start(START), 7 * i64::try_from(week).unwrap()).max(START);
        // What the weeks before today held is learnt, and logged.
        let past = old.weeks.iter().filter(|week| week.start < week_start(today)).flat_map(|week| &week.shares);
        let past: Vec<&Share> = past.collect();
        let learnt: Vec<NodeIndex> = past.iter().filter(|share| share.finishes).map(|share| share.node).collect();
        let logged = |node| past.iter().filter(|share| share.node == node).map(|share| share.hours).sum();
        // The tenth that always stays would move what is nearly done.
        let is_nearly_done = |item: &Item| {
            let whole = item.hours.expected();
            !learnt.contains(&item.node) && logged(item.node) > 0.9 * whole
        };
        prop_assume!(!order.items.iter().any(is_nearly_done));
        let left = case.route().order(&case.catalog, &case.knowing(&learnt));
        let new = schedule(&remaining(&left, |node| Progress::Open(logged(node)), 1.0), &calendar, today);
        let is_learnt = |id: &_| learnt.contains(&graph.find(id).unwrap());
        let again = baseline.renewed(Baseline::new(graph, &left, &new, today), is_learnt);
        let revision = revision(&baseline, &again);
        prop_assert!(revision.is_empty(), "{:?}", revision);
        prop_assert_eq!(again.finish(), baseline.finish());
    }
}
