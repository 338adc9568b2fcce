//! A client secret in the form that its next place needs: the content of a file, or what a command asks for.
//!
//! # Invariants
//! - A command never holds the secret: it reads standard input. What stands in a command is kept in the history of a shell,
//!   and others see the arguments of a process.
//! - The secret is one literal of each format, whatever characters it has: `tests/exports/hand_over.rs` reads hostile ones
//!   back with parsers and a shell.

use zeroize::Zeroizing;

use super::{record::Record, signs_in_at};
use crate::{
    directory::secret::SecretText,
    export::{Bare, Bash, DotEnv, Json, Quote, Snippet, Yaml},
};

/// A place that a client secret goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandOver {
    /// A file of environment variables, by the names that the Azure libraries read.
    Env,
    /// The section that Microsoft.Identity.Web reads.
    AppSettings,
    /// The secret store of the .NET command line, for development.
    /// <https://learn.microsoft.com/aspnet/core/security/app-secrets>
    UserSecrets,
    /// `application.yml` of Spring Cloud Azure.
    /// <https://learn.microsoft.com/azure/developer/java/spring-framework/spring-boot-starter-for-entra-developer-guide>
    Spring,
    /// The configuration that MSAL for Node takes.
    MsalNode,
    /// The arguments that MSAL for Python takes.
    MsalPython,
    /// The manifest of a Secret of Kubernetes.
    KubernetesManifest,
    /// The same, made by `kubectl`.
    Kubectl,
    /// A secret of GitHub Actions.
    GitHub,
    /// A variable of GitLab's pipelines.
    GitLab,
    /// A secret in Azure Key Vault.
    KeyVault,
    /// A colleague, who alone can read it: the file of environment variables, encrypted with [`crate::age`].
    Colleague,
}

/// How a secret gets to its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A text that holds it: the content of a file.
    File,
    /// A command that is run first and asks for it.
    Command(Snippet<Bash>),
    /// A command that is run first, and a text that holds the secret, to be pasted into it.
    Pasted(Snippet<Bash>),
    /// A text that holds it, to be encrypted for whoever has the private key of a public one.
    Encrypted,
}

