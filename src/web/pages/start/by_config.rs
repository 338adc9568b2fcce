//! What the start page shows by `config.json`, and to somebody who is signed in.

use super::{ByConfig, Choice, Ways, way, weight};
use crate::{
    config::{Tenants, host::Unread, policy},
    directory::{cloud::Cloud, tenant::TenantContext},
    web::{
        reactive::prelude::*,
        shell::session::{configuration::Configuration, own_address},
        ui::{ButtonKind, MessageBar, MessageKind},
    },
    words::session::{account, cloud, config, start as words},
};

/// All of it.
pub const BY_CONFIG: ByConfig = ByConfig { notices, of_tab, instead, tenant, others, go_on };

fn notices(config: &Configuration) -> AnyView {
    view! { {mistakes(config)} {turned_off(config)} }.into_any()
}

/// Each mistake of `config.json` by name, or what has to be built for it.
fn mistakes(config: &Configuration) -> Option<AnyView> {
    let (kind, title) = match config {
        Configuration::OutOfReach { cloud, blocked } => return Some(out_of_reach(*cloud, blocked)),
        Configuration::Wrong(_) => (MessageKind::Error, words::config_wrong()),
        Configuration::Ready { warnings, .. } if !warnings.is_empty() => {
            (MessageKind::Warning, words::config_warnings())
        }
        Configuration::Unread(unread) => return Some(told_unread(*unread)),
        Configuration::Page(page) => {
            let title = config::page(page);
            return Some(view! { <MessageBar kind=MessageKind::Warning title announce=true /> }.into_any());
        }
        _ => return None,
    };
    let items =
        config.problems().iter().map(|problem| view! { <li>{config::problem(problem)}</li> }).collect::<Vec<_>>();
    let bar = view! {
        <MessageBar kind title announce=true>
            <ul class="message__list">{items}</ul>
        </MessageBar>
    };
    Some(bar.into_any())
}

fn told_unread(unread: Unread) -> AnyView {
    view! {
        <MessageBar kind=MessageKind::Error title=words::config_unread() announce=true>
            {config::unread(unread)}
        </MessageBar>
    }
    .into_any()
}

fn out_of_reach(cloud: Cloud, blocked: &[&'static str]) -> AnyView {
    let items = blocked.iter().map(|origin| view! { <li>{config::left_out(origin)}</li> }).collect::<Vec<_>>();
    view! {
        <MessageBar kind=MessageKind::Error title=words::out_of_reach() announce=true>
            <ul class="message__list">{items}</ul>
            <p>{words::build_for_it()}</p>
            <p><code class="code-text">{policy::build_command(cloud)}</code></p>
        </MessageBar>
    }
    .into_any()
}

/// What the owner has to say about it.
fn turned_off(config: &Configuration) -> Option<AnyView> {
    let message = config.disabled()?.to_owned();
    let bar = view! {
        <MessageBar kind=MessageKind::Warning title=words::turned_off() announce=true>
            <p dir="auto">{message}</p>
        </MessageBar>
    };
    Some(bar.into_any())
}

/// What was entered for this tab takes the place of the file, and can be changed where it was entered.
fn of_tab(config: &Configuration, ways: Ways) -> AnyView {
    if !config.is_of_tab() {
        return ().into_any();
    }
    let actions = move || way(ButtonKind::Secondary, words::set_up(), Choice::SetUp, ways);
    view! {
        <MessageBar kind=MessageKind::Info title=words::of_tab() actions>
            {words::of_tab_means()}
        </MessageBar>
    }
    .into_any()
}

/// What has to be done before anybody can sign in.
fn instead(config: &Configuration, ways: Ways) -> AnyView {
    // There is nothing to set up where the owner has turned it off.
    if config.disabled().is_some() {
        return view! { <p class="card__text">{words::turned_off_tenant()}</p> }.into_any();
    }
    if let (true, Err(problem)) = (config.may_sign_in(), own_address::own()) {
        return own_address::why_not(problem);
    }
    let why = match config {
        Configuration::Absent | Configuration::Page(_) => words::not_set_up(),
        Configuration::OutOfReach { .. } => words::off_out_of_reach(),
        _ => words::off(),
    };
    view! {
        <p class="card__text">{why}</p>
        {way(ButtonKind::Secondary, words::set_up(), Choice::SetUp, ways)}
    }
    .into_any()
}

/// Which cloud people sign in to, and which tenant, where that goes without saying nowhere else.
fn tenant(config: &Configuration, _: Ways) -> AnyView {
    let cloud = config.config().and_then(|config| cloud::shown(config.cloud));
    let chosen = config.chosen_tenant().map(|chosen| account::chosen(chosen.as_str()));
    view! {
        {cloud.map(|name| view! { <p class="card__text" dir="auto">{name}</p> })}
        {chosen.map(|chosen| view! { <p class="card__text">{chosen}</p> })}
    }
    .into_any()
}

/// The ways to other tenants.
fn others(config: &Configuration, ways: Ways) -> AnyView {
    let several = config.config().is_some_and(|config| config.tenants != Tenants::OneTenant);
    let other = |name, choice| way(ButtonKind::Secondary, name, choice, ways);
    view! {
        {several.then(|| other(account::other_tenant(), Choice::OtherTenant))}
        {config.chosen_tenant().map(|_| other(account::own_tenant(), Choice::OwnTenant))}
    }
    .into_any()
}

/// The way back into the form for somebody who is signed in.
fn go_on(who: &TenantContext, ways: Ways) -> AnyView {
    view! {
        <p class="card__text">{words::signed_in(&who.tenant_name, &who.account)}</p>
        {way(weight(true), words::go_on(), Choice::GoOn, ways)}
    }
    .into_any()
}
