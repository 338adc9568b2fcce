//! Buttons.

pub mod copy_button;

use crate::web::reactive::prelude::*;

use super::text::icon::{Icon, IconName};

/// How much a button weighs on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing that the page is for; at most one a page.
    Primary,
    /// Everything else.
    Secondary,
    /// Beside other things, without a frame.
    Subtle,
    /// Removes or gives up what cannot be had back.
    Danger,
}

impl ButtonKind {
    const fn class(self, small: bool) -> &'static str {
        match (self, small) {
            (Self::Primary, false) => "button button--primary",
            (Self::Primary, true) => "button button--primary button--small",
            (Self::Secondary, false) => "button",
            (Self::Secondary, true) => "button button--small",
            (Self::Subtle, false) => "button button--subtle",
            (Self::Subtle, true) => "button button--subtle button--small",
            (Self::Danger, false) => "button button--danger",
            (Self::Danger, true) => "button button--danger button--small",
        }
    }
}

/// A button. It stays focusable while it is disabled (`aria-disabled`), so that the focus is never thrown away under
/// a person's hands, and does nothing then. `label_extra` is read after the visible words, so that ten "Remove"
/// buttons have ten names.
#[component]
pub fn Button(
    kind: ButtonKind,
    /// Whether a press does nothing.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What the visible words leave unsaid.
    #[prop(optional, into)]
    label_extra: Option<Signal<String>>,
    /// The low form, within rows.
    #[prop(optional)]
    small: bool,
    /// A picture before the words.
    #[prop(optional, into)]
    icon: Option<Signal<IconName>>,
    /// An ID to move the focus to.
    #[prop(optional, into)]
    id: Option<String>,
    /// The ID of the form that it stands for: Enter in a field of that form presses it.
    #[prop(optional_no_strip)]
    submits: Option<&'static str>,
    #[prop(into)] on_press: Callback<()>,
    /// Told when a pointer or the focus comes to it: it is about to be pressed.
    #[prop(optional, into)]
    on_reach: Option<Callback<()>>,
    children: Children,
) -> AnyView {
    let reach = move || {
        if let Some(on_reach) = on_reach {
            on_reach.run(());
        }
    };
    let press = move |event: leptos::ev::MouseEvent| {
        // The page itself does what is pressed: nothing is submitted by the browser.
        event.prevent_default();
        if !disabled.get_untracked() {
            on_press.run(());
        }
    };
    let attributes = attributes([
        ("type", if submits.is_some() { "submit" } else { "button" }.into()),
        ("form", submits.into()),
        ("id", id.into()),
        ("class", kind.class(small).into()),
        ("aria-disabled", Signal::derive(move || disabled.get().then_some("true")).into()),
    ]);
    view! {
        <button
            {..attributes}
            on:pointerenter=move |_| reach()
            on:focus=move |_| reach()
            on:click=press
        >
            {icon.map(|name| view! { <Icon name=name /> })}
            <span>
                {children()}
                {label_extra.map(|extra| view! { <span class="visually-hidden">" " {extra}</span> })}
            </span>
        </button>
    }
    .into_any()
}
