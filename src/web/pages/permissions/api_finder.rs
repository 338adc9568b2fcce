//! What the tabs over the search have, in words: what was found, what is waited for, what there is to say.

use crate::web::reactive::prelude::*;

use super::api_options;
use crate::{
    directory::ids::AppId,
    flow::{
        picker::{
            Event, Part,
            offers::{Count, Says, Tab},
        },
        questions::Busy,
    },
    graph::ask::AskError,
    web::{
        pages::{
            layout::busy::{self, BusyLine},
            trouble::TroubleBar,
        },
        shell::picker::PickerHandle,
        ui::{Button, ButtonKind, MessageBar, MessageKind, OptionGroup},
    },
    words::form::apis as words,
};

/// The search field.
pub const SEARCH: &str = "search-apis";

/// The name of a tab.
pub fn name(tab: Tab) -> &'static str {
    match tab {
        Tab::Microsoft => words::microsoft_apis(),
        Tab::Organization => words::organization_apis(),
        Tab::Own => words::my_apis(),
    }
}

/// What there is to choose.
pub fn groups(picker: PickerHandle) -> Memo<Vec<OptionGroup>> {
    picker.slice(|picker| picker.shelf().groups().iter().map(api_options::group).collect())
}

/// Shows the permissions of the option of this key.
pub fn choose(picker: PickerHandle, key: &str, groups: &[OptionGroup]) {
    let Ok(app_id) = key.parse::<AppId>() else { return };
    let named = groups.iter().flat_map(|group| &group.options).find(|option| option.key == key);
    picker.dispatch(Event::Choose(app_id, named.map(|option| option.name.clone())));
}

/// How many were found.
pub fn found(count: Count) -> String {
    match count {
        Count::First(shown) => words::first_of(shown),
        Count::All(found) => words::found(found, false),
        Count::AndMore(found) => words::found(found, true),
    }
}

/// Why a search takes its time is spoken.
pub fn speak(picker: PickerHandle) {
    for part in [Part::Search, Part::Microsoft, Part::Own] {
        busy::speak(picker.waits(part));
    }
}

/// What is being waited for, in words.
pub fn status(picker: PickerHandle) -> AnyView {
    let shown = picker.slice(|picker| {
        let (part, words) = match picker.tab() {
            Tab::Microsoft => (Part::Microsoft, words::reading_microsoft()),
            Tab::Own => (Part::Own, words::reading_own()),
            Tab::Organization if picker.shelf().has_more() => (Part::Search, words::loading_more()),
            Tab::Organization => (Part::Search, words::searching()),
        };
        (picker.busy(part) != Busy::No).then_some((part, words))
    });
    changing(move || {
        shown.get().map(|(part, words)| {
            view! { <BusyLine waits=picker.waits(part) doing=words.to_owned() focus=SEARCH /> }
        })
    })
}

/// What there is to say instead of, or beside, what was found, with what can be done.
pub fn message(picker: PickerHandle, says: Says) -> AnyView {
    let tab = move |tab| move || picker.dispatch(Event::Tab(tab));
    match says {
        Says::NothingFound => note(words::nothing_found(), words::nothing_found_do()),
        Says::NoSuchUri => note(words::no_such_uri(), words::no_such_uri_do()),
        Says::NoneOwn => note(words::none_own(), words::none_own_do()),
        Says::Elsewhere => elsewhere(tab(Tab::Organization)),
        Says::SearchFailed(error) => failed(words::search_failed(), error, move || picker.dispatch(Event::SearchAgain)),
        Says::MoreFailed(error) => failed(words::more_failed(), error, move || picker.dispatch(Event::More)),
        Says::MicrosoftFailed(error) => failed(words::microsoft_failed(), error, tab(Tab::Microsoft)),
        Says::OwnFailed(error) => failed(words::own_failed(), error, tab(Tab::Own)),
    }
}

/// Nothing is here for what is typed; there may be elsewhere.
fn elsewhere(go_there: impl Fn() + Copy + Send + 'static) -> AnyView {
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=go_there>
                {words::search_organization()}
            </Button>
        }
    };
    view! { <MessageBar kind=MessageKind::Info title=words::not_well_known() announce=true actions /> }.into_any()
}

fn note(title: &'static str, text: &'static str) -> AnyView {
    view! {
        <MessageBar kind=MessageKind::Info title announce=true>
            {text}
        </MessageBar>
    }
    .into_any()
}

fn failed(title: &'static str, error: AskError, again: impl Fn() + 'static) -> AnyView {
    view! { <TroubleBar title error again=move || again() /> }.into_any()
}
