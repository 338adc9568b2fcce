//! What a `config.json` says beyond the registration: it stays in each file that the set-up page writes, and some of it
//! asks more of the registration.

use crate::{
    config::{
        Config, Tenants,
        json::{self, Json},
    },
    directory::audience::SignInAudience,
};

/// Its keys with their values, in the order in which they are written. What only editors read (`$schema`) is left out,
/// and so is what the page has ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept(Vec<(&'static str, Json)>);

impl Kept {
    /// What stays of a file.
    pub fn of(config: &Config) -> Self {
        let text = |text: &str| Json::Text(text.to_owned());
        let tenants = match &config.tenants {
            Tenants::OneTenant => None,
            Tenants::Listed(listed) => Some(Json::List(listed.iter().map(|name| text(name.as_str())).collect())),
            Tenants::Any => Some(text("any")),
        };
        let parents = &config.embed.parents;
        let parents = (!parents.is_empty()).then(|| {
            let listed = parents.iter().map(|origin| text(origin.as_str())).collect();
            Json::Object(vec![("parents".to_owned(), Json::List(listed))])
        });
        let later = config.later.as_deref();
        let all = [
            ("tenants", tenants),
            ("reauthenticate", config.reauthenticate.then_some(Json::Flag(true))),
            ("embed", parents),
            ("disabled", config.disabled.as_deref().map(text)),
            ("recipes", later.and_then(|later| later.recipes.clone())),
            ("recipeKeys", later.and_then(|later| later.recipe_keys.clone())),
            ("houseRules", later.and_then(|later| later.house_rules.clone())),
        ];
        Self(all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect())
    }

    /// The lines of it, each behind the comma that ends the one before.
    pub(super) fn lines(&self) -> String {
        let line = |(key, value): &(&str, Json)| {
            let value = serde_json::to_string_pretty(value).unwrap_or_default().replace('\n', "\n  ");
            [",\n  \"", key, "\": ", &value].concat()
        };
        self.0.iter().map(line).collect()
    }

    fn value(&self, key: &str) -> Option<&Json> {
        self.0.iter().find(|(own, _)| *own == key).map(|(_, value)| value)
    }

    /// Whether house rules ask for owners: to add one takes a permission more. A mistake in other rules changes nothing
    /// of that.
    pub fn asks_for_owners(&self) -> bool {
        let Some(Json::Object(rules)) = self.value("houseRules") else { return false };
        let Some(Json::Object(owners)) = json::member(rules, "owners") else { return false };
        matches!(json::member(owners, "required"), Some(Json::List(required)) if !required.is_empty())
    }

    /// Whom the page's own registration has to let sign in: other tenants than its own, where people may change to some.
    pub fn audience(&self) -> SignInAudience {
        match self.value("tenants") {
            Some(_) => SignInAudience::MultipleOrgs,
            None => SignInAudience::MyOrg,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn kept(more: &Value) -> Kept {
        let mut file = json!({ "clientId": "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11", "tenant": "contoso.com" });
        file.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        Kept::of(&Config::parse(&file.to_string()).unwrap().0)
    }

    #[test]
    fn nothing_stays_of_a_file_that_says_no_more_than_the_registration() {
        assert_eq!(kept(&json!({ "cloud": "usgov", "create": "AppRegistration.Create" })), Kept::default());
        assert_eq!((Kept::default().lines().as_str(), Kept::default().audience()), ("", SignInAudience::MyOrg));
    }

    #[test]
    fn owners_are_asked_for_where_house_rules_list_some() {
        let owner = json!({ "id": "5c0fd0aa-1f4e-4a39-8c0b-6a3a5a2f9d11", "name": "Deployer" });
        for (rules, expected) in [
            (json!({ "owners": { "required": [owner], "why": "Somebody answers." } }), true),
            (json!({ "owners": { "required": [owner] }, "displayName": 1 }), true),
            (json!({ "owners": { "required": [] } }), false),
            (json!({ "owners": [owner] }), false),
            (json!({ "by": "Contoso" }), false),
            (json!("Contoso"), false),
        ] {
            assert_eq!(kept(&json!({ "houseRules": rules })).asks_for_owners(), expected, "{rules}");
        }
        assert!(!kept(&json!({ "recipes": [] })).asks_for_owners());
    }

    #[test]
    fn a_page_for_several_tenants_needs_a_registration_for_several() {
        for tenants in [json!("any"), json!(["fabrikam.com"])] {
            assert_eq!(kept(&json!({ "tenants": tenants })).audience(), SignInAudience::MultipleOrgs);
        }
    }
}
