//! Signs for lines, marks and keys: those of Unicode, or plain ASCII where the locale cannot show more.

/// One set of signs. Every sign is one column wide unless it says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbols {
    /// A vertical rule.
    pub vertical: &'static str,
    /// A horizontal rule.
    pub horizontal: &'static str,
    /// Corners of a frame: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// Before the row that the cursor is on.
    pub cursor: &'static str,
    /// Before an entry of a list.
    pub bullet: &'static str,
    /// Before a quotation.
    pub quote: &'static str,
    /// Task done, task open; three columns.
    pub tasks: [&'static str; 2],
    /// Between parts of a line, with its spaces; three columns.
    pub dot: &'static str,
    /// For what was cut off.
    pub ellipsis: &'static str,
    /// Between the ends of a range.
    pub dash: &'static str,
    /// More above, more below.
    pub more: [&'static str; 2],
    /// Up, down, left, right as keys; up to five columns in ASCII.
    pub arrows: [&'static str; 4],
    /// Full and empty part of a bar.
    pub bar: [&'static str; 2],
    /// The expected figure on a bar.
    pub crossing: &'static str,
    /// Left end, middle and right end of a whisker.
    pub whisker: [&'static str; 3],
    /// The expected figure on a whisker.
    pub tick: &'static str,
    /// A solid bar.
    pub solid: &'static str,
    /// For, against.
    pub signs: [&'static str; 2],
    /// Strokes that meet in a cell, by the sum of their sides: up 1, down 2, left 4, right 8.
    pub strokes: [&'static str; 16],
    /// The tip of an arrow to the right.
    pub tip: &'static str,
    /// Comes some way before, comes some way after.
    pub ways: [&'static str; 2],
    /// Where a learner stands with a topic: later, ready, learning, done, rusty, skipped.
    pub standings: [&'static str; 6],
}

impl Symbols {
    /// For terminals in a UTF-8 locale.
    pub const UNICODE: Self = Self {
        vertical: "│",
        horizontal: "─",
        corners: ["╭", "╮", "╰", "╯"],
        cursor: "▌",
        bullet: "•",
        quote: "▏",
        tasks: ["[x]", "[ ]"],
        dot: " · ",
        ellipsis: "…",
        dash: "–",
        more: ["↑", "↓"],
        arrows: ["↑", "↓", "←", "→"],
        bar: ["━", "─"],
        crossing: "╋",
        whisker: ["├", "─", "┤"],
        tick: "┼",
        solid: "█",
        signs: ["+", "−"],
        strokes: [" ", "│", "│", "│", "─", "╯", "╮", "┤", "─", "╰", "╭", "├", "─", "┴", "┬", "┼"],
        tip: "▸",
        ways: ["‹", "›"],
        standings: ["·", "○", "◐", "✓", "↺", "×"],
    };

    /// For all others.
    pub const ASCII: Self = Self {
        vertical: "|",
        horizontal: "-",
        corners: ["+", "+", "+", "+"],
        cursor: ">",
        bullet: "*",
        quote: "|",
        tasks: ["[x]", "[ ]"],
        dot: " | ",
        ellipsis: "~",
        dash: "-",
        more: ["^", "v"],
        arrows: ["Up", "Down", "Left", "Right"],
        bar: ["=", "-"],
        crossing: "+",
        whisker: ["|", "-", "|"],
        tick: "+",
        solid: "#",
        signs: ["+", "-"],
        strokes: [" ", "|", "|", "|", "-", "+", "+", "+", "-", "+", "+", "+", "-", "+", "+", "+"],
        tip: ">",
        ways: ["<", ">"],
        standings: [".", "o", "~", "x", "?", "-"],
    };

    /// The set that a locale such as `en_GB.UTF-8` can show.
    pub fn for_locale(locale: &str) -> &'static Self {
        let lower = locale.to_ascii_lowercase();
        if lower.contains("utf-8") || lower.contains("utf8") { &Self::UNICODE } else { &Self::ASCII }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stroke_mark_and_tip_is_one_column_wide() {
        for symbols in [Symbols::UNICODE, Symbols::ASCII] {
            let signs = symbols.strokes.iter().chain(&symbols.ways).chain(&symbols.standings).chain([&symbols.tip]);
            assert!(signs.into_iter().all(|sign| crate::tui::widgets::paint::width(sign) == 1));
        }
    }

    #[test]
    fn a_locale_that_is_not_utf_8_gets_ascii() {
        assert_eq!(Symbols::for_locale("en_GB.UTF-8"), &Symbols::UNICODE);
        assert_eq!(Symbols::for_locale("de_DE.utf8"), &Symbols::UNICODE);
        assert_eq!(Symbols::for_locale("C"), &Symbols::ASCII);
    }
}
