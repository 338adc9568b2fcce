//! How each permission of the new client stands, with the reason where it was refused.

use crate::web::reactive::prelude::*;

use crate::{
    directory::permission::{PickedPermission, grant::WantedGrant},
    graph::{ask::AskError, granted::Stands},
    next_steps,
    run::{consent::Row, failure::Failure},
    web::{
        pages::{
            permissions::selected::picked_api::picked_api,
            support::{SupportCodes, SupportDetails},
        },
        ui::{Badge, BadgeKind, CodeBlock},
    },
    words::{
        elements,
        run::{consent as words, failure},
        value::spelled,
    },
};

pub(super) fn list(picks: &[PickedPermission], rows: &[Row], grants: &[WantedGrant]) -> AnyView {
    let items = picks.iter().zip(rows).map(|(pick, row)| item(pick, picks, row, grants)).collect::<Vec<_>>();
    view! { <ul class="review__list" aria-label=words::permissions()>{items}</ul> }.into_any()
}

fn item(pick: &PickedPermission, picks: &[PickedPermission], row: &Row, grants: &[WantedGrant]) -> AnyView {
    let (kind, text) = match row {
        Row::Stands(stands @ Stands::Granted) => (BadgeKind::Success, words::stands(*stands)),
        Row::Stands(stands @ Stands::Unknown) => (BadgeKind::Neutral, words::stands(*stands)),
        Row::Stands(stands @ Stands::NotGranted) => (BadgeKind::Warning, words::stands(*stands)),
        Row::UnderWay => (BadgeKind::Neutral, elements::running()),
        Row::Failed(_) => (BadgeKind::Danger, words::stands(Stands::NotGranted)),
    };
    let why = match row {
        Row::Failed(failure) => grants.iter().find(|grant| grant.covers(pick)).map(|grant| why_not(failure, grant)),
        Row::Stands(_) | Row::UnderWay => None,
    };
    view! {
        <li class="review__item">
            <span>
                <code class="code-text">{spelled(&pick.value)}</code>
                " "
                <span class="review__about">{picked_api(pick, pick.shows_identity(picks), false)}</span>
            </span>
            <Badge kind text />
            {why}
        </li>
    }
    .into_any()
}

fn why_not(refusal: &Failure, grant: &WantedGrant) -> AnyView {
    let details = refusal.graph_error().cloned().map(|error| match refusal {
        Failure::Ask(AskError::Refused(_)) => view! { <SupportDetails error /> }.into_any(),
        _ => view! { <SupportCodes error /> }.into_any(),
    });
    let command = matches!(refusal, Failure::ApiMissing(_)).then(|| {
        let command = next_steps::make_service_principal(grant.api, false).to_string();
        view! { <CodeBlock label=failure::add_command_label() text=command /> }
    });
    view! {
        <div class="review__why">
            <p class="card__note">{words::refused(refusal, grant)}</p>
            {command}
            {details}
        </div>
    }
    .into_any()
}
