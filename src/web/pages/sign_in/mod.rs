//! What pages say of signing in, of the session, and of the page's own permissions.

pub mod again;
pub mod approval;
pub mod notices;
pub mod reauthenticate;
pub mod session_end;
pub mod waiting;
