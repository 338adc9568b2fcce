//! Signing in.

use super::state::App;

/// Goes to Microsoft.
pub fn start(app: App) {
    let _ = app;
}
