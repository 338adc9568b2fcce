//! Hosts, clouds, config.json and setting the page up.

mod clouds;
mod configured;
mod hosts;
mod newcomer;
mod parts;
mod setup;
