//! The page in a frame: the page around it is told how far one is, and this one looks like it.

use std::rc::Rc;

use crate::web::reactive::prelude::*;

use crate::{
    directory::{application::Application, origin::Origin},
    flow::embedded::{Embedded, Looks, Registered, Shown, Told},
    web::{
        browser::frames::{
            around::{self, Around},
            fitted::Watch,
        },
        shell::state::App,
    },
};

/// Tells the page around this one, and listens to it, for as long as the page lives.
pub fn bring() {
    let (app, parent) = (App::here(), expect_context::<Origin>());
    let Some(around) = Around::of(parent).map(Rc::new) else { return };
    let fitted = StoredValue::new(None);
    let tells_height = around.clone();
    let listener = around.on_message(move |json| {
        let Some(looks) = Looks::read(&json) else { return };
        around::look_like(&looks);
        // Who says this can also give the frame its height.
        if fitted.with_value(Option::is_none) {
            let tells = tells_height.clone();
            fitted.set_value(Watch::new(move |height| tells.tell(&Told::Height(height).to_json())));
        }
    });
    StoredValue::new(listener);
    let embedded = StoredValue::new(Embedded::default());
    Effect::new(move |_| {
        let shown = Shown { page: app.routing.page.get(), registered: registered(app), undone: undone(app) };
        let told = embedded.try_update_value(|embedded| embedded.update(shown));
        for told in told.into_iter().flatten() {
            around.tell(&told.to_json());
        }
    });
}

/// The application that was undone last.
fn undone(app: App) -> Option<Application> {
    app.run.0.get()?.undone.get()
}

/// What the run has registered, once the client is; looks again with each change.
fn registered(app: App) -> Option<Registered> {
    let run = app.run.0.get().filter(|run| run.is_client_registered.get())?;
    Some(Registered {
        tenant_id: app.current.context.with(|context| context.as_ref().map(|context| context.tenant_id))?,
        application: run.application.get()?,
        service_principal: run.service_principal.get(),
        sandbox: app.current.is_sandbox(),
    })
}
