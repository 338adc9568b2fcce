//! What a script is made of.

use super::config_file;
use crate::{
    config::CreateScope,
    directory::{
        audience::SignInAudience,
        cloud::Cloud,
        display_name::{self, DisplayNameProblem},
        ids::AppId,
        severity::Severity,
    },
    export::{OData, Quote, Snippet},
    http::request::GraphScope,
    signin::return_address::ReturnAddress,
};

/// Optional claims of the ID token that the page reads: who to name to Microsoft after a reload, whether the account is a
/// guest, and when the person has proved who they are, which `reauthenticate` goes by.
pub const OPTIONAL_CLAIMS: [&str; 3] = ["login_hint", "acct", "auth_time"];

/// The registration that the page needs, ready to be written as a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    name: String,
    redirect_uri: ReturnAddress,
    cloud: Cloud,
    create: CreateScope,
    application: Option<AppId>,
}

impl Recipe {
    /// A recipe for a registration of this name, with the permission that people shall create applications by. A
    /// registration that exists is named by its ID.
    pub fn new(
        name: &str,
        redirect_uri: ReturnAddress,
        cloud: Cloud,
        create: CreateScope,
        application: Option<AppId>,
    ) -> Result<Self, Vec<DisplayNameProblem>> {
        let mut problems = display_name::check(name, SignInAudience::MyOrg);
        problems.retain(|problem| problem.severity() == Severity::Error);
        if problems.is_empty() {
            Ok(Self { name: name.trim().to_owned(), redirect_uri, cloud, create, application })
        } else {
            Err(problems)
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn redirect_uri(&self) -> &str {
        self.redirect_uri.as_str()
    }

    pub(super) const fn cloud(&self) -> Cloud {
        self.cloud
    }

    /// What every script is made of, by its places.
    pub(super) fn places<L: Quote>(&self) -> [(&'static str, Snippet<L>); 5] {
        let by_name = Snippet::<OData>::new().code("displayName eq ").value(&self.name).to_string();
        // The ID of the registration to be changed, or nothing.
        let application = self.application.map_or_else(String::new, |id| id.to_string());
        [
            ("name", self.name.as_str()),
            ("redirect_uri", self.redirect_uri()),
            ("app_id", &application),
            ("graph", self.cloud.graph()),
            ("by_name", &by_name),
        ]
        .map(|(place, value)| (place, Snippet::new().value(value)))
    }

    /// The `config.json` that belongs to it, around the two IDs that a script will learn.
    pub(super) fn config_file(&self) -> [String; 3] {
        config_file::around_ids(self.cloud, self.create)
    }

    /// The permissions that the page asks for, by value.
    pub(super) fn permissions(&self) -> [&'static str; 3] {
        page_permissions(self.create).map(GraphScope::value)
    }
}

/// The delegated permissions of Microsoft Graph that the page asks for, the least first.
pub const fn page_permissions(create: CreateScope) -> [GraphScope; 3] {
    let last = match create {
        CreateScope::ReadWriteAll => GraphScope::ApplicationReadWriteAll,
        CreateScope::CreateOnly => GraphScope::AppRegistrationCreate,
    };
    [GraphScope::UserRead, GraphScope::ApplicationReadAll, last]
}
