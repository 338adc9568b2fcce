//! A draft in a link: `index.html#draft=…`, so that a registration begun in one place goes on in another.
//!
//! The text is JSON in unpadded base64url. Anybody can write such a link, so what it says is a proposal: it comes into
//! the form marked as such ([`super::from_link`]), and nothing of it is sent anywhere before a person has looked.
//!
//! # Invariants
//! - Data alone. There is no place in the text for a tenant, an authority, a client ID, a scope of the page's own, a
//!   step or an address to go to; a key that is not known refuses the whole link, and so does a key that comes twice.
//! - Nothing that ties a draft to what was made of it is in a link: whoever opens one gets a draft of their own.
//! - Nobody's consent is in a link: "Grant admin consent" is chosen where it is given.
//! - No text in it has a character that nobody sees: one that ends a line, turns the direction of reading around or
//!   hides in a name.
//! - A note is used where house rules ask for one, and nowhere else: only there it stands in a field.
//! - It is read in bounded time and space: [`MAX_LENGTH`], and the numbers of rows that Entra ID takes.

pub mod proposal;
mod written;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Deserialize;

use super::{
    credentials::{CredentialDraft, DraftCredential},
    draft::{Draft, RedirectUriRow},
    from_link::{FromLink, LinkedPermission, LinkedTrust, LinkedUri, note::FixedPart, stand_in},
};
use crate::directory::{characters, credential::CredentialId, ids::RunTail};
pub use written::{MAX_LENGTH, ShareProblem};
use written::{PREFIX, Written, WrittenFederated, WrittenPermission, WrittenSecret, clean};

/// The form of the text. A release that changes its meaning counts up.
const VERSION: u32 = 1;

/// What is read first: whether the rest can be understood.
#[derive(Deserialize)]
struct Version {
    v: u32,
}

/// A draft as a link brings it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedDraft {
    written: Box<Written>,
    /// What needs no tick. In no link: it comes of a signature that was verified here.
    vouched: Vec<FixedPart>,
    /// The person has brought it and looked at it: what is chosen once, and needs no tick, is theirs.
    imported: bool,
}

/// The address of the page at `base` with a draft for it. A draft that is larger than any application can be does not
/// fit, and the address is the page's alone.
pub fn link(base: &str, draft: &Draft) -> String {
    to_fragment(draft).map_or_else(|_| base.to_owned(), |fragment| [base, "#", &fragment].concat())
}

/// A draft as a fragment, without the `#`. Characters that a link must not have are left out.
///
/// # Errors
/// [`ShareProblem::TooLarge`].
pub fn to_fragment(draft: &Draft) -> Result<String, ShareProblem> {
    let mut secrets: Vec<WrittenSecret> = draft.secrets().map(|(_, secret)| WrittenSecret::of(secret)).collect();
    let more_secrets = secrets.split_off(secrets.len().min(1));
    let uris = draft.redirect_uris.iter().map(|row| clean(&row.text)).filter(|text| !text.is_empty());
    let written = Written {
        v: VERSION,
        name: Some(clean(&draft.display_name)),
        audience: Some(draft.audience),
        assignment_required: Some(draft.assignment_required),
        service_reference: Some(clean(&draft.service_reference)).filter(|text| !text.is_empty()),
        notes: Some(clean(&draft.notes)).filter(|text| !text.is_empty()),
        redirect_uris: uris.collect(),
        permissions: draft.permissions.iter().map(|pick| WrittenPermission::of(pick, &draft.from_link)).collect(),
        secret: Some(secrets.pop().unwrap_or_else(WrittenSecret::none)),
        more_secrets,
        federated: draft.federated().map(|(_, own)| WrittenFederated::of(own)).collect(),
        recipe: draft.from_link.recipe.clone().map(|mut note| {
            note.texts_mut().for_each(|text| *text = clean(text));
            note
        }),
    };
    written.fragment()
}

