//! The formats that a registration is written in.

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The Azure CLI, from Bash.
    AzBash,
    /// The Azure CLI's sign-in, from PowerShell.
    AzPowerShell,
    /// Microsoft Graph PowerShell.
    GraphPowerShell,
    /// CLI for Microsoft 365, from Bash.
    M365,
    /// Terraform with the provider `hashicorp/azuread`.
    TerraformAzuread,
    /// Terraform with the provider `microsoft/msgraph`.
    TerraformMsgraph,
    /// Bicep with the extension for Microsoft Graph.
    Bicep,
    /// curl, from Bash.
    Curl,
    /// A file of requests, as editors send them.
    Http,
    /// The app manifest in the format of Microsoft Graph.
    Manifest,
    /// Client metadata of OAuth 2.0 dynamic client registration. <https://www.rfc-editor.org/rfc/rfc7591>
    ClientMetadata,
}

/// What a format is, and which part of the page writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Calls, one after the other.
    Commands,
    /// What there is to be, for a tool that finds out what is to be done.
    Declared,
    /// The application alone, as JSON.
    Document,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::AzBash,
        Self::AzPowerShell,
        Self::GraphPowerShell,
        Self::M365,
        Self::TerraformAzuread,
        Self::TerraformMsgraph,
        Self::Bicep,
        Self::Curl,
        Self::Http,
        Self::Manifest,
        Self::ClientMetadata,
    ];

    /// What it is.
    pub const fn kind(self) -> Kind {
        match self {
            Self::AzBash | Self::AzPowerShell | Self::GraphPowerShell | Self::M365 | Self::Curl | Self::Http => {
                Kind::Commands
            }
            Self::TerraformAzuread | Self::TerraformMsgraph | Self::Bicep => Kind::Declared,
            Self::Manifest | Self::ClientMetadata => Kind::Document,
        }
    }

    /// What runs a file of it, as somebody types it who has only just opened a terminal.
    pub const fn commands(self) -> &'static [&'static str] {
        match self {
            Self::AzBash => &["az login --allow-no-subscriptions", "bash register-az.sh"],
            Self::AzPowerShell => &["az login --allow-no-subscriptions", "./register-az.ps1"],
            Self::GraphPowerShell => &["./register-graph.ps1"],
            Self::M365 => &["m365 login", "bash register-m365.sh"],
            Self::TerraformAzuread | Self::TerraformMsgraph => {
                &["az login --allow-no-subscriptions", "terraform init", "terraform apply"]
            }
            Self::Bicep => &["az deployment group create --resource-group <name> --template-file main.bicep"],
            Self::Curl => &["bash register-curl.sh"],
            Self::Http | Self::Manifest | Self::ClientMetadata => &[],
        }
    }

    /// The name of a file of it.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::AzBash => "register-az.sh",
            Self::AzPowerShell => "register-az.ps1",
            Self::GraphPowerShell => "register-graph.ps1",
            Self::M365 => "register-m365.sh",
            Self::TerraformAzuread | Self::TerraformMsgraph => "main.tf",
            Self::Bicep => "main.bicep",
            Self::Curl => "register-curl.sh",
            Self::Http => "register.http",
            Self::Manifest => "manifest.json",
            Self::ClientMetadata => "client-metadata.json",
        }
    }
}
