//! Finding an API: Microsoft's best-known ones, every one of the tenant, the person's own.

use crate::web::reactive::prelude::*;

use super::{api_finder, api_options};
use crate::{
    directory::permission::PickedPermission,
    flow::picker::{Event, offers::Tab},
    web::{
        browser::focus,
        shell::picker::PickerHandle,
        ui::{Button, ButtonKind, Card, Combobox, OptionGroup, TabbedPanel, announcer},
    },
    words::form::{apis as words, permissions},
};

/// The tabs, the search field, and below it what there is to choose.
#[component]
pub fn ApiSearch(
    /// What is found and chosen here.
    picker: PickerHandle,
) -> AnyView {
    let groups = api_finder::groups(picker);
    api_finder::speak(picker);
    let says = picker.slice(|picker| picker.shelf().says());
    let count = picker.slice(|picker| picker.shelf().count());
    let hint = Signal::derive(move || {
        let found = count.get().map(api_finder::found);
        found.map_or_else(|| words::search_hint().to_owned(), |found| [words::search_hint(), " ", &found].concat())
    });
    let choose = move |key: String| api_finder::choose(picker, &key, &groups.get_untracked());
    let selected = picker.slice(|picker| picker.tab() as usize);
    let select = move |index: usize| {
        Tab::ALL.get(index).into_iter().for_each(|tab| picker.dispatch(Event::Tab(*tab)));
    };
    let chosen = picker.slice(|picker| picker.choice().chosen.app_id().map(|app_id| app_id.to_string()));
    let typed = picker.slice(|picker| picker.search().typed.clone());
    let has_more = picker.slice(|picker| picker.shelf().has_more());
    let more = move || {
        has_more.get().then(|| {
            view! {
                <Button kind=ButtonKind::Secondary on_press=move || picker.dispatch(Event::More)>
                    {words::more_results()}
                </Button>
            }
        })
    };
    view! {
        <Card>
            <TabbedPanel label=words::tabs() name="apis" names=Tab::ALL.map(api_finder::name).to_vec() selected on_select=select>
                <Combobox
                    id=api_finder::SEARCH
                    label=words::search()
                    hint
                    value=typed
                    on_input=move |text| picker.dispatch(Event::Typed(text))
                    list_label=words::results()
                    groups
                    chosen
                    on_choose=choose
                    beside=Signal::derive(move || says.track())
                >
                    {api_finder::status(picker)}
                    {changing(move || says.get().map(|says| api_finder::message(picker, says)))}
                    {changing(move || groups.with(|groups| same_names(groups)))}
                </Combobox>
                {changing(more)}
            </TabbedPanel>
            <AddUserRead picker />
        </Card>
    }
    .into_any()
}

fn same_names(groups: &[OptionGroup]) -> Option<AnyView> {
    let shared = groups.iter().any(|group| api_options::share_a_name(&group.options));
    shared.then(|| view! { <p class="apis__note">{words::same_name()}</p> }.into_any())
}

/// The one permission that most clients need, until it is picked.
#[component]
fn AddUserRead(
    /// What is picked.
    picker: PickerHandle,
) -> AnyView {
    let announcer = announcer();
    let has_user_read = Memo::new(move || picker.has(&PickedPermission::user_read()));
    let add = move || {
        picker.add(PickedPermission::user_read());
        announcer.announce(permissions::added(&PickedPermission::user_read()));
        // The button is gone.
        request_animation_frame(|| {
            if focus::is_lost() {
                focus::by_id(api_finder::SEARCH);
            }
        });
    };
    let suggestion = move || {
        (!has_user_read.get()).then(|| {
            view! {
                <div class="suggestions">
                    <p class="suggestions__text">{words::user_read()}</p>
                    <Button kind=ButtonKind::Secondary on_press=add>
                        {words::add_user_read()}
                    </Button>
                </div>
            }
        })
    };
    changing(suggestion)
}
