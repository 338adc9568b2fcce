//! Applications that exist already: those that another one could be taken for, and who owns them.
//!
//! Agent identity blueprints come back among applications, as a type of their own; they are told apart, and nothing is done
//! to one. <https://learn.microsoft.com/graph/api/application-list>

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    calls,
    object::{self, Object, Unreadable},
};
use crate::{
    directory::{
        application::{Application, Existing, Owned},
        ids::ObjectId,
    },
    http::{
        endpoint::Endpoint,
        request::{GraphScope, Method, Request},
        response::Response,
    },
};

/// Of what type an agent identity blueprint is among applications.
const BLUEPRINT: &str = "#microsoft.graph.agentIdentityBlueprint";

/// The applications of this name. <https://learn.microsoft.com/graph/api/application-list>
pub fn by_display_name(name: &str) -> Request {
    calls::read(Endpoint::ApplicationsByDisplayName(name.to_owned()), GraphScope::ApplicationReadAll)
}

/// The applications whose name begins with this. <https://learn.microsoft.com/graph/api/application-list>
pub fn by_prefix(prefix: &str) -> Request {
    calls::read(Endpoint::ApplicationsByPrefix(prefix.to_owned()), GraphScope::ApplicationReadAll)
}

/// An application with what another one can be made like. <https://learn.microsoft.com/graph/api/application-get>
pub fn to_copy(application: ObjectId) -> Request {
    calls::read(Endpoint::ApplicationToCopy(application), GraphScope::ApplicationReadAll)
}

/// Those that were deleted within 30 days. <https://learn.microsoft.com/graph/api/directory-deleteditems-list>
pub fn deleted_by_display_name(name: &str) -> Request {
    calls::read(Endpoint::DeletedByDisplayName(name.to_owned()), GraphScope::ApplicationReadAll)
}

/// The applications with any of these web redirect URIs, which is an advanced query.
/// <https://learn.microsoft.com/graph/aad-advanced-queries#application-properties>
pub fn by_redirect_uris(uris: &[String]) -> Request {
    let read = calls::read(Endpoint::ApplicationsByRedirectUris(uris.to_vec()), GraphScope::ApplicationReadAll);
    Request { eventual: true, ..read }
}

/// Who owns an application or a service principal: a hundred at most, so one page.
/// <https://learn.microsoft.com/graph/api/application-list-owners>,
/// <https://learn.microsoft.com/graph/api/serviceprincipal-list-owners>
pub fn owners(of: Owned, id: ObjectId) -> Request {
    calls::read(Endpoint::Owners(of, id), GraphScope::ApplicationReadAll)
}

/// Brings an application back from the deleted items. <https://learn.microsoft.com/graph/api/directory-deleteditems-restore>
pub fn restore(application: ObjectId) -> Request {
    calls::request(Method::Post, Endpoint::Restore(application), None, GraphScope::ApplicationReadWriteAll)
}

/// Reads a list of applications. `None` where it is not what Microsoft documents.
pub fn read(response: &Response) -> Option<Vec<Existing>> {
    object::read(response, |page| page.page()?.into_iter().map(existing).collect())
}

fn existing(entry: Object<'_>) -> Result<Existing, Unreadable> {
    let moment = |name| {
        let text = entry.text(name)?;
        text.map(|text| OffsetDateTime::parse(text, &Rfc3339).map_err(|_| Unreadable)).transpose()
    };
    Ok(Existing {
        application: Application { id: entry.id("id")?, app_id: entry.id("appId")? },
        display_name: entry.text_or_none("displayName")?,
        created: moment("createdDateTime")?,
        deleted: moment("deletedDateTime")?,
        is_blueprint: entry.text("@odata.type")? == Some(BLUEPRINT),
    })
}

/// Reads the names of owners: people's sign-in names, else what they are called. `None` where it is not what Microsoft
/// documents.
pub fn read_owners(response: &Response) -> Option<Vec<String>> {
    object::read(response, |page| {
        let name =
            |owner: Object<'_>| Ok(owner.text("userPrincipalName")?.or(owner.text("displayName")?).map(str::to_owned));
        page.page()?.into_iter().filter_map(|owner| name(owner).transpose()).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    fn answer(body: &str) -> Response {
        Response::new(200, body.as_bytes().to_vec())
    }

    #[test]
    fn a_blueprint_is_told_apart_and_what_was_deleted_says_when() {
        let body = r##"{"value":[
            {"id":"00000000-0000-0000-0000-000000000001","appId":"00000000-0000-0000-0000-000000000002",
             "displayName":"Portal","createdDateTime":"2025-01-31T10:00:00Z","deletedDateTime":null},
            {"@odata.type":"#microsoft.graph.agentIdentityBlueprint","id":"00000000-0000-0000-0000-000000000003",
             "appId":"00000000-0000-0000-0000-000000000004","displayName":null,"deletedDateTime":"2026-11-20T08:00:00Z"}]}"##;
        let found = read(&answer(body)).unwrap();
        let told: Vec<_> =
            found.iter().map(|one| (&*one.display_name, one.created, one.deleted, one.is_blueprint)).collect();
        let (created, deleted) = (datetime!(2025-01-31 10:00 UTC), datetime!(2026-11-20 08:00 UTC));
        assert_eq!(told, [("Portal", Some(created), None, false), ("", None, Some(deleted), true)]);
    }

    #[test]
    fn what_is_not_as_documented_is_not_read() {
        for body in [r#"{"value":[{"id":"x","appId":"y"}]}"#, r#"{"value":{}}"#, "[]", "<html>"] {
            assert_eq!((read(&answer(body)), read_owners(&answer("[]"))), (None, None), "{body}");
        }
    }

    #[test]
    fn owners_go_by_the_name_they_sign_in_with() {
        let body = r#"{"value":[{"userPrincipalName":"adele@contoso.com","displayName":"Adele Vance"},
            {"displayName":"Deployer"},{"id":"00000000-0000-0000-0000-000000000001"}]}"#;
        assert_eq!(read_owners(&answer(body)), Some(vec!["adele@contoso.com".to_owned(), "Deployer".to_owned()]));
    }
}
