//! What the page itself is not allowed yet, on the step Review: looked for as the step comes up, said first of all, and
//! asked for by the bar's own buttons.

use crate::web::reactive::prelude::*;

use crate::{
    flow::{
        register::{Event, begins_with, needed},
        session::SessionNumber,
    },
    http::{request::GraphScope, response::NotSent},
    web::{
        pages::sign_in::{again::SignInAgain, notices::ApprovalNotice},
        shell::{form::Form, preview::Preview, register::Registering, session::own_session::OwnSession},
    },
};

/// The notice, and what comes of looking; nothing where nothing is lacking.
#[component]
pub fn Approvals(
    /// What an administrator is sent stands open.
    letter_open: RwSignal<bool>,
) -> AnyView {
    let registering = Registering::here();
    on_cleanup(move || registering.dispatch(Event::ReviewLeft));
    // There is none in the sandbox, which lacks nothing.
    let Some(session) = OwnSession::find() else { return ().into_any() };
    let (form, preview) = (Form::here(), Preview::here());
    let needed = Memo::new(move || form.draft.with(|draft| needed(draft, form.house.facts(), preview.mode.get())));
    let must_sign_in = RwSignal::new(false);
    Effect::new(move |_| {
        let asked = (needed.get(), session.came.get());
        let Some(number) = session.number() else { return };
        spawn_local(async move {
            let (lacking, ended) = look(session, number, &asked.0).await;
            // The page may have been left in the meantime, or something else be needed by now.
            if needed.try_get_untracked().map(|needed| (needed, session.came.get_untracked())) == Some(asked) {
                must_sign_in.set(ended);
                registering.looked(lacking);
            }
        });
    });
    view! {
        {changing(move || must_sign_in.get().then(|| view! { <SignInAgain /> }))}
        {changing(move || {
            registering.lacking.with(|lacking| {
                (!lacking.is_empty()).then(|| view! { <ApprovalNotice scopes=lacking.clone() letter_open /> })
            })
        })}
    }
    .into_any()
}

/// Which of these the page is not allowed, and whether the person has to sign in again before that is known. Where no
/// answer comes, the run asks again and says so.
async fn look(session: OwnSession, number: SessionNumber, needed: &[GraphScope]) -> (Vec<GraphScope>, bool) {
    let (mut lacking, mut ended) = (Vec::new(), false);
    for scope in needed.iter().copied() {
        let mut why = session.prepare(number, scope).await;
        if let (Err(NotSent::ConsentNeeded(_)), Some(less)) = (&why, begins_with(scope))
            && session.prepare(number, less).await.is_ok()
        {
            why = Ok(());
        }
        match why {
            Err(NotSent::ConsentNeeded(scope)) => lacking.push(scope),
            Err(NotSent::SignInNeeded) => ended = true,
            _ => {}
        }
    }
    (lacking, ended)
}
