//! How much a problem with a value weighs.

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; often right as it is.
    Advice,
    /// Works, and is likely to hurt later.
    Warning,
    /// Entra ID would refuse it: it has to be mended before registering.
    Error,
}
