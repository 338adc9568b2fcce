//! The selected permissions as a table: a group of rows for each API. (It says so itself: browsers forget it of elements
//! of a table that are laid out otherwise.)

use crate::web::reactive::prelude::*;

use super::{super::name::name, picked_api::api_name};
use crate::{
    directory::{
        ids::AppId,
        permission::{PickedPermission, consent::WhoConsents},
    },
    flow::picker::picks,
    web::{
        pages::{fields, from_link::UsePermission, undo::undo_of},
        shell::{form::Form, picker::PickerHandle},
        ui::{Button, ButtonKind, Icon, IconName, announcer},
    },
    words::form::permissions as words,
};

/// What is said where there is none.
const NONE: &str = "no-picks";

/// The groups, each pick with "Remove".
#[component]
pub fn PickedList(
    /// Looks up what a link has picked.
    picker: PickerHandle,
) -> AnyView {
    let form = Form::here();
    let picks = form.draft.permissions();
    let empty = move || picks.with(Vec::is_empty);
    let whose = Memo::new(move || {
        let count = |who| move |pick: &&PickedPermission| form.who_consents((*pick).into()) == who;
        let of = |who| picks.with(|picks| picks.iter().filter(count(who)).count());
        [WhoConsents::Administrator, WhoConsents::People, WhoConsents::TenantDecides].map(of)
    });
    let groups = move || {
        let group = |app_id: AppId| Row::new(app_id.to_string(), move || group(form, picker, app_id));
        picks.with(|picks| picks::of_which(picks)).into_iter().map(group).collect()
    };
    let consent = move || {
        let [needed, people, open] = whose.get();
        let others = match (people, open) {
            (0, 0) => None,
            (people, 0) => Some(words::people_consent(people)),
            (_, open) => Some(words::tenant_decides(open)),
        };
        let others = others.map(|said| view! { <p class="picked__consent">{said}</p> }.into_any());
        let needed = (needed > 0).then(|| {
            view! {
                <p class="picked__consent"><Icon name=IconName::Shield /> {words::need_consent(needed)}</p>
            }
            .into_any()
        });
        [needed, others].into_iter().flatten().collect::<Vec<_>>().into_any()
    };
    let several = Memo::new(move || picks.with(|picks| picks.len() > 1));
    let announcer = announcer();
    let remove_all = move || {
        picker.remove(|_| true);
        announcer
            .announce(picker.last_removed().with_untracked(|last| last.as_ref().map_or_else(String::new, words::gone)));
        fields::focus_soon(NONE.to_owned());
    };
    let all = move || {
        several.get().then(|| {
            view! {
                <Button kind=ButtonKind::Subtle small=true on_press=remove_all>
                    {words::remove_all()}
                </Button>
            }
        })
    };
    let last = picker.last_removed();
    let said = Signal::derive(move || last.with(|last| last.as_ref().map(words::gone)));
    let undo = move || {
        let Some(put_back) = picker.undo() else { return };
        announcer.announce(words::put_back(&put_back));
        if let Some(pick) = put_back.first() {
            fields::focus_soon(button_id(pick));
        }
    };
    view! {
        <p class="empty" id=NONE tabindex="-1" hidden=move || !empty()>
            {words::nothing_picked()}
        </p>
        <div class="picks" hidden=empty>
            <div role="table" aria-label=words::picked()>{each(groups)}</div>
            {changing(consent)}
        </div>
        <div class="picked__end">{changing(all)} {undo_of(said, Callback::from(undo))}</div>
    }
    .into_any()
}

/// The picks of one API, under its name.
fn group(form: Form, picker: PickerHandle, app_id: AppId) -> AnyView {
    let picks = form.draft.permissions();
    let of_api = move || picks.with(|picks| picks::of_api(picks, app_id));
    let name = move || {
        form.draft.from_link().track();
        let first = of_api().into_iter().next()?;
        let named_by_link = form.draft.with_untracked(|draft| draft.is_named_by_link(first.key()));
        Some(api_name(&first, picks.with(|picks| first.shows_identity(picks)), named_by_link))
    };
    let rows =
        move || of_api().into_iter().map(|pick| Row::new(button_id(&pick), move || row(form, picker, pick))).collect();
    view! {
        <div role="rowgroup">
            <div role="row">
                <span role="rowheader" aria-colspan="3" class="picks__api">{changing(name)}</span>
            </div>
            {each(rows)}
        </div>
    }
    .into_any()
}

fn row(form: Form, picker: PickerHandle, pick: PickedPermission) -> AnyView {
    let key = pick.key();
    let id = button_id(&pick);
    // The words of a pick that a link brought change once the tenant has told its own.
    let pick = Memo::new(move || {
        let now = form.draft.permissions().with(|picks| picks.iter().find(|other| other.key() == key).cloned());
        now.unwrap_or_else(|| pick.clone())
    });
    let consent = move || {
        pick.with(|pick| form.who_consents(pick.into()) == WhoConsents::Administrator).then(|| {
            view! {
                <span class="picks__consent">
                    <Icon name=IconName::Shield />
                    <span class="visually-hidden">{words::admin_consent()}</span>
                </span>
            }
        })
    };
    let announcer = announcer();
    let value = move || pick.with(|pick| name(&pick.value));
    let extra = Signal::derive(move || pick.with(words::remove_what));
    let press = move || {
        let pick = pick.get_untracked();
        let all = form.draft.permissions().with_untracked(|picks| picks::in_groups(picks));
        let next = picks::after(&all, pick.key()).map(button_id);
        picker.remove(|key| key == pick.key());
        announcer.announce(words::removed(&pick));
        // The button that had the focus is gone: the next one takes it, or what says that there is none.
        fields::focus_soon(next.unwrap_or_else(|| NONE.to_owned()));
    };
    view! {
        <div role="row" class="picks__row">
            <div role="none" class="picks__text">
                <span role="rowheader" class="picks__name"><code>{changing(value)}</code></span>
                <span role="cell" class="picks__kind">
                    {changing(consent)}
                    " "
                    <span class="picks__word">{words::kind(key.1)}</span>
                </span>
            </div>
            <span role="cell">
                <Button kind=ButtonKind::Subtle small=true icon=IconName::Dismiss id on_press=press>
                    <span class="visually-hidden">{words::remove()} " " {extra}</span>
                </Button>
            </span>
            <span role="cell" class="picks__use"><UsePermission key label=extra picker /></span>
        </div>
    }
    .into_any()
}

fn button_id(pick: &PickedPermission) -> String {
    ["remove-", pick.kind.as_graph(), "-", &pick.id.to_string(), "-", &pick.resource_app_id.to_string()].concat()
}
