//! What the browser gives: fetch, storage, clock, randomness, clipboard.
