//! What a program may send to a terminal, sequence by sequence. Anything that is not on the list is an accident or an
//! attack: titles, clipboards, queries, bells, text that is not what it looks like.

/// Modes that may be set and reset: cursor, alternate screen, mouse and its coordinates, focus, bracketed paste, whole
/// frames.
const MODES: [&str; 7] = ["?25", "?1049", "?1000", "?1006", "?1004", "?2004", "?2026"];

/// Asserts that everything is either text that is what it looks like, or a sequence on the list. Answers all codes for
/// colours and marks.
#[track_caller]
pub(crate) fn harmless(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("not UTF-8: {error}"));
    let mut marks = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let here = || rest.chars().take(40).collect::<String>();
        if c != '\x1b' {
            assert!(!c.is_control() && !deceives(c), "U+{:04X} at {:?}", u32::from(c), here());
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let Some(body) = rest.strip_prefix("\x1b[") else { panic!("no known sequence: {:?}", here()) };
        let end = body.find(|c: char| c.is_ascii_alphabetic()).unwrap_or_else(|| panic!("no end: {:?}", here()));
        let (codes, end) = (&body[..end], &body[end..=end]);
        let are_numbers = codes.chars().all(|c| c.is_ascii_digit() || c == ';');
        let allowed = match end {
            "m" | "H" => are_numbers,
            "J" => codes == "2",
            "K" => codes.is_empty(),
            "h" | "l" => MODES.contains(&codes),
            _ => false,
        };
        assert!(allowed, "not allowed: {:?}", here());
        if end == "m" {
            marks.extend(codes.split(';').map(str::to_owned));
        }
        rest = &body[codes.len() + 1..];
    }
    marks
}

/// Characters that hide, reorder or imitate.
fn deceives(c: char) -> bool {
    matches!(
        u32::from(c),
        0xAD | 0x061C
            | 0x180E
            | 0x200B
            | 0x200E..=0x200F
            | 0x2028..=0x202E
            | 0x2060..=0x206F
            | 0xFEFF
            | 0xFFF9..=0xFFFB
            | 0xE000..=0xF8FF
            | 0xE0000..=0xE0FFF
    )
}
