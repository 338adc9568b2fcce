//! Commands for a terminal, one text for each shell.

use crate::{
    directory::{
        cloud::Cloud,
        ids::{AppId, ObjectId},
    },
    export::{AnyShell, Bare, Bash, PowerShell, Snippet},
};

/// The same thing for two shells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commands {
    /// For bash and zsh, with curl.
    pub bash: Snippet<Bash>,
    /// For PowerShell.
    pub powershell: Snippet<PowerShell>,
}

/// Asks for the secret, so that it does not land in the shell's history.
pub(super) fn enter_secret() -> Commands {
    Commands {
        bash: Snippet::new().code("read -rs CLIENT_SECRET"),
        // `-MaskInput` would be shorter, and Windows PowerShell 5.1 does not know it.
        powershell: Snippet::new()
            .secret()
            .code(" = [Net.NetworkCredential]::new('', (Read-Host 'Client secret' -AsSecureString)).Password"),
    }
}

/// Asks for a token and shows the whole answer, so that a refusal can be read.
pub(super) fn ask_token(token_url: &str, client: AppId, scope: &str) -> Commands {
    Commands {
        bash: curl_token(token_url, client, scope),
        powershell: invoke_token(token_url, client, scope).code("\n$token"),
    }
}

/// Asks for a token and reads one patient with it.
pub(super) fn read_patient(token_url: &str, client: AppId, service: &str) -> Commands {
    let scope = format!("{service}/.default");
    let patients = format!("{service}/Patient?_count=1");
    Commands {
        bash: Snippet::new()
            .code("ACCESS_TOKEN=$(")
            .then(curl_token(token_url, client, &scope))
            .code(" |\n  sed -n 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/p')\n")
            .code("printf 'Authorization: Bearer %s' \"$ACCESS_TOKEN\" | ")
            .code("curl --silent --show-error --header @- \\\n  ")
            .value(&patients),
        powershell: invoke_token(token_url, client, &scope)
            .code("\nInvoke-RestMethod -Uri ")
            .value(&patients)
            .code(" `\n  -Headers @{ Authorization = \"Bearer $($token.access_token)\" }"),
    }
}

/// Gives the client a role on a FHIR service. Double quotes and no continued line, which both shells read alike.
pub(super) fn role_assignment(cloud: Cloud, service_principal: ObjectId) -> Snippet<AnyShell> {
    // The Azure CLI begins in the worldwide cloud.
    let other = cloud.azure_cli_name().filter(|_| cloud != Cloud::Global).and_then(Bare::new);
    let set = other.map_or_else(Snippet::new, |name| Snippet::new().code("az cloud set --name ").bare(name).code("\n"));
    set.code("az role assignment create --assignee-object-id ").bare(service_principal).code(
        " --assignee-principal-type ServicePrincipal --role \"FHIR Data Reader\" --scope \
         \"/subscriptions/<subscription>/resourceGroups/<resource group>/providers/Microsoft.HealthcareApis\
         /workspaces/<workspace>/fhirservices/<fhir>\"",
    )
}

/// Makes the service principal of a client, by whoever may. Both shells read it alike.
pub fn make_service_principal(client: AppId, assignment_required: bool) -> Snippet<AnyShell> {
    let create = Snippet::new().code("az ad sp create --id ").bare(client);
    if !assignment_required {
        return create;
    }
    create.code("\naz ad sp update --id ").bare(client).code(" --set appRoleAssignmentRequired=true")
}

/// The secret goes through a pipe: an argument of curl could be read by others in the list of processes.
fn curl_token(token_url: &str, client: AppId, scope: &str) -> Snippet<Bash> {
    Snippet::new()
        .code("printf %s ")
        .secret()
        .code(" | curl --silent --show-error \\\n  --data 'grant_type=client_credentials' \\\n  --data ")
        .value(&format!("client_id={client}"))
        .code(" \\\n  --data-urlencode ")
        .value(&format!("scope={scope}"))
        .code(" \\\n  --data-urlencode 'client_secret@-' \\\n  ")
        .value(token_url)
}

fn invoke_token(token_url: &str, client: AppId, scope: &str) -> Snippet<PowerShell> {
    Snippet::new()
        .code("$token = Invoke-RestMethod -Method Post -Uri ")
        .value(token_url)
        .code(" -Body @{\n  grant_type = 'client_credentials'\n  client_id = ")
        .value(&client.to_string())
        .code("\n  scope = ")
        .value(scope)
        .code("\n  client_secret = ")
        .secret()
        .code("\n}")
}
