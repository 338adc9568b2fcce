//! That the tab keeps what was typed, and the way to take it elsewhere.

use crate::web::reactive::prelude::*;

use crate::{
    registration::share,
    web::{
        browser::location,
        shell::{form::Form, wiring::restore},
        ui::CopyLink,
    },
    words::elements,
};

/// "Saved in this tab", and the link; nothing before anything was typed.
#[component]
pub fn Saved() -> AnyView {
    let (form, saved) = (Form::here(), restore::Saved::here());
    let link = Signal::derive(move || form.draft.with(|draft| share::link(&location::base(), draft)));
    changing(move || {
        saved.0.get().then(|| {
            view! {
                <span>{elements::saved()}</span>
                <CopyLink label=elements::copy_link() text=link />
            }
        })
    })
}
