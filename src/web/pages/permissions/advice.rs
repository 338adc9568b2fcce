//! Hints on the picks, each with the one press that takes it.

use leptos::prelude::*;

use super::{api_search, picked};
use crate::{
    registration::{
        advice::{Advice, advise},
        draft::DraftStoreFields as _,
    },
    web::{
        browser::focus,
        shell::state::App,
        ui::{Button, ButtonKind, Card, Icon, IconName, announcer},
    },
    words::form::{advice as words, permissions},
};

/// The ID of the list of hints.
const PLACE: &str = "advice";

/// The hints; nothing where there are none.
#[component]
pub fn AdviceList() -> AnyView {
    let app = App::here();
    let advice =
        Memo::new(move |_| app.draft.permissions().with(|picks| app.known_apis.with(|known| advise(picks, known))));
    let some = Memo::new(move |_| advice.with(|advice| !advice.is_empty()));
    view! {
        <Show when=move || some.get()>
            <Card title=words::TITLE>
                <ul class="advice" id=PLACE tabindex="-1">
                    {move || advice.with(|advice| advice.iter().map(|hint| row(app, hint)).collect::<Vec<_>>())}
                </ul>
            </Card>
        </Show>
    }
    .into_any()
}

fn row(app: App, hint: &Advice) -> AnyView {
    let announcer = announcer();
    let text = words::hint(hint);
    let label = words::take(hint);
    let hint = hint.clone();
    let take = move || {
        picked::remove(app, &hint.about);
        announcer.announce(match &hint.instead {
            Some(instead) => {
                picked::add(app, instead.clone());
                words::switched(&hint.about.value, &instead.value)
            }
            None => permissions::removed(&hint.about),
        });
        // The button that had the focus is gone with its hint.
        request_animation_frame(|| {
            if focus::is_lost() && !focus::by_id(PLACE) {
                focus::by_id(api_search::SEARCH);
            }
        });
    };
    view! {
        <li class="advice__row">
            <Icon name=IconName::Bulb />
            <span class="advice__text">{text}</span>
            <Button kind=ButtonKind::Secondary small=true on_press=take>
                {label}
            </Button>
        </li>
    }
    .into_any()
}
