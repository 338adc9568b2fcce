//! A tool on this machine, signed in to the local tenant in a home of its own. Microsoft's hosts are led there by a proxy.

use std::path::{Path, PathBuf};
use std::{env, fs};

use base64::Engine as _;
use client_registrar::{
    as_code::{Format, Source, write_commands},
    registration::content::Content,
    words::as_code::SAYS,
};
use serde_json::json;
use time::{Duration, OffsetDateTime};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
    process::Command,
};

use crate::{
    page::token,
    tenant::{
        Tenant,
        proxy::Proxy,
        values::{guid, iso},
    },
};

pub struct Cli {
    name: String,
    path: PathBuf,
}

impl Cli {
    /// The tool of this name, if it is on this machine.
    pub fn here(name: &str) -> Option<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/clis");
        let found = std::process::Command::new(script).args(["path", name]).output().expect(".ci/clis runs");
        let path = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        (!path.is_empty()).then(|| Self { name: name.to_owned(), path: path.into() })
    }

    /// Runs the script of a registration, and answers the secrets that it has put into files.
    pub async fn run(
        &self,
        tenant: &Tenant,
        content: &Content<'_>,
        format: Format,
        now: OffsetDateTime,
    ) -> Vec<String> {
        let home = env::temp_dir().join(format!("client-registrar-clis-{}-{}", self.name, guid()));
        fs::create_dir_all(home.join("work")).unwrap();
        let script = write_commands(format, &Source::new(content, now, false), &SAYS).unwrap();
        fs::write(home.join("script.sh"), script.text).unwrap();
        let authority = base64::engine::general_purpose::STANDARD.encode(&*tenant.certificate.der);
        let authority = format!("-----BEGIN CERTIFICATE-----\n{authority}\n-----END CERTIFICATE-----\n");
        fs::write(home.join("authority.pem"), authority).unwrap();
        let token = token(tenant);
        sign_in_to_az(&home, &tenant.tenant_id);
        sign_in_to_m365(&home, &token, now);
        let proxy = Proxy::start(tenant.port).await;
        let identity = identity(token).await;
        let tools = self.path.parent().unwrap();
        let output = Command::new("bash")
            .arg("../script.sh")
            .current_dir(home.join("work"))
            .env("PATH", format!("{}:{}", tools.display(), env::var("PATH").unwrap()))
            .env("HOME", &home)
            .env("HTTPS_PROXY", format!("http://{}", proxy.address()))
            .env("NO_PROXY", Proxy::NOT_THROUGH.join(","))
            .env("REQUESTS_CA_BUNDLE", home.join("authority.pem"))
            .env("NODE_EXTRA_CA_CERTS", home.join("authority.pem"))
            .env("AZURE_CONFIG_DIR", home.join("azure"))
            .env("AZURE_CORE_COLLECT_TELEMETRY", "no")
            .env("IDENTITY_ENDPOINT", format!("http://127.0.0.1:{identity}/token"))
            .env("IDENTITY_HEADER", "local")
            .output()
            .await
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {said}", self.name);
        let mut files: Vec<PathBuf> =
            fs::read_dir(home.join("work")).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let secrets: Vec<String> =
            files.iter().map(|path| fs::read_to_string(path).unwrap().trim_end().to_owned()).collect();
        assert!(!secrets.iter().any(|secret| said.contains(secret.as_str())), "a secret is said: {said}");
        fs::remove_dir_all(home).unwrap();
        secrets
    }
}

/// What `az login --identity` leaves. Tokens are asked for at [`identity`].
fn sign_in_to_az(home: &Path, tenant: &str) {
    fs::create_dir_all(home.join("azure")).unwrap();
    let user = json!({ "name": "systemAssignedIdentity", "type": "servicePrincipal", "assignedIdentityInfo": "MSI" });
    let account = json!({
        "id": tenant, "name": "N/A(tenant level account)", "state": "Enabled", "user": user,
        "isDefault": true, "tenantId": tenant, "environmentName": "AzureCloud",
    });
    let profile = json!({ "installationId": guid(), "subscriptions": [account] });
    fs::write(home.join("azure/azureProfile.json"), profile.to_string()).unwrap();
}

/// What `m365 login` leaves.
fn sign_in_to_m365(home: &Path, token: &str, now: OffsetDateTime) {
    let ends = iso(now + Duration::hours(1));
    let connection = json!({
        "active": true, "name": "local", "authType": "browser", "certificateType": 0, "cloudType": 0,
        "tenant": "common", "appId": guid(), "identityName": "adele@contoso.com", "identityId": guid(),
        "accessTokens": { "https://graph.microsoft.com": { "accessToken": token, "expiresOn": ends } },
    });
    fs::write(home.join(".cli-m365-connection.json"), connection.to_string()).unwrap();
    fs::write(home.join(".cli-m365-all-connections.json"), json!([connection]).to_string()).unwrap();
}

/// Gives out a token to whoever asks, in the form of a managed identity's endpoint. Answers its port.
/// <https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference>
async fn identity(token: String) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let ends = crate::tenant::values::now().unix_timestamp() + 3_600;
    let body = json!({
        "access_token": token, "expires_on": ends.to_string(), "token_type": "Bearer",
        "resource": "https://graph.microsoft.com",
    });
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let body = body.to_string();
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                body.len()
            );
            let mut request = [0; 4_096];
            // One packet holds all of it.
            let _read = stream.read(&mut request).await;
            let _gone = stream.write_all((head + &body).as_bytes()).await;
        }
    });
    port
}
