//! Which key means what, where. [`BINDINGS`] is the only truth: input, help and the status line read it.

use std::borrow::Cow;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::tui::action::Action;
use crate::tui::symbols::Symbols;

/// Where one is. A component's own context comes first, then [`Context::Moving`], then [`Context::Everywhere`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// In every place; in text contexts only keys that are no text.
    Everywhere,
    /// In every place: moving about.
    Moving,
    /// The list of roadmaps or topics.
    Roadmaps,
    /// A topic's or roadmap's text.
    Topic,
    /// The map of a roadmap's prerequisites.
    Map,
    /// The list of paths.
    Paths,
    /// The page about a path.
    Path,
    /// The budget.
    Budget,
    /// The table of languages.
    Languages,
    /// The page about a language.
    Language,
    /// The plan.
    Plan,
    /// The plan laid out anew, before it is recorded.
    Replan,
    /// What could be cut of the plan.
    Cuts,
    /// The persona's sections.
    Guide,
    /// A text to read.
    Reading,
    /// A popup that lists things to choose from.
    Choosing,
    /// The command line.
    CommandLine,
    /// The first screen.
    Welcome,
    /// Any question of `/learn`; never a place by itself.
    Asking,
    /// A question with one answer out of several.
    AskingOne,
    /// A question with any number of answers. Typing filters them.
    AskingMany,
    /// The question after weekly hours.
    AskingHours,
    /// The question after a date.
    AskingDate,
    /// The list of all answers.
    Answers,
    /// The recommendation.
    Advice,
    /// A table behind the recommendation.
    AdviceTable,
    /// A note.
    Writing,
    /// How many minutes to record.
    AskingMinutes,
}

impl Context {
    /// Whether printable keys are text here.
    pub fn takes_text(self) -> bool {
        matches!(
            self,
            Self::CommandLine
                | Self::AskingMany
                | Self::AskingHours
                | Self::AskingDate
                | Self::Writing
                | Self::AskingMinutes
        )
    }

    /// The wider place whose bindings hold here too.
    fn within(self) -> Option<Self> {
        match self {
            Self::AskingOne | Self::AskingMany | Self::AskingHours | Self::AskingDate => Some(Self::Asking),
            _ => None,
        }
    }
}

/// A key, with or without Ctrl. Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The key.
    pub key: Key,
    /// What it means.
    pub action: Action,
    /// What it does there, in a word or two.
    pub label: &'static str,
}

const fn code(code: KeyCode) -> Key {
    Key { code, ctrl: false }
}

const fn key(c: char) -> Key {
    code(KeyCode::Char(c))
}

const fn ctrl(c: char) -> Key {
    Key { code: KeyCode::Char(c), ctrl: true }
}

const fn on(context: Context, key: Key, action: Action, label: &'static str) -> Binding {
    Binding { context, key, action, label }
}

const ENTER: Key = code(KeyCode::Enter);
const ESC: Key = code(KeyCode::Esc);

