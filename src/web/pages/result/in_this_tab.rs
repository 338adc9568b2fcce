//! What was registered in this tab, the newest first.

use crate::web::reactive::prelude::*;

use super::{folded::folded, record::when};
use crate::{
    directory::application::Application,
    next_steps::{
        self,
        record::{Record, Records},
    },
    web::ui::{Badge, BadgeKind, CopyButton, ExternalLink, unique_id},
    words::{run::result as words, value::spelled},
};

/// The list, folded; nothing where nothing was registered but the one that the page shows by itself.
pub fn in_this_tab(records: &Records, shown: Option<Application>) -> Option<AnyView> {
    let others = records.all().iter().filter(|record| Some(record.application) != shown);
    let items = others.map(item).collect::<Vec<_>>();
    if items.is_empty() {
        return None;
    }
    let short = view! { <span class="card__note">{words::app_count(items.len())}</span> }.into_any();
    let list = view! {
        <p class="card__text">{words::in_this_tab_lead()}</p>
        <ul class="registered" aria-label=words::in_this_tab()>{items}</ul>
    };
    let folded = folded(words::in_this_tab(), short, Signal::stored(false), list.into_any());
    Some(view! { <div class="card folds">{folded}</div> }.into_any())
}

/// One of them. Nothing of what was registered in the sandbox can be opened.
fn item(record: &Record) -> AnyView {
    let id = unique_id("value");
    let (name, app_id) = (spelled(&record.name), record.application.app_id.to_string());
    let copies = [words::client_id(), " ", &name].concat();
    let open = words::open_in(record.tenant.cloud);
    let entra = next_steps::overview(record).map(|href| view! { <ExternalLink href text=open /> });
    let sandbox = record.is_sandbox.then(|| view! { <Badge kind=BadgeKind::Warning text=words::in_sandbox() /> });
    view! {
        <li class="registered__item">
            <p class="registered__name">
                <strong dir="auto">{name}</strong>
                " "
                {sandbox}
            </p>
            <p class="registered__id">
                <span class="visually-hidden">{words::client_id()} " "</span>
                <code class="code-text" id=id.clone()>{app_id.clone()}</code>
                <CopyButton what=copies text=app_id source=id />
            </p>
            <p class="card__note">
                <span dir="auto">{spelled(&record.tenant.tenant_name)}</span>
                " · "
                {when(record)}
            </p>
            {entra}
        </li>
    }
    .into_any()
}
