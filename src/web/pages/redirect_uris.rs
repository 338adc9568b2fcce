//! The step Redirect URIs: any number of rows, none included.

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast as _, JsValue};

use super::{fields, from_link::UseRedirectUri};
use crate::{
    directory::redirect_uri,
    i18n::{self, redirect_uris as words},
    registration::{
        draft::{DraftStoreFields as _, RedirectUriRow},
        problem::{Field, Problem, ProblemKind},
    },
    web::{
        app::state::App,
        browser::url,
        ui::{Button, ButtonKind, Card, IconName, TextField},
    },
};

const ADD: &str = "add-redirect-uri";

/// The step.
#[component]
pub fn RedirectUris() -> AnyView {
    let app = App::here();
    let ids = Memo::new(move |_| app.draft.redirect_uris().with(|rows| rows.iter().map(|r| r.id).collect::<Vec<_>>()));
    let of_all = fields::messages(app.problems_of(Field::RedirectUris), Signal::from(true), fields::no_fix);
    let add = move || insert_after(app, None);

    view! {
        <Card title=words::LIST>
            <p class="card__text">{words::HINT}</p>
            <div
                class="rows"
                id=fields::id(Field::RedirectUris)
                tabindex="-1"
                on:keydown=move |event| press_in_row(app, &event)
                on:paste=move |event| paste_in_row(app, &event)
            >
                <For each=move || ids.get() key=|id| *id let:id>
                    <Row id ids />
                </For>
            </div>
            {fields::list_messages(of_all)}
            <div class="rows__end">
                <Button kind=ButtonKind::Secondary icon=IconName::Add id=ADD on_press=add>
                    {words::ADD}
                </Button>
            </div>
            <p class="card__note">{words::NONE}</p>
        </Card>
    }
    .into_any()
}

#[component]
fn Row(id: u32, ids: Memo<Vec<u32>>) -> AnyView {
    let app = App::here();
    let number = move || ids.with(|ids| ids.iter().position(|other| *other == id).map_or(1, |at| at + 1));
    let label = Signal::derive(move || words::row(number()));
    let text = Memo::new(move |_| {
        app.draft
            .redirect_uris()
            .with(|rows| rows.iter().find(|row| row.id == id).map(|row| row.text.clone()).unwrap_or_default())
    });
    let messages = fields::messages(app.problems_of(Field::RedirectUri(id)), Signal::from(true), fix);
    view! {
        <div>
            <TextField
                id=fields::id(Field::RedirectUri(id))
                label
                code=true
                inputmode="url"
                messages
                value=text
                on_input=move |typed| set_text(app, id, typed)
            >
                <Button kind=ButtonKind::Secondary label_extra=label on_press=move || remove(app, id)>
                    {words::REMOVE}
                </Button>
            </TextField>
            <UseRedirectUri row=id label text />
        </div>
    }
    .into_any()
}

/// The button that mends a row, where the problem has an answer that is right for certain.
fn fix(app: App, problem: &Problem) -> Option<(String, Callback<()>)> {
    let (Field::RedirectUri(id), ProblemKind::RedirectUri(kind)) = (problem.field, &problem.kind) else {
        return None;
    };
    let text = text_of(app, id)?;
    let mended = redirect_uri::fix(&text, kind).or_else(|| match kind {
        redirect_uri::RedirectUriProblem::HostNotAscii => url::to_ascii(&text),
        _ => None,
    })?;
    let label = i18n::problem::fix_label(kind).to_owned();
    let mend = move |()| {
        app.draft.from_link().update(|marks| marks.follow_mended_uri(&text, &mended));
        set_text(app, id, mended.clone());
    };
    Some((label, Callback::new(mend)))
}

fn text_of(app: App, id: u32) -> Option<String> {
    app.draft.redirect_uris().with_untracked(|rows| rows.iter().find(|row| row.id == id).map(|row| row.text.clone()))
}

fn set_text(app: App, id: u32, text: String) {
    app.draft.redirect_uris().update(|rows| {
        if let Some(row) = rows.iter_mut().find(|row| row.id == id) {
            row.text = text;
        }
    });
}

