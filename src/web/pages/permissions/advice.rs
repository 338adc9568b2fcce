//! Hints on the picks: one of a kind, with a press for each pick that takes it.

use crate::web::reactive::prelude::*;

use super::finder::ids::SEARCH;
use crate::{
    registration::advice::{Advice, advise, together},
    web::{
        browser::{clock, focus},
        shell::picker::PickerHandle,
        ui::{Button, ButtonKind, Card, Icon, IconName, announcer},
    },
    words::{
        form::{advice as words, permissions},
        value::spelled,
    },
};

const PLACE: &str = "advice";

/// The hints; nothing where there are none.
#[component]
pub fn AdviceList(
    /// What is picked, and what is known of its APIs.
    picker: PickerHandle,
) -> AnyView {
    let advice =
        Memo::new(move || picker.with_picks(|picks| picker.known.with(|known| together(advise(picks, known)))));
    let some = Memo::new(move || advice.with(|advice| !advice.is_empty()));
    let list = move || {
        some.get().then(|| {
            view! {
                <Card title=words::title()>
                    <div class="advice" id=PLACE tabindex="-1">
                        {changing(move || advice.with(|advice| advice.iter().map(|hints| group(picker, hints)).collect::<Vec<_>>()))}
                    </div>
                </Card>
            }
        })
    };
    changing(list)
}

/// What is to be said of a few, once, and each of them.
fn group(picker: PickerHandle, hints: &[Advice]) -> AnyView {
    let said = hints.first().map(|hint| words::hint(hint.kind, hint.about.kind, hints.len()));
    let rows = hints.iter().map(|hint| row(picker, hint)).collect::<Vec<_>>();
    view! {
        <p class="advice__text">
            <Icon name=IconName::Bulb />
            {said}
        </p>
        <ul class="advice__list">{rows}</ul>
    }
    .into_any()
}

fn row(picker: PickerHandle, hint: &Advice) -> AnyView {
    let announcer = announcer();
    let value = spelled(&hint.about.value);
    let label = words::take(hint);
    let hint = hint.clone();
    let take = move || {
        let is_meant = |key| key == hint.about.key();
        announcer.announce(if let Some(instead) = &hint.instead {
            picker.give_up(is_meant);
            picker.add(instead.clone());
            words::switched(&hint.about.value, &instead.value)
        } else {
            picker.remove(is_meant);
            permissions::removed(&hint.about)
        });
        // The button that had the focus is gone with its hint.
        clock::before_paint(|| {
            if focus::is_lost() && !focus::by_id(PLACE) {
                focus::by_id(SEARCH);
            }
        });
    };
    view! {
        <li class="advice__row">
            <code class="advice__value">{value}</code>
            <Button kind=ButtonKind::Secondary small=true on_press=take>
                {label}
            </Button>
        </li>
    }
    .into_any()
}
