//! The application as JSON: the manifest, and the client metadata of RFC 7591.

use client_registrar::{as_code::Format, directory::cloud::Cloud};
use serde_json::{Value, json};

use super::drafts::{HOSTILE, NOW, facts, hostile, rich, written};

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn the_manifest_is_the_application_of_the_plan() {
    for draft in [rich()].into_iter().chain(HOSTILE.map(hostile)) {
        let content = draft.content(facts(Cloud::Global), NOW);
        let plan = client_registrar::plan::build::build(&content, client_registrar::plan::call::Mode::Upsert);
        assert_eq!(read(&written(&draft, Format::Manifest).text), plan.application);
    }
}

#[test]
fn the_metadata_says_what_the_client_does() {
    assert_eq!(
        read(&written(&rich(), Format::ClientMetadata).text),
        json!({
            "client_name": "Contoso FHIR portal",
            "redirect_uris": ["https://portal.contoso.com/callback", "https://portal.contoso.com/staging"],
            "grant_types": ["authorization_code", "refresh_token", "client_credentials"],
            "response_types": ["code"],
            "token_endpoint_auth_method": "client_secret_post",
            "scope": "User.Read 4f6778d8-5aef-43dc-a1ff-b073724b9495/user_impersonation offline_access",
        })
    );
    let mut draft = rich();
    draft.redirect_uris.clear();
    draft.permissions.clear();
    draft
        .credentials
        .retain(|own| !matches!(own.kind, client_registrar::registration::credentials::CredentialDraft::Secret(_)));
    assert_eq!(
        read(&written(&draft, Format::ClientMetadata).text),
        json!({
            "client_name": "Contoso FHIR portal",
            "grant_types": ["client_credentials"],
            "response_types": [],
            "token_endpoint_auth_method": "private_key_jwt",
        })
    );
}

#[test]
fn no_value_breaks_out_of_the_metadata() {
    for text in HOSTILE {
        assert_eq!(read(&written(&hostile(text), Format::ClientMetadata).text)["client_name"], text.trim());
    }
}
