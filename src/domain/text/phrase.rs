//! Small pieces of English: counts, lists, and the word that was perhaps meant.

use std::fmt;

/// A number with its noun: `1 roadmap`, `3 roadmaps`. The plural adds an `s`, or is given.
#[derive(Clone, Copy, Debug)]
pub struct Count<'a> {
    number: usize,
    one: &'a str,
    many: Option<&'a str>,
}

impl<'a> Count<'a> {
    /// A count of things whose plural ends in `s`.
    pub fn new(number: usize, one: &'a str) -> Self {
        Self { number, one, many: None }
    }

    /// A count of things with a plural of their own: `category`, `categories`.
    pub fn irregular(number: usize, one: &'a str, many: &'a str) -> Self {
        Self { number, one, many: Some(many) }
    }
}

impl fmt::Display for Count<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.number, self.many) {
            (1, _) => write!(f, "1 {}", self.one),
            (number, Some(many)) => write!(f, "{number} {many}"),
            (number, None) => write!(f, "{number} {}s", self.one),
        }
    }
}

/// Items as a sentence has them: `a`, `a and b`, `a, b and c`.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a, T> {
    items: &'a [T],
    last: &'a str,
}

impl<'a, T: fmt::Display> Listed<'a, T> {
    /// Joined by `and`.
    pub fn and(items: &'a [T]) -> Self {
        Self { items, last: "and" }
    }

    /// Joined by `or`.
    pub fn or(items: &'a [T]) -> Self {
        Self { items, last: "or" }
    }
}

impl<T: fmt::Display> fmt::Display for Listed<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, item) in self.items.iter().enumerate() {
            if index > 0 && index + 1 == self.items.len() {
                write!(f, " {} ", self.last)?;
            } else if index > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{item}")?;
        }
        Ok(())
    }
}

/// The candidate that is closest to what was typed, if it is close enough to be meant: at most one edit for every
/// three characters. Letter case does not count; of equally close candidates the first wins.
pub fn closest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: Vec<char> = typed.to_lowercase().chars().take(MAX_COMPARED).collect();
    let limit = (typed.len() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(&typed, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= limit && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// At most three candidates that somebody who typed `typed` may have meant, the likeliest first: those that are a slip
/// of the finger away, then those that begin with what was typed, then those that share a part with it.
pub fn meant<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let lower = typed.to_lowercase();
    let letters: Vec<char> = lower.chars().take(MAX_COMPARED).collect();
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter(|_| !letters.is_empty())
        .filter_map(|candidate| {
            let name = candidate.to_lowercase();
            let slips = distance(&letters, candidate);
            let is_part = letters.len() > 2 && (name.contains(&lower) || lower.contains(&name));
            match () {
                () if slips <= (letters.len() / 3).max(1) && slips < name.chars().count() => Some((slips, candidate)),
                () if name.starts_with(&lower) => Some((MAX_COMPARED, candidate)),
                () if is_part => Some((MAX_COMPARED + 1, candidate)),
                () => None,
            }
        })
        .collect();
    near.sort_by_key(|&(distance, _)| distance);
    near.into_iter().map(|(_, candidate)| candidate).take(3).collect()
}

/// Nobody mistypes more than this; the rest is not compared.
const MAX_COMPARED: usize = 64;

/// Edits (insert, delete, replace, swap two neighbours) from one text to another.
fn distance(typed: &[char], candidate: &str) -> usize {
    let candidate: Vec<char> = candidate.to_lowercase().chars().take(MAX_COMPARED).collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=candidate.len()).collect();
    let mut above = None;
    for (row, &c) in typed.iter().enumerate() {
        let mut current = vec![row + 1];
        let mut left = None;
        for (column, &d) in candidate.iter().enumerate() {
            let at = |cells: &[usize], index: usize| cells.get(index).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(&last, column) + usize::from(c != d);
            let mut best = replaced.min(at(&last, column + 1) + 1).min(at(&current, column) + 1);
            if column > 0 && above == Some(d) && left == Some(c) {
                best = best.min(at(&before_last, column - 1) + 1);
            }
            current.push(best);
            left = Some(d);
        }
        before_last = std::mem::replace(&mut last, current);
        above = Some(c);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_noun() {
        assert_eq!(Count::new(0, "roadmap").to_string(), "0 roadmaps");
        assert_eq!(Count::new(1, "roadmap").to_string(), "1 roadmap");
        assert_eq!(Count::new(3, "roadmap").to_string(), "3 roadmaps");
        assert_eq!(Count::irregular(2, "category", "categories").to_string(), "2 categories");
        assert_eq!(Count::irregular(1, "category", "categories").to_string(), "1 category");
    }

    #[test]
    fn lists_read_as_in_a_sentence() {
        let words = ["a", "b", "c"];
        assert_eq!(Listed::and(&words[..0]).to_string(), "");
        assert_eq!(Listed::and(&words[..1]).to_string(), "a");
        assert_eq!(Listed::and(&words[..2]).to_string(), "a and b");
        assert_eq!(Listed::or(&words).to_string(), "a, b or c");
    }

    #[track_caller]
    fn check(typed: &str, meant: Option<&str>) {
        assert_eq!(closest(typed, ["python", "postgresql-dba", "go", "rust", "redis"]), meant, "{typed}");
    }

    #[test]
    fn a_slip_of_the_finger_finds_what_was_meant() {
        check("pyhton", Some("python"));
        check("Rusk", Some("rust"));
        check("postgres-dba", Some("postgresql-dba"));
        check("goo", Some("go"));
        check("haskell", None);
        check("", None);
        check("x", None);
    }

    #[track_caller]
    fn check_meant(typed: &str, expected: &[&str]) {
        let ids = ["nodejs", "python", "sql", "postgresql-dba", "data-engineer", "data-analyst", "redis"];
        assert_eq!(meant(typed, ids), expected, "{typed}");
    }

    #[test]
    fn slips_beginnings_and_parts_are_understood() {
        check_meant("pyhton", &["python"]);
        check_meant("Postgres", &["postgresql-dba"]);
        check_meant("data", &["data-engineer", "data-analyst"]);
        check_meant("dba", &["postgresql-dba"]);
        check_meant("redis-cache", &["redis"]);
        check_meant("zzz", &[]);
        check_meant("", &[]);
    }
}
