//! How to put the page into use for a tenant of one's own: three ways to register it, a test, and consent for everybody.

mod choices;
mod consent;
mod entered;
mod portal;
mod script;
mod self_test;

use leptos::prelude::*;

use super::start::{mistakes, turned_off};
use crate::{
    flow::route::Page,
    setup::Neighbours,
    signin::return_address::{ReturnAddress, ReturnAddressProblem},
    web::{
        browser::location,
        shell::{
            route::Routing,
            session::{account::Configured, configuration::Configuration, own_address, self_test::SettingUp},
        },
        ui::{
            Actions, Button, ButtonKind, Card, CodeBlock, ExternalLink, MessageBar, MessageKind, PageHeading, Tab,
            Tabs, announcer,
        },
    },
    words::{session::start, setup as words},
};
use choices::Choices;
use self_test::TestCard;

/// The page.
#[component]
pub fn Setup() -> AnyView {
    let (routing, setting_up, config) = (Routing::here(), SettingUp::here(), Configured::here().config);
    let ready = Memo::new(move |_| config.with(|config| config.config().is_some()));
    let of_tab = Memo::new(move |_| config.with(Configuration::is_of_tab));
    let moved = routing.moved.get_untracked();
    let address = own_address::own();
    let usable = address.is_ok();
    let ways = ways(config, address.clone().ok());
    view! {
        <PageHeading title=words::TITLE lead=words::LEAD take_focus=moved />
        {self_test::result()}
        {move || config.with(mistakes)}
        {move || config.with(turned_off)}
        {move || if of_tab.get() { Some(settings_of_tab(setting_up)) } else { (usable && ready.get()).then(set_up) }}
        <Card title=words::REDIRECT_URI>{redirect_uri(address)}</Card>
        <Card title=words::REGISTER>{ways}</Card>
        <Card title=words::MFA>{multifactor()}</Card>
        {move || (usable && ready.get()).then(|| view! { <TestCard /> {consent::card(config)} })}
        <Actions>
            <Button kind=ButtonKind::Secondary on_press=move || routing.go(Page::Start)>
                {words::BACK}
            </Button>
        </Actions>
    }
    .into_any()
}

fn set_up() -> AnyView {
    view! { <MessageBar kind=MessageKind::Success title=words::READY>{words::READY_DO}</MessageBar> }.into_any()
}

fn settings_of_tab(setting_up: SettingUp) -> AnyView {
    let announcer = announcer();
    let drop = move || {
        setting_up.use_file();
        announcer.announce(words::DROPPED);
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=drop>
                {words::DROP}
            </Button>
        }
    };
    view! {
        <MessageBar kind=MessageKind::Info title=start::OF_TAB actions>
            {start::OF_TAB_MEANS}
        </MessageBar>
    }
    .into_any()
}

/// The exact redirect URI of this deployment, or why it cannot have one; and who could read along there.
fn redirect_uri(address: Result<ReturnAddress, ReturnAddressProblem>) -> AnyView {
    let address = match address {
        Ok(address) => view! {
            <CodeBlock label=words::REDIRECT_URI_LABEL text=address.as_str().to_owned() />
            <p class="card__note">{words::REDIRECT_URI_HINT}</p>
        }
        .into_any(),
        Err(problem) => view! {
            <MessageBar kind=MessageKind::Error title=words::NO_REDIRECT_URI>
                {own_address::why_not(problem)}
            </MessageBar>
        }
        .into_any(),
    };
    let shared = Neighbours::of(&location::base()).map(|who| {
        view! { <MessageBar kind=MessageKind::Warning title=words::SHARED>{words::neighbours(who)}</MessageBar> }
    });
    view! { {address} {shared} }.into_any()
}

/// What is chosen for all ways, then the ways.
fn ways(config: RwSignal<Configuration>, address: Option<ReturnAddress>) -> AnyView {
    let choices = Choices::new(config);
    let selected = RwSignal::new(0);
    let tabs = vec![
        Tab { label: words::WAY_SCRIPT, content: script::panel(choices, address) },
        Tab { label: words::WAY_PORTAL, content: portal::panel(choices) },
        Tab { label: words::WAY_ENTERED, content: entered::panel(config, choices) },
    ];
    view! {
        <p class="card__text">{words::WHO}</p>
        {choices.view()}
        <Tabs label=words::WAYS name="way" tabs selected />
    }
    .into_any()
}

/// What keeps a stolen password from registering apps here.
fn multifactor() -> AnyView {
    let policy = words::MFA_POLICY.map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <p class="card__text">{words::MFA_WHY}</p>
        <ol class="numbered">{policy}</ol>
        <p><ExternalLink href=words::MFA_LEARN_AT text=words::MFA_LEARN /></p>
    }
    .into_any()
}
