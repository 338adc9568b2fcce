//! Journeys of a person through the built page.

mod account;
mod approval;
mod beside;
mod bridge_lab;
mod checklist;
mod checklist_windows;
mod clouds;
mod configured;
mod consent;
mod drafts;
mod faults;
mod frames;
mod fuzz;
mod keyboard;
mod leaks;
mod links;
mod live;
mod looks;
mod narrow;
mod picker;
mod returning;
mod sandbox;
mod session_end;
mod sessions;
mod setup;
mod stops;
