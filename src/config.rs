//! `config.json` as a type.
