//! All questions of topics that are done, as the reviews so far leave them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::card::{Card, Retention};
use super::rating::Rating;
use crate::domain::catalog::{Catalog, CheckQuestion, TopicId};

/// A topic that is done, and the day on which it was last finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The topic.
    pub topic: TopicId,
    /// The study day.
    pub day: Date,
}

/// One answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// The topic.
    pub topic: TopicId,
    /// Which of its check questions, from 0.
    pub question: u16,
    /// How it went.
    pub rating: Rating,
    /// The study day.
    pub day: Date,
}

/// A question that is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// The topic.
    pub topic: TopicId,
    /// Which of its check questions, from 0.
    pub question: u16,
    /// The chance that it is recalled on that day, 0 to 1.
    pub recall: f64,
    /// Since when it is due.
    pub since: Date,
}

impl Due {
    /// The question and its answer in the content.
    pub fn text<'a>(&self, catalog: &'a Catalog) -> Option<&'a CheckQuestion> {
        catalog.topic(&self.topic)?.text().checks.get(usize::from(self.question))
    }
}

/// How much of what was covered is still there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Retained {
    /// Hours of the topics that are done and have questions to ask: what is known about at all. Hours are the content's
    /// expected ones, without transfer and pace.
    pub covered: f64,
    /// Of these the hours that are expected to be recalled.
    pub retained: f64,
}

impl Retained {
    /// Retained by covered, 0 to 1; absent as long as nothing is covered.
    pub fn share(self) -> Option<f64> {
        (self.covered > 0.0).then(|| self.retained / self.covered)
    }
}

/// All questions of topics that are done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deck {
    topics: BTreeMap<TopicId, Part>,
    /// The days of all answers, sorted, whether the question still exists or not: time was spent.
    answered: Vec<Date>,
}

/// The questions of one topic.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    hours: f64,
    cards: Vec<Card>,
}

impl Deck {
    /// The deck of the topics that are done, after these reviews. Events of one question count in the order of their days,
    /// on the same day in the order given; otherwise the order does not matter. Of a topic named twice the later day
    /// counts. Topics and questions that the catalogue does not have are left out, and so are reviews of topics that are
    /// not done (any more).
    pub fn of<'a>(
        catalog: &Catalog,
        finished: impl IntoIterator<Item = &'a Finished>,
        reviews: impl IntoIterator<Item = &'a Reviewed>,
    ) -> Self {
        let mut days: BTreeMap<&TopicId, Date> = BTreeMap::new();
        for topic in finished {
            days.entry(&topic.topic).and_modify(|day| *day = topic.day.max(*day)).or_insert(topic.day);
        }
        let mut answers: BTreeMap<(&TopicId, u16), Vec<(Date, Rating)>> = BTreeMap::new();
        let mut answered = Vec::new();
        for review in reviews {
            answers.entry((&review.topic, review.question)).or_default().push((review.day, review.rating));
            answered.push(review.day);
        }
        answered.sort_unstable();
        let part = |(id, day): (&TopicId, Date)| {
            let topic = catalog.topic(id)?;
            let questions = u16::try_from(topic.text().checks.len()).unwrap_or(u16::MAX);
            let cards = (0..questions).map(|question| card(day, answers.get(&(id, question)))).collect();
            Some((id.clone(), Part { hours: topic.study.hours.expected(), cards }))
        };
        Self { topics: days.into_iter().filter_map(part).collect(), answered }
    }

    /// How many questions it holds.
    pub fn len(&self) -> usize {
        self.topics.values().map(|part| part.cards.len()).sum()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A question's card.
    pub fn card(&self, topic: &TopicId, question: u16) -> Option<&Card> {
        self.topics.get(topic)?.cards.get(usize::from(question))
    }

    /// Every question that is due on a day or was before, the least likely to be recalled first; of equals the one that is
    /// due longer, then by name.
    pub fn due_on(&self, day: Date, desired: Retention) -> Vec<Due> {
        let mut due = self.by_recall(day, desired);
        due.retain(|due| due.since <= day);
        due
    }

    /// Every question, due or not, in the same order. [`Due::since`] may lie in the future.
    pub fn by_recall(&self, day: Date, desired: Retention) -> Vec<Due> {
        let mut all: Vec<Due> = self
            .cards()
            .map(|(topic, question, card)| Due {
                topic: topic.clone(),
                question,
                recall: card.retrievability(day),
                since: card.due(desired),
            })
            .collect();
        // The sort is stable, and the cards come by name.
        all.sort_by(|one, other| one.recall.total_cmp(&other.recall).then(one.since.cmp(&other.since)));
        all
    }

    /// The day on which the next question becomes due; absent for an empty deck. May lie in the past.
    pub fn next_due(&self, desired: Retention) -> Option<Date> {
        self.cards().map(|(_, _, card)| card.due(desired)).min()
    }

    /// How many answers were given from one day to another, both included. What is left of a week is
    /// `share.questions(hours)` less the answers since its first day.
    pub fn answered_between(&self, first: Date, last: Date) -> usize {
        let before = self.answered.partition_point(|day| *day < first);
        self.answered.partition_point(|day| *day <= last).saturating_sub(before)
    }

    /// What is still there on a day: for every topic its hours times the mean recall of its questions. Topics without
    /// questions count on neither side, since nothing is known about them.
    pub fn retained(&self, day: Date) -> Retained {
        let mut sum = Retained::default();
        for part in self.topics.values() {
            let count = u32::try_from(part.cards.len()).unwrap_or(u32::MAX);
            if count > 0 {
                let recall: f64 = part.cards.iter().map(|card| card.retrievability(day)).sum();
                sum.covered += part.hours;
                sum.retained += part.hours * recall / f64::from(count);
            }
        }
        sum
    }

    /// The mean recall of one topic's questions on a day, 0 to 1; absent where there are none.
    pub fn recall(&self, topic: &TopicId, day: Date) -> Option<f64> {
        let cards = &self.topics.get(topic)?.cards;
        let count = u32::try_from(cards.len()).ok().filter(|count| *count > 0)?;
        Some(cards.iter().map(|card| card.retrievability(day)).sum::<f64>() / f64::from(count))
    }

    fn cards(&self) -> impl Iterator<Item = (&TopicId, u16, &Card)> {
        self.topics.iter().flat_map(|(topic, part)| (0_u16..).zip(&part.cards).map(move |(at, card)| (topic, at, card)))
    }
}

