//! On the start page: registrations that other tabs have left unfinished, to go on with here, or to leave as they are.

use crate::web::reactive::prelude::*;

use crate::{
    flow::recovery::Unfinished,
    run::ledger::report::report,
    web::{
        browser::{focus, intl},
        shell::{form::Form, preview::Preview, session::account::Configured, state::App, wiring::recovery},
        ui::{Button, ButtonKind, CodeBlock, Dialog, HEADING_ID, MessageBar, MessageKind},
    },
    words::run::{recovery as words, unfinished},
};

/// The offer; nothing where there is none, or where this tab has a registration of its own.
#[component]
pub fn Recovery() -> AnyView {
    let (app, form, preview) = (App::here(), Form::here(), use_context::<Preview>());
    let may_sign_in = Configured::here().may_sign_in;
    let (all, is_taken) = (RwSignal::new(Vec::<Unfinished>::new()), RwSignal::new(false));
    let look = move || {
        spawn_local(async move {
            let found = recovery::find(app, form).await;
            // The start page may have been left in the meantime.
            let _ = all.try_set(found);
        });
    };
    look();
    // The row is gone with the button that was pressed.
    let is_gone = move || {
        look();
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
    view! {
        {changing(taken)}
        {changing(offer)}
        <LeaveIt open one=to_leave on_leave=Callback::from(leave) />
    }
    .into_any()
}

/// One by its name, and when something of it changed last.
fn said(one: &Unfinished) -> String {
    words::entry(&one.draft.display_name, &intl::day(one.at), &intl::time(one.at))
}

/// The question before one is forgotten, with a report of what exists.
#[component]
fn LeaveIt(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Which one.
    one: RwSignal<Option<Unfinished>>,
    /// It is left.
    on_leave: Callback<()>,
) -> AnyView {
    let text = Signal::derive(move || {
        one.with(|one| one.as_ref().and_then(|one| Some(report(one.tenant(), one.ledger()?, "")))).unwrap_or_default()
    });
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary on_press=move || open.set(false)>
                {unfinished::stay()}
            </Button>
            <Button kind=ButtonKind::Danger on_press=on_leave>
                {unfinished::leave()}
            </Button>
        }
    };
    view! {
        <Dialog open title=unfinished::leave_title() actions>
            <p>{unfinished::leave_lead()}</p>
            {changing(move || {
                open.get().then(|| view! { <CodeBlock label=unfinished::report() text scrolls=true /> })
            })}
        </Dialog>
    }
    .into_any()
}
