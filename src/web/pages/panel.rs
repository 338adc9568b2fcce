//! The panel beside the form: what will happen, and from the start of the run on, what happened.

use crate::web::reactive::prelude::*;

use super::calls;
use crate::{
    flow::{register::Phase, route::Page},
    next_steps::record::Records,
    plan::preview::Shown,
    registration::step::Step,
    web::{
        browser::storage,
        shell::{
            form::{Form, SecretEnds},
            in_use::TenantInUse,
            register::Registering,
            route::Routing,
            run::Run,
        },
        ui::{Button, ButtonKind, CallList, Panel},
    },
    words::{form::panel as words, run::result},
};

/// The panel. Its list follows every keystroke, while it is unfolded. Nothing while a run is under way: then the
/// requests are the page. Nor beside what was registered before: those of that run are gone with it.
#[component]
pub fn CallsPanel(
    /// The tenant that they are sent to.
    tenant: TenantInUse,
) -> AnyView {
    let (run, routing) = (expect_context::<Run>(), Routing::here());
    let has_run = Memo::new(move || run.phase() != Phase::Idle);
    let title =
        Signal::derive(move || if run.is_registered() { words::happened() } else { words::will_happen() }.to_owned());
    let lead = Signal::derive(move || {
        if run.is_registered() {
            return result::all_succeeded(expect_context::<Registering>().took.get());
        }
        match (has_run.get(), tenant.is_sandbox()) {
            (false, false) => words::nothing_yet(),
            (false, true) => words::nothing_yet_sandbox(),
            (true, false) => words::record(),
            (true, true) => words::record_sandbox(),
        }
        .to_owned()
    });
    let (form, ends) = (Form::here(), SecretEnds::here());
    let on_review = Memo::new(move || routing.page.get() == Page::Step(Step::Review));
    let items = calls::rows(Box::new(move |shown, item| {
        item.sentence = calls::purpose(form, ends, shown);
        if on_review.get() {
            item.details = details(shown);
        }
    }));
    let count = Signal::derive(move || items.with(Vec::len).to_string());
    let is_open = Memo::new(move || routing.page.get() != Page::Step(Step::Permissions));
    // What the person has chosen holds on every page.
    let chosen = RwSignal::new(None);
    let is_shown = Memo::new(move || match routing.page.get() {
        Page::Result => has_run.get() && !run.is_under_way(),
        // Of a run before a reload, nobody knows any more what was sent.
        Page::Unfinished => has_run.get(),
        _ => true,
    });
    let has_registered = Memo::new(move || routing.page.get() != Page::Result && storage::is_stored::<Records>());
    view! {
        {changing(move || {
            is_shown.get().then(|| {
                view! {
                    <Panel title count lead is_open chosen>
                        <CallList calls=items />
                    </Panel>
                }
            })
        })}
        {changing(move || has_registered.get().then(|| registered(routing)))}
    }
    .into_any()
}

/// The way back to what was registered in this tab.
fn registered(routing: Routing) -> AnyView {
    view! {
        <Button kind=ButtonKind::Subtle on_press=move || routing.go(Page::Result)>
            {result::in_this_tab()}
        </Button>
    }
    .into_any()
}

/// The headers and the body of a request, as it is sent.
fn details(shown: &Shown) -> String {
    let headers = shown.headers.iter().copied();
    let parts = [headers.collect::<Vec<_>>().join("\n"), shown.body.clone().unwrap_or_default()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}
