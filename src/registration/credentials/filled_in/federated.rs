//! A federated credential of a draft as it is filled in.

use serde::{Deserialize, Serialize};

use crate::directory::{
    cloud::Cloud,
    federated::{self, FederatedField, FederatedWanted},
};

/// A federated credential as it is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FederatedDraft {
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
    /// One that nobody has filled in, with the audience of a cloud.
    pub fn new(cloud: Cloud) -> Self {
        Self { audience: federated::audience(cloud).to_owned(), ..Self::default() }
    }

    /// A field as typed.
    pub fn text(&self, field: FederatedField) -> &str {
        match field {
            FederatedField::Name => &self.name,
            FederatedField::Issuer => &self.issuer,
            FederatedField::Subject => &self.subject,
            FederatedField::Audience => &self.audience,
            FederatedField::Description => &self.description,
        }
    }

    /// The same, to be typed into.
    pub const fn text_mut(&mut self, field: FederatedField) -> &mut String {
        match field {
            FederatedField::Name => &mut self.name,
            FederatedField::Issuer => &mut self.issuer,
            FederatedField::Subject => &mut self.subject,
            FederatedField::Audience => &mut self.audience,
            FederatedField::Description => &mut self.description,
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

/// The fields, in the order of the form.
pub const FIELDS: [FederatedField; 5] = [
    FederatedField::Issuer,
    FederatedField::Subject,
    FederatedField::Audience,
    FederatedField::Name,
    FederatedField::Description,
];
