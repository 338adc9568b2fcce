//! A certificate of a draft: what was made here or uploaded.

use serde::{Deserialize, Serialize};

use crate::directory::{certificate::Certificate, credential::CertificateWanted};

/// A certificate as it stands in the form. Its private key never does: one that was made here comes into the draft once
/// the key was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateDraft {
    /// The certificate, once there is one.
    pub certificate: Option<Certificate>,
    /// It was made on this page.
    #[serde(default)]
    pub made_here: bool,
}

impl CertificateDraft {
    /// What is asked for, where there is something.
    pub(in crate::registration) fn wanted(&self) -> Option<CertificateWanted> {
        self.certificate.clone().map(CertificateWanted)
    }
}
