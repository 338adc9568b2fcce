//! What could not be read from the tenant, in words.

use leptos::prelude::*;

use super::support::SupportDetails;
use crate::{
    graph::error::GraphError,
    http::retry,
    web::{
        shell::{
            picker::trouble::Trouble,
            session::sign_in::{ConsentNotice, SignInAgain},
            state::App,
        },
        ui::{Button, ButtonKind, MessageBar, MessageKind},
    },
    words::{form::permissions as words, run::failure},
};

/// Says what went wrong and what to do, with what Graph said and "Try again". Where the page itself lacks a
/// permission or the sign-in has ended, leads there, and asks once more as soon as that has come.
#[component]
pub fn TroubleBar(
    /// What could not be done.
    title: &'static str,
    /// Why.
    trouble: Trouble,
    /// Says it in the place of the words for any trouble.
    #[prop(optional)]
    text: Option<&'static str>,
    /// Asks once more.
    #[prop(into)]
    again: Callback<()>,
) -> AnyView {
    if matches!(trouble, Trouble::SignInNeeded | Trouble::ConsentNeeded(_)) {
        let app = App::here();
        Effect::new(move |before: Option<u32>| {
            let came = app.sign_in.came();
            if before.is_some_and(|before| before != came) {
                again.run(());
            }
            came
        });
    }
    let (usual, error) = match trouble {
        Trouble::SignInNeeded => return view! { <SignInAgain /> }.into_any(),
        Trouble::ConsentNeeded(scope) => return view! { <ConsentNotice scope /> }.into_any(),
        Trouble::Graph(error) => (said(&error), Some(error)),
        Trouble::Lost => (words::NO_ANSWER.to_owned(), None),
        Trouble::SignInUnavailable(asked) => (failure::sign_in_unavailable(asked), None),
        Trouble::Blocked => ([failure::BLOCKED, failure::BLOCKED_DO].join(" "), None),
        Trouble::Stopped(reason) => (failure::stopped(reason), None),
        Trouble::Unreadable => (words::ANSWER_UNREADABLE.to_owned(), None),
    };
    let text = text.map_or(usual, str::to_owned);
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=again>
                {words::TRY_AGAIN}
            </Button>
        }
    };
    view! {
        <MessageBar kind=MessageKind::Error title announce=true actions>
            {text}
            " "
            {error.map(|error| view! { <SupportDetails error /> })}
        </MessageBar>
    }
    .into_any()
}

/// What an error amounts to, in words.
fn said(error: &GraphError) -> String {
    match error.status {
        status if retry::is_passing(status) => [failure::unavailable(error), failure::unavailable_do(error)].join(" "),
        _ if error.foreign => [failure::in_between(error), failure::in_between_do(error)].join(" "),
        403 => words::NOT_ALLOWED.to_owned(),
        _ => words::GRAPH_REFUSED.to_owned(),
    }
}
