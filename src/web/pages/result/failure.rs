//! Why a run has stopped, and what to do.

use crate::web::reactive::prelude::*;

use super::progress::number;
use crate::{
    flow::route::Page,
    graph::ask::AskError,
    plan::call::CallKind,
    registration::{problem::Field, step::Step},
    run::{failure::Failure, progress::CallState},
    web::{
        pages::{
            fields,
            sign_in::{
                again::{SignInAgain, SignInTrouble},
                notices::ConsentNotice,
            },
            support::SupportDetails,
        },
        shell::{form::Form, register::Registering, route::Routing},
        ui::{Button, ButtonKind, MessageBar, MessageKind},
    },
    words::run::{failure as words, result},
};

/// A message a call that was given up.
#[component]
pub fn Failures() -> AnyView {
    let (form, registering, routing) = (Form::here(), Registering::here(), Routing::here());
    let mut failed: Vec<(CallKind, Failure)> = Vec::new();
    registering.progress.with_untracked(|calls| {
        for call in calls {
            let CallState::Failed(failure) = &call.state else { continue };
            // Permissions have a card of their own.
            if call.kind.is_of_consent() {
                continue;
            }
            // What has no error of Graph's is the same for every call that it stopped.
            let said = failure.graph_error().is_none() && failed.iter().any(|(_, other)| other.is_like(failure));
            if !said {
                failed.push((call.kind, failure.clone()));
            }
        }
    });
    let bars = failed.into_iter().map(|(kind, failure)| bar(form, routing, kind, &failure)).collect::<Vec<_>>();
    bars.into_any()
}

fn bar(form: Form, routing: Routing, kind: CallKind, failure: &Failure) -> AnyView {
    match failure {
        Failure::Ask(AskError::ConsentNeeded(scope)) => return view! { <ConsentNotice scope=*scope /> }.into_any(),
        Failure::Ask(AskError::SignInNeeded) => return view! { <SignInAgain /> }.into_any(),
        _ => {}
    }
    let title = match number(form, kind) {
        Some(number) => words::of_secret(number, failure, kind),
        None => words::failure(failure, kind),
    };
    let remedy = words::remedy(failure);
    let details = failure.graph_error().map(|error| view! { <SupportDetails error=error.clone() /> });
    let trouble = matches!(failure, Failure::Ask(AskError::SignInUnavailable(_))).then(|| view! { <SignInTrouble /> });
    let change_secret = matches!(failure, Failure::PolicyForbids(..)).then(|| {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || routing.go(Page::Step(Step::Credentials))>
                {result::change_secret()}
            </Button>
        }
    });
    let edit_reference = matches!(failure, Failure::ReferenceMissing(_) | Failure::ReferenceRefused(_)).then(|| {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || fields::go_to(routing, Field::ServiceReference)>
                {words::edit_reference()}
            </Button>
        }
    });
    view! {
        <MessageBar kind=MessageKind::Error title announce=true>
            <p>{remedy}</p>
            {trouble}
            {change_secret}
            {edit_reference}
            {details}
        </MessageBar>
    }
    .into_any()
}
