//! What a text is, by the properties that it has.

use super::{
    client_metadata, graph_manifest,
    mistake::Mistake,
    older_manifest,
    taking::Table,
    value::{is_annotation, text_of},
};
use crate::config::json::{Json, Members, member};

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// <https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest>, which is the
    /// `application` of Microsoft Graph.
    GraphManifest,
    /// <https://learn.microsoft.com/entra/identity-platform/reference-app-manifest>, the format of Azure AD Graph.
    OlderManifest,
    /// <https://www.rfc-editor.org/rfc/rfc7591#section-2>
    ClientMetadata,
    /// The value of `requiredResourceAccess`, or one of its entries.
    RequiredAccess,
    /// A recipe of this page's own form.
    Recipe,
}

const BLUEPRINT: &str = "#microsoft.graph.agentIdentityBlueprint";
const ACCESS: &str = "requiredResourceAccess";

/// The format of a text: of those whose properties it has, the one that most are of. At least half of them have to be.
pub fn of(value: &Json) -> Result<Format, Mistake> {
    let members = match value {
        Json::List(entries) if !entries.is_empty() && entries.iter().all(is_access) => {
            return Ok(Format::RequiredAccess);
        }
        Json::Object(members) => members,
        _ => return Err(Mistake::NotKnown),
    };
    let has = |key: &str| member(members, key).is_some();
    if text_of(members, "@odata.type").is_some_and(|own| own.starts_with(BLUEPRINT)) {
        return Err(Mistake::Blueprint);
    }
    if has("servicePrincipalType") || has("appOwnerOrganizationId") {
        return Err(Mistake::ServicePrincipal);
    }
    if has("recipe") && has("title") {
        return Ok(Format::Recipe);
    }
    if is_access(value) || (members.len() == 1 && has(ACCESS)) {
        return Ok(Format::RequiredAccess);
    }
    let tables = [
        (Format::GraphManifest, graph_manifest::TABLE),
        (Format::OlderManifest, older_manifest::TABLE),
        (Format::ClientMetadata, client_metadata::TABLE),
    ];
    let of_most = tables.into_iter().rev().max_by_key(|(_, table)| known(members, table));
    let all = members.iter().filter(|(key, _)| !is_annotation(key)).count();
    let found = of_most.filter(|(_, table)| {
        let takes_some = table.iter().any(|(key, rule)| rule.takes() && has(key));
        takes_some && known(members, table) * 2 >= all
    });
    found.map(|(format, _)| format).ok_or(Mistake::NotKnown)
}

fn known(members: &Members, table: Table) -> usize {
    members.iter().filter(|(key, _)| table.iter().any(|(own, _)| own == key)).count()
}

fn is_access(entry: &Json) -> bool {
    matches!(entry, Json::Object(members) if member(members, "resourceAppId").is_some())
}
