//! What holds of every card and every deck.

use std::fmt::Write;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{Card, Deck, Finished, Rating, Retention, Reviewed};
use crate::domain::catalog::{self, Catalog, TopicId};
use crate::domain::markdown::Source;

const START: Date = date(2026, 11, 23);

/// One roadmap of five topics with three questions each.
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let mut text =
        String::from("---\ntitle: SQL\nsummary: Ask.\nhours: 5-40\nreviewed: 2026-11\n---\n\nText.\n\n## One\n");
    for topic in 0..5 {
        let _ = write!(text, "\n### T {{ #t{topic} .core hours=1-{} }}\n\nText.\n\n**Check**\n", topic + 2);
        text += "- One?\n  > Yes.\n- Two?\n  > Yes.\n- Three?\n  > Yes.\n";
    }
    catalog::read(&[Source::new("persona.md", "# Guide\n"), Source::new("roadmaps/databases/sql.md", &text)]).0
});

fn id(topic: u8) -> TopicId {
    TopicId { roadmap: "sql".parse().unwrap(), topic: format!("t{topic}").parse().unwrap() }
}

fn day() -> impl Strategy<Value = Date> {
    (0_i64..800).prop_map(|days| START.checked_add(days.days()).unwrap())
}

fn rating() -> impl Strategy<Value = Rating> {
    prop::sample::select(Rating::ALL.to_vec())
}

fn retention() -> impl Strategy<Value = Retention> {
    (0.7..=0.97).prop_map(|chance| Retention::new(chance).unwrap())
}

prop_compose! {
    /// A card after up to a dozen answers on any days.
    fn card()(first in prop::option::of(rating()), answers in prop::collection::vec((rating(), day()), 0..12)) -> Card {
        let start = first.map_or(Card::learnt(START), |rating| Card::first(rating, START));
        answers.into_iter().fold(start, |card, (rating, day)| card.after(rating, day))
    }
}

fn reviews() -> impl Strategy<Value = Vec<Reviewed>> {
    // The sixth topic and the fourth question do not exist.
    let review = (0_u8..6, 0_u16..4, rating(), day());
    let review = review.prop_map(|(topic, question, rating, day)| Reviewed { topic: id(topic), question, rating, day });
    prop::collection::vec(review, 0..40)
}

fn finished() -> impl Strategy<Value = Vec<Finished>> {
    prop::collection::vec((0_u8..6, day()).prop_map(|(topic, day)| Finished { topic: id(topic), day }), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_better_answer_never_comes_back_earlier(card in card(), day in day(), desired in retention()) {
        let due = Rating::ALL.map(|rating| card.after(rating, day).due(desired));
        prop_assert!(due.is_sorted(), "{:?}", due);
    }

    #[test]
    fn a_longer_wait_never_means_better_recall(card in card(), days in prop::collection::vec(day(), 2..6)) {
        let mut days = days;
        days.sort_unstable_by(|one, other| other.cmp(one));
        let recall: Vec<f64> = days.iter().map(|day| card.retrievability(*day)).collect();
        prop_assert!(recall.is_sorted(), "{:?}", recall);
        prop_assert!(recall.iter().all(|recall| (0.0..=1.0).contains(recall)));
    }

    #[test]
    fn a_higher_aim_never_comes_back_later(card in card(), one in retention(), other in retention()) {
        let (low, high) = if one < other { (one, other) } else { (other, one) };
        prop_assert!(card.due(high) <= card.due(low));
        prop_assert!(card.due(high) > card.last());
    }

    #[test]
    fn numbers_stay_inside_their_ranges(card in card()) {
        prop_assert!((0.001..=36_500.0).contains(&card.stability()));
        prop_assert!((1.0..=10.0).contains(&card.difficulty()));
    }

    #[test]
    fn the_order_of_events_of_different_cards_does_not_matter(
        finished in finished(), reviews in reviews(), keys in prop::collection::vec(any::<u32>(), 6),
    ) {
        let mut other = reviews.clone();
        // A stable sort by a random key a card shuffles the cards among each other and keeps each one's own order.
        let key = |review: &Reviewed| keys[usize::from(review.question) % keys.len()].wrapping_mul(7)
            ^ keys[review.topic.topic.as_str().len() % keys.len()];
        other.sort_by_key(|review| (key(review), review.topic.clone(), review.question));
        let mut turned = finished.clone();
        turned.reverse();
        prop_assert_eq!(Deck::of(&CATALOG, &turned, &other), Deck::of(&CATALOG, &finished, &reviews));
    }

    #[test]
    fn what_is_due_is_sorted_stays_due_and_is_of_the_deck(finished in finished(), reviews in reviews(), day in day(), desired in retention()) {
        let deck = Deck::of(&CATALOG, &finished, &reviews);
        let due = deck.due_on(day, desired);
        prop_assert!(due.is_sorted_by(|one, other| one.recall <= other.recall));
        prop_assert!(due.iter().all(|due| deck.card(&due.topic, due.question).is_some() && due.text(&CATALOG).is_some()));
        let next = deck.due_on(day.tomorrow().unwrap(), desired);
        prop_assert!(due.iter().all(|due| next.iter().any(|next| (&next.topic, next.question) == (&due.topic, due.question))));
        prop_assert_eq!(due.is_empty(), deck.next_due(desired).is_none_or(|next| next > day));
        let retained = deck.retained(day);
        prop_assert!(retained.retained <= retained.covered + 1e-9);
    }
}
