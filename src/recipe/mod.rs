//! A recipe: a registration half filled in by somebody who knows, as JSON. `public/recipes/recipe.schema.json` says the
//! same for editors; `tests/recipes.rs` holds the two to each other.
//!
//! # Invariants
//! - Untrusted by design: anybody can write one. There is no place in it for a tenant, an authority, a client ID, a scope
//!   of the page's own, or an address that the page would go to. What it fills in goes through the door of links
//!   ([`SharedDraft`](crate::registration::share::SharedDraft)): marked, and ticked one by one.
//! - It is read in bounded time and space: [`MAX_LENGTH`], [`MAX_DEPTH`], and a most for each list and text.
//! - Every mistake is told, each with its path, and a recipe with one fills nothing in.
//! - Nothing in it is a pattern, a script or markup: a template has answers in it, and that is all.

mod credentials;
pub mod fill;
pub mod link;
pub mod listed;
pub mod of_draft;
mod permission;
pub mod place;
pub mod problem;
pub mod question;
pub(crate) mod read;
pub mod signed;
mod template;

use crate::{
    config::json::{self, Json, member},
    directory::audience::SignInAudience,
    registration::{
        from_link::note::{FixedPart, HttpsLink, MOST_STEPS, NextStep},
        house_rules::MOST_OF_NOTES,
    },
};
use credentials::Credentials;
use permission::Permission;
use problem::{Mistake, RecipeProblem};
use question::Question;
use read::{Reader, flag, line, word};
use template::{MOST_OF_TEMPLATE, Template};

/// The most bytes of a recipe.
pub const MAX_LENGTH: usize = 32 * 1024;
/// How deep objects and lists may stand in one another.
pub const MAX_DEPTH: usize = 8;
/// The form of a recipe. A release that changes its meaning counts up.
const VERSION: u16 = 1;
/// Its keys.
const KEYS: &[&str] = &[
    "$schema",
    "recipe",
    "title",
    "description",
    "from",
    "questions",
    "displayName",
    "signInAudience",
    "userAssignmentRequired",
    "serviceManagementReference",
    "notes",
    "redirectUris",
    "permissions",
    "credentials",
    "fixed",
    "nextSteps",
];

/// A recipe that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// What it is called.
    pub title: String,
    /// What it is for; may be empty.
    pub description: String,
    /// Who it is from by its own word; may be empty.
    pub from: String,
    /// What is asked before it fills in.
    pub questions: Vec<Question>,
    /// The values that are not to be changed.
    pub fixed: Vec<FixedPart>,
    /// What to do once the app is registered.
    pub next_steps: Vec<NextStep>,
    display_name: Option<Template>,
    audience: Option<SignInAudience>,
    assignment_required: Option<bool>,
    service_reference: Option<Template>,
    notes: Option<Template>,
    redirect_uris: Vec<Template>,
    permissions: Vec<Permission>,
    credentials: Option<Credentials>,
}

