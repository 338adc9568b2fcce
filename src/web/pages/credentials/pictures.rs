//! The pictures of this step, drawn as those of [`crate::web::ui::Icon`] are: they are loaded with it.

use crate::web::reactive::prelude::*;

use crate::registration::credentials::Kind;

/// A pencil.
pub const EDIT: &str = "M12.8 4.2l3 3L7.5 15.5 4 16l.5-3.5zM11.3 5.7l3 3";
/// A bin.
pub const REMOVE: &str = "M4 5.5h12M8 5.5V4h4v1.5M5.5 5.5L6 16h8l.5-10.5M8.5 8.5v4.5M11.5 8.5v4.5";

/// That of a kind.
pub fn of(kind: Kind) -> AnyView {
    picture(match kind {
        // Two links of a chain.
        Kind::Federated => {
            "M8.5 11.5l3-3M9.5 6.5L11 5a2.8 2.8 0 0 1 4 4l-1.5 1.5M10.5 13.5L9 15a2.8 2.8 0 0 1-4-4l1.5-1.5"
        }
        // A document with a seal.
        Kind::Certificate => {
            "M9 13.5H4.5A1.5 1.5 0 0 1 3 12V5.5A1.5 1.5 0 0 1 4.5 4h11A1.5 1.5 0 0 1 17 5.5V9M6 7.5h8M6 10h3M13.5 10.5a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4zM12 14.5V18l1.5-1 1.5 1v-3.5"
        }
        // A key.
        Kind::Secret => {
            "M12.5 3a4.5 4.5 0 1 1-1.4 8.8L9.5 13.5H8V15H6.5v1.5L5.8 17H3v-2.8l5.2-5.2A4.5 4.5 0 0 1 12.5 3zM13.7 6.2v.2"
        }
    })
}

/// Hidden from screen readers: the words beside it say the same.
pub fn picture(path: &'static str) -> AnyView {
    let attributes_of_picture = attributes([
        ("class", "icon".into()),
        ("width", "20".into()),
        ("height", "20".into()),
        ("viewBox", "0 0 20 20".into()),
        ("aria-hidden", "true".into()),
        ("focusable", "false".into()),
    ]);
    let path = attributes([("d", path.into())]);
    view! {
        <svg {..attributes_of_picture}>
            <path {..path}></path>
        </svg>
    }
    .into_any()
}
