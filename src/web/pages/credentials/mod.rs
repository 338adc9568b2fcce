//! The step Credentials: a card for each kind, and the list of what will be created; any number of each, none included.
//!
//! "Add" makes a credential at once and opens its form in place of the cards; the form is a part of its own, by its kind.
//! What is typed stands in the draft with each key, so that nothing is lost where a form is left open.

mod cards;
pub mod certificate;
pub mod federated;
mod list;
mod opened;
mod pictures;
pub mod secret;
pub(super) mod summary;

use crate::web::reactive::prelude::*;

use super::{
    fields,
    layout::{in_part::InPart, step::FormStep},
    step_page::StepPage,
};
use crate::{
    directory::credential::CredentialId,
    registration::{credentials::Kind, step::Step, steps},
    web::{
        shell::form::Form,
        ui::{Button, ButtonKind},
    },
    words::form::credentials as words,
};
use opened::{Opened, of, part};

pub static STEP: StepPage = StepPage {
    step: Step::Credentials,
    lead: words::lead,
    view: |_| view! { <FormStep page=&STEP><Credentials /></FormStep> }.into_any(),
    beside: None,
    entered: Some(words::entered),
    check: Some((steps::credentials::problems, crate::words::form::problem::on_credentials)),
};

/// Its cards, or a form in their place, and the list.
#[component]
pub fn Credentials() -> AnyView {
    let form = Form::here();
    let opened = Opened::bring(form);
    let open = Memo::new(move || {
        let id = opened.id()?;
        form.draft.credentials().with(|all| of(all, id).map(|credential| (id, credential.kind.kind())))
    });
    view! {
        {changing(move || match open.get() {
            Some((id, kind)) => view! { <OpenForm id kind /> }.into_any(),
            None => cards::all(form, opened),
        })}
        {list::all(form, opened)}
        {fields::learn_more(words::learn(), words::learn_at())}
    }
    .into_any()
}

#[component]
fn OpenForm(id: CredentialId, kind: Kind) -> AnyView {
    let (form, opened) = (Form::here(), Opened::here());
    let name = Memo::new(move || form.draft.with(|draft| words::by_number(draft, id)));
    view! {
        <section class="card" aria-labelledby="credential-form">
            <h2 class="card__title credential__heading" id="credential-form">
                {pictures::of(kind)}
                {name}
            </h2>
            <InPart part=part(kind) />
            <div class="rows__end">
                <Button kind=ButtonKind::Secondary label_extra=name on_press=move || opened.close()>
                    {words::done()}
                </Button>
            </div>
        </section>
    }
    .into_any()
}
