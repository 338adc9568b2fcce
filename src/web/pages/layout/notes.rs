//! Who is signed in where, or that it is the sandbox; that there is no connection, that the sign-in ends soon.

use super::in_part::LaterPart;
use crate::{
    flow::route::WayOut,
    web::{
        browser::frames::frame,
        reactive::prelude::*,
        shell::{in_use::CurrentTenant, online::Online, part::Part, route::Routing},
        ui::{Badge, BadgeKind, Button, ButtonKind, MessageBar, MessageKind},
    },
    words::session::frame as words,
};

/// What stands right below the header.
pub fn notes() -> AnyView {
    let (current, online) = (CurrentTenant::here(), Online::here());
    let (in_sandbox, is_live) = (
        Memo::new(move || current.is_sandbox()),
        Memo::new(move || current.context.with(Option::is_some) && !current.is_sandbox()),
    );
    view! {
        {changing(move || (in_sandbox.get() && !frame::is_framed()).then(sandbox))}
        {changing(move || (!online.get() && !in_sandbox.get()).then(offline))}
        {changing(move || is_live.get().then(|| view! { <LaterPart part=Part::SessionEnd quiet=true /> }))}
    }
    .into_any()
}

/// Who is signed in where, with the ways out. That it is the sandbox says the banner, which a frame has no room for.
pub fn account() -> AnyView {
    let (current, routing) = (CurrentTenant::here(), Routing::here());
    changing(move || {
        let tenant = current.get()?;
        let leave = move || routing.take_out(WayOut::SignOut);
        let view = if tenant.is_sandbox() {
            view! {
                {frame::is_framed().then(|| view! { <Badge kind=BadgeKind::Warning text=words::sandbox() /> })}
                <Button kind=ButtonKind::Subtle small=true on_press=leave>
                    {words::leave()}
                </Button>
            }
            .into_any()
        } else {
            view! { <LaterPart part=Part::Account quiet=true /> }.into_any()
        };
        Some(view)
    })
}

/// On every page, and at once, so that nobody takes the sandbox for the real thing. What can be made to go wrong in it
/// comes with the sandbox itself.
fn sandbox() -> AnyView {
    view! {
        <aside class="banner" aria-label=words::sandbox()>
            <p class="banner__text">
                <strong>{words::sandbox()}</strong>
                " "
                {words::sandbox_banner()}
            </p>
            <LaterPart part=Part::Sandbox quiet=true />
        </aside>
    }
    .into_any()
}

fn offline() -> AnyView {
    view! {
        <div class="notice">
            <MessageBar kind=MessageKind::Warning title=words::offline() announce=true>
                {words::offline_body()}
            </MessageBar>
        </div>
    }
    .into_any()
}
