//! Rails beside rows: where each runs, so that no two lie on each other, and what stands in each cell of the gutter.
//!
//! A rail is one upright stroke with a branch to each of its rows. Branches run to the right and pass under the upright
//! strokes of other rails: where one crosses, the other's stroke is whole, so that a crossing never looks like a joint.

/// What happens to a rail at one of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It comes out of that row.
    Leaves,
    /// It leads into that row.
    Arrives,
}

/// One rail: the rows that it joins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rail {
    /// The rows, in any order, each once.
    pub ends: Vec<(usize, End)>,
    /// Whether it is drawn to be seen first.
    pub is_bright: bool,
}

/// What stands in a cell of the gutter: strokes towards its four sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each of the four strokes is there or not, whatever the others are")]
pub struct Joint {
    /// A stroke upwards.
    pub up: bool,
    /// A stroke downwards.
    pub down: bool,
    /// A stroke to the left.
    pub left: bool,
    /// A stroke to the right.
    pub right: bool,
    /// The tip of an arrow to the right, instead of strokes.
    pub tip: bool,
    /// Whether it is of a rail that is to be seen first.
    pub is_bright: bool,
}

/// Rails laid side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tracks {
    /// The lane of each rail, the leftmost 0; nothing for a rail that found no room.
    pub lanes: Vec<Option<usize>>,
    /// How many lanes there are.
    pub width: usize,
}

impl Rail {
    /// The first and the last row.
    pub fn span(&self) -> Option<(usize, usize)> {
        let rows = self.ends.iter().map(|&(row, _)| row);
        rows.clone().min().zip(rows.max())
    }

    fn end_at(&self, row: usize) -> Option<End> {
        self.ends.iter().find(|&&(at, _)| at == row).map(|&(_, end)| end)
    }
}

impl Tracks {
    /// One lane for each rail, in their order.
    pub fn in_order(rails: &[Rail]) -> Self {
        Self { lanes: (0..rails.len()).map(Some).collect(), width: rails.len() }
    }

    /// As few lanes as the rails need, and at most `most`. The shorter a rail, the nearer to the rows; where there are
    /// not lanes enough the longest are left out.
    pub fn packed(rails: &[Rail], most: usize) -> Self {
        let mut order: Vec<usize> = (0..rails.len()).collect();
        let length = |at: usize| rails.get(at).and_then(Rail::span).map_or(0, |(first, last)| last - first);
        order.sort_by_key(|&at| (length(at), at));
        // From the rows outwards: what already runs in each lane.
        let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
        let mut lanes = vec![None; rails.len()];
        for at in order {
            let Some((first, last)) = rails.get(at).and_then(Rail::span) else { continue };
            let free = |lane: &Vec<(usize, usize)>| lane.iter().all(|&(from, to)| last < from || to < first);
            let lane = taken.iter().position(free).unwrap_or(taken.len());
            if lane >= most {
                continue;
            }
            match taken.get_mut(lane) {
                Some(lane) => lane.push((first, last)),
                None => taken.push(vec![(first, last)]),
            }
            if let Some(slot) = lanes.get_mut(at) {
                *slot = Some(lane);
            }
        }
        let width = taken.len();
        Self { lanes: lanes.into_iter().map(|lane: Option<usize>| lane.map(|lane| width - 1 - lane)).collect(), width }
    }

    /// How many columns the gutter takes: two a lane and one for the tips of the arrows.
    pub fn columns(&self) -> usize {
        if self.width == 0 { 0 } else { self.width * 2 + 1 }
    }

