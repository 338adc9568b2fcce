//! The start page: sign in, or try the sandbox. `index.html` paints the same markup before the module arrives.

pub mod by_config;

use crate::web::reactive::prelude::*;

use crate::{
    directory::tenant::TenantContext,
    web::{
        shell::session::configuration::Configuration,
        ui::{Button, ButtonKind, Card, PageHeading},
    },
    words::session::start as words,
};

/// The page. It decides nothing and knows no session, so that it can be shown before the rest is loaded.
#[component]
pub fn Start(
    /// What is known of `config.json`.
    #[prop(into)]
    config: Signal<Configuration>,
    /// What is shown by that, once its part is there.
    #[prop(into)]
    by_config: Signal<Option<ByConfig>>,
    /// Whether people can sign in, as far as is known.
    #[prop(into)]
    may_sign_in: Signal<bool>,
    /// The heading takes the focus.
    take_focus: bool,
    /// Who is signed in.
    #[prop(into)]
    signed_in: Signal<Option<TenantContext>>,
    /// A way on is about to be chosen.
    on_reach: Callback<Choice>,
    /// A way on was chosen. "Sign in" can be while `config.json` is still on its way: whoever takes the choice waits for
    /// it.
    on_choose: Callback<Choice>,
) -> AnyView {
    let ways = Ways { reach: on_reach, choose: on_choose };
    let shown = move |which: fn(&ByConfig) -> Shows| {
        changing(move || by_config.get().map(|by| config.with(|config| which(&by)(config, ways))))
    };
    let ways_on = changing(move || match (signed_in.get(), may_sign_in.get()) {
        (Some(who), _) => by_config.get().map(|by| (by.go_on)(&who, ways)).into_any(),
        (None, false) => shown(|by| by.instead),
        (None, true) => view! {
            <p class="card__text">{words::tenant_body()}</p>
            {shown(|by| by.tenant)}
            <div class="card__buttons">
                {way(weight(true), words::sign_in(), Choice::SignIn, ways)}
                {shown(|by| by.others)}
            </div>
        }
        .into_any(),
    });
    view! {
        <PageHeading title=words::title() lead=words::lead() take_focus />
        {changing(move || by_config.get().map(|by| config.with(by.notices)))}
        {shown(|by| by.of_tab)}
        <Card title=words::tenant_title()>{ways_on}</Card>
        <Card title=words::sandbox_title()>
            <p class="card__text">{words::sandbox_body()}</p>
            {changing(move || way(weight(!may_sign_in.get()), words::try_sandbox(), Choice::Sandbox, ways))}
        </Card>
    }
    .into_any()
}

/// A piece of the page by what is known of `config.json`.
pub type Shows = fn(&Configuration, Ways) -> AnyView;

/// What the page shows by `config.json`. It comes with what reads that.
#[derive(Clone, Copy)]
pub struct ByConfig {
    /// Above everything: what is wrong with it, and what its owner has to say.
    pub notices: fn(&Configuration) -> AnyView,
    /// Above the cards: that it is what was entered for this tab.
    pub of_tab: Shows,
    /// In the place of "Sign in", where nobody can.
    pub instead: Shows,
    /// Above "Sign in": where to.
    pub tenant: Shows,
    /// Beside "Sign in": the ways to other tenants.
    pub others: Shows,
    /// In the place of "Sign in", where somebody is.
    pub go_on: fn(&TenantContext, Ways) -> AnyView,
}

/// What becomes of the ways on.
#[derive(Clone, Copy)]
pub struct Ways {
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

/// The one primary button is the one that leads on: signing in, or the sandbox where that is not set up.
const fn weight(leads_on: bool) -> ButtonKind {
    if leads_on { ButtonKind::Primary } else { ButtonKind::Secondary }
}

/// A button that leads on.
fn way(kind: ButtonKind, name: &'static str, choice: Choice, ways: Ways) -> AnyView {
    view! {
        <Button kind on_reach=move || ways.reach.run(choice) on_press=move || ways.choose.run(choice)>
            {name}
        </Button>
    }
    .into_any()
}
