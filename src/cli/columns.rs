//! Rows with aligned columns, by what a terminal shows.

use unicode_width::UnicodeWidthStr;

/// On which side of its column a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// Lines of the rows' cells, two spaces apart, with `indent` before each. A column without a side stands left; the last
/// column is not filled up.
pub(super) fn columns(rows: &[Vec<String>], sides: &[Side], indent: &str) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &[String], column: usize| row.get(column).map_or(0, |cell| cell.width());
    let widths: Vec<usize> =
        (0..count).map(|column| rows.iter().map(|row| cell(row, column)).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = indent.to_owned();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let gap = " ".repeat(width.saturating_sub(cell.width()));
            if column > 0 {
                line.push_str("  ");
            }
            match sides.get(column) {
                Some(Side::Right) => line.extend([gap.as_str(), cell]),
                _ => line.extend([cell, gap.as_str()]),
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_by_display_width() {
        let rows = [vec!["日本".to_owned(), "5".to_owned()], vec!["a".to_owned(), "120".to_owned()]];
        assert_eq!(columns(&rows, &[Side::Left, Side::Right], " "), " 日本    5\n a     120\n");
    }
}
