//! `config.json`, as the page found it, with what this tab has in its place.
//!
//! # Invariants
//! What was entered for this tab takes the place of the file, unless the page's owner has turned the page off in it; the
//! rules of the house stay. A
//! tenant that was chosen counts only while the owner allows it. What is kept and cannot be used is dropped, and that is
//! said.

use std::rc::Rc;

use crate::{
    config::{
        Config, ConfigProblem, CreateScope, ReadLater, TenantName, Tenants,
        host::{Found, HostPage, Unread},
        json::Json,
    },
    directory::{cloud::Cloud, origin::Origin},
    setup::Kept,
};

/// What is known of `config.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Configuration {
    /// It is being read.
    Loading,
    /// There is none: signing in is not set up.
    Absent,
    /// There is none, and the host answers with a page.
    Page(HostPage),
    /// It could not be read.
    Unread(Unread),
    /// It has mistakes.
    Wrong(Vec<ConfigProblem>),
    /// It is in order, and names a cloud that this copy of the page was not built for.
    OutOfReach {
        /// The cloud.
        cloud: Cloud,
        /// Its origins that the page's content security policy leaves out.
        blocked: Vec<&'static str>,
    },
    /// It can be used.
    Ready {
        /// What it says, with the tenant that was chosen in this tab.
        config: Config,
        /// The tenant that it names itself.
        own: TenantName,
        /// What was ignored.
        warnings: Vec<ConfigProblem>,
        /// What the file says, where this is what was entered for this tab.
        in_place_of: Option<Box<Self>>,
    },
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What is known.
    pub configuration: Configuration,
    /// What was entered for this tab cannot be used.
    pub settings_lost: bool,
    /// The tenant that was chosen cannot be used: the owner may have taken it off the list since.
    pub tenant_lost: bool,
}

impl Configuration {
    /// Whether it is still being read.
    pub const fn is_loading(&self) -> bool {
        matches!(self, Self::Loading)
    }

    /// Reads the host's answer, and puts in its place what the tab keeps: the text of another file, and the name of a
    /// tenant. `out_of_reach` names the origins of a cloud
    /// that the page's content security policy leaves out.
    pub fn read(
        found: Found,
        settings: Option<String>,
        tenant: Option<String>,
        out_of_reach: impl Fn(Cloud) -> Vec<&'static str>,
    ) -> Read {
        let mut configuration = Self::of_file(found, &out_of_reach);
        let mut settings_lost = false;
        if configuration.disabled().is_none() {
            match Self::of_tab(settings, &out_of_reach) {
                Ok(Some(mut of_tab)) => {
                    of_tab.take_place_of(configuration);
                    configuration = of_tab;
                }
                Ok(None) => {}
                Err(Useless) => settings_lost = true,
            }
        }
        let tenant_lost = match tenant.map(TenantName::try_from) {
            None => false,
            Some(Ok(chosen)) => configuration.config().is_some() && !configuration.change_tenant(&chosen),
            Some(Err(_)) => true,
        };
        Read { configuration, settings_lost, tenant_lost }
    }

    /// The rules of the house hold whatever is entered for a tab.
    fn take_place_of(&mut self, file: Self) {
        let Self::Ready { config, in_place_of, .. } = self else { return };
        let house_rules = file.house_rules().cloned();
        config.later =
            house_rules.is_some().then(|| Rc::new(ReadLater { recipes: None, recipe_keys: None, house_rules }));
        *in_place_of = Some(Box::new(file));
    }

    /// The rules of an organization, as they stand in the file.
    pub fn house_rules(&self) -> Option<&Json> {
        self.config()?.later.as_ref()?.house_rules.as_ref()
    }

    fn of_file(found: Found, out_of_reach: &impl Fn(Cloud) -> Vec<&'static str>) -> Self {
        match found {
            Found::Absent => Self::Absent,
            Found::Page(page) => Self::Page(page),
            Found::Unread(unread) => Self::Unread(unread),
            Found::NotUnicode => Self::Wrong(vec![ConfigProblem::NotUnicode]),
            Found::Text(text) => match Config::parse(&text) {
                Ok((config, warnings)) => Self::within_reach(config, warnings, out_of_reach),
                Err(problems) => Self::Wrong(problems),
            },
        }
    }

    /// What was entered for this tab.
    fn of_tab(
        settings: Option<String>,
        out_of_reach: &impl Fn(Cloud) -> Vec<&'static str>,
    ) -> Result<Option<Self>, Useless> {
        let Some(text) = settings else { return Ok(None) };
        // What nobody can enter, somebody else has put there.
        let plain = Config::parse(&text).ok().filter(|(config, warnings)| config.is_plain() && warnings.is_empty());
        let (config, _) = plain.ok_or(Useless)?;
        match Self::within_reach(config, Vec::new(), out_of_reach) {
            ready @ Self::Ready { .. } => Ok(Some(ready)),
            _ => Err(Useless),
        }
    }

