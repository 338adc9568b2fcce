//! Words of the ways to hand a client secret over.

pub use crate::words::text::hand_over::*;
use crate::{
    next_steps::{
        hand_over::{HandOver, Way},
        record::Record,
    },
    words::text::{hand_over as text, result},
};

/// What a way is called in the list.
pub fn name(how: HandOver) -> &'static str {
    match how {
        HandOver::Env => env(),
        HandOver::AppSettings => app_settings(),
        HandOver::UserSecrets => user_secrets(),
        HandOver::Spring => spring(),
        HandOver::MsalNode => msal_node(),
        HandOver::MsalPython => msal_python(),
        HandOver::KubernetesManifest => kubernetes_manifest(),
        HandOver::Kubectl => kubectl(),
        HandOver::GitHub => github(),
        HandOver::GitLab => gitlab(),
        HandOver::KeyVault => key_vault(),
        HandOver::Colleague => colleague(),
    }
}

/// What to do with what is copied.
pub const fn what_to_do(way: &Way) -> fn() -> &'static str {
    match way {
        Way::File => file_do,
        Way::Command(_) => command_do,
        Way::Pasted(_) => pasted_do,
        Way::Encrypted => encrypted_do,
    }
}

/// The text of the reminder.
pub fn reminder_body(record: &Record, description: &str, day: &str) -> String {
    let (app, tenant) = (record.application.app_id.to_string(), record.tenant.tenant_id.to_string());
    if description.is_empty() {
        text::reminder_text_short(day, &app, &tenant)
    } else {
        text::reminder_text(day, description, &app, &tenant)
    }
}

/// Said when a file was handed to the browser.
pub fn saved(name: &str) -> String {
    result::downloaded(name)
}
