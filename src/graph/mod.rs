//! Microsoft Graph: how calls are asked and how answers are read.

pub mod app_management;
pub mod ask;
pub mod authorization;
pub mod calls;
pub mod collection;
pub mod credentials;
pub mod error;
pub mod existing;
pub mod granted;
pub mod grants;
pub mod object;
pub mod query;
pub mod resource;
