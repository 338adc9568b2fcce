//! An application with its keys and all the credentials that it has, as whoever is about to delete it looks at it.

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    calls::read,
    object::{self, Object, Unreadable},
};
use crate::{
    directory::{
        application::Application,
        ids::{FederatedId, KeyId, ObjectId},
    },
    http::{
        endpoint::Endpoint,
        request::{GraphScope, Request},
        response::Response,
    },
};

/// An application with its keys and its secrets and certificates, without their values.
/// <https://learn.microsoft.com/graph/api/application-get>
pub fn application_credentials(application: ObjectId) -> Request {
    read(Endpoint::ApplicationCredentials(application), GraphScope::ApplicationReadWriteAll)
}

/// A client secret that an application has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedSecret {
    /// Its ID.
    pub key: KeyId,
    /// The description, empty where there is none.
    pub description: String,
    /// When it ends, in seconds since 1970.
    pub end: Option<i64>,
}

/// An application, its keys and its credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithCredentials {
    /// Which one.
    pub application: Application,
    /// Its alternate key, where it has one.
    pub unique_name: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its client secrets.
    pub secrets: Vec<ListedSecret>,
    /// How many certificates it has.
    pub certificates: usize,
}

/// Reads an application with its credentials.
pub fn read_with_credentials(response: &Response) -> Option<WithCredentials> {
    object::read(response, with_credentials)
}

/// Reads the first of a list of applications; `None` within where the list is empty.
pub fn read_first_application(response: &Response) -> Option<Option<Application>> {
    object::read(response, |answer| answer.page()?.first().copied().map(application).transpose())
}

/// Reads which application an answer is about.
pub fn read_application(response: &Response) -> Option<Application> {
    object::read(response, application)
}

fn application(answer: Object<'_>) -> Result<Application, Unreadable> {
    Ok(Application { id: answer.id("id")?, app_id: answer.id("appId")? })
}

fn with_credentials(answer: Object<'_>) -> Result<WithCredentials, Unreadable> {
    let secret = |secret: Object<'_>| {
        let end = secret.text("endDateTime")?.and_then(|end| OffsetDateTime::parse(end, &Rfc3339).ok());
        Ok(ListedSecret {
            key: secret.id("keyId")?,
            description: secret.text_or_none("displayName")?,
            end: end.map(OffsetDateTime::unix_timestamp),
        })
    };
    let secrets = answer.list("passwordCredentials")?.unwrap_or_default().into_iter().map(secret);
    Ok(WithCredentials {
        application: application(answer)?,
        unique_name: answer.text("uniqueName")?.map(str::to_owned),
        tags: answer.texts("tags")?.into_iter().map(str::to_owned).collect(),
        secrets: secrets.collect::<Result<_, _>>()?,
        certificates: answer.list("keyCredentials")?.unwrap_or_default().len(),
    })
}

/// Reads the federated credentials of an application: each ID with its name.
pub fn read_federated(response: &Response) -> Option<Vec<(FederatedId, String)>> {
    object::read(response, |answer| {
        answer.page()?.into_iter().map(|one| Ok((one.id("id")?, one.text_or_none("name")?))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_application_is_read_with_all_that_could_belong_to_somebody_else() {
        let body = br#"{"id":"00000000-0000-0000-0000-000000000001","appId":"00000000-0000-0000-0000-000000000002",
            "uniqueName":null,"tags":["client-registrar-run:0123456789abcdef"],"keyCredentials":[{"usage":"Verify"}],
            "passwordCredentials":[{"keyId":"00000000-0000-0000-0000-000000000003","displayName":null,
            "endDateTime":"2027-01-01T00:00:00Z","secretText":null}]}"#;
        let read = read_with_credentials(&Response::new(200, body.to_vec())).expect("an application");
        assert_eq!(read.unique_name, None);
        assert_eq!((read.tags.len(), read.certificates), (1, 1));
        let secret = ListedSecret { key: KeyId::from_u128(3), description: String::new(), end: Some(1_798_761_600) };
        assert_eq!(read.secrets, [secret]);
        assert_eq!(read_with_credentials(&Response::new(200, b"{}".to_vec())), None);
    }

    #[test]
    fn a_list_that_names_no_application_is_told_from_no_list() {
        let read = |body: &str| read_first_application(&Response::new(200, body.as_bytes().to_vec()));
        assert_eq!(read(r#"{"value":[]}"#), Some(None));
        assert_eq!(read("{}"), None);
    }
}
