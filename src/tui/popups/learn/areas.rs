//! Where the parts of the wizard stand. Input and drawing ask the same function.

use ratatui::layout::Rect;

use crate::tui::layout;

/// From this many columns inside the frame on, the summary stands beside the question.
const BESIDE: u16 = 76;
/// Rows of a summary below the question.
const BELOW: u16 = 5;
/// With fewer rows inside the frame the question has them all.
const LOWEST: u16 = 13;

/// The parts inside the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Areas {
    /// The question.
    pub(super) question: Rect,
    /// The rule between the two; empty where there is no summary.
    pub(super) rule: Rect,
    /// The summary; empty where there is no room.
    pub(super) summary: Rect,
}

/// The parts of a wizard drawn in `area`.
pub(super) fn areas(area: Rect) -> Areas {
    let inside = layout::inside(area);
    if inside.width >= BESIDE {
        let width = inside.width * 3 / 5;
        let question = Rect { width, ..inside };
        let rule = Rect { x: question.right() + 1, width: 1, ..inside };
        let x = rule.right() + 1;
        let summary = Rect { x, width: inside.right().saturating_sub(x), ..inside };
        return Areas { question, rule, summary };
    }
    if inside.height < LOWEST {
        return Areas { question: inside, rule: Rect::ZERO, summary: Rect::ZERO };
    }
    let question = Rect { height: inside.height - BELOW, ..inside };
    let rule = Rect { y: question.bottom(), height: 1, ..inside };
    let summary = Rect { y: rule.bottom(), height: BELOW - 1, ..inside };
    Areas { question, rule, summary }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_part_leaves_the_frame_or_lies_on_another() {
        for (width, height) in [(0, 0), (3, 3), (20, 5), (60, 17), (79, 30), (80, 21), (120, 33), (300, 90)] {
            let area = Rect { x: 1, y: 2, width, height };
            let Areas { question, rule, summary } = areas(area);
            for part in [question, rule, summary].into_iter().filter(|part| !part.is_empty()) {
                assert_eq!(part.intersection(area), part, "{width}×{height}");
            }
            assert!(!question.intersects(summary) && !question.intersects(rule) && !rule.intersects(summary));
        }
    }
}
