//! What the other side of a federated credential needs: lines for a workflow, a pipeline or a cluster.
//!
//! # Invariants
//! Nothing in it is secret. What somebody typed stands as a literal of YAML's.

use crate::{
    directory::{
        cloud::Cloud,
        credential::CredentialKind,
        federated::{
            FederatedWanted, audience, github,
            scenario::{Entered, Entity, Input, Scenario},
        },
        ids::AppId,
        tenant::TenantContext,
    },
    export::{Snippet, Yaml},
    registration::validate::Registration,
};

/// Where a workload runs that there are lines for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workload {
    /// A workflow of GitHub's.
    GitHub,
    /// A pipeline of GitLab's.
    GitLab,
    /// A service account of a cluster.
    Kubernetes,
}

/// The lines for each workload that may sign in as the client, each once.
pub fn of(registration: &Registration, tenant: &TenantContext, client: AppId) -> Vec<(Workload, String)> {
    let mut all: Vec<(Workload, String)> = Vec::new();
    for credential in registration.credentials() {
        let CredentialKind::Federated(wanted) = &credential.kind else { continue };
        let found = lines(wanted, tenant, client).map(|(workload, lines)| (workload, lines.to_string()));
        all.extend(found.filter(|found| !all.contains(found)));
    }
    all
}

fn lines(wanted: &FederatedWanted, tenant: &TenantContext, client: AppId) -> Option<(Workload, Snippet<Yaml>)> {
    let entered = Entered::of(&wanted.subject);
    if wanted.issuer == github::ISSUER {
        return Some((Workload::GitHub, for_github(wanted, entered, tenant, client)));
    }
    let entered = entered?;
    match entered.scenario {
        Scenario::GitLab => Some((Workload::GitLab, for_gitlab(wanted, tenant, client))),
        Scenario::Kubernetes => Some((Workload::Kubernetes, for_kubernetes(&entered, tenant, client))),
        _ => None,
    }
}

/// <https://learn.microsoft.com/azure/developer/github/connect-from-azure-openid-connect>
fn for_github(
    wanted: &FederatedWanted,
    entered: Option<Entered>,
    tenant: &TenantContext,
    client: AppId,
) -> Snippet<Yaml> {
    let environment = entered.filter(|entered| entered.entity() == Some(Entity::Environment));
    let mut lines = Snippet::new()
        .code("permissions:\n  id-token: write\n  contents: read\n\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n");
    if let Some(environment) = environment {
        lines = lines.code("    environment: ").value(environment.get(Input::Name)).code("\n");
    }
    lines = lines.code("    steps:\n      - uses: azure/login@v2\n        with:\n          client-id: ").bare(client);
    lines = lines.code("\n          tenant-id: ").bare(tenant.tenant_id);
    lines = lines.code("\n          allow-no-subscriptions: true\n");
    match tenant.cloud.azure_cli_name() {
        Some("AzureCloud") | None => {}
        Some(name) => lines = lines.code("          environment: ").value(&name.to_ascii_lowercase()).code("\n"),
    }
    if wanted.audience != audience(Cloud::Global) {
        lines = lines.code("          audience: ").value(&wanted.audience).code("\n");
    }
    lines
}

/// <https://docs.gitlab.com/ci/cloud_services/azure/>
fn for_gitlab(wanted: &FederatedWanted, tenant: &TenantContext, client: AppId) -> Snippet<Yaml> {
    let lines = Snippet::new().code("deploy:\n  id_tokens:\n    ENTRA_TOKEN:\n      aud: ").value(&wanted.audience);
    let lines = lines.code("\n  script:\n    - az login --service-principal --username ").bare(client);
    lines
        .code(" --tenant ")
        .bare(tenant.tenant_id)
        .code(" --federated-token \"$ENTRA_TOKEN\" --allow-no-subscriptions\n")
}

