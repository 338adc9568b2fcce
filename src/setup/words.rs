//! The sentences that a script says, from whoever speaks the reader's language.

use crate::{
    directory::audience::SignInAudience,
    export::{Shell, Snippet},
};

/// One line each. What they end with a colon for is put behind them by the script.
#[derive(Clone, Copy, Debug)]
pub struct ScriptWords {
    /// At the head: what the script does.
    pub about: &'static str,
    /// Over the ID of an existing registration.
    pub which: &'static str,
    /// Over the part that looks the registration up.
    pub finding: &'static str,
    /// Over the part that compares it with what the page needs.
    pub comparing: &'static str,
    /// Over the part that makes or changes it.
    pub changing: &'static str,
    /// Over the part that sees to the service principal.
    pub principal: &'static str,
    /// The Azure CLI is not installed.
    pub no_cli: &'static str,
    /// The module of Microsoft Graph for PowerShell is not installed.
    pub no_module: &'static str,
    /// The Azure CLI is set to another cloud; the commands that set it follow.
    pub wrong_cloud: &'static str,
    /// Nobody is signed in to the Azure CLI; the command that signs in follows.
    pub not_signed_in: &'static str,
    /// The tenant that is worked in; its ID follows.
    pub tenant: &'static str,
    /// No registration has the ID that was given; the ID follows.
    pub not_found: &'static str,
    /// Others have the name and not the redirect URI; their IDs follow.
    pub name_taken: &'static str,
    /// More than one fits; their IDs follow.
    pub several: &'static str,
    /// The tenant's Microsoft Graph has no such permission; its name follows.
    pub no_permission: &'static str,
    /// The registration was made; its ID follows.
    pub created: &'static str,
    /// Something was added to it; its ID follows.
    pub changed: &'static str,
    /// It has all it needs; its ID follows.
    pub unchanged: &'static str,
    /// Other tenants can use it too.
    pub many_tenants: &'static str,
    /// Other tenants are to use it, and may not be able to.
    pub one_tenant: &'static str,
    /// It has secrets, which the page does not need.
    pub has_secrets: &'static str,
    /// The service principal could not be made.
    pub no_principal: &'static str,
    /// Before the text of `config.json`.
    pub finish: &'static str,
}

impl ScriptWords {
    /// The words by their places in a script: the comments at its parts, and what it says when it runs.
    pub(super) fn places<L: Shell>(&self, audience: SignInAudience) -> Vec<(&'static str, Snippet<L>)> {
        let comments = [
            ("about", self.about),
            ("which", self.which),
            ("finding", self.finding),
            ("comparing", self.comparing),
            ("changing", self.changing),
            ("principal", self.principal),
        ];
        let other_audience = match audience {
            SignInAudience::MyOrg => self.many_tenants,
            _ => self.one_tenant,
        };
        let sayings = [
            ("no_cli", self.no_cli),
            ("no_module", self.no_module),
            ("wrong_cloud", self.wrong_cloud),
            ("not_signed_in", self.not_signed_in),
            ("tenant", self.tenant),
            ("not_found", self.not_found),
            ("name_taken", self.name_taken),
            ("several", self.several),
            ("no_permission", self.no_permission),
            ("created", self.created),
            ("changed", self.changed),
            ("unchanged", self.unchanged),
            ("other_audience", other_audience),
            ("has_secrets", self.has_secrets),
            ("no_principal", self.no_principal),
            ("finish", self.finish),
        ];
        let comments = comments.map(|(place, text)| (place, Snippet::new().comment(text)));
        comments.into_iter().chain(sayings.map(|(place, text)| (place, Snippet::new().value(text)))).collect()
    }
}
