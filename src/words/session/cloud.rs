//! The names of clouds.

use crate::directory::cloud::Cloud;
pub use crate::words::text::cloud::*;

/// What a cloud is called. The worldwide one is what people take for granted, and is not named.
pub fn name(cloud: Cloud) -> Option<&'static str> {
    match cloud {
        Cloud::Global => None,
        Cloud::UsGov => Some(us_gov()),
        Cloud::UsGovDod => Some(us_gov_dod()),
        Cloud::China => Some(china()),
        Cloud::Custom(cloud) => Some(&cloud.name),
    }
}

/// Where people sign in, where it is not the worldwide cloud.
pub fn shown(cloud: Cloud) -> Option<String> {
    name(cloud).map(sign_in_cloud)
}
