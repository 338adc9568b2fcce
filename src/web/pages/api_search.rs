//! Finding an API of the tenant.

use leptos::prelude::*;

use super::{picked, trouble::TroubleBar};
use crate::{
    directory::{
        ids::AppId,
        permission::{AZURE_HEALTHCARE_APIS, MICROSOFT_GRAPH, ResourceSummary},
    },
    i18n::permissions as words,
    web::{
        app::{
            search::{Busy, Chosen, Results, Search},
            state::App,
        },
        browser::focus,
        ui::{Button, ButtonKind, Card, MessageBar, MessageKind, SearchField, announcer, unique_id},
    },
};

/// The ID of the search field.
pub const SEARCH: &str = "search-apis";

/// The APIs that are offered before anything is typed.
const OFTEN_USED: [(AppId, &str); 2] =
    [(MICROSOFT_GRAPH, words::MICROSOFT_GRAPH), (AZURE_HEALTHCARE_APIS, words::AZURE_HEALTHCARE_APIS)];

/// The search field, and below it what was found or what is often used.
#[component]
pub fn ApiSearch(
    /// The search and what it has found.
    search: Search,
) -> AnyView {
    let announcer = announcer();
    // What a search has come to is spoken once it is known, and why it takes its time.
    Effect::new(move |_| {
        if let Busy::Waiting(reason, wait) = search.busy.get() {
            announcer.announce(words::waiting(reason, wait));
        }
    });
    Effect::new(move |before: Option<usize>| {
        let found = search.results.with(|results| match results {
            Results::Found(apis, next) => {
                announcer.announce(words::found(apis.len(), next.is_some()));
                apis.len()
            }
            _ => 0,
        });
        if let Some(before) = before {
            keep_the_focus(before);
        }
        found
    });
    let hint = Signal::derive(move || {
        search.results.with(|results| match results {
            Results::Found(apis, next) => [words::SEARCH_HINT, " ", &words::found(apis.len(), next.is_some())].concat(),
            _ => words::SEARCH_HINT.to_owned(),
        })
    });
    view! {
        <Card>
            <SearchField
                id=SEARCH
                label=words::SEARCH
                hint
                value=search.typed
                on_input=move |text| search.typing(text)
            />
            {move || status(search)}
            {move || search.results.with(|results| shown(search, results))}
        </Card>
    }
    .into_any()
}

/// A button that asked for more, or once more, is gone with what it stood among: the first API that is new has the
/// focus then, or the search.
fn keep_the_focus(before: usize) {
    request_animation_frame(move || {
        if focus::is_lost() && !focus::by_id(&row_id(before)) {
            focus::by_id(SEARCH);
        }
    });
}

fn row_id(index: usize) -> String {
    ["found-", &index.to_string()].concat()
}

/// What is being waited for, in words.
fn status(search: Search) -> Option<AnyView> {
    let text = match search.busy.get() {
        Busy::No => return None,
        Busy::Asking if search.results.with(|results| matches!(results, Results::Found(_, Some(_)))) => {
            words::LOADING_MORE.to_owned()
        }
        Busy::Asking => words::SEARCHING.to_owned(),
        Busy::Waiting(reason, wait) => words::waiting(reason, wait),
    };
    Some(view! { <p class="busy">{text}</p> }.into_any())
}

fn shown(search: Search, results: &Results) -> AnyView {
    match results {
        Results::Empty => view! { <OftenUsed search /> }.into_any(),
        Results::Found(apis, next) => {
            let rows = apis.iter().enumerate().map(|(index, api)| row(search, index, api)).collect::<Vec<_>>();
            let more = next.is_some().then(|| {
                view! {
                    <Button kind=ButtonKind::Secondary on_press=move || search.more()>
                        {words::MORE_RESULTS}
                    </Button>
                }
            });
            view! {
                <ul class="apis" aria-label=words::RESULTS>
                    {rows}
                </ul>
                {more}
            }
            .into_any()
        }
        Results::Nothing => note(words::NOTHING_FOUND, words::NOTHING_FOUND_DO),
        Results::NotInTenant => note(words::NOT_IN_TENANT, words::NOT_IN_TENANT_DO),
        Results::Failed(trouble) => {
            let again = move || search.again();
            view! { <TroubleBar title=words::SEARCH_FAILED trouble=trouble.clone() again /> }.into_any()
        }
    }
}

fn note(title: &'static str, text: &'static str) -> AnyView {
    view! {
        <MessageBar kind=MessageKind::Info title announce=true>
            {text}
        </MessageBar>
    }
    .into_any()
}

/// An API: a button of its name, described by its application (client) ID.
fn row(search: Search, index: usize, api: &ResourceSummary) -> AnyView {
    let app_id = api.app_id;
    let name = api.display_name.clone();
    let id = unique_id("api");
    let current = move || is_chosen(search, app_id).then_some("true");
    let choose = {
        let name = name.clone();
        move |_| search.choose(app_id, name.clone())
    };
    view! {
        <li class="apis__row">
            <button type="button" class="apis__name" id=row_id(index) aria-describedby=id.clone() aria-current=current on:click=choose>
                {name}
            </button>
            <code class="apis__id" id=id>
                {app_id.to_string()}
            </code>
        </li>
    }
    .into_any()
}

fn is_chosen(search: Search, app_id: AppId) -> bool {
    search.chosen.with(|chosen| match chosen {
        Chosen::Reading(id, _) | Chosen::Ready(id) | Chosen::NotInTenant(id, _) | Chosen::Failed(id, ..) => {
            *id == app_id
        }
        Chosen::None => false,
    })
}

/// What to begin with: two APIs that many clients use, and the one permission that most do.
#[component]
fn OftenUsed(search: Search) -> AnyView {
    let app = App::here();
    let announcer = announcer();
    let has_user_read = Memo::new(move |_| picked::contains(app, &picked::user_read()));
    let add = move || {
        picked::add(app, picked::user_read());
        announcer.announce(words::added("User.Read", words::MICROSOFT_GRAPH));
    };
    let buttons = OFTEN_USED
        .map(|(app_id, name)| {
            view! {
                <Button kind=ButtonKind::Secondary on_press=move || search.choose(app_id, name.to_owned())>
                    {name}
                </Button>
            }
        })
        .into_iter()
        .collect::<Vec<_>>();
    view! {
        <div class="suggestions" role="group" aria-label=words::OFTEN_USED>
            <span class="suggestions__label">{words::OFTEN_USED}</span>
            {buttons}
        </div>
        <Show when=move || !has_user_read.get()>
            <div class="suggestions">
                <p class="suggestions__text">{words::USER_READ}</p>
                <Button kind=ButtonKind::Secondary on_press=add>
                    {words::ADD_USER_READ}
                </Button>
            </div>
        </Show>
    }
    .into_any()
}
