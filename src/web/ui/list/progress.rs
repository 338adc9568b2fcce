//! How far something has come.

use crate::{web::ui::text::icon::IconName, words::elements};

/// How far one thing has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressState {
    Pending,
    Running,
    /// Will go on after a wait.
    Waiting,
    /// Goes on once it is allowed.
    Unapproved,
    Done,
    Failed,
}

impl ProgressState {
    /// The class of its colour, its picture and its word.
    pub(super) fn look(self) -> (&'static str, IconName, &'static str) {
        match self {
            Self::Pending => ("progress progress--pending", IconName::Circle, elements::pending()),
            Self::Running => ("progress progress--running", IconName::Running, elements::running()),
            Self::Waiting => ("progress progress--waiting", IconName::Clock, elements::waiting()),
            Self::Unapproved => ("progress progress--waiting", IconName::Key, elements::unapproved()),
            Self::Done => ("progress progress--done", IconName::Success, elements::done()),
            Self::Failed => ("progress progress--failed", IconName::Error, elements::failed()),
        }
    }
}
