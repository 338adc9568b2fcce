//! How to put the page into use for a tenant of one's own: three ways to register it, a test, and consent for everybody.

mod choices;
mod consent;
mod entered;
mod portal;
mod script;
mod self_test;

use crate::web::reactive::prelude::*;

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
    words::{
        session::{frame, start},
        setup as words,
    },
};
use choices::Choices;
use self_test::TestCard;

/// The page.
#[component]
pub fn Setup() -> AnyView {
    let (routing, setting_up, configured) = (Routing::here(), SettingUp::here(), Configured::here());
    let (config, shown) = (configured.config, configured.shown);
    let ready = Memo::new(move || config.with(|config| config.config().is_some()));
    let of_tab = Memo::new(move || config.with(Configuration::is_of_tab));
    document().set_title(&frame::title(words::title()));
    let moved = routing.moved.get_untracked();
    let address = own_address::own();
    let usable = address.is_ok();
    let ways = ways(config, address.clone().ok());
    view! {
        <PageHeading title=words::title() lead=words::lead() take_focus=moved />
        {self_test::result()}
        {changing(move || shown.get().map(|by| config.with(by.notices)))}
        {changing(move || if of_tab.get() { Some(settings_of_tab(setting_up)) } else { (usable && ready.get()).then(set_up) })}
        <Card title=words::redirect_uri()>{redirect_uri(address)}</Card>
        <Card title=words::register()>{ways}</Card>
        <Card title=words::mfa()>{multifactor()}</Card>
        {changing(move || (usable && ready.get()).then(|| view! { <TestCard /> {consent::card(config)} }))}
        <Actions>
            <Button kind=ButtonKind::Secondary on_press=move || routing.go(Page::Start)>
                {words::back()}
            </Button>
        </Actions>
    }
    .into_any()
}

fn set_up() -> AnyView {
    view! { <MessageBar kind=MessageKind::Success title=words::ready()>{words::ready_do()}</MessageBar> }.into_any()
}

fn settings_of_tab(setting_up: SettingUp) -> AnyView {
    let announcer = announcer();
    let drop = move || {
        setting_up.use_file();
        announcer.announce(words::dropped());
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=drop>
                {words::drop()}
            </Button>
        }
    };
    view! {
        <MessageBar kind=MessageKind::Info title=start::of_tab() actions>
            {start::of_tab_means()}
        </MessageBar>
    }
    .into_any()
}

/// The exact redirect URI of this deployment, or why it cannot have one; and who could read along there.
fn redirect_uri(address: Result<ReturnAddress, ReturnAddressProblem>) -> AnyView {
    let address = match address {
        Ok(address) => view! {
            <CodeBlock label=words::redirect_uri_label() text=address.as_str().to_owned() />
            <p class="card__note">{words::redirect_uri_hint()}</p>
        }
        .into_any(),
        Err(problem) => view! {
            <MessageBar kind=MessageKind::Error title=words::no_redirect_uri()>
                {own_address::why_not(problem)}
            </MessageBar>
        }
        .into_any(),
    };
    let shared = Neighbours::of(&location::base()).map(|who| {
        view! { <MessageBar kind=MessageKind::Warning title=words::shared()>{words::neighbours(who)}</MessageBar> }
    });
    view! { {address} {shared} }.into_any()
}

/// What is chosen for all ways, then the ways.
fn ways(config: RwSignal<Configuration>, address: Option<ReturnAddress>) -> AnyView {
    let choices = Choices::new(config);
    let selected = RwSignal::new(0);
    let tabs = vec![
        Tab { label: words::way_script(), content: script::panel(choices, address) },
        Tab { label: words::way_portal(), content: portal::panel(choices) },
        Tab { label: words::way_entered(), content: entered::panel(config, choices) },
    ];
    view! {
        <p class="card__text">{words::who()}</p>
        {choices.view()}
        <Tabs label=words::ways() name="way" tabs selected />
    }
    .into_any()
}

/// What keeps a stolen password from registering apps here.
fn multifactor() -> AnyView {
    let policy = Vec::from(words::mfa_policy().map(|line| view! { <li>{line}</li> }));
    view! {
        <p class="card__text">{words::mfa_why()}</p>
        <ol class="numbered">{policy}</ol>
        <p><ExternalLink href=words::mfa_learn_at() text=words::mfa_learn() /></p>
    }
    .into_any()
}
