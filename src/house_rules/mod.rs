//! `houseRules` of `config.json`: what an organization asks of each registration, and what the form shows of whose it is.
//!
//! # Invariants
//! - Rules with a mistake are no rules: where one cannot be read the form does not come up, since nobody would notice that
//!   it holds to nothing. A key that is not known is such a mistake, unlike elsewhere in the file.
//! - What the organization says is plain text of one line, which the page quotes. Its addresses are `https`, its picture
//!   lies beside the page, and its colour can be read on both schemes.

mod accent;
mod brand;
mod problem;

use time::Duration;

use crate::{
    config::json::Json,
    directory::{
        app_management::{CredentialRules, KindRules, Rule, Whose, house::Said},
        application::Owner,
        audience::SignInAudience,
        ids::{AppId, ObjectId},
        permission::{PermissionKind, well_known::WellKnownApi},
    },
    recipe::{
        problem::{Mistake as Unfit, RecipeProblem},
        read::{flag, line, number, word},
    },
    registration::{
        credentials::Kind,
        house_rules::{Blocked, Hosts, HouseRules, MOST_OWNERS, NamePattern, NamedHost, Ruled, Which},
        step::Step,
    },
};
pub use accent::{Accent, Scheme};
pub use brand::{Brand, Link, Logo};
use problem::Reader;
pub use problem::{Mistake, RuleProblem};

/// The most entries of a list, and the most characters of what the organization calls itself and of what it says.
const MOST: usize = 200;
const MOST_OF_NAME: usize = 60;
const MOST_OF_WHY: usize = 300;
const MOST_OF_PATTERN: usize = 120;
/// The most characters of what an owner is called.
const MOST_OF_OWNER: usize = 120;
/// The fewest and the most days that something may last.
const DAYS: (u16, u16) = (7, 3_650);

/// Where the rules stand in `config.json`.
const PLACE: &str = "houseRules";
const KEYS: &[&str] = &[
    "by",
    "displayName",
    "signInAudience",
    "serviceManagementReference",
    "notes",
    "redirectUris",
    "blockedPermissions",
    "credentials",
    "longestLifetime",
    "owners",
    "skippedSteps",
    "contact",
    "help",
    "logo",
    "accentColor",
];

/// `signInAudience`, in the order of [`SignInAudience::ALL`].
const AUDIENCES: &[&str] =
    &["AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"];
/// `kinds`, in the order of [`Kind::ALL`].
const KINDS: &[&str] = &["federated", "certificate", "secret"];
/// `type`, in the order of [`PermissionKind::ALL`].
const PERMISSION_KINDS: &[&str] = &["delegated", "application"];
/// `skippedSteps`, each with its step.
const STEPS: &[&str] = &["redirectUris", "permissions", "credentials"];
const SKIPPED: [Step; 3] = [Step::RedirectUris, Step::Permissions, Step::Credentials];
/// What stands for every permission of an API.
const ALL: &str = "*";

/// Reads the rules, and what is shown of whose they are. What is read is leaked: it lasts as long as the page, which
/// reads its configuration once.
///
/// # Errors
/// Every mistake.
pub fn read(value: &Json) -> Result<(HouseRules, Brand), Vec<RuleProblem>> {
    let Json::Object(members) = value else {
        let (path, found) = (PLACE.to_owned(), Some(value.clone()));
        return Err(vec![RecipeProblem { path, found, mistake: Unfit::NotAnObject.into() }]);
    };
    let mut problems = Vec::new();
    let read = all(&mut Reader::at(PLACE.to_owned(), members, &mut problems));
    match read {
        Some(read) if problems.is_empty() => Ok(read),
        _ => Err(problems),
    }
}

fn all(file: &mut Reader<'_>) -> Option<(HouseRules, Brand)> {
    let by = file.required("by", |value| line(value, MOST_OF_NAME)).map(leak);
    // What is wrong with the rest is told as well, whoever says it.
    let own = by.unwrap_or_default();
    let display_name = rule(file, "displayName", own, &["pattern"], |rule| {
        rule.required("pattern", |value| {
            let text = line(value, MOST_OF_PATTERN).map_err(Mistake::from)?;
            NamePattern::parse(&text).map_err(Mistake::Pattern)
        })
    });
    let audiences = rule(file, "signInAudience", own, &["allowed"], |rule| {
        rule.needed("allowed")?;
        let allowed = rule.texts("allowed", AUDIENCES.len(), |value| word(value, AUDIENCES, &SignInAudience::ALL));
        some(rule, "allowed", allowed)
    });
    let service_reference = rule(file, "serviceManagementReference", own, &[], |_| Some(()));
    let notes = rule(file, "notes", own, &[], |_| Some(()));
    let redirect_hosts = rule(file, "redirectUris", own, &["hosts", "localhost"], |rule| {
        let localhost = rule.optional("localhost", flag).unwrap_or_default();
        rule.needed("hosts")?;
        let named = rule.texts("hosts", MOST, |value| {
            let text = line(value, 255).map_err(Mistake::from)?;
            NamedHost::parse(&text).map_err(|_| Mistake::NotAHost)
        });
        Some(Hosts { named, localhost })
    });
    let blocked = blocked(file, own);
    let credentials = credentials(file, own);
    let owners = rule(file, "owners", own, &["required"], owners);
    let skipped = file.texts("skippedSteps", STEPS.len(), |value| word(value, STEPS, &SKIPPED));
    let brand = brand::read(file, own);
    file.only(KEYS);
    by?;
    let rules = HouseRules {
        display_name,
        audiences,
        service_reference: service_reference.map(|own| own.said),
        notes: notes.map(|own| own.said),
        redirect_hosts,
        blocked,
        credentials,
        owners,
        skipped,
    };
    Some((rules, brand))
}

