//! Styles by meaning. No component names a colour; it names a [`Role`].
//!
//! Nothing is told by colour alone: whatever a role says, a word, a sign or a place says too.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::ThemeChoice;

/// What a piece of the screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Text that may be overlooked.
    Muted,
    /// What stands out: keys, figures, the open tab.
    Accent,
    /// A heading.
    Heading,
    /// Went well; speaks for.
    Good,
    /// Wants attention; speaks against.
    Warning,
    /// Went wrong.
    Alarm,
    /// Can be opened.
    Link,
    /// Code.
    Code,
    /// Rules and frames.
    Border,
    /// The row under the cursor where keys go.
    Selection,
    /// The row under the cursor of a list where keys do not go.
    Resting,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 12] = [
        Self::Text,
        Self::Muted,
        Self::Accent,
        Self::Heading,
        Self::Good,
        Self::Warning,
        Self::Alarm,
        Self::Link,
        Self::Code,
        Self::Border,
        Self::Selection,
        Self::Resting,
    ];

    /// What tells the role without colour.
    fn modifier(self) -> Modifier {
        match self {
            Self::Heading | Self::Resting | Self::Alarm | Self::Accent => Modifier::BOLD,
            Self::Link => Modifier::UNDERLINED,
            Self::Selection => Modifier::REVERSED,
            Self::Muted | Self::Text | Self::Good | Self::Warning | Self::Code | Self::Border => Modifier::empty(),
        }
    }
}

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColourLevel {
    /// None: `NO_COLOR`, or a terminal without.
    None,
    /// The sixteen of ANSI.
    Sixteen,
    /// 256.
    Palette,
    /// 24 bits.
    True,
}

impl ColourLevel {
    /// What the environment says of the terminal.
    pub fn detect() -> Self {
        if anstyle_query::no_color() || !anstyle_query::term_supports_color() {
            return Self::None;
        }
        if anstyle_query::truecolor() {
            return Self::True;
        }
        match crossterm::style::available_color_count() {
            0..=16 => Self::Sixteen,
            _ => Self::Palette,
        }
    }
}

/// The colours of a role: 24 bits, and the ANSI colour that stands for it.
type Ink = (u32, Color);

/// One theme's colours.
struct Palette {
    /// Ground and text; absent where the terminal's own are kept.
    ground: Option<(Ink, Ink)>,
    muted: Ink,
    accent: Ink,
    good: Ink,
    warning: Ink,
    alarm: Ink,
    link: Ink,
    code: Ink,
    border: Ink,
    /// Ground and text of the row under the cursor; absent where it is reversed.
    selection: Option<(Ink, Ink)>,
    /// Ground of a resting row; absent where the ground stays.
    resting: Option<Ink>,
}

const DARK: Palette = Palette {
    ground: Some(((0x0016_181d, Color::Black), (0x00d8_dbe2, Color::White))),
    muted: (0x0091_99a8, Color::Gray),
    accent: (0x008a_b4f8, Color::LightCyan),
    good: (0x008f_cf8f, Color::LightGreen),
    warning: (0x00e5_c07b, Color::LightYellow),
    alarm: (0x00f2_8b82, Color::LightRed),
    link: (0x0089_c8e8, Color::LightCyan),
    code: (0x00d7_b98e, Color::LightYellow),
    border: (0x004a_505c, Color::DarkGray),
    selection: Some(((0x002d_4a73, Color::Blue), (0x00ff_ffff, Color::White))),
    resting: Some((0x0026_2b34, Color::Black)),
};

const LIGHT: Palette = Palette {
    ground: Some(((0x00fb_fbf9, Color::White), (0x0023_272e, Color::Black))),
    muted: (0x005c_6470, Color::DarkGray),
    accent: (0x0019_59b8, Color::Blue),
    good: (0x001d_6b2f, Color::Green),
    warning: (0x0085_5100, Color::Red),
    alarm: (0x00b3_261e, Color::Red),
    link: (0x0000_5f87, Color::Blue),
    code: (0x007a_4a12, Color::Magenta),
    border: (0x00b9_bdc4, Color::Gray),
    selection: Some(((0x00cf_e0fb, Color::Blue), (0x000b_1f3d, Color::White))),
    resting: Some((0x00ea_ecee, Color::White)),
};