/// Adds an empty row after this one, or at the end, and goes there.
fn insert_after(app: App, row: Option<u32>) {
    let id = app.draft.with_untracked(crate::registration::draft::Draft::next_row_id);
    let mut at = 0;
    app.draft.redirect_uris().update(|rows| {
        at = row.and_then(|row| rows.iter().position(|r| r.id == row)).map_or(rows.len(), |at| at + 1);
        rows.insert(at, RedirectUriRow { id, text: String::new() });
    });
    app.announcer.announce(words::added(at + 1));
    fields::focus_soon(fields::id(Field::RedirectUri(id)));
}

/// Removes a row and goes to the one that took its place, else to the last one, else to "Add redirect URI".
fn remove(app: App, id: u32) {
    let mut number = 0;
    let mut left = 0;
    let mut next = None;
    app.draft.redirect_uris().update(|rows| {
        let Some(at) = rows.iter().position(|row| row.id == id) else { return };
        rows.remove(at);
        number = at + 1;
        left = rows.len();
        next = rows.get(at).or(rows.last()).map(|row| row.id);
    });
    app.announcer.announce(words::removed(number, left));
    fields::focus_soon(next.map_or_else(|| ADD.to_owned(), |id| fields::id(Field::RedirectUri(id))));
}

/// The row whose text box an event came from.
fn row_of(event: &web_sys::Event) -> Option<u32> {
    let input = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    input.id().strip_prefix("redirect-uri-")?.parse().ok()
}

/// Enter adds a row after this one, or goes to the next one where that is still empty.
fn press_in_row(app: App, event: &ev::KeyboardEvent) {
    if event.key() != "Enter" || event.is_composing() {
        return;
    }
    let Some(id) = row_of(event) else { return };
    event.prevent_default();
    let empty_next = app.draft.redirect_uris().with_untracked(|rows| {
        let at = rows.iter().position(|row| row.id == id)?;
        rows.get(at + 1).filter(|row| row.text.trim().is_empty()).map(|row| row.id)
    });
    match empty_next {
        Some(next) => fields::focus_soon(fields::id(Field::RedirectUri(next))),
        None => insert_after(app, Some(id)),
    }
}

/// Several lines fill several rows, from this one on; a single line is left to the browser.
fn paste_in_row(app: App, event: &ev::Event) {
    let (Some(id), Some(pasted)) = (row_of(event), pasted_text(event)) else { return };
    let mut lines = pasted.lines().map(str::trim).filter(|line| !line.is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return };
    event.prevent_default();
    let mut fresh = app.draft.with_untracked(crate::registration::draft::Draft::next_row_id);
    let mut last = id;
    let mut count = 1;
    app.draft.redirect_uris().update(|rows| {
        let Some(at) = rows.iter().position(|row| row.id == id) else { return };
        let Some(row) = rows.get_mut(at) else { return };
        let mut place = at + 1;
        if row.text.trim().is_empty() {
            first.clone_into(&mut row.text);
        } else {
            // What stands there was typed by hand: the lines go below it.
            rows.insert(place, RedirectUriRow { id: fresh, text: first.to_owned() });
            (last, fresh, place) = (fresh, fresh + 1, place + 1);
        }
        for line in std::iter::once(second).chain(lines) {
            rows.insert(place, RedirectUriRow { id: fresh, text: line.to_owned() });
            (last, fresh, place, count) = (fresh, fresh + 1, place + 1, count + 1);
        }
    });
    app.announcer.announce(words::pasted(count));
    fields::focus_soon(fields::id(Field::RedirectUri(last)));
}

/// The text of a paste. Read by name: the types of the clipboard's event would add more to the page than this.
fn pasted_text(event: &ev::Event) -> Option<String> {
    let data = js_sys::Reflect::get(event, &JsValue::from_str("clipboardData")).ok()?;
    let read = js_sys::Reflect::get(&data, &JsValue::from_str("getData")).ok()?.dyn_into::<js_sys::Function>().ok()?;
    read.call1(&data, &JsValue::from_str("text")).ok()?.as_string()
}
