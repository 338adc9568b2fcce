//! What has come: what it is, what it fills in, what does not come along and why; and the ways on.

use std::collections::BTreeMap;

use crate::web::reactive::prelude::*;

use crate::{
    directory::order,
    flow::import::{Awaited, Event, Ready, Source, Stands},
    import::{Import, Left, Why},
    recipe::fill::Filled,
    registration::share::proposal::Proposal,
    web::{
        pages::{layout::busy::BusyLine, recipe::filled},
        shell::wiring::import::{Imports, OUTCOME},
        ui::{Actions, Button, ButtonKind, MessageBar, MessageKind},
    },
    words::{import as words, recipe, value::spelled},
};

/// What there is to say; nothing where nothing has come. It is a group with a name, so that the focus can go to it.
pub fn outcome(imports: Imports, stands: &Stands) -> Option<AnyView> {
    let (label, said) = match stands {
        Stands::Nothing | Stands::Wrong(Source::Text | Source::File, _) => return None,
        Stands::Reading(name) => {
            let reading = words::reading(name);
            let waits = imports.waits(Awaited::Application);
            (reading.clone(), view! { <BusyLine waits doing=reading focus=OUTCOME /> }.into_any())
        }
        Stands::Wrong(Source::Application(name), mistake) => failed(words::not_read(name), words::mistake(mistake)),
        Stands::Unread(name, error) => failed(words::not_read(name), words::failed(error).to_owned()),
        Stands::Ready(ready) => {
            let (title, fills, left) = (title(ready), fills(&ready.import.taken), left(&ready.import));
            let ready = view! {
                <h2 class="card__title">{title.clone()}</h2>
                {fills}
                {left}
                {ways(imports, ready.is_asked)}
            };
            (title, ready.into_any())
        }
        Stands::Used(ready) => {
            let again = move || imports.dispatch(Event::Cancel);
            let used = view! {
                <MessageBar kind=MessageKind::Success title=words::used() announce=true />
                {left(&ready.import)}
                <Actions>
                    <Button kind=ButtonKind::Secondary on_press=again>{words::another()}</Button>
                </Actions>
            };
            (words::used().to_owned(), used.into_any())
        }
    };
    Some(
        view! { <div id=OUTCOME class="import__outcome" role="group" tabindex="-1" aria-label=label>{said}</div> }
            .into_any(),
    )
}

fn failed(title: String, what_to_do: String) -> (String, AnyView) {
    let bar = view! { <MessageBar kind=MessageKind::Error title=title.clone() announce=true>{what_to_do}</MessageBar> };
    (title, bar.into_any())
}

fn title(ready: &Ready) -> String {
    match &ready.source {
        Source::Text | Source::File => words::format(ready.import.format).to_owned(),
        Source::Application(name) => words::application(name),
    }
}

/// What would stand in the form.
fn fills(taken: &Proposal) -> AnyView {
    let filled = Filled::from(taken.clone());
    if filled == Filled::from(Proposal::default()) {
        return view! { <p>{words::nothing_taken()}</p> }.into_any();
    }
    let note = taken.note.clone().unwrap_or_default();
    view! {
        <h3>{words::taken()}</h3>
        <dl class="recipe__values">{filled::rows(&filled, &note)}</dl>
        <p class="card__note">{recipe::ticks()}</p>
    }
    .into_any()
}

/// What does not come along, by the reason. That credentials do not is said of every app.
fn left(import: &Import) -> AnyView {
    let mut by_reason: BTreeMap<Why, Vec<&Left>> = BTreeMap::new();
    by_reason.entry(Why::Credential).or_default();
    for left in &import.left {
        by_reason.entry(left.why).or_default().push(left);
    }
    let groups = by_reason.into_iter().map(|(why, all)| {
        let paths = order::distinct(all.into_iter().map(|left| &left.path).collect());
        let items = paths.into_iter().map(|path| {
            let path = spelled(path);
            view! { <li><code class="code-text"><bdi>{path}</bdi></code></li> }
        });
        let items = items.collect::<Vec<_>>();
        let list = (!items.is_empty()).then(|| view! { <ul class="import__paths">{items}</ul> });
        let says = words::why(why);
        if why == Why::Secret {
            return view! { <MessageBar kind=MessageKind::Warning title=says announce=true>{list}</MessageBar> }
                .into_any();
        }
        view! { <p>{says}</p> {list} }.into_any()
    });
    let groups = groups.collect::<Vec<_>>();
    view! { <h3>{words::left()}</h3> {groups} }.into_any()
}

/// The ways on; where something would give way to it, the question comes first.
fn ways(imports: Imports, is_asked: bool) -> AnyView {
    let cancel = move || imports.dispatch(Event::Cancel);
    if is_asked {
        let actions = move || {
            view! {
                <Button kind=ButtonKind::Primary on_press=move || imports.dispatch(Event::Replace)>{words::replace()}</Button>
                <Button kind=ButtonKind::Secondary on_press=cancel>{words::keep()}</Button>
            }
        };
        return view! { <MessageBar kind=MessageKind::Warning title=words::replaces() announce=true actions /> }
            .into_any();
    }
    view! {
        <Actions>
            <Button kind=ButtonKind::Primary on_press=move || imports.use_it()>{words::use_it()}</Button>
            <Button kind=ButtonKind::Secondary on_press=cancel>{words::cancel()}</Button>
        </Actions>
    }
    .into_any()
}
