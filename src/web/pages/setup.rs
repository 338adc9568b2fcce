//! How to put the page into use for a tenant of one's own.

use leptos::prelude::*;

use super::start::mistakes;
use crate::{
    directory::cloud::Cloud,
    i18n::{setup as words, sign_in},
    signin::return_address::ReturnAddress,
    web::{
        app::{
            route,
            state::{App, Page},
        },
        browser::location,
        ui::{
            Actions, Button, ButtonKind, Card, CodeBlock, DefinitionList, ExternalLink, IdRow, MessageBar, MessageKind,
            PageHeading,
        },
    },
};

/// The page.
#[component]
pub fn Setup() -> AnyView {
    let app = App::here();
    let ready = Memo::new(move |_| app.config.with(|config| config.config().is_some()));
    let cloud =
        Memo::new(move |_| app.config.with(|config| config.config().map_or(Cloud::Global, |config| config.cloud)));
    let center = move || {
        let portal = cloud.get().portal()?;
        let href = [portal, "/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade"].concat();
        Some(view! { <ExternalLink href text=words::OPEN_ADMIN_CENTER /> })
    };
    let permissions = words::PERMISSIONS
        .map(|(name, purpose)| IdRow { code: false, copy: false, ..IdRow::text(name, purpose) })
        .to_vec();
    let moved = app.moved.get_untracked();
    view! {
        <PageHeading title=words::TITLE lead=words::LEAD take_focus=moved />
        {move || app.config.with(mistakes)}
        {move || ready.get().then(|| view! {
            <MessageBar kind=MessageKind::Success title=words::READY>
                {words::READY_DO}
            </MessageBar>
        })}
        <Card title=words::STEP_REGISTER>
            <p class="card__text">{words::WHO} " " {center}</p>
            {numbered(&words::REGISTER_PATH)}
            {redirect_uri()}
        </Card>
        <Card title=words::STEP_PERMISSIONS>
            {numbered(&words::PERMISSIONS_PATH)}
            <DefinitionList rows=Signal::stored(permissions) />
            <p class="card__note">{words::RIGHTS}</p>
        </Card>
        <Card title=words::STEP_CONFIG>
            <p class="card__text">{words::CONFIG}</p>
            <CodeBlock label=words::CONFIG_LABEL text=words::CONFIG_TEXT />
            <p class="card__note">{words::CONFIG_CLOUD}</p>
            <p class="card__text">{words::THEN_RELOAD}</p>
        </Card>
        <Actions>
            <Button kind=ButtonKind::Secondary on_press=move || route::go(app, Page::Start)>
                {words::BACK}
            </Button>
        </Actions>
    }
    .into_any()
}

fn numbered(steps: &[&'static str]) -> AnyView {
    let steps = steps.iter().map(|step| view! { <li>{*step}</li> }).collect::<Vec<_>>();
    view! { <ol class="numbered">{steps}</ol> }.into_any()
}

/// The exact redirect URI of this deployment, or why it cannot have one.
fn redirect_uri() -> AnyView {
    match ReturnAddress::of_page(&location::base()) {
        Ok(address) => view! {
            <CodeBlock label=words::REDIRECT_URI text=address.as_str().to_owned() />
            <p class="card__note">{words::REDIRECT_URI_HINT}</p>
        }
        .into_any(),
        Err(problem) => view! {
            <MessageBar kind=MessageKind::Error title=words::NO_REDIRECT_URI>
                {sign_in::return_address_problem(problem)}
            </MessageBar>
        }
        .into_any(),
    }
}