impl Recipe {
    /// Reads a recipe: itself with the warnings on it, or every mistake that stands in its way.
    pub fn parse(text: &str) -> Result<(Self, Vec<RecipeProblem>), Vec<RecipeProblem>> {
        let whole = |mistake| vec![RecipeProblem { path: String::new(), found: None, mistake }];
        if text.len() > MAX_LENGTH {
            return Err(whole(Mistake::TooLarge));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if json::depth(text) > MAX_DEPTH {
            return Err(whole(Mistake::TooDeep));
        }
        let (value, twice) =
            json::read(text).map_err(|error| whole(Mistake::NotJson { line: error.line(), column: error.column() }))?;
        if !twice.is_empty() {
            let problem = |path| RecipeProblem { path, found: None, mistake: Mistake::KeyTwice };
            return Err(twice.into_iter().map(problem).collect());
        }
        let Json::Object(members) = value else { return Err(whole(Mistake::NotAnObject)) };
        // Of another form, no mistake would be one.
        if let Some(version) = member(&members, "recipe")
            && read::number(version, VERSION, VERSION).is_err()
        {
            let (path, found) = ("recipe".to_owned(), Some(version.clone()));
            return Err(vec![RecipeProblem { path, found, mistake: Mistake::OtherVersion }]);
        }
        let mut problems = Vec::new();
        let recipe = Self::read(&mut Reader::at(String::new(), &members, &mut problems));
        match recipe {
            Some(recipe) if problems.iter().all(|problem| problem.mistake.is_warning()) => Ok((recipe, problems)),
            _ => Err(problems),
        }
    }

    fn read(file: &mut Reader<'_>) -> Option<Self> {
        file.needed("recipe");
        let title = file.required("title", |value| line(value, 120));
        let description = file.optional("description", |value| line(value, 600)).unwrap_or_default();
        let from = file.optional("from", |value| line(value, 80)).unwrap_or_default();
        let questions = question::read(file);
        let template = |value: &Json| template(value, &questions);
        let display_name = file.optional("displayName", template);
        let audience = file.optional("signInAudience", |value| word(value, AUDIENCES, &SignInAudience::ALL));
        let assignment_required = file.optional("userAssignmentRequired", flag);
        let service_reference = file.optional("serviceManagementReference", template);
        let notes = file.optional("notes", |value| template_of(value, MOST_OF_NOTES, &questions));
        let most = SignInAudience::MyOrg.redirect_uri_limit();
        let redirect_uris = file.texts("redirectUris", most, |value| address(value, &questions));
        let permissions = permission::read(file, &questions);
        let credentials = credentials::read(file, &questions);
        let fixed = file.texts("fixed", FixedPart::ALL.len(), |value| word(value, FIXED, &FixedPart::ALL));
        let mut next_steps = Vec::new();
        for (path, value) in file.list("nextSteps", MOST_STEPS) {
            let Some(mut step) = file.within(path, value) else { continue };
            let text = step.required("text", |value| line(value, 500));
            let link = step.optional("link", link);
            step.only(&["text", "link"]);
            next_steps.extend(text.map(|text| NextStep { text, link }));
        }
        file.only(KEYS);
        let recipe = Self {
            title: title?,
            description,
            from,
            questions,
            fixed,
            next_steps,
            display_name,
            audience,
            assignment_required,
            service_reference,
            notes,
            redirect_uris,
            permissions,
            credentials,
        };
        recipe.find_unused(file);
        Some(recipe)
    }

    /// Names the questions that are asked in vain.
    fn find_unused(&self, file: &mut Reader<'_>) {
        let used: Vec<usize> = self.used().collect();
        for at in (0..self.questions.len()).filter(|at| !used.contains(at)) {
            file.tell(format!("questions[{at}]"), Mistake::Unused);
        }
    }

    /// The places of the questions that something goes by.
    fn used(&self) -> impl Iterator<Item = usize> {
        let names =
            self.display_name.iter().chain(&self.service_reference).chain(&self.notes).chain(&self.redirect_uris);
        let templates = names.chain(self.credentials.iter().flat_map(Credentials::templates));
        templates.flat_map(Template::questions).chain(self.permissions.iter().flat_map(Permission::questions))
    }
}

/// `signInAudience`, in the order of [`SignInAudience::ALL`].
const AUDIENCES: &[&str] =
    &["AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"];
/// What can be fixed, in the order of [`FixedPart::ALL`].
const FIXED: &[&str] = &[
    "displayName",
    "signInAudience",
    "userAssignmentRequired",
    "serviceManagementReference",
    "notes",
    "redirectUris",
    "permissions",
    "credentials",
];

fn template(value: &Json, questions: &[Question]) -> Result<Template, Mistake> {
    template_of(value, MOST_OF_TEMPLATE, questions)
}

fn template_of(value: &Json, most: usize, questions: &[Question]) -> Result<Template, Mistake> {
    let text = line(value, most)?;
    Template::parse(&text, |id| questions.iter().position(|question| question.id == id))
}

/// A redirect URI begins as one: what comes after that, the form judges once the answers are in it.
fn address(value: &Json, questions: &[Question]) -> Result<Template, Mistake> {
    let begins = ["https://", "http://localhost", "http://127.0.0.1"];
    let template = template(value, questions)?;
    let is_address = matches!(value, Json::Text(text) if begins.iter().any(|begin| text.starts_with(begin)));
    if is_address { Ok(template) } else { Err(Mistake::NotARedirectUri) }
}

fn link(value: &Json) -> Result<HttpsLink, Mistake> {
    let Json::Text(text) = value else { return Err(Mistake::NotText) };
    HttpsLink::try_from(text.clone()).map_err(|_| Mistake::NotALink)
}
