//! Starting from what somebody has already: a text, a file or an app of the tenant; then what would fill in the form, what
//! would not, and why.

mod apps;
mod outcome;

use zeroize::Zeroizing;

use crate::web::reactive::prelude::*;

use crate::{
    directory::severity::Severity,
    flow::import::{Event, Source, Stands},
    import::{self, MAX_LENGTH, Mistake},
    web::{
        browser::files::chosen::ChosenFile,
        shell::wiring::import::{Imports, TEXT},
        ui::{Button, ButtonKind, ErrorSummary, FieldMessage, FileField, LinesField},
    },
    words::import as words,
};
use apps::apps;
use outcome::outcome;

const FILE: &str = "import-file";

/// All of it: what to start from, or what has come.
pub fn view() -> AnyView {
    let imports = Imports::here();
    let stands = imports.flow.slice(|flow| flow.stands().clone());
    // Whoever opens it stays where they are, unless an app was chosen elsewhere.
    Effect::new(move |before: Option<()>| {
        stands.with(|stands| {
            if before.is_some() || !matches!(stands, Stands::Nothing | Stands::Used(_)) {
                imports.follow(stands);
            }
        });
    });
    // What is wrong takes the focus once for each time that something was brought.
    let brought = RwSignal::new(0_usize);
    let wrong = Signal::derive(move || {
        stands.with(|stands| match stands {
            Stands::Wrong(Source::Text, mistake) => vec![(words::mistake(mistake), TEXT.to_owned())],
            Stands::Wrong(Source::File, mistake) => vec![(words::mistake(mistake), FILE.to_owned())],
            _ => Vec::new(),
        })
    });
    let asks = Memo::new(move || stands.with(|stands| !matches!(stands, Stands::Ready(_) | Stands::Used(_))));
    let inputs = changing(move || {
        asks.get().then(|| {
            view! {
                <p class="card__text">{words::lead()}</p>
                <ErrorSummary items=wrong attempts=brought title_id="import-problem" />
                {text(imports, stands, brought)}
                {file(imports, stands, brought)}
                {apps(imports)}
            }
        })
    });
    view! {
        <div class="import">
            {inputs}
            {changing(move || stands.with(|stands| outcome(imports, stands)))}
        </div>
    }
    .into_any()
}

/// What is wrong with what came from there.
fn messages(stands: Memo<Stands>, source: Source) -> Signal<Vec<FieldMessage>> {
    Signal::derive(move || {
        stands.with(|stands| match stands {
            Stands::Wrong(from, mistake) if *from == source => {
                vec![FieldMessage::new(Severity::Error, words::mistake(mistake))]
            }
            _ => Vec::new(),
        })
    })
}

/// A field to paste into. What is secret does not stay in it.
fn text(imports: Imports, stands: Memo<Stands>, brought: RwSignal<usize>) -> AnyView {
    let text = RwSignal::new(String::new());
    let messages = messages(stands, Source::Text);
    let read = move || {
        let pasted = text.with_untracked(|text| Zeroizing::new(text.clone()));
        let read = import::read(pasted.as_bytes());
        if read.as_ref().map_or_else(Mistake::tells_a_secret, |_| true) {
            text.set(String::new());
        }
        brought.update(|brought| *brought += 1);
        imports.dispatch(Event::Read(Source::Text, read));
    };
    view! {
        <LinesField
            id=TEXT
            label=words::text()
            hint=words::text_hint()
            messages
            value=text
            on_input=move |new| text.set(new)
        />
        <div>
            <Button kind=ButtonKind::Secondary on_press=read>
                {words::read_text()}
            </Button>
        </div>
    }
    .into_any()
}

/// A field for a file, on which one can be dropped.
fn file(imports: Imports, stands: Memo<Stands>, brought: RwSignal<usize>) -> AnyView {
    let messages = messages(stands, Source::File);
    let take = move |files: Vec<ChosenFile>| {
        let Some(file) = files.into_iter().next() else { return };
        spawn_local(async move {
            let read = file.read(MAX_LENGTH).await;
            let read = read.map_or(Err(Mistake::TooLarge), |bytes| import::read(&bytes));
            brought.update(|brought| *brought += 1);
            imports.dispatch(Event::Read(Source::File, read));
        });
    };
    view! {
        <FileField
            id=FILE
            label=words::file()
            button=words::choose_file()
            hint=words::file_hint()
            accept=".json,.txt,application/json"
            messages
            on_choose=take
        />
    }
    .into_any()
}
