//! The step Redirect URIs: any number of rows, none included.

use leptos::ev;

use crate::web::reactive::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};

use super::{
    fields,
    from_link::{UseRedirectUri, badge},
    layout::step::FormStep,
    step_page::{StepPage, list},
};
use crate::{
    directory::redirect_uri::{self, RedirectUriProblem},
    registration::{
        draft::RedirectUriRow,
        problem::{Field, Problem, ProblemKind},
        rows,
        step::Step,
        steps,
    },
    web::{
        browser::url,
        shell::form::Form,
        ui::{Button, ButtonKind, Card, Disclosure, IconName, LinesField, TextField, address, host_of},
    },
    words::form::{from_link, redirect_uris as words, review},
};

const ADD: &str = "add-redirect-uri";

pub static STEP: StepPage = StepPage {
    step: Step::RedirectUris,
    lead: words::lead,
    view: |_| view! { <FormStep page=&STEP><RedirectUris /></FormStep> }.into_any(),
    entered: Some(words::entered),
    check: Some(steps::redirect_uris::problems),
};

/// What was typed, on the review.
pub(super) fn summary(form: Form) -> AnyView {
    form.draft.with(|draft| {
        let texts = draft.redirect_uris.iter().map(|row| row.text.trim()).filter(|text| !text.is_empty());
        let item = |text| {
            let linked = draft.from_link.uri_ticked(text).is_some();
            view! {
                <code class="code-text">{address(text)}</code>
                {linked.then(badge)}
            }
            .into_any()
        };
        list(texts.map(item).collect(), review::no_redirect_uris())
    })
}

/// Its fields.
#[component]
pub fn RedirectUris() -> AnyView {
    let form = Form::here();
    let ids = Memo::new(move || form.draft.redirect_uris().with(|rows| rows.iter().map(|r| r.id).collect::<Vec<_>>()));
    let of_all = fields::messages(form.problems_of(Field::RedirectUris), Signal::from(true), fields::no_fix);
    let add = move || insert_after(form, None);

    view! {
        <Card title=words::list()>
            <p class="card__text">{words::hint()}</p>
            <div
                class="rows"
                id=fields::id(Field::RedirectUris)
                tabindex="-1"
                on:keydown=move |event| press_in_row(form, &event)
                on:paste=move |event| paste_in_row(form, &event)
            >
                {each(move || ids.get().into_iter().map(|id| Row::new(id.to_string(), move || row(id, ids))).collect())}
            </div>
            {fields::list_messages(of_all)}
            <div class="rows__end">
                <Button kind=ButtonKind::Secondary icon=IconName::Add id=ADD on_press=add>
                    {words::add()}
                </Button>
            </div>
            <FromList />
            <p class="card__note">{words::none()}</p>
        </Card>
    }
    .into_any()
}

/// A list to make rows of, folded away until it is asked for.
#[component]
fn FromList() -> AnyView {
    let form = Form::here();
    let list = RwSignal::new(String::new());
    let add = move || {
        let addresses = list.with_untracked(|list| redirect_uri::read_list(list));
        if !addresses.is_empty() {
            list.set(String::new());
            fill(form, None, false, &addresses);
        }
    };
    view! {
        <Disclosure summary=words::from_list()>
            <LinesField
                id="redirect-uri-list"
                label=words::addresses()
                hint=words::addresses_hint()
                value=list
                on_input=move |text| list.set(text)
            />
            <Button kind=ButtonKind::Secondary on_press=add>
                {words::add_all()}
            </Button>
        </Disclosure>
    }
    .into_any()
}

fn row(id: u32, ids: Memo<Vec<u32>>) -> AnyView {
    let form = Form::here();
    let number = move || ids.with(|ids| ids.iter().position(|other| *other == id).map_or(1, |at| at + 1));
    let label = Signal::derive(move || words::row(number()));
    let text = Memo::new(move || {
        form.draft
            .redirect_uris()
            .with(|rows| rows.iter().find(|row| row.id == id).map(|row| row.text.clone()).unwrap_or_default())
    });
    let messages = fields::messages(form.problems_of(Field::RedirectUri(id)), Signal::from(true), fix);
    // The box cuts what does not fit. What a link brought says where it leads beside its tick.
    let hidden = Memo::new(move || {
        let linked = form.draft.from_link().with(|marks| text.with(|text| marks.uri_ticked(text).is_some()));
        !linked && text.with(|text| redirect_uri::box_hides_host(text))
    });
    let whole_host = move || {
        hidden.get().then(|| {
            view! { <p class="card__note">{from_link::leads_to()} {changing(move || text.with(|text| host_of(text.trim())))}</p> }
        })
    };
    view! {
        <div>
            <TextField
                id=fields::id(Field::RedirectUri(id))
                label
                code=true
                inputmode="url"
                messages
                value=text
                on_input=move |typed| set_text(form, id, typed)
            >
                <Button kind=ButtonKind::Secondary label_extra=label on_press=move || remove(form, id)>
                    {words::remove()}
                </Button>
            </TextField>
            {changing(whole_host)}
            <UseRedirectUri row=id label text />
        </div>
    }
    .into_any()
}

