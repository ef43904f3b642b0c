//! Text into lines of at most so many columns.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Breaks text at spaces into lines of at most `width` columns; a longer word is broken where it has to be. Line feeds
/// are kept. There is always at least one line.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    text.split('\n').flat_map(|line| wrap_line(line, width.max(1))).collect()
}

/// The same with `first` before the first line, and as many spaces before the others.
pub(super) fn hang(first: &str, text: &str, width: usize) -> String {
    let indent = first.width();
    let lines = wrap(text, width.saturating_sub(indent).max(20));
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        if line.is_empty() && index > 0 {
            out.push('\n');
            continue;
        }
        let start = if index == 0 { first.to_owned() } else { " ".repeat(indent) };
        out.push_str(format!("{start}{line}").trim_end());
        out.push('\n');
    }
    out
}

fn wrap_line(line: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        if !current.is_empty() && current.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut current));
        }
        if !current.is_empty() {
            current.push(' ');
        }
        if word.width() <= width {
            current.push_str(word);
            continue;
        }
        for cluster in word.graphemes(true) {
            if !current.is_empty() && current.width() + cluster.width() > width {
                lines.push(std::mem::take(&mut current));
            }
            current.push_str(cluster);
        }
    }
    lines.push(current);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, width: usize, expected: &[&str]) {
        assert_eq!(wrap(text, width), expected);
    }

    #[test]
    fn lines_break_at_spaces_and_long_words_where_they_must() {
        check("one two three", 7, &["one two", "three"]);
        check("a\nb", 7, &["a", "b"]);
        check("", 7, &[""]);
        check("abcdefghij k", 4, &["abcd", "efgh", "ij k"]);
        check("日本語です", 4, &["日本", "語で", "す"]);
    }

    #[test]
    fn later_lines_hang_under_the_first() {
        assert_eq!(hang("- ", "one two three four five", 22), "- one two three four\n  five\n");
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_wider_than_asked_and_no_letter_is_lost(text in "[a-z 日\n]{0,60}", width in 2_usize..20) {
            let lines = wrap(&text, width);
            proptest::prop_assert!(lines.iter().all(|line| line.width() <= width));
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            proptest::prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
