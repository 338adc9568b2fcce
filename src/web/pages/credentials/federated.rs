//! The form of a federated credential: where tokens come from, what is asked for, and what is derived from it.

use crate::web::reactive::prelude::*;

use super::opened::{Opened, of};
use crate::{
    directory::{
        cloud::Cloud,
        credential::CredentialId,
        federated::{
            self, FederatedField, FederatedProblem, github,
            presented::Presented,
            scenario::{Input, Scenario},
        },
    },
    registration::{
        credentials::{CredentialDraft, DraftCredential, FIELDS, FederatedDraft},
        problem::{Field, Problem, ProblemKind},
    },
    web::{
        pages::fields,
        shell::{form::Form, in_use::CurrentTenant},
        ui::{CodeBlock, LinesField, SelectField, TextField},
    },
    words::form::federated as words,
};

const SCENARIO: &str = "federated-scenario";

/// One credential, as its form has it.
#[derive(Clone, Copy)]
struct Own {
    form: Form,
    id: CredentialId,
    now: Memo<FederatedDraft>,
    current: CurrentTenant,
}

impl Own {
    fn cloud(self) -> Cloud {
        cloud_of(self.current)
    }

    fn change(self, change: impl FnOnce(&mut FederatedDraft)) {
        changed(self.form, self.id, change);
    }

    /// What is derived follows.
    fn enter(self, change: impl FnOnce(&mut federated::scenario::Entered)) {
        let cloud = self.cloud();
        self.change(|own| own.enter(cloud, change));
    }
}

/// Its fields.
pub fn form() -> AnyView {
    let (form, current) = (Form::here(), CurrentTenant::here());
    let id = Opened::here().begin(|_| SCENARIO.to_owned());
    let now = Memo::new(move || form.draft.credentials().with(|all| federated_of(all, id).unwrap_or_default()));
    let own = Own { form, id, now, current };
    let asked = Memo::new(move || now.with(|own| (own.entered.scenario, own.entered.entity())));
    let scenario = Memo::new(move || asked.get().0);
    let derived = FIELDS.map(|name| field(own, name));
    view! {
        {choice(own, scenario)}
        {changing(move || entity(own, scenario.get()))}
        {changing(move || inputs(own, asked.get()))}
        {paste(own)}
        <h3 class="card__title">{words::derived()}</h3>
        {changing(move || (scenario.get() != Scenario::Other).then(|| view! { <p class="card__note">{words::derived_note()}</p> }))}
        {derived.into_iter().collect::<Vec<_>>()}
        {fields::learn_more(words::learn(), words::learn_at())}
    }
    .into_any()
}

/// Where tokens come from.
fn choice(own: Own, scenario: Memo<Scenario>) -> AnyView {
    let select = move |index: usize| {
        let Some(choice) = Scenario::ALL.get(index) else { return };
        let tenant = own.current.context.with_untracked(|now| now.as_ref().map(|now| now.tenant_id.to_string()));
        own.enter(|entered| {
            entered.scenario = *choice;
            if entered.get(Input::Tenant).is_empty() {
                *entered.typed_mut(Input::Tenant) = tenant.unwrap_or_default();
            }
        });
    };
    view! {
        <SelectField
            id=SCENARIO
            label=words::scenario()
            options=Scenario::ALL.map(|scenario| words::scenario_name(scenario).to_owned()).to_vec()
            selected=Signal::derive(move || Scenario::ALL.iter().position(|one| *one == scenario.get()).unwrap_or_default())
            on_select=select
        />
    }
    .into_any()
}

/// What tokens are for, where a scenario has several.
fn entity(own: Own, scenario: Scenario) -> Option<AnyView> {
    let all = scenario.entities();
    let select = move |index: usize| {
        if let Some(choice) = all.get(index) {
            own.enter(|entered| entered.choose(*choice));
        }
    };
    let place = move || own.now.with(|own| all.iter().position(|one| Some(*one) == own.entered.entity()));
    (!all.is_empty()).then(|| {
        view! {
            <SelectField
                id="federated-entity"
                label=words::entity()
                options=all.iter().map(|one| words::entity_name(*one).to_owned()).collect()
                selected=Signal::derive(move || place().unwrap_or_default())
                on_select=select
            />
        }
        .into_any()
    })
}

