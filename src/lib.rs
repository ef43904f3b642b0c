//! A learning-path advisor for backend and data engineers.
//!
//! * [`domain`] is pure: it reads text into facts, advises and plans. It knows no file, clock, environment or terminal.
//! * [`storage`] performs all input and output.
//! * [`cli`] and [`tui`] are the two front ends; neither can do anything that the domain does not offer.
//! * [`screens`] joins the screens to storage.
//!
//! Invariants: [`domain::catalog::read`] never fails and never panics, whatever the text; every string that comes from
//! a file is a [`domain::text::SafeText`] before anything shows it; drawing never changes state; the date is an argument.

pub mod cli;
pub mod domain;
pub mod export;
pub mod screens;
pub mod storage;
pub mod tui;
