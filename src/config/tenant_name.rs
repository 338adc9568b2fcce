//! A tenant by its name: the directory (tenant) ID, or a verified domain.
//!
//! # Invariants
//! One spelling for each name, and nothing in it that an address would read as more than one segment of its path.

use std::fmt;

use crate::directory::{ids::TenantId, origin::is_label};

/// One tenant, by its ID or by a verified domain name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenantName(String);

/// Why a text names no tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenantNameProblem {
    /// `common`, `organizations` or `consumers`: a registration for one tenant needs that tenant.
    Many,
    /// Neither a GUID nor a domain name.
    Malformed,
}

impl TenantName {
    /// The tenant's ID, where it was given as one.
    pub fn id(&self) -> Option<TenantId> {
        self.0.parse().ok()
    }

    /// As it stands in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TenantName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for TenantName {
    type Error = TenantNameProblem;

    fn try_from(text: String) -> Result<Self, TenantNameProblem> {
        if let Ok(id) = text.parse::<TenantId>() {
            // One spelling, so that issuers compare exactly.
            return Ok(Self(id.to_string()));
        }
        let name = text.to_ascii_lowercase();
        match name.as_str() {
            "common" | "organizations" | "consumers" => Err(TenantNameProblem::Many),
            _ if is_domain(&name) => Ok(Self(name)),
            _ => Err(TenantNameProblem::Malformed),
        }
    }
}

/// Two labels or more of letters, digits and inner hyphens, and a last one that is not a number.
fn is_domain(name: &str) -> bool {
    name.len() <= 253
        && name.split('.').all(is_label)
        && name.rsplit_once('.').is_some_and(|(_, last)| last.bytes().any(|b| b.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenant_cannot_smuggle_an_address() {
        for value in [
            "evil.example/..",
            "a b.com",
            "contoso",
            "https://login.microsoftonline.com/x",
            "1.2.3.4",
            "-a.com",
            ".",
            "",
        ] {
            assert_eq!(TenantName::try_from(value.to_owned()), Err(TenantNameProblem::Malformed), "{value}");
        }
    }

    #[test]
    fn a_name_for_many_tenants_is_told_from_a_misspelt_one() {
        for value in ["common", "Organizations", "consumers"] {
            assert_eq!(TenantName::try_from(value.to_owned()), Err(TenantNameProblem::Many), "{value}");
        }
    }
}
