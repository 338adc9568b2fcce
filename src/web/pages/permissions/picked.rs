//! The permissions that were picked.

use crate::web::reactive::prelude::*;

use super::{api_finder, picked_api::picked_api};
use crate::{
    directory::permission::PickedPermission,
    flow::picker::picks,
    registration::problem::Field,
    web::{
        pages::{fields, from_link::UsePermission},
        shell::{form::Form, picker::PickerHandle},
        ui::{Badge, BadgeKind, Button, ButtonKind, Card, announcer},
    },
    words::{form::permissions as words, value::spelled},
};

/// The list of picks, each with "Remove".
#[component]
pub fn Picked(
    /// Looks up what a link has picked.
    picker: PickerHandle,
) -> AnyView {
    let form = Form::here();
    let picks = form.draft.permissions();
    let messages = fields::messages(Field::Permissions, fields::no_fix);
    let empty = move || picks.with(Vec::is_empty);
    let counts = move || {
        words::counts(picks.with(Vec::len), picks.with(|picks| picks::apis(picks)), form.draft.audience().get())
    };
    view! {
        <Card title=words::picked()>
            {fields::list_messages(messages)}
            <p class="picks__counts" hidden=empty>
                {changing(counts)}
            </p>
            <p class="empty" hidden=move || !empty()>
                {words::nothing_picked()}
            </p>
            <ul class="picks" id=fields::id(Field::Permissions) tabindex="-1" hidden=empty>
                {each(move || picks.get().into_iter().map(|pick| keyed(form, picker, pick)).collect())}
            </ul>
        </Card>
    }
    .into_any()
}

fn keyed(form: Form, picker: PickerHandle, pick: PickedPermission) -> Row {
    Row::new(button_id(&pick), move || row(form, picker, pick))
}

fn row(form: Form, picker: PickerHandle, pick: PickedPermission) -> AnyView {
    let key = pick.key();
    let id = button_id(&pick);
    // The words of a pick that a link brought change once the tenant has told its own.
    let pick = Memo::new(move || {
        let now = form.draft.permissions().with(|picks| picks.iter().find(|other| other.key() == key).cloned());
        now.unwrap_or_else(|| pick.clone())
    });
    let named_by_link = Memo::new(move || {
        form.draft.from_link().track();
        form.draft.with_untracked(|draft| draft.is_named_by_link(key))
    });
    let shows_identity =
        Memo::new(move || form.draft.permissions().with(|picks| pick.with(|pick| pick.shows_identity(picks))));
    let about = move || pick.with(|pick| picked_api(pick, shows_identity.get(), named_by_link.get()));
    let badge = move || {
        pick.with(|pick| pick.admin_consent_required).then(|| {
            view! { <Badge kind=BadgeKind::Warning text=words::admin_consent().to_owned() /> }
        })
    };
    let announcer = announcer();
    let value = move || pick.with(|pick| spelled(&pick.value));
    let extra = Signal::derive(move || pick.with(words::remove_what));
    let press = move || {
        let pick = pick.get_untracked();
        let next = form.draft.permissions().with_untracked(|all| picks::after(all, pick.key()).map(button_id));
        picker.remove(&pick);
        announcer.announce(words::removed(&pick));
        // The button that had the focus is gone: the next one takes it, or the search.
        fields::focus_soon(next.unwrap_or_else(|| api_finder::SEARCH.to_owned()));
    };
    view! {
        <li class="picks__row">
            <span class="picks__text">
                <code class="picks__value">{changing(value)}</code>
                " "
                <span class="picks__api">{changing(about)}</span>
            </span>
            {changing(badge)}
            <Button kind=ButtonKind::Secondary small=true id label_extra=extra on_press=press>
                {words::remove()}
            </Button>
            <UsePermission key label=extra picker />
        </li>
    }
    .into_any()
}

fn button_id(pick: &PickedPermission) -> String {
    ["remove-", pick.kind.as_graph(), "-", &pick.id.to_string(), "-", &pick.resource_app_id.to_string()].concat()
}
