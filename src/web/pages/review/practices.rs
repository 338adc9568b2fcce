//! Best practices, folded: how many the draft meets, and a press for each that is not met. Once it is registered, what an
//! assessment finds in the app; that is changed in Microsoft's own pages.

use crate::web::reactive::prelude::*;

use crate::{
    directory::application::Owner,
    flow::route::Page,
    plan::call::Mode,
    registration::practices::{Practice, Stands},
    web::{
        pages::result::folded::folded,
        shell::{self, form::Form, preview::Preview, register::Registering, route::Routing},
        ui::{Badge, BadgeKind, Button, ButtonKind, ExternalLink, Icon, IconName, announcer},
    },
    words::form::practices as words,
};

/// The list.
pub fn view() -> AnyView {
    let form = Form::here();
    let is_registered = Registering::here().is_client_registered.get_untracked();
    let owners = owners(form);
    let met = Memo::new(move || {
        let stands = |practice: &Practice| form.draft.with(|draft| practice.stands(draft, owners, shell::now()));
        Practice::ALL.iter().filter(|practice| stands(practice) == Stands::Met).count()
    });
    // What is looked after once the app is there is neither.
    let of_owners = form.draft.with_untracked(|draft| Practice::Owners.stands(draft, owners, shell::now()));
    let all = Practice::ALL.len() - usize::from(of_owners == Stands::Afterwards);
    let items = Practice::ALL.into_iter().map(|practice| view! { <One practice is_registered /> }).collect::<Vec<_>>();
    let lead = if is_registered { words::lead_registered() } else { words::lead() };
    let content = view! {
        <p>{lead}</p>
        <ul class="practices">{items}</ul>
    };
    if is_registered {
        let in_short = view! { <span>{words::in_short(met.get_untracked(), all)}</span> };
        return folded(words::title(), in_short.into_any(), Signal::derive(|| false), content.into_any());
    }
    let summary = Signal::derive(move || words::practices(met.get(), all));
    view! {
        <details class="card disclosure">
            <summary class="disclosure__summary">
                <Icon name=IconName::Chevron />
                <span>{summary}</span>
            </summary>
            <div class="disclosure__body">{content}</div>
        </details>
    }
    .into_any()
}

/// The owners that are added. They stay as they are while the form is shown.
fn owners(form: Form) -> &'static [Owner] {
    untrack(|| if Preview::here().mode.get() == Mode::CreateOnly { &[] } else { form.house.facts().owners() })
}

#[component]
fn One(
    practice: Practice,
    /// The form changes nothing any more.
    is_registered: bool,
) -> AnyView {
    let (form, routing) = (Form::here(), Routing::here());
    let owners = owners(form);
    let stands = Memo::new(move || form.draft.with(|draft| practice.stands(draft, owners, shell::now())));
    let (name, why) = words::of(practice);
    let badge = move || match stands.get() {
        Stands::Met => view! { <Badge kind=BadgeKind::Success text=words::met() /> },
        Stands::Fixable | Stands::On(_) => view! { <Badge kind=BadgeKind::Warning text=words::not_met() /> },
        Stands::Afterwards if is_registered => view! { <Badge kind=BadgeKind::Neutral text=words::to_do() /> },
        Stands::Afterwards => view! { <Badge kind=BadgeKind::Neutral text=words::afterwards() /> },
    };
    let announcer = announcer();
    // It stays once it is pressed, so that the focus does.
    let can_fix = !is_registered && stands.get_untracked() == Stands::Fixable;
    let fix = can_fix.then(|| words::fix(practice)).flatten().map(|label| {
        let press = move || {
            form.draft.update(|draft| practice.put_right(draft, shell::now()));
            announcer.announce(words::put_right(practice));
        };
        let disabled = Signal::derive(move || stands.get() != Stands::Fixable);
        view! { <Button kind=ButtonKind::Secondary small=true disabled on_press=press>{label}</Button> }
    });
    let change = move || match stands.get() {
        Stands::On(step) if !is_registered => Some(view! {
            <Button kind=ButtonKind::Secondary small=true label_extra=name.to_owned() on_press=move || routing.go(Page::Step(step))>
                {words::change()}
            </Button>
        }),
        Stands::On(_) | Stands::Met | Stands::Fixable | Stands::Afterwards => None,
    };
    view! {
        <li class="practices__one">
            <span class="practices__name">{name}</span>
            {changing(badge)}
            <span class="practices__why">{why}</span>
            {fix}
            {changing(change)}
            <ExternalLink href=practice.source().to_owned() text=words::source() />
        </li>
    }
    .into_any()
}
