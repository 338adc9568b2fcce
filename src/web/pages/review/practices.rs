//! Best practices, folded: how many the draft meets, and a press for each that is not met.

use crate::web::reactive::prelude::*;

use crate::{
    flow::route::Page,
    registration::practices::{Practice, Stands},
    web::{
        shell::{self, form::Form, route::Routing},
        ui::{Badge, BadgeKind, Button, ButtonKind, ExternalLink, Icon, IconName, announcer},
    },
    words::form::practices as words,
};

/// The list.
pub fn view() -> AnyView {
    let form = Form::here();
    let met = Memo::new(move || {
        let stands = |practice: &Practice| form.draft.with(|draft| practice.stands(draft, shell::now()));
        Practice::ALL.iter().filter(|practice| stands(practice) == Stands::Met).count()
    });
    // What is looked after once the app is there is neither.
    let all = Practice::ALL.len() - 1;
    let summary = Signal::derive(move || words::practices(met.get(), all));
    let items = Practice::ALL.into_iter().map(|practice| view! { <One practice /> }).collect::<Vec<_>>();
    view! {
        <details class="card disclosure">
            <summary class="disclosure__summary">
                <Icon name=IconName::Chevron />
                <span>{summary}</span>
            </summary>
            <div class="disclosure__body">
                <p>{words::lead()}</p>
                <ul class="practices">{items}</ul>
            </div>
        </details>
    }
    .into_any()
}

#[component]
fn One(practice: Practice) -> AnyView {
    let (form, routing) = (Form::here(), Routing::here());
    let stands = Memo::new(move || form.draft.with(|draft| practice.stands(draft, shell::now())));
    let (name, why) = words::of(practice);
    let badge = move || match stands.get() {
        Stands::Met => view! { <Badge kind=BadgeKind::Success text=words::met() /> },
        Stands::Fixable | Stands::On(_) => view! { <Badge kind=BadgeKind::Warning text=words::not_met() /> },
        Stands::Afterwards => view! { <Badge kind=BadgeKind::Neutral text=words::afterwards() /> },
    };
    let announcer = announcer();
    // It stays once it is pressed, so that the focus does.
    let fix = (stands.get_untracked() == Stands::Fixable).then(|| words::fix(practice)).flatten().map(|label| {
        let press = move || {
            form.draft.update(|draft| practice.put_right(draft, shell::now()));
            announcer.announce(words::put_right(practice));
        };
        let disabled = Signal::derive(move || stands.get() != Stands::Fixable);
        view! { <Button kind=ButtonKind::Secondary small=true disabled on_press=press>{label}</Button> }
    });
    let change = move || match stands.get() {
        Stands::On(step) => Some(view! {
            <Button kind=ButtonKind::Secondary small=true label_extra=name.to_owned() on_press=move || routing.go(Page::Step(step))>
                {words::change()}
            </Button>
        }),
        Stands::Met | Stands::Fixable | Stands::Afterwards => None,
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
