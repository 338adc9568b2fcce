//! A draft as a recipe, for others to begin with.
//!
//! # Invariants
//! Nothing that ties it to what was registered is in it, no certificate, no tenant, and nobody's consent.

use super::{Template, credentials};
use crate::{
    config::json::{Json, Members},
    directory::{
        characters,
        credential::Lifetime,
        permission::{PermissionKind, PickedPermission, well_known::WellKnownApi},
    },
    registration::{
        credentials::{CredentialDraft, FederatedDraft, Kind, SecretDraft},
        draft::Draft,
        house_rules::MOST_OF_NOTES,
    },
};

/// A draft as a recipe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The recipe, as a file has it.
    pub text: String,
    /// What of the draft is not in it.
    pub left_out: Vec<LeftOut>,
}

/// What no recipe can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Certificates: whoever wrote a recipe could have the key.
    Certificates,
    /// The start and the end of a client secret on dates of their own.
    Dates,
    /// Permissions without a value.
    Permissions,
    /// A note that is longer than one can be.
    Notes,
}

/// The draft as a recipe of this title.
pub fn write(draft: &Draft, title: &str) -> Written {
    let mut left_out = Vec::new();
    let mut recipe = Members::new();
    let mut put = |key: &str, value: Json| recipe.push((key.to_owned(), value));
    put("$schema", text("recipe.schema.json"));
    put("recipe", Json::Number(super::VERSION.into()));
    put("title", text(&clean(title)));
    let name = clean(&draft.display_name);
    if !name.is_empty() {
        put("displayName", template(&name));
    }
    put("signInAudience", text(draft.audience.as_graph()));
    put("userAssignmentRequired", Json::Flag(draft.assignment_required));
    let reference = clean(&draft.service_reference);
    if !reference.is_empty() {
        put("serviceManagementReference", template(&reference));
    }
    match Template::escape(&clean(&draft.notes)) {
        notes if notes.is_empty() => {}
        notes if characters::length(&notes) <= MOST_OF_NOTES => put("notes", Json::Text(notes)),
        _ => left_out.push(LeftOut::Notes),
    }
    let uris = draft.redirect_uris.iter().map(|row| clean(&row.text)).filter(|text| !text.is_empty());
    let uris: Vec<Json> = uris.map(|text| template(&text)).collect();
    if !uris.is_empty() {
        put("redirectUris", Json::List(uris));
    }
    let permissions: Vec<Json> = draft.permissions.iter().filter_map(permission).collect();
    if permissions.len() < draft.permissions.len() {
        left_out.push(LeftOut::Permissions);
    }
    if !permissions.is_empty() {
        put("permissions", Json::List(permissions));
    }
    put("credentials", credentials_of(draft, &mut left_out));
    let text = serde_json::to_string_pretty(&Json::Object(recipe)).unwrap_or_default();
    Written { text: [&text, "\n"].concat(), left_out }
}

fn clean(text: &str) -> String {
    characters::without_hidden(text).trim().to_owned()
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn template(text: &str) -> Json {
    Json::Text(Template::escape(text))
}

fn object<const N: usize>(members: [(&str, Option<Json>); N]) -> Json {
    let there = members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Json::Object(there.collect())
}

fn permission(pick: &PickedPermission) -> Option<Json> {
    let value = clean(&pick.value);
    if value.is_empty() {
        return None;
    }
    let known = WellKnownApi::of(pick.resource_app_id);
    let api = known.map_or_else(|| pick.resource_app_id.to_string(), |api| api.name().to_owned());
    let name = Some(clean(&pick.resource_name)).filter(|name| known.is_none() && !name.is_empty());
    let kind = match pick.kind {
        PermissionKind::Delegated => "delegated",
        PermissionKind::Application => "application",
    };
    Some(object([
        ("permission", Some(Json::Text([&Template::escape(&api), "/", &Template::escape(&value)].concat()))),
        ("apiName", name.map(Json::Text)),
        ("type", Some(text(kind))),
    ]))
}

fn credentials_of(draft: &Draft, left_out: &mut Vec<LeftOut>) -> Json {
    let mut kinds: Vec<Kind> = Vec::new();
    for credential in &draft.credentials {
        let kind = credential.kind.kind();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
        let is_dated = |own: &SecretDraft| own.lifetime == Lifetime::Custom || !own.start_date.trim().is_empty();
        let dated = matches!(&credential.kind, CredentialDraft::Secret(own) if is_dated(own));
        for (is_so, what) in [(kind == Kind::Certificate, LeftOut::Certificates), (dated, LeftOut::Dates)] {
            if is_so && !left_out.contains(&what) {
                left_out.push(what);
            }
        }
    }
    let secrets: Vec<Json> = draft.secrets().map(|(_, own)| secret(own)).collect();
    let federated: Vec<Json> = draft.federated().map(|(_, own)| federated(own)).collect();
    let some = |list: Vec<Json>| (!list.is_empty()).then_some(Json::List(list));
    let kinds = kinds.into_iter().map(|kind| text(credentials::word_of(kind))).collect();
    object([("kinds", Some(Json::List(kinds))), ("secrets", some(secrets)), ("federated", some(federated))])
}

fn secret(own: &SecretDraft) -> Json {
    let description = Some(clean(&own.description)).filter(|text| !text.is_empty());
    object([
        ("description", description.map(|text| template(&text))),
        ("days", own.lifetime.days().map(|days| Json::Number(days.into()))),
    ])
}

fn federated(own: &FederatedDraft) -> Json {
    let member = |value: &str| Some(clean(value)).filter(|text| !text.is_empty()).map(|text| template(&text));
    object([
        ("name", member(&own.name)),
        ("issuer", member(&own.issuer)),
        ("subject", member(&own.subject)),
        ("audience", member(&own.audience)),
        ("description", member(&own.description)),
    ])
}
