//! The start page: what a browser loads first. Everything else comes once a way on was chosen, or at once where one is
//! on the way already.
//!
//! # Invariants
//! Nothing here may lead to the form, the run, the sandbox or sign-in but by [`super::parts`]: what is reached from here
//! is what the start page weighs, and `tests/size.rs` weighs it. A choice is kept where a reload would find it.

use crate::web::reactive::prelude::*;

use super::{
    link::LinkText,
    parts, root,
    session::{
        configuration::{self, Configuration},
        self_test::TestBegun,
    },
    tab_storage::{ChosenTenant, InSandbox, SignInAsked},
};
use crate::{
    signin::{
        answer::StoredAnswer,
        session::restore::{SignedOut, WasSignedIn},
    },
    web::{
        browser::{
            frames::{frame, handover},
            location,
            parts::NotLoaded,
            storage,
        },
        pages::{
            layout::{lost::LostStatus, part_status::PartStatus, theme_choice::ThemeChoice},
            start::{Choice, Start},
        },
        ui::{AppHeader, Columns, Live, provide_announcer},
    },
    words::elements,
};

/// How far the way on has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WayOn {
    /// None was chosen.
    Open,
    /// The form is on its way.
    Loading,
    NotLoaded(NotLoaded),
}

/// Puts the start page up, in place of what `index.html` painted; or the form, where something leads further.
pub fn begin() {
    // Before anything changes the address.
    location::base();
    if !leads_further() {
        return put_up(WayOn::Open);
    }
    // Leptos has no executor before something is mounted.
    wasm_bindgen_futures::spawn_local(async {
        match parts::form().await {
            Ok(mount) => mount(),
            Err(why) => put_up(WayOn::NotLoaded(why)),
        }
    });
}

/// Whether something leads further than the start page: an answer from Microsoft, a session or a sandbox before a reload,
/// a registration that came by a link. In a frame it is seen first who may be around the page.
fn leads_further() -> bool {
    frame::is_framed()
        || location::query("step").is_some()
        || handover::has_link_on_the_page()
        || storage::is_stored::<StoredAnswer>()
        || storage::is_stored::<SignInAsked>()
        || storage::is_stored::<WasSignedIn>()
        || storage::is_stored::<SignedOut>()
        || storage::is_stored::<InSandbox>()
        || storage::is_stored::<LinkText>()
        || storage::is_stored::<TestBegun>()
}

fn put_up(way_on: WayOn) {
    root::mount_in_place(move || view! { <Entry way_on=RwSignal::new(way_on) /> }.into_any());
}

#[component]
fn Entry(way_on: RwSignal<WayOn>) -> AnyView {
    provide_announcer();
    let config = RwSignal::new(Configuration::Loading);
    spawn_local(async move { config.set(configuration::load().await) });
    let go_on = move || {
        // Pressed twice, it is loaded once.
        if way_on.get_untracked() != WayOn::Loading {
            way_on.set(WayOn::Loading);
            spawn_local(async move {
                match parts::form().await {
                    Ok(mount) => {
                        handover::hand_over();
                        mount();
                    }
                    Err(why) => way_on.set(WayOn::NotLoaded(why)),
                }
            });
        }
    };
    let choose = move |choice| {
        if choice == Choice::OwnTenant {
            storage::remove::<ChosenTenant>();
            config.update(Configuration::use_own_tenant);
        } else {
            keep(choice);
            go_on();
        }
    };
    // It waits in storage by now, or on the page, for the form to find. The listener goes with this page.
    StoredValue::new(handover::on_link(go_on));
    let not_loaded = Signal::derive(move || match way_on.get() {
        WayOn::NotLoaded(why) => Some(why),
        WayOn::Open | WayOn::Loading => None,
    });
    view! {
        <AppHeader>
            <span class="loading" role="status">
                {changing(move || (way_on.get() == WayOn::Loading).then_some(elements::loading()))}
            </span>
            <ThemeChoice />
        </AppHeader>
        <Columns>
            <PartStatus not_loaded on_again=go_on />
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
