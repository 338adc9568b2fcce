//! The parts of the page that are loaded when they are first wanted: which are there, and which come next.
//!
//! # Invariants
//! - Nothing is fetched twice, and nothing that is not wanted or about to be: [`Part::ahead`] is the one list of that.
//! - A part comes up after everything that it [needs](Part::needs), whatever was loaded first.
//! - What a part has made as it came up lasts as long as the page.
//! - A part that did not load is asked for anew when it is wanted again.

use std::{
    cell::Cell,
    future::{Future, poll_fn},
    pin::Pin,
    task::{Poll, Waker},
};

use super::tab_storage::TestBegun;
use crate::{
    registration::{draft::Draft, step::Step},
    web::{
        browser::{clock, frames::frame, parts::NotLoaded, storage},
        reactive::prelude::*,
    },
};

/// The parts, in the order of the table below.
macro_rules! parts {
    ($($(#[$about:meta])* $part:ident,)*) => {
        /// A way into what is loaded later. Several can lead into one module.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Part {
            $($(#[$about])* $part,)*
        }

        impl Part {
            const ALL: &[Self] = &[$(Self::$part),*];
        }
    };
}

parts! {
    /// What the start page and the set-up page show by `config.json`.
    ByConfig,
    /// What the tab has kept and cannot be used.
    Lost,
    /// What stands around the steps, and the first of them.
    Form,
    RedirectUris,
    Permissions,
    /// Picking by a list of names.
    PasteList,
    Credentials,
    /// The form of a federated credential.
    FederatedForm,
    /// The form of a certificate.
    CertificateForm,
    /// The form of a client secret.
    SecretForm,
    Review,
    /// How the draft stands to best practices.
    Practices,
    /// The registration as code.
    AsCode,
    /// The run.
    Run,
    /// How it goes, and what it made.
    Result,
    /// A registration that has stopped on its way: what exists, and undoing it.
    Unfinished,
    /// Above the form, that there is one; on the start page, that another tab has left one.
    UnfinishedNotice,
    /// A secret in the forms that its next places need.
    HandOver,
    /// How its permissions stand, what to do with the new client, and handing on what was entered: what is folded below the
    /// first screen of the result.
    NextSteps,
    /// How the new client uses its certificates.
    CertificateUse,
    /// Applications that the new one could be taken for.
    Duplicates,
    /// What is known before anything is registered.
    Preflight,
    /// The calls beside the form.
    Panel,
    /// The draft that the tab has kept.
    Restore,
    /// Keeping the draft.
    Keep,
    /// That it is kept, and the way to take it elsewhere.
    Saved,
    /// Who is signed in where, in the header.
    InUse,
    /// What stands right below the header.
    Notes,
    /// What has come by a link.
    Link,
    /// Signing in and the session.
    Session,
    /// Going to Microsoft, and other windows.
    Leaving,
    /// What is said of signing in.
    Notices,
    /// That another window is at Microsoft.
    Waiting,
    /// That the session ends soon.
    SessionEnd,
    /// Who is signed in, and the ways out.
    Account,
    /// The simulated tenant; its view is the banner that says so.
    Sandbox,
    SetUp,
    Tenant,
    /// A recipe, before it fills the form in; elsewhere, handing the draft on as one.
    Recipe,
    /// What somebody has already, before it fills the form in.
    Import,
    /// What a page around this one is told.
    Embedded,
    /// House rules: they stand in the form; its view is what is wrong with them.
    HouseRules,
    /// The line over the page in a frame.
    FrameLine,
    /// The question before a write in a frame.
    SecondPress,
}

/// What comes out of a part.
#[derive(Clone, Copy)]
pub struct Brought {
    /// Puts up what others find of it. Called once, before anything of it is shown.
    pub bring: fn(),
    /// Shows it.
    pub view: fn() -> AnyView,
}

/// A part on its way.
pub type Loading = Pin<Box<dyn Future<Output = Result<Brought, NotLoaded>>>>;

/// How a part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Nobody has asked for it.
    Away,
    Coming,
    Here,
    Missing(NotLoaded),
}

impl Part {
    /// The part that a step stands in.
    pub const fn of(step: Step) -> Self {
        match step {
            Step::Basics => Self::Form,
            Step::RedirectUris => Self::RedirectUris,
            Step::Permissions => Self::Permissions,
            Step::Credentials => Self::Credentials,
            Step::Review => Self::Review,
        }
    }

    /// What has to be up before it.
    fn needs(self) -> &'static [Self] {
        match self {
            // In a frame nothing is written before a second press: what asks for it is there before the form.
            Self::Form => match (storage::is_stored::<Draft>(), frame::is_framed()) {
                (false, false) => &[],
                (true, false) => &[Self::Restore],
                (false, true) => &[Self::SecondPress],
                (true, true) => &[Self::Restore, Self::SecondPress],
            },
            // A test is told of before an answer is taken in.
            Self::Session if storage::is_stored::<TestBegun>() => &[Self::SetUp],
            // What a link brings is kept before the link is forgotten.
            Self::Link => &[Self::Form, Self::Keep],
            Self::RedirectUris
            | Self::Permissions
            | Self::Credentials
            | Self::Duplicates
            | Self::Preflight
            | Self::Panel
            | Self::HouseRules
            | Self::Keep
            | Self::Tenant
            | Self::InUse
            | Self::Notes
            | Self::FrameLine => &[Self::Form],
            Self::PasteList => &[Self::Permissions],
            // It fills the form in by the door of links.
            Self::Recipe => &[Self::Link],
            // The same, and it follows what was chosen in the list of apps like the new one.
            Self::Import => &[Self::Link, Self::Duplicates],
            Self::FederatedForm | Self::CertificateForm | Self::SecretForm => &[Self::Credentials],
            // What exists is kept for other tabs from the first request on.
            Self::Saved | Self::Run | Self::UnfinishedNotice => &[Self::Keep],
            Self::Result => &[Self::Run],
            Self::CertificateUse | Self::NextSteps | Self::Unfinished => &[Self::Result],
            // A run never waits for a part, and the review looks back at every step.
            Self::Review => &[Self::RedirectUris, Self::Permissions, Self::Credentials, Self::Result],
            Self::AsCode => &[Self::Review],
            Self::Leaving | Self::Notices | Self::Waiting | Self::SessionEnd | Self::Account => &[Self::Session],
            _ => &[],
        }
    }

    /// What is fetched while this one is shown and there is nothing else to do: what may be wanted next.
    const fn ahead(self) -> &'static [Self] {
        match self {
            Self::Form => &[Self::Panel, Self::RedirectUris, Self::Preflight],
            Self::RedirectUris => &[Self::Permissions],
            Self::Permissions => &[Self::Credentials],
            Self::Credentials => &[Self::Review],
            Self::Review => &[Self::NextSteps],
            // A press that opens a window opens it at once.
            Self::Session | Self::Notices => &[Self::Leaving],
            _ => &[],
        }
    }
}

