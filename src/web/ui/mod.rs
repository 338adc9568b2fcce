//! Our own elements.
