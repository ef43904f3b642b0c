//! One verb a file. Each is a pure function of what was read.

pub(super) mod back;
pub(super) mod budget;
pub(super) mod check;
pub(super) mod clock;
pub(super) mod compare;
pub(super) mod cuts;
pub(super) mod export;
pub(super) mod forecast;
pub(super) mod languages;
pub(super) mod learn;
pub(super) mod log;
pub(super) mod manual;
pub(super) mod map;
pub(super) mod marks;
pub(super) mod note;
pub(super) mod paths;
pub(super) mod persona;
pub(super) mod plan;
pub(super) mod review;
pub(super) mod roadmaps;
pub(super) mod show;
pub(super) mod status;
pub(super) mod today;
