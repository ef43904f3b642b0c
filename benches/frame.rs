//! From nothing to the first frame, and from a key to the next one, at 120×36.
//!
//! The yardstick is resetting and filling a buffer of the same size: what drawing costs before anything is said.

use std::sync::Arc;

use backend_guide::domain::Guide;
use backend_guide::domain::catalog::{Catalog, Diagnostic, read};
use backend_guide::domain::learner::Moment;
use backend_guide::storage::embedded;
use backend_guide::tui::Options;
use backend_guide::tui::app::App;
use backend_guide::tui::msg::Msg;
use backend_guide::tui::symbols::Symbols;
use backend_guide::tui::theme::ColourLevel;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::{Bencher, black_box};
use jiff::Timestamp;
use jiff::civil::date;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

const SIZE: Size = Size { width: 120, height: 36 };
const NOW: Moment = Moment { instant: Timestamp::UNIX_EPOCH, day: date(2026, 11, 23) };

fn main() {
    divan::main();
}

fn app(catalog: Arc<Catalog>, diagnostics: Vec<Diagnostic>) -> App {
    let mut guide = Guide::new(catalog, diagnostics, date(2026, 11, 23));
    guide.first_run = false;
    App::new(guide, Options { colours: ColourLevel::True, symbols: &Symbols::UNICODE }, SIZE, NOW)
}

fn buffer() -> Buffer {
    Buffer::empty(Rect::from((Position::ORIGIN, SIZE)))
}

#[divan::bench]
fn first_frame_with_loading(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let (catalog, diagnostics) = read(&embedded());
        let mut buf = buffer();
        app(Arc::new(catalog), diagnostics).render(&mut buf);
        buf
    });
}

#[divan::bench]
fn first_frame_without_loading(bencher: Bencher<'_, '_>) {
    let (catalog, _) = read(&embedded());
    let catalog = Arc::new(catalog);
    bencher.bench(|| {
        let mut buf = buffer();
        app(Arc::clone(&catalog), Vec::new()).render(&mut buf);
        buf
    });
}

#[divan::bench]
fn first_frame_yardstick_filled_buffer(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Buffer::filled(Rect::from((Position::ORIGIN, SIZE)), black_box(Cell::new("x"))));
}

/// A key that moves the cursor up and down, and the frame after it, on each pane.
#[divan::bench(args = ["1", "2", "3", "4", "5", "6"])]
fn key_to_frame(bencher: Bencher<'_, '_>, pane: &str) {
    let (catalog, diagnostics) = read(&embedded());
    let mut app = app(Arc::new(catalog), diagnostics);
    let press = |app: &mut App, code| drop(app.update(Msg::Key(KeyEvent::new(code, KeyModifiers::NONE)), NOW));
    press(&mut app, KeyCode::Char(pane.chars().next().unwrap_or('1')));
    let mut buf = buffer();
    let mut down = false;
    bencher.bench_local(|| {
        down = !down;
        press(&mut app, if down { KeyCode::Down } else { KeyCode::Up });
        buf.reset();
        app.render(&mut buf)
    });
}

/// A letter typed into the search over everything, and the frame after it.
#[divan::bench]
fn search_key_to_frame(bencher: Bencher<'_, '_>) {
    let (catalog, diagnostics) = read(&embedded());
    let mut app = app(Arc::new(catalog), diagnostics);
    let press = |app: &mut App, code| drop(app.update(Msg::Key(KeyEvent::new(code, KeyModifiers::NONE)), NOW));
    press(&mut app, KeyCode::Char('/'));
    let mut buf = buffer();
    let mut typed = false;
    bencher.bench_local(|| {
        typed = !typed;
        press(&mut app, if typed { KeyCode::Char('j') } else { KeyCode::Backspace });
        buf.reset();
        app.render(&mut buf)
    });
}
