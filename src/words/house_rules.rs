//! Words of house rules: what is wrong by one, in the organization's own words, and what is wrong with the rules themselves.

pub use super::text::house_rules::{
    contact, help, notes_field, notes_hint, owners, owners_left, owners_why, rules_of, rules_wrong,
};
use super::{
    recipe,
    text::{house_rule_problem as says, house_rules as text},
};
use crate::{
    directory::{app_management::house::Said, application::Owned},
    house_rules::{Mistake, RuleProblem},
    recipe::problem::Mistake as Unfit,
    registration::{
        house_rules::{AgainstHouse, Broken, MOST_OF_NOTES, NotAPattern},
        problem::{Problem, ProblemKind},
    },
};

/// What is wrong and what to do. Empty for what is not wrong by a house rule.
pub fn against(problem: &Problem) -> String {
    let ProblemKind::AgainstHouse(own) = &problem.kind else { return String::new() };
    let AgainstHouse { broken, said: Said { by, why } } = &**own;
    match broken {
        Broken::DisplayName { pattern } => text::name_pattern(pattern, by, why),
        Broken::Audience => text::audience_left_out(by, why),
        Broken::ServiceReference => text::reference_wanted(by, why),
        Broken::Notes => text::notes_wanted(by, why),
        Broken::NotesTooLong { length } => text::notes_too_long(*length, MOST_OF_NOTES, by, why),
        Broken::RedirectHost { hosts } if hosts.is_empty() => text::no_host(by, why),
        Broken::RedirectHost { hosts } => text::host_left_out(&hosts.join(", "), by, why),
        Broken::Permission => text::permission_blocked(&problem.value, by, why),
    }
}

/// Why something cannot be chosen.
pub fn left_out(said: Said) -> String {
    text::left_out(said.by, said.why)
}

/// What is said of adding an owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adding {
    /// That it is to be done, as a heading.
    Heading,
    /// What it does.
    Purpose,
    /// That it was done.
    Done,
    /// That there is no such owner, of whatever.
    Missing,
}

/// What is said of adding an owner of this name.
pub fn owner(of: Owned, name: &str, adding: Adding) -> String {
    match (of, adding) {
        (Owned::Application, Adding::Heading) => text::add_owner(name),
        (Owned::Application, Adding::Purpose) => text::adds_owner(name),
        (Owned::Application, Adding::Done) => text::owner_added(name),
        (Owned::ServicePrincipal, Adding::Heading) => text::add_principal_owner(name),
        (Owned::ServicePrincipal, Adding::Purpose) => text::adds_principal_owner(name),
        (Owned::ServicePrincipal, Adding::Done) => text::principal_owner_added(name),
        (_, Adding::Missing) => text::missing_owner(name),
    }
}

/// A mistake in the rules with its place, and what to do about it.
pub fn problem(problem: &RuleProblem) -> String {
    let fix = match problem.mistake {
        Mistake::Unfit(Unfit::UnknownKey) => says::no_such_rule().to_owned(),
        Mistake::Unfit(unfit) => recipe::fix(unfit),
        Mistake::Pattern(NotAPattern::Braces) => says::pattern_braces().to_owned(),
        Mistake::Pattern(NotAPattern::UnknownPlace) => says::pattern_place().to_owned(),
        Mistake::NotAnObjectId => says::not_an_object_id().to_owned(),
        Mistake::NotAHost => says::not_a_host().to_owned(),
        Mistake::NotAPicture => says::not_a_picture().to_owned(),
        Mistake::NotAColour => says::not_a_color().to_owned(),
        Mistake::TooLight => says::too_light().to_owned(),
    };
    recipe::placed(&problem.path, problem.found.as_ref(), fix)
}
