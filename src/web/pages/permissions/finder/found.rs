//! What there is to say of what was searched for: how much was found, what is waited for, what failed.

use crate::web::reactive::prelude::*;

use super::{api_row, ids::SEARCH, list::Listed};
use crate::{
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
        ui::{Button, ButtonKind, MessageBar, MessageKind, announcer},
    },
    words::form::apis as words,
};

/// Why a search takes its time is spoken.
pub fn speak(picker: PickerHandle) {
    for part in [Part::Search, Part::Microsoft, Part::Own] {
        busy::speak(picker.waits(part));
    }
}

/// How many APIs were found.
fn apis(count: Count) -> String {
    match count {
        Count::All(found) => words::all(found),
        Count::AndMore(found) => words::apis_found_so_far(found),
        Count::First(shown) => words::apis_first_of(shown),
    }
}

/// How much was found, once that is known, which is spoken; what is being waited for, until then.
pub fn status(picker: PickerHandle) -> AnyView {
    let found = picker.slice(|picker| {
        let shelf = picker.shelf();
        let is_said = shelf.says() == Some(Says::NothingFound);
        let count = shelf.count().filter(|_| !is_said);
        count.map_or_else(String::new, |count| words::found(shelf.permissions, &apis(count)))
    });
    let waits = picker.slice(|picker| {
        let (part, words) = match picker.tab() {
            _ if picker.shelf().has_more() => (Part::Search, words::loading_more()),
            _ if picker.search().is_typed() => (Part::Search, words::searching()),
            Tab::Own => (Part::Own, words::reading_own()),
            Tab::Microsoft | Tab::Organization => (Part::Microsoft, words::reading_microsoft()),
        };
        (picker.busy(part) != Busy::No).then_some((part, words))
    });
    let busy = move || {
        waits.get().map(|(part, words)| {
            view! { <BusyLine waits=picker.waits(part) doing=words.to_owned() focus=SEARCH /> }
        })
    };
    // Said once typing rests; what was found before one came is not.
    let announcer = announcer();
    Effect::new(move |before: Option<()>| {
        let found = found.get();
        if before.is_some() && !found.is_empty() {
            announcer.announce_at_rest(found);
        }
    });
    view! {
        <p class="finder__found">{found}</p>
        {changing(busy)}
    }
    .into_any()
}

/// What there is to say instead of, or beside, what was found, with what can be done.
pub fn messages(picker: PickerHandle) -> AnyView {
    let says = picker.slice(|picker| picker.shelf().says().filter(|says| !matches!(says, Says::MoreFailed(_))));
    changing(move || says.get().map(|says| message(picker, says)))
}

fn message(picker: PickerHandle, says: Says) -> AnyView {
    let tab = move |tab| move || picker.dispatch(Event::Tab(tab));
    let search = move || picker.dispatch(Event::SearchAgain);
    match says {
        Says::NothingFound => note(words::nothing_found(), words::nothing_found_do()),
        Says::NoSuchUri => note(words::no_such_uri(), words::no_such_uri_do()),
        Says::NoneOwn => note(words::none_own(), words::none_own_do()),
        Says::SearchFailed(error) => failed(words::search_failed(), error, search),
        Says::GraphFailed(error) => failed(words::graph_failed(), error, search),
        Says::MoreFailed(error) => failed(words::more_failed(), error, move || picker.dispatch(Event::More)),
        Says::MicrosoftFailed(error) => failed(words::microsoft_failed(), error, tab(Tab::Microsoft)),
        Says::OwnFailed(error) => failed(words::own_failed(), error, tab(Tab::Own)),
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

fn failed(title: &'static str, error: AskError, again: impl Fn() + 'static) -> AnyView {
    view! { <TroubleBar title error again=move || again() /> }.into_any()
}

/// What follows the list: that names in it are alike, and the way to more, or why there is none.
pub fn after(picker: PickerHandle, listed: Memo<Listed>) -> AnyView {
    let names_alike = Memo::new(move || listed.with(|listed| api_row::share_a_name(&listed.rows)));
    let has_more = picker.slice(|picker| picker.shelf().has_more());
    let failed = picker.slice(|picker| picker.shelf().says().filter(|says| matches!(says, Says::MoreFailed(_))));
    let alike = move || names_alike.get().then(|| view! { <p class="finder__note">{words::same_name()}</p> });
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
        {changing(alike)}
        {changing(move || failed.get().map(|says| message(picker, says)))}
        {changing(more)}
    }
    .into_any()
}
