//! What the start page shows by `config.json`, and to somebody who is signed in.

use super::{ByConfig, Choice, Seen, Ways, way};
use crate::{
    config::{ConfigProblem, Tenants, host::Unread, policy},
    directory::cloud::Cloud,
    recipe::listed,
    web::{
        pages::layout::in_part::InPart,
        reactive::prelude::*,
        shell::{
            part::Part,
            session::{configuration::Configuration, own_address},
        },
        ui::{ButtonKind, MessageBar, MessageKind},
    },
    words::{
        session::{account, cloud, config, start as words},
        value::spelled,
    },
};

/// All of it.
pub const BY_CONFIG: ByConfig = ByConfig { notices, of_tab, said, ways, below };

fn notices(config: &Configuration) -> AnyView {
    // What is wrong with house rules is said by what reads them.
    let house = config.has_house_rules().then(|| view! { <InPart part=Part::HouseRules quiet=true /> });
    view! { {mistakes(config)} {house} {turned_off(config)} }.into_any()
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
    let items = problems(config.problems());
    let bar = view! {
        <MessageBar kind title announce=true>
            <ul class="message__list">{items}</ul>
        </MessageBar>
    };
    Some(bar.into_any())
}

fn problems(problems: &[ConfigProblem]) -> Vec<AnyView> {
    problems.iter().map(|problem| view! { <li>{config::problem(problem)}</li> }.into_any()).collect()
}

/// The recipes that the page's owner lists, and what is wrong with the list. Each is a link of its own: it can be copied
/// and opened beside.
fn below(config: &Configuration) -> AnyView {
    let Some(config) = config.config() else { return ().into_any() };
    let (listed, wrong) =
        config.later.as_ref().and_then(|later| later.recipes.as_ref()).map(listed::read).unwrap_or_default();
    let wrong = problems(&wrong);
    let wrong = (!wrong.is_empty()).then(|| {
        view! {
            <MessageBar kind=MessageKind::Warning title=words::config_warnings()>
                <ul class="message__list">{wrong}</ul>
            </MessageBar>
        }
    });
    let links = listed.into_iter().map(|one| {
        let title = spelled(&one.title);
        view! { <li><a class="link" href=one.name.query()>{title}</a></li> }
    });
    let links = links.collect::<Vec<_>>();
    let links = (!links.is_empty()).then(|| {
        view! {
            <h2 class="card__title">{words::recipes()}</h2>
            <ul class="message__list">{links}</ul>
        }
    });
    view! { {links} {wrong} }.into_any()
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

/// Who is signed in; which cloud and which tenant signing in leads to, where that goes without saying nowhere else; or why
/// nobody can.
fn said(seen: Seen<'_>) -> AnyView {
    let config = seen.config;
    let said = if let Some(who) = seen.signed_in {
        vec![words::signed_in(&who.tenant_name, &who.account)]
    } else if seen.may_sign_in {
        let cloud = config.config().and_then(|config| cloud::shown(config.cloud));
        let chosen = config.chosen_tenant().map(|chosen| account::chosen(chosen.as_str()));
        cloud.into_iter().chain(chosen).collect()
    } else if config.disabled().is_some() {
        vec![words::turned_off_tenant().to_owned()]
    } else if let (true, Err(problem)) = (config.may_sign_in(), own_address::own()) {
        return own_address::why_not(problem);
    } else {
        let why = match config {
            Configuration::Absent | Configuration::Page(_) => words::not_set_up(),
            Configuration::OutOfReach { .. } => words::off_out_of_reach(),
            _ => words::off(),
        };
        vec![why.to_owned()]
    };
    let said = said.into_iter().map(|text| view! { <p class="start__said" dir="auto">{text}</p> });
    said.collect::<Vec<_>>().into_any()
}

/// Into the form again for somebody who is signed in; to other tenants; and to what has to be done before anybody can sign
/// in, where that is any use: an owner who has turned it off has nothing set up here.
fn ways(seen: Seen<'_>) -> AnyView {
    let way = |kind, name, choice| way(kind, name, choice, seen.ways);
    let other = |name, choice| way(ButtonKind::Secondary, name, choice);
    let config = seen.config;
    if seen.signed_in.is_some() {
        return way(ButtonKind::Primary, words::go_on(), Choice::GoOn);
    }
    if seen.may_sign_in {
        let several = config.config().is_some_and(|config| config.tenants != Tenants::OneTenant);
        return view! {
            {several.then(|| other(account::other_tenant(), Choice::OtherTenant))}
            {config.chosen_tenant().map(|_| other(account::own_tenant(), Choice::OwnTenant))}
        }
        .into_any();
    }
    let can_be_set_up = config.disabled().is_none() && !config.may_sign_in();
    can_be_set_up.then(|| other(words::set_up(), Choice::SetUp)).into_any()
}
