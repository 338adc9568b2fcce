//! The picked permissions, on the review.

use crate::web::reactive::prelude::*;

use super::selected::picked_api::picked_api;
use crate::{
    directory::permission::{PickedPermission, consent::WhoConsents},
    registration::draft::Draft,
    web::{
        pages::{from_link::badge, step_page::list},
        shell::form::Form,
        ui::{Badge, BadgeKind},
    },
    words::{form::review as words, value::spelled},
};

pub fn of(form: Form) -> AnyView {
    form.draft.with(|draft| {
        list(draft.permissions.iter().map(|pick| permission(form, draft, pick)).collect(), words::no_permissions())
    })
}

fn permission(form: Form, draft: &Draft, picked: &PickedPermission) -> AnyView {
    let linked = draft.from_link.standing(picked.key()).is_some();
    let about = picked_api(picked, picked.shows_identity(&draft.permissions), draft.is_named_by_link(picked.key()));
    let needed = form.who_consents(picked.into()) == WhoConsents::Administrator;
    view! {
        <span>
            <code class="code-text">{spelled(&picked.value)}</code>
            " "
            <span class="review__about">{about}</span>
        </span>
        {needed.then(|| view! { <Badge kind=BadgeKind::Warning text=words::admin_consent() /> })}
        {linked.then(badge)}
    }
    .into_any()
}
