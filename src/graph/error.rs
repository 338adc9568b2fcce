//! Graph's error answers, read once and kept with all that support asks for.
//!
//! <https://learn.microsoft.com/graph/errors>

use time::Duration;

use super::object::{self, Object, Unreadable};
use crate::http::response::Response;

/// What Graph said of a call that failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphError {
    /// The HTTP status.
    pub status: u16,
    /// `error.code`: what is branched on.
    pub code: String,
    /// `error.message`: shown, never branched on.
    pub message: String,
    /// `error.details`: the more specific codes, with the property each is about.
    pub details: Vec<Detail>,
    /// `request-id`: what Microsoft's support asks for.
    pub request_id: Option<String>,
    /// `client-request-id`: ours.
    pub client_request_id: Option<String>,
    /// The service's own time of the error.
    pub date: Option<String>,
    /// It was not Graph that said so, but something on the way there.
    pub foreign: bool,
    /// The type that the answer was sent with, where it is not Graph's.
    pub content_type: Option<String>,
    /// How long it asks to wait.
    pub retry_after: Option<Duration>,
}

/// One of `error.details`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// The more specific code.
    pub code: String,
    /// The more specific message.
    pub message: String,
    /// The property that it is about.
    pub target: Option<String>,
}

impl GraphError {
    /// Reads an error answer. An answer of another shape (a proxy's page, say) still makes an error with its
    /// status.
    pub fn read(response: &Response) -> Self {
        let (status, retry_after) = (response.status, response.retry_after);
        let said = object::read(response, |answer| {
            let error = answer.object("error")?.ok_or(Unreadable)?;
            let inner = match error.object("innerError")? {
                Some(inner) => Some(inner),
                None => error.object("innererror")?,
            };
            let noted = |name| inner.map_or(Ok(None), |inner| inner.text(name)).map(|text| text.map(str::to_owned));
            let details = error.list("details")?.unwrap_or_default().into_iter().map(detail);
            Ok(Self {
                code: error.text_or_none("code")?,
                message: error.text_or_none("message")?,
                details: details.collect::<Result<_, _>>()?,
                request_id: noted("request-id")?,
                client_request_id: noted("client-request-id")?,
                date: noted("date")?,
                ..Self::default()
            })
        });
        let said = said.unwrap_or_else(|| Self {
            foreign: response.is_foreign(),
            content_type: response.content_type.clone(),
            ..Self::default()
        });
        let request_id = said.request_id.or_else(|| response.request_id.clone());
        Self { status, request_id, retry_after, ..said }
    }

    /// Whether the error or one of its details has this code.
    pub fn has_code(&self, code: &str) -> bool {
        self.code == code || self.details.iter().any(|detail| detail.code == code)
    }

    /// Whether Graph says that there is no such object.
    pub const fn is_not_found(&self) -> bool {
        self.status == 404 && !self.foreign
    }

    /// Whether Graph says that this person, or this page, may not do it.
    pub const fn is_not_allowed(&self) -> bool {
        self.status == 403 && !self.foreign
    }

    /// Whether a right is missing, and not merely the knowledge of what was just made. Graph has one code for both, so
    /// this reads its words, the one place that does: any others may mean that it is catching up.
    pub fn lacks_privileges(&self) -> bool {
        self.is_not_allowed() && self.message.starts_with("Insufficient privileges")
    }

    /// Whether it is about the service management reference, which some tenants require and look up. The codes
    /// (`ServiceTreeValueMissing`, `ServiceTreeNullValueProvided`, `ServiceTreeInvalid`) are documented nowhere; they
    /// share their beginning. <https://github.com/MicrosoftDocs/msteams-docs/issues/13077>,
    /// <https://github.com/Azure/azure-dev/pull/5598>
    pub fn is_about_service_reference(&self) -> bool {
        let named = |code: &str| code.starts_with("ServiceTree");
        named(&self.code)
            || self.details.iter().any(|detail| {
                let target = detail.target.as_deref().unwrap_or_default();
                named(&detail.code) || target.eq_ignore_ascii_case("serviceManagementReference")
            })
    }

    /// Whether what was to be made is there already. Graph says so with 409, or with 400 and one of two codes.
    pub fn is_there_already(&self) -> bool {
        let codes = ["Request_MultipleObjectsWithSameKeyValue", "ObjectConflict"];
        (self.status == 409 && !self.foreign) || codes.iter().any(|code| self.has_code(code))
    }
}

fn detail(one: Object<'_>) -> Result<Detail, Unreadable> {
    Ok(Detail {
        code: one.text_or_none("code")?,
        message: one.text_or_none("message")?,
        target: one.text("target")?.map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_keeps_its_code_details_and_request_id() {
        let body = br#"{"error":{"code":"Request_BadRequest","message":"Bad.","details":[{"code":"InvalidValue","message":"No.","target":"web"}],
            "innerError":{"date":"2026-11-23T10:00:00","request-id":"r-1","client-request-id":"c-1"}}}"#;
        let error = GraphError::read(&Response::new(400, body.to_vec()));
        assert_eq!((error.status, error.code.as_str()), (400, "Request_BadRequest"));
        assert_eq!(error.request_id.as_deref(), Some("r-1"));
        assert!(error.has_code("InvalidValue"));
    }

    #[test]
    fn a_duplicate_is_known_by_its_status_or_its_code() {
        let error = |status, code: &str| GraphError { status, code: code.to_owned(), ..GraphError::default() };
        assert!(error(409, "").is_there_already());
        assert!(error(400, "Request_MultipleObjectsWithSameKeyValue").is_there_already());
        let detail = Detail { code: "ObjectConflict".to_owned(), ..Detail::default() };
        assert!(GraphError { details: vec![detail], ..error(400, "Request_BadRequest") }.is_there_already());
        assert!(!error(400, "Request_BadRequest").is_there_already());
    }

    #[test]
    fn an_answer_that_is_not_graphs_still_makes_an_error() {
        let mut response = Response::new(502, b"<html>".to_vec());
        response.request_id = Some("r-2".to_owned());
        response.content_type = Some("text/html".to_owned());
        response.retry_after = Some(Duration::seconds(9));
        let error = GraphError::read(&response);
        assert_eq!((error.status, error.request_id.as_deref()), (502, Some("r-2")));
        assert_eq!((error.foreign, error.content_type.as_deref()), (true, Some("text/html")));
        assert_eq!(error.retry_after, Some(Duration::seconds(9)));
    }

    #[test]
    fn what_something_in_between_says_is_not_taken_for_graphs() {
        let page = |status| GraphError::read(&Response::new(status, b"<html>".to_vec()));
        assert!(!page(404).is_not_found() && !page(403).is_not_allowed() && !page(409).is_there_already());
        assert!(!GraphError { message: "Insufficient privileges".to_owned(), ..page(403) }.lacks_privileges());
    }

    #[test]
    fn a_right_that_is_missing_is_told_from_an_application_that_is_not_known_yet() {
        let error = |status, message: &str| GraphError { status, message: message.to_owned(), ..GraphError::default() };
        assert!(error(403, "Insufficient privileges to complete the operation.").lacks_privileges());
        let early = "When using this permission, the backing application of the service principal being created must in the local tenant.";
        assert!(!error(403, early).lacks_privileges());
        assert!(!error(400, "Insufficient privileges to complete the operation.").lacks_privileges());
    }
}