/// Every key of the program. The first row of an action is the key that the status line names.
pub const BINDINGS: &[Binding] = {
    use Action as A;
    use Context as C;
    &[
        on(C::Roadmaps, ENTER, A::Confirm, "open"),
        on(C::Roadmaps, key('m'), A::Map, "map"),
        on(C::Roadmaps, key(' '), A::Mark, "done or not"),
        on(C::Roadmaps, key('s'), A::Status, "its status"),
        on(C::Roadmaps, key('n'), A::Note, "note"),
        on(C::Roadmaps, key('t'), A::Clock, "clock"),
        on(C::Roadmaps, ESC, A::Back, "back"),
        //
        on(C::Topic, key('a'), A::Reveal, "answers"),
        on(C::Topic, ENTER, A::Confirm, "open the link"),
        on(C::Topic, key('y'), A::Copy, "copy the link"),
        on(C::Topic, key('m'), A::Map, "map"),
        on(C::Topic, key(' '), A::Mark, "done or not"),
        on(C::Topic, key('s'), A::Status, "its status"),
        on(C::Topic, key('n'), A::Note, "note"),
        on(C::Topic, key('t'), A::Clock, "clock"),
        on(C::Topic, code(KeyCode::Right), A::Right, "sideways"),
        on(C::Topic, ESC, A::Back, "back"),
        //
        on(C::Map, code(KeyCode::Left), A::Left, "what it needs"),
        on(C::Map, key('h'), A::Left, "what it needs"),
        on(C::Map, code(KeyCode::Right), A::Right, "what it opens"),
        on(C::Map, key('l'), A::Right, "what it opens"),
        on(C::Map, key('w'), A::Reveal, "only the way here"),
        on(C::Map, key(' '), A::Another, "the next of them"),
        on(C::Map, code(KeyCode::Backspace), A::Retrace, "where you came from"),
        on(C::Map, ENTER, A::Confirm, "read"),
        on(C::Map, ESC, A::Back, "back"),
        on(C::Map, key('m'), A::Back, "back"),
        on(C::Map, key('s'), A::Status, "its status"),
        on(C::Map, key('n'), A::Note, "note"),
        on(C::Map, key('t'), A::Clock, "clock"),
        //
        on(C::Paths, ENTER, A::Confirm, "read"),
        on(C::Paths, key('c'), A::Compare, "compare"),
        on(C::Paths, key('a'), A::Accept, "plan it"),
        on(C::Paths, ESC, A::Back, "back"),
        //
        on(C::Path, key(' '), A::PageDown, "next page"),
        on(C::Path, key('c'), A::Compare, "compare"),
        on(C::Path, key('a'), A::Accept, "plan it"),
        on(C::Path, ENTER, A::Confirm, "open the link"),
        on(C::Path, key('y'), A::Copy, "copy the link"),
        on(C::Path, ESC, A::Back, "back"),
        //
        on(C::Budget, code(KeyCode::Right), A::Right, "an hour more"),
        on(C::Budget, key('l'), A::Right, "an hour more"),
        on(C::Budget, key('+'), A::Right, "an hour more"),
        on(C::Budget, code(KeyCode::Left), A::Left, "an hour less"),
        on(C::Budget, key('h'), A::Left, "an hour less"),
        on(C::Budget, key('-'), A::Left, "an hour less"),
        on(C::Budget, key('v'), A::NextView, "next view"),
        on(C::Budget, key('x'), A::Cuts, "cuts"),
        on(C::Budget, ENTER, A::Confirm, "read"),
        on(C::Budget, key('a'), A::Accept, "plan it"),
        on(C::Budget, ESC, A::Back, "back"),
        //
        on(C::Languages, ENTER, A::Confirm, "its roadmap"),
        on(C::Languages, key('s'), A::Sort, "sort"),
        on(C::Languages, code(KeyCode::Right), A::Right, "read"),
        on(C::Languages, key('l'), A::Right, "read"),
        on(C::Languages, ESC, A::Back, "back"),
        //
        on(C::Language, ENTER, A::Confirm, "its roadmap"),
        on(C::Language, key(' '), A::PageDown, "next page"),
        on(C::Language, ESC, A::Back, "back"),
        //
        on(C::Plan, ENTER, A::Confirm, "open"),
        on(C::Plan, key('v'), A::NextView, "next view"),
        on(C::Plan, key('w'), A::Why, "what moved"),
        on(C::Plan, key('x'), A::Cuts, "cuts"),
        on(C::Plan, code(KeyCode::Right), A::Right, "into the week"),
        on(C::Plan, key('l'), A::Right, "into the week"),
        on(C::Plan, ESC, A::Back, "back"),
        //
        on(C::Replan, ENTER, A::Confirm, "record it"),
        on(C::Replan, key(' '), A::PageDown, "next page"),
        on(C::Replan, ESC, A::Back, "leave all as it is"),
        //
        on(C::Cuts, ENTER, A::Confirm, "cut it"),
        on(C::Cuts, code(KeyCode::Left), A::Left, "aim lower"),
        on(C::Cuts, code(KeyCode::Right), A::Right, "aim higher"),
        on(C::Cuts, ESC, A::Back, "close"),
        //
        on(C::Guide, ENTER, A::Confirm, "read"),
        on(C::Guide, ESC, A::Back, "back"),
        //
        on(C::Reading, ENTER, A::Confirm, "open the link"),
        on(C::Reading, key('y'), A::Copy, "copy the link"),
        on(C::Reading, key(' '), A::PageDown, "next page"),
        on(C::Reading, code(KeyCode::Right), A::Right, "sideways"),
        on(C::Reading, ESC, A::Back, "back"),
        //
        on(C::Choosing, ENTER, A::Confirm, "choose"),
        on(C::Choosing, ESC, A::Back, "close"),
        //
        on(C::CommandLine, ENTER, A::Confirm, "go"),
        on(C::CommandLine, code(KeyCode::Tab), A::Complete, "complete"),
        on(C::CommandLine, ESC, A::Back, "close"),
        on(C::CommandLine, ctrl('n'), A::Down, "next"),
        on(C::CommandLine, ctrl('p'), A::Up, "previous"),
        //
        on(C::Welcome, ENTER, A::Confirm, "begin"),
        //
        on(C::AskingOne, ENTER, A::Confirm, "answer"),
        on(C::AskingOne, code(KeyCode::Left), A::Left, "back"),
        on(C::AskingOne, code(KeyCode::Right), A::Confirm, "answer"),
        on(C::AskingOne, code(KeyCode::Backspace), A::Left, "back"),
        on(C::AskingOne, key('1'), A::Nth(0), "that option"),
        on(C::AskingOne, key('2'), A::Nth(1), "that option"),
        on(C::AskingOne, key('3'), A::Nth(2), "that option"),
        on(C::AskingOne, key('4'), A::Nth(3), "that option"),
        on(C::AskingOne, key('5'), A::Nth(4), "that option"),
        on(C::AskingOne, key('6'), A::Nth(5), "that option"),
        on(C::AskingOne, key('7'), A::Nth(6), "that option"),
        on(C::AskingOne, key('8'), A::Nth(7), "that option"),
        on(C::AskingOne, key('9'), A::Nth(8), "that option"),
        //
        on(C::AskingMany, key(' '), A::Mark, "mark"),
        on(C::AskingMany, code(KeyCode::Right), A::Right, "know better"),
        on(C::AskingMany, code(KeyCode::Left), A::Left, "know less"),
        on(C::AskingMany, ENTER, A::Confirm, "answer"),
        //
        on(C::AskingHours, code(KeyCode::Left), A::Left, "fewer"),
        on(C::AskingHours, code(KeyCode::Right), A::Right, "more"),
        on(C::AskingHours, ENTER, A::Confirm, "answer"),
        //
        on(C::AskingDate, ENTER, A::Confirm, "answer"),
        //
        on(C::Asking, code(KeyCode::Tab), A::Skip, "skip"),
        on(C::Asking, ESC, A::Back, "back"),
        on(C::Asking, code(KeyCode::BackTab), A::Back, "back"),
        on(C::Asking, ctrl('r'), A::Finish, "result"),
        on(C::Asking, ctrl('x'), A::Leave, "leave"),
        on(C::Asking, ctrl('n'), A::StartOver, "start over"),
        //
        on(C::Answers, ENTER, A::Confirm, "change"),
        on(C::Answers, key('1'), A::Nth(0), "that answer"),
        on(C::Answers, key('2'), A::Nth(1), "that answer"),
        on(C::Answers, key('3'), A::Nth(2), "that answer"),
        on(C::Answers, key('4'), A::Nth(3), "that answer"),
        on(C::Answers, key('5'), A::Nth(4), "that answer"),
        on(C::Answers, key('6'), A::Nth(5), "that answer"),
        on(C::Answers, key('7'), A::Nth(6), "that answer"),
        on(C::Answers, ctrl('n'), A::StartOver, "start over"),
        on(C::Answers, ESC, A::Back, "back"),
        //
        on(C::Advice, ENTER, A::Confirm, "accept"),
        on(C::Advice, code(KeyCode::Left), A::Left, "fewer hours"),
        on(C::Advice, code(KeyCode::Right), A::Right, "more hours"),
        on(C::Advice, key('e'), A::Edit, "edit"),
        on(C::Advice, key('c'), A::Compare, "compare"),
        on(C::Advice, key('w'), A::Why, "why"),
        on(C::Advice, ctrl('n'), A::StartOver, "start over"),
        on(C::Advice, key(' '), A::PageDown, "next page"),
        on(C::Advice, ESC, A::Back, "back"),
        //
        on(C::AdviceTable, ENTER, A::Confirm, "open the source"),
        on(C::AdviceTable, key(' '), A::PageDown, "next page"),
        on(C::AdviceTable, ESC, A::Back, "back"),
        //
        on(C::Writing, ENTER, A::Confirm, "keep"),
        on(C::Writing, ESC, A::Back, "as it was"),
        //
        on(C::AskingMinutes, ENTER, A::Confirm, "record"),
        on(C::AskingMinutes, ctrl('x'), A::Leave, "record nothing"),
        on(C::AskingMinutes, ESC, A::Back, "ask later"),
        //
        on(C::Moving, code(KeyCode::Up), A::Up, "up"),
        on(C::Moving, key('k'), A::Up, "up"),
        on(C::Moving, code(KeyCode::Down), A::Down, "down"),
        on(C::Moving, key('j'), A::Down, "down"),
        on(C::Moving, code(KeyCode::Left), A::Left, "out"),
        on(C::Moving, key('h'), A::Left, "out"),
        on(C::Moving, code(KeyCode::Right), A::Right, "in"),
        on(C::Moving, key('l'), A::Right, "in"),
        on(C::Moving, code(KeyCode::PageUp), A::PageUp, "page up"),
        on(C::Moving, ctrl('b'), A::PageUp, "page up"),
        on(C::Moving, code(KeyCode::PageDown), A::PageDown, "page down"),
        on(C::Moving, ctrl('f'), A::PageDown, "page down"),
        on(C::Moving, code(KeyCode::Home), A::First, "first"),
        on(C::Moving, key('g'), A::First, "first"),
        on(C::Moving, code(KeyCode::End), A::Last, "last"),
        on(C::Moving, key('G'), A::Last, "last"),
        //
        on(C::Everywhere, key('/'), A::CommandLine, "find or command"),
        on(C::Everywhere, key(':'), A::CommandLine, "find or command"),
        on(C::Everywhere, key('?'), A::Help, "keys"),
        on(C::Everywhere, code(KeyCode::F(1)), A::Help, "keys"),
        on(C::Everywhere, ESC, A::Back, "back"),
        on(C::Everywhere, code(KeyCode::Tab), A::NextPane, "next pane"),
        on(C::Everywhere, code(KeyCode::BackTab), A::PreviousPane, "previous pane"),
        on(C::Everywhere, key('1'), A::Pane(0), "pane 1"),
        on(C::Everywhere, key('2'), A::Pane(1), "pane 2"),
        on(C::Everywhere, key('3'), A::Pane(2), "pane 3"),
        on(C::Everywhere, key('4'), A::Pane(3), "pane 4"),
        on(C::Everywhere, key('5'), A::Pane(4), "pane 5"),
        on(C::Everywhere, key('6'), A::Pane(5), "pane 6"),
        on(C::Everywhere, key('7'), A::Pane(6), "pane 7"),
        on(C::Everywhere, key('u'), A::Undo, "undo"),
        on(C::Everywhere, ctrl('r'), A::Redo, "redo"),
        on(C::Everywhere, ctrl('l'), A::Redraw, "draw anew"),
        on(C::Everywhere, ctrl('z'), A::Suspend, "to the shell"),
        on(C::Everywhere, key('q'), A::Quit, "quit"),
        on(C::Everywhere, ctrl('c'), A::Quit, "quit"),
    ]
};

