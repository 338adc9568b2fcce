//! What a printed result says beside what the screen shows: the page becomes a record.

use crate::web::reactive::prelude::*;

use crate::{
    next_steps::record::Record,
    web::{
        browser::intl,
        shell::register::Registering,
        ui::{DefinitionList, IdRow},
    },
    words::{dates, run::result as words},
};

/// The record, on paper alone; never with a secret. After a reload it says what the tab has kept.
pub fn record(record: &Record, registering: Registering) -> AnyView {
    let mut rows = vec![
        IdRow::text(words::record_tenant(), &record.tenant.tenant_name),
        IdRow::text(words::record_account(), &record.tenant.account),
        IdRow::said(words::record_day(), when(record)),
    ];
    registering.registration.with_untracked(|registration| {
        let Some(registration) = registration else { return };
        rows.extend(registration.redirect_uris().iter().map(|uri| IdRow::text(words::record_uri(), uri.as_str())));
        let picked = registration.permissions().iter().map(words::permission);
        rows.extend(picked.map(|named| IdRow::said(words::record_permission(), named)));
    });
    rows.extend(record.owners.iter().map(|owner| IdRow::said(words::record_owner(), words::owner(owner))));
    registering.secrets.with_untracked(|secrets| {
        rows.extend(secrets.iter().map(|secret| {
            IdRow::said(words::record_secret(), words::secret_line(&secret.description, &dates::day(secret.end.date())))
        }));
    });
    view! { <div class="record"><DefinitionList rows=Signal::stored(rows) /></div> }.into_any()
}

/// The day and the time of day, as the browser writes them.
pub fn when(record: &Record) -> String {
    words::moment(&intl::day(record.at), &intl::time(record.at))
}
