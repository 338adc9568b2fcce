//! Messages that stand on the page.

use crate::web::reactive::prelude::*;

use super::live::announcer;
use crate::{
    web::ui::{
        text::icon::{Icon, IconName},
        unique_id,
    },
    words::elements,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// Worth knowing.
    Info,
    Success,
    /// Needs care.
    Warning,
    Error,
}

impl MessageKind {
    fn look(self) -> (&'static str, IconName, &'static str) {
        match self {
            Self::Info => ("message", IconName::Info, elements::info()),
            Self::Success => ("message message--success", IconName::Success, elements::success()),
            Self::Warning => ("message message--warning", IconName::Warning, elements::warning()),
            Self::Error => ("message message--error", IconName::Error, elements::error()),
        }
    }
}

/// A message: an icon, a bold first sentence, more words, buttons. It is a group named by its first sentence, which
/// begins with a word for what the colour says. With `announce` that sentence is spoken when the message comes up:
/// at once for an error, politely else.
#[component]
pub fn MessageBar(
    kind: MessageKind,
    #[prop(into)] title: Signal<String>,
    /// Whether the first sentence is spoken as the message comes up.
    #[prop(optional)]
    announce: bool,
    #[prop(optional, into)] actions: Option<ViewFnOnce>,
    /// More words.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let (class, icon, word) = kind.look();
    let id = unique_id("message");
    if announce {
        let announcer = announcer();
        Effect::new(move |_| {
            let text = title.get();
            if kind == MessageKind::Error { announcer.interrupt(text) } else { announcer.announce(text) }
        });
    }
    let attributes =
        attributes([("class", class.into()), ("role", "group".into()), ("aria-labelledby", id.clone().into())]);
    view! {
        <div {..attributes}>
            <Icon name=icon />
            <div class="message__body">
                <span class="message__title" id=id>
                    <span class="visually-hidden">{word} " "</span>
                    {title}
                    " "
                </span>
                {children.map(|children| view! { <div class="message__text">{children()}</div> })}
            </div>
            {actions.map(|actions| view! { <div class="message__actions">{actions.run()}</div> })}
        </div>
    }
    .into_any()
}