    fn within_reach(
        config: Config,
        warnings: Vec<ConfigProblem>,
        out_of_reach: &impl Fn(Cloud) -> Vec<&'static str>,
    ) -> Self {
        let cloud = config.cloud;
        let blocked = out_of_reach(cloud);
        if blocked.is_empty() {
            Self::Ready { own: config.tenant.clone(), config, warnings, in_place_of: None }
        } else {
            Self::OutOfReach { cloud, blocked }
        }
    }

    /// What it says, where people can sign in by it.
    pub const fn config(&self) -> Option<&Config> {
        match self {
            Self::Ready { config, .. } if config.disabled.is_none() => Some(config),
            _ => None,
        }
    }

    /// Why nobody can sign in, in the words of the page's owner.
    pub fn disabled(&self) -> Option<&str> {
        match self {
            Self::Ready { config, .. } => config.disabled.as_deref(),
            _ => None,
        }
    }

    /// Who may show the page in a frame: also while nobody can sign in, for the sandbox stays.
    pub fn parents(&self) -> &[Origin] {
        match self {
            Self::Ready { config, .. } => &config.embed.parents,
            _ => &[],
        }
    }

    /// Changes to another tenant, if the page's owner allows that one. Says whether it was done.
    pub fn change_tenant(&mut self, tenant: &TenantName) -> bool {
        let Self::Ready { config, .. } = self else { return false };
        let Some(changed) = config.with_tenant(tenant.clone()) else { return false };
        *config = changed;
        true
    }

    /// Changes back to the tenant that the file names.
    pub fn use_own_tenant(&mut self) {
        if let Self::Ready { config, own, .. } = self {
            config.tenant = own.clone();
        }
    }

    /// The tenant that was chosen in the place of the one that the file names.
    pub fn chosen_tenant(&self) -> Option<&TenantName> {
        match self {
            Self::Ready { config, own, .. } if config.tenant != *own => Some(&config.tenant),
            _ => None,
        }
    }

    /// Whether the tenant grants the page no more than creating applications.
    pub fn creates_only(&self) -> bool {
        self.config().is_some_and(|config| config.create == CreateScope::CreateOnly)
    }

    /// Whether it has rules of an organization.
    pub fn has_house_rules(&self) -> bool {
        self.house_rules().is_some()
    }

    /// Whether this is what was entered for this tab, and not what the file says.
    pub const fn is_of_tab(&self) -> bool {
        matches!(self, Self::Ready { in_place_of: Some(_), .. })
    }

    /// What the file says beyond the registration, for another file in its place; `None` where there is one that cannot
    /// be used.
    pub fn kept(&self) -> Option<Kept> {
        match self {
            Self::Ready { in_place_of: Some(file), .. } => file.kept(),
            Self::Ready { config, .. } => Some(Kept::of(config)),
            Self::Loading | Self::Absent | Self::Page(_) => Some(Kept::default()),
            Self::Unread(_) | Self::Wrong(_) | Self::OutOfReach { .. } => None,
        }
    }

    /// Whether people can sign in, as far as is known.
    pub const fn may_sign_in(&self) -> bool {
        matches!(self, Self::Loading) || self.config().is_some()
    }

    /// Whether the page shows more by it than that people can sign in.
    pub fn shows_on_the_page(&self) -> bool {
        match self {
            Self::Loading => false,
            Self::Ready { config, own, warnings, in_place_of } => {
                let is_usual = config.cloud == Cloud::Global && config.tenants == Tenants::OneTenant;
                let is_own = config.tenant == *own && config.disabled.is_none();
                in_place_of.is_some() || !(is_usual && is_own && warnings.is_empty() && config.later.is_none())
            }
            _ => true,
        }
    }

    /// What is to be said about the file.
    pub fn problems(&self) -> &[ConfigProblem] {
        match self {
            Self::Wrong(problems) | Self::Ready { warnings: problems, .. } => problems,
            _ => &[],
        }
    }
}