/// The bindings of one context, then those of the wider place that it lies in.
pub fn of(context: Context) -> impl Iterator<Item = &'static Binding> {
    let own = move |context| BINDINGS.iter().filter(move |binding| Some(binding.context) == context);
    own(Some(context)).chain(own(context.within()))
}

/// The bindings that hold in a context, those that win first.
pub fn reaching(context: Context) -> impl Iterator<Item = &'static Binding> {
    of(context).chain(of(Context::Moving)).chain(of(Context::Everywhere))
}

/// What a key means in a context; nothing where it is text or not bound.
pub fn action(context: Context, event: KeyEvent) -> Option<Action> {
    let key = Key::from(event);
    reaching(context).find(|binding| binding.key == key && binding.reaches(context)).map(|binding| binding.action)
}

/// The first binding of an action in a context.
pub fn binding(context: Context, action: Action) -> Option<&'static Binding> {
    reaching(context).find(|binding| binding.action == action && binding.reaches(context))
}

impl Binding {
    /// Whether its key gets through: where one types, a character is text unless the place itself binds it.
    fn reaches(&self, context: Context) -> bool {
        let types = matches!(self.key, Key { code: KeyCode::Char(_), ctrl: false });
        !(types && context.takes_text()) || self.context == context
    }
}

/// Whether a key types a character.
pub fn is_text(event: KeyEvent) -> bool {
    matches!(event.code, KeyCode::Char(_)) && !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        Self { code: event.code, ctrl: event.modifiers.contains(KeyModifiers::CONTROL) }
    }
}