/// The parts, by a handle that is cheap to copy. Taken with [`Parts::here`] anywhere below the root.
#[derive(Clone, Copy)]
pub struct Parts(StoredValue<Table>);

struct Table {
    load: fn(Part) -> Loading,
    lasting: Lasting,
    each: Vec<One>,
    waiting: Vec<Waker>,
}

struct One {
    stands: RwSignal<Stands>,
    view: Cell<fn() -> AnyView>,
}

impl Parts {
    /// None is there. What they bring belongs to the owner of now.
    pub fn new(load: fn(Part) -> Loading) -> Self {
        let one = |_| One { stands: RwSignal::new(Stands::Away), view: Cell::new(|| ().into_any()) };
        Self(StoredValue::new(Table {
            load,
            lasting: Lasting::here(),
            each: Part::ALL.iter().map(one).collect(),
            waiting: Vec::new(),
        }))
    }

    fn signal(self, part: Part) -> RwSignal<Stands> {
        self.0.with_value(|table| table.each[part as usize].stands)
    }

    /// How it stands; looks again with each change.
    pub fn stands(self, part: Part) -> Stands {
        self.signal(part).get()
    }

    /// Whether it is up at this moment, looked at once.
    pub fn is_here(self, part: Part) -> bool {
        self.signal(part).get_untracked() == Stands::Here
    }

    /// What it shows, once it is up.
    pub fn view(self, part: Part) -> AnyView {
        let view = self.0.with_value(|table| table.each[part as usize].view.get());
        view()
    }

    /// Makes something that lasts as long as the page.
    pub fn lasting<T>(self, make: impl FnOnce() -> T) -> T {
        self.0.with_value(|table| table.lasting).make(make)
    }

    /// Fetches it with all that it needs, unless that is there or on its way.
    pub fn want(self, part: Part) {
        // What one needs is asked once: later, the form would find the draft that it has kept itself, to be read back.
        if !matches!(self.signal(part).get_untracked(), Stands::Away | Stands::Missing(_)) {
            return;
        }
        let needs = part.needs();
        for need in needs {
            self.want(*need);
        }
        self.set(part, Stands::Coming);
        let loading = self.0.with_value(|table| (table.load)(part));
        spawn_local(async move {
            let came = loading.await;
            let mut stands = came.map_or_else(Stands::Missing, |_| Stands::Here);
            for need in needs {
                if let Err(why) = self.until_here(*need).await {
                    stands = Stands::Missing(why);
                }
            }
            if let (Ok(brought), Stands::Here) = (came, stands) {
                self.0.with_value(|table| table.each[part as usize].view.set(brought.view));
                self.lasting(brought.bring);
            }
            self.set(part, stands);
        });
    }

    /// The same when there is nothing else to do.
    pub fn want_when_idle(self, parts: impl IntoIterator<Item = Part> + 'static) {
        let parts: Vec<Part> = parts.into_iter().collect();
        clock::when_idle(move || parts.iter().for_each(|part| self.want(*part)));
    }

    /// A part is shown: what may be wanted next comes when there is nothing else to do.
    pub fn shown(self, part: Part) {
        self.want_when_idle(part.ahead().iter().copied());
    }

    /// Waits for it. It is fetched if nobody has asked for it.
    pub async fn fetched(self, part: Part) -> Result<(), NotLoaded> {
        self.want(part);
        self.until_here(part).await
    }

    async fn until_here(self, part: Part) -> Result<(), NotLoaded> {
        let stands = self.signal(part);
        poll_fn(move |context| match stands.get_untracked() {
            Stands::Here => Poll::Ready(Ok(())),
            Stands::Missing(why) => Poll::Ready(Err(why)),
            Stands::Away | Stands::Coming => {
                self.0.update_value(|table| table.waiting.push(context.waker().clone()));
                Poll::Pending
            }
        })
        .await
    }

    fn set(self, part: Part, stands: Stands) {
        self.signal(part).set(stands);
        let waiting = self.0.try_update_value(|table| std::mem::take(&mut table.waiting));
        waiting.into_iter().flatten().for_each(Waker::wake);
    }
}
