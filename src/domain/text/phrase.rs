//! Habits of English that every message shares.

/// `1 roadmap`, `2 roadmaps`. `one` takes an `s` in the plural; `y` after a consonant becomes `ies`.
pub fn counted(count: usize, one: &str) -> String {
    if count == 1 {
        return format!("1 {one}");
    }
    match one.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{count} {stem}ies"),
        _ => format!("{count} {one}s"),
    }
}

/// `a`, `a and b`, `a, b and c`, with the word in between that is asked for.
pub fn listed<T: AsRef<str>>(parts: &[T], word: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", first.join(", "), last.as_ref())
        }
    }
}

/// A number as people write it: no fraction where it is whole, else one digit of it.
pub fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    if tenths.fract() == 0.0 { format!("{tenths:.0}") } else { format!("{tenths:.1}") }
}

/// `4-6`, or `300` where both ends read the same.
pub fn range(low: f64, high: f64) -> String {
    let (low, high) = (number(low), number(high));
    if low == high { low } else { format!("{low}-{high}") }
}

/// At most three of `candidates` that somebody who typed `word` may have meant, the likeliest first.
pub fn meant<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let lower = candidate.to_lowercase();
            let longest = word.chars().count().max(lower.chars().count());
            let slips = slips(&word, &lower);
            // A typing slip for every three letters, a word begun or a part of the name.
            match () {
                () if word.is_empty() => None,
                () if slips * 3 <= longest => Some((slips, candidate)),
                () if lower.starts_with(&word) => Some((10, candidate)),
                () if word.chars().count() > 2 && (lower.contains(&word) || word.contains(&lower)) => {
                    Some((20, candidate))
                }
                () => None,
            }
        })
        .collect();
    near.sort_by_key(|&(slips, _)| slips);
    near.truncate(3);
    near.into_iter().map(|(_, candidate)| candidate).collect()
}

/// How many letters must be added, taken away, changed or swapped with their neighbour.
fn slips(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &to) in b.iter().enumerate() {
            let mut best = (at(&last, j + 1) + 1).min(at(&row, j) + 1).min(at(&last, j) + usize::from(from != to));
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(&to) && b.get(j - 1) == Some(&from);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    at(&last, b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_the_rest_is_plural() {
        for (count, one, text) in [
            (0, "topic", "0 topics"),
            (1, "topic", "1 topic"),
            (2, "category", "2 categories"),
            (1, "category", "1 category"),
            (3, "day", "3 days"),
        ] {
            assert_eq!(counted(count, one), text);
        }
    }

    #[test]
    fn lists_end_in_a_word() {
        assert_eq!(listed::<&str>(&[], "and"), "");
        assert_eq!(listed(&["a"], "and"), "a");
        assert_eq!(listed(&["a", "b"], "or"), "a or b");
        assert_eq!(listed(&["a", "b", "c"], "and"), "a, b and c");
    }

    #[test]
    fn numbers_have_at_most_one_digit_behind_the_point() {
        assert_eq!(number(4.0), "4");
        assert_eq!(number(4.25), "4.3");
        assert_eq!(number(3.96), "4");
        assert_eq!(range(4.0, 6.5), "4-6.5");
        assert_eq!(range(300.0, 300.0), "300");
    }

    #[track_caller]
    fn check_meant(word: &str, expected: &[&str]) {
        let ids = ["nodejs", "python", "sql", "postgresql-dba", "data-engineer", "data-analyst", "redis"];
        assert_eq!(meant(word, ids), expected, "{word}");
    }

    #[test]
    fn slips_beginnings_and_parts_are_understood() {
        check_meant("pyhton", &["python"]);
        check_meant("Python", &["python"]);
        check_meant("postgres", &["postgresql-dba"]);
        check_meant("data", &["data-engineer", "data-analyst"]);
        check_meant("dba", &["postgresql-dba"]);
        check_meant("redis-cache", &["redis"]);
    }

    #[test]
    fn what_is_like_nothing_suggests_nothing() {
        check_meant("zzz", &[]);
        check_meant("", &[]);
    }
}
