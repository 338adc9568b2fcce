//! The step Redirect URIs: any number of rows, none included.

use std::ops::Range;

use leptos::ev;

use crate::web::reactive::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};

use super::{
    fields,
    from_link::{UseRedirectUri, badge},
    layout::step::FormStep,
    step_page::{StepPage, list},
    undo::{Removals, last_place, undo},
};
use crate::{
    directory::redirect_uri::{self, RedirectUriProblem},
    registration::{
        draft::{Draft, RedirectUriRow},
        problem::{Field, Problem, ProblemKind},
        rows::{self, Removed},
        step::Step,
        steps,
    },
    web::{
        browser::url,
        shell::form::Form,
        ui::{Button, ButtonKind, Card, IconName, LinesField, TextField, address, host_of},
    },
    words::{
        elements,
        form::{from_link, redirect_uris as words, review},
    },
};

const ADD: &str = "add-redirect-uri";
const PASTE: &str = "paste-redirect-uris";
const LIST: &str = "redirect-uri-list";

pub static STEP: StepPage = StepPage {
    step: Step::RedirectUris,
    lead: words::lead,
    view: |_| view! { <FormStep page=&STEP><RedirectUris /></FormStep> }.into_any(),
    beside: None,
    entered: Some(words::entered),
    check: Some((steps::redirect_uris::problems, crate::words::form::problem::on_redirect_uris)),
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
    let of_all = fields::messages(Field::RedirectUris, fields::no_fix);
    let (removals, is_pasting) = (RwSignal::new(Removed::default()), RwSignal::new(false));

    view! {
        <Card title=words::list()>
            <p class="card__text">{words::hint()}</p>
            <div
                class="rows"
                id=fields::id(Field::RedirectUris)
                tabindex="-1"
                on:paste=move |event| paste_in_row(form, &event)
            >
                {each(move || ids.get().into_iter().map(|id| Row::new(id.to_string(), move || row(id, ids, removals))).collect())}
            </div>
            {fields::list_messages(of_all)}
            <div class="rows__end">
                <Button kind=ButtonKind::Secondary icon=IconName::Add id=ADD on_press=move || add(form)>
                    {words::add()}
                </Button>
                {changing(move || (!is_pasting.get()).then(|| paste_button(is_pasting)))}
                {undo(last_place(removals), words::row, Callback::from(move || put_back(form, removals)))}
            </div>
            {changing(move || is_pasting.get().then(|| from_list(form, is_pasting)))}
            <p class="card__note">{words::none()}</p>
            {fields::learn_more(words::learn(), words::learn_at())}
        </Card>
    }
    .into_any()
}

/// Opens a place for a list, and goes there.
fn paste_button(is_open: RwSignal<bool>) -> AnyView {
    let open = move || {
        is_open.set(true);
        fields::focus_soon(LIST.to_owned());
    };
    view! {
        <Button kind=ButtonKind::Secondary id=PASTE on_press=open>
            {words::from_list()}
        </Button>
    }
    .into_any()
}

/// A list to make rows of, once it is asked for. Escape closes it, and Ctrl+Enter adds what is in it.
fn from_list(form: Form, is_open: RwSignal<bool>) -> AnyView {
    let list = RwSignal::new(String::new());
    let add = move || {
        let addresses = list.with_untracked(|list| redirect_uri::read_list(list));
        if addresses.is_empty() {
            fields::focus_soon(LIST.to_owned());
        } else {
            is_open.set(false);
            fill(form, None, &addresses);
        }
    };
    let close = move || {
        is_open.set(false);
        fields::focus_soon(PASTE.to_owned());
    };
    let press = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "Escape" => close(),
            "Enter" if event.ctrl_key() || event.meta_key() => add(),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <div class="rows" on:keydown=press>
            <LinesField
                id=LIST
                label=words::addresses()
                hint=words::addresses_hint()
                value=list
                on_input=move |text| list.set(text)
            />
            <div class="rows__end">
                <Button kind=ButtonKind::Secondary on_press=add>
                    {words::add_all()}
                </Button>
                <Button kind=ButtonKind::Subtle on_press=close>
                    {elements::cancel()}
                </Button>
            </div>
        </div>
    }
    .into_any()
}

