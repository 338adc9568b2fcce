//! What `.hosting/` has for each kind of host, held to the tables in `.hosting/README.md`: by the servers themselves where
//! they are on this machine, else by the published rules of the host. `.ci/servers missing` names what is not here.
//! The page is the one in `DIST`, where that is set, else a small one with files of the same names.
#![cfg(unix)]
#![expect(clippy::expect_used, reason = "a test may stop where the ground is missing that it stands on")]

mod container;
mod http;
mod package;
mod platforms;
mod server;
mod servers;
mod site;
mod table;
mod uploads;
mod verify;
