//! The start page: sign in, or try the sandbox. `index.html` paints the same markup before the module arrives.

use leptos::prelude::*;

use crate::{
    i18n::{self, start as words},
    web::{
        app::{
            enter_sandbox, route, sign_in,
            state::{App, ConfigState, Page},
        },
        ui::{Actions, Button, ButtonKind, Card, MessageBar, MessageKind, PageHeading},
    },
};

/// The page.
#[component]
pub fn Start() -> AnyView {
    let app = App::here();
    let moved = app.moved.get_untracked();
    view! {
        <PageHeading title=words::TITLE lead=words::LEAD take_focus=moved />
        {move || app.config.with(mistakes)}
        <Card title=words::TENANT_TITLE>{move || app.config.with(|config| tenant(app, config))}</Card>
        <Card title=words::SANDBOX_TITLE>
            <p class="card__text">{words::SANDBOX_BODY}</p>
            <Button
                kind=ButtonKind::Secondary
                on_press=move || {
                    enter_sandbox(app);
                }
            >
                {words::TRY_SANDBOX}
            </Button>
        </Card>
    }
    .into_any()
}
