//! Names and their values, such as identifiers.

use crate::web::reactive::prelude::*;

use crate::{
    web::ui::{button::copy_button::CopyButton, text::address::address, unique_id},
    words::value::spelled,
};

#[derive(Clone)]
pub struct IdRow {
    pub term: String,
    pub value: String,
    /// The value is an identifier: shown in even letters.
    pub code: bool,
    /// Whether there is a Copy button.
    pub copy: bool,
    /// The value is an address.
    pub address: bool,
}

impl IdRow {
    /// An identifier to copy.
    pub fn id(term: impl Into<String>, value: impl Into<String>) -> Self {
        Self { term: term.into(), value: value.into(), code: true, copy: true, address: false }
    }

    /// An address to copy, with whose host it is marked.
    pub fn address(term: impl Into<String>, value: impl Into<String>) -> Self {
        Self { address: true, ..Self::id(term, value) }
    }

    /// A value to read. May be anybody's.
    pub fn text(term: impl Into<String>, value: &str) -> Self {
        Self::said(term, spelled(value))
    }

    /// Words of the page's own, in which the values of others are marked already.
    pub fn said(term: impl Into<String>, words: impl Into<String>) -> Self {
        Self { term: term.into(), value: words.into(), code: false, copy: false, address: false }
    }
}

/// A native definition list. Each Copy button is named after its row.
#[component]
pub fn DefinitionList(#[prop(into)] rows: Signal<Vec<IdRow>>) -> AnyView {
    let rows = move || {
        rows.get()
            .into_iter()
            .map(|row| {
                let id = unique_id("value");
                let copy = row.copy.then(|| {
                    view! { <CopyButton what=row.term.clone() text=row.value.clone() source=id.clone() /> }
                });
                let value = match (row.address, row.code) {
                    (true, _) => address(&row.value),
                    (false, _) => row.value.into_any(),
                };
                view! {
                    <div class="definitions__row">
                        <dt class="definitions__term">{row.term}</dt>
                        <dd class="definitions__value">
                            <span id=id class=if row.code { "code-text" } else { "" } dir="auto">{value}</span>
                            {copy}
                        </dd>
                    </div>
                }
            })
            .collect::<Vec<_>>()
    };
    view! { <dl class="definitions">{changing(rows)}</dl> }.into_any()
}
