//! The permissions that are selected, in view while one looks for others: beside the page, or in a sheet over it.

mod list;
pub mod picked_api;
mod sheet;

use crate::web::reactive::prelude::*;

use crate::{
    flow::picker::picks,
    registration::problem::Field,
    web::{
        browser::media,
        pages::fields,
        shell::{form::Form, picker::PickerHandle},
        ui::{PageAction, unique_id},
    },
    words::form::permissions as words,
};
use list::PickedList;
use sheet::Sheet;

/// What is wrong with the list as a whole, and how near its limits it is.
#[component]
pub fn PickedMessages() -> AnyView {
    let form = Form::here();
    let picks = form.draft.permissions();
    let messages = fields::messages(Field::Permissions, fields::no_fix);
    let limits = move || {
        let (count, apis) = picks.with(|picks| (picks.len(), picks::apis(picks)));
        let said = words::near_limits(count, apis, form.draft.audience().get())?;
        Some(view! { <p class="picked__limits">{said}</p> })
    };
    view! {
        <div class="picked__messages" id=fields::id(Field::Permissions) tabindex="-1">
            {fields::list_messages(messages)}
            {changing(limits)}
        </div>
    }
    .into_any()
}

/// Whether there is a column beside the page.
fn is_wide() -> RwSignal<bool> {
    let wide = RwSignal::new(media::matches(media::WIDE));
    // Dropped with what asks, and the listener with it.
    StoredValue::new(media::on_change(media::WIDE, move |now| wide.set(now)));
    wide
}

/// Whether the list stands on the page: where there is a column for it, or a link has brought what is to be decided, to
/// which the summary of problems leads.
fn is_on_page() -> Memo<bool> {
    let (wide, draft) = (is_wide(), Form::here().draft);
    let (picks, marks) = (draft.permissions(), draft.from_link());
    let is_linked =
        move || marks.with(|marks| picks.with(|picks| picks.iter().any(|pick| marks.standing(pick.key()).is_some())));
    Memo::new(move || wide.get() || is_linked())
}

/// The list as a card.
#[component]
pub fn PickedCard(
    /// Looks up what a link has picked.
    picker: PickerHandle,
) -> AnyView {
    let (on_page, id) = (is_on_page(), unique_id("picked"));
    let count = Form::here().draft.permissions();
    let card = move || {
        let id = id.clone();
        on_page.get().then(|| {
            view! {
                <section class="picked card" aria-labelledby=id>
                    <h2 class="card__title" id=id.clone()>
                        {words::picked()}
                        " "
                        <span class="count">{changing(move || words::number(count.with(Vec::len)))}</span>
                    </h2>
                    <PickedList picker />
                </section>
            }
        })
    };
    changing(card)
}

/// The way to the list where it does not stand on the page, in the bar.
pub fn in_bar(sheet: RwSignal<bool>) -> Signal<Option<PageAction>> {
    let (on_page, picks) = (is_on_page(), Form::here().draft.permissions());
    let label = Signal::derive(move || words::selected(picks.with(Vec::len)));
    let open = PageAction::new(label, move || sheet.set(true));
    Effect::new(move |_| {
        if on_page.get() {
            sheet.set(false);
        }
    });
    Signal::derive(move || (!on_page.get()).then_some(open))
}

/// The list in a sheet.
#[component]
pub fn PickedSheet(
    /// Looks up what a link has picked.
    picker: PickerHandle,
    open: RwSignal<bool>,
) -> AnyView {
    let list = move || open.get().then(|| view! { <PickedList picker /> });
    view! { <Sheet open title=words::picked()>{changing(list)}</Sheet> }.into_any()
}
