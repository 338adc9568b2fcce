//! The start page by itself: what a browser loads first. Everything else comes once a way on was chosen.
//!
//! # Invariants
//! Nothing here may lead to the form, the run, the sandbox or sign-in: what this module reaches is what the start page
//! weighs, and `tests/size.rs` weighs it. A choice is kept where a reload would find it, and `boot.js` loads the rest
//! of the page, which goes on from there.

use crate::web::reactive::prelude::*;

use super::{
    root,
    session::configuration::{self, Configuration},
    tab_storage::{ChosenTenant, InSandbox, SignInAsked},
};
use crate::{
    web::{
        browser::{frames::handover, location, storage},
        pages::{
            layout::{lost::LostStatus, theme_choice::ThemeChoice},
            start::{Choice, Start},
        },
        ui::{AppHeader, Columns, Live, provide_announcer},
    },
    words::elements,
};

/// Puts the start page up, in place of what `index.html` painted.
pub fn mount() {
    root::mount_in_place(Entry);
}

#[component]
fn Entry() -> AnyView {
    provide_announcer();
    let config = RwSignal::new(Configuration::Loading);
    let leaving = RwSignal::new(false);
    spawn_local(async move { config.set(configuration::load().await) });
    let choose = move |choice| {
        if choice == Choice::OwnTenant {
            storage::remove::<ChosenTenant>();
            config.update(Configuration::use_own_tenant);
            return;
        }
        // Pressed twice, it is chosen once.
        if !leaving.get_untracked() {
            leaving.set(true);
            keep(choice);
            handover::load_the_rest();
        }
    };
    view! {
        <AppHeader>
            <span class="loading" role="status">
                {changing(move || leaving.get().then_some(elements::loading()))}
            </span>
            <ThemeChoice />
        </AppHeader>
        <Columns>
            <LostStatus config />
            <Start
                config
                take_focus=false
                signed_in=Signal::stored(String::new())
                eager=true
                on_choose=Callback::from(choose)
            />
        </Columns>
        <Live />
    }
    .into_any()
}

/// Keeps a choice for the rest of the page to find. Storage that is refused keeps it in memory alone, and then the
/// choice has to be made once more.
fn keep(choice: Choice) {
    match choice {
        Choice::Sandbox => {
            let _ = storage::save(&InSandbox);
            location::push("?step=basics");
        }
        Choice::SetUp => {
            location::push("?step=setup");
        }
        Choice::OtherTenant => {
            location::push("?step=tenant");
        }
        // The page stays where it is.
        Choice::OwnTenant => {}
        Choice::SignIn | Choice::GoOn => {
            let _ = storage::save(&SignInAsked);
        }
    }
}