/// <https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html>
fn for_kubernetes(entered: &Entered, tenant: &TenantContext, client: AppId) -> Snippet<Yaml> {
    let lines = Snippet::new().code("apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ");
    let lines = lines.value(entered.get(Input::ServiceAccount)).code("\n  namespace: ");
    let lines = lines.value(entered.get(Input::Namespace));
    let lines = lines.code("\n  annotations:\n    azure.workload.identity/client-id: \"").bare(client);
    let lines = lines.code("\"\n    azure.workload.identity/tenant-id: \"").bare(tenant.tenant_id);
    lines.code("\"\n---\n# In the pod template:\nmetadata:\n  labels:\n    azure.workload.identity/use: \"true\"\nspec:\n  serviceAccountName: ")
        .value(entered.get(Input::ServiceAccount))
        .code("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::ids::TenantId;

    const CLIENT: AppId = AppId::from_u128(2);

    fn tenant(cloud: Cloud) -> TenantContext {
        let tenant_id = TenantId::from_u128(10);
        TenantContext { cloud, tenant_id, tenant_name: "Contoso".to_owned(), account: "alex".to_owned() }
    }

    fn text(issuer: &str, subject: &str, cloud: Cloud) -> Option<(Workload, String)> {
        let wanted = FederatedWanted {
            issuer: issuer.to_owned(),
            subject: subject.to_owned(),
            audience: audience(cloud).to_owned(),
            ..FederatedWanted::default()
        };
        lines(&wanted, &tenant(cloud), CLIENT).map(|(workload, lines)| (workload, lines.to_string()))
    }

    #[test]
    fn a_workflow_of_githubs_may_ask_for_a_token_and_says_who_it_is() {
        let (workload, lines) = text(github::ISSUER, "repo:a@1/b@2:environment:Prod: x", Cloud::Global).unwrap();
        assert_eq!(workload, Workload::GitHub);
        for line in [
            "  id-token: write\n",
            "    environment: \"Prod: x\"\n",
            "          client-id: 00000000-0000-0000-0000-000000000002\n",
            "          tenant-id: 00000000-0000-0000-0000-00000000000a\n",
        ] {
            assert!(lines.contains(line), "{line} in {lines}");
        }
        assert!(!lines.contains("audience"));
        let (_, lines) = text(github::ISSUER, "repo:a@1/b@2:pull_request", Cloud::UsGov).unwrap();
        assert!(lines.contains("          environment: \"azureusgovernment\"\n"), "{lines}");
        assert!(lines.contains("          audience: \"api://AzureADTokenExchangeUSGov\"\n"), "{lines}");
    }

    #[test]
    fn a_pipeline_of_gitlabs_asks_for_the_audience_and_signs_in_with_the_token() {
        let (workload, lines) =
            text("https://gitlab.com", "project_path:a/b:ref_type:branch:ref:main", Cloud::Global).unwrap();
        assert_eq!(workload, Workload::GitLab);
        assert!(lines.contains("      aud: \"api://AzureADTokenExchange\"\n"), "{lines}");
        assert!(lines.contains("--username 00000000-0000-0000-0000-000000000002 --tenant 00000000-0000-0000-0000-00000000000a --federated-token \"$ENTRA_TOKEN\""), "{lines}");
    }

    #[test]
    fn a_service_account_gets_its_annotations_and_the_pod_its_label() {
        let (workload, lines) =
            text("https://oidc.example/1/", "system:serviceaccount:portal:fhir", Cloud::Global).unwrap();
        assert_eq!(workload, Workload::Kubernetes);
        for line in [
            "  name: \"fhir\"\n  namespace: \"portal\"\n",
            "azure.workload.identity/client-id: \"00000000-0000-0000-0000-000000000002\"\n",
            "azure.workload.identity/use: \"true\"\n",
        ] {
            assert!(lines.contains(line), "{line} in {lines}");
        }
        assert_eq!(text("https://accounts.google.com", "1126", Cloud::Global), None);
    }
}
