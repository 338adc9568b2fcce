//! Hints on the picks, each with the one press that takes it.

use crate::web::reactive::prelude::*;

use super::api_finder;
use crate::{
    registration::advice::{Advice, advise},
    web::{
        browser::focus,
        shell::picker::PickerHandle,
        ui::{Button, ButtonKind, Card, Icon, IconName, announcer},
    },
    words::form::{advice as words, permissions},
};

const PLACE: &str = "advice";

/// The hints; nothing where there are none.
#[component]
pub fn AdviceList(
    /// What is picked, and what is known of its APIs.
    picker: PickerHandle,
) -> AnyView {
    let advice = Memo::new(move || picker.with_picks(|picks| picker.known.with(|known| advise(picks, known))));
    let some = Memo::new(move || advice.with(|advice| !advice.is_empty()));
    let list = move || {
        some.get().then(|| {
            view! {
                <Card title=words::title()>
                    <ul class="advice" id=PLACE tabindex="-1">
                        {changing(move || advice.with(|advice| advice.iter().map(|hint| row(picker, hint)).collect::<Vec<_>>()))}
                    </ul>
                </Card>
            }
        })
    };
    changing(list)
}

fn row(picker: PickerHandle, hint: &Advice) -> AnyView {
    let announcer = announcer();
    let text = words::hint(hint);
    let label = words::take(hint);
    let hint = hint.clone();
    let take = move || {
        picker.remove(&hint.about);
        announcer.announce(match &hint.instead {
            Some(instead) => {
                picker.add(instead.clone());
                words::switched(&hint.about.value, &instead.value)
            }
            None => permissions::removed(&hint.about),
        });
        // The button that had the focus is gone with its hint.
        request_animation_frame(|| {
            if focus::is_lost() && !focus::by_id(PLACE) {
                focus::by_id(api_finder::SEARCH);
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
