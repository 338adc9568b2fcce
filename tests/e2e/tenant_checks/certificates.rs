//! The local tenant takes certificates as Graph does, and an assertion only from who has the private key.

use serde_json::{Value, json};

use super::{ask, signed_in, upsert};
use crate::assertion::{Assertion, OpenSsl};
use crate::plain_client::{Heard, token};
use crate::tenant::Tenant;

fn key(certificate: &str) -> Value {
    json!([{ "type": "AsymmetricX509Cert", "usage": "Verify", "key": certificate, "displayName": "CN=test" }])
}

async fn prove(tenant: &Tenant, app_id: &str, assertion: &str) -> Heard {
    let pairs = [
        ("grant_type", "client_credentials"),
        ("client_id", app_id),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ("client_assertion", assertion),
        ("scope", "https://graph.microsoft.com/.default"),
    ];
    token(tenant, None, &pairs).await
}

#[tokio::test]
async fn an_assertion_signed_with_the_key_of_a_certificate_is_worth_a_token_and_no_other_is() {
    let (tenant, of_adele) = signed_in().await;
    let [own, stranger] = ["own", "stranger"].map(OpenSsl::with_certificate);
    let body = json!({ "displayName": "FHIR client", "keyCredentials": key(&own.der_in_base64()) });
    let made = upsert(&tenant, &of_adele, body).await.unwrap();
    assert_eq!(made.status, 201, "{}", made.text);
    let made = made.json();
    let app_id = made["appId"].as_str().unwrap();
    let kept = &made["keyCredentials"][0];
    assert_eq!(kept["customKeyIdentifier"], json!(own.sha1_in_base64()));
    assert!(kept["keyId"].is_string() && kept["endDateTime"].is_string());
    let good = Assertion::of(&tenant, app_id);
    assert_eq!(prove(&tenant, app_id, &good.sign(&own)).await.aadsts(), 7_000_229, "there is no service principal yet");
    assert_eq!(ask(&tenant, &of_adele, "POST", "/servicePrincipals", json!({ "appId": app_id })).await.status, 201);
    for algorithm in ["PS256", "RS256"] {
        let assertion = Assertion { algorithm, ..good.clone() };
        let heard = prove(&tenant, app_id, &assertion.sign(&own)).await;
        assert_eq!(heard.status, 200, "{algorithm}: {}", heard.text);
        assert_eq!(prove(&tenant, app_id, &assertion.sign(&stranger)).await.aadsts(), 700_027, "{algorithm}");
        let forged = Assertion { names: Some(own.x5t_s256()), ..assertion }.sign(&stranger);
        let heard = prove(&tenant, app_id, &forged).await;
        assert!(heard.text.contains("did not match the expected signature"), "{}", heard.text);
    }
    for (wrong, number) in [
        (Assertion { audience: "https://login.microsoftonline.com/common".to_owned(), ..good.clone() }, 700_023),
        (Assertion { issuer: "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11".to_owned(), ..good.clone() }, 700_021),
        (Assertion { lifetime: -60, ..good.clone() }, 700_024),
        (Assertion { algorithm: "none", ..good.clone() }, 700_027),
    ] {
        assert_eq!(prove(&tenant, app_id, &wrong.sign(&own)).await.aadsts(), number);
    }
}

#[tokio::test]
async fn what_is_no_public_certificate_is_refused() {
    let (tenant, of_adele) = signed_in().await;
    let own = OpenSsl::with_certificate("refused");
    let good = &key(&own.der_in_base64())[0];
    let changed = |name: &str, value: Value| {
        let mut key = good.clone();
        key[name] = value;
        json!([key])
    };
    for (keys, code) in [
        (changed("type", json!("X509CertAndPassword")), "InvalidValue"),
        (changed("usage", json!("Sign")), "InvalidValue"),
        (changed("key", json!("AAAA")), "InvalidKeyValue"),
        (changed("key", json!(own.private_key_in_base64())), "InvalidKeyValue"),
        (changed("displayName", json!("x".repeat(91))), "InvalidValue"),
        (changed("endDateTime", json!("2099-01-01T00:00:00Z")), "InvalidKeyEndDate"),
        (changed("endDateTime", json!("2020-01-01T00:00:00Z")), "InvalidKeyEndDate"),
        (json!([{ "type": "AsymmetricX509Cert", "usage": "Verify" }]), "MissingValue"),
    ] {
        let heard = upsert(&tenant, &of_adele, json!({ "displayName": "a", "keyCredentials": keys })).await.unwrap();
        assert_eq!((heard.status, &heard.json()["error"]["details"][0]["code"]), (400, &json!(code)), "{keys}");
    }
    tenant.set(|settings| settings.certificate_days = Some(10));
    let body = json!({ "displayName": "a", "keyCredentials": [good] });
    assert_eq!(upsert(&tenant, &of_adele, body).await.unwrap().code(), "CredentialInvalidLifetimeAsPerAppPolicy");
}
