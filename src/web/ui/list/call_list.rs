//! Calls to Microsoft Graph: those that will be sent, and those that were.

use crate::web::reactive::prelude::*;

use super::progress::ProgressState;
use crate::{
    web::ui::{
        surface::disclosure::Disclosure,
        text::{code_block::CodeBlock, icon::Icon},
    },
    words::elements,
};

#[derive(Clone, Default, PartialEq)]
pub struct CallItem {
    pub method: &'static str,
    /// The path, without host and version; may be empty, where the request is not known yet.
    pub path: String,
    /// What it does, in a few words; may be empty.
    pub title: String,
    /// The same in one plain sentence; may be empty.
    pub sentence: String,
    /// Its headers and its body; may be empty.
    pub details: String,
    /// How far it has come, once the run has begun.
    pub state: Option<ProgressState>,
    /// How it went, or why it waits; may be empty.
    pub note: String,
    /// What was sent on its behalf, where that was more than the call itself.
    pub sent: Vec<Sent>,
}

/// A request that was sent.
#[derive(Clone, PartialEq)]
pub struct Sent {
    pub method: &'static str,
    pub path: String,
    /// How it went.
    pub answer: String,
}

/// Calls in order, each with method, path and words, and with its state in a picture and words once there is one. What
/// else was sent on behalf of a call is folded below it, once that has come through. The list is no live region, since it
/// may change every second: the page announces what matters.
#[component]
pub fn CallList(#[prop(into)] calls: Signal<Vec<CallItem>>) -> AnyView {
    let rows = move || calls.get().into_iter().map(row).collect::<Vec<_>>();
    view! { <ol class="calls">{changing(rows)}</ol> }.into_any()
}

fn row(call: CallItem) -> AnyView {
    let CallItem { method, path, title, sentence, details, state, note, sent } = call;
    let title = (!title.is_empty()).then(|| view! { <span class="call__title">{title}</span> });
    let sentence =
        (!sentence.is_empty()).then(|| view! { <span class="call__sentence">{breaking(&sentence, &['-'])}</span> });
    let details = (!details.is_empty()).then(|| {
        view! {
            <Disclosure summary=elements::request_details()>
                <CodeBlock label=elements::request_details() text=details />
            </Disclosure>
        }
    });
    // What is still to be found out has none.
    let request = (!path.is_empty()).then(|| {
        view! {
            <span class="call__method">{method}</span>
            " "
            {path_of(&path)}
        }
    });
    let is_through = state == Some(ProgressState::Done);
    let state = state.map(|state| {
        let (class, icon, word) = state.look();
        view! {
            <span class=class>
                <Icon name=icon />
                <span class="progress__state">{word}</span>
                <span class="progress__detail">{note}</span>
            </span>
        }
    });
    let sent = (!sent.is_empty()).then(|| {
        let summary = elements::requests_sent(sent.len());
        let lines = sent.into_iter().map(line).collect::<Vec<_>>();
        view! {
            <Disclosure summary open=!is_through>
                <ol class="call__sent">{lines}</ol>
            </Disclosure>
        }
    });
    view! {
        <li class="call">
            {title}
            {request}
            {sentence}
            {details}
            {state}
            {sent}
        </li>
    }
    .into_any()
}

fn path_of(path: &str) -> AnyView {
    view! { <code class="call__path">{breaking(path, &['/', '(', ',', '&', '-'])}</code> }.into_any()
}

/// A text that goes on in the next line behind each of these as well, and elsewhere within a word only where that is longer
/// than a line. Firefox takes an identifier with digits at its hyphens for one word.
fn breaking(text: &str, behind: &[char]) -> Vec<AnyView> {
    let part = |part: &str| view! { {part.to_owned()} {(part != "/").then(|| view! { <wbr /> })} }.into_any();
    text.split_inclusive(behind).map(part).collect()
}

fn line(sent: Sent) -> AnyView {
    view! {
        <li>
            <span class="call__method">{sent.method}</span>
            " "
            {path_of(&sent.path)}
            <span class="call__answer">{sent.answer}</span>
        </li>
    }
    .into_any()
}
