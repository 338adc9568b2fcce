//! `config.json`, as the page found it.

use super::tab_settings::TabSettings;
use crate::{
    config::{
        Config, ConfigProblem, CreateScope, TenantName,
        host::{Found, HostPage, Unread},
        policy,
    },
    directory::{cloud::Cloud, origin::Origin},
    web::{
        browser::{self, fetch, location, storage},
        shell::keep::{ChosenTenant, Lost},
    },
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
        /// It is not what the file says, but what was entered for this tab.
        of_tab: bool,
    },
}

impl Configuration {
    /// Reads it, and puts the tenant in that was chosen in this tab. What was entered for this tab takes its place,
    /// unless the owner has turned the page off.
    pub async fn load() -> Self {
        let file = Self::of_file().await;
        let mut read = if file.disabled().is_some() { file } else { Self::of_tab().unwrap_or(file) };
        let useless = match storage::load() {
            Ok(None) => false,
            // The owner may have taken it off the list since.
            Ok(Some(ChosenTenant(chosen))) => read.config().is_some() && !read.change_tenant(&chosen),
            Err(storage::Unreadable) => true,
        };
        if useless {
            Lost::note::<ChosenTenant>(|lost| &mut lost.tenant);
        }
        read
    }

    async fn of_file() -> Self {
        match fetch::get_config().await.read() {
            Found::Absent => Self::Absent,
            Found::Page(page) => Self::Page(page),
            Found::Unread(unread) => Self::Unread(unread),
            Found::NotUnicode => Self::Wrong(vec![ConfigProblem::NotUnicode]),
            Found::Text(text) => match Config::parse(&text) {
                Ok((config, warnings)) => Self::within_reach(config, warnings),
                Err(problems) => Self::Wrong(problems),
            },
        }
    }

    /// What was entered for this tab. What cannot be used is dropped, and the page says so.
    fn of_tab() -> Option<Self> {
        let kept = storage::load().transpose()?.ok();
        let read = kept.and_then(|TabSettings(entered)| entered.config().ok());
        if let Some(Self::Ready { config, own, warnings, .. }) = read.map(|read| Self::within_reach(read, Vec::new())) {
            return Some(Self::Ready { config, own, warnings, of_tab: true });
        }
        Lost::note::<TabSettings>(|lost| &mut lost.settings);
        None
    }

    fn within_reach(config: Config, warnings: Vec<ConfigProblem>) -> Self {
        let cloud = config.cloud;
        let blocked = policy::out_of_reach(&browser::policy::of_document(), &location::origin(), cloud);
        if blocked.is_empty() {
            Self::Ready { own: config.tenant.clone(), config, warnings, of_tab: false }
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

    /// Whether this is what was entered for this tab, and not what the file says.
    pub const fn is_of_tab(&self) -> bool {
        matches!(self, Self::Ready { of_tab: true, .. })
    }

    /// Whether people can sign in, as far as is known.
    pub const fn may_sign_in(&self) -> bool {
        matches!(self, Self::Loading) || self.config().is_some()
    }

    /// What is to be said about the file.
    pub fn problems(&self) -> &[ConfigProblem] {
        match self {
            Self::Wrong(problems) | Self::Ready { warnings: problems, .. } => problems,
            _ => &[],
        }
    }
}
