//! The files that are offered to download, read as an app reads them: by a parser of each format, and by a shell.

use std::process::Command;
use std::{env, fs};

use client_registrar::directory::application::{Application, Owner};
use client_registrar::directory::audience::SignInAudience;
use client_registrar::directory::cloud::Cloud;
use client_registrar::directory::ids::{AppId, ObjectId, TenantId};
use client_registrar::directory::tenant::TenantContext;
use client_registrar::export::{DotEnv, Quote};
use client_registrar::next_steps::files::ConfigFile;
use client_registrar::next_steps::record::Record;
use serde_json::{Value, json};
use time::macros::datetime;

use super::HOSTILE;

pub const TENANT: TenantId = TenantId::from_u128(9);
pub const APP: AppId = AppId::from_u128(2);
const NO_SECRET: &str = "<client secret: not in this file>";

/// Names of more than one line, to readers of one kind or another.
const LINES: [&str; 5] = [
    "a\nAZURE_CLIENT_ID=pwned",
    "a\r\nAZURE_CLIENT_ID=pwned",
    "a\rAZURE_CLIENT_ID=pwned",
    "a\u{85}AZURE_CLIENT_ID=pwned",
    "a\u{2028}AZURE_CLIENT_ID=pwned\u{2029}AZURE_CLIENT_ID=pwned",
];

pub fn record(name: &str, has_secret: bool) -> Record {
    Record {
        name: name.to_owned(),
        audience: SignInAudience::MyOrg,
        tenant: TenantContext {
            cloud: Cloud::China,
            tenant_id: TENANT,
            tenant_name: name.to_owned(),
            account: name.to_owned(),
        },
        is_sandbox: false,
        application: Application { id: ObjectId::from_u128(1), app_id: APP },
        service_principal: Some(ObjectId::from_u128(3)),
        owners: vec![Owner { id: ObjectId::from_u128(4), name: name.to_owned() }],
        has_secret,
        at: datetime!(2026-11-23 10:30:00 UTC),
    }
}

fn names() -> impl Iterator<Item = &'static str> {
    HOSTILE.into_iter().chain(LINES)
}

/// What a reader of `.env` files finds.
fn read(text: &str) -> Vec<(String, String)> {
    dotenvy::from_read_iter(text.as_bytes()).map(|line| line.expect("a line that is read")).collect()
}

/// What a shell finds that reads the file in.
pub fn sourced(text: &str) -> String {
    let file =
        env::temp_dir().join(format!("client-registrar-{}-{:?}.env", std::process::id(), std::thread::current().id()));
    fs::write(&file, text).unwrap();
    let all = "set -eu; . \"$0\"; printf '%s\\n' \"${AZURE_TENANT_ID-}\" \"${AZURE_CLIENT_ID-}\" \"${AZURE_CLIENT_SECRET-}\" \
               \"${AZURE_AUTHORITY_HOST-}\" \"${VALUE-}\"";
    let output = Command::new("sh").env_clear().args(["-c", all]).arg(&file).output().unwrap();
    fs::remove_file(&file).unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{text}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_file_of_variables_says_the_same_whatever_the_app_is_called() {
    let host = Cloud::China.authority();
    let wanted = [
        ("AZURE_TENANT_ID", TENANT.to_string()),
        ("AZURE_CLIENT_ID", APP.to_string()),
        ("AZURE_CLIENT_SECRET", NO_SECRET.to_owned()),
        ("AZURE_AUTHORITY_HOST", host.to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value));
    for name in names() {
        let text = ConfigFile::Env.text(&record(name, true));
        assert_eq!(read(&text), wanted, "{text}");
        assert_eq!(sourced(&text), format!("{TENANT}\n{APP}\n{NO_SECRET}\n{host}\n\n"), "{text}");
        assert_eq!(text.lines().filter(|line| line.starts_with("AZURE_")).count(), 4, "{text}");
    }
}

#[test]
fn a_variable_holds_any_value_of_one_line() {
    for value in HOSTILE.into_iter().chain(["https://app.contoso.com/it's?a=$b&c=#d", "", " a "]) {
        let text = ["VALUE=", &DotEnv::quote(value), "\n"].concat();
        assert_eq!(sourced(&text), format!("\n\n\n\n{value}\n"), "{text}");
        // This reader takes no backtick between double quotes.
        if !(value.contains('\'') && value.contains('`')) {
            assert_eq!(read(&text), [("VALUE".to_owned(), value.to_owned())], "{text}");
        }
    }
    for value in LINES {
        assert_eq!(read(&["VALUE=", &DotEnv::quote(value), "\n"].concat()).len(), 1, "{value}");
    }
}

#[test]
fn the_files_of_json_are_read_back_with_the_name_as_it_is() {
    for name in names() {
        let parsed = |file: ConfigFile| serde_json::from_str::<Value>(&file.text(&record(name, true))).unwrap();
        let settings = parsed(ConfigFile::AppSettings);
        assert_eq!(settings["AzureAd"]["Instance"], "https://login.partner.microsoftonline.cn/");
        assert_eq!(settings["AzureAd"]["TenantId"], TENANT.to_string());
        assert_eq!(settings["AzureAd"]["ClientId"], APP.to_string());
        assert_eq!(settings["AzureAd"]["ClientSecret"], NO_SECRET);
        let all = parsed(ConfigFile::Json);
        assert_eq!((&all["displayName"], &all["clientSecret"]), (&name.into(), &NO_SECRET.into()));
        assert_eq!(all["clientId"], APP.to_string());
        assert_eq!(all["servicePrincipalObjectId"], ObjectId::from_u128(3).to_string());
        let owner = json!({ "objectId": ObjectId::from_u128(4).to_string(), "displayName": name });
        assert_eq!(all["owners"], json!([owner]), "whoever looks after the app is told whom to ask");
    }
}

#[test]
fn an_app_without_a_secret_has_no_place_for_one() {
    for file in ConfigFile::ALL {
        let text = file.text(&record("Contoso", false));
        assert!(!text.to_lowercase().contains("secret"), "{text}");
    }
}

#[test]
fn who_signs_in_from_elsewhere_is_not_sent_to_the_tenant() {
    for (audience, tenant) in [
        (SignInAudience::MultipleOrgs, "organizations"),
        (SignInAudience::OrgsAndPersonal, "common"),
        (SignInAudience::Personal, "consumers"),
    ] {
        let text = ConfigFile::AppSettings.text(&Record { audience, ..record("Contoso", true) });
        let settings: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(settings["AzureAd"]["TenantId"], tenant);
    }
}
