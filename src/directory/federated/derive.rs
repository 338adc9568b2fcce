//! Issuer, subject and name out of what was entered, and back: the forms that each provider publishes.

use super::{
    github,
    name::as_name,
    scenario::{Derived, Entered, Entity, Input, Scenario},
};
use crate::directory::cloud::Cloud;

impl Entered {
    /// All of these, unless one is empty.
    fn all<const N: usize>(&self, inputs: [Input; N]) -> Option<[&str; N]> {
        let all = inputs.map(|input| self.get(input));
        all.iter().all(|text| !text.is_empty()).then_some(all)
    }

    /// What would have to be entered for tokens of this subject; nothing for those of an unknown form.
    pub fn of(subject: &str) -> Option<Self> {
        let put = |scenario, entity: Option<Entity>, texts: &[(Input, &str)]| {
            let mut entered = Self::new(scenario);
            entered.entity = entity;
            for (input, text) in texts {
                (*text).clone_into(entered.typed_mut(*input));
            }
            entered
        };
        if let Some(rest) = subject.strip_prefix("project_path:") {
            let (project, rest) = rest.split_once(":ref_type:")?;
            let (kind, name) = rest.split_once(":ref:")?;
            let entity = if kind == "tag" { Entity::Tag } else { Entity::Branch };
            return Some(put(Scenario::GitLab, Some(entity), &[(Input::Project, project), (Input::Name, name)]));
        }
        if let Some((namespace, account)) =
            subject.strip_prefix("system:serviceaccount:").and_then(|it| it.split_once(':'))
        {
            let texts = [(Input::Namespace, namespace), (Input::ServiceAccount, account)];
            return Some(put(Scenario::Kubernetes, None, &texts));
        }
        if let Some(rest) = subject.strip_prefix("organization:") {
            let (organization, rest) = rest.split_once(":project:")?;
            let (project, rest) = rest.split_once(":workspace:")?;
            let (workspace, phase) = rest.split_once(":run_phase:")?;
            let entity = if phase == "apply" { Entity::Apply } else { Entity::Plan };
            let texts = [(Input::Organization, organization), (Input::Project, project), (Input::Workspace, workspace)];
            return Some(put(Scenario::Terraform, Some(entity), &texts));
        }
        if let Some(rest) = subject.strip_prefix("sc://") {
            let (organization, rest) = rest.split_once('/')?;
            let (project, connection) = rest.split_once('/')?;
            let texts =
                [(Input::Organization, organization), (Input::Project, project), (Input::Connection, connection)];
            return Some(put(Scenario::AzureDevOps, Some(Entity::DevOpsIssuer), &texts));
        }
        if subject.starts_with("/eid1/") {
            return Some(put(Scenario::AzureDevOps, Some(Entity::EntraIssuer), &[]));
        }
        github::read(subject)
    }

    /// What is derived of it, in a cloud.
    pub fn derive(&self, cloud: Cloud) -> Derived {
        let (subject, name) = self.subject().unwrap_or_default();
        Derived { issuer: self.issuer(cloud).unwrap_or_default(), subject, name: as_name(&name) }
    }

    fn issuer(&self, cloud: Cloud) -> Option<String> {
        let server = |own: &str| {
            let typed = self.get(Input::Server);
            if typed.is_empty() { own.to_owned() } else { typed.trim_end_matches('/').to_owned() }
        };
        Some(match (self.scenario, self.entity()) {
            (Scenario::GitHub, _) => github::issuer(self.get(Input::Server)),
            (Scenario::GitLab, _) => server("https://gitlab.com"),
            (Scenario::AzureDevOps, Some(Entity::DevOpsIssuer)) => {
                ["https://vstoken.dev.azure.com/", self.all([Input::OrganizationId])?[0]].concat()
            }
            (Scenario::AzureDevOps | Scenario::ManagedIdentity, _) => {
                [cloud.authority(), "/", self.all([Input::Tenant])?[0], "/v2.0"].concat()
            }
            (Scenario::Kubernetes, _) => self.all([Input::Cluster])?[0].to_owned(),
            (Scenario::Terraform, _) => server("https://app.terraform.io"),
            (Scenario::Google, _) => "https://accounts.google.com".to_owned(),
            (Scenario::Other, _) => return None,
        })
    }

    /// The subject, and what the credential could be called.
    fn subject(&self) -> Option<(String, String)> {
        use Input as I;
        Some(match (self.scenario, self.entity()) {
            (Scenario::GitHub, entity) => {
                let what = github::context(entity?, self.get(I::Name))?;
                let repository = self.all([I::Owner, I::Repository]);
                let prefix = match self.get(I::Prefix) {
                    "" => github::prefix(repository?, [self.get(I::OwnerId), self.get(I::RepositoryId)]),
                    prefix => prefix.trim_end_matches(':').to_owned(),
                };
                let last = if entity == Some(Entity::PullRequest) { "pull request" } else { self.get(I::Name) };
                ([&prefix, ":", &what].concat(), ["github", self.get(I::Repository), last].join(" "))
            }
            (Scenario::GitLab, entity) => {
                let [project, name] = self.all([I::Project, I::Name])?;
                let kind = if entity == Some(Entity::Tag) { "tag" } else { "branch" };
                let subject = ["project_path:", project, ":ref_type:", kind, ":ref:", name].concat();
                (subject, ["gitlab", project.rsplit('/').next().unwrap_or_default(), name].join(" "))
            }
            (Scenario::AzureDevOps, Some(Entity::DevOpsIssuer)) => {
                let [organization, project, connection] = self.all([I::Organization, I::Project, I::Connection])?;
                (
                    ["sc://", organization, "/", project, "/", connection].concat(),
                    ["azure-devops", connection].join(" "),
                )
            }
            (Scenario::Kubernetes, _) => {
                let [namespace, account] = self.all([I::Namespace, I::ServiceAccount])?;
                (
                    ["system:serviceaccount:", namespace, ":", account].concat(),
                    ["kubernetes", namespace, account].join(" "),
                )
            }
            (Scenario::ManagedIdentity, _) => {
                let [principal] = self.all([I::Principal])?;
                (principal.to_owned(), ["managed-identity", principal.split('-').next().unwrap_or_default()].join(" "))
            }
            (Scenario::Terraform, entity) => {
                let [organization, project, workspace] = self.all([I::Organization, I::Project, I::Workspace])?;
                let phase = if entity == Some(Entity::Apply) { "apply" } else { "plan" };
                let place = ["organization:", organization, ":project:", project, ":workspace:", workspace].concat();
                ([&place, ":run_phase:", phase].concat(), ["terraform", workspace, phase].join(" "))
            }
            (Scenario::Google, _) => {
                let [account] = self.all([I::AccountId])?;
                (account.to_owned(), ["google", account].join(" "))
            }
            // Azure DevOps makes the subject itself and shows it with the connection.
            (Scenario::AzureDevOps | Scenario::Other, _) => return None,
        })
    }
}
