//! What the pages say of a registration that has come by a link, and the ticks that it needs.

use std::cell::Cell;

use crate::web::reactive::prelude::*;

use super::fields;
use crate::{
    directory::{ids::AppId, permission::PermissionKey},
    flow::{link::Arrival, picker::Event, route::Page},
    registration::{
        from_link::Standing,
        problem::{Field, ProblemKind},
    },
    web::{
        browser::{clock, focus},
        shell::{form::Form, link::Linked, picker::PickerHandle, route::Routing},
        ui::{
            Badge, BadgeKind, Button, ButtonKind, Checkbox, FieldMessages, HEADING_ID, MessageBar, MessageKind, host_of,
        },
    },
    words::{
        form::from_link as words,
        text::{imported, redirect_uris, review},
    },
};

/// What has come by a link and waits. Not beside a run: what that has made comes first.
#[component]
pub fn LinkStatus() -> AnyView {
    let form = Form::here();
    let Some(linked) = Linked::find() else { return ().into_any() };
    let routing = Routing::here();
    let on_result = Memo::new(move || routing.page.get() == Page::Result);
    let at_start = Memo::new(move || routing.page.get() == Page::Start);
    let in_the_way = Memo::new(move || !form.is_blank());
    let ready = Memo::new(move || {
        let taken = form.draft.with(|draft| {
            let marks = &draft.from_link;
            draft.is_from_link().then(|| (draft.display_name.clone(), marks.recipe.is_some(), marks.imported))
        });
        taken.filter(|_| at_start.get())
    });
    changing(move || {
        if on_result.get() {
            return None;
        }
        linked.arrival.with(|arrival| match arrival {
            Arrival::Unreadable(problem) => {
                Some(bar(MessageKind::Error, words::unreadable_title(), words::unreadable(*problem)))
            }
            Arrival::Waiting(shared) if in_the_way.get() => Some(question(linked, shared.name())),
            Arrival::Waiting(shared) => Some(bar(MessageKind::Info, words::ready(shared.name()), words::ready_do())),
            Arrival::None => ready.get().map(|(name, by_recipe, imported)| {
                let title = match (by_recipe, imported) {
                    (true, _) => words::ready_from_recipe(&name),
                    (false, true) => imported::ready().to_owned(),
                    (false, false) => words::ready(&name),
                };
                bar(MessageKind::Info, title, words::ready_do())
            }),
        })
    })
}

fn bar(kind: MessageKind, title: impl Into<String>, text: &'static str) -> AnyView {
    view! { <MessageBar kind title=title.into() announce=true>{text}</MessageBar> }.into_any()
}

/// Which of the two registrations it shall be.
fn question(linked: Linked, name: &str) -> AnyView {
    let answer = move |act: fn(Linked)| {
        act(linked);
        // The buttons are gone: the page begins anew.
        focus::by_id(HEADING_ID);
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || answer(Linked::take)>
                {words::use_it()}
            </Button>
            <Button kind=ButtonKind::Secondary on_press=move || answer(Linked::discard)>
                {words::keep()}
            </Button>
        }
    };
    view! {
        <MessageBar kind=MessageKind::Warning title=words::waiting(name) announce=true actions>
            {words::waiting_do()}
        </MessageBar>
    }
    .into_any()
}

/// "Use this redirect URI", under a row whose address a link brought.
#[component]
pub fn UseRedirectUri(
    row: u32,
    /// What the row is called.
    label: Signal<String>,
    text: Memo<String>,
) -> AnyView {
    let form = Form::here();
    let ticked = Memo::new(move || form.draft.from_link().with(|marks| text.with(|text| marks.uri_ticked(text))));
    let is_linked = Memo::new(move || ticked.get().is_some());
    let field = Field::UseRedirectUri(row);
    let leads_to = move || text.with(|text| host_of(text.trim()).map(|host| view! { {words::leads_to()} {host} }));
    let tick =
        move |on: bool| form.draft.from_link().update(|marks| text.with_untracked(|text| marks.tick_uri(text, on)));
    changing(move || {
        is_linked.get().then(|| {
            view! {
                <Checkbox
                    id=fields::id(field)
                    label=redirect_uris::use_linked()
                    label_extra=label
                    badges=badges()
                    messages=fields::messages(field, fields::no_fix)
                    checked=Signal::derive(move || ticked.get() == Some(true))
                    on_change=tick
                >
                    {changing(leads_to)}
                </Checkbox>
            }
        })
    })
}

thread_local! {
    /// The API in which a permission is looked up by its name.
    static LOOKED_UP: Cell<Option<AppId>> = const { Cell::new(None) };
}

/// Puts the focus there, unless the person has put it somewhere else.
fn focus_soon(field: Field) {
    clock::before_paint(move || {
        if focus::is_lost() {
            focus::by_id(&fields::id(field));
        }
    });
}

