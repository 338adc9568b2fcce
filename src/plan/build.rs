//! From a registration to the calls that make it.
