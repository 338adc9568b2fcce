//! House rules to the form: a table of what the part does that knows them, so that the form itself need not.

use time::OffsetDateTime;

use crate::{
    directory::{
        app_management::{CredentialRules, house::Said},
        application::Owned,
        ids::AppId,
        permission::PermissionKind,
    },
    flow::setup::configuration::Configuration,
    house_rules::Brand,
    plan::call::{CallKind, Mode},
    registration::{
        draft::Draft,
        house_rules::{House, HouseRules},
        step::Step,
        steps::Check,
    },
    web::{reactive::prelude::*, shell::session::account::Configured},
    words::{form::problem::Says, house_rules::Adding},
};

/// The rules, and what is done by them.
pub struct HouseForm {
    pub rules: HouseRules,
    pub brand: Brand,
    pub check: Check,
    /// Puts what is wrong by a rule into words.
    pub says: Says,
    /// Says why something cannot be chosen.
    pub left_out: fn(Said) -> String,
    /// The steps of a draft.
    pub steps: fn(&HouseRules, &Draft) -> Vec<Step>,
    /// Has a draft begin within the rules.
    pub begin: fn(&mut Draft, &HouseRules, OffsetDateTime),
    pub narrow: fn(CredentialRules, CredentialRules) -> CredentialRules,
    /// What stands above the form.
    pub above: fn(&'static Brand) -> AnyView,
    /// The field for a note.
    pub notes: fn() -> AnyView,
    /// Who has to own what is registered, or that they are left where this page adds none; nothing where nobody has to.
    pub owners: fn(&'static HouseRules, Mode) -> AnyView,
    /// What is said of adding one of them.
    pub owner: fn(Owned, &str, Adding) -> String,
}

/// What is known of house rules, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct HouseHandle {
    /// Whether `config.json` has some.
    has_some: Memo<bool>,
    came: RwSignal<Option<&'static HouseForm>>,
}

impl HouseHandle {
    /// Nothing was read yet.
    pub(super) fn new(configured: Configured) -> Self {
        let has_some = Memo::new(move || configured.config.with(Configuration::has_house_rules));
        Self { has_some, came: RwSignal::new(None) }
    }

    /// They were read, or cannot be.
    pub fn set(self, rules: Option<&'static HouseForm>) {
        self.came.set(rules);
    }

    /// The rules, where they were read.
    pub fn get(self) -> Option<&'static HouseForm> {
        self.came.get().filter(|_| self.has_some.get())
    }

    /// Whether there are some that were not read: the form waits for them.
    pub fn is_awaited(self) -> bool {
        self.has_some.get() && self.came.get().is_none()
    }

    /// Why a permission cannot be picked.
    pub fn left_out(self, api: AppId, kind: PermissionKind, value: &str) -> Option<String> {
        let house = self.get()?;
        Some((house.left_out)(house.rules.against_permission(api, kind, value)?))
    }

    /// What is said of a call that adds an owner; `None` of another.
    pub fn owner(self, kind: CallKind, adding: Adding) -> Option<String> {
        let CallKind::Owner(of, n) = kind else { return None };
        let house = self.get()?;
        let owner = house.rules.owners.as_ref()?.rule.get(n)?;
        Some((house.owner)(of, &owner.name, adding))
    }

    /// The same for what judges a draft.
    pub fn facts(self) -> House {
        match self.get() {
            Some(form) => House::Rules(&form.rules),
            None if self.is_awaited() => House::Unread,
            None => House::None,
        }
    }
}
