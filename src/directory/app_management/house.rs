//! What an organization says in its own words, beside a rule of its own.

/// Who says it, and what. Its texts last as long as the page, which reads them once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// What the organization calls itself.
    pub by: &'static str,
    /// Why it has the rule, in a sentence or two of plain text.
    pub why: &'static str,
}
