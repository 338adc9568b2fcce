//! Trying a set-up out, done as [`Setup`] says.

use crate::web::reactive::prelude::*;

use crate::{
    flow::{
        route::Page,
        session::{self, Intent, Phase},
        setup::{Effect as Asked, Event, Setup},
    },
    web::{
        browser::{frames::leave, storage},
        shell::{
            session::{
                configuration::{self, TabSettings},
                self_test::TestBegun,
                sign_in::SignIn,
            },
            state::App,
        },
    },
};

/// Performs what the flow asks for, and tells it how signing in stands, for as long as that lives. Called once, before
/// an answer is taken in.
pub fn follow(app: &'static App) {
    let flow = app.setting_up.flow;
    flow.begin(|setup: &mut Setup, event, _| setup.update(event), move |_, effect| perform(app, effect));
    let arrives = app.sign_in.phase.get_untracked() == Phase::Arriving;
    flow.dispatch(Event::Opened { was_begun: was_begun(), arrives });
    // Back from Microsoft's page, by the browser's own cache of this one.
    let again = leave::on_shown_again(move || flow.dispatch(Event::ShownAgain { was_begun: was_begun() }));
    // It listens for as long as the page lives.
    std::mem::forget(again);
    Effect::new(move |_| {
        let (phase, is_signed_in) = (app.sign_in.phase.get(), stands(app.sign_in));
        flow.dispatch(Event::Stands { phase, is_signed_in });
    });
}

/// Whether somebody is signed in, and again with each change.
fn stands(sign_in: SignIn) -> bool {
    sign_in.flow.with(|session| session.signed_in().is_some())
}

fn was_begun() -> bool {
    matches!(storage::take::<TestBegun>(), Ok(Some(_)))
}

fn perform(app: &'static App, effect: Asked) {
    match effect {
        Asked::End(reason) => app.sign_in.dispatch(session::Event::End(reason)),
        // Where it cannot be kept, neither can the question, and the sign-in says so.
        Asked::KeepMark => drop(storage::save(&TestBegun)),
        Asked::DropMark => storage::remove::<TestBegun>(),
        Asked::SignIn => app.sign_in.go(Intent::ChooseAccount),
        Asked::Show => app.routing.replace(Page::Setup),
        // Where it cannot be kept it holds until the page is left, and signing in says that nothing can be kept.
        Asked::KeepSettings(entered) => drop(storage::save(&TabSettings(entered))),
        Asked::DropSettings => storage::remove::<TabSettings>(),
        Asked::Configure => spawn_local(async move {
            app.configured.set(configuration::load().await);
        }),
    }
}
