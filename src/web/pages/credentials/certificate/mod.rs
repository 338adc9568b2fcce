//! The form of a certificate: made here or uploaded, and then what it says. X.509 is a part of its own, which comes when
//! there is something to read or to make.

mod create;
mod details;
mod own;
mod upload;

use crate::web::reactive::prelude::*;

use super::opened::Opened;
use crate::{
    registration::problem::Field,
    web::{
        pages::fields,
        shell::form::Form,
        ui::{Tab, Tabs},
    },
    words::form::certificate::form as words,
};
use own::{Key, certificate_of};

/// The form.
pub fn form() -> AnyView {
    let form = Form::here();
    let id = Opened::here().begin(|id| fields::id(Field::Certificate(id)));
    let own = Memo::new(move || form.draft.credentials().with(|all| certificate_of(all, id).unwrap_or_default()));
    let has_one = Memo::new(move || own.with(|own| own.certificate.is_some()));
    let key = Key::new(None);
    let chosen = RwSignal::new(0);
    view! {
        {changing(move || {
            if has_one.get() {
                details::all(form, id, own, key)
            } else {
                let tabs = vec![
                    Tab { label: words::create_tab(), content: create::all(form, id, key) },
                    Tab { label: words::upload_tab(), content: upload::all(form, id) },
                ];
                view! { <Tabs label=words::ways() name="certificate" tabs selected=chosen /> }.into_any()
            }
        })}
        {fields::learn_more(words::learn(), words::learn_at())}
    }
    .into_any()
}
