//! A reading head over a text, for the small grammars of this module.

/// Numbers with more digits than this before the point are no amounts.
const MAX_DIGITS: usize = 9;

/// A place in a text that only moves forward.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// A cursor at byte `at`, which must be a character boundary; else it stands at the end.
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at: if text.is_char_boundary(at) { at } else { text.len() } }
    }

    /// The byte it stands at.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// What lies before it.
    pub(super) fn before(&self) -> &'a str {
        self.text.get(..self.at).unwrap_or("")
    }

    /// What lies ahead.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The next character.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Takes the next character if it is one of these.
    pub(super) fn eat(&mut self, any: &[char]) -> bool {
        let Some(next) = self.peek().filter(|next| any.contains(next)) else {
            return false;
        };
        self.at += next.len_utf8();
        true
    }

    /// Takes exactly this text.
    pub(super) fn eat_text(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    /// Takes `word`, in any case, if no letter or digit follows it.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let Some(head) = self.rest().get(..word.len()) else {
            return false;
        };
        let ends = !self.rest().chars().nth(word.chars().count()).is_some_and(char::is_alphanumeric);
        let found = ends && head.eq_ignore_ascii_case(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// Takes blanks (not line ends); whether there were any.
    pub(super) fn eat_blanks(&mut self) -> bool {
        let start = self.at;
        while self.eat(&[' ', '\t', '\u{a0}', '\u{202f}', '\u{2009}']) {}
        self.at > start
    }

    /// Takes letters and returns them.
    pub(super) fn letters(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or("")
    }

    /// Takes a number: digits, groups of three behind commas, a decimal part.
    pub(super) fn number(&mut self) -> Option<f64> {
        let mut ahead = *self;
        let mut digits = ahead.digits().to_owned();
        while let Some(group) = ahead.group_of_three() {
            digits.push_str(group);
        }
        if digits.is_empty() || digits.len() > MAX_DIGITS {
            return None;
        }
        let mut decimals = ahead;
        if decimals.eat(&['.']) {
            let fraction = decimals.digits();
            if !fraction.is_empty() && fraction.len() <= MAX_DIGITS {
                digits.push('.');
                digits.push_str(fraction);
                ahead = decimals;
            }
        }
        *self = ahead;
        digits.parse().ok()
    }

    fn digits(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or("")
    }

    fn group_of_three(&mut self) -> Option<&'a str> {
        let mut ahead = *self;
        if self.before().is_empty() || !ahead.eat(&[',']) {
            return None;
        }
        let group = ahead.digits();
        (group.len() == 3).then(|| {
            *self = ahead;
            group
        })
    }

    /// Takes what stands between the two ends of a range: a dash of any kind, or `to`.
    pub(super) fn range_mark(&mut self) -> bool {
        let mut ahead = *self;
        let spaced = ahead.eat_blanks();
        let found = ahead.eat(&['-', '–', '—', '−', '‑', '‐']) || (spaced && ahead.eat_word("to"));
        if found {
            ahead.eat_blanks();
            *self = ahead;
        }
        found
    }
}

/// Whether a number that begins at byte `at` is a number of its own, not the tail of a word, a version or a fraction.
pub(super) fn starts_number(text: &str, at: usize) -> bool {
    if !text.get(at..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return false;
    }
    let mut before = text.get(..at).unwrap_or("").chars().rev();
    match (before.next(), before.next()) {
        (Some(c), _) if c.is_alphanumeric() || matches!(c, '/' | '#' | '_' | '^') => false,
        (Some('.' | ',' | '-' | '–' | ':'), Some(c)) if c.is_alphanumeric() => false,
        _ => true,
    }
}
