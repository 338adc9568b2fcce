//! A federated credential of a draft as it is filled in.

use serde::{Deserialize, Serialize};

use crate::directory::{
    cloud::Cloud,
    federated::{
        self, FederatedField, FederatedWanted,
        presented::Presented,
        scenario::{Derived, Entered, Scenario},
    },
};

/// A federated credential as it is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FederatedDraft {
    /// What issuer, subject and name are derived from.
    pub entered: Entered,
    /// "Name", as typed.
    pub name: String,
    /// "Issuer".
    pub issuer: String,
    /// "Subject identifier".
    pub subject: String,
    /// "Audience".
    pub audience: String,
    /// "Description".
    pub description: String,
}

impl FederatedDraft {
    /// One that nobody has filled in, with the audience of a cloud, for what most people come with.
    pub fn new(cloud: Cloud) -> Self {
        let mut own = Self { audience: federated::audience(cloud).to_owned(), ..Self::default() };
        own.enter(cloud, |entered| *entered = Entered::new(Scenario::GitHub));
        own
    }

    /// Changes what was entered. What is derived from it follows, but for what a person has put in its place.
    pub fn enter(&mut self, cloud: Cloud, change: impl FnOnce(&mut Entered)) {
        let before = self.entered.derive(cloud);
        change(&mut self.entered);
        self.follow(&before, self.entered.derive(cloud));
    }

    fn follow(&mut self, before: &Derived, now: Derived) {
        for (text, before, now) in [
            (&mut self.issuer, &before.issuer, now.issuer),
            (&mut self.subject, &before.subject, now.subject),
            (&mut self.name, &before.name, now.name),
        ] {
            if text.trim() == before {
                *text = now;
            }
        }
    }

    /// Takes what a token has presented, to the letter, and what would have to be entered for it.
    pub fn take(&mut self, presented: Presented, cloud: Cloud) {
        let Presented { issuer, subject, audience } = presented;
        if let Some(subject) = subject {
            let before = self.entered.derive(cloud);
            match Entered::of(&subject) {
                Some(entered) => {
                    self.entered = entered;
                    self.follow(&before, self.entered.derive(cloud));
                }
                None => self.entered.scenario = Scenario::Other,
            }
            self.subject = subject;
        }
        if let Some(issuer) = issuer {
            self.issuer = issuer;
        }
        if let Some(audience) = audience {
            self.audience = audience;
        }
    }

    /// A field as typed.
    pub fn text(&self, field: FederatedField) -> &str {
        match field {
            FederatedField::Name => &self.name,
            FederatedField::Issuer => &self.issuer,
            FederatedField::Subject => &self.subject,
            FederatedField::Audience => &self.audience,
            FederatedField::Description => &self.description,
            FederatedField::Input(input) => self.entered.typed(input),
        }
    }

    /// The same, to be typed into.
    pub fn text_mut(&mut self, field: FederatedField) -> &mut String {
        match field {
            FederatedField::Name => &mut self.name,
            FederatedField::Issuer => &mut self.issuer,
            FederatedField::Subject => &mut self.subject,
            FederatedField::Audience => &mut self.audience,
            FederatedField::Description => &mut self.description,
            FederatedField::Input(input) => self.entered.typed_mut(input),
        }
    }

    /// What is asked for, unfinished as it is.
    pub(in crate::registration) fn wanted(&self) -> FederatedWanted {
        let text = |field| self.text(field).trim().to_owned();
        FederatedWanted {
            name: text(FederatedField::Name),
            issuer: text(FederatedField::Issuer),
            subject: text(FederatedField::Subject),
            audience: text(FederatedField::Audience),
            description: text(FederatedField::Description),
        }
    }

    /// Whose tokens it takes.
    pub fn trust(&self) -> (&str, &str) {
        (self.issuer.trim(), self.subject.trim())
    }
}

/// The fields of Graph's, in the order of the form.
pub const FIELDS: [FederatedField; 5] = [
    FederatedField::Issuer,
    FederatedField::Subject,
    FederatedField::Audience,
    FederatedField::Name,
    FederatedField::Description,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::federated::scenario::{Entity, Input};

    const GITHUB: &str = "https://token.actions.githubusercontent.com";

    fn typed(own: &mut FederatedDraft, texts: &[(Input, &str)]) {
        for (input, text) in texts {
            own.enter(Cloud::Global, |entered| (*text).clone_into(entered.typed_mut(*input)));
        }
    }

    #[test]
    fn what_is_derived_follows_what_is_entered_unless_somebody_has_changed_it() {
        let mut own = FederatedDraft::new(Cloud::Global);
        assert_eq!((own.issuer.as_str(), own.subject.as_str()), (GITHUB, ""));
        typed(&mut own, &[(Input::Owner, "contoso"), (Input::Repository, "portal"), (Input::Name, "main")]);
        assert_eq!(own.subject, "repo:contoso/portal:ref:refs/heads/main");
        assert_eq!(own.name, "github-portal-main");
        "mine".clone_into(&mut own.name);
        own.enter(Cloud::Global, |entered| entered.choose(Entity::PullRequest));
        assert_eq!((own.subject.as_str(), own.name.as_str()), ("repo:contoso/portal:pull_request", "mine"));
        own.enter(Cloud::Global, |entered| entered.scenario = Scenario::Kubernetes);
        assert_eq!((own.issuer.as_str(), own.subject.as_str(), own.name.as_str()), ("", "", "mine"));
    }

    #[test]
    fn what_was_presented_stands_in_the_form_to_the_letter() {
        let mut own = FederatedDraft::new(Cloud::Global);
        typed(&mut own, &[(Input::Owner, "contoso"), (Input::Repository, "portal"), (Input::Name, "main")]);
        let subject = "repo:Contoso@1/Portal@2:environment:Prod";
        own.take(Presented { subject: Some(subject.to_owned()), ..Presented::default() }, Cloud::Global);
        assert_eq!((own.issuer.as_str(), own.subject.as_str()), (GITHUB, subject));
        assert_eq!((own.entered.get(Input::OwnerId), own.entered.entity()), ("1", Some(Entity::Environment)));
        assert_eq!(own.name, "github-Portal-Prod");
        let odd = "enterprise:contoso:job_workflow_ref:x";
        let issuer = Some("https://ghe.contoso.com/_services/token".to_owned());
        own.take(Presented { issuer: issuer.clone(), subject: Some(odd.to_owned()), audience: None }, Cloud::Global);
        assert_eq!(
            (Some(&own.issuer), own.subject.as_str(), own.entered.scenario),
            (issuer.as_ref(), odd, Scenario::Other)
        );
        assert_eq!(own.audience, "api://AzureADTokenExchange");
    }
}
