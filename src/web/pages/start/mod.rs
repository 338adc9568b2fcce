//! The start page: sign in, or try the sandbox. `index.html` paints the same markup before the module arrives.

pub mod by_config;

use crate::web::reactive::prelude::*;

use crate::{
    directory::tenant::TenantContext,
    web::{
        shell::session::configuration::Configuration,
        ui::{Button, ButtonKind, PageHeading},
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
    let seen = move |shows: Shows| {
        signed_in.with(|who| {
            config.with(|config| shows(Seen { config, may_sign_in: may_sign_in.get(), signed_in: who.as_ref(), ways }))
        })
    };
    let sign_in = move || {
        let leads_on = may_sign_in.get() && signed_in.with(Option::is_none);
        leads_on.then(|| way(ButtonKind::Primary, words::sign_in(), Choice::SignIn, ways))
    };
    view! {
        {changing(move || by_config.get().map(|by| config.with(by.notices)))}
        {changing(move || by_config.get().map(|by| config.with(|config| (by.of_tab)(config, ways))))}
        <div class="start">
            <PageHeading title=words::title() lead=words::lead() take_focus />
            {changing(move || by_config.get().map(|by| seen(by.said)))}
            <div class="start__ways">
                {changing(sign_in)} {changing(move || by_config.get().map(|by| seen(by.ways)))}
                {way(ButtonKind::Secondary, words::try_sandbox(), Choice::Sandbox, ways)}
            </div>
            <p class="start__hint">{words::hint()}</p>
            {changing(move || by_config.get().map(|by| config.with(by.below)))}
        </div>
    }
    .into_any()
}

/// What the page is shown by.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    pub config: &'a Configuration,
    pub may_sign_in: bool,
    pub signed_in: Option<&'a TenantContext>,
    pub ways: Ways,
}

/// A piece of the page.
pub type Shows = fn(Seen<'_>) -> AnyView;

/// What the page shows by `config.json`. It comes with what reads that.
#[derive(Clone, Copy)]
pub struct ByConfig {
    /// Above everything: what is wrong with it, and what its owner has to say.
    pub notices: fn(&Configuration) -> AnyView,
    /// Above the way in: that it is what was entered for this tab.
    pub of_tab: fn(&Configuration, Ways) -> AnyView,
    /// Above the ways on: who is signed in, where signing in leads, or why nobody can.
    pub said: Shows,
    /// Beside "Sign in", or in its place.
    pub ways: Shows,
    /// Below everything: the recipes that its owner lists.
    pub below: fn(&Configuration) -> AnyView,
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

/// A button that leads on.
fn way(kind: ButtonKind, name: &'static str, choice: Choice, ways: Ways) -> AnyView {
    view! {
        <Button kind on_reach=move || ways.reach.run(choice) on_press=move || ways.choose.run(choice)>
            {name}
        </Button>
    }
    .into_any()
}
