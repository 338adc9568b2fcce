//! What a registration has made is undone: all of it, nothing else, and whatever goes wrong on the way.

pub mod drive;
mod ours;
mod storms;
mod table;
