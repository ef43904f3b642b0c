//! A question with any number of answers: marks, levels, and a filter that one types.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::advice::{Answer, LEVELS, Question, QuestionId, QuestionOption};
use crate::domain::learner::Level;
use crate::domain::text::SafeText;
use crate::tui::action::Action;
use crate::tui::component::{Cx, Pointer};
use crate::tui::popups::learn::notes;
use crate::tui::theme::Role;
use crate::tui::widgets::paint;
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::rows::{self, Alive, ListRow};
use crate::tui::widgets::scroll::Scroll;

/// Up to this many options nobody needs a filter.
const FEW: usize = 6;

/// What is marked, and the cursor.
pub(super) struct Marks {
    filter: Prompt,
    /// In what the filter leaves.
    scroll: Scroll,
    /// Values as [`Answer::Many`] holds them, in the order of the options.
    marked: Vec<String>,
    /// What was marked from elsewhere and is no option of the question, such as a single topic.
    extra: Vec<QuestionOption>,
}

impl Marks {
    /// With what was marked before.
    pub(super) fn new(options: &[QuestionOption], before: Option<&Answer>) -> Self {
        let marked = if let Some(Answer::Many(values)) = before { values.clone() } else { Vec::new() };
        let is_option = |value: &&String| options.iter().any(|option| value.split(':').next() == Some(&option.value));
        let extra = |value: &String| {
            let label = SafeText::single_line(value);
            QuestionOption { value: value.clone(), label, note: SafeText::default() }
        };
        let extra = marked.iter().filter(|value| !is_option(value)).map(extra).collect();
        Self { filter: Prompt::default(), scroll: Scroll::default(), marked, extra }
    }

    /// The question's options and what was marked from elsewhere.
    fn all(&self, options: &[QuestionOption]) -> Vec<QuestionOption> {
        options.iter().chain(&self.extra).cloned().collect()
    }

    /// What Enter would answer.
    pub(super) fn answer(&self) -> Answer {
        if self.marked.is_empty() { Answer::Skipped } else { Answer::Many(self.marked.clone()) }
    }

