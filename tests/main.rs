//! The program from outside: one target, so that it is linked once.

mod monkey;
mod screens;
mod support;
