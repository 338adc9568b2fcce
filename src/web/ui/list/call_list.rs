//! Calls to Microsoft Graph: those that will be sent, and those that were.

use crate::web::reactive::prelude::*;

use super::progress_list::ProgressState;
use crate::web::ui::text::icon::{Icon, IconName};

#[derive(Clone, PartialEq)]
pub struct CallItem {
    pub method: &'static str,
    /// The path, without host and version.
    pub path: String,
    /// What it does, in one plain sentence.
    pub sentence: String,
    /// How far it has come, once the run has begun.
    pub state: Option<ProgressState>,
    /// Time taken or the reason of a wait; may be empty.
    pub note: String,
}

/// Calls in order, each with method, path and a sentence, and with its state in a picture and words once there is one.
#[component]
pub fn CallList(#[prop(into)] calls: Signal<Vec<CallItem>>) -> AnyView {
    let rows = move || {
        calls
            .get()
            .into_iter()
            .map(|call| {
                let look = call.state.map(ProgressState::look);
                let (class, icon, word) = look.unwrap_or(("progress", IconName::Circle, ""));
                let state = look.is_some().then(|| {
                    view! {
                        <span class=class>
                            <Icon name=icon />
                            <span class="progress__state">{word}</span>
                            <span class="progress__detail">{call.note}</span>
                        </span>
                    }
                });
                view! {
                    <li class="call">
                        <span class="call__method">{call.method}</span>
                        " "
                        <code class="call__path">{call.path}</code>
                        <span class="call__sentence">{call.sentence}</span>
                        {state}
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    view! { <ol class="calls">{changing(rows)}</ol> }.into_any()
}