const CONTRAST: Palette = Palette {
    ground: Some(((0x0000_0000, Color::Black), (0x00ff_ffff, Color::White))),
    muted: (0x00ff_ffff, Color::White),
    accent: (0x00ff_ff00, Color::LightYellow),
    good: (0x0000_ff00, Color::LightGreen),
    warning: (0x00ff_ff00, Color::LightYellow),
    alarm: (0x00ff_9090, Color::LightRed),
    link: (0x0000_ffff, Color::LightCyan),
    code: (0x0000_ffff, Color::LightCyan),
    border: (0x00ff_ffff, Color::White),
    selection: Some(((0x00ff_ffff, Color::White), (0x0000_0000, Color::Black))),
    resting: None,
};

/// Blue and orange differ for every kind of colour vision, in lightness as well.
const COLOUR_BLIND: Palette = Palette {
    good: (0x006c_b8ff, Color::LightCyan),
    warning: (0x00e6_9f00, Color::LightYellow),
    alarm: (0x00ff_c2a0, Color::LightYellow),
    link: (0x0089_c8e8, Color::LightCyan),
    ..DARK
};

const TERMINAL: Palette = Palette {
    ground: None,
    muted: (0, Color::Reset),
    accent: (0, Color::Reset),
    good: (0, Color::Green),
    warning: (0, Color::Reset),
    alarm: (0, Color::Red),
    link: (0, Color::Reset),
    code: (0, Color::Reset),
    border: (0, Color::Reset),
    selection: None,
    resting: None,
};

/// The styles of one theme on one terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    styles: [Style; Role::ALL.len()],
}

impl Theme {
    /// A theme for a terminal of that many colours.
    pub fn new(choice: ThemeChoice, level: ColourLevel) -> Self {
        let palette = match choice {
            ThemeChoice::Terminal => &TERMINAL,
            ThemeChoice::Dark => &DARK,
            ThemeChoice::Light => &LIGHT,
            ThemeChoice::Contrast => &CONTRAST,
            ThemeChoice::ColourBlind => &COLOUR_BLIND,
        };
        let own = choice == ThemeChoice::Terminal;
        Self { styles: Role::ALL.map(|role| style(palette, role, level, own)) }
    }

    /// The style of a role. All but text, selection and resting leave the ground as it is.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }
}

fn style(palette: &Palette, role: Role, level: ColourLevel, own: bool) -> Style {
    let plain = Style::new().add_modifier(role.modifier());
    let dim = if own && matches!(role, Role::Muted | Role::Border) { Modifier::DIM } else { Modifier::empty() };
    if level == ColourLevel::None {
        return plain.add_modifier(dim);
    }
    let ink = |(rgb, ansi): Ink| if own { ansi } else { colour(rgb, ansi, level) };
    let (ground, text) = match role {
        Role::Text => (palette.ground.map(|(ground, _)| ground), palette.ground.map(|(_, text)| text)),
        Role::Selection => match palette.selection {
            Some((ground, text)) => {
                return Style::new().bg(ink(ground)).fg(ink(text)).add_modifier(Modifier::BOLD);
            }
            None => return plain,
        },
        Role::Resting => (palette.resting, None),
        Role::Heading => (None, None),
        Role::Muted => (None, Some(palette.muted)),
        Role::Accent => (None, Some(palette.accent)),
        Role::Good => (None, Some(palette.good)),
        Role::Warning => (None, Some(palette.warning)),
        Role::Alarm => (None, Some(palette.alarm)),
        Role::Link => (None, Some(palette.link)),
        Role::Code => (None, Some(palette.code)),
        Role::Border => (None, Some(palette.border)),
    };
    Style { fg: text.map(ink).filter(|&c| c != Color::Reset), bg: ground.map(ink), ..plain }.add_modifier(dim)
}

