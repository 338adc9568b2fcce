//! Our own handles over what Leptos's views are woken by: signals, memos, callbacks, effects, and a value with fields.
//!
//! Leptos's own are generic through and through, and the compiler writes all of them once for each type and closure.
//! These box a value or a closure as the handle is made; what finds, follows and wakes is compiled once, in
//! [`slot`](self::slot), and a call of a handle is a thin line around it. They keep Leptos's names, and its rules:
//! - A handle is cheap to copy, and lives as long as the owner that it was made under. Once that is gone, changing it
//!   changes nothing, a call does nothing, a `try_` tells so, and looking at it stops the page.
//! - Whatever looks within a memo, an effect or a view is woken by a change, unless it looks `untracked`.
//! - Effects run once the views are up, and after that in the order of Leptos's executor.
//!
//! A piece of a view that changes stands in [`changing`](self::view::changing), and a list whose rows stay in
//! [`each`](self::view::each): one of each is compiled. What an attribute is made of may stand as a closure, as ever; an
//! element with many attributes takes them as a list, [`attributes`](self::attributes::attributes).
//!
//! A view can be built [for nobody](self::warm_up::warm_up), so that the page is quick once somebody wants it.
//!
//! # Invariants
//! No other file of the page names Leptos's own handles: each takes what it needs from the [`prelude`].

mod attributes;
mod callback;
mod context;
mod effect;
mod lasting;
mod looks;
mod memo;
mod node_ref;
pub mod prelude;
mod signal;
mod slot;
mod store;
mod stored_value;
mod view;
mod warm_up;
