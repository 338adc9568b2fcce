//! Applications that the new one could be taken for: below its name, and on the review. Below its name is also where one
//! starts from something that is there.

use leptos::ev;
use web_sys::Element;

use crate::web::reactive::prelude::*;

use super::{fields, layout::in_part::InPart};
use crate::{
    directory::ids::ObjectId,
    flow::{
        duplicates::{Found, Restoring},
        route::Page,
    },
    next_steps::overview_of,
    registration::{problem::Field, step::Step},
    web::{
        browser::frames::frame,
        shell::{form::duplicates::DuplicatesHandle, in_use::TenantInUse, part::Part, route::Routing},
        ui::{Badge, BadgeKind, Button, ButtonKind, ExternalLink, Icon, IconName, MessageBar, MessageKind, announcer},
    },
    words::{form::duplicates as words, value::quoted},
};

/// What there is; nothing where there is none.
pub fn view() -> AnyView {
    let handle = DuplicatesHandle::here();
    let routing = Routing::here();
    // Its list is made anew where something else is found, and not where one of them is restored.
    let ids = Memo::new(move || {
        handle.told.with(|told| told.found.iter().map(|found| found.existing.application.id).collect::<Vec<_>>())
    });
    let on_review = move || routing.page.get() == Page::Step(Step::Review);
    let begin_with = (routing.page.get_untracked() == Page::Step(Step::Basics)).then(|| begin_with(handle));
    let unreadable = Memo::new(move || handle.told.with(|told| told.unreadable && told.found.is_empty()));
    let list = changing(move || match ids.with(Vec::len) {
        0 if unreadable.get() && on_review() => {
            Some(view! { <MessageBar kind=MessageKind::Info title=words::unreadable() /> }.into_any())
        }
        0 => None,
        count => {
            let title = if count == 1 { words::one_exists() } else { words::several_exist() };
            let items = (0..count).map(|at| view! { <One at /> }).collect::<Vec<_>>();
            let more = handle.told.with_untracked(|told| told.more).then(words::more);
            let rename = on_review().then(|| {
                let go = move || fields::go_to(routing, Field::DisplayName);
                view! { <Button kind=ButtonKind::Secondary small=true on_press=go>{words::rename()}</Button> }
            });
            let bar = view! {
                <MessageBar kind=MessageKind::Warning title announce=true>
                    <p>{words::all_the_same()}</p>
                    <ul class="existing">{items}</ul>
                    {more.map(|more| view! { <p>{more}</p> })}
                    {rename}
                </MessageBar>
            };
            Some(bar.into_any())
        }
    });
    view! { {list} {begin_with} }.into_any()
}

/// Where one starts from a text, a file or an application. What does that is loaded once it is opened.
fn begin_with(handle: DuplicatesHandle) -> AnyView {
    let open = handle.begins_with;
    let is_wanted = RwSignal::new(open.get_untracked());
    let toggled = move |event: ev::Event| {
        let is_open = event_target::<Element>(&event).has_attribute("open");
        open.set(is_open);
        if is_open {
            is_wanted.set(true);
        }
    };
    view! {
        <details class="disclosure" open=move || open.get() on:toggle=toggled>
            <summary class="disclosure__summary">
                <Icon name=IconName::Chevron />
                <span>{words::begin_with()}</span>
            </summary>
            <div class="disclosure__body">
                {changing(move || is_wanted.get().then(|| view! { <InPart part=Part::Import /> }))}
            </div>
        </details>
    }
    .into_any()
}

/// One of them.
#[component]
fn One(
    /// Its place.
    at: usize,
) -> AnyView {
    let (handle, tenant, routing) = (DuplicatesHandle::here(), TenantInUse::here(), Routing::here());
    let one = Memo::new(move || handle.told.with(|told| told.found.get(at).cloned()));
    let Some(Found { existing, .. }) = one.get_untracked() else { return ().into_any() };
    let badge =
        if existing.is_blueprint { Some(words::blueprint()) } else { existing.deleted.map(|_| words::deleted_badge()) };
    let badge = badge.map(|text| view! { <Badge kind=BadgeKind::Neutral text /> });
    // Owners come after the rest.
    let about = move || {
        one.with(|found| {
            found.as_ref().map(|found| words::about(&found.existing, found.shares, &found.owners)).unwrap_or_default()
        })
    };
    let note = existing.is_blueprint.then(|| view! { <span class="existing__about">{words::blueprint_means()}</span> });
    let is_there = existing.deleted.is_none() && !existing.is_blueprint;
    let open = (is_there && !tenant.is_sandbox()).then(|| {
        let context = tenant.context();
        let text = words::open_in(context.cloud);
        overview_of(&context, existing.application).map(|href| view! { <ExternalLink href text /> })
    });
    let like_this = is_there.then(|| {
        let (id, name) = (existing.application.id, existing.display_name.clone());
        let extra = quoted(&name);
        let press = move || {
            handle.register_like(id, name.clone());
            routing.go(Page::Step(Step::Basics));
        };
        view! { <Button kind=ButtonKind::Secondary small=true label_extra=extra on_press=press>{words::like_this()}</Button> }
    });
    // In a frame there is no way back: a press could have been stolen.
    let back = (existing.deleted.is_some() && !existing.is_blueprint && !frame::is_framed())
        .then(|| view! { <Restore one id=existing.application.id name=existing.display_name.clone() /> });
    view! {
        <li class="existing__one">
            <span class="existing__name">{quoted(&existing.display_name)}</span>
            {badge}
            <span class="existing__about">{about}</span>
            {note}
            {open.flatten()}
            {like_this}
            {back}
        </li>
    }
    .into_any()
}

/// The way back for one that was deleted. Its button stays, so that the focus does.
#[component]
fn Restore(
    one: Memo<Option<Found>>,
    id: ObjectId,
    /// Its display name.
    name: String,
) -> AnyView {
    let handle = DuplicatesHandle::here();
    let stands =
        Memo::new(move || one.with(|found| found.as_ref().map(|found| found.restoring.clone())).unwrap_or_default());
    let label = move || match stands.get() {
        Restoring::No | Restoring::Refused(_) => words::restore(),
        Restoring::Asked => words::restoring(),
        Restoring::Done => words::restored_label(),
    };
    let is_over = Signal::derive(move || matches!(stands.get(), Restoring::Asked | Restoring::Done));
    let extra = quoted(&name);
    let said = Memo::new(move || match stands.get() {
        Restoring::No | Restoring::Asked => String::new(),
        Restoring::Done => words::restored(&name),
        Restoring::Refused(error) => [words::not_restored(&name), words::refused(&error)].join(" "),
    });
    let announcer = announcer();
    Effect::new(move |_| {
        let said = said.get();
        if !said.is_empty() {
            announcer.announce(said);
        }
    });
    let means = move || if said.with(String::is_empty) { words::restore_means().to_owned() } else { said.get() };
    view! {
        <Button kind=ButtonKind::Secondary small=true disabled=is_over label_extra=extra on_press=move || handle.restore(id)>
            {label}
        </Button>
        <span class="existing__about">{means}</span>
    }
    .into_any()
}
