//! Signing in and out, frames, what is held against intruders.

mod account;
mod answers_astray;
mod approval;
mod beside;
mod bridge_lab;
mod checklist;
mod checklist_windows;
pub mod frames;
mod intruders;
pub mod leaks;
mod reauthenticate;
mod returning;
mod session_end;
mod sessions;
