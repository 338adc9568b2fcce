//! Recipes: what is shipped can be used, the published schema says what the parser says, hostile ones never pass or come
//! out inert, and a draft that became a recipe comes back.

#![expect(clippy::panic, reason = "a test may stop where the ground is missing that it stands on")]

mod examples;
mod hostile;
mod round;
pub mod schema;
mod shipped;