/// The button that mends a row, where the problem has an answer that is right for certain.
fn fix(form: Form, problem: &Problem) -> Option<(String, Callback<()>)> {
    let (Field::RedirectUri(id), ProblemKind::RedirectUri(kind)) = (problem.field, &problem.kind) else {
        return None;
    };
    let text = text_of(form, id)?;
    let label = crate::words::form::problem::fix_label(kind).to_owned();
    if matches!(kind, RedirectUriProblem::Several { .. }) {
        let split = move || {
            let addresses = redirect_uri::read_list(&text);
            form.draft.from_link().update(|marks| marks.follow_split_uri(&text, &addresses));
            fill(form, Some(id), true, &addresses);
        };
        return Some((label, Callback::from(split)));
    }
    let mended = redirect_uri::fix(&text, kind).or_else(|| match kind {
        RedirectUriProblem::HostNotAscii => url::to_ascii(&text),
        _ => None,
    })?;
    let mend = move || {
        form.draft.from_link().update(|marks| marks.follow_mended_uri(&text, &mended));
        set_text(form, id, mended.clone());
    };
    Some((label, Callback::from(mend)))
}

fn text_of(form: Form, id: u32) -> Option<String> {
    form.draft.redirect_uris().with_untracked(|rows| rows.iter().find(|row| row.id == id).map(|row| row.text.clone()))
}

fn set_text(form: Form, id: u32, text: String) {
    form.draft.redirect_uris().update(|rows| {
        if let Some(row) = rows.iter_mut().find(|row| row.id == id) {
            row.text = text;
        }
    });
}

/// Adds an empty row after this one, or at the end, and goes there.
fn insert_after(form: Form, row: Option<u32>) {
    let id = form.draft.with_untracked(crate::registration::draft::Draft::next_row_id);
    let mut at = 0;
    form.draft.redirect_uris().update(|rows| {
        at = row.and_then(|row| rows.iter().position(|r| r.id == row)).map_or(rows.len(), |at| at + 1);
        rows.insert(at, RedirectUriRow { id, text: String::new() });
    });
    form.announcer.announce(words::added(at + 1));
    fields::focus_soon(fields::id(Field::RedirectUri(id)));
}

/// Removes a row and goes to the one that took its place, else to the last one, else to "Add redirect URI".
fn remove(form: Form, id: u32) {
    let mut number = 0;
    let mut left = 0;
    let mut next = None;
    form.draft.redirect_uris().update(|rows| {
        let Some(at) = rows.iter().position(|row| row.id == id) else { return };
        rows.remove(at);
        number = at + 1;
        left = rows.len();
        next = rows.get(at).or(rows.last()).map(|row| row.id);
    });
    form.announcer.announce(words::removed(number, left));
    fields::focus_soon(next.map_or_else(|| ADD.to_owned(), |id| fields::id(Field::RedirectUri(id))));
}

/// The row whose text box an event came from.
fn row_of(event: &web_sys::Event) -> Option<u32> {
    let input = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    input.id().strip_prefix("redirect-uri-")?.parse().ok()
}

/// Enter adds a row after this one, or goes to the next one where that is still empty.
fn press_in_row(form: Form, event: &ev::KeyboardEvent) {
    if event.key() != "Enter" || event.is_composing() {
        return;
    }
    let Some(id) = row_of(event) else { return };
    event.prevent_default();
    let empty_next = form.draft.redirect_uris().with_untracked(|rows| {
        let at = rows.iter().position(|row| row.id == id)?;
        rows.get(at + 1).filter(|row| row.text.trim().is_empty()).map(|row| row.id)
    });
    match empty_next {
        Some(next) => fields::focus_soon(fields::id(Field::RedirectUri(next))),
        None => insert_after(form, Some(id)),
    }
}

/// Fills rows from a list, and goes to the last of them.
fn fill(form: Form, at: Option<u32>, over: bool, addresses: &[String]) {
    let mut last = None;
    form.draft.redirect_uris().update(|rows| last = rows::fill(rows, at, over, addresses));
    form.announcer.announce(words::filled(addresses.len()));
    if let Some(row) = last {
        fields::focus_soon(fields::id(Field::RedirectUri(row)));
    }
}

/// A list fills several rows, from this one on. What is no list is left to the browser, unless it is a whole address
/// with marks around it.
fn paste_in_row(form: Form, event: &ev::Event) {
    let (Some(id), Some(pasted)) = (row_of(event), pasted_text(event)) else { return };
    let addresses = redirect_uri::read_list(&pasted);
    let over = replaces_all(event);
    let fresh = over || text_of(form, id).is_none_or(|text| text.trim().is_empty());
    match &addresses[..] {
        [] => return,
        [one] if one == pasted.trim() || !fresh => return,
        _ => {}
    }
    event.prevent_default();
    fill(form, Some(id), over, &addresses);
}

/// Whether all of a text box is selected, so that what is pasted takes its place.
fn replaces_all(event: &ev::Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.is_some_and(|input| {
        let length = u32::try_from(input.value().encode_utf16().count()).ok();
        let (start, end) = (input.selection_start().ok().flatten(), input.selection_end().ok().flatten());
        length.is_some_and(|length| length > 0) && start == Some(0) && end == length
    })
}

/// The text of a paste. Read by name: the types of the clipboard's event would add more to the page than this.
fn pasted_text(event: &ev::Event) -> Option<String> {
    let data = js_sys::Reflect::get(event, &JsValue::from_str("clipboardData")).ok()?;
    let read = js_sys::Reflect::get(&data, &JsValue::from_str("getData")).ok()?.dyn_into::<js_sys::Function>().ok()?;
    read.call1(&data, &JsValue::from_str("text")).ok()?.as_string()
}
