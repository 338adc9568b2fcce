//! Trying a set-up out, done as [`Setup`] says.

use crate::web::reactive::prelude::*;

use crate::{
    flow::{
        route::Page,
        session::Intent,
        setup::{Effect as Asked, Event, Setup},
    },
    web::{
        browser::{frames::leave, keyboard::typing::Typing, storage},
        shell::{
            session::{
                asked::Standing,
                configuration::{self, TabSettings},
                self_test::SettingUp,
            },
            state::App,
            tab_storage::TestBegun,
        },
    },
};

/// Performs what the flow asks for, and tells it how signing in stands, for as long as that lives. Called before an answer
/// is taken in.
pub fn bring() {
    let app = App::here();
    let setting_up = SettingUp::new();
    provide_context(setting_up);
    Typing::bring();
    let flow = setting_up.flow;
    flow.begin(|setup: &mut Setup, event, _| setup.update(event), move |_, effect| perform(app, effect));
    let arrives = untrack(|| app.sign_in.standing()) == Standing::Arriving;
    flow.dispatch(Event::Opened { was_begun: was_begun(), arrives });
    // Back from Microsoft's page, by the browser's own cache of this one.
    let again = leave::on_shown_again(move || flow.dispatch(Event::ShownAgain { was_begun: was_begun() }));
    // It listens for as long as the page lives.
    std::mem::forget(again);
    Effect::new(move |_| {
        if let Some(session) = app.sign_in.session.get() {
            flow.dispatch(Event::Stands { phase: session.phase.get(), is_signed_in: session.is_signed_in.get() });
        }
    });
}

fn was_begun() -> bool {
    storage::was_stored::<TestBegun>()
}

fn perform(app: App, effect: Asked) {
    match effect {
        Asked::End(reason) => app.sign_in.end(reason),
        // Where it cannot be kept, neither can the question, and the sign-in says so.
        Asked::KeepMark => drop(storage::mark::<TestBegun>()),
        Asked::DropMark => storage::remove::<TestBegun>(),
        Asked::SignIn => app.sign_in.go(Intent::ChooseAccount),
        Asked::Show => app.routing.replace(Page::Setup),
        // Where it cannot be kept it holds until the page is left, and signing in says that nothing can be kept.
        Asked::KeepSettings(entered) => drop(storage::save_text::<TabSettings>(entered.file())),
        Asked::DropSettings => storage::remove::<TabSettings>(),
        Asked::Configure => spawn_local(async move {
            app.configured.set(configuration::load().await);
        }),
    }
}
