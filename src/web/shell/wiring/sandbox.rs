//! What ends without a session, done: in the tab's storage and on the page.

use crate::{
    flow::session::{DraftWiped, Mark, Wipes, sandbox::Change},
    registration::draft::Draft,
    run::ledger,
    signin::{
        answer::StoredAnswer,
        pending::Pending,
        session::restore::{Refused, SignedOut, Starts, WasSignedIn},
    },
    web::{
        browser::storage,
        shell::{
            late::Hook,
            state::App,
            tab_storage::{ChosenTenant, InSandbox, LinkText, RecipeText},
        },
    },
};

/// Does what signing in asks for where there is no session. Called once.
pub fn follow(app: App) {
    app.sign_in.changes.came(Hook::new(move |changes: Vec<Change>| {
        for change in changes {
            match change {
                Change::Enter => {
                    // Where it cannot be kept, a reload asks for another press.
                    let _ = storage::mark::<InSandbox>();
                    app.current.enter_sandbox();
                }
                Change::Leave => app.current.tenant.set(None),
                Change::Drop(mark) => forget(app, mark),
                Change::Wipe(wipes) => wipe(app, wipes),
            }
        }
    }));
    if storage::is_stored::<InSandbox>() {
        app.current.enter_sandbox();
    }
}

/// Forgets what is kept.
pub(super) fn forget(app: App, mark: Mark) {
    match mark {
        Mark::WasSignedIn => storage::remove::<WasSignedIn>(),
        Mark::Pending => storage::remove::<Pending>(),
        Mark::Answer => storage::remove::<StoredAnswer>(),
        Mark::Refused => storage::remove::<Refused>(),
        Mark::Starts => storage::remove::<Starts>(),
        Mark::SignedOut => storage::remove::<SignedOut>(),
        Mark::InSandbox => storage::remove::<InSandbox>(),
        Mark::Draft => storage::remove::<Draft>(),
        Mark::Ledger => storage::remove::<ledger::Kept>(),
        // They go with a session, and nothing else takes them along.
        Mark::Records => {}
        Mark::ChosenTenant => {
            storage::remove::<ChosenTenant>();
            app.configured.use_the_files_tenant();
        }
    }
}

/// Wipes what is in memory. What is not there yet has nothing.
pub(super) fn wipe(app: App, wipes: Wipes) {
    match wipes.draft {
        DraftWiped::Nothing => {}
        DraftWiped::Ledger => forget_ledger(app),
        DraftWiped::All => app.begin_anew(),
    }
    if wipes.link {
        storage::remove::<LinkText>();
        storage::remove::<RecipeText>();
        if let Some(discard) = app.discard_link.look() {
            discard.call(());
        }
    }
}

fn forget_ledger(app: App) {
    if let Some(forget) = app.forget_ledger.look() {
        forget.call(());
    }
}