/// A colour as the terminal can show it.
fn colour(rgb: u32, ansi: Color, level: ColourLevel) -> Color {
    let [_, red, green, blue] = rgb.to_be_bytes();
    match level {
        ColourLevel::True => Color::Rgb(red, green, blue),
        ColourLevel::Palette => Color::Indexed(nearest(red, green, blue)),
        ColourLevel::Sixteen => ansi,
        ColourLevel::None => Color::Reset,
    }
}

/// The nearest colour among the 216 of the cube and the 24 greys.
fn nearest(red: u8, green: u8, blue: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |value: u8| (0..6_u8).zip(STEPS).min_by_key(|&(_, step)| step.abs_diff(value)).unwrap_or_default();
    let distance = |r: u8, g: u8, b: u8| {
        let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        square(r, red) + square(g, green) + square(b, blue)
    };
    let ((r, red_step), (g, green_step), (b, blue_step)) = (step(red), step(green), step(blue));
    let cube = (distance(red_step, green_step, blue_step), 16 + 36 * r + 6 * g + b);
    let grey = (0..24_u8).map(|at| (distance(8 + 10 * at, 8 + 10 * at, 8 + 10 * at), 232 + at)).min();
    grey.map_or(cube.1, |grey| grey.min(cube).1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(rgb: u32) -> f64 {
        let [_, parts @ ..] = rgb.to_be_bytes();
        let linear = parts.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(one: u32, other: u32) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_of_every_theme_can_be_read_on_its_ground() {
        for palette in [&DARK, &LIGHT, &CONTRAST, &COLOUR_BLIND] {
            let ((ground, _), (text, _)) = palette.ground.unwrap();
            let inks = [
                palette.muted,
                palette.accent,
                palette.good,
                palette.warning,
                palette.alarm,
                palette.link,
                palette.code,
            ];
            for rgb in inks.iter().map(|ink| ink.0).chain([text]) {
                assert!(contrast(rgb, ground) >= 4.5, "{rgb:06x} on {ground:06x}: {}", contrast(rgb, ground));
                if let Some((resting, _)) = palette.resting {
                    assert!(contrast(rgb, resting) >= 4.5, "{rgb:06x} on {resting:06x}");
                }
            }
            let ((ground, _), (text, _)) = palette.selection.unwrap();
            assert!(contrast(text, ground) >= 4.5);
        }
    }

    #[test]
    fn without_colours_only_modifiers_are_left() {
        for choice in ThemeChoice::ALL {
            let theme = Theme::new(choice, ColourLevel::None);
            for role in Role::ALL {
                assert_eq!((theme.style(role).fg, theme.style(role).bg), (None, None));
            }
            assert!(theme.style(Role::Selection).add_modifier.contains(Modifier::REVERSED));
        }
    }

    #[test]
    fn colours_fit_the_terminal() {
        let fits = |level, fits: fn(Color) -> bool| {
            for choice in ThemeChoice::ALL {
                let theme = Theme::new(choice, level);
                let styles = Role::ALL.map(|role| theme.style(role));
                let colours = styles.iter().flat_map(|style| [style.fg, style.bg]).flatten();
                assert!(colours.clone().all(fits), "{choice:?} {level:?}: {:?}", colours.collect::<Vec<_>>());
            }
        };
        fits(ColourLevel::Sixteen, |colour| !matches!(colour, Color::Rgb(..) | Color::Indexed(_)));
        fits(ColourLevel::Palette, |colour| !matches!(colour, Color::Rgb(..)));
    }

    #[test]
    fn the_nearest_of_256_is_found_among_cube_and_greys() {
        assert_eq!(nearest(255, 0, 0), 196);
        assert_eq!(nearest(8, 8, 8), 232);
        assert_eq!(nearest(255, 255, 255), 231);
    }
}