impl Key {
    /// The key as help writes it: `Ctrl-C`, `↑`, `Enter`.
    pub fn name(self, symbols: &Symbols) -> Cow<'static, str> {
        let [up, down, left, right] = symbols.arrows;
        Cow::Borrowed(match self.code {
            KeyCode::Char(' ') => "Space",
            KeyCode::Char(c) if self.ctrl => return format!("Ctrl-{}", c.to_ascii_uppercase()).into(),
            KeyCode::Char(c) => return c.to_string().into(),
            KeyCode::F(number) => return format!("F{number}").into(),
            KeyCode::Up => up,
            KeyCode::Down => down,
            KeyCode::Left => left,
            KeyCode::Right => right,
            KeyCode::Enter => "Enter",
            KeyCode::Esc => "Esc",
            KeyCode::Backspace => "Backspace",
            KeyCode::Tab => "Tab",
            KeyCode::BackTab => "Shift-Tab",
            KeyCode::Home => "Home",
            KeyCode::End => "End",
            KeyCode::PageUp => "PgUp",
            KeyCode::PageDown => "PgDn",
            _ => "(unnamed)",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_bound_twice_in_one_place() {
        for (at, binding) in BINDINGS.iter().enumerate() {
            for other in &BINDINGS[at + 1..] {
                assert!(
                    (binding.context, binding.key) != (other.context, other.key),
                    "{:?} in {:?} means {:?} and {:?}",
                    binding.key,
                    binding.context,
                    binding.action,
                    other.action
                );
            }
        }
    }

    #[test]
    fn every_key_has_a_name_and_a_label() {
        for binding in BINDINGS {
            assert_ne!(binding.key.name(&Symbols::UNICODE), "(unnamed)", "{binding:?}");
            assert!(!binding.label.is_empty(), "{binding:?}");
        }
        assert!(BINDINGS.iter().all(|binding| binding.key.name(&Symbols::ASCII).is_ascii()));
    }

    #[test]
    fn letters_are_text_where_one_types_and_keys_elsewhere() {
        let q = KeyEvent::from(KeyCode::Char('q'));
        assert_eq!(action(Context::CommandLine, q), None);
        assert_eq!(action(Context::Guide, q), Some(Action::Quit));
        let leave = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(action(Context::CommandLine, leave), Some(Action::Quit));
    }

    #[test]
    fn a_place_overrules_what_holds_everywhere() {
        let tab = KeyEvent::from(KeyCode::Tab);
        assert_eq!(action(Context::CommandLine, tab), Some(Action::Complete));
        assert_eq!(action(Context::Guide, tab), Some(Action::NextPane));
    }
}
