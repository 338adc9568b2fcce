//! Picking by a list of names: what is found is picked, what is not is named with the reason. A part of its own, which
//! comes once the step is shown.

use crate::web::reactive::prelude::*;

use crate::{
    directory::permission::PermissionKind,
    flow::picker::{Event, Part, matching, paste::Pasted},
    registration::paste::NotMatched,
    web::{
        pages::{fields, layout::busy::BusyLine, trouble::TroubleBar},
        shell::picker::PickerHandle,
        ui::{Button, ButtonKind, Checkbox, LinesField, MessageBar, MessageKind},
    },
    words::form::advice as words,
};

const TEXT: &str = "paste-permissions";

/// The text to paste into, and what came of it.
#[component]
pub fn PasteList() -> AnyView {
    let picker = PickerHandle::here();
    let read = move || picker.dispatch(Event::Match(matching::begin));
    let text = picker.slice(|picker| picker.paste().text.clone());
    let pasted = picker.slice(|picker| picker.paste().pasted.clone());
    let prefers_application = picker.slice(|picker| picker.paste().preferred == PermissionKind::Application);
    let prefer = move |application: bool| {
        picker.dispatch(Event::Prefer(if application {
            PermissionKind::Application
        } else {
            PermissionKind::Delegated
        }));
    };
    let busy = Memo::new(move || pasted.with(|pasted| *pasted == Pasted::Reading));
    let status = move || {
        let waits = picker.waits(Part::Paste);
        busy.get().then(|| view! { <BusyLine waits doing=words::reading().to_owned() focus=TEXT /> })
    };
    let outcome = move || match pasted.get() {
        Pasted::Nothing | Pasted::Reading => ().into_any(),
        Pasted::Done(found, unmatched) => done(picker, found.len(), unmatched),
        Pasted::Failed(error) => {
            let again = move || read();
            view! { <TroubleBar title=words::failed() error again /> }.into_any()
        }
    };
    view! {
        <LinesField
            id=TEXT
            label=words::names()
            hint=words::names_hint()
            value=text
            on_input=move |text| picker.dispatch(Event::List(text))
        />
        <Checkbox
            id="prefer-application"
            label=words::prefer_application()
            description=words::prefer_application_hint()
            checked=prefers_application
            on_change=prefer
        />
        <Button kind=ButtonKind::Secondary disabled=busy on_press=read>
            {words::pick()}
        </Button>
        {changing(status)}
        {changing(outcome)}
    }
    .into_any()
}

fn done(picker: PickerHandle, found: usize, unmatched: Vec<(String, NotMatched)>) -> AnyView {
    if found == 0 && unmatched.is_empty() {
        return view! { <MessageBar kind=MessageKind::Info title=words::no_names() announce=true /> }.into_any();
    }
    let successes = (found > 0).then(|| {
        view! { <MessageBar kind=MessageKind::Success title=words::picked(found) announce=true /> }
    });
    let count = unmatched.len();
    let reasons = unmatched.into_iter().map(|(text, why)| reason(picker, text, why)).collect::<Vec<_>>();
    let unmatched = (count > 0).then(|| {
        view! {
            <MessageBar kind=MessageKind::Warning title=words::unmatched(count) announce=true>
                <ul class="message__list">{reasons}</ul>
            </MessageBar>
        }
    });
    view! {
        {successes}
        {unmatched}
    }
    .into_any()
}

/// Why a name was not matched, with what was probably meant at hand.
fn reason(picker: PickerHandle, text: String, why: NotMatched) -> AnyView {
    let words = words::reason(&text, &why);
    let near = if let NotMatched::NoSuchPermission { near, .. } = why { near } else { None };
    let button = near.map(|near| {
        let label = words::pick_near(&near.value);
        let take = move || {
            picker.dispatch(Event::TakeNear(text.clone()));
            // The button is gone.
            fields::focus_soon(TEXT.to_owned());
        };
        view! {
            <Button kind=ButtonKind::Secondary on_press=take>
                {label}
            </Button>
        }
    });
    view! {
        <li>
            {words}
            " "
            {button}
        </li>
    }
    .into_any()
}
