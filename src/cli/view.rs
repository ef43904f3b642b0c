//! What a command may know of the world: the date, the width and whether colour is wanted.

use jiff::civil::Date;

use crate::domain::learner::Moment;

/// The world as it is when the program starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surroundings {
    /// When the program started, by the clock.
    pub now: Moment,
    /// Whether the screens can be drawn: standard input and output are a terminal, and `TERM` is not `dumb`.
    pub can_draw: bool,
    /// Whether questions can be asked: standard input and output are a terminal.
    pub can_ask: bool,
    /// Columns of the terminal on standard output; absent where there is none.
    pub width: Option<u16>,
    /// Whether standard output is a terminal that wants colour.
    pub colour: bool,
}

/// How an answer is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// Columns to wrap at.
    pub width: usize,
    /// Whether to colour.
    pub colour: bool,
    /// The day that counts as today.
    pub today: Date,
    /// The moment at which what is recorded was done; its day is `today`.
    pub now: Moment,
}

/// Columns where no terminal says how many there are.
const USUAL_WIDTH: u16 = 80;
/// Lines longer than this are hard to read, narrower columns hold no word.
const WIDTHS: (u16, u16) = (40, 100);

impl View {
    /// The view for these surroundings.
    pub(super) fn new(surroundings: &Surroundings, today: Option<Date>) -> Self {
        let width = surroundings.width.unwrap_or(USUAL_WIDTH).clamp(WIDTHS.0, WIDTHS.1);
        let today = today.unwrap_or(surroundings.now.day);
        let now = Moment { day: today, ..surroundings.now };
        Self { width: usize::from(width), colour: surroundings.colour, today, now }
    }
}
