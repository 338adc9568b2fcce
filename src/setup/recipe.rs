//! What a script is made of.

use super::{Kept, config_file};
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
    kept: Kept,
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
            Ok(Self { name: name.trim().to_owned(), redirect_uri, cloud, create, application, kept: Kept::default() })
        } else {
            Err(problems)
        }
    }

    /// The same for a page that has a `config.json`: what that says beyond the registration stays, and counts.
    #[must_use]
    pub fn keeping(self, kept: Kept) -> Self {
        Self { kept, ..self }
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

    /// Whom the registration has to let sign in.
    pub(super) fn audience(&self) -> SignInAudience {
        self.kept.audience()
    }

    /// What every script is made of, by its places.
    pub(super) fn places<L: Quote>(&self) -> [(&'static str, Snippet<L>); 6] {
        let by_name = Snippet::<OData>::new().code("displayName eq ").value(&self.name).to_string();
        // The ID of the registration to be changed, or nothing.
        let application = self.application.map_or_else(String::new, |id| id.to_string());
        [
            ("name", self.name.as_str()),
            ("redirect_uri", self.redirect_uri()),
            ("app_id", &application),
            ("graph", self.cloud.graph()),
            ("by_name", &by_name),
            ("audience", self.audience().as_graph()),
        ]
        .map(|(place, value)| (place, Snippet::new().value(value)))
    }

    /// The `config.json` that belongs to it, around the two IDs that a script will learn.
    pub(super) fn config_file(&self) -> [String; 3] {
        config_file::around_ids(self.cloud, self.create, &self.kept)
    }

    /// The permissions that the page asks for, by value.
    pub(super) fn permissions(&self) -> Vec<&'static str> {
        page_permissions(self.create, &self.kept).into_iter().map(GraphScope::value).collect()
    }
}

/// The delegated permissions of Microsoft Graph that the page asks for, the least first; one more where house rules ask for
/// owners, which a page that may do no more than create apps leaves to an administrator.
/// <https://learn.microsoft.com/graph/api/application-post-owners#permissions>
pub fn page_permissions(create: CreateScope, kept: &Kept) -> Vec<GraphScope> {
    let mut all = vec![GraphScope::UserRead, GraphScope::ApplicationReadAll];
    match create {
        CreateScope::CreateOnly => all.push(GraphScope::AppRegistrationCreate),
        CreateScope::ReadWriteAll => {
            all.push(GraphScope::ApplicationReadWriteAll);
            all.extend(kept.asks_for_owners().then_some(GraphScope::DirectoryReadAll));
        }
    }
    all
}
