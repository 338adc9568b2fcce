//! Recipes: what is shipped can be used, the published schema says what the parser says, hostile ones never pass or come
//! out inert, and a draft that became a recipe comes back.

#![expect(clippy::expect_used, clippy::panic, reason = "a test may stop where the ground is missing that it stands on")]

#[path = "recipes/examples.rs"]
mod examples;
#[path = "recipes/hostile.rs"]
mod hostile;
#[path = "recipes/round.rs"]
mod round;
#[path = "recipes/schema.rs"]
mod schema;
#[path = "recipes/shipped.rs"]
mod shipped;
