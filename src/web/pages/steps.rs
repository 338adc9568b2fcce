//! The names of the steps, a line each: they are known before the steps are there.

use crate::{registration::step::Step, words::form::steps};

/// The name of a step: in the list, as the page's heading and in its title.
pub fn name(step: Step) -> &'static str {
    match step {
        Step::Basics => steps::basics(),
        Step::RedirectUris => steps::redirect_uris(),
        Step::Permissions => steps::permissions(),
        Step::Credentials => steps::credentials(),
        Step::Review => steps::review(),
    }
}
