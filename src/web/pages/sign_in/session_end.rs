//! Says that the sign-in ends soon, while there is still time to do something about it.
//!
//! # Invariants
//! A secret on the page, or a run under way, is never interrupted: neither needs the session to last.

use crate::web::reactive::prelude::*;

use crate::{
    web::{
        browser::intl,
        shell::{
            run::Run,
            session::{ending::SessionEnding, sign_in::SignIn},
        },
        ui::{Button, ButtonKind, MessageBar, MessageKind},
    },
    words::session::session_end as words,
};

/// Ten minutes before the end says when it is, aloud once, and offers to sign in again. Stands once, above the page.
#[component]
pub fn SessionEnd() -> AnyView {
    let (sign_in, run) = (SignIn::here(), expect_context::<Run>());
    let Some(ending) = SessionEnding::find() else { return ().into_any() };
    let at = Memo::new(move || ending.get().at().map(intl::time));
    let spoken = StoredValue::new(None::<String>);
    let told = move || {
        let at = at.get().filter(|_| run.loss().is_none())?;
        let anew = spoken.with_value(|spoken| spoken.as_ref() != Some(&at));
        spoken.set_value(Some(at.clone()));
        let bar = bar(sign_in, words::ends_at(&at), words::kept(), anew);
        Some(view! { <div class="notice">{bar}</div> })
    };
    changing(told)
}

/// Says that a registration was not begun, and why.
pub fn too_near() -> AnyView {
    bar(SignIn::here(), words::too_near().to_owned(), words::too_near_do(), true)
}

fn bar(sign_in: SignIn, title: String, text: &'static str, announce: bool) -> AnyView {
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || sign_in.again()>
                {words::sign_in_now()}
            </Button>
        }
    };
    view! {
        <MessageBar kind=MessageKind::Info title announce actions>
            {text}
        </MessageBar>
    }
    .into_any()
}
