//! Client Registrar: registers a confidential client in Microsoft Entra ID from a static page.
//!
//! # Layers
//! ```text
//! directory    -> registration
//! registration -> directory
//! http         -> directory
//! graph        -> directory http
//! plan         -> directory http graph registration
//! run          -> directory http graph plan registration
//! signin       -> directory http config
//! sandbox      -> directory http
//! config       -> directory
//! next_steps   -> directory http registration
//! i18n         -> all of the core
//! web          -> everything
//! ```

pub mod config;
pub mod directory;
pub mod graph;
pub mod http;
pub mod i18n;
pub mod next_steps;
pub mod plan;
pub mod registration;
pub mod run;
pub mod sandbox;
pub mod signin;
#[cfg(target_arch = "wasm32")]
pub mod web;