impl HandOver {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Env,
        Self::AppSettings,
        Self::UserSecrets,
        Self::Spring,
        Self::MsalNode,
        Self::MsalPython,
        Self::KubernetesManifest,
        Self::Kubectl,
        Self::GitHub,
        Self::GitLab,
        Self::KeyVault,
        Self::Colleague,
    ];

    /// How the secret gets there.
    pub fn way(self, record: &Record) -> Way {
        match self {
            Self::Env
            | Self::AppSettings
            | Self::Spring
            | Self::MsalNode
            | Self::MsalPython
            | Self::KubernetesManifest => Way::File,
            Self::Colleague => Way::Encrypted,
            // Without arguments, it reads a JSON object from a pipe, and from nothing else.
            Self::UserSecrets => Way::Pasted(Snippet::new().code("cat | dotnet user-secrets set")),
            Self::Kubectl => Way::Command(
                asks()
                    .code("kubectl create secret generic ")
                    .bare(name(record))
                    .code(" \\\n  --from-literal=AZURE_TENANT_ID=")
                    .bare(record.tenant.tenant_id)
                    .code(" \\\n  --from-literal=AZURE_CLIENT_ID=")
                    .bare(record.application.app_id)
                    .code(" \\\n  --from-file=AZURE_CLIENT_SECRET=/dev/stdin"),
            ),
            Self::GitHub => Way::Command(
                Snippet::new()
                    .code("gh variable set AZURE_TENANT_ID --body ")
                    .bare(record.tenant.tenant_id)
                    .code("\ngh variable set AZURE_CLIENT_ID --body ")
                    .bare(record.application.app_id)
                    .code("\n")
                    .then(asks())
                    .code("gh secret set AZURE_CLIENT_SECRET"),
            ),
            Self::GitLab => Way::Command(
                Snippet::new()
                    .code("glab variable set AZURE_TENANT_ID ")
                    .bare(record.tenant.tenant_id)
                    .code("\nglab variable set AZURE_CLIENT_ID ")
                    .bare(record.application.app_id)
                    .code("\n")
                    .then(asks())
                    .code("glab variable set AZURE_CLIENT_SECRET --masked --raw"),
            ),
            // It would print the secret that it has set.
            Self::KeyVault => Way::Command(
                asks()
                    .code("az keyvault secret set --vault-name \"<vault>\" --name ")
                    .bare(name(record))
                    .code(" \\\n  --file /dev/stdin --encoding utf-8 --output none"),
            ),
        }
    }

    /// The text that holds the secret, to be copied; the secret alone where a command asks for it.
    pub fn text(self, record: &Record, secret: &SecretText) -> SecretText {
        // EXPOSE: into the form that the person asked for. What is made of it is a secret as well.
        SecretText::new(self.write(record, secret.expose()))
    }

    /// The same with something else in the secret's place, to be shown.
    pub fn masked(self, record: &Record, mask: &str) -> String {
        self.write(record, mask)
    }

    fn write(self, record: &Record, secret: &str) -> String {
        let (tenant, client) = (record.tenant.tenant_id.to_string(), record.application.app_id.to_string());
        let host = record.tenant.cloud.authority();
        let signs_in_at = signs_in_at(&record.tenant, record.audience);
        let authority = [host, "/", &signs_in_at].concat();
        let json = Zeroizing::new(Json::quote(secret));
        match self {
            Self::Env | Self::Colleague => {
                let secret = Zeroizing::new(DotEnv::quote(secret));
                [
                    "AZURE_TENANT_ID=",
                    &tenant,
                    "\nAZURE_CLIENT_ID=",
                    &client,
                    "\nAZURE_CLIENT_SECRET=",
                    &secret,
                    "\nAZURE_AUTHORITY_HOST=",
                    &DotEnv::quote(host),
                    "\n",
                ]
                .concat()
            }
            Self::AppSettings => object(&[(
                "AzureAd",
                &object(&[
                    ("Instance", &Json::quote(&[host, "/"].concat())),
                    ("TenantId", &Json::quote(&signs_in_at)),
                    ("ClientId", &Json::quote(&client)),
                    ("ClientSecret", &json),
                ]),
            )]),
            Self::UserSecrets => object(&[("AzureAd:ClientSecret", &json)]),
            Self::MsalNode => object(&[(
                "auth",
                &object(&[
                    ("clientId", &Json::quote(&client)),
                    ("authority", &Json::quote(&authority)),
                    ("clientSecret", &json),
                ]),
            )]),
            Self::MsalPython => object(&[
                ("client_id", &Json::quote(&client)),
                ("authority", &Json::quote(&authority)),
                ("client_credential", &json),
            ]),
            Self::Spring => [
                "spring:\n  cloud:\n    azure:\n      active-directory:\n        enabled: true\n        profile:\n",
                "          tenant-id: ",
                &Yaml::quote(&signs_in_at),
                "\n          environment:\n            active-directory-endpoint: ",
                &Yaml::quote(&[host, "/"].concat()),
                "\n        credential:\n          client-id: ",
                &Yaml::quote(&client),
                "\n          client-secret: ",
                &Zeroizing::new(Yaml::quote(secret)),
                "\n",
            ]
            .concat(),
            Self::KubernetesManifest => [
                "apiVersion: v1\nkind: Secret\nmetadata:\n  name: ",
                &name(record).to_string(),
                "\ntype: Opaque\nstringData:\n  AZURE_TENANT_ID: ",
                &Yaml::quote(&tenant),
                "\n  AZURE_CLIENT_ID: ",
                &Yaml::quote(&client),
                "\n  AZURE_CLIENT_SECRET: ",
                &Zeroizing::new(Yaml::quote(secret)),
                "\n",
            ]
            .concat(),
            Self::Kubectl | Self::GitHub | Self::GitLab | Self::KeyVault => secret.to_owned(),
        }
    }
}

/// Asks for the secret without showing it, and hands it to the command that follows. Nothing is added to it and nothing
/// taken off.
fn asks() -> Snippet<Bash> {
    Snippet::new().code("IFS= read -rs CLIENT_SECRET && printf %s ").secret().code(" | ")
}

/// What the secret is called in its new place. Every vault and cluster takes such a name: letters, digits and dashes.
fn name(record: &Record) -> Bare {
    Bare::after("entra-", record.application.app_id)
}

/// A JSON object of texts that are written already, each field on a line.
fn object(fields: &[(&str, &str)]) -> String {
    let inner = |text: &str| text.trim_end().replace('\n', "\n  ");
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| Zeroizing::new(["  ", &Json::quote(name), ": ", &inner(value)].concat()))
        .collect();
    let joined = Zeroizing::new(fields.iter().map(|field| field.as_str()).collect::<Vec<_>>().join(",\n"));
    ["{\n", &joined, "\n}\n"].concat()
}
