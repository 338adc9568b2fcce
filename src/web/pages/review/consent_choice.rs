//! The choice to grant admin consent in the run, on the step Review.

use crate::web::reactive::prelude::*;

use crate::{
    directory::permission::grant::{self, WantedGrant},
    plan::preflight::MayGrant,
    registration::validate,
    web::{
        pages::fields,
        shell::{form::Form, in_use::TenantInUse, picker::consent},
        ui::{Card, MessageBar, MessageKind, RadioCards, RadioOption},
    },
    words::run::consent as words,
};

/// The choice, and what the person's roles say about it; nothing where there is nothing to grant.
#[component]
pub fn ConsentChoice(
    /// The tenant whose administrator grants it.
    tenant: TenantInUse,
) -> AnyView {
    let form = Form::here();
    // Nothing else on this page changes the draft.
    let grants = form.draft.with_untracked(|draft| {
        if validate::can_be_granted(draft) { grant::wanted(&draft.permissions) } else { Vec::new() }
    });
    if grants.is_empty() {
        return ().into_any();
    }
    let who_else = untrack(|| {
        let of_each = form
            .draft
            .with(|draft| draft.permissions.iter().map(|pick| form.who_consents(pick.into())).collect::<Vec<_>>());
        words::who_else(&of_each)
    });
    let too_many = grants.iter().filter(|grant| !grant.fits()).map(too_many).collect::<Vec<_>>();
    let standing = RwSignal::new(None::<MayGrant>);
    let asked = tenant.tenant();
    spawn_local(async move {
        let roles = consent::roles(asked).await;
        // The page may have been left in the meantime, and its signals with it.
        let _ = standing.try_set(Some(roles.to_grant_all(&grants)));
    });
    let chosen = form.draft.grant_consent();
    let options = vec![
        RadioOption::new(words::later(), words::later_means()),
        RadioOption::new(words::grant(&tenant.name()), words::grant_means(&tenant.name())),
    ];
    view! {
        <Card title=words::heading()>
            <p class="card__text">{words::lead()} {who_else.map(|said| [" ", said].concat())}</p>
            <RadioCards
                legend=words::heading()
                legend_hidden=true
                name="admin-consent"
                options
                selected=Signal::derive(move || usize::from(chosen.get()))
                on_select=move |choice| chosen.set(choice == 1)
            />
            {fields::learn_more(words::learn(), words::learn_at())}
            {too_many}
            <p class="card__note" role="status">{changing(move || standing.get().map(words::standing))}</p>
        </Card>
    }
    .into_any()
}

fn too_many(grant: &WantedGrant) -> AnyView {
    view! { <MessageBar kind=MessageKind::Warning title=words::too_many(grant) /> }.into_any()
}
