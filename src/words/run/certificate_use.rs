//! The words on how an app uses its certificate.

use crate::next_steps::certificate::UsedWith;
pub use crate::words::text::certificate_use::*;

/// A library or a tool.
pub fn used_with(one: UsedWith) -> &'static str {
    match one {
        UsedWith::DotNet => dot_net(),
        UsedWith::Node => node(),
        UsedWith::Python => python(),
        UsedWith::Java => java(),
        UsedWith::AzureCli => azure_cli(),
        UsedWith::Curl => curl(),
    }
}
