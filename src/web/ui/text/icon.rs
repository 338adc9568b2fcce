//! Small pictures. Drawn for this page, on a grid of 20 by 20, as strokes in the colour of the text.

use crate::web::reactive::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    Add,
    Check,
    /// A tick in a circle: done, or good news.
    Success,
    /// A chevron that points down.
    Chevron,
    /// A clock: waiting.
    Clock,
    Copy,
    /// A cross in a circle: an error.
    Error,
    Eye,
    EyeOff,
    /// An i in a circle: a note.
    Info,
    Key,
    /// A bulb: advice.
    Bulb,
    /// An arrow that leaves a box: opens elsewhere.
    Open,
    /// An open circle: not begun.
    Circle,
    /// Three quarters of a circle, which turns: under way.
    Running,
    Search,
    /// A circle, half of it filled with light: colours.
    Theme,
    /// A shield: an administrator has to consent.
    Shield,
    /// A cross: away with it.
    Dismiss,
    /// An exclamation mark in a triangle: a warning.
    Warning,
}

impl IconName {
    const fn path(self) -> &'static str {
        match self {
            Self::Add => "M10 4v12M4 10h12",
            Self::Check => "M4.5 10.5l3.5 3.5 7.5-8",
            Self::Success => "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM6.5 10.2l2.4 2.4 4.6-5",
            Self::Chevron => "M5 8l5 5 5-5",
            Self::Clock => "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM10 6v4.2l2.8 1.8",
            Self::Copy => {
                "M7.5 3h7A1.5 1.5 0 0 1 16 4.5v9a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 6 13.5v-9A1.5 1.5 0 0 1 7.5 3zM13.5 15v1A1.5 1.5 0 0 1 12 17.5H5.5a2 2 0 0 1-2-2V7A1.5 1.5 0 0 1 5 5.5h1"
            }
            Self::Error => "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM7.3 7.3l5.4 5.4M12.7 7.3l-5.4 5.4",
            Self::Eye => {
                "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM10 7.7a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6z"
            }
            Self::EyeOff => {
                "M3 3l14 14M8 5.3A7 7 0 0 1 10 5c5 0 7.5 5 7.5 5a12 12 0 0 1-2.3 2.9M12 14.7a7 7 0 0 1-2 .3c-5 0-7.5-5-7.5-5a12 12 0 0 1 3-3.5M8.4 8.4a2.3 2.3 0 0 0 3.2 3.2"
            }
            Self::Info => "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM10 9.2v4.3M10 6.4v.3",
            Self::Key => {
                "M12.5 3a4.5 4.5 0 1 1-1.4 8.8L9.5 13.5H8V15H6.5v1.5L5.8 17H3v-2.8l5.2-5.2A4.5 4.5 0 0 1 12.5 3zM13.7 6.2v.2"
            }
            Self::Bulb => {
                "M10 2.5a5 5 0 0 1 3 9c-.6.5-1 1.1-1 1.8v.7H8v-.7c0-.7-.4-1.3-1-1.8a5 5 0 0 1 3-9zM8.2 16h3.6M9 18h2"
            }
            Self::Open => {
                "M8.5 4H5.5A1.5 1.5 0 0 0 4 5.5v9A1.5 1.5 0 0 0 5.5 16h9a1.5 1.5 0 0 0 1.5-1.5v-3M11.5 3.5h5v5M16.2 3.8L9.5 10.5"
            }
            Self::Circle => "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15z",
            Self::Running => "M10 2.5A7.5 7.5 0 1 1 2.5 10",
            Self::Search => "M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM12.5 12.5L17 17",
            Self::Theme => "M10 2.5a7.5 7.5 0 1 1 0 15zM10 2.5a7.5 7.5 0 1 0 0 15",
            Self::Shield => {
                "M10 2.5c2 1.5 4 2 6.5 2V10c0 4-3 6.2-6.5 7.5C6.5 16.2 3.5 14 3.5 10V4.5c2.5 0 4.5-.5 6.5-2z"
            }
            Self::Dismiss => "M5 5l10 10M15 5L5 15",
            Self::Warning => "M10 3l7.5 13.5h-15zM10 8v4M10 14v.3",
        }
    }
}

/// A picture. Hidden from screen readers: the words beside it say the same.
#[component]
pub fn Icon(#[prop(into)] name: Signal<IconName>) -> AnyView {
    let class = move || Some(if name.get() == IconName::Running { "icon icon--turning" } else { "icon" });
    let attributes_of_picture = attributes([
        ("class", Signal::derive(class).into()),
        ("width", "20".into()),
        ("height", "20".into()),
        ("viewBox", "0 0 20 20".into()),
        ("aria-hidden", "true".into()),
        ("focusable", "false".into()),
    ]);
    let path = attributes([("d", Signal::derive(move || Some(name.get().path())).into())]);
    view! {
        <svg {..attributes_of_picture}>
            <path {..path}></path>
        </svg>
    }
    .into_any()
}
