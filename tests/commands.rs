//! What the project's own commands do, `make` and the scripts of `.ci/`: in a copy of them, with tools that only note
//! down that they were called. That the real ones do it as well shows in "a newcomer's first run" of `make test`.
#![cfg(unix)]
#![expect(clippy::expect_used, reason = "a test may stop where the ground is missing that it stands on")]

#[path = "commands/builds.rs"]
mod builds;
#[path = "commands/copy.rs"]
mod copy;
#[path = "commands/journeys.rs"]
mod journeys;
#[path = "commands/names.rs"]
mod names;
#[path = "commands/paths.rs"]
mod paths;
#[path = "commands/repro.rs"]
mod repro;
#[path = "commands/serve.rs"]
mod serve;