fn row(id: u32, ids: Memo<Vec<u32>>, removals: Removals<RedirectUriRow>) -> AnyView {
    let form = Form::here();
    let number = move || ids.with(|ids| ids.iter().position(|other| *other == id).map_or(1, |at| at + 1));
    let label = Signal::derive(move || words::row(number()));
    let text = Memo::new(move || {
        form.draft
            .redirect_uris()
            .with(|rows| rows.iter().find(|row| row.id == id).map(|row| row.text.clone()).unwrap_or_default())
    });
    let messages = fields::messages(Field::RedirectUri(id), fix);
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
                <Button kind=ButtonKind::Secondary label_extra=label on_press=move || remove(form, removals, id)>
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
            set_text(form, id, String::new());
            fill(form, Some(id), &addresses);
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

/// Adds an empty row at the end, and goes there.
fn add(form: Form) {
    let id = form.draft.with_untracked(Draft::next_row_id);
    let mut count = 0;
    form.draft.redirect_uris().update(|rows| {
        rows.push(RedirectUriRow { id, text: String::new() });
        count = rows.len();
    });
    go_to_row(form, id, count);
}

/// A row has come: says so, and goes there.
fn go_to_row(form: Form, id: u32, number: usize) {
    form.announcer.announce(words::added(number));
    fields::focus_soon(fields::id(Field::RedirectUri(id)));
}

/// Puts the row back that was removed last, and goes there.
fn put_back(form: Form, removals: Removals<RedirectUriRow>) {
    // Another row may have its ID by now.
    let id = form.draft.with_untracked(Draft::next_row_id);
    let mut number = 0;
    form.draft.redirect_uris().update(|rows| {
        removals.update(|removals| {
            if let Some(row) = removals.put_back(rows) {
                row.id = id;
            }
        });
        number = rows.iter().position(|row| row.id == id).map_or(0, |at| at + 1);
    });
    go_to_row(form, id, number);
}

/// Removes a row and goes to the one that took its place, else to the last one, else to "Add redirect URI".
fn remove(form: Form, removals: Removals<RedirectUriRow>, id: u32) {
    let mut number = 0;
    let mut left = 0;
    let mut next = None;
    form.draft.redirect_uris().update(|rows| {
        let Some(at) = rows.iter().position(|row| row.id == id) else { return };
        removals.update(|removals| removals.take(rows, at));
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

/// Fills rows from a list, and goes to the last of them.
fn fill(form: Form, at: Option<u32>, addresses: &[String]) {
    let mut last = None;
    form.draft.redirect_uris().update(|rows| last = rows::fill(rows, at, addresses));
    form.rests();
    form.announcer.announce(words::filled(addresses.len()));
    if let Some(row) = last {
        fields::focus_soon(fields::id(Field::RedirectUri(row)));
    }
}

/// A list takes the place of what is selected and fills several rows, from this one on. What is no list is left to the
/// browser, unless it is a whole address with marks around it.
fn paste_in_row(form: Form, event: &ev::Event) {
    let (Some(id), Some(pasted)) = (row_of(event), pasted_text(event)) else { return };
    let addresses = redirect_uri::read_list(&pasted);
    let text = text_of(form, id).unwrap_or_default();
    let left = selection(event).map_or_else(|| text.clone(), |selected| rows::without_selection(&text, selected));
    match &addresses[..] {
        [] => return,
        [one] if one == pasted.trim() || !left.trim().is_empty() => return,
        _ => {}
    }
    event.prevent_default();
    set_text(form, id, left);
    fill(form, Some(id), &addresses);
}

/// What is selected in the text box that an event came from, by places in UTF-16; nothing where that is empty.
fn selection(event: &ev::Event) -> Option<Range<usize>> {
    let input = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    let place = |place: Option<u32>| usize::try_from(place?).ok();
    let (start, end) = (place(input.selection_start().ok()?)?, place(input.selection_end().ok()?)?);
    (start < end).then_some(start..end)
}

/// The text of a paste. Read by name: the types of the clipboard's event would add more to the page than this.
fn pasted_text(event: &ev::Event) -> Option<String> {
    let data = js_sys::Reflect::get(event, &JsValue::from_str("clipboardData")).ok()?;
    let read = js_sys::Reflect::get(&data, &JsValue::from_str("getData")).ok()?.dyn_into::<js_sys::Function>().ok()?;
    read.call1(&data, &JsValue::from_str("text")).ok()?.as_string()
}