/// The card of a question whose topic was finished on a day, after these answers.
fn card(finished: Date, answers: Option<&Vec<(Date, Rating)>>) -> Card {
    let mut answers = answers.cloned().unwrap_or_default();
    answers.sort_by_key(|(day, _)| *day);
    let learnt = answers.partition_point(|(day, _)| *day < finished);
    let (before, since) = answers.split_at_checked(learnt).unwrap_or_default();
    let start = match before {
        [] => Card::learnt(finished),
        [(day, rating), rest @ ..] => {
            let first = Card::first(*rating, *day);
            rest.iter().fold(first, |card, &(day, rating)| card.after(rating, day)).learnt_again(finished)
        }
    };
    since.iter().fold(start, |card, &(day, rating)| card.after(rating, day))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::catalog;
    use crate::domain::learner::review::{DEFAULT_RETENTION, ReviewShare};
    use crate::domain::markdown::Source;

    const DONE: Date = date(2026, 11, 23);

    /// `sql/rows` with two questions and 2 hours, `sql/joins` with one and 6, `sql/bare` with none.
    fn catalog() -> Catalog {
        let sql = "---\ntitle: SQL\nsummary: Ask tables.\nhours: 5-40\nreviewed: 2026-11\n---\n\nText.\n\n## One\n\n\
            ### Rows { #rows .core hours=1-3 }\n\nText.\n\n**Check**\n- Why rows?\n  > Facts.\n- Which order?\n  > None.\n\n\
            ### Joins { #joins .core hours=4-8 needs=rows }\n\nText.\n\n**Check**\n- Why join?\n  > To bring together.\n\n\
            ### Bare { #bare .core hours=1-3 }\n\nText.\n";
        let sources = [Source::new("persona.md", "# Guide\n"), Source::new("roadmaps/databases/sql.md", sql)];
        let (catalog, _) = catalog::read(&sources);
        assert_eq!(catalog.graph.len(), 3);
        catalog
    }

    fn id(topic: &str) -> TopicId {
        TopicId { roadmap: "sql".parse().unwrap(), topic: topic.parse().unwrap() }
    }

    fn finished(topic: &str, day: Date) -> Finished {
        Finished { topic: id(topic), day }
    }

    fn reviewed(topic: &str, question: u16, rating: Rating, day: Date) -> Reviewed {
        Reviewed { topic: id(topic), question, rating, day }
    }

    /// The names of what is due, `rows 1` for the second question of `sql/rows`.
    fn due(deck: &Deck, day: Date) -> Vec<String> {
        let due = deck.due_on(day, DEFAULT_RETENTION);
        due.iter().map(|due| format!("{} {}", due.topic.topic, due.question)).collect()
    }

    #[test]
    fn questions_become_due_some_days_after_their_topic_was_done() {
        let deck = Deck::of(&catalog(), &[finished("rows", DONE), finished("joins", date(2026, 11, 22))], &[]);
        assert_eq!(deck.len(), 3);
        assert_eq!(deck.next_due(DEFAULT_RETENTION), Some(date(2026, 11, 25)));
        assert_eq!(due(&deck, date(2026, 11, 24)), [""; 0]);
        assert_eq!(due(&deck, date(2026, 11, 25)), ["joins 0"]);
        assert_eq!(due(&deck, date(2026, 11, 26)), ["joins 0", "rows 0", "rows 1"]);
        let text = deck.due_on(date(2026, 11, 26), DEFAULT_RETENTION)[2].text(&catalog()).unwrap().question.clone();
        assert_eq!(text.as_str(), "Which order?");
    }

    #[test]
    fn the_least_likely_to_be_recalled_comes_first() {
        let again = reviewed("rows", 1, Rating::Again, date(2026, 11, 26));
        let easy = reviewed("rows", 0, Rating::Easy, date(2026, 11, 26));
        let all = [finished("rows", DONE), finished("joins", DONE)];
        let deck = Deck::of(&catalog(), &all, &[again, easy]);
        assert_eq!(due(&deck, date(2026, 11, 26)), ["joins 0"]);
        assert_eq!(due(&deck, date(2026, 12, 1)), ["rows 1", "joins 0"]);
    }

    #[test]
    fn what_the_content_no_longer_has_is_left_out_and_still_took_time() {
        let gone = [
            reviewed("gone", 0, Rating::Good, date(2026, 11, 24)),
            reviewed("rows", 7, Rating::Good, date(2026, 11, 25)),
            reviewed("joins", 0, Rating::Good, date(2026, 11, 30)),
        ];
        let deck = Deck::of(&catalog(), &[finished("gone", DONE), finished("rows", DONE)], &gone);
        assert_eq!(deck.len(), 2);
        assert_eq!(
            deck,
            Deck { answered: deck.answered.clone(), ..Deck::of(&catalog(), &[finished("rows", DONE)], &[]) }
        );
        assert_eq!(deck.answered_between(date(2026, 11, 24), date(2026, 11, 25)), 2);
        assert_eq!(deck.answered_between(date(2026, 11, 26), date(2026, 12, 31)), 1);
        let left = ReviewShare::DEFAULT.questions(8.0) - deck.answered_between(date(2026, 11, 23), date(2026, 11, 29));
        assert_eq!(left, 22);
    }

    #[test]
    fn a_topic_finished_again_is_fresh_again() {
        let failed = [reviewed("joins", 0, Rating::Again, date(2026, 12, 1))];
        let later = date(2026, 12, 10);
        let before = Deck::of(&catalog(), &[finished("joins", DONE)], &failed);
        let after = Deck::of(&catalog(), &[finished("joins", DONE), finished("joins", later)], &failed);
        assert!(before.recall(&id("joins"), later).unwrap() < 0.8);
        assert!((after.recall(&id("joins"), later).unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(after.card(&id("joins"), 0).unwrap().reviews(), 1);
    }

    #[test]
    fn covered_and_retained_stand_side_by_side() {
        let all = [finished("rows", DONE), finished("joins", DONE), finished("bare", DONE)];
        let deck = Deck::of(&catalog(), &all, &[]);
        let fresh = deck.retained(DONE);
        assert_eq!((fresh.covered, fresh.retained, fresh.share()), (8.0, 8.0, Some(1.0)));
        let year = deck.retained(date(2027, 11, 23));
        assert!((year.share().unwrap() - 0.457).abs() < 0.005, "{year:?}");
        // Six of eight hours hang on one question: answered, they weigh three times as much as the rest.
        let answered = [reviewed("joins", 0, Rating::Good, date(2027, 11, 22))];
        let deck = Deck::of(&catalog(), &all, &answered);
        assert!(deck.retained(date(2027, 11, 23)).share().unwrap() > 0.86);
        assert_eq!(Deck::default().retained(DONE).share(), None);
    }
}