/// A text that lasts as long as the page.
fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// A rule with what the organization says of it.
fn rule<T>(
    file: &mut Reader<'_>,
    key: &str,
    by: &'static str,
    keys: &[&str],
    read: impl FnOnce(&mut Reader<'_>) -> Option<T>,
) -> Option<Ruled<T>> {
    let value = file.get(key)?;
    let mut own = file.within(file.path(key), value)?;
    let rule = read(&mut own);
    let said = said(&mut own, by);
    own.only(&[keys, &["why"]].concat());
    Some(Ruled { rule: rule?, said: said? })
}

fn said(rule: &mut Reader<'_>, by: &'static str) -> Option<Said> {
    rule.required("why", |value| line(value, MOST_OF_WHY)).map(|why| Said { by, why: leak(why) })
}

/// A list with something in it.
fn some<T>(rule: &mut Reader<'_>, key: &str, list: Vec<T>) -> Option<Vec<T>> {
    if list.is_empty() && matches!(rule.get(key), Some(Json::List(values)) if values.is_empty()) {
        rule.tell(rule.path(key), Unfit::Empty);
    }
    (!list.is_empty()).then_some(list)
}

fn blocked(file: &mut Reader<'_>, by: &'static str) -> Vec<Ruled<Blocked>> {
    let mut all = Vec::new();
    for (path, value) in file.list("blockedPermissions", MOST) {
        let Some(mut one) = file.within(path, value) else { continue };
        let named = one.required("permission", permission);
        let kind = one.optional("type", |value| word(value, PERMISSION_KINDS, &PermissionKind::ALL));
        let said = said(&mut one, by);
        one.only(&["permission", "type", "why"]);
        if let (Some((api, which)), Some(said)) = (named, said) {
            all.push(Ruled { rule: Blocked { api, which, kind }, said });
        }
    }
    all
}

/// `Microsoft Graph/Directory.ReadWrite.All`, or the API by its application (client) ID, or `*` for all that it offers.
fn permission(value: &Json) -> Result<(AppId, Which), Unfit> {
    let text = line(value, 255)?;
    let (api, name) = text.split_once('/').ok_or(Unfit::NotAPermission)?;
    let (api, name) = (api.trim(), name.trim());
    let known = WellKnownApi::named(api).map(WellKnownApi::app_id);
    let api = known.or_else(|| api.parse().ok().filter(|id| *id != AppId::NIL)).ok_or(Unfit::UnknownApi)?;
    match name {
        "" => Err(Unfit::NotAPermission),
        ALL => Ok((api, Which::All)),
        name => Ok((api, Which::Named(name.to_owned()))),
    }
}

/// Users and service principals by their object IDs, each once, with what the organization calls them.
fn owners(rule: &mut Reader<'_>) -> Option<Vec<Owner>> {
    rule.needed("required")?;
    let mut all: Vec<Owner> = Vec::new();
    for (path, value) in rule.list("required", MOST_OWNERS) {
        let Some(mut one) = rule.within(path, value) else { continue };
        let id = one.required("id", |value| {
            let id: ObjectId = line(value, 36)?.parse().map_err(|_| Mistake::NotAnObjectId)?;
            match id {
                ObjectId::NIL => Err(Mistake::NotAnObjectId),
                id if all.iter().any(|other| other.id == id) => Err(Unfit::Twice.into()),
                id => Ok(id),
            }
        });
        let name = one.required("name", |value| line(value, MOST_OF_OWNER));
        one.only(&["id", "name"]);
        if let (Some(id), Some(name)) = (id, name) {
            all.push(Owner { id, name });
        }
    }
    some(rule, "required", all)
}

fn credentials(file: &mut Reader<'_>, by: &'static str) -> CredentialRules {
    let kinds = rule(file, "credentials", by, &["kinds"], |rule| {
        rule.needed("kinds")?;
        Some(rule.texts("kinds", KINDS.len(), |value| word(value, KINDS, &Kind::ALL)))
    });
    let longest = rule(file, "longestLifetime", by, &["secret", "certificate"], |rule| {
        let days = |value: &Json| number(value, DAYS.0, DAYS.1);
        Some((rule.optional("secret", days), rule.optional("certificate", days)))
    });
    let of_house = |said| Rule { whose: Whose::House(said), may_not_apply: false };
    let of = |kind: Kind, days: Option<u16>| KindRules {
        forbidden: kinds.as_ref().filter(|own| !own.rule.contains(&kind)).map(|own| of_house(own.said)),
        longest: days.zip(longest.as_ref()).map(|(days, own)| (Duration::days(i64::from(days)), of_house(own.said))),
        ..KindRules::default()
    };
    let days = longest.as_ref().map_or((None, None), |own| own.rule);
    CredentialRules {
        secrets: of(Kind::Secret, days.0),
        certificates: of(Kind::Certificate, days.1),
        federated: of(Kind::Federated, None),
    }
}

#[cfg(test)]
mod tests;
