//! One file a step or page; composition only.
