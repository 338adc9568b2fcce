//! A policy that wants a second factor is as stubborn in the local tenant as in Entra ID.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use url::form_urlencoded;

use super::{ALL, BACK, ORIGIN, ask};
use crate::plain_client::{FORM, Heard, VERIFIER, authorize_url, fragment, pick, redeem, send, token};
use crate::tenant::fault::Op;
use crate::tenant::{LOGIN, Refusal, Tenant};

const CP1: &str = r#"{"access_token":{"xms_cc":{"values":["cp1"]}}}"#;

/// The tokens of a sign-in that asked for these claims; the second factor is given where it is asked for.
async fn tokens(tenant: &Tenant, claims: &str) -> Value {
    let page = send(tenant, "GET", &authorize_url(tenant, BACK, &[("claims", claims)]), &[], "").await.unwrap();
    let mut back = pick(tenant, &page, "Adele").await;
    if back.text.contains("Verify your identity") {
        let context = back.text.split_once("name=\"ctx\" value=\"").unwrap().1.split('"').next().unwrap();
        let form = form_urlencoded::Serializer::new(String::new()).append_pair("ctx", context).finish();
        let url = format!("https://{LOGIN}/{}/verify", tenant.tenant_id);
        back = send(tenant, "POST", &url, &[FORM], &form).await.unwrap();
    }
    let code = fragment(&back, "code").expect("a code");
    redeem(tenant, BACK, Some(ORIGIN), &code, VERIFIER).await.json()
}

async fn refresh(tenant: &Tenant, tokens: &Value, claims: &str) -> Heard {
    let refresh_token = tokens["refresh_token"].as_str().unwrap();
    let pairs = [
        ("grant_type", "refresh_token"),
        ("client_id", tenant.client_id.as_str()),
        ("refresh_token", refresh_token),
        ("claims", claims),
    ];
    token(tenant, Some(ORIGIN), &pairs).await
}

async fn me(tenant: &Tenant, tokens: &Value) -> Heard {
    ask(tenant, tokens["access_token"].as_str().unwrap(), "GET", "/me", Value::Null).await
}

#[tokio::test]
async fn a_guarded_operation_challenges_clients_that_understand_and_denies_others() {
    let tenant = Tenant::start(BACK, &ALL).await;
    tenant.set(|settings| settings.step_up = vec![Op::Me]);
    let deaf = tokens(&tenant, "").await;
    assert_eq!(me(&tenant, &deaf).await.status, 403);

    let weak = tokens(&tenant, CP1).await;
    let challenged = me(&tenant, &weak).await;
    assert_eq!(challenged.status, 401);
    assert!(challenged.header("access-control-expose-headers").unwrap().contains("WWW-Authenticate"));
    let header = challenged.header("www-authenticate").unwrap();
    assert!(header.contains("error=\"insufficient_claims\""), "{header}");
    let claims = header.split_once(", claims=\"").unwrap().1.trim_end_matches('"');
    let claims: Value = serde_json::from_slice(&STANDARD.decode(claims).unwrap()).unwrap();
    assert_eq!(claims, json!({ "access_token": { "acrs": { "essential": true, "value": "c1" } } }));
}

#[tokio::test]
async fn the_second_factor_is_asked_for_once_and_only_by_a_page() {
    let tenant = Tenant::start(BACK, &ALL).await;
    tenant.set(|settings| settings.step_up = vec![Op::Me]);
    let both = r#"{"access_token":{"acrs":{"essential":true,"value":"c1"},"xms_cc":{"values":["cp1"]}}}"#;
    let weak = tokens(&tenant, CP1).await;
    let refused = refresh(&tenant, &weak, both).await;
    assert_eq!((refused.status, refused.aadsts()), (400, 50076));
    assert_eq!(refused.json()["suberror"], "basic_action");
    assert!(refused.json()["claims"].as_str().unwrap().contains("acrs"));
    assert_eq!(refresh(&tenant, &weak, CP1).await.status, 200, "for other requests the token is as good as before");

    let strong = tokens(&tenant, both).await;
    assert_eq!(me(&tenant, &strong).await.status, 200);
    let renewed = refresh(&tenant, &strong, both).await;
    assert_eq!(renewed.status, 200);
    assert_eq!(me(&tenant, &renewed.json()).await.status, 200);
    let plain = refresh(&tenant, &strong, CP1).await.json();
    assert_eq!(me(&tenant, &plain).await.status, 401, "a token that was not asked for with the claims has none");
}

#[tokio::test]
async fn a_laid_refusal_meets_whoever_asks_at_the_redirect_uri_or_on_the_page() {
    let tenant = Tenant::start(BACK, &ALL).await;
    let refusal = Refusal { error: "access_denied", number: 53003, message: "Access is blocked.", on_page: false };
    tenant.set(|settings| settings.refusal = Some(refusal));
    let back = send(&tenant, "GET", &authorize_url(&tenant, BACK, &[]), &[], "").await.unwrap();
    assert_eq!(fragment(&back, "error").as_deref(), Some("access_denied"));
    assert!(fragment(&back, "error_description").unwrap().starts_with("AADSTS53003: "));
    tenant.set(|settings| settings.refusal = Some(Refusal { on_page: true, ..refusal }));
    let page = send(&tenant, "GET", &authorize_url(&tenant, BACK, &[]), &[], "").await.unwrap();
    assert_eq!((page.status, page.header("location")), (400, None));
    assert!(page.text.contains("AADSTS53003"));
}

#[tokio::test]
async fn a_person_who_is_signed_in_meets_a_page_again_only_where_the_prompt_says_so() {
    let tenant = Tenant::start(BACK, &ALL).await;
    let page = send(&tenant, "GET", &authorize_url(&tenant, BACK, &[]), &[], "").await.unwrap();
    let back = pick(&tenant, &page, "Adele").await;
    let cookie = back.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    for (prompt, goes_back) in [("", true), ("none", true), ("login", false), ("select_account", false)] {
        let address = authorize_url(&tenant, BACK, &[("prompt", prompt)]);
        let heard = send(&tenant, "GET", &address, &[("cookie", &cookie)], "").await.unwrap();
        assert_eq!(fragment(&heard, "code").is_some(), goes_back, "{prompt}");
        assert_eq!(heard.text.contains("Pick an account"), !goes_back, "{prompt}");
    }
}
