//! Names and their values, such as identifiers.

use leptos::prelude::*;

use super::{copy_button::CopyButton, unique_id};

/// One row.
#[derive(Clone)]
pub struct IdRow {
    /// The name.
    pub term: String,
    /// The value.
    pub value: String,
    /// The value is an identifier: shown in even letters.
    pub code: bool,
    /// Whether there is a Copy button.
    pub copy: bool,
}

impl IdRow {
    /// An identifier to copy.
    pub fn id(term: impl Into<String>, value: impl Into<String>) -> Self {
        Self { term: term.into(), value: value.into(), code: true, copy: true }
    }

    /// A value to read.
    pub fn text(term: impl Into<String>, value: impl Into<String>) -> Self {
        Self { term: term.into(), value: value.into(), code: false, copy: false }
    }
}

/// A native definition list. Each Copy button is named after its row.
#[component]
pub fn DefinitionList(
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<IdRow>>,
) -> AnyView {
    let rows = move || {
        rows.get()
            .into_iter()
            .map(|row| {
                let id = unique_id("value");
                let copy = row.copy.then(|| {
                    view! { <CopyButton what=row.term.clone() text=row.value.clone() source=id.clone() /> }
                });
                view! {
                    <div class="definitions__row">
                        <dt class="definitions__term">{row.term}</dt>
                        <dd class="definitions__value">
                            <span id=id class=if row.code { "code-text" } else { "" } dir="auto">{row.value}</span>
                            {copy}
                        </dd>
                    </div>
                }
            })
            .collect::<Vec<_>>()
    };
    view! { <dl class="definitions">{rows}</dl> }.into_any()
}
