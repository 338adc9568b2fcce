//! Finding an API: Microsoft's best-known ones, every one of the tenant, the person's own.

use leptos::prelude::*;

use super::{
    api_finder::{Finder, Tab},
    api_options, picked,
};
use crate::{
    directory::ids::AppId,
    web::{
        browser::focus,
        shell::{
            picker::{
                catalog::Catalog,
                choice::{Choice, Chosen},
                search::Search,
            },
            state::App,
        },
        ui::{Button, ButtonKind, Card, Combobox, OptionGroup, TabbedPanel, announcer},
    },
    words::form::{apis as words, permissions},
};

/// The ID of the search field.
pub const SEARCH: &str = "search-apis";

/// The tabs, the search field, and below it what there is to choose.
#[component]
pub fn ApiSearch(
    /// The search and what it has found.
    search: Search,
    /// The choice that is made here.
    choice: Choice,
) -> AnyView {
    let app = App::here();
    let tab = RwSignal::new(Tab::Organization);
    let finder = Finder { search, catalog: Catalog::new(app), choice, known: app.known_apis, tab };
    let groups = Memo::new(move |_| finder.groups());
    finder.speak();
    let says = Memo::new(move |_| finder.says());
    let hint = Signal::derive(move || {
        finder.found().map_or_else(|| words::SEARCH_HINT.to_owned(), |found| [words::SEARCH_HINT, " ", &found].concat())
    });
    let choose = move |key: String| finder.choose(&key, &groups.get_untracked());
    let selected = Signal::derive(move || tab.get() as usize);
    let select = move |index: usize| Tab::ALL.get(index).into_iter().for_each(|next| finder.go_to(*next));
    let chosen = Signal::derive(move || choice.chosen.with(Chosen::app_id).map(|app_id: AppId| app_id.to_string()));
    let more = move || {
        finder.has_more().then(|| {
            view! {
                <Button kind=ButtonKind::Secondary on_press=move || search.more()>
                    {words::MORE_RESULTS}
                </Button>
            }
        })
    };
    view! {
        <Card>
            <TabbedPanel label=words::TABS name="apis" names=Tab::ALL.map(Tab::name).to_vec() selected on_select=select>
                <Combobox
                    id=SEARCH
                    label=words::SEARCH
                    hint
                    value=search.typed
                    on_input=move |text| finder.typing(text)
                    list_label=words::RESULTS
                    groups
                    chosen
                    on_choose=choose
                    beside=Signal::derive(move || says.track())
                >
                    {move || finder.status()}
                    {move || says.get().map(|says| finder.message(says))}
                    {move || groups.with(|groups| same_names(groups))}
                </Combobox>
                {more}
            </TabbedPanel>
            <AddUserRead />
        </Card>
    }
    .into_any()
}

fn same_names(groups: &[OptionGroup]) -> Option<AnyView> {
    let shared = groups.iter().any(|group| api_options::share_a_name(&group.options));
    shared.then(|| view! { <p class="apis__note">{words::SAME_NAME}</p> }.into_any())
}

/// The one permission that most clients need, until it is picked.
#[component]
fn AddUserRead() -> AnyView {
    let app = App::here();
    let announcer = announcer();
    let has_user_read = Memo::new(move |_| picked::contains(app, &picked::user_read()));
    let add = move || {
        picked::add(app, picked::user_read());
        announcer.announce(permissions::added(&picked::user_read()));
        // The button is gone.
        request_animation_frame(|| {
            if focus::is_lost() {
                focus::by_id(SEARCH);
            }
        });
    };
    view! {
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
