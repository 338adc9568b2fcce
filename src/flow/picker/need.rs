//! What the parts of the picker need to know of the tenant, and what it has answered.

use std::sync::Arc;

use crate::{
    directory::{
        ids::AppId,
        permission::{ResourceApi, ResourceSummary},
        tenant::TenantContext,
    },
    graph::{
        ask::AskError,
        calls,
        resource::{self, Found},
    },
    http::{endpoint::NextPage, request::Request, response::Response},
};

/// One thing that is needed: asked once, however many parts need it.
#[derive(Clone, Debug, PartialEq)]
pub enum Need {
    /// An API with its permissions.
    Api(AppId),
    /// A list of APIs.
    Page(Look),
    /// Which of Microsoft's well-known APIs are in the tenant.
    Microsoft,
    /// The APIs of the person's own.
    Own,
    /// A service principal for an API.
    Add(AppId),
    /// The API that was just added.
    Added(AppId),
}

/// How APIs are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// By the words of their name.
    Words(String),
    /// By the beginning of their name.
    Prefix(String),
    /// By their identifier URI.
    Uri(String),
    /// The next page of a list.
    Next(NextPage),
}

/// What the tenant has answered.
#[derive(Clone, Debug)]
pub enum Answer {
    /// An API with its permissions.
    Api(Arc<ResourceApi>),
    /// One page of a list.
    Page(Found),
    /// The APIs of the person's own.
    Own(Vec<Arc<ResourceApi>>),
    /// It is made.
    Made,
}

impl Need {
    /// The request for it.
    pub fn request(&self) -> Request {
        match self {
            Self::Api(app_id) | Self::Added(app_id) => calls::resource_api(*app_id),
            Self::Page(Look::Words(words)) => calls::search_apis(words),
            Self::Page(Look::Prefix(prefix)) => calls::search_apis_by_prefix(prefix),
            Self::Page(Look::Uri(uri)) => calls::apis_by_identifier_uri(uri),
            Self::Page(Look::Next(page)) => calls::next_page(page.clone()),
            Self::Microsoft => calls::well_known_apis(),
            Self::Own => calls::owned_apis(),
            Self::Add(app_id) => calls::add_api(*app_id),
        }
    }

    /// Reads the answer as one of this tenant.
    ///
    /// # Errors
    /// It is not what Microsoft documents.
    pub fn read(&self, response: &Response, tenant: &TenantContext) -> Result<Answer, AskError> {
        let answer = match self {
            Self::Api(_) | Self::Added(_) => resource::read_api(response, tenant).map(Arc::new).map(Answer::Api),
            Self::Page(_) | Self::Microsoft => resource::read_found(response, tenant).map(Answer::Page),
            Self::Own => {
                resource::read_owned(response).map(|apis| Answer::Own(apis.into_iter().map(Arc::new).collect()))
            }
            Self::Add(_) => Some(Answer::Made),
        };
        answer.ok_or(AskError::AnswerUnreadable)
    }
}

/// The APIs that were read in this session, so that going back asks nothing again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    apis: Vec<Arc<ResourceApi>>,
    /// Those that were shown or picked from, the last one at the end.
    used: Vec<AppId>,
}

impl Known {
    /// An API that was read.
    pub fn get(&self, app_id: AppId) -> Option<&Arc<ResourceApi>> {
        self.apis.iter().find(|api| api.summary.app_id == app_id)
    }

    /// All of them.
    pub fn all(&self) -> &[Arc<ResourceApi>] {
        &self.apis
    }

    /// Keeps an API, in the place of what was known of it.
    pub fn learn(&mut self, api: Arc<ResourceApi>) {
        self.forget(api.summary.app_id);
        self.apis.push(api);
    }

    /// Forgets an API, so that it is read again.
    pub fn forget(&mut self, app_id: AppId) {
        self.apis.retain(|known| known.summary.app_id != app_id);
    }

    /// Notes that an API was shown or picked from.
    pub fn note_use(&mut self, app_id: AppId) {
        self.used.retain(|used| *used != app_id);
        self.used.push(app_id);
    }

    /// Those that were used, the last one first.
    pub fn recent(&self) -> impl Iterator<Item = &ResourceSummary> {
        self.used.iter().rev().filter_map(|app_id| self.get(*app_id)).map(|api| &api.summary)
    }

    /// What was read of an API that the tenant has a service principal for.
    pub fn in_tenant(&self, app_id: AppId) -> Option<&ResourceSummary> {
        self.get(app_id).map(|api| &api.summary).filter(|summary| summary.id.is_some())
    }
}
