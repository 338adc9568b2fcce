//! On the start page: registrations that other tabs have left unfinished, to go on with here, or to leave as they are.

use time::Duration;

use crate::web::reactive::prelude::*;

use crate::{
    flow::recovery::{Found, Unfinished},
    run::ledger::report::report,
    web::{
        browser::{clock, focus, intl},
        pages::unfinished::leave::LeaveIt,
        shell::{form::Form, preview::Preview, session::account::Configured, state::App, wiring::recovery},
        ui::{Button, ButtonKind, HEADING_ID, MessageBar, MessageKind},
    },
    words::run::{recovery as words, unfinished},
};

/// How long until it looks again while another tab has one: until that is closed.
const NEXT_LOOK: Duration = Duration::seconds(1);

/// The offer; nothing where there is none, or where this tab has a registration of its own.
#[component]
pub fn Recovery() -> AnyView {
    let (app, form, preview) = (App::here(), Form::here(), use_context::<Preview>());
    let may_sign_in = Configured::here().may_sign_in;
    let (all, is_taken) = (RwSignal::new(Vec::<Unfinished>::new()), RwSignal::new(false));
    let look = async move || {
        let Found { unfinished, are_more_held, .. } = recovery::find(app, form).await;
        // The start page may have been left in the meantime.
        let is_new = all.try_with_untracked(|all| *all != unfinished)?;
        if is_new {
            all.try_set(unfinished);
        }
        are_more_held.then_some(())
    };
    spawn_local(async move {
        while look().await.is_some() {
            clock::sleep(NEXT_LOOK).await;
        }
    });
    // The row is gone with the button that was pressed.
    let is_gone = move || {
        spawn_local(async move {
            let _ = look().await;
        });
        focus::by_id(HEADING_ID);
    };
    let or_taken = move |is_own: bool| {
        if !is_own {
            is_taken.set(true);
            is_gone();
        }
        is_own
    };
    let go_on = move |one: Unfinished| {
        spawn_local(async move {
            if or_taken(recovery::take(&one).await) {
                all.set(Vec::new());
                recovery::go_on(app, form, preview, one);
            }
        });
    };
    let (open, to_leave) = (RwSignal::new(false), RwSignal::new(None::<Unfinished>));
    let ask = move |one: Unfinished| {
        to_leave.set(Some(one));
        open.set(true);
    };
    let leave = move || {
        open.set(false);
        let Some(one) = to_leave.get_untracked() else { return };
        spawn_local(async move {
            if or_taken(recovery::take(&one).await) {
                recovery::leave(&one);
                is_gone();
            }
        });
    };
    let row = move |one: &Unfinished| {
        let name = said(one);
        let (continued, left) = (one.clone(), one.clone());
        let extra = Signal::derive({
            let name = name.clone();
            move || name.clone()
        });
        let go_on = move || {
            let one = continued.clone();
            may_sign_in.get().then(|| {
                view! {
                    <Button kind=ButtonKind::Secondary small=true label_extra=extra on_press=move || go_on(one.clone())>
                        {words::go_on()}
                    </Button>
                }
            })
        };
        view! {
            <li class="recovery__one">
                <span class="recovery__name">{name}</span>
                {changing(go_on)}
                <Button kind=ButtonKind::Subtle small=true label_extra=extra on_press=move || ask(left.clone())>
                    {unfinished::leave_it()}
                </Button>
            </li>
        }
        .into_any()
    };
    let offer = move || {
        let rows = all.with(|all| all.iter().map(row).collect::<Vec<_>>());
        let count = rows.len();
        let lead = if count == 1 { words::lead() } else { words::lead_several() };
        (count > 0).then(|| {
            view! {
                <MessageBar kind=MessageKind::Info title=words::title(count) announce=true>
                    <p>{lead}</p>
                    <ul class="recovery">{rows}</ul>
                </MessageBar>
            }
        })
    };
    let taken = move || {
        is_taken.get().then(|| view! { <MessageBar kind=MessageKind::Info title=words::taken() announce=true /> })
    };
    let text = Signal::derive(move || {
        let report = |one: &Unfinished| Some(report(one.tenant(), one.ledger()?, ""));
        to_leave.with(|one| one.as_ref().and_then(report)).unwrap_or_default()
    });
    view! {
        {changing(taken)}
        {changing(offer)}
        <LeaveIt open text on_leave=leave />
    }
    .into_any()
}

/// One by its name, and when something of it changed last.
fn said(one: &Unfinished) -> String {
    words::entry(&one.draft.display_name, &intl::day(one.at), &intl::time(one.at))
}
