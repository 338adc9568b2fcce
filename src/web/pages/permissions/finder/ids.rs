//! The IDs of what the focus goes to, and of what names something else.

/// The search field.
pub const SEARCH: &str = "search-apis";
/// The name of the chosen API.
pub const CHOSEN: &str = "chosen-api";
/// The list of what was found.
pub const LIST: &str = "found";
/// What the tabs over it are tabs of.
pub const PANEL: &str = "found-panel";
