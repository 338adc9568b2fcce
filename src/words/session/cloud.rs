//! The names of clouds.

pub use crate::words::text::cloud::*;
use crate::{directory::cloud::Cloud, words::value::isolated};

/// What a cloud is called. The worldwide one is what people take for granted, and is not named.
pub fn name(cloud: Cloud) -> Option<&'static str> {
    match cloud {
        Cloud::Global => None,
        Cloud::UsGov => Some("US Government (GCC High)"),
        Cloud::UsGovDod => Some("US Government (DoD)"),
        Cloud::China => Some("China (21Vianet)"),
        Cloud::Custom(cloud) => Some(&cloud.name),
    }
}

/// Where people sign in, where it is not the worldwide cloud.
pub fn shown(cloud: Cloud) -> Option<String> {
    name(cloud).map(|name| [label(), ": ", &isolated(name)].concat())
}
