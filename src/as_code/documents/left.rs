//! What a document has no place for.

use crate::as_code::note::Left;

/// Those of these that the registration has.
pub fn had<const N: usize>(left: [(Left, bool); N]) -> Vec<Left> {
    left.into_iter().filter(|(_, had)| *had).map(|(left, _)| left).collect()
}
