//! The registration as code, on the step Review: a format to choose, what it is in it, and the ways to take it along.

use crate::web::reactive::prelude::*;

use crate::{
    as_code::{Format, Kind, Script, Source},
    web::{
        browser::{files, parts::NotLoaded},
        pages::layout::part_status::PartStatus,
        shell::{
            self,
            called::{self, WriteCode},
            form::Form,
            in_use::TenantInUse,
            preview::Preview,
        },
        ui::{Actions, Button, ButtonKind, CodeBlock, MessageBar, MessageKind, SelectField, announcer},
    },
    words::{as_code as words, elements},
};

/// What writes the formats of a kind, once it has come.
type Came = Option<(Kind, Result<WriteCode, NotLoaded>)>;

/// What is in the disclosure. It follows the form.
#[component]
pub fn AsCode(
    /// The tenant that it is registered in.
    tenant: TenantInUse,
) -> AnyView {
    let (form, preview) = (Form::here(), Preview::here());
    let format = RwSignal::new(Format::ALL[0]);
    let came = RwSignal::new(None as Came);
    let kind = Memo::new(move || format.get().kind());
    let fetch = move |wanted: Kind| {
        spawn_local(async move {
            let write = called::write_code(wanted).await;
            // The page may have been left in the meantime, or another format be wanted.
            if kind.try_get_untracked() == Some(wanted) {
                came.set(Some((wanted, write)));
            }
        });
    };
    Effect::new(move |_| fetch(kind.get()));
    let script = Memo::new(move || {
        let format = format.get();
        let write = came.with(|came| match came {
            Some((kind, Ok(write))) if *kind == format.kind() => Some(*write),
            _ => None,
        })?;
        form.draft.with(|draft| {
            let now = shell::now();
            let content = draft.content(preview.facts(), now);
            let source = Source::new(&content, now, tenant.is_sandbox());
            Some((format, write(format, &source, &words::SAYS)?))
        })
    });
    let not_loaded = Signal::derive(move || {
        came.with(|came| match came {
            Some((of, Err(why))) if *of == kind.get() => Some(*why),
            _ => None,
        })
    });
    let select = move |at: usize| {
        if let Some(chosen) = Format::ALL.get(at) {
            format.set(*chosen);
        }
    };
    let selected = Signal::derive(move || Format::ALL.iter().position(|own| *own == format.get()).unwrap_or_default());
    view! {
        <p class="card__text">{words::lead()} " " {words::hand_over()}</p>
        <SelectField
            id="as-code-format"
            label=words::format()
            options=Format::ALL.iter().map(|own| words::name(*own).to_owned()).collect()
            selected
            on_select=select
        />
        <PartStatus not_loaded on_again=move || fetch(kind.get_untracked()) />
        {changing(move || match (script.get(), not_loaded.get()) {
            (Some((format, script)), _) => shown(format, script),
            (None, None) => view! { <p class="loading" role="status">{elements::loading()}</p> }.into_any(),
            (None, Some(_)) => ().into_any(),
        })}
    }
    .into_any()
}

fn shown(format: Format, script: Script) -> AnyView {
    let notes = script.notes.iter().map(|note| view! { <li>{words::note(note)}</li> }).collect::<Vec<_>>();
    let notes = (!notes.is_empty()).then(|| {
        view! {
            <MessageBar kind=MessageKind::Info title=words::notes()>
                <ul class="message__list">{notes}</ul>
            </MessageBar>
        }
    });
    let announcer = announcer();
    let text = script.text.clone();
    let save = move || match files::save(format.file_name(), "text/plain", &text) {
        Ok(()) => announcer.announce(words::downloaded()),
        Err(files::NotSaved) => announcer.interrupt(words::not_downloaded()),
    };
    view! {
        {notes}
        <CodeBlock label=format.file_name() text=script.text scrolls=true />
        <Actions>
            <Button kind=ButtonKind::Secondary on_press=save>
                {words::download()}
            </Button>
        </Actions>
    }
    .into_any()
}
