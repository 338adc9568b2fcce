//! Commands for a terminal, one text for each shell.
//!
//! # Invariants
//! Everything that is put between quotes here is a GUID, an origin of a cloud or a placeholder in angle
//! brackets, so that nothing can end a quote early.

use super::Commands;
use crate::directory::{
    cloud::Cloud,
    ids::{AppId, ObjectId},
};

/// Asks for the secret, so that it does not land in the shell's history.
pub(super) fn enter_secret() -> Commands {
    Commands {
        bash: "read -rs CLIENT_SECRET".to_owned(),
        // `-MaskInput` would be shorter, and Windows PowerShell 5.1 does not know it.
        powershell: "$env:CLIENT_SECRET = [Net.NetworkCredential]::new('', \
                     (Read-Host 'Client secret' -AsSecureString)).Password"
            .to_owned(),
    }
}

/// Asks for a token and shows the whole answer, so that a refusal can be read.
pub(super) fn ask_token(token_url: &str, client: AppId, scope: &str) -> Commands {
    Commands {
        bash: curl_token(token_url, client, scope),
        powershell: format!("{}\n$token", invoke_token(token_url, client, scope)),
    }
}

/// Asks for a token and reads one patient with it.
pub(super) fn read_patient(token_url: &str, client: AppId, service: &str) -> Commands {
    let scope = format!("{service}/.default");
    Commands {
        bash: format!(
            "ACCESS_TOKEN=$({} |\n  sed -n 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/p')\n\
             printf 'Authorization: Bearer %s' \"$ACCESS_TOKEN\" | curl --silent --show-error --header @- \\\n  \
             '{service}/Patient?_count=1'",
            curl_token(token_url, client, &scope)
        ),
        powershell: format!(
            "{}\nInvoke-RestMethod -Uri '{service}/Patient?_count=1' `\n  \
             -Headers @{{ Authorization = \"Bearer $($token.access_token)\" }}",
            invoke_token(token_url, client, &scope)
        ),
    }
}

/// Gives the client a role on a FHIR service. Double quotes and no continued line, which both shells read alike.
pub(super) fn role_assignment(cloud: Cloud, service_principal: ObjectId) -> String {
    // The Azure CLI begins in the worldwide cloud.
    let set = match cloud.azure_cli_name().filter(|_| cloud != Cloud::Global) {
        Some(name) => format!("az cloud set --name {name}\n"),
        None => String::new(),
    };
    format!(
        "{set}az role assignment create --assignee-object-id {service_principal} \
         --assignee-principal-type ServicePrincipal --role \"FHIR Data Reader\" --scope \
         \"/subscriptions/<subscription>/resourceGroups/<resource group>/providers/Microsoft.HealthcareApis\
         /workspaces/<workspace>/fhirservices/<fhir>\""
    )
}

/// Makes the service principal of a client, by whoever may. Both shells read it alike.
pub fn make_service_principal(client: AppId, assignment_required: bool) -> String {
    let create = format!("az ad sp create --id {client}");
    if !assignment_required {
        return create;
    }
    format!("{create}\naz ad sp update --id {client} --set appRoleAssignmentRequired=true")
}

/// The secret goes through a pipe: an argument of curl could be read by others in the list of processes.
fn curl_token(token_url: &str, client: AppId, scope: &str) -> String {
    format!(
        "printf %s \"$CLIENT_SECRET\" | curl --silent --show-error \\\n  \
         --data 'grant_type=client_credentials' \\\n  \
         --data 'client_id={client}' \\\n  \
         --data-urlencode 'scope={scope}' \\\n  \
         --data-urlencode 'client_secret@-' \\\n  \
         '{token_url}'"
    )
}

fn invoke_token(token_url: &str, client: AppId, scope: &str) -> String {
    format!(
        "$token = Invoke-RestMethod -Method Post -Uri '{token_url}' -Body @{{\n  \
         grant_type = 'client_credentials'\n  \
         client_id = '{client}'\n  \
         scope = '{scope}'\n  \
         client_secret = $env:CLIENT_SECRET\n}}"
    )
}
