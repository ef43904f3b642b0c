//! How a depth looks where there is no room for the word.

use crate::domain::catalog::Depth;

/// A depth in three columns: one star for what everybody needs, three for what few do.
pub fn sign(depth: Depth) -> &'static str {
    match depth {
        Depth::Core => "*  ",
        Depth::Proficient => "** ",
        Depth::Expert => "***",
    }
}
