//! The header: the page's name, what is on its way, and the choice of colours. Who is signed in comes with the form.

use super::{in_part::InPart, theme_choice::ThemeChoice};
use crate::{
    web::{
        reactive::prelude::*,
        shell::{in_use::CurrentTenant, part::Part, session::sign_in::SignIn},
        ui::AppHeader,
    },
    words::elements,
};

/// The header and what stands right below it.
#[component]
pub fn Header() -> AnyView {
    let (current, sign_in) = (CurrentTenant::here(), SignIn::here());
    let coming = Memo::new(move || if sign_in.is_coming() { elements::loading() } else { "" }.to_owned());
    let in_use = Memo::new(move || current.context.with(Option::is_some));
    let of_tenant = move |part| changing(move || in_use.get().then(|| view! { <InPart part quiet=true /> }));
    view! {
        <AppHeader>
            <span class="loading" role="status">
                {coming}
            </span>
            {of_tenant(Part::InUse)}
            <ThemeChoice />
        </AppHeader>
        {of_tenant(Part::Notes)}
    }
    .into_any()
}
