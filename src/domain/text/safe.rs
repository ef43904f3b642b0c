//! Text from outside, made safe to show.
//!
//! A file can hide escape sequences behind plain ASCII (`&#27;` in Markdown, `"\e"` in YAML), so text is made safe one
//! character at a time *after* it was parsed. The model holds nothing but [`SafeText`]; raw text cannot reach a screen.

use std::borrow::{Borrow, Cow};
use std::fmt::{self, Write as _};
use std::ops::Deref;
use std::sync::Arc;

/// At most this many combining marks are kept on one base character; more than any script needs, fewer than it takes
/// to paint over neighbouring rows.
const MAX_COMBINING: usize = 4;
/// A tab becomes this many spaces: a terminal would jump, a widget would delete it.
const TAB: &str = "    ";

/// Text without control characters, bidirectional overrides or invisible characters. Line feeds are kept.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SafeText(Arc<str>);

impl SafeText {
    /// Makes `raw` safe: control characters become visible pictures (`␛`), tabs four spaces, characters that hide or
    /// reorder text their code point (`⟨U+202E⟩`). Text without any of these is kept as it is.
    pub fn new(raw: &str) -> Self {
        Self(Arc::from(sanitize(raw).as_ref()))
    }

    /// The same, on one line: every run of white space becomes one space, and the ends are trimmed.
    pub fn single_line(raw: &str) -> Self {
        let is_plain = raw.bytes().all(|b| matches!(b, b' '..=b'~'));
        if is_plain && !raw.starts_with(' ') && !raw.ends_with(' ') && !raw.contains("  ") {
            return Self(Arc::from(raw));
        }
        let safe = sanitize(raw);
        let mut out = String::with_capacity(safe.len());
        for word in safe.split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
        Self(Arc::from(out))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn sanitize(raw: &str) -> Cow<'_, str> {
    if raw.bytes().all(|b| matches!(b, b' '..=b'~' | b'\n')) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len() + 16);
    let mut combining = 0;
    let mut previous = '\0';
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        if is_combining(c) {
            combining += 1;
            if combining > MAX_COMBINING {
                continue;
            }
        } else {
            combining = 0;
        }
        match c {
            '\n' => out.push('\n'),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\t' => out.push_str(TAB),
            '\u{0}'..='\u{1f}' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
            '\u{7f}' => out.push('␡'),
            '\u{fe0f}' | '\u{fe0e}' if is_emoji_like(previous) => out.push(c),
            '\u{200d}' if is_emoji_like(previous) && chars.peek().copied().is_some_and(is_emoji_like) => out.push(c),
            _ if is_hidden(c) => {
                let mut run = 1_usize;
                while is_tag(c) && chars.peek().copied().is_some_and(is_tag) {
                    chars.next();
                    run += 1;
                }
                if is_tag(c) {
                    let _ = write!(out, "⟨{run} hidden⟩");
                } else {
                    let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
                }
            }
            _ => out.push(c),
        }
        previous = c;
    }
    Cow::Owned(out)
}

/// Tag characters: an invisible copy of ASCII.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// Characters that a reader cannot see or that change the order of what is seen.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}'                        // C1 controls: some terminals obey them
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'                  // zero-width characters and marks of direction
        | '\u{2028}'..='\u{202e}'                  // line separators, bidirectional overrides
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' // private use and planes 15, 16
        | '\u{e0000}'..='\u{e0fff}'
    ) || u32::from(c) & 0xfffe == 0xfffe
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// Marks that add to the character before them without taking a column.
fn is_combining(c: char) -> bool {
    !c.is_ascii() && unicode_width::UnicodeWidthChar::width(c) == Some(0) && !is_hidden(c)
}

/// Characters after which a variation selector or a joiner is part of a picture.
fn is_emoji_like(c: char) -> bool {
    matches!(c,
        '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '#' | '*' | '0'..='9' | '©' | '®'
        | '\u{203c}' | '\u{2049}' | '\u{2100}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
        | '\u{1f000}'..='\u{1faff}')
}

impl Deref for SafeText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for SafeText {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for SafeText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for SafeText {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, safe: &str) {
        assert_eq!(SafeText::new(raw).as_str(), safe);
    }

    #[test]
    fn ordinary_text_in_any_script_is_kept() {
        for text in ["plain", "naïve café", "日本語", "עברית", "ไทย", "a\nb", "👩‍💻 👍🏽 🇫🇷 ⚙️", "1️⃣"]
        {
            check(text, text);
        }
    }

    #[test]
    fn controls_become_pictures() {
        check("a\u{1b}[2Jb", "a␛[2Jb");
        check("done\rNOT", "done␍NOT");
        check("a\r\nb", "a\nb");
        check("x\u{8}\u{7f}", "x␈␡");
        check("\tx", "    x");
        check("\u{9b}31m", "⟨U+009B⟩31m");
    }

    #[test]
    fn characters_that_hide_or_reorder_become_code_points() {
        check("exe\u{202e}txt", "exe⟨U+202E⟩txt");
        check("pay\u{200b}pal", "pay⟨U+200B⟩pal");
        check("a\u{200d}b", "a⟨U+200D⟩b");
        check("a\u{2028}b", "a⟨U+2028⟩b");
        check("x\u{e0041}\u{e0042}y", "x⟨2 hidden⟩y");
        check("\u{e000}\u{fdd0}\u{ffff}", "⟨U+E000⟩⟨U+FDD0⟩⟨U+FFFF⟩");
    }

    #[test]
    fn at_most_four_combining_marks_stand_on_one_base() {
        let stacked = format!("a{}b", "\u{301}".repeat(200));
        check(&stacked, "a\u{301}\u{301}\u{301}\u{301}b");
    }

    #[test]
    fn one_line_stays_one_line() {
        assert_eq!(SafeText::single_line(" a\n  b\tc ").as_str(), "a b c");
    }

    proptest::proptest! {
        #[test]
        fn nothing_dangerous_survives_and_making_safe_twice_changes_nothing(raw in ".*") {
            let once = SafeText::new(&raw);
            proptest::prop_assert!(once.chars().all(|c| c == '\n' || !c.is_control()));
            let twice = SafeText::new(&once);
            proptest::prop_assert_eq!(&once, &twice);
        }
    }
}
