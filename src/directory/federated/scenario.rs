//! Where the tokens of a federated credential come from, and what is derived for each: the published forms.
//!
//! # Invariants
//! Nothing is derived from less than all that a form needs. What is derived is a proposal: what a person puts in its place
//! stays.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Where tokens come from, in the order in which it is offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scenario {
    /// A workflow. <https://docs.github.com/actions/reference/openid-connect-reference>
    GitHub,
    /// A pipeline. <https://docs.gitlab.com/ci/secrets/id_token_authentication/>
    GitLab,
    /// A service connection. <https://learn.microsoft.com/azure/devops/pipelines/release/configure-workload-identity>
    AzureDevOps,
    /// A service account. <https://azure.github.io/azure-workload-identity/docs/>
    Kubernetes,
    /// <https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity>
    ManagedIdentity,
    /// A workspace of HCP Terraform.
    /// <https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/azure-configuration>
    Terraform,
    /// A service account. <https://learn.microsoft.com/azure/active-directory/develop/workload-identity-federation-create-trust-gcp>
    Google,
    /// Any other provider of `OpenID` Connect: issuer and subject by hand.
    #[default]
    Other,
}

/// What a token of a scenario can be for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entity {
    /// A branch.
    Branch,
    /// A tag.
    Tag,
    /// An environment.
    Environment,
    /// Pull requests.
    PullRequest,
    /// A service connection whose issuer is Entra ID, as new ones have it.
    EntraIssuer,
    /// One whose issuer is Azure DevOps.
    DevOpsIssuer,
    /// The plans of runs.
    Plan,
    /// What runs apply.
    Apply,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Input {
    /// The owner of a repository.
    Owner,
    /// The number of the owner.
    OwnerId,
    /// A repository.
    Repository,
    /// The number of the repository.
    RepositoryId,
    /// What subjects begin with, where the owner has changed that.
    Prefix,
    /// The name of a branch, tag or environment.
    Name,
    /// The address of a server of one's own.
    Server,
    /// The path of a project, or its name.
    Project,
    /// An organization.
    Organization,
    /// Its ID.
    OrganizationId,
    /// A service connection.
    Connection,
    /// A workspace.
    Workspace,
    /// The address of a cluster's issuer.
    Cluster,
    /// A namespace.
    Namespace,
    /// A service account.
    ServiceAccount,
    /// The tenant of a managed identity.
    Tenant,
    /// Its object ID there.
    Principal,
    /// The number of a service account.
    AccountId,
}

/// What has been entered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entered {
    /// Where tokens come from.
    pub scenario: Scenario,
    /// What they are for, where a scenario has several: the first unless another one was chosen.
    pub(super) entity: Option<Entity>,
    inputs: BTreeMap<Input, String>,
}

/// What is derived; empty where something is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Derived {
    /// `iss`.
    pub issuer: String,
    /// `sub`.
    pub subject: String,
    /// A name.
    pub name: String,
}

impl Scenario {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::GitHub,
        Self::GitLab,
        Self::AzureDevOps,
        Self::Kubernetes,
        Self::ManagedIdentity,
        Self::Terraform,
        Self::Google,
        Self::Other,
    ];

    /// What tokens can be for, where there is a choice.
    pub const fn entities(self) -> &'static [Entity] {
        match self {
            Self::GitHub => &[Entity::Branch, Entity::Tag, Entity::Environment, Entity::PullRequest],
            Self::GitLab => &[Entity::Branch, Entity::Tag],
            Self::AzureDevOps => &[Entity::EntraIssuer, Entity::DevOpsIssuer],
            Self::Terraform => &[Entity::Plan, Entity::Apply],
            Self::Kubernetes | Self::ManagedIdentity | Self::Google | Self::Other => &[],
        }
    }

    /// What is asked for, in the order of the form.
    pub const fn inputs(self, entity: Option<Entity>) -> &'static [Input] {
        use Input as I;
        match (self, entity) {
            (Self::GitHub, Some(Entity::PullRequest)) => {
                &[I::Owner, I::Repository, I::OwnerId, I::RepositoryId, I::Prefix, I::Server]
            }
            (Self::GitHub, _) => &[I::Owner, I::Repository, I::OwnerId, I::RepositoryId, I::Prefix, I::Name, I::Server],
            (Self::GitLab, _) => &[I::Project, I::Name, I::Server],
            (Self::AzureDevOps, Some(Entity::DevOpsIssuer)) => {
                &[I::Organization, I::OrganizationId, I::Project, I::Connection]
            }
            (Self::AzureDevOps, _) => &[I::Tenant],
            (Self::Kubernetes, _) => &[I::Cluster, I::Namespace, I::ServiceAccount],
            (Self::ManagedIdentity, _) => &[I::Tenant, I::Principal],
            (Self::Terraform, _) => &[I::Organization, I::Project, I::Workspace, I::Server],
            (Self::Google, _) => &[I::AccountId],
            (Self::Other, _) => &[],
        }
    }
}

impl Input {
    /// Whether a form can do without it.
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::OwnerId | Self::RepositoryId | Self::Prefix | Self::Server)
    }

    /// Whether it is a number.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::OwnerId | Self::RepositoryId | Self::AccountId)
    }

    /// Whether it is an ID of Entra ID's or of Azure DevOps'.
    pub const fn is_guid(self) -> bool {
        matches!(self, Self::OrganizationId | Self::Tenant | Self::Principal)
    }

    /// Whether it is the address of an issuer.
    pub const fn is_address(self) -> bool {
        matches!(self, Self::Server | Self::Cluster)
    }
}

impl Entered {
    /// For a scenario, with nothing entered but the tenant.
    pub fn new(scenario: Scenario) -> Self {
        Self { scenario, ..Self::default() }
    }

    /// What tokens are for, where the scenario has several.
    pub fn entity(&self) -> Option<Entity> {
        let all = self.scenario.entities();
        self.entity.filter(|own| all.contains(own)).or(all.first().copied())
    }

    /// Chooses what tokens are for.
    pub const fn choose(&mut self, entity: Entity) {
        self.entity = Some(entity);
    }

    /// What was entered, without blanks at its ends.
    pub fn get(&self, input: Input) -> &str {
        self.typed(input).trim()
    }

    /// The same as typed.
    pub fn typed(&self, input: Input) -> &str {
        self.inputs.get(&input).map(String::as_str).unwrap_or_default()
    }

    /// The same, to be typed into.
    pub fn typed_mut(&mut self, input: Input) -> &mut String {
        self.inputs.entry(input).or_default()
    }

    /// What is asked for.
    pub fn asked(&self) -> &'static [Input] {
        self.scenario.inputs(self.entity())
    }
}
