//! Handing a draft to others as a recipe: a link, a file, and code for pages that have the registrar in a frame.

use crate::web::reactive::prelude::*;

use crate::{
    recipe::{
        link::to_fragment,
        of_draft::{LeftOut, Written, write},
        place,
    },
    web::{
        browser::{files, location},
        shell::form::Form,
        ui::{Button, ButtonKind, CodeBlock, MessageBar, MessageKind, TextField, announcer},
    },
    words::recipe as words,
};

/// The ways.
#[component]
pub fn ShareRecipe() -> AnyView {
    let draft = Form::here().draft;
    let title = RwSignal::new(draft.with_untracked(|draft| draft.display_name.trim().to_owned()));
    let written = Memo::new(move || draft.with(|draft| title.with(|title| write(draft, title))));
    let fragment = Memo::new(move || written.with(|written| to_fragment(&written.text)));
    let left_out = move || written.with(told);
    let code = move |fragment: &str| {
        let base = location::base();
        view! {
            <CodeBlock label=words::link_label() text=place::link(&base, fragment) scrolls=true />
            {download(written)}
            <CodeBlock label=words::iframe_label() text=place::iframe(&base, fragment) scrolls=true />
            <CodeBlock label=words::element_label() text=place::element(&base, fragment) scrolls=true />
            <p class="card__note">{words::frames_need()}</p>
        }
        .into_any()
    };
    let ways = move || {
        fragment.with(|fragment| match fragment {
            Ok(fragment) => code(fragment),
            Err(_) => view! { <MessageBar kind=MessageKind::Error title=words::too_large_to_share() /> }.into_any(),
        })
    };
    view! {
        <p class="card__text">{words::share_lead()}</p>
        <TextField
            id="recipe-title"
            label=words::recipe_title()
            hint=words::recipe_title_hint()
            value=title
            on_input=move |text| title.set(text)
        />
        {changing(left_out)}
        {changing(ways)}
    }
    .into_any()
}

fn download(written: Memo<Written>) -> AnyView {
    let announcer = announcer();
    let save = move || {
        let saved = written.with_untracked(|written| files::save("recipe.json", "application/json", &written.text));
        match saved {
            Ok(()) => announcer.announce(words::was_downloaded()),
            Err(files::NotSaved) => announcer.interrupt(words::not_downloaded()),
        }
    };
    view! {
        <Button kind=ButtonKind::Secondary on_press=save>
            {words::download()}
        </Button>
    }
    .into_any()
}

/// What of the draft is not in it.
fn told(written: &Written) -> Option<AnyView> {
    let said = |left: &LeftOut| match left {
        LeftOut::Certificates => words::left_certificates(),
        LeftOut::Dates => words::left_dates(),
        LeftOut::Notes => words::left_notes(),
        LeftOut::Permissions => words::left_permissions(),
    };
    let items = written.left_out.iter().map(|left| view! { <li>{said(left)}</li> }).collect::<Vec<_>>();
    (!items.is_empty()).then(|| view! { <ul class="message__list">{items}</ul> }.into_any())
}
