//! What a view is written with: our handles, and of Leptos what stands beside them.

pub use leptos::{
    prelude::{
        Children, ChildrenFn, ViewFnOnce, component, document, event_target, event_target_checked, event_target_value,
        on_cleanup, provide_context, request_animation_frame, untrack, use_context, view, window,
    },
    tachys::prelude::*,
};

pub use super::{
    attributes::{Says, attributes},
    callback::{Argument, Callback},
    context::expect_context,
    effect::{Effect, spawn_local},
    lasting::Lasting,
    memo::Memo,
    node_ref::NodeRef,
    signal::{RwSignal, Signal},
    store::{Part, Store},
    stored_value::StoredValue,
    view::{Row, changing, each},
    warm_up::{is_warming_up, warm_up},
};
