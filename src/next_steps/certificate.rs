//! How a client uses its certificate: a piece of code for each library, and commands for a terminal.
//!
//! # Invariants
//! No private key stands in any of it: code and commands read it from the file that it was saved as. What does stand
//! there are IDs, addresses of Microsoft's and thumbprints.

use crate::{
    directory::{
        audience::SignInAudience,
        certificate::Certificate,
        ids::{AppId, TenantId},
        tenant::TenantContext,
    },
    export::{Bare, Bash, Json, Snippet, fill},
    registration::validate::Registration,
};

/// What its private key is saved as.
pub const KEY_FILE: &str = "private-key.pem";
/// What the certificate is saved as.
pub const CERTIFICATE_FILE: &str = "certificate.pem";

/// Something that a certificate is used with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsedWith {
    /// MSAL for .NET.
    DotNet,
    /// MSAL for Node.js.
    Node,
    /// MSAL for Python.
    Python,
    /// MSAL for Java.
    Java,
    /// The Azure CLI.
    AzureCli,
    /// curl, with an assertion that openssl signs.
    Curl,
}

impl UsedWith {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::DotNet, Self::Node, Self::Python, Self::Java, Self::AzureCli, Self::Curl];
}

/// At which authority, and for what, the client asks for a token as itself. Nothing for one of personal accounts alone,
/// which cannot act as itself in any tenant.
pub fn asks_for(registration: &Registration, tenant: &TenantContext) -> Option<(String, String)> {
    (registration.audience() != SignInAudience::Personal).then(|| {
        let authority = [tenant.cloud.authority(), "/", &tenant.tenant_id.to_string()].concat();
        (authority, super::scope(registration.permissions(), tenant))
    })
}

/// What the code is about.
#[derive(Clone, Copy, Debug)]
pub struct Use<'a> {
    /// The client.
    pub client: AppId,
    /// Its tenant.
    pub tenant: TenantId,
    /// Where it signs in: `https://login.microsoftonline.com/{tenant}`.
    pub authority: &'a str,
    /// What it asks a token for.
    pub scope: &'a str,
    /// The certificate.
    pub certificate: &'a Certificate,
}

impl Use<'_> {
    /// The code or commands for one of them.
    pub fn with(self, one: UsedWith) -> String {
        match one {
            UsedWith::DotNet => fill(DOT_NET, &self.in_code()).into(),
            UsedWith::Node => fill(NODE, &self.in_code()).into(),
            UsedWith::Python => fill(PYTHON, &self.in_code()).into(),
            UsedWith::Java => fill(JAVA, &self.in_code()).into(),
            UsedWith::AzureCli => fill(AZURE_CLI, &self.in_shell()).into(),
            UsedWith::Curl => fill(CURL, &self.in_shell()).into(),
        }
    }

    /// Strings of ASCII without control characters are the same in C#, JavaScript, Python, Java and JSON.
    fn in_code(&self) -> [(&'static str, Snippet<Json>); 4] {
        let print = Bare::new(&self.certificate.sha256.hex());
        [
            ("client", Snippet::new().bare(self.client)),
            ("authority", Snippet::new().value(self.authority)),
            ("scope", Snippet::new().value(self.scope)),
            ("sha256", print.map_or_else(Snippet::new, |word| Snippet::new().bare(word))),
        ]
    }

    fn in_shell(&self) -> [(&'static str, Snippet<Bash>); 5] {
        let print = self.certificate.sha256.base64url();
        // A thumbprint in base64url can begin with a dash: here it stands within JSON.
        let header = [r#"{"alg":"PS256","typ":"JWT","x5t#S256":""#, &print, r#""}"#].concat();
        [
            ("client", Snippet::new().bare(self.client)),
            ("tenant", Snippet::new().bare(self.tenant)),
            ("header", Snippet::new().value(&header)),
            ("scope", Snippet::new().value(&["scope=", self.scope].concat())),
            ("token", Snippet::new().value(&[self.authority, "/oauth2/v2.0/token"].concat())),
        ]
    }
}

const DOT_NET: &str = r#"using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;

var certificate = X509Certificate2.CreateFromPemFile("certificate.pem", "private-key.pem");
var app = ConfidentialClientApplicationBuilder.Create("«client»")
    .WithAuthority(«authority»)
    .WithCertificate(certificate)
    .Build();
var result = await app.AcquireTokenForClient(new[] { «scope» }).ExecuteAsync();
"#;

const NODE: &str = r#"import { readFileSync } from "node:fs";
import { ConfidentialClientApplication } from "@azure/msal-node";

const app = new ConfidentialClientApplication({
  auth: {
    clientId: "«client»",
    authority: «authority»,
    clientCertificate: {
      thumbprintSha256: "«sha256»",
      privateKey: readFileSync("private-key.pem", "utf8"),
    },
  },
});
const result = await app.acquireTokenByClientCredential({ scopes: [«scope»] });
"#;

const PYTHON: &str = r#"# First: openssl pkcs12 -export -inkey private-key.pem -in certificate.pem -out client.pfx
import os
import msal

app = msal.ConfidentialClientApplication(
    "«client»",
    authority=«authority»,
    client_credential={
        "private_key_pfx_path": "client.pfx",
        "passphrase": os.environ["PFX_PASSWORD"],
    },
)
result = app.acquire_token_for_client(scopes=[«scope»])
"#;

const JAVA: &str = r#"String pem = Files.readString(Path.of("private-key.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
PrivateKey key = KeyFactory.getInstance("RSA")
    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
X509Certificate certificate;
try (InputStream file = Files.newInputStream(Path.of("certificate.pem"))) {
  certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
}
ConfidentialClientApplication app = ConfidentialClientApplication
    .builder("«client»", ClientCredentialFactory.createFromCertificate(key, certificate))
    .authority(«authority»)
    .build();
IAuthenticationResult result = app
    .acquireToken(ClientCredentialParameters.builder(Set.of(«scope»)).build())
    .join();
"#;

const AZURE_CLI: &str = "(umask 077; cat private-key.pem certificate.pem > client.pem)
az login --service-principal --username «client» --tenant «tenant» \\
  --certificate client.pem --allow-no-subscriptions
";

/// The assertion goes through a pipe: an argument of curl could be read by others in the list of processes.
const CURL: &str = r#"base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
now=$(date +%s)
header=$(printf %s «header» | base64url)
claims=$(printf '{"aud":"%s","iss":"%s","sub":"%s","jti":"%s","nbf":%s,"exp":%s}' \
  «token» «client» «client» \
  "$(openssl rand -hex 16)" "$now" "$((now + 300))" | base64url)
signature=$(printf %s "$header.$claims" | openssl dgst -sha256 -sign private-key.pem \
  -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32 -binary | base64url)
printf %s "$header.$claims.$signature" | curl --silent --show-error \
  --data 'grant_type=client_credentials' \
  --data client_id=«client» \
  --data-urlencode «scope» \
  --data-urlencode 'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer' \
  --data-urlencode 'client_assertion@-' \
  «token»
"#;
