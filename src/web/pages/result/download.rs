//! Files of what was registered, for whoever configures the app.

use crate::web::reactive::prelude::*;

use crate::{
    next_steps::{files::ConfigFile, record::Record},
    web::{
        browser::files,
        ui::{Button, ButtonKind, Flyout, announcer},
    },
    words::run::result as words,
};

/// A button that opens the list of files. None of them holds the secret.
#[component]
pub fn Download(
    /// What they are of.
    record: Record,
) -> AnyView {
    let announcer = announcer();
    let open = RwSignal::new(false);
    let has_secret = record.has_secret;
    let record = StoredValue::new(record);
    let file = move |file: ConfigFile| {
        let save = move || {
            let text = record.with_value(|record| file.text(record));
            match files::save(file.name(), file.media_type(), &text) {
                Ok(()) => announcer.announce(words::was_downloaded(file)),
                Err(files::NotSaved) => announcer.interrupt(words::not_downloaded()),
            }
        };
        view! {
            <li>
                <Button kind=ButtonKind::Subtle small=true on_press=save>
                    {words::file(file)}
                </Button>
            </li>
        }
    };
    let files = move || {
        view! {
            {has_secret.then(|| view! { <p class="card__note">{words::files()}</p> })}
            <ul class="files" aria-label=words::download()>{ConfigFile::ALL.into_iter().map(file).collect::<Vec<_>>()}</ul>
        }
        .into_any()
    };
    view! {
        <Flyout open label=Box::new(|| words::download().into_any())>
            {files()}
        </Flyout>
    }
    .into_any()
}
