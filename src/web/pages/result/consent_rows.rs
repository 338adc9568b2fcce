//! How each permission of the new client stands, with the reason where it was refused.

use crate::web::reactive::prelude::*;

use crate::{
    directory::permission::{PickedPermission, grant::WantedGrant},
    graph::{ask::AskError, granted::Stands},
    run::{consent::Row, failure::Failure},
    web::{
        pages::{
            permissions::picked_api::picked_api,
            support::{SupportCodes, SupportDetails},
        },
        ui::{Badge, BadgeKind, CodeBlock},
    },
    words::{elements, form::apis, run::consent as words, value::spelled},
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
        Row::Failed(failure) => grants.iter().find(|grant| grant.covers(pick)).map(|grant| refusal(failure, grant)),
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

fn refusal(failure: &Failure, grant: &WantedGrant) -> AnyView {
    let details = failure.graph_error().cloned().map(|error| match failure {
        Failure::Ask(AskError::Refused(_)) => view! { <SupportDetails error /> }.into_any(),
        _ => view! { <SupportCodes error /> }.into_any(),
    });
    let command = matches!(failure, Failure::ApiMissing(_))
        .then(|| view! { <CodeBlock label=apis::add_command_label() text=apis::add_command(grant.api) /> });
    view! {
        <div class="review__why">
            <p class="card__note">{words::refused(failure, grant)}</p>
            {command}
            {details}
        </div>
    }
    .into_any()
}
