//! Every way into a part of the page that is loaded when it is first wanted. `src/web/parts.txt` says what is loaded
//! before a part, and what belongs to it beside its code.
//!
//! # Invariants
//! Nothing outside of a part may name what stands in it but by the functions here: what is named elsewhere stands there
//! as well. `tests/size.rs` weighs each part.

#[cfg(split)]
use leptos::wasm_split::wasm_split;

use crate::web::browser::parts::{NotLoaded, bring};

/// A way into a part: the function stands in it, with everything that only such functions call. What it gives back is a
/// pointer into the part, so that a second visit waits for nothing. A build that was not split calls it at once.
macro_rules! into_part {
    ($(#[$meta:meta])* $part:ident: fn $name:ident, $inside:ident() -> $out:ty $body:block) => {
        $(#[$meta])*
        pub async fn $name() -> Result<$out, NotLoaded> {
            bring(stringify!($part)).await?;
            #[cfg(split)]
            return $inside().await;
            #[cfg(not(split))]
            return $inside();
        }

        #[cfg_attr(split, wasm_split($part, wasm_split_path = leptos::wasm_split, fallible))]
        fn $inside() -> Result<$out, NotLoaded> {
            Ok($body)
        }
    };
}

into_part! {
    /// Puts up everything but the start page.
    form: fn form, form_inside() -> fn() {
        super::root::mount as fn()
    }
}
