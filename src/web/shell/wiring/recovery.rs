//! What a tab keeps of a registration that has stopped on its way, and another one takes over: in the browser's storage, and by
//! its locks.

use std::cell::Cell;

use crate::web::reactive::prelude::*;

use crate::{
    config::TenantName,
    directory::ids::RunTail,
    flow::{
        recovery::{self, Effect as Asked, Found, Keeper, Unfinished},
        route::Page,
        session::Intent,
    },
    run::ledger::Kept,
    signin::pending::Pending,
    web::{
        browser::{
            frames::{frame, leave},
            storage::{self, locks, other_tabs},
        },
        shell::{self, form::Form, late::Hook, preview::Preview, session::configuration::Configuration, state::App},
    },
};

thread_local! {
    /// One was taken over, and whoever signs in next goes on with it.
    static TAKEN_OVER: Cell<bool> = const { Cell::new(false) };
}

/// What keeps it, for whoever knows what exists, and whether all is registered.
#[derive(Clone, Copy)]
struct Keeps(Hook<(Option<Kept>, bool)>);

/// Puts up what keeps it. In a frame nothing is kept.
pub fn bring() {
    if frame::is_framed() {
        return;
    }
    let (form, keeper) = (Form::here(), StoredValue::new(Keeper::default()));
    provide_context(Keeps(Hook::new(move |(exists, is_registered): (Option<Kept>, bool)| {
        let asked = form.draft.with(|draft| {
            let follow = |keeper: &mut Keeper| keeper.follow(draft, exists.as_ref(), is_registered, shell::now());
            keeper.try_update_value(follow).unwrap_or_default()
        });
        for asked in asked {
            perform(keeper, asked);
        }
    })));
}

/// That it is followed: once a page.
#[derive(Clone, Copy)]
struct IsFollowed;

/// Has it kept from now on, for as long as the page lives.
pub fn follow() {
    let Some(Keeps(keep)) = use_context().filter(|_| use_context::<IsFollowed>().is_none()) else { return };
    provide_context(IsFollowed);
    let (app, form, preview) = (App::here(), Form::here(), Preview::here());
    Effect::new(move |_| {
        // The sandbox's tenant ends with the page.
        let tenant = app.current.context.with(|context| context.as_ref().map(|context| context.tenant_id));
        let tenant = tenant.filter(|_| !app.current.is_sandbox());
        let exists = tenant.and_then(|tenant| Some(Kept::new(tenant, preview.ledger_of_draft()?)));
        // Each change of it is kept.
        form.draft.with(|_| ());
        keep.call((exists, app.run.is_registered()));
    });
}

fn perform(keeper: StoredValue<Keeper>, asked: Asked) {
    match asked {
        Asked::Hold(name) => spawn_local(async move {
            if !have(&name).await {
                keeper.update_value(|keeper| keeper.is_of_another_tab(name));
            }
        }),
        Asked::Write(name, text) => other_tabs::write(&name, &text),
        Asked::Remove(name) => other_tabs::remove(&name),
    }
}

/// The tab has it again after a reload.
pub fn hold(run_tail: &RunTail) {
    let name = recovery::name(run_tail);
    spawn_local(async move {
        // Where another tab was faster, that one keeps it.
        have(&name).await;
    });
}

/// Has it from now on, also while the page is left for Microsoft; false where another tab has it.
async fn have(name: &str) -> bool {
    let mark = recovery::away(name);
    // The page is back.
    other_tabs::remove(&mark);
    let is_own = locks::take(name).await;
    if is_own {
        // It listens for as long as the page lives.
        std::mem::forget(leave::on_hidden(move || {
            if storage::is_stored::<Pending>() {
                other_tabs::write(&mark, &shell::now().unix_timestamp().to_string());
            }
        }));
    }
    is_own
}

/// What other tabs have left, where this one has nothing of its own that it would take the place of.
pub async fn find(app: App, form: Form) -> Found {
    let has_own = storage::is_stored::<Kept>() || !untrack(|| form.is_blank());
    // What is kept for tabs is nothing to a frame.
    if has_own || untrack(|| app.current.is_sandbox()) || frame::is_framed() {
        return Found::default();
    }
    let taken = locks::taken().await;
    let found = recovery::find(&other_tabs::all(recovery::PREFIX), taken.as_deref(), shell::now());
    found.outdated.iter().for_each(|name| other_tabs::remove(name));
    found
}

/// Whether it is this tab's from now on; false where another one was faster.
pub async fn take(one: &Unfinished) -> bool {
    let name = one.name();
    have(&name).await && other_tabs::has(&name)
}

/// Goes on with one that was taken, as after a reload: where somebody is signed in to its tenant at once, else once somebody
/// is.
pub fn go_on(app: App, form: Form, preview: Option<Preview>, one: Unfinished) {
    let tenant = one.tenant();
    let Unfinished { draft, kept, .. } = one;
    // Where it cannot be kept, whoever has to sign in first finds it on the start page once more.
    let _ = (storage::save(&draft), storage::save(&kept));
    if let Some(preview) = preview {
        preview.ledger.set(Some(kept));
    }
    if draft.is_from_link() {
        app.has_linked.set(true);
    }
    form.take(draft);
    let in_use = app.current.context.with_untracked(|context| context.as_ref().map(|context| context.tenant_id));
    if in_use == Some(tenant) {
        return app.routing.go(Page::Unfinished);
    }
    TAKEN_OVER.set(true);
    // Where only the tenant of `config.json` is allowed, or leads there anyway, nothing is chosen.
    let elsewhere = |config: &Configuration| {
        let config = config.config().filter(|config| config.tenant.id() != Some(tenant))?;
        let name = TenantName::try_from(tenant.to_string()).ok()?;
        config.with_tenant(name.clone()).map(|_| name)
    };
    match app.configured.config.with_untracked(elsewhere) {
        Some(name) => app.configured.switch_tenant(name),
        None => app.sign_in.go(Intent::ChooseAccount),
    }
}

/// Whether whoever signs in now goes on with one that was taken over. Asked once.
pub fn has_taken_over() -> bool {
    TAKEN_OVER.take()
}

/// "Leave it": what exists is nobody's here any more.
pub fn leave(one: &Unfinished) {
    other_tabs::remove(&one.name());
}
