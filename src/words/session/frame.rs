//! Words of the frame around every page: header, banner, steps, Back and Next.

use crate::{
    registration::{draft::Draft, step::Step},
    words::{counted, elements::PRODUCT, value::isolated},
};

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
/// The step before.
pub const BACK: &str = "Back";
/// The step after.
pub const NEXT: &str = "Next";
/// Said when the browser has no connection.
pub const OFFLINE: &str = "You are offline.";
/// What that means.
pub const OFFLINE_BODY: &str = "What you have typed is kept. Searching and registering wait for the connection.";

/// The sandbox's panel of faults.
pub mod faults {
    /// Its name.
    pub const TITLE: &str = "Try out what can go wrong";
    /// What it does.
    pub const LEAD: &str =
        "Switch a fault on, then search or register: the page deals with it as it would in a real tenant.";
    /// Answers 429.
    pub const THROTTLING: &str = "Throttling";
    /// What that is.
    pub const THROTTLING_HINT: &str = "The tenant asks to slow down before it answers.";
    /// New objects are not seen at once.
    pub const SLOW_REPLICATION: &str = "Slow replication";
    /// What that is.
    pub const SLOW_REPLICATION_HINT: &str = "What was just made is not visible everywhere yet.";
    /// The request is carried out, the answer does not arrive.
    pub const LOST_ANSWER: &str = "Lost answer";
    /// What that is.
    pub const LOST_ANSWER_HINT: &str = "The request is carried out, but its answer never arrives.";
    /// 403 on creation.
    pub const NOT_ALLOWED: &str = "Registration not allowed";
    /// What that is.
    pub const NOT_ALLOWED_HINT: &str = "Your account may not register applications in this tenant.";
    /// 400 without a service management reference.
    pub const REFERENCE_REQUIRED: &str = "Service management reference required";
    /// What that is.
    pub const REFERENCE_REQUIRED_HINT: &str = "The tenant refuses apps without a service management reference.";
    /// 403 on every grant.
    pub const CONSENT_NOT_ALLOWED: &str = "Consent not allowed";
    /// What that is.
    pub const CONSENT_NOT_ALLOWED_HINT: &str = "Your account has no directory role, and may grant no permissions.";
    /// 403 on application permissions of Microsoft Graph.
    pub const GRAPH_ROLES_NOT_ALLOWED: &str = "Consent partly allowed";
    /// What that is.
    pub const GRAPH_ROLES_NOT_ALLOWED_HINT: &str =
        "Your account may grant all but application permissions of Microsoft Graph.";
}

/// A step's name: in the list, as the page's heading and in its title.
pub const fn step_name(step: Step) -> &'static str {
    match step {
        Step::Basics => "Basics",
        Step::RedirectUris => "Redirect URIs",
        Step::Permissions => "API permissions",
        Step::Credentials => "Credentials",
        Step::Review => "Review",
    }
}

/// The caption over a step's heading: `Step 3 of 5`.
pub fn step_caption(step: Step) -> String {
    format!("Step {} of {}", step.number(), Step::ALL.len())
}

/// The document's title: a page's name and the product.
pub fn title(page: &str) -> String {
    if page.is_empty() { PRODUCT.to_owned() } else { [page, " · ", PRODUCT].concat() }
}

/// What has been entered on a step, in a few words; empty where there is nothing to say yet.
pub fn entered(step: Step, draft: &Draft) -> String {
    match step {
        Step::Basics if draft.display_name.trim().is_empty() => String::new(),
        Step::Basics => isolated(&draft.display_name),
        Step::RedirectUris => match draft.redirect_uris.iter().filter(|row| !row.text.trim().is_empty()).count() {
            0 => String::new(),
            count => counted(count, "URI", "URIs"),
        },
        Step::Permissions => match draft.permissions.len() {
            0 => String::new(),
            count => format!("{count} picked"),
        },
        Step::Credentials => match draft.secrets().collect::<Vec<_>>()[..] {
            [] => "No secret now".to_owned(),
            [(_, secret)] => match secret.lifetime.days() {
                Some(days) => format!("Secret, {days} days"),
                None => "Secret, own date".to_owned(),
            },
            ref several => counted(several.len(), "secret", "secrets"),
        },
        Step::Review => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        directory::{credential::Lifetime, ids::RunTail},
        registration::{credentials::CredentialDraft, draft::RedirectUriRow},
    };

    #[test]
    fn the_title_of_the_start_page_is_the_product_alone() {
        assert_eq!(title(""), "Client Registrar");
        assert_eq!(title(step_name(Step::RedirectUris)), "Redirect URIs · Client Registrar");
    }

    #[test]
    fn empty_rows_are_not_counted_among_what_was_entered() {
        let mut draft = Draft::new(RunTail::from_random([0; 8]));
        assert_eq!(entered(Step::RedirectUris, &draft), "");
        draft.redirect_uris.push(RedirectUriRow { id: 1, text: "https://contoso.com/cb".to_owned() });
        draft.redirect_uris.push(RedirectUriRow { id: 2, text: "  ".to_owned() });
        assert_eq!(entered(Step::RedirectUris, &draft), "1 URI");
    }

    #[test]
    fn a_credential_says_how_long_it_lasts_or_that_there_is_none() {
        let mut draft = Draft::new(RunTail::from_random([0; 8]));
        assert_eq!(entered(Step::Credentials, &draft), "Secret, 180 days");
        let CredentialDraft::Secret(secret) = &mut draft.credentials[0].kind;
        secret.lifetime = Lifetime::Custom;
        assert_eq!(entered(Step::Credentials, &draft), "Secret, own date");
        draft.add_secret(String::new());
        assert_eq!(entered(Step::Credentials, &draft), "2 secrets");
        draft.credentials.clear();
        assert_eq!(entered(Step::Credentials, &draft), "No secret now");
    }
}
