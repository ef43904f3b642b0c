//! The README's pictures, drawn from the screens themselves. A picture that no longer shows what the program shows fails
//! here; `UPDATE_PICTURES=1 cargo test pictures` draws them anew.

use std::fmt::Write as _;
use std::path::Path;

use backend_guide::domain::catalog::read;
use backend_guide::domain::{Change, Guide, ThemeChoice};
use backend_guide::storage::embedded;
use backend_guide::tui::Options;
use backend_guide::tui::app::App;
use backend_guide::tui::symbols::Symbols;
use backend_guide::tui::theme::ColourLevel;
use jiff::civil::date;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

use crate::support::stage::{Stage, evening};

/// A cell's width and height, and where in it the letters stand, in pixels.
const CELL: (f32, f32) = (8.4, 18.0);
const BASELINE: f32 = 13.5;

/// Name, window, theme and keys of each picture.
const PICTURES: [(&str, (u16, u16), ThemeChoice, &str); 5] = [
    ("recommendation", (100, 30), ThemeChoice::Dark, "Enter 7 Enter Tab Tab Tab Tab Tab Tab"),
    ("roadmaps", (100, 30), ThemeChoice::Dark, "Esc / sql/joins Enter"),
    ("map", (100, 26), ThemeChoice::Dark, "Esc / sql/transactions Enter m w"),
    ("budget", (100, 24), ThemeChoice::Light, "Esc 4 Right Right"),
    ("languages", (100, 24), ThemeChoice::Light, "Esc 5 Down Down Down"),
];

#[test]
fn pictures_show_what_the_program_shows() {
    for (name, size, theme, keys) in PICTURES {
        let picture = draw(&stage(theme).sized(size.0, size.1).keys(keys).buffer());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(format!("{name}.svg"));
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, picture).unwrap();
        } else {
            let kept = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(kept == picture, "{name} has changed; look at it and run UPDATE_PICTURES=1 cargo test pictures");
        }
    }
}

fn stage(theme: ThemeChoice) -> Stage {
    let (catalog, diagnostics) = read(&embedded());
    let mut guide = Guide::new(catalog.into(), diagnostics, date(2026, 11, 23));
    guide.apply(Change::ChooseTheme(theme), evening()).unwrap();
    let options = Options { colours: ColourLevel::True, symbols: &Symbols::UNICODE };
    Stage { app: App::new(guide, options, Size { width: 80, height: 24 }, evening()), effects: Vec::new() }
}

/// A screen as SVG: a rectangle a run of ground, a text a run of style.
fn draw(buf: &Buffer) -> String {
    let (columns, rows) = (buf.area.width, buf.area.height);
    let ground = buf.content().first().map(look).unwrap_or_default().1;
    let (width, height) = (f32::from(columns) * CELL.0, f32::from(rows) * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" font-size=\"14\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" xml:space=\"preserve\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#{ground}\"/>\n"
    );
    for (y, row) in buf.content().chunks(columns.into()).enumerate() {
        let mut start = 0;
        while start < row.len() {
            let look = look(&row[start]);
            let end = (start..row.len()).find(|&x| self::look(&row[x]) != look).unwrap_or(row.len());
            run(&mut svg, &row[start..end], (start, y), &look, &ground);
            start = end;
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// Text and ground colour, bold, underlined.
fn look(cell: &Cell) -> (String, String, bool, bool) {
    let (mut ink, mut ground) = (hex(cell.fg, "d8dbe2"), hex(cell.bg, "16181d"));
    if cell.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut ink, &mut ground);
    }
    (ink, ground, cell.modifier.contains(Modifier::BOLD), cell.modifier.contains(Modifier::UNDERLINED))
}

fn hex(colour: Color, usual: &str) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!("{r:02x}{g:02x}{b:02x}"),
        _ => usual.to_owned(),
    }
}

fn run(svg: &mut String, cells: &[Cell], (x, y): (usize, usize), look: &(String, String, bool, bool), whole: &str) {
    let (ink, ground, bold, underlined) = look;
    let (left, top) = (pixels(x, CELL.0), pixels(y, CELL.1));
    let width = pixels(cells.len(), CELL.0);
    if ground != whole {
        let _ = write!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{:.1}\" fill=\"#{ground}\"/>",
            CELL.1
        );
    }
    let text: String = cells.iter().map(Cell::symbol).collect();
    let text = text.trim_end();
    if !text.is_empty() {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        let weight = if *bold { " font-weight=\"bold\"" } else { "" };
        let line = if *underlined { " text-decoration=\"underline\"" } else { "" };
        let length = pixels(text.chars().count(), CELL.0);
        let _ = write!(
            svg,
            "<text x=\"{left:.1}\" y=\"{:.1}\" fill=\"#{ink}\" textLength=\"{length:.1}\"{weight}{line}>{escaped}</text>",
            top + BASELINE
        );
    }
    if !svg.ends_with('\n') {
        svg.push('\n');
    }
}

fn pixels(cells: usize, each: f32) -> f32 {
    f32::from(u16::try_from(cells).unwrap()) * each
}
