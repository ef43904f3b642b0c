//! Anything may be pressed in any order at any size.

use backend_guide::domain::learner::Profile;
use backend_guide::tui::component::{Deed, Pointer};
use backend_guide::tui::msg::Msg;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Size};

use crate::support::advice;
use crate::support::content;
use crate::support::plan;
use crate::support::stage::Stage;

/// A small generator of pseudo-random numbers (`SplitMix64`), so that a seed means the same for ever.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn small(&mut self, end: u16) -> u16 {
        u16::try_from(self.below(end.into())).unwrap()
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }

    fn msg(&mut self) -> Option<Msg> {
        const CODES: [KeyCode; 15] = [
            KeyCode::Enter,
            KeyCode::Esc,
            KeyCode::Tab,
            KeyCode::BackTab,
            KeyCode::Backspace,
            KeyCode::Delete,
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::Left,
            KeyCode::Right,
            KeyCode::Home,
            KeyCode::End,
            KeyCode::PageUp,
            KeyCode::PageDown,
            KeyCode::F(1),
        ];
        const LETTERS: &str = "/?:jkhlgGaaybcemmorsuvvwxn+- 1234567é日\u{301}👩";
        let letters: Vec<char> = LETTERS.chars().collect();
        match self.below(20) {
            0 => Some(Msg::Resized(Size { width: self.small(130), height: self.small(45) })),
            1 => Msg::from_event(Event::Paste("pasted\ntext é\u{1b}[31m".repeat(usize::from(self.small(3))))),
            2..=4 => {
                let deed = self.one_of(&[Deed::Click, Deed::ScrollUp, Deed::ScrollDown]);
                Some(Msg::Mouse(Pointer { at: Position { x: self.small(140), y: self.small(50) }, deed }))
            }
            5..=11 => Some(Msg::Key(KeyEvent::from(self.one_of(&CODES)))),
            12 => Some(Msg::Key(KeyEvent::new(KeyCode::Char(self.one_of(&letters)), KeyModifiers::CONTROL))),
            _ => Some(Msg::Key(KeyEvent::from(KeyCode::Char(self.one_of(&letters))))),
        }
    }
}

#[test]
fn nothing_that_is_pressed_breaks_anything_and_escape_always_leads_home() {
    let shipped = || Stage::with(content::shipped(&Profile::default()));
    let asked = || Stage::with(advice::guide()).keys("/learn Enter");
    let stages = (0..24).map(|seed| (seed, Stage::new())).chain((24..30).map(|seed| (seed, shipped())));
    let stages = stages.chain((30..42).map(|seed| (seed, asked())));
    let stages = stages.chain((42..48).map(|seed| (seed, Stage::with(plan::guide()).keys("5"))));
    for (seed, mut stage) in stages {
        let mut chance = Chance(seed);
        for step in 0..250 {
            let Some(msg) = chance.msg() else { continue };
            let what = format!("seed {seed}, step {step}: {msg:?}");
            stage = stage.send(msg);
            assert!(stage.app.is_sound(), "{what}");
            let (buf, cursor) = stage.drawn();
            assert!(cursor.is_none_or(|cursor| buf.area.contains(cursor)), "{what}");
        }
        for _ in 0..24 {
            stage = stage.keys("Esc");
        }
        assert_eq!((stage.app.active(), stage.app.popups().len()), (0, 0), "seed {seed}");
    }
}

#[test]
fn every_size_can_be_drawn_with_any_part_of_the_wizard_open() {
    for keys in ["", "Tab", "Tab Tab", "Tab Tab Tab soon Enter", "C-r", "C-r w", "C-r c", "C-r e"] {
        let mut stage = Stage::with(advice::guide()).keys("/learn Enter").keys(keys);
        for (width, height) in (0..=40).map(|n| (n * 3, n)).chain([(500, 3), (3, 500), (1, 1), (u16::MAX, 1)]) {
            stage = stage.sized(width, height);
            _ = stage.buffer();
        }
    }
}

#[test]
fn every_size_can_be_drawn_with_every_popup_open() {
    for keys in [
        "",
        "2",
        "2 Enter",
        "3",
        "4",
        "4 l",
        "/compare Space go Space sql Enter",
        "j Enter",
        "j Enter j j Enter",
        "j m",
        "j m j w",
        "?",
        "/joi",
        "/theme Enter",
        "/check Enter",
        "/welcome Enter",
        "3 v",
        "3 v v",
        "2 a",
        "2 a 3 v v",
        "2 a /replan Enter",
        "2 a /plans Enter",
        "2 a /deadline Space 2027-01-30 Enter 5 x",
    ] {
        let mut stage = Stage::new().keys(keys);
        for (width, height) in (0..=40).map(|n| (n * 3, n)).chain([(500, 3), (3, 500), (1, 1), (u16::MAX, 1)]) {
            stage = stage.sized(width, height);
            _ = stage.buffer();
        }
    }
}
