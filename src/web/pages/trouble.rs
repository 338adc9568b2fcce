//! What could not be read from the tenant, in words.

use crate::web::reactive::prelude::*;

use super::support::SupportDetails;
use crate::{
    graph::ask::AskError,
    web::{
        pages::sign_in::{again::SignInAgain, notices::ConsentNotice},
        shell::session::sign_in::SignIn,
        ui::{Button, ButtonKind, MessageBar, MessageKind},
    },
    words::form::permissions as words,
};

/// Says what went wrong and what to do, with what Graph said and "Try again". Where the page itself lacks a
/// permission or the sign-in has ended, leads there, and asks once more as soon as that has come.
#[component]
pub fn TroubleBar(
    /// What could not be done.
    title: &'static str,
    /// Why.
    error: AskError,
    /// Says it in the place of the words for any trouble.
    #[prop(optional)]
    text: Option<&'static str>,
    /// Asks once more.
    #[prop(into)]
    again: Callback<()>,
) -> AnyView {
    if error.waits_for_sign_in() {
        let sign_in = SignIn::here();
        Effect::new(move |before: Option<u32>| {
            let came = sign_in.came();
            if before.is_some_and(|before| before != came) {
                again.run(());
            }
            came
        });
    }
    match error {
        AskError::SignInNeeded => return view! { <SignInAgain /> }.into_any(),
        AskError::ConsentNeeded(scope) => return view! { <ConsentNotice scope /> }.into_any(),
        _ => {}
    }
    let usual = words::unread(&error);
    let error = error.graph_error().cloned();
    let text = text.map_or(usual, str::to_owned);
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=again>
                {words::try_again()}
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
