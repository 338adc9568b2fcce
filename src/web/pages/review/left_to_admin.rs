//! What a page that may only create applications leaves to an administrator.

use crate::web::reactive::prelude::*;

use crate::{
    graph::calls,
    http::template::Answered,
    next_steps::{self, consent},
    plan::{call::Mode, preview},
    web::{
        shell::{self, form::Form, in_use::TenantInUse, preview::Preview, register::Registering},
        ui::{Card, CodeBlock, MessageBar, MessageKind},
    },
    words::{elements, run::narrow as words},
};

/// Says on the step Review that something will be left.
pub(super) fn announced() -> AnyView {
    view! {
        <MessageBar kind=MessageKind::Info title=words::review_title()>
            {words::review_text()}
        </MessageBar>
        {federated_left()}
    }
    .into_any()
}

/// That federated credentials are left, where there are some.
fn federated_left() -> Option<AnyView> {
    let some = Form::here().draft.with_untracked(|draft| draft.federated().next().is_some());
    some.then(|| view! { <MessageBar kind=MessageKind::Warning title=words::federated_left() /> }.into_any())
}

/// The request that makes the service principal, in every form that an administrator may want; nothing where the run
/// has made it.
#[component]
pub fn LeftToAdmin(
    /// The tenant that it is registered in.
    tenant: TenantInUse,
) -> AnyView {
    let preview = Preview::here();
    let registering = Registering::here();
    if preview.mode.get_untracked() != Mode::CreateOnly || registering.service_principal.get_untracked().is_some() {
        return ().into_any();
    }
    let about = registering.registration.with_untracked(|registration| {
        let registration = registration.as_ref()?;
        Some((registration.display_name().to_owned(), registration.assignment_required()))
    });
    let (Some((name, assigned)), Some(application)) = (about, registering.application.get_untracked()) else {
        return ().into_any();
    };
    let (app_id, context) = (application.app_id.to_string(), tenant.context());
    let command = next_steps::make_service_principal(application.app_id, assigned).to_string();
    let answered = Answered { application: Some(application), ..Answered::default() };
    let request = calls::create_service_principal(assigned).fill(&answered, shell::now());
    let request = request.map(|request| preview::http(&request, context.cloud)).unwrap_or_default();
    let text = words::text(&name, &app_id, &context, &command, &request);
    let mail = consent::mail(&words::subject(&name), &text, &command);
    view! {
        {registering.outcome(|outcome| outcome.secret_left_to_owner).unwrap_or_default().then(secret_left)}
        {federated_left()}
        <Card title=words::heading()>
            <p class="card__text">{words::lead()}</p>
            <p class="card__note">{words::who()}</p>
            <CodeBlock label=words::command() text=command />
            <CodeBlock label=words::request() text=request />
            <CodeBlock label=words::text_label() text />
            <p>
                <a class="link" href=mail>
                    {elements::mail()}
                </a>
            </p>
        </Card>
    }
    .into_any()
}

fn secret_left() -> AnyView {
    view! {
        <MessageBar kind=MessageKind::Warning title=words::secret_left() announce=true>
            {words::secret_left_do()}
        </MessageBar>
    }
    .into_any()
}
