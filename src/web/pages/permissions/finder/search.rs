//! The field that finds APIs and permissions.

use crate::web::reactive::prelude::*;
use web_sys::KeyboardEvent;

use super::{
    ids::{LIST, SEARCH},
    list::ListHandle,
};
use crate::{
    flow::picker::Event,
    web::{
        shell::picker::PickerHandle,
        ui::{Field, FieldAttrs, Icon, IconName},
    },
    words::form::apis as words,
};

/// The field. `/` leads to it from anywhere on the page, Escape empties it, an arrow goes on to what it
/// has found.
#[component]
pub fn Search(picker: PickerHandle, list: ListHandle) -> AnyView {
    let typed = picker.slice(|picker| picker.search().typed.clone());
    let press = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "Escape" if typed.with_untracked(|typed| !typed.is_empty()) => {
                picker.dispatch(Event::Typed(String::new()));
            }
            "ArrowDown" => list.enter(),
            _ => return,
        }
        event.prevent_default();
    };
    let control = move |attrs: FieldAttrs| {
        let attributes = attributes([
            ("type", "search".into()),
            ("id", attrs.id.into()),
            ("class", "input input--search".into()),
            ("aria-keyshortcuts", "/".into()),
            ("aria-describedby", attrs.described_by.into()),
            ("aria-controls", LIST.into()),
            ("dir", "auto".into()),
            ("inputmode", "search".into()),
            ("autocomplete", "off".into()),
            ("autocapitalize", "off".into()),
            ("spellcheck", "false".into()),
        ]);
        view! {
            <div class="search">
                <Icon name=IconName::Search />
                <input
                    {..attributes}
                    prop:value=move || typed.get()
                    on:input=move |event| picker.dispatch(Event::Typed(event_target_value(&event)))
                    on:keydown=press
                />
                <kbd class="search__key" aria-hidden="true" hidden=move || typed.with(|typed| !typed.is_empty())>"/"</kbd>
            </div>
        }
        .into_any()
    };
    view! {
        <Field id=SEARCH label=words::search() hint=words::search_hint() children=control />
    }
    .into_any()
}