    /// The options that the filter leaves.
    fn shown<'o>(&self, options: &'o [QuestionOption]) -> Vec<&'o QuestionOption> {
        let wanted = self.filter.text().to_lowercase();
        let fits = |text: &str| text.to_lowercase().contains(&wanted);
        options.iter().filter(|option| fits(&option.label) || fits(&option.value) || fits(&option.note)).collect()
    }

    fn mark_of(&self, option: &QuestionOption) -> Option<&String> {
        self.marked.iter().find(|value| value.split(':').next() == Some(&option.value))
    }

    fn level(&self, option: &QuestionOption) -> Option<Level> {
        let value = self.mark_of(option)?;
        let named = value.split_once(':').and_then(|(_, name)| LEVELS.into_iter().find(|level| level.name() == name));
        Some(named.unwrap_or(Level::Solid))
    }

    /// Clears the filter; false where there is none.
    pub(super) fn clear_filter(&mut self) -> bool {
        let filtered = !self.filter.text().is_empty();
        self.filter.set("");
        self.scroll = if filtered { Scroll::default() } else { self.scroll };
        filtered
    }

    /// Takes a key that edits the filter.
    pub(super) fn key(&mut self, key: KeyEvent) -> bool {
        let edited = self.filter.key(key);
        if edited {
            self.scroll = Scroll::default();
        }
        edited
    }

    /// Takes pasted text into the filter.
    pub(super) fn paste(&mut self, text: &str) {
        self.filter.paste(text);
        self.scroll = Scroll::default();
    }

    /// Moves the cursor, marks, or changes a level; false where the action does none of these.
    pub(super) fn act(&mut self, action: Action, question: &Question, options: &[QuestionOption], area: Rect) -> bool {
        let options = &self.all(options);
        let shown = self.shown(options);
        match action {
            Action::Mark | Action::Left | Action::Right => {
                let Some(option) = shown.get(self.scroll.cursor) else { return true };
                let now = self.level(option);
                let wanted = match action {
                    _ if !has_level(question, option) => {
                        let mark = if action == Action::Mark { now.is_none() } else { action == Action::Right };
                        mark.then_some(Level::Solid)
                    }
                    Action::Mark if now == LEVELS.last().copied() => None,
                    Action::Left => now.and_then(lower),
                    _ => now.map_or(LEVELS.first().copied(), higher),
                };
                self.set(question, options, option, wanted);
                true
            }
            action => rows::go(&mut self.scroll, action, Self::list(options, area).height, shown.len()),
        }
    }

    /// Moves the cursor by the mouse, and marks what is clicked.
    pub(super) fn point(&mut self, pointer: Pointer, question: &Question, options: &[QuestionOption], area: Rect) {
        let all = self.all(options);
        let len = self.shown(&all).len();
        if rows::point(&mut self.scroll, pointer, Self::list(&all, area), len).is_some() {
            self.act(Action::Mark, question, options, area);
        }
    }

    fn set(&mut self, question: &Question, options: &[QuestionOption], option: &QuestionOption, level: Option<Level>) {
        self.marked.retain(|value| value.split(':').next() != Some(&option.value));
        if let Some(level) = level {
            // Nothing and something exclude each other.
            let nothing = option.value == "none";
            self.marked.retain(|value| question.id != QuestionId::Know || (value != "none" && !nothing));
            let has_level = has_level(question, option);
            self.marked.push(if has_level {
                format!("{}:{}", option.value, level.name())
            } else {
                option.value.clone()
            });
        }
        let place = |value: &String| options.iter().position(|option| value.split(':').next() == Some(&option.value));
        self.marked.sort_by_key(|value| place(value).unwrap_or(usize::MAX));
    }

    /// The area of the list and its notes: below the filter, where there is one.
    fn below_filter(options: &[QuestionOption], area: Rect) -> Rect {
        let taken = if options.len() > FEW { 2.min(area.height) } else { 0 };
        Rect { y: area.y + taken, height: area.height - taken, ..area }
    }

    fn list(options: &[QuestionOption], area: Rect) -> Rect {
        notes::list(options, Self::below_filter(options, area))
    }

    pub(super) fn render(
        &self,
        question: &Question,
        options: &[QuestionOption],
        area: Rect,
        buf: &mut Buffer,
        cx: &Cx<'_>,
    ) -> Option<Position> {
        let options = &self.all(options);
        let cursor = (options.len() > FEW).then(|| self.render_filter(area, buf, cx)).flatten();
        let shown = self.shown(options);
        let below = Self::below_filter(options, area);
        rows::render(buf, notes::list(options, below), self.scroll, shown.len(), Alive::Yes, cx, |at| {
            let option = *shown.get(at)?;
            let [ticked, open] = cx.symbols.tasks;
            let level = self.level(option);
            let (sign, role) = if level.is_some() { (ticked, Role::Accent) } else { (open, Role::Text) };
            let level = level.filter(|_| has_level(question, option));
            let level = level.map_or(String::new(), |level| format!("{}{}", cx.symbols.dot, level.name()));
            let note = notes::beside(options, below, option);
            Some(ListRow { indent: 0, text: format!("{sign} {}{level}", option.label), role, note })
        });
        if shown.is_empty() {
            paint::text(buf, below, "Nothing is called that.", cx.theme.style(Role::Muted));
        }
        notes::below(options, shown.len(), below, shown.get(self.scroll.cursor).copied(), buf, cx);
        cursor
    }

    fn render_filter(&self, area: Rect, buf: &mut Buffer, cx: &Cx<'_>) -> Option<Position> {
        let line = Rect { height: area.height.min(1), ..area };
        let used = paint::text(buf, line, " Find: ", cx.theme.style(Role::Muted));
        let rest = paint::after(line, used);
        let cursor = self.filter.render(rest, buf, cx);
        if self.filter.text().is_empty() {
            paint::cut(
                buf,
                paint::after(rest, 1),
                "type a few letters",
                cx.symbols.ellipsis,
                cx.theme.style(Role::Muted),
            );
        }
        cursor
    }

    pub(super) fn is_sound(&self, options: &[QuestionOption]) -> bool {
        self.scroll.cursor < self.shown(&self.all(options)).len().max(1)
    }
}

/// Whether an option is known to a level rather than known or not: languages and other roadmaps.
fn has_level(question: &Question, option: &QuestionOption) -> bool {
    question.id == QuestionId::Know
        && !matches!(option.value.as_str(), "none" | "programming")
        && !option.value.contains('/')
}

fn lower(level: Level) -> Option<Level> {
    LEVELS.into_iter().rev().find(|other| *other < level)
}

/// The next level up, or the highest.
fn higher(level: Level) -> Option<Level> {
    LEVELS.into_iter().find(|other| *other > level).or(Some(level))
}
