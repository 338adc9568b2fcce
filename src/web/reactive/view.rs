//! Handles and closures in views. Each is boxed before Leptos's renderer sees it, so that there is one text that changes
//! and one attribute that does, and not one a place.

use std::sync::{Arc, Mutex};

use leptos::{
    prelude::{For, ForProps},
    tachys::{
        prelude::{AnyView, IntoAny as _, IntoAttributeValue, IntoRender, RenderHtml},
        reactive_graph::SharedReactiveFunction,
    },
};

use super::{
    memo::Memo,
    signal::{RwSignal, Signal},
};

/// What Leptos's renderer takes for a value that changes.
fn shared<T: 'static>(value: impl FnMut() -> T + Send + 'static) -> SharedReactiveFunction<T> {
    Arc::new(Mutex::new(value))
}

impl<T: Clone + 'static> IntoRender for Signal<T> {
    type Output = SharedReactiveFunction<T>;

    fn into_render(self) -> Self::Output {
        shared(move || self.get())
    }
}

impl<T: Clone + 'static> IntoRender for Memo<T> {
    type Output = SharedReactiveFunction<T>;

    fn into_render(self) -> Self::Output {
        Signal::from(self).into_render()
    }
}

impl<T: Clone + 'static> IntoRender for RwSignal<T> {
    type Output = SharedReactiveFunction<T>;

    fn into_render(self) -> Self::Output {
        Signal::from(self).into_render()
    }
}

impl<T: Clone + 'static> IntoAttributeValue for Signal<T> {
    type Output = SharedReactiveFunction<T>;

    fn into_attribute_value(self) -> Self::Output {
        shared(move || self.get())
    }
}

/// A view that is made anew with each change of what it looks at.
pub fn changing<V>(mut view: impl FnMut() -> V + Send + 'static) -> AnyView
where
    V: IntoRender<Output: RenderHtml + Send + 'static>,
{
    changed(Box::new(move || view().into_render().into_any()))
}

/// The one view that is compiled to change.
fn changed(view: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    shared(view).into_any()
}

/// A row of a list: what tells it from the others, and its view, which is made once.
pub struct Row {
    key: String,
    view: Box<dyn FnOnce() -> AnyView + Send>,
}

impl Row {
    pub fn new(key: String, view: impl FnOnce() -> AnyView + Send + 'static) -> Self {
        Self { key, view: Box::new(view) }
    }
}

/// Rows, of which those stay as they are that stay in the list.
pub fn each(rows: impl Fn() -> Vec<Row> + Send + Sync + 'static) -> AnyView {
    keyed(Box::new(rows))
}

/// The one list with keys that is compiled.
fn keyed(rows: Box<dyn Fn() -> Vec<Row> + Send + Sync>) -> AnyView {
    let props =
        ForProps::builder().each(rows).key(|row: &Row| row.key.clone()).children(|row: Row| (row.view)()).build();
    For(props).into_any()
}
