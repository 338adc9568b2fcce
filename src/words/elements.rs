//! The few fixed words that the page's own elements say themselves.

pub const COPY: &str = "Copy";
/// In the place of [`COPY`] for a moment, and spoken.
pub const COPIED: &str = "Copied";
/// Where the browser keeps the clipboard from the page: the text has been selected instead.
pub const COPY_REFUSED: &str = "The browser did not allow copying. The text is selected: press Ctrl+C or ⌘C.";
/// Where there is nothing on the page to select either.
pub const COPY_IMPOSSIBLE: &str = "The browser did not allow copying.";
pub const SHOW: &str = "Show";
pub const HIDE: &str = "Hide";
/// Spoken in the place of a masked value.
pub const HIDDEN: &str = "Hidden";
/// Spoken when a value has been revealed.
pub const SHOWN: &str = "Shown";
/// Above the list of what keeps a page from going on.
pub const PROBLEM_TITLE: &str = "There is a problem";
/// Before an error, for those who do not see its icon.
pub const ERROR: &str = "Error:";
/// Before a warning.
pub const WARNING: &str = "Warning:";
/// Before advice.
pub const ADVICE: &str = "Advice:";
/// Before a note.
pub const INFO: &str = "Note:";
/// Before good news.
pub const SUCCESS: &str = "Success:";
/// Before the same host in ASCII.
pub const PUNYCODE: &str = "in Punycode: ";
/// Where there is none.
pub const NO_PUNYCODE: &str = "no browser takes this host";
/// After the name of a finished step.
pub const STEP_DONE: &str = "finished";
pub const PENDING: &str = "Not sent yet";
pub const RUNNING: &str = "Under way";
pub const WAITING: &str = "Waiting";
pub const DONE: &str = "Done";
pub const FAILED: &str = "Failed";
/// After a link that leaves the page where it is.
pub const NEW_TAB: &str = "(opens in a new tab)";
/// The first link of the page, for those who use the keyboard.
pub const SKIP: &str = "Skip to the content";
pub const PRODUCT: &str = "Client Registrar";
/// In the header, while the rest of the page is on its way.
pub const LOADING: &str = "Loading…";
/// The name of the step list.
pub const STEPS: &str = "Steps";
pub const THEME: &str = "Theme";
pub const THEME_SYSTEM: &str = "System";
pub const THEME_LIGHT: &str = "Light";
pub const THEME_DARK: &str = "Dark";
