//! How far several things have come.

use crate::web::reactive::prelude::*;

use crate::{
    web::ui::text::icon::{Icon, IconName},
    words::elements,
};

/// How far one thing has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressState {
    Pending,
    Running,
    /// Will go on after a wait.
    Waiting,
    Done,
    Failed,
}

impl ProgressState {
    /// The class of its colour, its picture and its word.
    pub(super) fn look(self) -> (&'static str, IconName, &'static str) {
        match self {
            Self::Pending => ("progress progress--pending", IconName::Circle, elements::pending()),
            Self::Running => ("progress progress--running", IconName::Running, elements::running()),
            Self::Waiting => ("progress progress--waiting", IconName::Clock, elements::waiting()),
            Self::Done => ("progress progress--done", IconName::Success, elements::done()),
            Self::Failed => ("progress progress--failed", IconName::Error, elements::failed()),
        }
    }
}

#[derive(Clone, PartialEq)]
pub struct ProgressRow {
    pub state: ProgressState,
    pub title: String,
    /// More, such as why it waits; may be empty.
    pub detail: String,
}

/// Rows with a picture, a name, the state in words, and more. The list is no live region, since it may change every
/// second: the page announces what matters.
#[component]
pub fn ProgressList(#[prop(into)] rows: Signal<Vec<ProgressRow>>) -> AnyView {
    let rows = move || {
        rows.get()
            .into_iter()
            .map(|row| {
                let (class, icon, word) = row.state.look();
                view! {
                    <li class=class>
                        <Icon name=icon />
                        <div class="progress__text">
                            <span class="progress__title">{row.title}</span>
                            <span class="progress__detail">{row.detail}</span>
                        </div>
                        <span class="progress__state">{word}</span>
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    view! { <ol class="progress-list">{changing(rows)}</ol> }.into_any()
}