/// What is asked for.
fn inputs(own: Own, (scenario, entity): (Scenario, Option<federated::scenario::Entity>)) -> AnyView {
    let input = |input: &Input| {
        let (input, field) = (*input, Field::Federated(own.id, FederatedField::Input(*input)));
        view! {
            <TextField
                id=fields::id(field)
                label=words::input(input, entity)
                hint=words::input_hint(input).unwrap_or_default()
                required=!input.is_optional()
                code=true
                messages=fields::messages(field, fields::no_fix)
                value=Signal::derive(move || own.now.with(|own| own.entered.typed(input).to_owned()))
                on_input=move |text| own.enter(|entered| *entered.typed_mut(input) = text)
            />
        }
        .into_any()
    };
    let inputs = scenario.inputs(entity).iter().map(input).collect::<Vec<_>>();
    let note = words::note(scenario, entity).map(|note| view! { <p class="card__note">{note}</p> });
    let ask = (scenario == Scenario::GitHub).then(|| {
        let text = Signal::derive(move || {
            own.now.with(|own| github::ask(own.entered.get(Input::Owner), own.entered.get(Input::Repository)))
        });
        view! { <CodeBlock label=words::ask_github() text /> }
    });
    view! { <div class="credential__inputs">{inputs}</div> {note} {ask} }.into_any()
}

/// A text that says what a token has presented.
fn paste(own: Own) -> AnyView {
    let (text, taken) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let read = move |typed: String| {
        let presented = Presented::read(&typed);
        taken.set(presented.as_ref().map(words::taken).unwrap_or_default());
        if let Some(presented) = presented {
            let cloud = own.cloud();
            own.change(|own| own.take(presented, cloud));
            own.form.rests();
            own.form.announcer.announce(taken.get_untracked());
        }
        text.set(typed);
    };
    view! {
        <LinesField
            id="federated-presented"
            label=words::presented()
            hint=words::presented_hint()
            value=text
            on_input=read
        />
        <p class="card__note" hidden=move || taken.with(String::is_empty)>
            {taken}
        </p>
    }
    .into_any()
}

fn field(own: Own, name: FederatedField) -> AnyView {
    let field = Field::Federated(own.id, name);
    view! {
        <TextField
            id=fields::id(field)
            label=words::field(name)
            hint=words::hint(name).unwrap_or_default()
            required=name != FederatedField::Description
            code=name != FederatedField::Description
            inputmode=if name == FederatedField::Issuer { "url" } else { "text" }
            messages=fields::messages(field, fix)
            value=Signal::derive(move || own.now.with(|own| own.text(name).to_owned()))
            on_input=move |text| own.change(|own| *own.text_mut(name) = text)
        />
    }
    .into_any()
}

/// The button that puts the cloud's own audience in the place of another one.
fn fix(form: Form, problem: &Problem) -> Option<(String, Callback<()>)> {
    let (Field::Federated(id, _), ProblemKind::Federated(_, FederatedProblem::OtherAudience)) =
        (problem.field, &problem.kind)
    else {
        return None;
    };
    let audience = federated::audience(cloud_of(CurrentTenant::here()));
    let mend = move || changed(form, id, |own| audience.clone_into(&mut own.audience));
    Some((words::use_audience().to_owned(), Callback::from(mend)))
}

fn cloud_of(current: CurrentTenant) -> Cloud {
    current.context.with_untracked(|context| context.as_ref().map_or(Cloud::Global, |now| now.cloud))
}

fn changed(form: Form, id: CredentialId, change: impl FnOnce(&mut FederatedDraft)) {
    form.draft.credentials().update(|all| {
        let own = all.iter_mut().find(|credential| credential.id == id).map(|credential| &mut credential.kind);
        if let Some(CredentialDraft::Federated(own)) = own {
            change(own);
        }
    });
}

fn federated_of(all: &[DraftCredential], id: CredentialId) -> Option<FederatedDraft> {
    match &of(all, id)?.kind {
        CredentialDraft::Federated(own) => Some(own.clone()),
        CredentialDraft::Secret(_) | CredentialDraft::Certificate(_) => None,
    }
}
