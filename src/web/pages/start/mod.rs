//! The start page: sign in, or try the sandbox. `index.html` paints the same markup before the module arrives.

use crate::web::reactive::prelude::*;

use crate::{
    config::{Tenants, host::Unread, policy},
    directory::cloud::Cloud,
    web::{
        shell::session::{configuration::Configuration, own_address},
        ui::{Button, ButtonKind, Card, MessageBar, MessageKind, PageHeading},
    },
    words::session::{account, cloud, config, start as words},
};

/// The page. It decides nothing and knows no session, so that it can be shown before the rest is loaded.
#[component]
pub fn Start(
    /// What is known of `config.json`.
    #[prop(into)]
    config: Signal<Configuration>,
    /// The heading takes the focus.
    take_focus: bool,
    /// Who is signed in, in words; empty where nobody is.
    #[prop(into)]
    signed_in: Signal<String>,
    /// A way on is about to be chosen.
    on_reach: Callback<Choice>,
    /// A way on was chosen. "Sign in" can be while `config.json` is still on its way: whoever takes the choice waits for
    /// it.
    on_choose: Callback<Choice>,
) -> AnyView {
    let ways_on = Ways { reach: on_reach, choose: on_choose };
    let ways = changing(move || {
        let who = signed_in.get();
        if who.is_empty() { config.with(|config| tenant(config, ways_on)) } else { go_on(who, ways_on) }
    });
    view! {
        <PageHeading title=words::title() lead=words::lead() take_focus />
        {changing(move || config.with(mistakes))}
        {changing(move || config.with(turned_off))}
        {changing(move || config.with(Configuration::is_of_tab).then(|| of_tab(ways_on)))}
        <Card title=words::tenant_title()>{ways}</Card>
        <Card title=words::sandbox_title()>
            <p class="card__text">{words::sandbox_body()}</p>
            {changing(move || try_sandbox(config.with(Configuration::may_sign_in) && own_address::own().is_ok(), ways_on))}
        </Card>
    }
    .into_any()
}

/// What becomes of the ways on.
#[derive(Clone, Copy)]
struct Ways {
    reach: Callback<Choice>,
    choose: Callback<Choice>,
}

/// The ways on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    SignIn,
    /// Into the form again, with the session that there is.
    GoOn,
    Sandbox,
    SetUp,
    OtherTenant,
    /// Back to the tenant of `config.json`.
    OwnTenant,
}

impl Argument for Choice {}

/// Each mistake of `config.json` by name, or what has to be built for it.
pub(super) fn mistakes(config: &Configuration) -> Option<AnyView> {
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
pub(super) fn turned_off(config: &Configuration) -> Option<AnyView> {
    let message = config.disabled()?.to_owned();
    let bar = view! {
        <MessageBar kind=MessageKind::Warning title=words::turned_off() announce=true>
            <p dir="auto">{message}</p>
        </MessageBar>
    };
    Some(bar.into_any())
}

/// What was entered for this tab takes the place of the file, and can be changed where it was entered.
fn of_tab(ways: Ways) -> AnyView {
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_reach=move || ways.reach.run(Choice::SetUp) on_press=move || ways.choose.run(Choice::SetUp)>
                {words::set_up()}
            </Button>
        }
    };
    view! {
        <MessageBar kind=MessageKind::Info title=words::of_tab() actions>
            {words::of_tab_means()}
        </MessageBar>
    }
    .into_any()
}

/// The one primary button is the one that leads on: signing in, or the sandbox where that is not set up.
const fn weight(leads_on: bool) -> ButtonKind {
    if leads_on { ButtonKind::Primary } else { ButtonKind::Secondary }
}

fn try_sandbox(may_sign_in: bool, ways: Ways) -> AnyView {
    view! {
        <Button kind=weight(!may_sign_in) on_reach=move || ways.reach.run(Choice::Sandbox) on_press=move || ways.choose.run(Choice::Sandbox)>
            {words::try_sandbox()}
        </Button>
    }
    .into_any()
}

/// The way back into the form for somebody who is signed in.
fn go_on(who: String, ways: Ways) -> AnyView {
    view! {
        <p class="card__text">{who}</p>
        <Button kind=weight(true) on_reach=move || ways.reach.run(Choice::GoOn) on_press=move || ways.choose.run(Choice::GoOn)>
            {words::go_on()}
        </Button>
    }
    .into_any()
}

/// Signing in, or what has to be done before that.
fn tenant(config: &Configuration, ways: Ways) -> AnyView {
    // There is nothing to set up where the owner has turned it off.
    if config.disabled().is_some() {
        return view! { <p class="card__text">{words::turned_off_tenant()}</p> }.into_any();
    }
    if !config.may_sign_in() {
        let why = match config {
            Configuration::Absent | Configuration::Page(_) => words::not_set_up(),
            Configuration::OutOfReach { .. } => words::off_out_of_reach(),
            _ => words::off(),
        };
        return view! {
            <p class="card__text">{why}</p>
            <Button kind=ButtonKind::Secondary on_reach=move || ways.reach.run(Choice::SetUp) on_press=move || ways.choose.run(Choice::SetUp)>
                {words::set_up()}
            </Button>
        }
        .into_any();
    }
    if let (Some(_), Err(problem)) = (config.config(), own_address::own()) {
        return own_address::why_not(problem);
    }
    let cloud = config.config().and_then(|config| cloud::shown(config.cloud));
    let chosen = config.chosen_tenant().map(|chosen| account::chosen(chosen.as_str()));
    view! {
        <p class="card__text">{words::tenant_body()}</p>
        {cloud.map(|name| view! { <p class="card__text" dir="auto">{name}</p> })}
        {chosen.clone().map(|chosen| view! { <p class="card__text">{chosen}</p> })}
        <div class="card__buttons">
            <Button kind=weight(true) on_reach=move || ways.reach.run(Choice::SignIn) on_press=move || ways.choose.run(Choice::SignIn)>
                {words::sign_in()}
            </Button>
            {several(config).then(|| other(account::other_tenant(), Choice::OtherTenant, ways))}
            {chosen.map(|_| other(account::own_tenant(), Choice::OwnTenant, ways))}
        </div>
    }
    .into_any()
}

fn other(name: &'static str, choice: Choice, ways: Ways) -> AnyView {
    view! {
        <Button kind=ButtonKind::Secondary on_reach=move || ways.reach.run(choice) on_press=move || ways.choose.run(choice)>
            {name}
        </Button>
    }
    .into_any()
}

/// Whether the owner allows other tenants.
fn several(config: &Configuration) -> bool {
    config.config().is_some_and(|config| config.tenants != Tenants::OneTenant)
}
