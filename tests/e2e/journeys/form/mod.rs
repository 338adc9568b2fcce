//! The form: typing, drafts, links, keyboard.

mod as_code;
mod bar;
mod drafts;
pub mod fuzz;
mod house_rules;
pub mod keyboard;
mod links;
mod lists;
pub mod looks;
mod names;
mod practices;
mod recipes;
pub mod sandbox;
mod stored;
mod typing;
