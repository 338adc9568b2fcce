//! The draft on the page, field by field: who shows one field is not woken by another.

use crate::{
    directory::{audience::SignInAudience, permission::PickedPermission},
    registration::{
        credentials::DraftCredential,
        draft::{Draft, RedirectUriRow},
        from_link::FromLink,
    },
    web::reactive::prelude::*,
};

/// How many fields there are below.
const FIELDS: usize = 11;

/// What has been typed, to be looked at and changed.
pub(super) fn store(draft: Draft) -> Store<Draft> {
    Store::new(draft, FIELDS)
}

impl Store<Draft> {
    pub fn display_name(self) -> Part<Draft, String> {
        self.part(0, |draft| &draft.display_name, |draft| &mut draft.display_name)
    }

    pub fn audience(self) -> Part<Draft, SignInAudience> {
        self.part(1, |draft| &draft.audience, |draft| &mut draft.audience)
    }

    pub fn redirect_uris(self) -> Part<Draft, Vec<RedirectUriRow>> {
        self.part(2, |draft| &draft.redirect_uris, |draft| &mut draft.redirect_uris)
    }

    pub fn permissions(self) -> Part<Draft, Vec<PickedPermission>> {
        self.part(3, |draft| &draft.permissions, |draft| &mut draft.permissions)
    }

    pub fn credentials(self) -> Part<Draft, Vec<DraftCredential>> {
        self.part(4, |draft| &draft.credentials, |draft| &mut draft.credentials)
    }

    pub fn service_reference(self) -> Part<Draft, String> {
        self.part(5, |draft| &draft.service_reference, |draft| &mut draft.service_reference)
    }

    pub fn refused_reference(self) -> Part<Draft, Option<String>> {
        self.part(6, |draft| &draft.refused_reference, |draft| &mut draft.refused_reference)
    }

    pub fn assignment_required(self) -> Part<Draft, bool> {
        self.part(7, |draft| &draft.assignment_required, |draft| &mut draft.assignment_required)
    }

    pub fn grant_consent(self) -> Part<Draft, bool> {
        self.part(8, |draft| &draft.grant_consent, |draft| &mut draft.grant_consent)
    }

    pub fn notes(self) -> Part<Draft, String> {
        self.part(10, |draft| &draft.notes, |draft| &mut draft.notes)
    }

    pub fn from_link(self) -> Part<Draft, FromLink> {
        self.part(9, |draft| &draft.from_link, |draft| &mut draft.from_link)
    }
}