/// What was kept for this tab cannot be used.
struct Useless;

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::setup::Entered;

    const CLIENT: &str = "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11";
    const TENANT: &str = "3a1f9d60-7f0a-4e0e-8f1c-0c6a7f3e2b55";

    fn file(more: &Value) -> Found {
        let mut file = json!({ "clientId": CLIENT, "tenant": TENANT });
        file.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        Found::Text(file.to_string())
    }

    fn entered() -> Entered {
        Entered { client_id: CLIENT.to_owned(), tenant: "fabrikam.com".to_owned(), ..Entered::default() }
    }

    fn chosen() -> String {
        "fabrikam.com".to_owned()
    }

    fn read(found: Found, settings: Option<String>, tenant: Option<String>) -> Read {
        Configuration::read(found, settings, tenant, |_| Vec::new())
    }

    #[test]
    fn what_was_entered_for_this_tab_takes_the_place_of_the_file_but_not_of_one_that_is_turned_off() {
        let read_with = |found| read(found, Some(entered().file()), None).configuration;
        for found in [file(&json!({})), Found::Absent, Found::NotUnicode, Found::Text("{".to_owned())] {
            let configuration = read_with(found);
            assert!(configuration.is_of_tab());
            assert_eq!(configuration.config().map(|config| config.tenant.as_str()), Some("fabrikam.com"));
        }
        let off = read_with(file(&json!({ "disabled": "Moved." })));
        assert_eq!((off.is_of_tab(), off.disabled(), off.config()), (false, Some("Moved."), None));
    }

    #[test]
    fn rules_of_the_house_hold_whatever_is_entered_for_a_tab() {
        let rules = json!({ "houseRules": { "by": "Contoso" }, "recipes": [{ "name": "daemon" }] });
        let configuration = read(file(&rules), Some(entered().file()), None).configuration;
        assert!(configuration.is_of_tab() && configuration.has_house_rules());
        assert!(
            configuration.config().and_then(|config| config.later.as_ref()).is_some_and(|own| own.recipes.is_none())
        );
        assert!(!read(Found::Absent, Some(entered().file()), None).configuration.has_house_rules());
    }

    #[test]
    fn what_the_file_says_beyond_the_registration_is_known_whatever_holds_in_this_tab() {
        let more = json!({ "tenants": "any", "recipes": [{ "name": "daemon" }], "houseRules": { "by": "Contoso" } });
        let of_file = read(file(&more), None, None).configuration.kept().unwrap();
        let of_tab = read(file(&more), Some(entered().file()), None).configuration;
        assert!(of_tab.is_of_tab() && of_file != Kept::default());
        assert_eq!(of_tab.kept(), Some(of_file.clone()));
        assert_eq!(
            Configuration::read(file(&more), None, Some(chosen()), |_| Vec::new()).configuration.kept(),
            Some(of_file)
        );
        let off = json!({ "disabled": "Moved.", "houseRules": { "by": "Contoso" } });
        assert_ne!(read(file(&off), None, None).configuration.kept(), Some(Kept::default()));
        for settings in [None, Some(entered().file())] {
            let kept = |found| read(found, settings.clone(), None).configuration.kept();
            assert_eq!(kept(Found::Absent), Some(Kept::default()));
            assert_eq!(kept(Found::Text("{".to_owned())), None, "there is something that nobody can read");
        }
    }

    #[test]
    fn settings_of_the_tab_that_nobody_can_use_are_dropped_and_the_file_holds() {
        let wrong = Entered { client_id: "no".to_owned(), ..entered() };
        let beyond = |more: &str| Some(entered().file().replacen("{\n", &format!("{{\n  {more},\n"), 1));
        for settings in [
            Some(wrong.file()),
            Some(String::new()),
            beyond("\"embed\": {\"parents\": [\"https://evil.example\"]}"),
            beyond("\"reauthenticate\": true"),
            beyond("\"tenants\": \"any\""),
            beyond("\"disabled\": \"Pay here\""),
            beyond("\"tenant\": \"evil.example\""),
            beyond("\"unknown\": 1"),
        ] {
            let Read { configuration, settings_lost, tenant_lost } = read(file(&json!({})), settings, None);
            assert!(settings_lost && !tenant_lost && !configuration.is_of_tab());
            assert_eq!(configuration.config().map(|config| config.tenant.as_str()), Some(TENANT));
        }
    }

    #[test]
    fn a_tenant_that_was_chosen_counts_while_the_owner_allows_it() {
        let listed = json!({ "tenants": ["fabrikam.com"] });
        let allowed = read(file(&listed), None, Some(chosen()));
        assert!(!allowed.tenant_lost);
        assert_eq!(allowed.configuration.chosen_tenant().map(TenantName::as_str), Some("fabrikam.com"));
        let mut own = allowed.configuration;
        own.use_own_tenant();
        assert_eq!(own.chosen_tenant(), None);

        let refused = read(file(&json!({})), None, Some(chosen()));
        assert!(refused.tenant_lost && refused.configuration.chosen_tenant().is_none());
        assert!(read(file(&listed), None, Some("evil.example/../x".to_owned())).tenant_lost);
        assert!(!read(Found::Absent, None, Some(chosen())).tenant_lost, "nothing is known of who is allowed");
    }

    #[test]
    fn a_cloud_that_the_policy_leaves_out_signs_nobody_in() {
        let read = Configuration::read(file(&json!({})), Some(entered().file()), None, |_| vec!["https://a"]);
        assert!(read.settings_lost);
        assert!(matches!(read.configuration, Configuration::OutOfReach { .. }));
        assert!(read.configuration.config().is_none() && !read.configuration.may_sign_in());
    }
}
