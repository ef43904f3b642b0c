//! Parts that panes and popups are made of. They know the theme, the signs and ratatui, and nothing of panes.

pub mod columns;
pub mod depth;
pub mod frame;
pub mod gauge;
pub mod grid;
pub mod hours;
pub mod map;
pub mod memo;
pub mod notice;
pub mod page;
pub mod paint;
pub mod prompt;
pub mod range_bar;
pub mod raster;
pub mod reader;
pub mod rows;
pub mod scroll;
pub mod standing;
pub mod wrap;
