//! Plain text as it grows: titles, paragraphs, lists, all within the view's width.

use super::View;
use super::wrap::hang;

/// A text under way.
pub(super) struct Page<'a> {
    view: &'a View,
    text: String,
}

impl<'a> Page<'a> {
    /// An empty page.
    pub(super) fn new(view: &'a View) -> Self {
        Self { view, text: String::new() }
    }

    /// A title on a line of its own: bold where there is colour.
    pub(super) fn title(&mut self, title: &str) {
        let line = if self.view.colour { format!("\u{1b}[1m{title}\u{1b}[0m\n") } else { format!("{title}\n") };
        self.text.push_str(&line);
    }

    /// An empty line, unless nothing or an empty line stands before it.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A paragraph, with `first` before its first line and the others under it.
    pub(super) fn hang(&mut self, first: &str, text: &str) {
        self.text.push_str(&hang(first, text, self.view.width));
    }

    /// A paragraph.
    pub(super) fn say(&mut self, text: &str) {
        self.hang("", text);
    }

    /// Whole lines, as they are.
    pub(super) fn lines(&mut self, lines: &str) {
        self.text.push_str(lines);
    }

    /// The text.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::learner::Moment;

    #[test]
    fn a_part_without_anything_leaves_no_second_gap() {
        let today = jiff::civil::date(2026, 11, 23);
        let now = Moment { instant: jiff::Timestamp::UNIX_EPOCH, day: today };
        let view = View { width: 80, colour: false, today, now };
        let mut page = Page::new(&view);
        page.gap();
        page.say("one");
        page.gap();
        page.gap();
        page.say("two");
        assert_eq!(page.finish(), "one\n\ntwo\n");
    }
}