    /// The gutter beside one row, cell by cell.
    pub fn gutter(&self, rails: &[Rail], row: usize) -> Vec<Joint> {
        let mut cells = vec![Joint::default(); self.columns()];
        // Left to right, so that a branch takes the look of the rail whose branch began it.
        let mut joined: Vec<(usize, &Rail, End)> = Vec::new();
        for (rail, lane) in rails.iter().zip(&self.lanes) {
            let (Some(lane), Some((first, last))) = (*lane, rail.span()) else { continue };
            if row < first || row > last {
                continue;
            }
            if let Some(cell) = cells.get_mut(lane * 2) {
                *cell = Joint { up: row > first, down: row < last, is_bright: rail.is_bright, ..*cell };
            }
            joined.extend(rail.end_at(row).map(|end| (lane, rail, end)));
        }
        joined.sort_by_key(|&(lane, ..)| lane);
        for &(lane, rail, end) in &joined {
            if let Some(cell) = cells.get_mut(lane * 2) {
                cell.right = true;
            }
            let last = self.columns().saturating_sub(1);
            for (column, cell) in cells.iter_mut().enumerate().skip(lane * 2 + 1) {
                let is_joint = joined.iter().any(|&(other, ..)| other * 2 == column);
                if is_joint {
                    cell.left = true;
                } else if column == last {
                    cell.tip |= end == End::Arrives;
                    (cell.left, cell.right) = (true, true);
                    cell.is_bright |= rail.is_bright;
                } else if !(cell.up || cell.down) {
                    (cell.left, cell.right) = (true, true);
                    cell.is_bright |= rail.is_bright;
                }
            }
        }
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGNS: &str = " |||-+++-+++-+++";

    /// The gutter as text, for reading.
    fn drawn(tracks: &Tracks, rails: &[Rail], rows: usize) -> String {
        let line = |row| {
            let cells = tracks.gutter(rails, row);
            let sign = |joint: &Joint| if joint.tip { '>' } else { SIGNS.chars().nth(joint.strokes()).unwrap() };
            cells.iter().map(sign).collect::<String>().trim_end().to_owned()
        };
        (0..rows).map(line).collect::<Vec<_>>().join("\n")
    }

    fn rail(from: usize, to: &[usize]) -> Rail {
        let ends = [(from, End::Leaves)].into_iter().chain(to.iter().map(|&row| (row, End::Arrives)));
        Rail { ends: ends.collect(), is_bright: false }
    }

    #[test]
    fn what_comes_in_from_above_and_leaves_below_meets_at_the_chosen_row() {
        let needs = Rail { ends: vec![(0, End::Leaves), (2, End::Leaves), (3, End::Arrives)], is_bright: true };
        let rails = [needs, rail(3, &[4, 6])];
        let text = drawn(&Tracks::in_order(&rails), &rails, 7);
        assert_eq!(text, "+----\n|\n+----\n+-+->\n  +->\n  |\n  +->");
    }

    #[test]
    fn a_branch_passes_under_the_rails_of_others() {
        let rails = [rail(0, &[3]), rail(1, &[4])];
        let text = drawn(&Tracks::in_order(&rails), &rails, 5);
        assert_eq!(text, "+----\n| +--\n| |\n+-|->\n  +->");
    }

    #[test]
    fn the_longest_are_left_out_where_there_is_no_lane_for_them() {
        let rails = [rail(0, &[9]), rail(1, &[3]), rail(4, &[6]), rail(2, &[5])];
        let tracks = Tracks::packed(&rails, 2);
        assert_eq!(tracks.lanes, [None, Some(1), Some(1), Some(0)]);
        assert_eq!(Tracks::packed(&rails, 0).columns(), 0);
    }

    proptest::proptest! {
        #[test]
        fn no_two_rails_lie_on_each_other_and_every_end_has_its_branch(
            raw in proptest::collection::vec((0usize..30, proptest::collection::btree_set(0usize..30, 1..5)), 0..12),
            most in 0usize..9
        ) {
            let rails: Vec<Rail> = raw
                .iter()
                .map(|(from, to)| rail(*from, &to.iter().copied().filter(|to| to != from).collect::<Vec<_>>()))
                .collect();
            let tracks = Tracks::packed(&rails, most);
            proptest::prop_assert!(tracks.width <= most);
            for row in 0..30 {
                let mut lanes = std::collections::HashSet::new();
                let gutter = tracks.gutter(&rails, row);
                let mut arrives = false;
                for (rail, lane) in rails.iter().zip(&tracks.lanes) {
                    let Some(lane) = lane else { continue };
                    let (first, last) = rail.span().unwrap();
                    if (first..=last).contains(&row) {
                        proptest::prop_assert!(lanes.insert(lane), "two rails in lane {} of row {}", lane, row);
                        let cell = gutter[lane * 2];
                        proptest::prop_assert_eq!((cell.up, cell.down), (row > first, row < last));
                        proptest::prop_assert_eq!(cell.right, rail.end_at(row).is_some());
                        arrives |= rail.end_at(row) == Some(End::Arrives);
                    }
                }
                proptest::prop_assert_eq!(gutter.last().is_some_and(|cell| cell.tip), arrives);
                for pair in gutter.windows(2) {
                    // A stroke to the left never hangs in the air: it comes from a cell or passes under a whole stroke.
                    if pair[1].left {
                        proptest::prop_assert!(pair[0].right || (pair[0].up && pair[0].down));
                    }
                }
            }
        }
    }
}
