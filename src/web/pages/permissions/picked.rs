//! The permissions that are selected, in view while one looks for others: beside the page, or as a sheet below it.

use crate::web::reactive::prelude::*;
use web_sys::KeyboardEvent;

use super::picked_list::PickedList;
use crate::{
    flow::picker::picks,
    registration::problem::Field,
    web::{
        browser::media,
        pages::fields,
        shell::{form::Form, picker::PickerHandle},
        ui::{Icon, IconName, unique_id},
    },
    words::form::permissions as words,
};

/// What is wrong with the list as a whole, and how near its limits it is.
#[component]
pub fn PickedMessages() -> AnyView {
    let form = Form::here();
    let picks = form.draft.permissions();
    let messages = fields::messages(Field::Permissions, fields::no_fix);
    let counts = move || {
        words::counts(picks.with(Vec::len), picks.with(|picks| picks::apis(picks)), form.draft.audience().get())
    };
    view! {
        {fields::list_messages(messages)}
        <p class="picked__counts" hidden=move || picks.with(Vec::is_empty)>
            {changing(counts)}
        </p>
    }
    .into_any()
}

/// The list: a card where there is a column for it, else a sheet that a line at the end of the window opens. Escape, and
/// a press beside it, close the sheet.
#[component]
pub fn Picked(
    /// Looks up what a link has picked.
    picker: PickerHandle,
) -> AnyView {
    let picks = Form::here().draft.permissions();
    let wide = RwSignal::new(media::matches(media::WIDE));
    // Dropped with the list, and the listener with it.
    StoredValue::new(media::on_change(media::WIDE, move |now| wide.set(now)));
    let count = Memo::new(move || picks.with(Vec::len));
    let id = unique_id("picked");
    changing(move || if wide.get() { card(picker, count, id.clone()) } else { sheet(picker, count) })
}

fn card(picker: PickerHandle, count: Memo<usize>, id: String) -> AnyView {
    view! {
        <section class="picked card" aria-labelledby=id.clone()>
            <div class="card__head">
                <h2 class="card__title" id=id.clone()>{words::picked()} " " <span class="count">{changing(move || words::number(count.get()))}</span></h2>
            </div>
            <PickedList picker />
        </section>
    }
    .into_any()
}

fn sheet(picker: PickerHandle, count: Memo<usize>) -> AnyView {
    let (place, line) = (NodeRef::new(), NodeRef::new());
    let close = move || {
        // The attribute is one that every browser knows.
        let _ = place.get_untracked().map(|sheet| sheet.remove_attribute("open"));
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
            // It is on the page, and takes the focus.
            let _ = line.get_untracked().map(|line| line.focus());
        }
    };
    // What dims the page is the sheet's own: nothing else of it lies outside of its parts.
    let beside = move |event: web_sys::MouseEvent| {
        if event.target().as_deref() == place.get_untracked().as_deref().map(AsRef::as_ref) {
            close();
        }
    };
    view! {
        <details class="picked picked--sheet" node_ref=place on:keydown=press on:click=beside>
            <summary class="button button--subtle picked__open" node_ref=line>
                {changing(move || words::selected(count.get()))}
                <Icon name=IconName::Chevron />
            </summary>
            <div class="picked__sheet">
                <h2 class="card__title">{words::picked()}</h2>
                <PickedList picker />
            </div>
        </details>
    }
    .into_any()
}
