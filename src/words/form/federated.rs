//! Words of federated credentials: their fields, and what is wrong with them.

use crate::directory::federated::{
    FederatedField as Field, FederatedProblem as P, NAME_LENGTH,
    presented::Presented,
    scenario::{Entity, Input, Scenario},
};
use crate::words::text;
pub use crate::words::text::federated::*;

/// What a field is called.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Name => name(),
        Field::Issuer => issuer(),
        Field::Subject => subject(),
        Field::Audience => audience(),
        Field::Description => text::credentials::description_field(),
        Field::Input(asked) => input(asked, None),
    }
}

/// What it is called beside its value.
pub fn name_of(named: Field) -> &'static str {
    match named {
        Field::Description => text::credentials::description(),
        other => field(other),
    }
}

/// What helps to fill it in.
pub fn hint(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Name => name_hint(),
        Field::Issuer => issuer_hint(),
        Field::Subject => subject_hint(),
        Field::Audience => audience_hint(),
        Field::Description => description_hint(),
        Field::Input(input) => return input_hint(input),
    })
}

/// Where tokens come from.
pub fn scenario_name(scenario: Scenario) -> &'static str {
    match scenario {
        Scenario::GitHub => github(),
        Scenario::GitLab => gitlab(),
        Scenario::AzureDevOps => azure_devops(),
        Scenario::Kubernetes => kubernetes(),
        Scenario::ManagedIdentity => managed_identity(),
        Scenario::Terraform => terraform(),
        Scenario::Google => google(),
        Scenario::Other => other(),
    }
}

/// What tokens are for.
pub fn entity_name(entity: Entity) -> &'static str {
    match entity {
        Entity::Branch => branch(),
        Entity::Tag => tag(),
        Entity::Environment => environment(),
        Entity::PullRequest => pull_request(),
        Entity::EntraIssuer => entra_issuer(),
        Entity::DevOpsIssuer => devops_issuer(),
        Entity::Plan => plan(),
        Entity::Apply => apply(),
    }
}

/// What is asked for.
pub fn input(input: Input, entity: Option<Entity>) -> &'static str {
    match input {
        Input::Owner => owner(),
        Input::OwnerId => owner_id(),
        Input::Repository => repository(),
        Input::RepositoryId => repository_id(),
        Input::Prefix => prefix(),
        Input::Name => match entity {
            Some(Entity::Tag) => tag(),
            Some(Entity::Environment) => environment(),
            _ => branch(),
        },
        Input::Server => server(),
        Input::Project => project(),
        Input::Organization => organization(),
        Input::OrganizationId => organization_id(),
        Input::Connection => connection(),
        Input::Workspace => workspace(),
        Input::Cluster => cluster(),
        Input::Namespace => namespace(),
        Input::ServiceAccount => service_account(),
        Input::Tenant => tenant(),
        Input::Principal => principal(),
        Input::AccountId => account_id(),
    }
}

/// What helps to find it, where that takes words.
pub fn input_hint(input: Input) -> Option<&'static str> {
    Some(match input {
        Input::OwnerId | Input::RepositoryId => ids_hint(),
        Input::Prefix => prefix_hint(),
        Input::Server => server_hint(),
        Input::Cluster => cluster_hint(),
        Input::Principal => principal_hint(),
        Input::AccountId => account_id_hint(),
        _ => return None,
    })
}

/// Said once what a token has presented was taken: which of it.
pub fn taken(presented: &Presented) -> String {
    let said = [
        (presented.issuer.is_some(), issuer()),
        (presented.subject.is_some(), subject()),
        (presented.audience.is_some(), audience()),
    ];
    let fields = said.into_iter().filter(|(is_said, _)| *is_said).map(|(_, field)| field.to_owned());
    presented_read(&fields.reduce(|before, next| listed(&before, &next)).unwrap_or_default())
}

/// What is to be known of a scenario.
pub fn note(scenario: Scenario, entity: Option<Entity>) -> Option<&'static str> {
    match (scenario, entity) {
        (Scenario::AzureDevOps, Some(Entity::EntraIssuer)) => Some(entra_issuer_note()),
        (Scenario::Terraform, _) => Some(terraform_note()),
        _ => None,
    }
}

/// What is wrong and what to do.
pub fn problem(field: Field, problem: P) -> String {
    let fixed = match problem {
        P::Missing => match field {
            Field::Issuer => issuer_missing(),
            Field::Subject => subject_missing(),
            Field::Audience => audience_missing(),
            Field::Name | Field::Description | Field::Input(_) => name_missing(),
        },
        P::TooLong { length, limit } => return too_long(length.saturating_sub(limit), length, limit),
        P::TooShort => return name_too_short(NAME_LENGTH[0]),
        P::ForbiddenCharacter { character } if character.is_whitespace() => has_blank(),
        P::ForbiddenCharacter { character } => return name_character(character.encode_utf8(&mut [0; 4])),
        P::BadBeginning => name_beginning(),
        P::HasBlank => has_blank(),
        P::HasControlCharacter => has_control_character(),
        P::IssuerNotHttps => issuer_not_https(),
        P::NameTwice => name_twice(),
        P::TrustTwice => trust_twice(),
        P::Wildcard => wildcard(),
        P::OtherAudience => other_audience(),
        P::NameOnly => name_only(),
        P::RetiredIssuer => retired_issuer(),
        P::NotANumber => not_a_number(),
        P::NotAGuid => not_a_guid(),
    };
    fixed.to_owned()
}
