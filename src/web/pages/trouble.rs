//! What could not be read from the tenant, in words.

use leptos::prelude::*;

use super::support::SupportDetails;
use crate::{
    i18n::permissions as words,
    web::{
        app::{
            sign_in::{ConsentNotice, SignInAgain},
            state::App,
            trouble::Trouble,
        },
        ui::{Button, ButtonKind, MessageBar, MessageKind},
    },
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
        Trouble::Graph(error) if error.status == 403 => (words::NOT_ALLOWED, Some(error)),
        Trouble::Graph(error) => (words::GRAPH_REFUSED, Some(error)),
        Trouble::Lost => (words::NO_ANSWER, None),
        Trouble::Unreadable => (words::ANSWER_UNREADABLE, None),
        Trouble::SignInNeeded => return view! { <SignInAgain /> }.into_any(),
        Trouble::ConsentNeeded(scope) => return view! { <ConsentNotice scope /> }.into_any(),
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=again>
                {words::TRY_AGAIN}
            </Button>
        }
    };
    view! {
        <MessageBar kind=MessageKind::Error title announce=true actions>
            {text.unwrap_or(usual)}
            " "
            {error.map(|error| view! { <SupportDetails error /> })}
        </MessageBar>
    }
    .into_any()
}
