//! Which columns of a list there is room for: the least important go first.

/// What a column asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Columns of the terminal that it needs.
    pub width: u16,
    /// The higher, the longer it stays.
    pub importance: u8,
}

/// The width of each column, 0 where there is no room for it. `gutter` lies before every column but the first that is shown.
pub fn shed(columns: &[Column], gutter: u16, room: u16) -> Vec<u16> {
    let mut shown: Vec<bool> = vec![true; columns.len()];
    loop {
        let kept = || columns.iter().zip(&shown).filter(|(_, shown)| **shown).map(|(column, _)| column);
        let count = u16::try_from(kept().count()).unwrap_or(u16::MAX);
        let gutters = gutter.saturating_mul(count.saturating_sub(1));
        let needed = kept().fold(gutters, |sum, column| sum.saturating_add(column.width));
        if needed <= room || count <= 1 {
            break;
        }
        // Among equals the last goes first.
        let least = columns.iter().zip(&shown).enumerate().filter(|(_, (_, shown))| **shown);
        let Some((at, _)) = least.min_by_key(|(at, (column, _))| (column.importance, usize::MAX - at)) else { break };
        if let Some(shown) = shown.get_mut(at) {
            *shown = false;
        }
    }
    columns.iter().zip(shown).map(|(column, shown)| if shown { column.width.min(room) } else { 0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_important_columns_go_first() {
        let columns = [(10, 9), (5, 1), (8, 5)].map(|(width, importance)| Column { width, importance });
        assert_eq!(shed(&columns, 2, 27), [10, 5, 8]);
        assert_eq!(shed(&columns, 2, 26), [10, 0, 8]);
        assert_eq!(shed(&columns, 2, 19), [10, 0, 0]);
        assert_eq!(shed(&columns, 2, 4), [4, 0, 0]);
        assert_eq!(shed(&[], 2, 4), Vec::<u16>::new());
    }
}
