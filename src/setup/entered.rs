//! The IDs of a registration that exists, as they were typed.
//!
//! # Invariants
//! What is typed is held to the rules of `config.json`, by writing the file and reading it: whatever is accepted here
//! is accepted there.

use super::{Kept, config_file};
use crate::{
    config::{Config, ConfigProblem, CreateScope, Mistake, TenantNameProblem},
    directory::cloud::Cloud,
};

/// What was typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// The application (client) ID.
    pub client_id: String,
    /// The directory (tenant) ID, or a domain.
    pub tenant: String,
    /// The cloud.
    pub cloud: Cloud,
    /// The permission that clients are registered with.
    pub create: CreateScope,
}

/// A field that is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnteredField {
    /// The application (client) ID.
    ClientId,
    /// The tenant.
    Tenant,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnteredProblem {
    /// There is nothing in it.
    Empty,
    /// It is no application (client) ID.
    NotAClientId,
    /// It stands for many tenants.
    ManyTenants,
    /// It names no tenant.
    NotATenant,
}

impl Entered {
    /// The text of the `config.json` that says it.
    pub fn file(&self) -> String {
        self.file_with(&Kept::default())
    }

    /// The same with what stays of the file that there is.
    pub fn file_with(&self, kept: &Kept) -> String {
        config_file::text(self.client_id.trim(), self.tenant.trim(), self.cloud, self.create, kept)
    }

    /// The configuration, or what is wrong with each field.
    pub fn config(&self) -> Result<Config, Vec<(EnteredField, EnteredProblem)>> {
        let problems = match Config::parse(&self.file()) {
            Ok((config, _)) => return Ok(config),
            Err(problems) => problems,
        };
        Err(problems.iter().filter_map(|problem| self.problem(problem)).collect())
    }

    fn problem(&self, problem: &ConfigProblem) -> Option<(EnteredField, EnteredProblem)> {
        let ConfigProblem::Wrong { key, mistake, .. } = problem else { return None };
        let (field, text, problem) = match mistake {
            Mistake::NotAClientId => (EnteredField::ClientId, &self.client_id, EnteredProblem::NotAClientId),
            Mistake::Tenant(TenantNameProblem::Many) => {
                (EnteredField::Tenant, &self.tenant, EnteredProblem::ManyTenants)
            }
            Mistake::Tenant(TenantNameProblem::Malformed) => {
                (EnteredField::Tenant, &self.tenant, EnteredProblem::NotATenant)
            }
            Mistake::NotFilledIn if key == "clientId" => {
                (EnteredField::ClientId, &self.client_id, EnteredProblem::NotAClientId)
            }
            Mistake::NotFilledIn => (EnteredField::Tenant, &self.tenant, EnteredProblem::NotATenant),
            // The rest of the file is not typed.
            _ => return None,
        };
        Some((field, if text.trim().is_empty() { EnteredProblem::Empty } else { problem }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11";

    const NIL: &str = "00000000-0000-0000-0000-000000000000";

    fn entered(client_id: &str, tenant: &str) -> Entered {
        Entered { client_id: client_id.to_owned(), tenant: tenant.to_owned(), ..Entered::default() }
    }

    #[test]
    fn blanks_around_an_id_are_not_a_part_of_it() {
        let entered = entered(&format!(" {ID}\n"), " Contoso.com ");
        let config = entered.config().unwrap();
        assert_eq!((config.client_id.to_string().as_str(), config.tenant.as_str()), (ID, "contoso.com"));
        assert_eq!(Config::parse(&entered.file()), Ok((config, vec![])));
    }

    #[test]
    fn every_field_says_what_is_wrong_with_it() {
        use EnteredField::{ClientId, Tenant};
        use EnteredProblem as P;
        for (client_id, tenant, problems) in [
            ("", " ", vec![(ClientId, P::Empty), (Tenant, P::Empty)]),
            ("Client Registrar", "common", vec![(ClientId, P::NotAClientId), (Tenant, P::ManyTenants)]),
            (ID, "https://contoso.com", vec![(Tenant, P::NotATenant)]),
            (NIL, NIL, vec![(ClientId, P::NotAClientId), (Tenant, P::NotATenant)]),
            ("\",\"cloud\":\"china", "contoso.com", vec![(ClientId, P::NotAClientId)]),
        ] {
            assert_eq!(entered(client_id, tenant).config(), Err(problems), "{client_id} {tenant}");
        }
    }

    #[test]
    fn the_file_says_the_cloud_and_the_narrow_permission() {
        let narrow = Entered { cloud: Cloud::UsGovDod, create: CreateScope::CreateOnly, ..entered(ID, "contoso.us") };
        let config = narrow.config().unwrap();
        assert_eq!((config.cloud, config.create), (Cloud::UsGovDod, CreateScope::CreateOnly));
        assert_eq!(
            narrow.file(),
            format!(
                "{{\n  \"clientId\": \"{ID}\",\n  \"tenant\": \"contoso.us\",\n  \"cloud\": \"usgov-dod\",\n  \
                 \"create\": \"AppRegistration.Create\"\n}}\n"
            )
        );
    }

    #[test]
    fn all_that_a_file_says_beyond_the_registration_stays_in_the_next_one() {
        let text = r#"{"clientId":"bbbbbbbb-0000-4000-8000-000000000001","tenant":"fabrikam.com","cloud":"china",
            "create":"AppRegistration.Create","tenants":["fabrikam.com","contoso.com"],"reauthenticate":true,"disabled":"Moved \"today\".",
            "embed":{"parents":["https://docs.contoso.com"]},"recipes":[{"name":"daemon"}],"recipeKeys":[{"x":1.5}],
            "houseRules":{"by":"Contoso","redirectUris":{"hosts":["*.contoso.com"],"why":"\"Tokens\"\nstay."}}}"#;
        let before = Config::parse(text).unwrap().0;
        let file = entered(ID, "contoso.com").file_with(&Kept::of(&before));
        let (config, warnings) = Config::parse(&file).unwrap();
        let (plain, _) = Config::parse(&entered(ID, "contoso.com").file()).unwrap();
        let expected = Config {
            client_id: plain.client_id,
            tenant: plain.tenant.clone(),
            cloud: plain.cloud,
            create: plain.create,
            ..before
        };
        assert_eq!((&config, warnings), (&expected, vec![]));
        assert!(file.contains("\n  \"houseRules\": {\n    \"by\": \"Contoso\""), "{file}");
        assert_eq!(entered(ID, "contoso.com").file_with(&Kept::of(&plain)), entered(ID, "contoso.com").file());
    }

    #[test]
    fn what_can_be_entered_is_plain() {
        for cloud in Cloud::MICROSOFT {
            let entered = Entered { cloud, create: CreateScope::CreateOnly, ..entered(ID, "contoso.com") };
            assert!(entered.config().unwrap().is_plain(), "{cloud:?}");
        }
    }

    #[test]
    fn a_cloud_of_the_owners_own_is_written_out() {
        let text = format!(
            r#"{{"clientId":"{ID}","tenant":"contoso.com","cloud":{{"name":"Lab","authority":"https://login.lab.example","graph":"https://graph.lab.example","portal":"https://portal.lab.example"}}}}"#
        );
        let (config, _) = Config::parse(&text).unwrap();
        let again = Entered { cloud: config.cloud, ..entered(ID, "contoso.com") };
        assert_eq!(again.config(), Ok(config));
    }
}