/// The draft in a fragment, with or without the `#`.
///
/// # Errors
/// Why there is none in it.
pub fn from_fragment(fragment: &str) -> Result<SharedDraft, ShareProblem> {
    if fragment.len() > MAX_LENGTH + "#".len() {
        return Err(ShareProblem::TooLarge);
    }
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let encoded = fragment.strip_prefix(PREFIX).ok_or(ShareProblem::Damaged)?;
    let json = URL_SAFE_NO_PAD.decode(encoded).map_err(|_| ShareProblem::Damaged)?;
    let version: Version = serde_json::from_slice(&json).map_err(|_| ShareProblem::Damaged)?;
    if version.v != VERSION {
        return Err(ShareProblem::OtherVersion);
    }
    let mut written: Written = serde_json::from_slice(&json).map_err(|_| ShareProblem::Damaged)?;
    written.check_counts()?;
    if written.texts_mut().any(|text| characters::hides_something(text)) {
        return Err(ShareProblem::HiddenCharacters);
    }
    for text in written.texts_mut() {
        *text = text.trim().to_owned();
    }
    written.redirect_uris.retain(|text| !text.is_empty());
    Ok(SharedDraft { written: Box::new(written), vouched: Vec::new(), imported: false })
}

impl SharedDraft {
    /// The display name; empty where the link gives none.
    pub fn name(&self) -> &str {
        self.written.name.as_deref().unwrap_or_default()
    }

    /// Whether a draft says the same already, so that the link brings nothing.
    pub fn is_said_by(&self, draft: &Draft) -> bool {
        let brought = self.clone().into_draft(draft.run_tail.clone());
        to_fragment(&brought).is_ok_and(|brought| to_fragment(draft) == Ok(brought))
    }

    /// A draft of one's own with all of it, each part marked as the link's.
    pub fn into_draft(self, run_tail: RunTail) -> Draft {
        let mut draft = Draft::new(run_tail);
        let (written, unticked) = (*self.written, self.vouched);
        let is_vouched = |part| unticked.contains(&part);
        let is_marked = !self.imported;
        let mut marks = FromLink {
            audience: written.audience.filter(|_| is_marked),
            assignment_required: written.assignment_required.filter(|_| is_marked),
            recipe: written.recipe,
            imported: self.imported,
            ..FromLink::default()
        };
        draft.audience = written.audience.unwrap_or_default();
        draft.assignment_required = written.assignment_required.unwrap_or_default();
        if let Some(name) = written.name.filter(|name| !name.is_empty()) {
            draft.display_name = name.clone();
            marks.display_name = Some(name).filter(|_| is_marked);
        }
        if let Some(reference) = written.service_reference.filter(|reference| !reference.is_empty()) {
            draft.service_reference = reference.clone();
            marks.service_reference = Some(reference).filter(|_| is_marked);
        }
        if let Some(notes) = written.notes.filter(|notes| !notes.is_empty()) {
            draft.notes = notes.clone();
            marks.notes = Some(notes).filter(|_| is_marked);
        }
        if !written.redirect_uris.is_empty() {
            draft.redirect_uris =
                (0..).zip(&written.redirect_uris).map(|(id, text)| RedirectUriRow { id, text: text.clone() }).collect();
        }
        marks.redirect_uris = written
            .redirect_uris
            .into_iter()
            .map(|text| LinkedUri { text, ticked: is_vouched(FixedPart::RedirectUris) })
            .collect();
        for mut written in written.permissions {
            let (by_value, why) = (written.id.is_none(), std::mem::take(&mut written.why));
            let id = written.id.unwrap_or_else(|| stand_in(&draft.permissions));
            let pick = written.pick(id);
            // The same one twice would be one tick for two rows.
            if draft.permissions.iter().all(|other| other.key() != pick.key() && !(by_value && other.reads_as(&pick))) {
                let vouched = is_vouched(FixedPart::Permissions);
                let mark = LinkedPermission { by_value, why, vouched, ..LinkedPermission::unchecked(pick.key()) };
                marks.permissions.push(mark);
                draft.permissions.push(pick);
            }
        }
        if written.secret.is_some() || !written.more_secrets.is_empty() || !written.federated.is_empty() {
            let secrets = written.secret.into_iter().chain(written.more_secrets).filter(|secret| secret.wanted);
            let secrets = secrets.map(|secret| CredentialDraft::Secret(secret.draft()));
            let federated: Vec<_> = written.federated.into_iter().map(WrittenFederated::draft).collect();
            let ticked = is_vouched(FixedPart::Credentials);
            marks.trusts = federated.iter().map(|own| LinkedTrust { ticked, ..LinkedTrust::of(own) }).collect();
            let all = secrets.chain(federated.into_iter().map(CredentialDraft::Federated));
            draft.credentials =
                (0..).zip(all).map(|(id, kind)| DraftCredential { id: CredentialId(id), kind }).collect();
            marks.credentials = Some(draft.credentials.clone());
        }
        draft.from_link = marks;
        draft
    }
}
