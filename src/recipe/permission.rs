//! The API permissions of a recipe, by name: `Azure Healthcare APIs/user_impersonation`.

use super::{
    problem::Mistake,
    question::{Format, Question},
    read::{Reader, line, word},
    template::{MOST_OF_TEMPLATE, Template},
};
use crate::{
    config::json::Json,
    directory::{
        audience::SignInAudience,
        characters::is_invisible,
        ids::AppId,
        permission::{PermissionKind, well_known::WellKnownApi},
    },
    registration::permissions,
};

/// The most characters of the value of a permission: what Graph allows.
const MOST_OF_VALUE: usize = 120;

/// A permission that a recipe asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Permission {
    pub api: Api,
    pub value: Template,
    pub kind: PermissionKind,
    pub why: String,
}

/// The API that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Api {
    /// This one, with what the recipe calls it.
    Known(AppId, String),
    /// The one whose application (client) ID is the answer to a question.
    Asked(usize, String),
}

impl Permission {
    /// The places of the questions in it.
    pub fn questions(&self) -> impl Iterator<Item = usize> {
        let asked = match &self.api {
            Api::Known(..) => None,
            Api::Asked(at, _) => Some(*at),
        };
        self.value.questions().chain(asked)
    }
}

/// What `permissions` says.
pub(super) fn read(recipe: &mut Reader<'_>, questions: &[Question]) -> Vec<Permission> {
    let mut found = Vec::new();
    for (path, value) in recipe.list("permissions", permissions::limit(SignInAudience::MyOrg)) {
        let Some(mut one) = recipe.within(path, value) else { continue };
        let named = one.required("permission", |value| named(value, questions));
        let api_name = one.optional("apiName", |value| line(value, 120));
        let kind = one.optional("type", |value| word(value, KINDS, &PermissionKind::ALL));
        let why = one.optional("why", |value| line(value, 300)).unwrap_or_default();
        one.only(&["permission", "apiName", "type", "why"]);
        let Some((mut api, value)) = named else { continue };
        if let (Some(given), Api::Known(_, name) | Api::Asked(_, name)) = (api_name, &mut api)
            && name.is_empty()
        {
            *name = given;
        }
        found.push(Permission { api, value, kind: kind.unwrap_or(PermissionKind::Delegated), why });
    }
    found
}

/// `type`, in the order of [`PermissionKind::ALL`].
const KINDS: &[&str] = &["delegated", "application"];

fn named(value: &Json, questions: &[Question]) -> Result<(Api, Template), Mistake> {
    let text = line(value, MOST_OF_TEMPLATE)?;
    let (api, value) = text.split_once('/').ok_or(Mistake::NotAPermission)?;
    let (api, value) = (api.trim(), value.trim());
    let find = |id: &str| questions.iter().position(|question| question.id == id);
    let format = |at: usize| questions.get(at).map(|question| question.format);
    if value.is_empty() || value.len() > MOST_OF_VALUE || value.contains(is_invisible) {
        return Err(Mistake::NotAPermission);
    }
    let asked = Template::parse(api, find)?;
    let value = Template::parse(value, find)?;
    if value.questions().any(|at| !format(at).is_some_and(Format::is_tight)) {
        return Err(Mistake::LooseQuestion);
    }
    let api = match (asked.literal(), asked.only_question()) {
        (Some(name), _) => known(name).ok_or(Mistake::UnknownApi)?,
        (None, Some(at)) if format(at) == Some(Format::Id) => Api::Asked(at, String::new()),
        _ => return Err(Mistake::LooseQuestion),
    };
    Ok((api, value))
}

fn known(name: &str) -> Option<Api> {
    if let Some(api) = WellKnownApi::named(name) {
        return Some(Api::Known(api.app_id(), api.name().to_owned()));
    }
    let app_id: AppId = name.parse().ok().filter(|id| *id != AppId::NIL)?;
    Some(Api::Known(app_id, WellKnownApi::of(app_id).map(|api| api.name().to_owned()).unwrap_or_default()))
}
