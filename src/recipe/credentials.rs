//! The credentials of a recipe: which kinds are meant to be used, how long a client secret may last, and those that are
//! made at once.

use super::{
    problem::Mistake,
    question::Question,
    read::{Reader, line, number, word},
    template::{MOST_OF_TEMPLATE, Template},
};
use crate::{
    config::json::Json,
    directory::{cloud::Cloud, credential::Lifetime, federated, federated::scenario::Entered},
    registration::credentials::{CredentialDraft, FederatedDraft, Kind, MOST, SecretDraft},
};

/// What a recipe says of credentials.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Credentials {
    /// The kinds, the preferred one first.
    pub kinds: Vec<Kind>,
    /// The most days of a client secret.
    pub longest: Option<u16>,
    secrets: Vec<Secret>,
    federated: Vec<Federated>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Secret {
    description: Template,
    lifetime: Option<Lifetime>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Federated {
    name: Template,
    issuer: Template,
    subject: Template,
    audience: Template,
    description: Template,
}

impl Federated {
    const fn templates(&self) -> [&Template; 5] {
        let Self { name, issuer, subject, audience, description } = self;
        [name, issuer, subject, audience, description]
    }
}

/// What `kinds` can say, in the order of [`Kind::ALL`].
const KINDS: &[&str] = &["federated", "certificate", "secret"];
/// The fewest days that a secret lasts that the form offers, and the most.
const DAYS: (u16, u16) = (90, 730);

/// What `credentials` says, where it is there.
pub(super) fn read(recipe: &mut Reader<'_>, questions: &[Question]) -> Option<Credentials> {
    let value = recipe.get("credentials")?;
    let mut own = recipe.within("credentials".to_owned(), value)?;
    let template = |value: &Json| {
        let text = line(value, MOST_OF_TEMPLATE)?;
        Template::parse(&text, |id| questions.iter().position(|question| question.id == id))
    };
    let has_kinds = own.needed("kinds").is_some();
    let kinds = own.texts("kinds", Kind::ALL.len(), |value| word(value, KINDS, &Kind::ALL));
    let longest = own.optional("longestLifetime", |value| number(value, DAYS.0, DAYS.1));
    let mut secrets = Vec::new();
    for (path, value) in own.list("secrets", MOST) {
        if has_kinds && !kinds.contains(&Kind::Secret) {
            own.wrong(path.clone(), value, Mistake::KindLeftOut);
        }
        let Some(mut one) = own.within(path, value) else { continue };
        let description = one.optional("description", template).unwrap_or_default();
        let lifetime = one.optional("days", |value| days(value, longest));
        one.only(&["description", "days"]);
        secrets.push(Secret { description, lifetime });
    }
    let mut federated = Vec::new();
    for (path, value) in own.list("federated", MOST) {
        if has_kinds && !kinds.contains(&Kind::Federated) {
            own.wrong(path.clone(), value, Mistake::KindLeftOut);
        }
        let Some(mut one) = own.within(path, value) else { continue };
        let issuer = one.required("issuer", |value| match value {
            Json::Text(text) if !text.starts_with("https://") => Err(Mistake::NotHttps),
            value => template(value),
        });
        let subject = one.required("subject", template);
        let name = one.optional("name", template).unwrap_or_default();
        let audience = one.optional("audience", template).unwrap_or_default();
        let description = one.optional("description", template).unwrap_or_default();
        one.only(&["name", "issuer", "subject", "audience", "description"]);
        if let (Some(issuer), Some(subject)) = (issuer, subject) {
            federated.push(Federated { name, issuer, subject, audience, description });
        }
    }
    own.only(&["kinds", "longestLifetime", "secrets", "federated"]);
    Some(Credentials { kinds, longest, secrets, federated })
}

/// What a kind is called in a recipe.
pub(super) fn word_of(kind: Kind) -> &'static str {
    let at = Kind::ALL.iter().position(|other| *other == kind);
    at.and_then(|at| KINDS.get(at)).copied().unwrap_or_default()
}

/// A lifetime that the form offers, and that is no longer than the recipe allows.
fn days(value: &Json, longest: Option<u16>) -> Result<Lifetime, Mistake> {
    let days = number(value, DAYS.0, DAYS.1)?;
    let offered = Lifetime::ALL.into_iter().find(|lifetime| lifetime.days() == Some(i64::from(days)));
    let lifetime = offered.ok_or(Mistake::NotOneOf { words: &["90", "180", "365", "730"] })?;
    if longest.is_some_and(|longest| days > longest) { Err(Mistake::BeyondLongest) } else { Ok(lifetime) }
}

impl Credentials {
    pub fn templates(&self) -> impl Iterator<Item = &Template> {
        self.secrets.iter().map(|own| &own.description).chain(self.federated.iter().flat_map(Federated::templates))
    }

    /// Those that are made at once. Where secrets are preferred and none is described, it is one.
    pub fn fill(&self, answers: &[String]) -> Vec<CredentialDraft> {
        let usual = || {
            let longest = i64::from(self.longest.unwrap_or(DAYS.1));
            let is_shorter = |lifetime: &Lifetime| lifetime.days().is_some_and(|days| days <= longest.min(180));
            Lifetime::ALL.into_iter().rfind(is_shorter).unwrap_or_default()
        };
        let mut secrets = self.secrets.clone();
        if secrets.is_empty() && self.kinds.first() == Some(&Kind::Secret) {
            secrets.push(Secret::default());
        }
        let secret = |own: Secret| SecretDraft {
            description: own.description.fill(answers),
            lifetime: own.lifetime.unwrap_or_else(usual),
            custom_date: String::new(),
            start_date: String::new(),
        };
        let federated = |own: &Federated| {
            let subject = own.subject.fill(answers);
            let audience = own.audience.fill(answers);
            FederatedDraft {
                entered: Entered::of(&subject).unwrap_or_default(),
                name: own.name.fill(answers),
                issuer: own.issuer.fill(answers),
                subject,
                audience: if audience.is_empty() { federated::audience(Cloud::Global).to_owned() } else { audience },
                description: own.description.fill(answers),
            }
        };
        let secrets = secrets.into_iter().map(|own| CredentialDraft::Secret(secret(own)));
        secrets.chain(self.federated.iter().map(|own| CredentialDraft::Federated(federated(own)))).collect()
    }
}
