//! The page inside another one: the way out, and the question before anything is written.
//!
//! # Invariants
//! A press could have been stolen from a person who sees another page: in a frame nothing is written before a second
//! press that names the tenant and the application.

use crate::web::reactive::prelude::*;

use crate::{
    directory::{order, redirect_uri::around_host},
    registration::share,
    web::{
        browser::location,
        shell::{
            form::Form,
            in_use::CurrentTenant,
            link::Linked,
            part::{Part, Parts, Stands},
        },
        ui::{Button, ButtonKind, CodeBlock, Dialog, host_view},
    },
    words::{
        form::from_link,
        session::{other_window as words, signing_in},
    },
};

/// The address of this page with what was typed; where nothing was, with the registration of a link that waits.
/// Looks again as form and link come, which may be after this.
fn address(parts: Parts) -> String {
    let is_here = |part| parts.stands(part) == Stands::Here;
    let (has_form, has_link) = (is_here(Part::Form), is_here(Part::Link));
    let Some(form) = Form::find().filter(|_| has_form) else { return location::base() };
    let waiting = Linked::find().filter(|_| has_link).and_then(Linked::waiting);
    let is_blank = form.is_blank();
    form.draft.with(|draft| match waiting {
        Some(shared) if is_blank => share::link(&location::base(), &shared.into_draft(draft.run_tail.clone())),
        _ => share::link(&location::base(), draft),
    })
}

/// A link to this page in a tab of its own, with what was typed.
#[component]
pub fn NewTab() -> AnyView {
    let parts = Parts::here();
    view! {
        <a class="link" href=move || address(parts) target="_blank" rel="noopener">
            {signing_in::open_in_new_tab()}
        </a>
    }
    .into_any()
}

/// The address to copy into a new tab: a sandbox can keep a link from opening one, or lock the tab in with the frame.
#[component]
pub fn Address() -> AnyView {
    let parts = Parts::here();
    let text = Signal::derive(move || address(parts));
    view! { <CodeBlock label=words::address() text scrolls=true /> }.into_any()
}

/// What waits for a second press.
#[derive(Clone)]
struct Question {
    /// What is about to be written, and where.
    title: String,
    /// The redirect URIs among that.
    addresses: Vec<String>,
    /// Writes it.
    act: Callback<()>,
}

/// The second press that a write takes in a frame. Taken with [`SecondPress::find`].
#[derive(Clone, Copy)]
pub struct SecondPress {
    question: RwSignal<Option<Question>>,
    current: CurrentTenant,
}

impl SecondPress {
    /// Puts it up: nothing waits for one.
    pub fn bring() {
        provide_context(Self { question: RwSignal::new(None), current: CurrentTenant::here() });
    }

    /// The one of the page that one is in; none where that stands by itself.
    pub fn find() -> Option<Self> {
        use_context()
    }

    /// Writes to the tenant: at once where nothing of it is real, else after a second press. `what` makes the question
    /// from the tenant's name.
    pub fn write(self, what: impl FnOnce(&str) -> String, act: impl Fn() + 'static) {
        if untrack(|| self.current.is_sandbox()) {
            act();
        } else {
            self.ask(what, Vec::new(), act);
        }
    }

    /// Asks for it. `addresses` are the redirect URIs of what is written.
    pub fn ask(self, what: impl FnOnce(&str) -> String, addresses: Vec<String>, act: impl Fn() + 'static) {
        let title = what(&untrack(|| self.current.name()));
        self.question.set(Some(Question { title, addresses, act: Callback::from(act) }));
    }

    fn account(self) -> String {
        self.current.context.with(|context| context.as_ref().map(|c| c.account.clone()).unwrap_or_default())
    }
}

/// Where redirect URIs lead, each host once.
fn lead_to(addresses: &[String]) -> Option<AnyView> {
    let hosts: Vec<&str> = addresses.iter().filter_map(|text| around_host(text)).map(|(_, host, _)| host).collect();
    let items = order::distinct(hosts)
        .into_iter()
        .map(|host| view! { <li>{from_link::leads_to()} {host_view(host)}</li> })
        .collect::<Vec<_>>();
    (!items.is_empty()).then(|| view! { <ul class="message__list">{items}</ul> }.into_any())
}

/// The question. Stands once, beside everything else.
#[component]
pub fn ConfirmWrite() -> AnyView {
    let Some(second_press) = SecondPress::find() else { return ().into_any() };
    let question = second_press.question;
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(question.with(Option::is_some)));
    // Closed in whatever way, Escape among them: nothing is written.
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is {
            question.set(None);
        }
        is
    });
    let title =
        Signal::derive(move || question.with(|asked| asked.as_ref().map(|q| q.title.clone()).unwrap_or_default()));
    let confirmed = move || {
        if let Some(asked) = question.get_untracked() {
            question.set(None);
            asked.act.run(());
        }
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || open.set(false)>
                {words::not_now()}
            </Button>
            <Button kind=ButtonKind::Primary on_press=confirmed>
                {changing(move || words::confirm(&second_press.current.name()))}
            </Button>
        }
    };
    view! {
        <Dialog open title actions>
            {changing(move || words::confirm_text(&second_press.account()))}
            {changing(move || question.with(|asked| asked.as_ref().map(|asked| lead_to(&asked.addresses))))}
        </Dialog>
    }
    .into_any()
}
