//! An app of the tenant to start from: found by the beginning of its name.

use leptos::ev;

use crate::web::reactive::prelude::*;

use crate::{
    directory::application::Existing,
    flow::import::{Awaited, Event, Found},
    web::{
        pages::layout::busy::{self, BusyLine},
        shell::wiring::import::Imports,
        ui::{Badge, BadgeKind, Button, ButtonKind, MessageBar, MessageKind, TextField},
    },
    words::{form::duplicates, import as words, value::quoted},
};

/// As many as are asked for at once.
const MOST: usize = 10;
/// The ID of the field.
const SEARCH: &str = "import-search";

/// The field and what it finds.
pub fn apps(imports: Imports) -> AnyView {
    let name = RwSignal::new(String::new());
    let found = imports.flow.slice(|flow| flow.found().clone());
    let search = move || imports.dispatch(Event::Search(name.get_untracked()));
    // The form around it would go on to the next step.
    let press = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            search();
        }
    };
    busy::speak(imports.waits(Awaited::Search));
    view! {
        <div on:keydown=press>
            <TextField
                id=SEARCH
                label=words::search().to_owned()
                hint=words::search_hint().to_owned()
                value=name
                on_input=move |text| name.set(text)
            >
                <Button kind=ButtonKind::Secondary on_press=search>{words::search_apps()}</Button>
            </TextField>
        </div>
        {changing(move || found.with(|found| list(imports, found)))}
    }
    .into_any()
}

fn list(imports: Imports, found: &Found) -> Option<AnyView> {
    let listed = match found {
        Found::Nothing => return None,
        Found::Searching => {
            let waits = imports.waits(Awaited::Search);
            view! { <BusyLine waits doing=words::searching().to_owned() focus=SEARCH /> }.into_any()
        }
        Found::Failed(error) => {
            let what_to_do = words::failed(error);
            view! {
                <MessageBar kind=MessageKind::Error title=words::search_failed() announce=true>
                    {what_to_do}
                </MessageBar>
            }
            .into_any()
        }
        Found::These(all) if all.is_empty() => view! { <p role="status">{words::none_found()}</p> }.into_any(),
        Found::These(all) => {
            let more = (all.len() == MOST).then(|| view! { <p class="card__note">{words::first_found(MOST)}</p> });
            let items = all.iter().map(|one| item(imports, one)).collect::<Vec<_>>();
            view! { <ul class="existing">{items}</ul> {more} }.into_any()
        }
    };
    Some(listed)
}

fn item(imports: Imports, one: &Existing) -> AnyView {
    let name = quoted(&one.display_name);
    let badge = one.is_blueprint.then(|| view! { <Badge kind=BadgeKind::Neutral text=duplicates::blueprint() /> });
    let about = one.application.app_id.to_string();
    let choose = (!one.is_blueprint).then(|| {
        let (id, own, extra) = (one.application.id, one.display_name.clone(), name.clone());
        let press = move || imports.dispatch(Event::Choose(id, own.clone()));
        view! {
            <Button kind=ButtonKind::Secondary small=true label_extra=extra on_press=press>
                {duplicates::like_this()}
            </Button>
        }
    });
    view! {
        <li class="existing__one">
            <span class="existing__name">{name}</span>
            {badge}
            <span class="existing__about">{about}</span>
            {choose}
        </li>
    }
    .into_any()
}
