//! `config.json`, as the page found it.

use crate::{
    config::{Config, ConfigProblem},
    web::browser::fetch,
};

/// What is known of `config.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Configuration {
    /// It is being read.
    Loading,
    /// There is none: signing in is not set up.
    Absent,
    /// It could not be read; the status, where there was an answer.
    Unread(Option<u16>),
    /// It has mistakes.
    Wrong(Vec<ConfigProblem>),
    /// It can be used.
    Ready {
        /// What it says.
        config: Config,
        /// What was ignored.
        warnings: Vec<ConfigProblem>,
    },
}

impl Configuration {
    /// Reads it.
    pub async fn load() -> Self {
        match fetch::get_config().await {
            Ok(None) => Self::Absent,
            Err(unread) => Self::Unread(unread.status),
            Ok(Some(text)) => match Config::parse(&text) {
                Ok((config, warnings)) => Self::Ready { config, warnings },
                Err(problems) => Self::Wrong(problems),
            },
        }
    }

    /// What it says, where it can be used.
    pub const fn config(&self) -> Option<&Config> {
        match self {
            Self::Ready { config, .. } => Some(config),
            _ => None,
        }
    }

    /// Whether people can sign in, as far as is known.
    pub const fn may_sign_in(&self) -> bool {
        matches!(self, Self::Loading | Self::Ready { .. })
    }

    /// What is to be said about the file.
    pub fn problems(&self) -> &[ConfigProblem] {
        match self {
            Self::Wrong(problems) | Self::Ready { warnings: problems, .. } => problems,
            _ => &[],
        }
    }
}
