//! Words of the frame around every page: header, banner, steps, Back and Next.

use crate::{registration::step::Step, words::elements::PRODUCT};

/// The badge and the tenant's name while in the sandbox.
pub const SANDBOX: &str = "Sandbox";
/// The banner under the header while in the sandbox.
pub const SANDBOX_BANNER: &str =
    "A made-up tenant inside this page. Nothing is sent anywhere, and nothing here is real.";
/// Leaves the sandbox for the start page; read together with [`LEAVE_WHAT`].
pub const LEAVE: &str = "Leave";
/// What is left, for those who do not see the badge before the button.
pub const LEAVE_WHAT: &str = "the sandbox";
/// The result page, in the document's title.
pub const RESULT: &str = "Result";
pub const BACK: &str = "Back";
pub const NEXT: &str = "Next";
/// Said when the browser has no connection.
pub const OFFLINE: &str = "You are offline.";
pub const OFFLINE_BODY: &str = "What you have typed is kept. Searching and registering wait for the connection.";

/// The sandbox's panel of faults.
pub mod faults {
    pub const TITLE: &str = "Try out what can go wrong";
    pub const LEAD: &str =
        "Switch a fault on, then search or register: the page deals with it as it would in a real tenant.";
    /// Answers 429.
    pub const THROTTLING: &str = "Throttling";
    pub const THROTTLING_HINT: &str = "The tenant asks to slow down before it answers.";
    /// New objects are not seen at once.
    pub const SLOW_REPLICATION: &str = "Slow replication";
    pub const SLOW_REPLICATION_HINT: &str = "What was just made is not visible everywhere yet.";
    /// The request is carried out, the answer does not arrive.
    pub const LOST_ANSWER: &str = "Lost answer";
    pub const LOST_ANSWER_HINT: &str = "The request is carried out, but its answer never arrives.";
    /// 403 on creation.
    pub const NOT_ALLOWED: &str = "Registration not allowed";
    pub const NOT_ALLOWED_HINT: &str = "Your account may not register applications in this tenant.";
    /// 400 without a service management reference.
    pub const REFERENCE_REQUIRED: &str = "Service management reference required";
    pub const REFERENCE_REQUIRED_HINT: &str = "The tenant refuses apps without a service management reference.";
    /// 403 on every grant.
    pub const CONSENT_NOT_ALLOWED: &str = "Consent not allowed";
    pub const CONSENT_NOT_ALLOWED_HINT: &str = "Your account has no directory role, and may grant no permissions.";
    /// 403 on application permissions of Microsoft Graph.
    pub const GRAPH_ROLES_NOT_ALLOWED: &str = "Consent partly allowed";
    pub const GRAPH_ROLES_NOT_ALLOWED_HINT: &str =
        "Your account may grant all but application permissions of Microsoft Graph.";
}

/// The caption over a step's heading: `Step 3 of 5`.
pub fn step_caption(step: Step) -> String {
    format!("Step {} of {}", step.number(), Step::ALL.len())
}

/// The document's title: a page's name and the product.
pub fn title(page: &str) -> String {
    if page.is_empty() { PRODUCT.to_owned() } else { [page, " · ", PRODUCT].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_of_the_start_page_is_the_product_alone() {
        assert_eq!(title(""), "Client Registrar");
        assert_eq!(title("Redirect URIs"), "Redirect URIs · Client Registrar");
    }
}
