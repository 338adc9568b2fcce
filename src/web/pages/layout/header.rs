//! The header: who is signed in to which tenant, or the sandbox with its banner and its faults.

use crate::web::reactive::prelude::*;

use super::{account_menu::AccountMenu, theme_choice::ThemeChoice};
use crate::{
    flow::route::WayOut,
    sandbox::Faults,
    web::{
        pages::sign_in::session_end::SessionEnd,
        shell::{in_use::CurrentTenant, online::Online, route::Routing},
        ui::{AppHeader, Badge, BadgeKind, Button, ButtonKind, Checkbox, Disclosure, MessageBar, MessageKind},
    },
    words::session::{faults as words, frame},
};

/// The header and what stands right below it.
#[component]
pub fn Header() -> AnyView {
    let (current, routing) = (CurrentTenant::here(), Routing::here());
    view! {
        <AppHeader>
            {changing(move || account(current, routing))}
            <ThemeChoice />
        </AppHeader>
        {notes(current)}
    }
    .into_any()
}

/// That it is the sandbox, that there is no connection, that the sign-in ends soon.
pub(super) fn notes(current: CurrentTenant) -> AnyView {
    let in_sandbox = Memo::new(move || current.is_sandbox());
    let online = Online::here();
    view! {
        {changing(move || in_sandbox.get().then(|| view! { <SandboxBanner /> }))}
        {changing(move || (!online.get() && !in_sandbox.get()).then(offline))}
        <SessionEnd />
    }
    .into_any()
}

/// Who is signed in where, or that it is the sandbox.
pub(super) fn account(current: CurrentTenant, routing: Routing) -> Option<AnyView> {
    let tenant = current.get()?;
    let leave = move || routing.take_out(WayOut::SignOut);
    let view = if tenant.is_sandbox() {
        view! {
            <Badge kind=BadgeKind::Warning text=frame::sandbox() />
            <Button kind=ButtonKind::Subtle small=true on_press=leave>
                {frame::leave()}
            </Button>
        }
        .into_any()
    } else {
        view! { <AccountMenu tenant /> }.into_any()
    };
    Some(view)
}

/// On every page, so that nobody takes the sandbox for the real thing.
#[component]
fn SandboxBanner() -> AnyView {
    view! {
        <aside class="banner" aria-label=frame::sandbox()>
            <p class="banner__text">
                <strong>{frame::sandbox()}</strong>
                " "
                {frame::sandbox_banner()}
            </p>
            <Disclosure summary=words::title()>
                <p class="banner__text">{words::lead()}</p>
                <div class="banner__faults">
                    <Fault id="fault-throttling" label=words::throttling() hint=words::throttling_hint() pick=|f| &mut f.throttling />
                    <Fault
                        id="fault-slow-replication"
                        label=words::slow_replication()
                        hint=words::slow_replication_hint()
                        pick=|f| &mut f.slow_replication
                    />
                    <Fault id="fault-lost-answer" label=words::lost_answer() hint=words::lost_answer_hint() pick=|f| &mut f.lost_answer />
                    <Fault
                        id="fault-not-allowed"
                        label=words::not_allowed()
                        hint=words::not_allowed_hint()
                        pick=|f| &mut f.registration_not_allowed
                    />
                    <Fault
                        id="fault-reference-required"
                        label=words::reference_required()
                        hint=words::reference_required_hint()
                        pick=|f| &mut f.reference_required
                    />
                    <Fault
                        id="fault-consent-not-allowed"
                        label=words::consent_not_allowed()
                        hint=words::consent_not_allowed_hint()
                        pick=|f| &mut f.consent_not_allowed
                    />
                    <Fault
                        id="fault-graph-roles-not-allowed"
                        label=words::graph_roles_not_allowed()
                        hint=words::graph_roles_not_allowed_hint()
                        pick=|f| &mut f.graph_roles_not_allowed
                    />
                </div>
            </Disclosure>
        </aside>
    }
    .into_any()
}

#[component]
fn Fault(id: &'static str, label: &'static str, hint: &'static str, pick: fn(&mut Faults) -> &mut bool) -> AnyView {
    let current = CurrentTenant::here();
    let on = RwSignal::new(false);
    let switch = move |wanted: bool| {
        on.set(wanted);
        current.set_faults(|faults| *pick(faults) = wanted);
    };
    view! { <Checkbox id label description=hint checked=on on_change=switch /> }.into_any()
}

fn offline() -> AnyView {
    view! {
        <div class="notice">
            <MessageBar kind=MessageKind::Warning title=frame::offline() announce=true>
                {frame::offline_body()}
            </MessageBar>
        </div>
    }
    .into_any()
}
