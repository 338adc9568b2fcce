//! What it takes to renew a session's tokens.

use crate::{
    directory::{ids::AppId, secret::SecretText},
    http::request::GraphScope,
    signin::authority::Authority,
};

/// Which state of a session an answer belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SessionVersion(u32);

impl SessionVersion {
    pub(super) const fn next(self) -> Self {
        Self(self.0.wrapping_add(1))
    }
}

/// Everything that it takes to redeem the refresh token. No `Debug`.
pub struct Renewal {
    pub(in crate::signin) refresh: SecretText,
    pub(in crate::signin) authority: Authority,
    pub(in crate::signin) client_id: AppId,
    pub(in crate::signin) scope: GraphScope,
    pub(in crate::signin) claims: String,
    pub(super) version: SessionVersion,
}

impl Renewal {
    /// Which state of the session its answer belongs to.
    pub const fn version(&self) -> SessionVersion {
        self.version
    }
}
