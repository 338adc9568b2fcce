//! A card for each kind of credential, side by side: when it fits, and the way to add one.

use crate::web::reactive::prelude::*;

use super::{
    opened::{Opened, part},
    pictures,
};
use crate::{
    directory::{app_management::CredentialRules, cloud::Cloud, credential::Lifetime},
    registration::{
        credentials::{self, CertificateDraft, CredentialDraft, FederatedDraft, Kind, SecretDraft, policy},
        draft::Draft,
    },
    web::{
        shell::{self, form::Form, in_use::CurrentTenant, part::Parts},
        ui::{Badge, BadgeKind, Button, ButtonKind, IconName},
    },
    words::form::{credentials as words, policy as policy_words},
};

/// The ID of the button of a kind.
pub fn add_id(kind: Kind) -> String {
    ["add-", id(kind)].concat()
}

const fn id(kind: Kind) -> &'static str {
    match kind {
        Kind::Federated => "federated",
        Kind::Certificate => "certificate",
        Kind::Secret => "secret",
    }
}

/// The cards.
pub fn all(form: Form, opened: Opened) -> AnyView {
    let cards = Kind::ALL.map(|kind| card(form, opened, kind));
    view! { <div class="kinds" role="group" aria-label=words::kinds()>{cards.into_iter().collect::<Vec<_>>()}</div> }
        .into_any()
}

fn card(form: Form, opened: Opened, kind: Kind) -> AnyView {
    let (parts, current) = (Parts::here(), CurrentTenant::here());
    let name = Signal::stored(words::kind_name(kind).to_owned());
    let add = move || {
        let cloud =
            current.context.with_untracked(|context| context.as_ref().map_or(Cloud::Global, |context| context.cloud));
        let mut added = None;
        form.draft.update(|draft| {
            added = Some(draft.add(blank(draft, kind, cloud, &untrack(|| form.credential_rules()))));
        });
        if let Some(id) = added {
            form.announcer.announce(words::added(&form.draft.with_untracked(|draft| words::by_number(draft, id))));
            opened.show(id, None);
        }
    };
    let is_forbidden = Memo::new(move || {
        let forbidden = policy::rules_of(&form.credential_rules(), kind).forbidden;
        forbidden.is_some_and(|rule| !rule.may_not_apply)
    });
    // What is not allowed stands where the kind would be recommended.
    let hint = move || {
        policy_words::on_card(&form.credential_rules(), kind).unwrap_or_else(|| words::kind_hint(kind).to_owned())
    };
    let recommended = (kind == Kind::Federated)
        .then(|| view! { <Badge kind=BadgeKind::Success text=words::recommended_kind().to_owned() /> });
    view! {
        <div class="card kind">
            <h2 class="card__title credential__heading">{pictures::of(kind)} {name}</h2>
            <p class="kind__hint">{changing(hint)}</p>
            <div class="kind__end">
                <Button
                    kind=ButtonKind::Secondary
                    icon=IconName::Add
                    id=add_id(kind)
                    label_extra=name
                    disabled=is_forbidden
                    on_press=add
                    on_reach=Callback::from(move || parts.want(part(kind)))
                >
                    {words::add()}
                </Button>
                {recommended}
            </div>
        </div>
    }
    .into_any()
}

/// One that nobody has filled in.
fn blank(draft: &Draft, kind: Kind, cloud: Cloud, rules: &CredentialRules) -> CredentialDraft {
    match kind {
        Kind::Federated => CredentialDraft::Federated(FederatedDraft::new(cloud)),
        Kind::Certificate => CredentialDraft::Certificate(CertificateDraft::default()),
        Kind::Secret => {
            let is_first = draft.secrets().next().is_none();
            let description =
                if is_first { String::new() } else { credentials::free_description(draft, words::suggested) };
            let own = SecretDraft { description, ..SecretDraft::default() };
            let shorter =
                rules.secrets.longest.filter(|_| !policy::is_offered(rules, Lifetime::default(), shell::now()));
            let shorter = shorter.and_then(|(longest, _)| policy::longest_secret(&own, longest, shell::now()));
            CredentialDraft::Secret(shorter.unwrap_or(own))
        }
    }
}
