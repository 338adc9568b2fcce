//! Short facts in a pill.

use crate::web::reactive::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadgeKind {
    /// A plain fact.
    Neutral,
    /// What the page is about.
    Brand,
    /// Needs nothing more.
    Success,
    /// Needs somebody's care.
    Warning,
    Danger,
}

impl BadgeKind {
    /// The classes of its pill.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "badge",
            Self::Brand => "badge badge--brand",
            Self::Success => "badge badge--success",
            Self::Warning => "badge badge--warning",
            Self::Danger => "badge badge--danger",
        }
    }
}

/// A short fact in a pill. The words alone carry it; the colour only repeats them.
#[component]
pub fn Badge(kind: BadgeKind, #[prop(into)] text: Signal<String>) -> AnyView {
    view! { <span class=kind.class()>{text}</span> }.into_any()
}