/// What there is to know of a name that nobody has looked up.
fn unchecked(form: Form, key: PermissionKey) -> AnyView {
    let (by_value, imported) = form.draft.from_link().with_untracked(|marks| (marks.is_by_value(key), marks.imported));
    let says = match (by_value, imported) {
        (true, false) => return words::by_name().into_any(),
        (true, true) => return imported::by_name().into_any(),
        (false, false) => words::unchecked(),
        (false, true) => imported::unchecked(),
    };
    view! { {says} " " <code class="code-text guid">{key.2.to_string()}</code> }.into_any()
}

/// What a recipe says that a permission is needed for.
fn why(form: Form, key: PermissionKey) -> Option<AnyView> {
    let why = form.draft.from_link().with_untracked(|marks| marks.why(key).map(words::why))?;
    Some(view! { <p class="from-link__text">{why}</p> }.into_any())
}

/// What a pick that a link brought needs before it can be used.
#[component]
pub fn UsePermission(
    key: PermissionKey,
    /// What it is called, with its API.
    label: Signal<String>,
    /// Reads its API.
    picker: PickerHandle,
) -> AnyView {
    let form = Form::here();
    let standing = Memo::new(move || form.draft.from_link().with(|marks| marks.standing(key)));
    let stage =
        Memo::new(move || standing.get().map(|now| if now == Standing::Ticked { Standing::Checked } else { now }));
    let field = Field::UsePermission(key);
    // The button that had the focus is gone once the tenant has answered.
    Effect::new(move |before: Option<Option<Standing>>| {
        let now = stage.get();
        if before.is_some_and(|before| before == Some(Standing::Unchecked) && before != now) {
            focus_soon(field);
        }
        now
    });
    let tick = move |on: bool| form.draft.from_link().update(|marks| marks.tick_permission(key, on));
    // Looked up by its name, it comes back as another row.
    if LOOKED_UP.take() == Some(key.0) && stage.get_untracked() != Some(Standing::Unchecked) {
        focus_soon(field);
    }
    // By its ID: what the link calls it is not what it is called.
    let look_up = move || {
        let by_value = form.draft.from_link().with_untracked(|marks| marks.is_by_value(key));
        LOOKED_UP.set(by_value.then_some(key.0));
        picker.dispatch(Event::LookUp(key.0));
    };
    changing(move || {
        let content = match stage.get()? {
            Standing::Unchecked => view! {
                <p class="from-link__text">{badge()} " " {unchecked(form, key)}</p>
                {why(form, key)}
                <Button kind=ButtonKind::Secondary small=true id=fields::id(field) label_extra=label on_press=look_up>
                    {words::look_up()}
                </Button>
                <FieldMessages id=fields::id(field) messages=fields::messages(field, fields::no_fix) />
            }
            .into_any(),
            Standing::NotOffered => view! {
                <p class="from-link__text" id=fields::id(field) tabindex="-1">{badge()} " " {words::not_offered()}</p>
                <FieldMessages id=fields::id(field) messages=fields::messages(field, fields::no_fix) />
            }
            .into_any(),
            Standing::Checked | Standing::Ticked => view! {
                {why(form, key)}
                <Checkbox
                    id=fields::id(field)
                    label=words::use_permission()
                    label_extra=label
                    badges=badges()
                    messages=fields::messages(field, fields::no_fix)
                    checked=Signal::derive(move || standing.get() == Some(Standing::Ticked))
                    on_change=tick
                />
            }
            .into_any(),
        };
        Some(view! { <div class="from-link">{content}</div> })
    })
}

/// "From the link", "From the recipe", or "Imported".
pub fn badge() -> AnyView {
    view! { <Badge kind=BadgeKind::Brand text=badge_words() /> }.into_any()
}

/// The same beside a box to tick.
pub fn badges() -> Vec<(BadgeKind, String)> {
    vec![(BadgeKind::Brand, badge_words().to_owned())]
}

fn badge_words() -> &'static str {
    Form::here().draft.from_link().with_untracked(|marks| match (&marks.recipe, marks.imported) {
        (Some(_), _) => words::badge_recipe(),
        (None, true) => imported::badge(),
        (None, false) => words::badge(),
    })
}

/// On the review: what of it is as the link had it, while there is anything.
pub fn unchanged(form: Form) -> Option<AnyView> {
    let names = form.problems.with_untracked(|all| {
        let linked =
            all.iter().filter(|problem| matches!(problem.kind, ProblemKind::FromLink | ProblemKind::FromRecipe));
        linked.filter_map(|problem| words::field(problem.field)).collect::<Vec<_>>()
    });
    let items = names.iter().map(|name| view! { <li>{*name}</li> }).collect::<Vec<_>>();
    (!names.is_empty()).then(|| {
        view! {
            <MessageBar kind=MessageKind::Info title=review::unchanged()>
                <ul class="message__list">{items}</ul>
            </MessageBar>
        }
        .into_any()
    })
}
