//! What the page around a frame is told, as it goes from window to window. `public/embed.js` makes an event of it.

use serde::Serialize;

use crate::{
    directory::{
        application::Application,
        ids::{AppId, ObjectId, TenantId},
    },
    signin::message::VERSION,
};

/// One thing that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The page has come up.
    Ready,
    /// Where one is: the word of a step in the page's address, or `result`.
    Step(&'static str),
    /// The client is registered.
    Registered(Registered),
    /// What was registered is deleted again.
    Undone(Application),
    /// The person has left without a registration.
    Cancelled,
    /// How high the page is, in CSS pixels.
    Height(u32),
}

/// What a run has registered: IDs, and nothing that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registered {
    /// The tenant.
    pub tenant_id: TenantId,
    /// The application.
    pub application: Application,
    /// The object ID of the service principal; none where that is left to an administrator.
    pub service_principal: Option<ObjectId>,
    /// Nothing of it exists: the tenant is the simulated one.
    pub sandbox: bool,
}

/// The same, as it is sent.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Sent {
    #[serde(rename = "client-registrar")]
    version: u8,
    #[serde(rename = "type")]
    word: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant_id: Option<TenantId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    app_id: Option<AppId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    object_id: Option<ObjectId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_principal_id: Option<ObjectId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sandbox: Option<bool>,
}

impl Told {
    /// As JSON, which the browser turns into an object.
    pub fn to_json(self) -> String {
        let of = |word| Sent { version: VERSION, word, ..Sent::default() };
        let sent = match self {
            Self::Ready => of("ready"),
            Self::Step(step) => Sent { step: Some(step), ..of("step") },
            Self::Cancelled => of("cancelled"),
            Self::Undone(application) => {
                Sent { app_id: Some(application.app_id), object_id: Some(application.id), ..of("undone") }
            }
            Self::Height(height) => Sent { height: Some(height), ..of("height") },
            Self::Registered(Registered { tenant_id, application, service_principal, sandbox }) => Sent {
                tenant_id: Some(tenant_id),
                app_id: Some(application.app_id),
                object_id: Some(application.id),
                service_principal_id: service_principal,
                sandbox: Some(sandbox),
                ..of("registered")
            },
        };
        serde_json::to_string(&sent).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_written_as_the_script_reads_it() {
        for (told, json) in [
            (Told::Ready, r#"{"client-registrar":1,"type":"ready"}"#),
            (Told::Step("redirect-uris"), r#"{"client-registrar":1,"type":"step","step":"redirect-uris"}"#),
            (Told::Cancelled, r#"{"client-registrar":1,"type":"cancelled"}"#),
            (Told::Height(640), r#"{"client-registrar":1,"type":"height","height":640}"#),
        ] {
            assert_eq!(told.to_json(), json);
        }
    }

    #[test]
    fn of_a_registration_the_ids_are_told_and_nothing_else() {
        let application = Application { id: ObjectId::from_u128(2), app_id: AppId::from_u128(3) };
        let registered = Registered {
            tenant_id: TenantId::from_u128(1),
            application,
            service_principal: Some(ObjectId::from_u128(4)),
            sandbox: false,
        };
        let id = |last: u8| format!("00000000-0000-0000-0000-00000000000{last}");
        let (tenant, object, app, principal) = (id(1), id(2), id(3), id(4));
        let json = format!(
            r#"{{"client-registrar":1,"type":"registered","tenantId":"{tenant}","appId":"{app}","objectId":"{object}","servicePrincipalId":"{principal}","sandbox":false}}"#
        );
        assert_eq!(Told::Registered(registered).to_json(), json);
        let alone = Told::Registered(Registered { service_principal: None, sandbox: true, ..registered });
        let undone = format!(r#"{{"client-registrar":1,"type":"undone","appId":"{app}","objectId":"{object}"}}"#);
        assert_eq!(Told::Undone(application).to_json(), undone);
        assert!(!alone.to_json().contains("servicePrincipalId") && alone.to_json().contains(r#""sandbox":true"#));
    }
}
