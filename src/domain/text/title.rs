//! Names out of titles: without emoji, numbering, parentheses and closing marks.

use super::quantity::spans;

/// A longer text, in bytes, is no title with a name in it and is kept as it is.
const MAX_TITLE: usize = 500;
/// No honest title wraps its name in more layers of marks than this.
const MAX_LAYERS: usize = 8;

/// The name in a title: `📍 1. Go (Golang):` is `Go`. Numbers that belong to the name stay (`Level 1: Basics`), and so
/// does a title that would lose everything.
pub fn clean_name(title: &str) -> String {
    if title.len() > MAX_TITLE {
        return title.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut name = without_timed_parentheses(title.trim());
    for _ in 0..MAX_LAYERS {
        let shorter = shortened(&name).to_owned();
        if shorter == name || shorter.is_empty() {
            break;
        }
        name = shorter;
    }
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same in lower case, for comparing.
pub fn plain_words(title: &str) -> String {
    clean_name(title).to_lowercase()
}

/// Whether a character is a picture or an ornament rather than part of a word.
pub fn is_ornament(c: char) -> bool {
    matches!(c,
        '\u{203c}' | '\u{2049}' | '\u{20e3}' | '\u{2122}' | '\u{2139}'
        | '\u{2300}'..='\u{23ff}' | '\u{2460}'..='\u{24ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
        | '\u{3030}' | '\u{303d}' | '\u{fe00}'..='\u{fe0f}' | '\u{200d}' | '\u{1f000}'..='\u{1faff}'
    )
}

fn shortened(name: &str) -> &str {
    let name =
        name.trim_start_matches(|c: char| is_ornament(c) || c.is_whitespace() || matches!(c, '•' | '·' | '*' | '_'));
    let name = name.trim_end_matches(|c: char| {
        is_ornament(c) || c.is_whitespace() || matches!(c, ':' | '*' | '_' | '-' | '–' | '—' | '|' | ',' | ';')
    });
    without_numbering(without_last_time(without_last_parenthesis(name)))
}

/// `Databases – 100-320 hours` is `Databases`: a time at the end, set apart by a dash, colon, comma or bar.
fn without_last_time(name: &str) -> &str {
    let before =
        spans(name).pop().filter(|found| found.range.end == name.len()).and_then(|found| name.get(..found.range.start));
    match before.map(str::trim_end) {
        Some(before) if before.ends_with(['-', '–', '—', ':', ',', '|']) => before,
        _ => name,
    }
}

/// `3. Go` and `IV) Go` are `Go`; `3.5 Turbo`, `C. elegans` and `1st steps` stay.
fn without_numbering(name: &str) -> &str {
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let (number, rest) = name.split_at_checked(end).unwrap_or(("", name));
    let is_number = !number.is_empty() && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman =
        !number.is_empty() && number.len() <= 4 && number.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    match rest.strip_prefix(['.', ')']) {
        Some(rest) if (is_number || is_roman) && rest.starts_with(char::is_whitespace) => rest.trim_start(),
        // What is left of `1️⃣ Go` once its ornaments are gone.
        _ if is_number && rest.starts_with(['\u{fe0f}', '\u{20e3}']) => rest,
        _ => name,
    }
}

fn without_last_parenthesis(name: &str) -> &str {
    let Some(inside) = name.strip_suffix(')') else {
        return name;
    };
    let mut depth = 1_usize;
    for (at, c) in inside.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let before = name.get(..at).unwrap_or("");
            // `main()` is a name; `Go (Golang)` carries a remark.
            return if before.ends_with(char::is_whitespace) { before.trim_end() } else { name };
        }
    }
    name
}

/// Drops parentheses that hold an amount of time, wherever they stand: `Docker (2 weeks) in depth`.
fn without_timed_parentheses(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    let mut rest = title;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((inside, behind)) = after.split_once(')') else {
            break;
        };
        out.push_str(before.trim_end());
        if spans(inside).is_empty() {
            let gap = before.len() - before.trim_end().len();
            out.push_str(before.get(before.len() - gap..).unwrap_or(""));
            out.push('(');
            out.push_str(inside);
            out.push(')');
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, name: &str) {
        assert_eq!(clean_name(title), name, "{title}");
    }

    #[test]
    fn ornaments_numbers_and_remarks_are_dropped() {
        check("🎯 Covered Roadmaps (10 Paths)", "Covered Roadmaps");
        check("Fastest Backend Path (4-6 months):", "Fastest Backend Path");
        check("**Databases**:", "Databases");
        check("3. Databases", "Databases");
        check("IV. Go – Cloud-Native", "Go – Cloud-Native");
        check("⭐⭐ Intermediate (4-5 months, 15-20h/week)", "Intermediate");
        check("1️⃣ Start", "Start");
        check("Docker (2 weeks) in depth", "Docker in depth");
        check("Databases – 100-320 hours", "Databases");
        check("Level 2: 6 weeks", "Level 2");
        check("Typing (again) (2-3 months)", "Typing");
        check("Done ✓", "Done");
    }

    #[test]
    fn what_belongs_to_the_name_stays() {
        for name in [
            "C++",
            "C#",
            ".NET",
            "Node.js",
            "Level 1: Beginner",
            "3D Graphics",
            "2025 Trends",
            "main()",
            "API design",
            "v1.2 Notes",
            "Go/Rust",
            "(all)",
            "Path A: Start → End",
            "I am",
            "100 days",
        ] {
            check(name, name);
        }
        check("", "");
        check("🚀", "🚀");
    }
}
