//! The step Basics: display name and supported account types.

use crate::web::reactive::prelude::*;

use super::{
    fields,
    layout::{in_part::LaterPart, step::FormStep},
    step_page::{StepPage, or},
};
use crate::{
    directory::audience::SignInAudience,
    registration::{problem::Field, step::Step, steps},
    web::{
        shell::{
            form::Form,
            in_use::{CurrentTenant, TenantInUse},
            part::Part,
        },
        ui::{Card, Checkbox, DefinitionList, Disclosure, IdRow, RadioCards, RadioOption, TextField},
    },
    words::form::{basics, review},
};

pub static STEP: StepPage = StepPage {
    step: Step::Basics,
    lead: basics::lead,
    view: |tenant| view! { <FormStep page=&STEP><Basics tenant /></FormStep> }.into_any(),
    beside: None,
    entered: Some(basics::entered),
    check: Some((steps::basics::problems, crate::words::form::problem::on_basics)),
};

/// What was typed, on the review.
pub(super) fn summary(form: Form) -> AnyView {
    let tenant = CurrentTenant::here().name();
    let rows = form.draft.with(|draft| {
        let mut rows = vec![
            IdRow::text(basics::display_name(), or(draft.display_name.trim(), review::none())),
            IdRow::said(basics::audience_legend(), basics::audience(draft.audience, &tenant)),
        ];
        if draft.assignment_required {
            rows.push(IdRow::said(basics::who(), basics::assigned_alone()));
        }
        if !draft.service_reference.trim().is_empty() {
            rows.push(IdRow::text(basics::reference(), draft.service_reference.trim()));
        }
        let used = form.house.facts().notes(&draft.notes);
        if !used.is_empty() {
            rows.push(IdRow::text(basics::notes(), used));
        } else if !draft.notes.trim().is_empty() {
            rows.push(IdRow::said(basics::notes(), review::notes_unused()));
        }
        rows
    });
    view! { <DefinitionList rows /> }.into_any()
}

/// Its fields.
#[component]
pub fn Basics(
    /// It decides which accounts there are.
    tenant: TenantInUse,
) -> AnyView {
    let form = Form::here();
    // The form waits for them, and is put up anew where others hold.
    let house = untrack(|| form.house.get());
    let name = form.draft.display_name();
    let audience = form.draft.audience();
    let offered: Vec<SignInAudience> =
        SignInAudience::ALL.into_iter().filter(|audience| audience.exists_in(tenant.cloud())).collect();
    let name_of_tenant = tenant.name();
    let options = offered
        .iter()
        .map(|audience| {
            let left_out = house.and_then(|house| Some((house.left_out)(house.rules.against_audience(*audience)?)));
            let off = left_out.is_some();
            let hint = left_out.unwrap_or_else(|| basics::audience_hint(*audience, &name_of_tenant));
            RadioOption { off, ..RadioOption::new(basics::audience(*audience, &name_of_tenant), hint) }
        })
        .collect::<Vec<_>>();
    let choices = offered.clone();
    let selected = Signal::derive(move || offered.iter().position(|a| *a == audience.get()).unwrap_or(usize::MAX));
    let select = move |index: usize| {
        if let Some(choice) = choices.get(index) {
            audience.set(*choice);
        }
    };

    let assigned_alone = form.draft.assignment_required();
    let reference = form.draft.service_reference();
    let refused = form.draft.refused_reference();
    let is_wanted = house.is_some_and(|house| house.rules.service_reference.is_some());
    let is_refused = Signal::derive(move || is_wanted || refused.with(Option::is_some));
    let reference_label = Signal::derive(move || {
        if is_refused.get() { basics::reference() } else { basics::reference_field() }.to_owned()
    });
    // What is filled in, or has to be, is not folded away.
    let open = is_wanted
        || form.draft.with_untracked(|draft| !draft.service_reference.is_empty() || draft.refused_reference.is_some());
    let notes = house.filter(|house| house.rules.notes.is_some()).map(|house| (house.notes)());

    view! {
        <Card>
            <TextField
                id=fields::id(Field::DisplayName)
                label=basics::display_name()
                required=true
                hint=basics::display_name_hint()
                messages=fields::messages(Field::DisplayName, fields::no_fix)
                value=Signal::derive(move || name.get())
                on_input=move |text| name.set(text)
            />
            <LaterPart part=Part::Duplicates quiet=true />
        </Card>
        <Card>
            <RadioCards
                legend=basics::audience_legend()
                name=fields::AUDIENCE
                options
                selected
                on_select=select
                messages=fields::messages(Field::Audience, fields::no_fix)
            />
            {fields::learn_more(basics::audience_learn(), basics::audience_learn_at())}
        </Card>
        <Card>
            <Checkbox
                id=fields::id(Field::AssignmentRequired)
                label=basics::assigned_alone()
                description=basics::assigned_alone_hint()
                messages=fields::messages(Field::AssignmentRequired, fields::no_fix)
                checked=Signal::derive(move || assigned_alone.get())
                on_change=move |wanted| assigned_alone.set(wanted)
            />
            {fields::learn_more(basics::assigned_alone_learn(), basics::assigned_alone_learn_at())}
        </Card>
        {notes}
        <Card>
            <Disclosure summary=basics::more() open>
                <TextField
                    id=fields::id(Field::ServiceReference)
                    label=reference_label
                    required=is_refused
                    hint=basics::reference_hint()
                    messages=fields::messages(Field::ServiceReference, fields::no_fix)
                    value=Signal::derive(move || reference.get())
                    on_input=move |text| reference.set(text)
                />
            </Disclosure>
        </Card>
        <LaterPart part=Part::Preflight quiet=true />
    }
    .into_any()
}
